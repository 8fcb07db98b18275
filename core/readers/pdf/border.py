"""The border drawn round a whole page, as Russian design papers have it: its text is the page's, no cell's."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.readers.pdf.drawings import Drawings, Rule
from core.readers.pdf.grid import Grid, find_grids
from core.readers.pdf.line import Row
from core.readers.pdf.sheet import Piece

_WIDE, _HIGH = 0.6, 0.5
"""The least shares of the page's width and height that the inside of a border takes."""
_BESIDE = 3
"""Empty cells above each other beside it that are boxes of the border; fewer are a row of a table that goes on from the page
before."""
_NEAR = 2.5


_EDGE = 0.06
"""The share of the page's height within which a border comes to the page's edges."""
_STAMPED = 3
"""Pages with the same border, from which on what stands in the border is furniture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """The room inside a border, in points. `frame`: the top, right and bottom of the border; `drawn`: it has boxes of its own or
    comes to the page's edges, as no box in the text does."""

    x0: float
    y0: float
    x1: float
    y1: float
    frame: tuple[int, int, int] = (0, 0, 0)
    drawn: bool = True


def borders(rooms: Mapping[int, Inside]) -> tuple[dict[int, Inside], frozenset[int]]:
    """Of the rooms by page those that a border has, for a large box of one cell in the text looks like one; and the pages on
    which what stands outside is furniture, because the same border comes back."""
    times = Counter(room.frame for room in rooms.values())
    stamped = frozenset(page for page, room in rooms.items() if times[room.frame] >= _STAMPED)
    return {page: room for page, room in rooms.items() if room.drawn or page in stamped}, stamped


def room_of(drawings: Drawings, shown: tuple[float, float], rows: Iterable[Row]) -> Inside | None:
    """The room inside the page's border, if it has one. `shown`: the page's width and height."""
    width, height = shown
    sides = [r.at for r in drawings.rules if r.upright and r.end - r.start >= _HIGH * height]
    if not sides or max(sides) - min(sides) < _WIDE * width:
        return None
    pieces = [piece for row in rows for piece in row]
    for grid in find_grids(drawings.rules, drawings.areas):
        for (row, column), (high, wide) in grid.spans.items():
            room = _room(grid, (row, column), (high, wide), height)
            large = room.x1 - room.x0 >= _WIDE * width and room.y1 - room.y0 >= _HIGH * height
            if large and _alone(grid, (row, high), room, pieces):
                return room
    return None


def _room(grid: Grid, cell: tuple[int, int], span: tuple[int, int], height: float) -> Inside:
    (row, column), (high, wide) = cell, span
    top, bottom = grid.ys[0], grid.ys[-1]
    return Inside(
        x0=grid.xs[column],
        y0=grid.ys[row],
        x1=grid.xs[column + wide],
        y1=grid.ys[row + high],
        frame=(round(top), round(grid.xs[-1]), round(bottom)),
        drawn=len(grid.xs) > 2 or (top < _EDGE * height and bottom > (1 - _EDGE) * height),
    )


def _alone(grid: Grid, rows: tuple[int, int], room: Inside, pieces: Sequence[Piece]) -> bool:
    """Whether no text stands beside the room and what lies beside it is no cell of its row."""
    first, high = rows
    beside = Counter(
        column
        for (row, column), (tall, wide) in grid.spans.items()
        if row < first + high and row + tall > first and (grid.xs[column + wide] <= room.x0 or grid.xs[column] >= room.x1)
    )
    if beside and max(beside.values()) < _BESIDE:
        return False
    return not any(
        room.y0 < (p.y0 + p.y1) / 2 < room.y1
        and grid.xs[0] < (p.x0 + p.x1) / 2 < grid.xs[-1]
        and not room.x0 - _NEAR < p.x0 < room.x1
        for p in pieces
    )


def rows_outside(rows: Sequence[Row], room: Inside) -> tuple[int, int]:
    """How many rows at the page's top and at its bottom lie above and below the room: the border's title and stamp."""
    top = sum(row[0].base < room.y0 for row in rows)
    return top, sum(row[0].base > room.y1 for row in rows)


def opened(rules: Sequence[Rule], room: Inside) -> list[tuple[Rule, ...]]:
    """The rules without the border: those inside it, above, below, to the left and to the right of it."""
    edges = (room.x0, room.y0, room.x1, room.y1)
    inner = tuple(rule for rule in rules if _held(rule, room))
    low, high = -1e9, 1e9
    around = (
        (low, low, high, edges[1]),
        (low, edges[3], high, high),
        (low, edges[1], edges[0], edges[3]),
        (edges[2], edges[1], high, edges[3]),
    )
    return [inner, *(tuple(_cut(rules, part)) for part in around)]


def _held(rule: Rule, room: Inside) -> bool:
    """Whether the rule lies inside and on none of the room's edges."""
    first, last, start, end = (room.x0, room.x1, room.y0, room.y1) if rule.upright else (room.y0, room.y1, room.x0, room.x1)
    return first + _NEAR < rule.at < last - _NEAR and rule.start > start - _NEAR and rule.end < end + _NEAR


def _cut(rules: Sequence[Rule], part: tuple[float, float, float, float]) -> Iterable[Rule]:
    """The rules as far as they lie in a part of the page."""
    x0, y0, x1, y1 = part
    for rule in rules:
        first, last, start, end = (x0, x1, y0, y1) if rule.upright else (y0, y1, x0, x1)
        if first - _NEAR <= rule.at <= last + _NEAR:
            kept = replace(rule, start=max(rule.start, start), end=min(rule.end, end))
            if kept.end - kept.start > _NEAR:
                yield kept
