"""A table that was cut in two, and two that became one."""

from dataclasses import replace

import pytest

from core.comparison import compare
from core.model.change import ChangeKind, Lane
from tests.unit.made_documents import Item, compared, document, kinds

HEAD = ["Товар", "Кол-во", "Цена"]
ROWS = [HEAD, ["Бетон", "10", "4500"], ["Песок", "20", "900"], ["Щебень", "30", "1700"], ["Кирпич", "40", "25"]]


@pytest.mark.parametrize("at", [2, 3, 4])
def test_a_table_that_was_cut_in_two_lost_and_won_no_rows(at: int) -> None:
    whole: list[Item] = ["Спецификация товара", ROWS, "Подписи сторон"]
    parts: list[Item] = ["Спецификация товара", ROWS[:at], "", ROWS[at:], "Подписи сторон"]
    cut, joined = compared(whole, parts), compared(parts, whole)
    for found, words in ((cut, "Таблица разделена"), (joined, "Таблицы объединены")):
        (told,) = (change for change in found.changes if change.kind is ChangeKind.LAYOUT)
        assert told.sentence.ru.startswith(words)
        assert {change.lane for change in found.changes} <= {Lane.NUMBERING, Lane.COSMETIC}


@pytest.mark.parametrize("at", [2, 3, 4])
def test_a_head_that_was_set_again_is_no_new_row(at: int) -> None:
    for old, new in (([ROWS], [ROWS[:at], [HEAD, *ROWS[at:]]]), ([ROWS[:at], [HEAD, *ROWS[at:]]], [ROWS])):
        found = compared(old, new)
        assert [change.lane for change in found.changes] == [Lane.NUMBERING] * 2


def test_a_figure_that_changed_where_a_table_was_cut_is_told() -> None:
    other = [*ROWS[3:4], ["Кирпич", "40", "27"]]
    found = compared([ROWS], [ROWS[:3], other])
    assert sorted(kinds(found)) == ["cell_changed", "layout"]


def test_rows_under_other_words_are_other_rows() -> None:
    found = compared([ROWS], [ROWS[:3], "Не поставляется:", ROWS[3:]])
    assert any(change.lane is Lane.SUBSTANCE for change in found.changes)


@pytest.mark.parametrize("axis", ["row", "column"])
def test_cells_that_were_merged_keep_their_words(axis: str) -> None:
    plain = document([ROWS])
    first, second = (at for at, block in enumerate(plain.blocks) if block.text in ("Бетон", "Песок" if axis == "row" else "10"))
    cell = plain.blocks[first].table
    assert cell is not None
    wide = replace(cell, row_span=2) if axis == "row" else replace(cell, column_span=2)
    both = [replace(plain.blocks[at], table=wide) for at in (first, second)]
    rest = [block for at, block in enumerate(plain.blocks) if at not in (first, second)]
    merged = replace(plain, blocks=(*rest[:first], *both, *rest[first:]))
    for found in (compare(plain, merged), compare(merged, plain)):
        assert found.proof.holds
        assert {change.kind for change in found.changes} <= {ChangeKind.LAYOUT, ChangeKind.MOVED}
