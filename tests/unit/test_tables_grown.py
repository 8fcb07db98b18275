"""A table that has many times as many rows now, or as few, is the table that it was."""

from collections import Counter

import pytest

from core.comparison import compare
from tests.unit.made_documents import compared, kinds
from tests.unit.made_sheets import workbook

HEAD = ["Date", "Work", "Hours"]


def rows(first: int, last: int) -> list[list[str]]:
    works = ("Survey", "Drawing", "Approval", "Assembly", "Test")
    return [[f"{1 + at % 28:02}.{1 + at // 28:02}.2026", f"{works[at % 5]} {at}", str(2 + at % 7)] for at in range(first, last)]


@pytest.mark.parametrize("around", [["Record of works"], []])
@pytest.mark.parametrize("first", [0, 20])
def test_a_table_that_grew_tenfold_has_more_rows(first: int, around: list[str]) -> None:
    few, many = [HEAD, *rows(first, first + 4)], [HEAD, *rows(0, 60)]
    assert Counter(kinds(compared([*around, few], [*around, many]))) == {"row_inserted": 56}
    assert Counter(kinds(compared([*around, many], [*around, few]))) == {"row_deleted": 56}


def test_a_sheet_that_grew_tenfold_has_more_rows() -> None:
    few, many = [HEAD, *rows(0, 4)], [HEAD, *rows(0, 60)]
    old, new = (workbook([("Works", side), ("Prices", [["Pump", "100"]])]) for side in (few, many))
    assert Counter(change.kind.value for change in compare(old, new).changes) == {"row_inserted": 56}


def test_a_large_table_in_a_small_ones_place_is_another_one() -> None:
    other = [["Vessel", "Draught", "Crew"], *([f"Aurora {at}", str(at), str(3 + at % 7)] for at in range(60))]
    assert kinds(compared([[HEAD, *rows(0, 4)]], [other])) == ["deleted", "inserted"]
