"""One value is one change: figures and their words, an amount and its unit; and a paragraph's own number is no value."""

import pytest

from core.model.change import Lane, Significance
from tests.unit.made_documents import compared, kinds

PRICE = "2.1. Общая стоимость Товара составляет {} рублей, включая налог."


def test_a_comma_that_moved_is_one_change() -> None:
    for texts in (("Казнить нельзя, помиловать.", "Казнить, нельзя помиловать."), ("One – two, three.", "One, two – three.")):
        assert {change.lane for change in compared([texts[0]], [texts[1]]).changes} == {Lane.COSMETIC}
    (found,) = compared(["Казнить нельзя, помиловать."], ["Казнить, нельзя помиловать."]).changes
    assert found.sentence.ru.startswith("Переставлен знак препинания: «Казнить, нельзя помиловать.»")
    assert found.sentence.en.startswith("A punctuation mark was moved")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Ремонт идёт за свой счёт.", "Ремонт идёт за счёт Заказчика.", "Изменена сторона: «свой счёт» → «счёт Заказчика»"),
        (
            "Испытания ведёт независимая лаборатория.",
            "Испытания ведёт лаборатория изготовителя.",
            "Изменён охват: «независимая лаборатория» → «лаборатория изготовителя»",
        ),
        ("The big house stands.", "The house nearby stands.", "Изменена формулировка: «big house» → «house nearby»"),
    ],
)
def test_words_that_went_before_a_word_and_came_behind_it_are_one_change(old: str, new: str, said: str) -> None:
    (found,) = compared([old], [new]).changes
    assert (found.sentence.ru, len(found.edits)) == (said, 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Большой дом стоит там.", "Дом стоит высокий там."),
        ("Он взял 5 яблок и ушёл.", "Он взял яблок мешок и ушёл."),
        ("Старый дом. Там тихо.", "Дом. Там очень тихо."),
    ],
)
def test_words_further_apart_or_with_figures_are_told_apart(old: str, new: str) -> None:
    assert len(compared([old], [new]).changes) == 2


def test_commas_of_two_sentences_are_two_changes() -> None:
    old, new = "Он пришёл, увидел. Она ушла когда захотела.", "Он пришёл увидел. Она ушла, когда захотела."
    assert len(compared([old], [new]).changes) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The price is GBP 100 including VAT 20 %.", "The price is GBP 100, VAT is not charged."),
        ("Цена 100 рублей, в том числе НДС 20 %.", "Цена 100 рублей, НДС не облагается."),
        ("Цена 100 рублей, включая НДС 20 %.", "Цена 100 рублей без НДС."),
    ],
)
def test_a_tax_and_whether_the_price_holds_it_are_one_change(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        (found,) = compared([before], [after]).changes
        assert found.significance is Significance.HIGH


def test_a_figure_and_its_words_are_one_change() -> None:
    found = compared(
        [PRICE.format("1 250 000 (один миллион двести пятьдесят тысяч)")],
        [PRICE.format("1 520 000 (один миллион пятьсот двадцать тысяч)")],
    )
    assert [len(change.edits) for change in found.changes] == [2]
    assert found.changes[0].old[0].text == "1 250 000 (один миллион двести пятьдесят"
    assert found.changes[0].values[0].delta == "270000"
    assert found.proof.holds


def test_a_bound_and_its_number_are_one_change() -> None:
    found = compared(
        ["Уведомление направляется не менее чем за 3 дня до проверки."],
        ["Уведомление направляется не позднее чем за 5 дней до проверки."],
    )
    assert [[value.type.value for value in change.values] for change in found.changes] == [["range", "period"]]
    assert (
        found.changes[0]
        .sentence.ru.replace("\u00a0", " ")
        .startswith("Срок уведомления увеличен с 3 до 5 дней (+66,7 %); измене")
    )
    assert found.proof.holds


def test_two_values_in_one_sentence_are_two_changes() -> None:
    found = compared(
        ["Аванс 30 % платится за 5 дней, остаток в течение 10 дней."],
        ["Аванс 50 % платится за 5 дней, остаток в течение 15 дней."],
    )
    assert len(found.changes) == 2
    assert found.proof.holds


def test_a_paragraph_that_came_has_no_value_in_its_own_number() -> None:
    text = "4.3. Гарантия составляет 12 месяцев."
    found = compared(["Первый абзац о предмете."], ["Первый абзац о предмете.", text])
    assert [value.new.text for value in found.changes[0].values if value.new] == ["12 месяцев"]


def test_a_moved_paragraph_with_a_typed_number_is_moved_and_renumbered() -> None:
    first, second, third = (
        "О готовности товара к отгрузке поставщик уведомляет покупателя не менее чем за три дня.",
        "Покупатель принимает товар по накладной и проверяет его по количеству и качеству.",
        "Стороны подписывают акт сверки каждый квартал и хранят его у себя пять лет.",
    )
    found = compared([f"3.1. {first}", f"3.2. {second}", f"3.3. {third}"], [f"3.1. {second}", f"3.2. {third}", f"3.3. {first}"])
    assert sorted(change.kind.value for change in found.changes) == ["moved", "renumbered"]
    assert found.proof.holds


def test_a_typed_number_that_changed_with_the_move_alone_is_told_with_it() -> None:
    act, pay = "Покупатель принимает товар по накладной и проверяет его.", "Продавец уведомляет о готовности товара за три дня."
    check, rent = "Стороны подписывают акт сверки каждый квартал.", "Арендатор платит за воду и свет по счётчикам отдельно."
    old = [f"2.1. {act}", f"2.2. {pay}", "Раздел о сверке", f"3.1. {check}", f"3.2. {rent}"]
    new = [f"2.1. {act}", "Раздел о сверке", f"3.1. {check}", f"3.2. {rent}", f"3.3. {pay}"]
    (change,) = compared(old, new).changes
    assert (change.kind.value, change.lane.value, change.reasons) == ("moved_and_edited", "wording", ("moved",))
    assert change.sentence.ru == f"Перенесено: «3.3. {pay}»; номер изменён: 2.2 → 3.3"
    assert change.sentence.en == f"Moved: “3.3. {pay}”; renumbered: 2.2 → 3.3"
    edited = compared(old, [*new[:-1], new[-1].replace("три дня", "пять дней")]).changes
    assert [(change.kind.value, [value.type.value for value in change.values]) for change in edited] == [
        ("moved_and_edited", ["period"])
    ]
    assert "2.2 → 3.3; срок уведомления увеличен с 3 до 5 дней" in edited[0].sentence.ru.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Срок 250 дней со дня подписания.", "Срок 1 250 со дня подписания.", "250 дней → 1\u00a0250"),
        ("Штраф 10 от суммы.", "Штраф 15 % от суммы.", "10 → 15\u00a0%"),
        ("Цена 10 % за штуку.", "Цена 15 руб. за штуку.", "10 % → 15\u00a0руб."),
    ],
)
def test_a_value_against_one_of_another_type(old: str, new: str, said: str) -> None:
    found = compared([old], [new])
    assert said.replace("\u00a0", " ") in found.changes[0].sentence.ru.replace("\u00a0", " ")


def test_an_exception_narrows_and_does_not_reverse() -> None:
    found = compared(
        ["Все поставки оплачиваются в течение месяца."], ["Все поставки, кроме пробных партий, оплачиваются в течение месяца."]
    )
    assert "negation" not in found.changes[0].reasons
    assert "condition_added" in found.changes[0].reasons
    assert "противополож" not in found.changes[0].sentence.ru


def test_a_lone_word_repeals_a_provision_and_not_a_value() -> None:
    long = "The supplier keeps records of every delivery for five years."
    assert "repeal" in compared([long, "Second rule."], ["[Reserved]", "Second rule."]).changes[0].reasons
    found = compared(["Mode of the unit: round."], ["Mode of the unit: reserved."])
    assert all("repeal" not in change.reasons for change in found.changes)


def test_a_date_whose_day_went_behind_its_month_is_one_change() -> None:
    found = compared(["Delivery shall take place by February 1, 2024."], ["Delivery shall take place by 1st of February 2024."])
    assert kinds(found) == ["replaced"]
    assert found.changes[0].sentence.en.startswith("The value is written in another way: “February 1, 2024”")
