"""Where a page sets the words of a document in other blocks, what bears their values is looked at too."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.comparison import compare
from core.comparison.text.kept_values import values_stay
from core.model.change import Lane
from tests.unit.made_documents import Item, document, note
from tests.unit.printed import lanes

CHANGED = [
    ("1.5 mm", "15 mm"),
    ("-5 °C", "5 °C"),
    ("10 %", "10"),
    ("$100", "€100"),
    ("2.50", "250"),
    ("<5", ">5"),
    ("+3", "-3"),
    ("1/2", "12"),
    ("✔", "✘"),
]
"""The words and the digits of both are the same."""


def side_by_side(value: str) -> list[Item]:
    return [[[f"Заказчик: Северная верфь {value}", "Исполнитель: Мастерская"]]]


def in_turn(value: str) -> list[Item]:
    return ["Заказчик: Исполнитель:", f"Северная верфь {value} Мастерская"]


def a_row_a_line(value: str) -> list[Item]:
    return [[["Заказчик:", "Исполнитель:"], [f"Северная верфь {value}", "Мастерская"]]]


def boxed(value: str) -> list[Item]:
    return [note(f"Рамка с текстом {value} внутри неё", "textbox:1")]


def out_of_its_box(value: str) -> list[Item]:
    return ["Рамка с текстом", f"{value} внутри неё"]


def header(value: str) -> list[Item]:
    return [note(f"Отчёт {value} о работах", "header:1")]


def among_the_text(value: str) -> list[Item]:
    return [f"Отчёт {value} о работах"]


def three_lines(value: str) -> list[Item]:
    return ["Поставщик обязан", f"поставить {value} товара", "и вывезти тару"]


def one_line(value: str) -> list[Item]:
    return [f"Поставщик обязан поставить {value} товара и вывезти тару"]


Made = Callable[[str], list[Item]]


@pytest.mark.parametrize(("old", "new"), CHANGED)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (side_by_side, in_turn),
        (side_by_side, a_row_a_line),
        (boxed, out_of_its_box),
        (header, among_the_text),
        (three_lines, one_line),
    ],
)
def test_a_value_with_the_same_letters_is_told_and_one_that_stayed_is_not(written: Made, shown: Made, old: str, new: str) -> None:
    assert set(lanes(written(old), shown(old))) == {Lane.NUMBERING}
    for turned in (False, True):
        assert {Lane.SUBSTANCE, Lane.WORDING} & set(lanes(written(old), shown(new), turned=turned))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            ["Арендная плата вносится", "за 5 месяцев вперёд и", "за 10 месяцев назад"],
            ["Арендная плата вносится за 10 месяцев вперёд и за 5 месяцев назад"],
        ),
        (
            ["Арендная плата вносится", "за 5 месяцев вперёд и", "за 10 месяцев назад"],
            ["Арендная плата вносится за 10 месяцев", "вперёд и за 5 месяцев назад"],
        ),
        (
            ["Арендатор вправе", "не платить и обязан", "сообщить"],
            ["Арендатор вправе платить и", "обязан не сообщить"],
        ),
        ([[["Аванс", "30"], ["Остаток", "70"]]], ["Аванс 70", "Остаток 30"]),
        ([[["Аванс", "30", "Остаток", "70"]]], ["Аванс 70", "Остаток 30"]),
        ([[["Аванс платежа", "30", "Остаток долга", "70"]]], ["Аванс платежа 70 Остаток долга", "30"]),
    ],
)
def test_words_that_changed_places_are_told_where_the_lines_of_a_page_say_nothing(written: list[Item], shown: list[Item]) -> None:
    for turned in (False, True):
        assert {Lane.SUBSTANCE, Lane.WORDING} & set(lanes(written, shown, turned=turned))


def test_two_prints_in_which_words_changed_places() -> None:
    old = ["Арендная плата вносится", "за 5 месяцев вперёд и", "за 10 месяцев назад"]
    new = ["Арендная плата вносится за 10 месяцев", "вперёд и за 5 месяцев назад"]
    sides = [replace(document(texts, name), format="pdf") for name, texts in (("o", old), ("n", new))]
    assert [value.new.text for change in compare(*sides).changes for value in change.values if value.new] == [
        "10 месяцев",
        "5 месяцев",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["10-15 дней"], ["10–15", "дней"]),
        (["— 5 штук"], ["5 штук"]),
        (["−5 °C"], ["-5 °C"]),
        (["☐ да ☒ нет"], ["да нет"]),
        (["не более 1 000 руб."], ["не более 1 000", "руб."]),
        (["ГОСТ Р 7.0.97-2016"], ["ГОСТ Р", "7.0.97-2016"]),
    ],
)
def test_ranges_dashes_and_lost_signs_of_fonts_are_no_values(old: list[str], new: list[str]) -> None:
    assert values_stay(old, new)
    assert values_stay(new, old)


def test_numbers_of_pages_may_come_beside() -> None:
    assert values_stay(["Отчёт 1.5"], ["Отчёт 1.5", "стр. 3"], more=True)
    assert not values_stay(["Отчёт 1.5"], ["Отчёт 15", "стр. 3"], more=True)
    assert not values_stay(["Отчёт 1.5"], ["Отчёт 1.5", "стр. 3"])
