"""Small words that turn a rule round: each is one change of substance, of at least medium significance."""

import pytest

from tests.unit.made_documents import compared

RULES = [
    ("The Seller shall repair {} replace the goods.", "and", "and/or", "connective"),
    ("Исполнитель готовит акт {} отчёт за месяц.", "и", "и/или", "connective"),
    ("The fee is refundable {} the event is cancelled.", "unless", "if", "opposite"),
    ("Prices are {} of all taxes and duties.", "inclusive", "exclusive", "opposite"),
    ("Commission is calculated on {} revenue.", "gross", "net", "opposite"),
    ("Масса указана {} для каждого места.", "брутто", "нетто", "opposite"),
    ("Отказаться можно {} 14 дней после передачи.", "в течение", "по истечении", "opposite"),
    ("The Buyer may reject goods {} 14 days of delivery.", "within", "after", "opposite"),
    ("Отчёт представляется {} на сайте.", "еженедельно", "ежемесячно", "frequency"),
    ("Reports are delivered {} to the Client.", "monthly", "quarterly", "frequency"),
    ("Начисляется 0,1 % в {} от суммы.", "день", "неделю", "frequency"),
    ("Interest accrues at 2% per {} on sums due.", "month", "year", "frequency"),
    ("Акты подписываются {} без напоминания.", "каждый месяц", "каждую неделю", "frequency"),
    ("Товар должен быть {} сорта без брака.", "первого", "второго", "number"),
    ("Объект относится к {} категории сложности.", "II", "III", "number"),
    ("The Vendor is liable for {} negligence.", "gross", "", "scope"),
    ("The Buyer may inspect at its {} discretion.", "sole", "", "scope"),
    ("Возмещается {} ущерб Заказчика.", "реальный", "", "scope"),
    ("The offer is valid until 15 March 2026{} here.", " inclusive", "", "scope"),
    ("Можно потребовать уменьшения цены и{} возмещения убытков.", " (или)", "", "connective"),
    ("The Auditor visits the site {} a year.", "twice", "once", "quantity"),
    ("Убытки возмещаются {}.", "Заказчиком Исполнителю", "Исполнителем Заказчику", "party"),
    ("Оплата производится {} подписания акта.", "до", "после", "opposite"),
]


@pytest.mark.parametrize(("text", "old", "new", "reason"), RULES, ids=[f"{old}-{new}" for _, old, new, _ in RULES])
def test_a_small_word_is_of_substance_both_ways(text: str, old: str, new: str, reason: str) -> None:
    for before, after in ((old, new), (new, old)):
        old_text, new_text = (" ".join(text.format(word).split()) for word in (before, after))
        (change,) = compared([old_text], [new_text]).changes
        assert change.lane.value == "substance"
        assert reason in change.reasons
        assert change.significance.rank >= 2


@pytest.mark.parametrize(
    ("old", "new", "ru", "en"),
    [
        ("Отчёт сдаётся еженедельно.", "Отчёт сдаётся ежемесячно.", "Изменена периодичность: «еженедельно» → «ежемесячно»",
         "The frequency was changed: “еженедельно” → “ежемесячно”"),
        ("Товар первого сорта.", "Товар второго сорта.", "Изменён порядковый номер: «первого» → «второго»",
         "An ordinal was changed: “первого” → “второго”"),
        ("Проверка проводится два раза в год.", "Проверка проводится один раз в год.",
         "Количество уменьшено с 2 до 1 раза (−50 %)",
         "The quantity was reduced from 2 to 1 time (−50%)"),
        ("Проверка проводится пять раз в год.", "Проверка проводится три раза в год.",
         "Количество уменьшено с 5 до 3 раз (−40 %)",
         "The quantity was reduced from 5 to 3 times (−40%)"),
        ("Плата 21 юань.", "Плата 22 доллара США.", "Плата изменена: 21 юань → 22 долл. США",
         "The fee was changed: CNY 21 → USD 22"),
        ("The Auditor visits twice a year.", "The Auditor visits once a year.", "Изменена кратность: «twice» → «once» (−50 %)",
         "The number of times was changed: “twice” → “once” (−50%)"),
    ],
)  # fmt: skip
def test_what_is_said_of_it(old: str, new: str, ru: str, en: str) -> None:
    (change,) = compared([old], [new]).changes
    assert change.sentence.ru.replace("\u00a0", " ") == ru
    assert change.sentence.en.replace("\u00a0", " ") == en


def test_the_order_of_an_enumeration_is_wording() -> None:
    found = compared(["Стороны: Заказчик, Исполнитель."], ["Стороны: Исполнитель, Заказчик."]).changes
    assert {change.lane.value for change in found} == {"wording"}


def test_a_connective_in_the_place_of_other_words_is_wording() -> None:
    (change,) = compared(["Вода подаётся, затем сливается."], ["Вода подаётся и сливается."]).changes
    assert change.lane.value == "wording"


def test_synonyms_stay_wording() -> None:
    (change,) = compared(["Оплата после подписания акта по счёту."], ["Оплата вслед за подписанием акта по счёту."]).changes
    assert change.lane.value == "wording"
