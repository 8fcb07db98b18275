"""Units and currencies without a number beside them, numbers of accounts, companies: small words that change who pays what."""

import pytest

from tests.unit.made_documents import compared

HEAD, OTHER = ["Наименование", "Ед. изм.", "Кол-во"], ["Кран шаровой", "шт.", "14"]


@pytest.mark.parametrize(("old", "new"), [("м", "т"), ("м3", "м2"), ("кв. м", "га"), ("час", "день"), ("шт", "компл")])
def test_another_unit_of_a_row_is_of_substance(old: str, new: str) -> None:
    (change,) = compared([[HEAD, ["Труба", old, "120"], OTHER]], [[HEAD, ["Труба", new, "120"], OTHER]]).changes
    assert (change.significance.value, change.reasons, change.values) == ("medium", ("quantity", "unit"), ())
    assert change.sentence.ru == f"Строка «Труба», столбец «Ед. изм.»: изменена единица измерения: «{old}» → «{new}»"
    assert change.sentence.en == f"Row “Труба”, column “Ед. изм.”: the unit was changed: “{old}” → “{new}”"


@pytest.mark.parametrize(("old", "new"), [("шт.", "штук"), ("м2", "м²"), ("Заказчик", "Подрядчик"), ("труба", "кран")])
def test_the_same_unit_and_other_words_are_none(old: str, new: str) -> None:
    (change,) = compared([[HEAD, ["Труба", old, "120"], OTHER]], [[HEAD, ["Труба", new, "120"], OTHER]]).changes
    assert "unit" not in change.reasons


def test_thousands_in_the_heading_of_a_column_weigh_as_an_amount() -> None:
    row = ["Аренда", "120"]
    (change,) = compared([[["Статья", "Сумма, руб."], row]], [[["Статья", "Сумма, тыс. руб."], row]]).changes
    assert (change.significance.value, change.reasons) == ("high", ("amount", "unit"))
    assert change.sentence.ru.startswith("Заголовок столбца «Сумма, руб.»: добавлено слово: «тыс.»")


def test_another_currency_in_running_text() -> None:
    (change,) = compared(["Расчёты ведутся в долларах США по курсу."], ["Расчёты ведутся в евро по курсу."]).changes
    assert (change.significance.value, change.reasons) == ("high", ("amount", "unit"))
    assert change.sentence.ru == "Изменена валюта: «долларах США» → «евро»"
    assert change.sentence.en == "The currency was changed: “долларах США” → “евро”"


@pytest.mark.parametrize(
    ("old", "new"),
    [("Суммы даны в тысячах рублей.", "Суммы даны в миллионах рублей."), ("In thousands of units.", "In millions of units.")],
)
def test_in_what_the_sums_are_counted(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.significance.value, change.reasons, change.values) == ("high", ("amount", "unit"), ())
    assert change.sentence.ru.startswith("Изменена единица измерения: «")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Поставщик платит с ИНН 7701234567 сам.", "Поставщик платит с ИНН 7701234576 сам.", "account"),
        ("Расчётный счёт 40702810500000012345 в банке.", "Расчётный счёт 40702810500000012354 в банке.", "account"),
        ("Pay to IBAN DE89 3704 0044 0532 0130 00 only.", "Pay to IBAN DE89 3704 0044 0532 0130 01 only.", "account"),
        ("Договор заключён с ООО «Альфа» в Москве.", "Договор заключён с АО «Бета» в Москве.", "party"),
        ("The goods come from Acme Widgets Ltd by rail.", "The goods come from Best Gadgets Inc by rail.", "party"),
    ],
)
def test_who_is_paid_and_who_is_a_party_weigh_most(old: str, new: str, reason: str) -> None:
    (change,) = compared([old], [new]).changes
    assert reason in change.reasons
    assert change.significance.value == "high"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Модель SHA-256 в составе.", "Модель SHA-512 в составе."),
        ("Тел. +7 495 123-45-67 всегда.", "Тел. +7 495 123-45-76 всегда."),
    ],
)
def test_another_code_is_neither(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert not {"account", "party"} & set(change.reasons)


@pytest.mark.parametrize(("old", "new"), [("$ npm install tool", "npm install tool"), ("Set $HOME first.", "Set HOME first.")])
def test_a_prompt_and_a_variable_are_no_currency(old: str, new: str) -> None:
    assert not any({"amount", "unit"} & set(change.reasons) for change in compared([old], [new]).changes)


def test_a_currency_that_went_from_thousands_is_one() -> None:
    (change,) = compared(["Sums are in $ million here."], ["Sums are in million here."]).changes
    assert "amount" in change.reasons


def test_another_account_or_taxpayer_in_a_table_of_details_weighs_most() -> None:
    rows = [
        ["Заказчик", "ООО «Ромашка»"],
        ["ИНН", "7701234567"],
        ["Расчётный счёт", "40702810900000012345"],
        ["БИК", "044525225"],
    ]
    for at, number in ((1, "7701234568"), (2, "40702810900000012346"), (3, "044525226")):
        new = [[name, number] if row == at else [name, text] for row, (name, text) in enumerate(rows)]
        (change,) = compared([rows], [new]).changes
        assert (change.significance.value, change.reasons[:1]) == ("high", ("account",))
        assert f"изменены реквизиты: {rows[at][1]} → {number}" in change.sentence.ru
    (phone,) = compared([[*rows, ["Этажей", "12345678"]]], [[*rows, ["Этажей", "12345679"]]]).changes
    assert "account" not in phone.reasons
