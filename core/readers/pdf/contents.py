"""Lines of contents: a title, and its page's number at the right edge, with dots between or without."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.readers.pdf.line import Column, Line, Row, chunks, leader, line_of, part
from core.readers.pdf.sheet import Sheet

_ENDING = re.compile(r"(?:(?:(?<![\d.,])|(?<=[^\W\d]\.\.)|(?<=\.\.\.))\d{1,4}|(?<!\w)[ivxlcdm]{1,7})$")
"""Digits may touch the title where it fills the line, or the two or three dots for which it left room."""
_ROMAN = frozenset("ivxlcdm")
_TITLE = re.compile(r"(?:table of )?contents|содержание|оглавление", re.IGNORECASE)
"""Below it the numbers need not end at one edge."""
_RUN = 4
"""Lines that make a list; fewer may be anything."""
_LETTERS = 3
"""Letters that the title of a line alone has at least; among other lines of contents one is enough: "C", "Do"."""
_EDGE = 3.0
"""Points within which the numbers end."""
TAB = re.compile(r"\t(?:\d{1,4}|[ivxlcdm]{1,7}|[IVXLC]{1,7})$")
COUNTED = re.compile(r"\t(?:\d{1,4}|x{0,3}(?:ix|iv|vi{0,3}|i{1,3})|X{0,3}(?:IX|IV|VI{0,3}|I{1,3}))$")
"""A line that a program made: "ml", "cm" and "xxx" behind a tab are words."""


def contents_runs(rows: Sequence[Row], column: Column, *, going_on: bool = False) -> list[tuple[int, int]]:
    """Runs of rows (first, last + 1) of which most end in page numbers that do not fall. `going_on`: the page before ended
    with such rows; then a page of nothing else needs no more than one."""
    right: float | None = max((row[-1].x1 for row in rows if _number(row)), default=0.0)
    titled = going_on or any(_TITLE.fullmatch(" ".join(p.text for p in row)) for row in rows[:4])
    if titled:
        right = None
    elif right is None or right < column.left + 0.6 * column.width:
        return []
    runs, start = [], None
    for k in range(len(rows) + 1):
        inside = start is not None
        if k < len(rows) and (_entry(rows[k], right, 1 if inside else _LETTERS) or (inside and _between(rows, k, right))):
            start = k if start is None else start
            continue
        few = going_on and start == 0 and k == len(rows) and all(len(chunks(row)) > 1 for row in rows)
        if start is not None and _rises(rows[start:k], right, 1 if few else _RUN):
            runs.append((start, k))
        start = None
    return runs


def contents_lines(rows: Sequence[Row], sheet: Sheet, column: Column) -> list[Line]:
    """The rows as lines with a tab between title and number."""
    return [_tabbed(line_of(sheet, _cut(sheet, row), column)) for row in rows]


def _number(row: Row) -> bool:
    text = row[-1].text
    return (text[-1:].isdecimal() or text[-1:] in _ROMAN) and _ENDING.search(text) is not None


def _entry(row: Row, right: float | None, letters: int = _LETTERS) -> bool:
    """A title of so many letters and a number at the right edge; a row of more parts belongs to a table."""
    if leader(row[-1].text):
        return True
    if (right is not None and abs(row[-1].x1 - right) > _EDGE) or not _number(row):
        return False
    parts = [part for part in chunks(row) if any(c not in ". …" for p in part for c in p.text)]
    title = "".join(p.text for p in row)
    known = len(parts) <= 2 or (len(parts) == 3 and len(parts[0][0].text) <= 8)
    return known and sum(c.isalpha() for c in title) >= letters


def _between(rows: Sequence[Row], k: int, right: float | None) -> bool:
    """A title's first line, its number on the next one."""
    near = k + 1 < len(rows) and rows[k + 1][0].base - rows[k][0].base < 1.7 * rows[k][0].size
    return near and _entry(rows[k + 1], right) and len(chunks(rows[k])) <= 2


def _rises(rows: Sequence[Row], right: float | None, least: int) -> bool:
    numbers = [int(m.group()) for m in map(_last, rows) if m is not None and m.group().isdecimal()]
    entries = sum(1 for row in rows if _entry(row, right))
    falls = sum(1 for a, b in pairwise(numbers) if b < a)
    return entries >= least and entries >= 0.6 * len(rows) and falls <= 0.05 * len(numbers)


def _cut(sheet: Sheet, row: Row) -> Row:
    """The number as a piece of its own, also where a long title touches it."""
    last = row[-1]
    match = _ENDING.search(last.text)
    if match is None or match.start() == 0 or leader(last.text):
        return row
    at = last.start + match.start()
    title = last.text[: match.start()]
    end = last.start + len(title.rstrip(" .") if title.endswith("..") else title)
    parts = [p for p in (part(sheet, last, last.start, end), part(sheet, last, at, last.end)) if p is not None]
    return [*row[:-1], *parts]


def _tabbed(line: Line) -> Line:
    at = line.offsets[-1]
    if len(line.pieces) < 2 or not _ENDING.fullmatch(line.pieces[-1].text) or line.text[at - 1 : at] == "\t":
        return line
    return replace(
        line,
        text=f"{line.text[:at].rstrip(' ')}\t{line.text[at:]}",
        offsets=(*line.offsets[:-1], len(line.text[:at].rstrip(" ")) + 1),
    )


def _last(row: Row) -> re.Match[str] | None:
    return _ENDING.search(row[-1].text)
