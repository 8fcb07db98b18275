"""One word that says all: a status in a cell, an opposite, a term of delivery, whose courts decide, an alternative."""

import pytest

from tests.unit.made_documents import compared


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("M", "O"),
        ("Проект", "Утверждено"),
        ("read", "write"),
        ("н/п", "да"),
        ("Труба стальная", "Кран шаровой"),
        ("мужской", "женский"),
    ],
)
def test_a_datum_that_gave_way_to_another_is_of_substance(old: str, new: str) -> None:
    head, other = ["Изделие", "Цена", "Состояние"], ["Насос", "140", "готов"]
    (change,) = compared([[head, ["Клапан", "120", old], other]], [[head, ["Клапан", "120", new], other]]).changes
    assert (change.lane.value, change.significance.value, change.reasons) == ("substance", "medium", ("cell",))
    assert change.sentence.ru == f"Строка «Клапан», столбец «Состояние»: заменено: «{old}» → «{new}»"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("янв.", "январь"),
        ("Готов", "готово"),
        ("клапан работает от давления воды в сети", "устройство закрывается пружиной при падении напора"),
    ],
)
def test_other_forms_and_whole_phrases_are_no_such_data(old: str, new: str) -> None:
    head = ["Изделие", "Цена", "Состояние"]
    (change,) = compared([[head, ["Клапан", "120", old]]], [[head, ["Клапан", "120", new]]]).changes
    assert "cell" not in change.reasons


def test_a_word_in_running_text_is_wording_still() -> None:
    (change,) = compared(["Здесь стоит большой красивый дом."], ["Здесь стоит большой уютный дом."]).changes
    assert change.lane.value == "wording"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Функция включена изначально.", "Функция отключена изначально."),
        ("Риск оценивается как высокий.", "Риск оценивается как низкий."),
        ("The agreement renews each year.", "The agreement expires each year."),
        ("The defect is critical here.", "The defect is minor here."),
        ("Доверенность безотзывная.", "Доверенность отзывная."),
        ("Реле закрывает входной клапан.", "Реле закрывает выходной клапан."),
        ("The rate is fixed here.", "The rate is floating here."),
    ],
)
def test_common_opposites_weigh_where_they_are_all_that_changed(old: str, new: str) -> None:
    for first, second in ((old, new), (new, old)):
        (change,) = compared([first], [second]).changes
        assert (change.significance.value, change.sentence.en.split(":")[0]) == ("high", "The meaning was reversed")


def test_in_a_phrase_that_was_rewritten_they_say_nothing_by_themselves() -> None:
    old = "Зал открыт, у входа стоит дежурный, гости высокого ранга ждут в комнате слева от него."
    new = "Зал открыт, дежурный ушёл к выходу, столы низкие, чай подают справа после начала беседы."
    assert not any("opposite" in change.reasons for change in compared([old], [new]).changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Товар поставляется на условиях FCA Тверь.", "Товар поставляется на условиях DDP Тверь."),
        ("Goods are sold FOB Shanghai.", "Goods are sold CIF Shanghai."),
    ],
)
def test_terms_of_delivery_weigh_most(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.significance.value, change.reasons) == ("high", ("delivery",))
    assert change.sentence.ru.startswith("Изменены условия поставки: «")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Применяется право Российской Федерации.", "Применяется право Англии."),
        ("Спор рассматривает Арбитражный суд города Москвы.", "Спор рассматривает Арбитражный суд Тверской области."),
        ("This agreement is governed by the laws of England.", "This agreement is governed by the laws of Cyprus."),
    ],
)
def test_another_court_or_law_weighs_most(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert change.significance.value == "high"
    assert "jurisdiction" in change.reasons


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Акт подписывает директор лично.", "Акт подписывает директор лично или через представителя.", "или через представителя"),
        ("The buyer may inspect the goods.", "The buyer or its legal adviser may inspect the goods.", "or its legal adviser"),
        ("Скидка дана сотрудникам завода.", "Скидка дана сотрудникам завода и членам их семей.", "и членам их семей"),
    ],
)
def test_an_alternative_says_something_of_its_own(old: str, new: str, said: str) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.lane.value, change.significance.value) == ("substance", "medium")
    assert f"«{said}»" in change.sentence.ru


@pytest.mark.parametrize(
    ("old", "new", "reasons", "said"),
    [
        ("Отчёт сдаётся в январе.", "Отчёт сдаётся в марте.", ("date",), "The month or the day of the week was changed"),
        ("The report is due in May.", "The report is due in June.", ("date",), "The month or the day of the week was changed"),
        (
            "Сбор проводится по понедельникам.",
            "Сбор проводится по пятницам.",
            ("date",),
            "The month or the day of the week was changed",
        ),
        ("Срок исчисляется в рабочих днях.", "Срок исчисляется в календарных днях.", ("unit",), "The unit was changed"),
        ("Расчёты ведутся в рублях.", "Расчёты ведутся в юанях.", ("amount", "unit"), "The currency was changed"),
        ("Подпись создаётся алгоритмом RSA.", "Подпись создаётся алгоритмом ECDSA.", ("name",), "A name was changed"),
        ("Лицензия действует на территории РФ.", "Лицензия действует на территории ЕАЭС.", ("name",), "A name was changed"),
    ],
)
def test_months_kinds_of_days_currencies_and_codes(old: str, new: str, reasons: tuple[str, ...], said: str) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.reasons, change.sentence.en.split(":")[0]) == (reasons, said)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Прилагается нотариально заверенная копия устава.", "Прилагается копия устава."),
        ("Испытания ведёт независимая лаборатория.", "Испытания ведёт лаборатория."),
        ("The tests are run by an independent laboratory.", "The tests are run by a laboratory."),
    ],
)
def test_who_vouches_for_a_thing_narrows_it(old: str, new: str) -> None:
    for first, second in ((old, new), (new, old)):
        assert "scope" in {reason for change in compared([first], [second]).changes for reason in change.reasons}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They march in line here.", "They walk in line here."),
        ("ОБЩИЕ ПОЛОЖЕНИЯ ДОГОВОРА", "ОБЩИЕ УСЛОВИЯ ДОГОВОРА"),
        ("Дом стоит рядом с рабочим столом.", "Дом стоит рядом с письменным столом."),
    ],
)
def test_verbs_headings_and_desks_are_none_of_them(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert not {"date", "unit", "name"} & set(change.reasons)


def test_rows_of_words_alone_are_called_by_their_first_cells() -> None:
    rows = [["Заказчик", "завод", "осмотр"], ["Подрядчик", "мастер", "наладка"], ["Эксперт", "институт", "отзыв"]]
    changed = [rows[0], [*rows[1][:2], "разборка"], rows[2]]
    (change,) = compared([rows], [changed]).changes
    assert change.sentence.ru == "Строка «Подрядчик», столбец 3: заменено: «наладка» → «разборка»"
    assert change.sentence.en == "Row “Подрядчик”, column 3: replaced: “наладка” → “разборка”"
