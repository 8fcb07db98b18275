"""Lines of contents: a title, and its page's number at the right edge, with dots between or without."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.readers.pdf.line import LEADER, Column, Line, Row, chunks, line_of
from core.readers.pdf.sheet import Sheet

_PAGE = re.compile(r"(?:\d{1,4}|[ivxlcdm]{1,7})$")
_RUN = 4
"""Lines that make a list; fewer may be anything."""
_EDGE = 3.0
"""Points within which the numbers end."""
TAB = re.compile(r"\t(?:\d{1,4}|[ivxlcdm]{1,7})$")


def contents_runs(rows: Sequence[Row], column: Column) -> list[tuple[int, int]]:
    """Runs of rows (first, last + 1) of which most end in page numbers that do not fall."""
    right = max((row[-1].x1 for row in rows if _number(row)), default=0.0)
    if right < column.left + 0.6 * column.width:
        return []
    runs, start = [], None
    for k in range(len(rows) + 1):
        if k < len(rows) and (_entry(rows[k], right) or (start is not None and _between(rows, k, right))):
            start = k if start is None else start
            continue
        if start is not None and _rises(rows[start:k], right):
            runs.append((start, k))
        start = None
    return runs


def contents_lines(rows: Sequence[Row], sheet: Sheet, column: Column) -> list[Line]:
    """The rows as lines with a tab between title and number."""
    return [_tabbed(line_of(sheet, row, column)) for row in rows]


def _number(row: Row) -> bool:
    return len(row) > 1 and _PAGE.match(row[-1].text) is not None


def _entry(row: Row, right: float) -> bool:
    if LEADER.search(row[-1].text):
        return True
    parts = chunks(row)
    if len(parts) < 2 or abs(row[-1].x1 - right) > _EDGE:
        return False
    return len(parts[-1]) == 1 and _PAGE.match(parts[-1][0].text) is not None and len(parts[0][0].text) > 1


def _between(rows: Sequence[Row], k: int, right: float) -> bool:
    """A title's first line, its number on the next one."""
    near = k + 1 < len(rows) and rows[k + 1][0].base - rows[k][0].base < 1.7 * rows[k][0].size
    return near and _entry(rows[k + 1], right) and len(chunks(rows[k])) <= 2


def _rises(rows: Sequence[Row], right: float) -> bool:
    numbers = [int(row[-1].text) for row in rows if row[-1].text.isdecimal() and _entry(row, right)]
    entries = sum(1 for row in rows if _entry(row, right))
    falls = sum(1 for a, b in pairwise(numbers) if b < a)
    return entries >= _RUN and entries >= 0.6 * len(rows) and falls <= 0.05 * len(numbers)


def _tabbed(line: Line) -> Line:
    at = line.offsets[-1]
    if len(line.pieces) < 2 or not _PAGE.match(line.pieces[-1].text) or line.text[at - 1 : at] != " ":
        return line
    return replace(line, text=f"{line.text[: at - 1]}\t{line.text[at:]}")
