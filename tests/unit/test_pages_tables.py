"""The height of a table on a page: whole, or cut through a row."""

import pytest

from pages.shell.tables import BORDER_PIXELS, ROW_PIXELS, height_of

FRAME = ROW_PIXELS + BORDER_PIXELS


@pytest.mark.parametrize(("count", "seen"), [(1, 1), (10, 10), (11, 10.5), (500, 10.5)])
def test_a_table_that_goes_on_is_cut_through_a_row(count: int, seen: float) -> None:
    assert height_of(count, 10) == seen * ROW_PIXELS + FRAME
    assert height_of(count, 10, 60) == seen * 60 + FRAME
