"""Sheets that are built to be endless: a cell at the far end, a number or a number format without an end."""

import io
import time

import openpyxl
import pytest

from core.comparison import compare
from core.limits import NUMBER_FORMAT_CHARS
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData, render
from tests.word_pairs import read

LAST = "XFD1048576"
SECONDS = 10.0
"""Each of these took minutes; on any machine they take less than one second."""


def sheet(cells: dict[str, object], form: str = "") -> tuple[bytes, Document]:
    """A price list with more cells; `form`: the number format of its prices."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for at in range(30):
        book.active.append([f"Item {at}", 10 + at, 1.5 * at])
    for name, value in cells.items():
        book.active[name] = value
    for row in book.active["C1:C30"] if form else ():
        row[0].number_format = form
    book.save(out)
    return out.getvalue(), reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())


@pytest.mark.parametrize("far", [LAST, "XFD1", "A1048576"])
def test_a_cell_at_the_far_end_is_one_more(far: str) -> None:
    started = time.monotonic()
    old, new = sheet({}), sheet({far: "stray", "B5": 99})
    comparison = compare(old[1], new[1])
    assert comparison.proof.holds
    assert len(comparison.changes) == 2
    data = ReportData(comparison=comparison, old=old[1], new=new[1], old_bytes=old[0], new_bytes=new[0], read=read)
    assert render("redline", data)
    assert time.monotonic() - started < SECONDS


def test_a_number_without_an_end_is_told_in_part() -> None:
    started = time.monotonic()
    (change,) = compare(sheet({})[1], sheet({"C2": "9" * 30_000})[1]).changes
    assert len(change.sentence.en) < 200
    assert time.monotonic() - started < SECONDS


def test_a_number_format_without_an_end_shows_the_plain_number() -> None:
    assert NUMBER_FORMAT_CHARS == 255
    started = time.monotonic()
    long, whole = (sheet({}, "0.000" + "#," * times)[1] for times in (20_000, 0))
    assert [block.text for block in long.blocks][5] == "1.5"
    assert [block.text for block in whole.blocks][5] == "1.500"
    assert time.monotonic() - started < SECONDS
