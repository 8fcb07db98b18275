"""Heads of tables between borders across, which come back at the top of each page as running heads do."""

from collections.abc import Sequence
from typing import Final

from core.readers.pdf.bars import Bar
from core.readers.pdf.line import Row, chunks

_NEAR: Final = 2.6
"""In font sizes: how far below its upper border a head begins."""
_STEP: Final = 3.2
"""In font sizes: the widest distance from a line of a head to the next line."""
_LINES: Final = 4
"""Lines of a head."""
_LOOK: Final = 14
"""Lines below it among which one shows its columns: the first ones may go on the last cell of the page before."""
_WIDE: Final = 0.7
"""The share of its table's width that no cell below a head takes."""
_REACH: Final = 3.0
"""Points by which a head may reach over the ends of its border."""


def heads_of(rows: Sequence[Row], bars: Sequence[Bar]) -> frozenset[int]:
    """The lines at a page's top, by their numbers, that stand below a border across and name columns of the lines below them."""
    found: set[int] = set()
    for first, row in enumerate(rows[:_LINES]):
        above = [bar for bar in bars if 0 < row[0].base - bar.at < _NEAR * row[0].size and _inside(row, bar)]
        if above and len(chunks(row)) > 2:
            alike = [above[-1], *(bar for bar in bars if bar.at > row[0].base and bar.alike(above[-1]))]
            found.update(range(first, _end(rows, first, alike)))
    return frozenset(found)


def _end(rows: Sequence[Row], first: int, bars: Sequence[Bar]) -> int:
    """The first line below the head that begins with line `first`, itself where that is no head. `bars`: the border above it, and
    those like it below."""
    for at in range(first + 1, min(first + _LOOK, len(rows))):
        row = rows[at]
        if row[0].base - rows[at - 1][0].base > _STEP * row[0].size or not _inside(row, bars[0]):
            return first
        if _is_named(row, rows[first], bars[0]):
            under = next((k for k in range(first + 1, at) if any(rows[k - 1][0].base < b.at < rows[k][0].base for b in bars)), at)
            return min(under, first + _LINES)
    return first


def _inside(row: Row, bar: Bar) -> bool:
    return bar.start - _REACH <= row[0].x0 and row[-1].x1 <= bar.end + _REACH


def _is_named(row: Row, head: Row, bar: Bar) -> bool:
    """Whether a line has cells below two of a head's names, and none of a text's width."""
    parts, names = chunks(row), chunks(head)
    wide = any(part[-1].x1 - part[0].x0 > _WIDE * (bar.end - bar.start) for part in parts)
    below = [any(p[0].x0 < name[-1].x1 and p[-1].x1 > name[0].x0 for p in parts) for name in names]
    return len(parts) > 1 and not wide and sum(below) > 1
