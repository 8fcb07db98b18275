"""Rows, columns and cells."""

import itertools
from dataclasses import replace

import pytest

from core.comparison import compare
from tests.unit.made_documents import compared, document, kinds, texts

PRICES = [
    ["Наименование", "Единица", "Цена"],
    ["Бетон", "м³", "4 500"],
    ["Арматура", "т", "61 000"],
    ["Кирпич", "шт.", "18"],
    ["Песок", "м³", "900"],
    ["Щебень", "м³", "1 700"],
]


def without(rows: list[list[str]], column: int) -> list[list[str]]:
    return [row[:column] + row[column + 1 :] for row in rows]


def test_a_changed_cell() -> None:
    new = [list(row) for row in PRICES]
    new[2][2] = "64 000"
    (change,) = compared([PRICES], [new]).changes
    assert (change.kind.value, texts(change)) == ("cell_changed", (["61 000"], ["64 000"]))


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["Код", "Цена"], ["111", "222"], ["333", "444"], ["555", "666"], ["777", "888"]], (1, 0)),
        ([["1"], ["2"], ["3"], ["4"], ["5"]], (3, 0)),
        ([["Объём"]], (0, 0)),
        ([["Ааа", "Ббб"], ["Ввв", "Ггг"]], (0, 0)),
        ([["", "", ""], ["", "", ""], ["", "Отметка", ""], ["", "", ""]], (2, 1)),
    ],
    ids=["a key", "one column", "one cell", "the head", "a form"],
)
def test_words_added_to_a_cell_change_the_cell_alone(rows: list[list[str]], at: tuple[int, int]) -> None:
    new = [list(row) for row in rows]
    new[at[0]][at[1]] += " дополнительно"
    (change,) = compared([rows], [new]).changes
    assert change.kind.value == "cell_changed"


@pytest.mark.parametrize(
    ("rows", "at", "value"),
    [
        ([["№", "Город", "Река"], ["1", "Тверь", "Волга"], ["2", "Омск", "Иртыш"], ["3", "Пермь", "Кама"]], (2, 0), "45"),
        ([["Артикул", "Цена"], ["А-1", "120"], ["Б-2", "340"], ["В-3", "560"], ["Г-4", "780"]], (2, 0), "Я-9"),
        ([["10"], ["20"], ["30"], ["40"]], (1, 0), "25"),
        ([["10", "11"], ["20", "21"], ["30", "31"], ["40", "41"]], (1, 0), "25"),
    ],
    ids=["a number", "a key", "a column of figures", "figures"],
)
def test_another_value_in_a_cell_changes_the_cell_alone(rows: list[list[str]], at: tuple[int, int], value: str) -> None:
    new = [list(row) for row in rows]
    new[at[0]][at[1]] = value
    (change,) = compared([rows], [new]).changes
    assert (change.kind.value, texts(change)) == ("cell_changed", ([rows[at[0]][at[1]]], [value]))


def test_rows_come_and_go_one_change_each() -> None:
    more = [*PRICES[:3], ["Доска", "м³", "15 000"], ["Гвозди", "кг", "120"], *PRICES[3:]]
    assert kinds(compared([PRICES], [more])) == ["row_inserted", "row_inserted"]
    assert kinds(compared([more], [PRICES])) == ["row_deleted", "row_deleted"]


def test_a_moved_row_is_one_change_with_its_cells() -> None:
    moved = [PRICES[0], *PRICES[2:], ["Бетон", "м³", "4 800"]]
    (change,) = compared([PRICES], [moved]).changes
    assert change.kind.value == "row_moved"
    assert len(change.edits) == 1


@pytest.mark.parametrize("column", [0, 1, 2])
def test_columns_come_and_go_one_change_each(column: int) -> None:
    less = without(PRICES, column)
    assert kinds(compared([PRICES], [less])) == ["column_deleted"]
    assert kinds(compared([less], [PRICES])) == ["column_inserted"]


def test_a_moved_column_is_one_change() -> None:
    new = [[row[2], row[0], row[1]] for row in PRICES]
    assert kinds(compared([PRICES], [new])) == ["column_moved"]


def test_a_row_with_another_key_is_another_row() -> None:
    rows = [["1", "а", "x"], ["2", "б", "x"], ["3", "в", "x"], ["4", "г", "x"], ["5", "д", "x"]]
    new = [*rows[:4], ["77", "щ", "x"]]
    assert sorted(kinds(compared([rows], [new]))) == ["row_deleted", "row_inserted"]


def test_a_row_a_column_and_a_cell_at_once() -> None:
    new = [[*row[:2], f"{at}%", row[2]] for at, row in enumerate(PRICES)]
    new[1][3] = "4 700"
    del new[4]
    assert sorted(kinds(compared([PRICES], [new]))) == ["cell_changed", "column_inserted", "row_deleted"]


def test_a_table_among_paragraphs_moves_as_one() -> None:
    lines = [f"Абзац {at} с достаточным числом разных слов про дело {at * 31} и предмет {at * 17}." for at in range(20)]
    found = compared([PRICES, *lines], [*lines, PRICES])
    assert kinds(found) == ["moved"]
    assert len(found.changes[0].old) == 18


def test_rows_of_figures_that_repeat_are_told_apart_by_most_of_their_cells() -> None:
    rows = [["4.6", *signs, "13.7"] for signs in itertools.product("01", repeat=7)]
    new = [list(row) for row in rows]
    new[5][0], new[85][8] = "12.8", "22.1"
    found = compared([rows], [new]).changes
    assert [(change.kind.value, texts(change)) for change in found] == [
        ("cell_changed", (["4.6"], ["12.8"])),
        ("cell_changed", (["13.7"], ["22.1"])),
    ]


@pytest.mark.parametrize("back", [False, True], ids=["to text", "to a table"])
def test_a_table_that_became_paragraphs_of_its_cells_is_one_change_of_layout(back: bool) -> None:
    before = "Перед таблицей стоит обычный абзац договора."
    sides = [[before, PRICES], [before, *itertools.chain.from_iterable(PRICES)]]
    found = compared(*(reversed(sides) if back else sides))
    assert found.proof.holds
    assert [(change.kind.value, change.lane.value) for change in found.changes] == [("layout", "numbering")]


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_words_that_went_to_another_cell_went_there_unless_another_format_drew_the_cells(format: str) -> None:
    cells = [["Один абзац", "Второй абзац", "Третий абзац"], ["4", "5", "6"]]
    old, new = document([cells], "o"), document([cells], "n")
    first = new.blocks[0].table
    merged = tuple(replace(block, table=first) if block.table and block.table.row == 0 else block for block in new.blocks)
    found = compare(replace(old, format="docx"), replace(new, blocks=merged, format=format))
    assert found.proof.holds
    assert ("layout" in {change.kind.value for change in found.changes}) is (format == "pdf")
