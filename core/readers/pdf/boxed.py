"""Boxes of colour side by side, each with words of its own in its middle, as drawings of steps and charts have them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from core.readers.pdf.drawings import Area
from core.readers.pdf.line import Column, Line, line_of, rows_of
from core.readers.pdf.sheet import Piece, Sheet

_LEVEL: Final = 1.0
"""Points: how far the edges of boxes of one row lie apart."""
_APART: Final = 4.0
"""Points: cells of a table lie closer."""
_MIDDLE: Final = 0.25
"""In font sizes: how far a line's middle lies from its box's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxed:
    """The lines of one box; `y0`, `x0` its top and its left edge."""

    y0: float
    x0: float
    lines: tuple[Line, ...]


def boxed(areas: Sequence[Area], sheet: Sheet, pieces: list[Piece]) -> tuple[list[Boxed], list[Piece]]:
    """The boxes from left to right, and the pieces that stand in none."""
    found: list[Boxed] = []
    by_base = sorted(pieces, key=lambda p: p.base)
    bases = [piece.base for piece in by_base]
    taken: set[int] = set()
    for row in _rows(areas):
        level = by_base[bisect_left(bases, row[0].y0 - _LEVEL) : bisect_right(bases, row[0].y1 + _LEVEL)]
        level = [piece for piece in level if id(piece) not in taken]
        held = [[piece for piece in level if _within(piece, area)] for area in row] if level else []
        if sum(map(bool, held)) < 2 or not _alone(row, held, pieces):
            continue
        for area, inside in zip(row, held, strict=True):
            if inside:
                column = Column(left=area.x0, right=area.x1, boxed=True)
                lines = tuple(line_of(sheet, line, column) for line in rows_of(inside))
                found.append(Boxed(y0=area.y0, x0=area.x0, lines=lines))
        taken |= {id(piece) for inside in held for piece in inside}
    return found, [piece for piece in pieces if id(piece) not in taken] if taken else pieces


def _rows(areas: Sequence[Area]) -> Iterator[list[Area]]:
    """Areas of one height and level with clear space between them."""
    once = {(a.y0, a.y1, a.x0, a.x1): a for a in areas}.values()
    for level in _near(once, lambda a: a.y0):
        for row in _near(level, lambda a: a.y1):
            row.sort(key=lambda a: a.x0)
            if len(row) > 1 and all(right.x0 - left.x1 > _APART for left, right in pairwise(row)):
                yield row


def _near(areas: Iterable[Area], edge: Callable[[Area], float]) -> list[list[Area]]:
    """The areas in groups whose edges lie level with their first one's."""
    groups: list[list[Area]] = []
    for area in sorted(areas, key=edge):
        if groups and edge(area) - edge(groups[-1][0]) <= _LEVEL:
            groups[-1].append(area)
        else:
            groups.append([area])
    return groups


def _within(piece: Piece, area: Area) -> bool:
    return area.x0 <= piece.x0 and piece.x1 <= area.x1 and area.y0 <= piece.base <= area.y1


def _alone(row: Sequence[Area], held: Sequence[Sequence[Piece]], pieces: Sequence[Piece]) -> bool:
    """Whether all words between the boxes' tops and feet stand in the middle of one, with a line's height free below the boxes:
    else they are the head of a table."""
    inside = [(piece, area) for area, found in zip(row, held, strict=True) for piece in found]
    chosen, top, foot = {id(piece) for piece, _ in inside}, row[0].y0, row[0].y1
    size = max(piece.size for piece, _ in inside)
    beside = any(top - _LEVEL < p.base < foot + size and id(p) not in chosen and p.y0 < foot + _LEVEL for p in pieces)
    return not beside and all(abs(piece.x0 + piece.x1 - area.x0 - area.x1) / 2 <= _MIDDLE * piece.size for piece, area in inside)
