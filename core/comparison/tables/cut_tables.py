"""A table that was cut in two, or two that became one: rows at its end or its beginning that stand in a table of their own in
the other version, with nothing between the two."""

from collections.abc import Iterator, Sequence, Set
from typing import Final

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side, Unit
from core.comparison.tables.continuations import is_continuation
from core.comparison.tables.grid import Grid, grid_of

SAME: Final = 0.6
"""The share of the cells of these rows that must be the same."""

Rows = list[list[list[int]]]
"""The blocks of each cell of each row."""


def cut_off(
    one: Side, two: Side, twins: Sequence[tuple[Grid, Grid]], taken: tuple[Set[int], Set[int]]
) -> Iterator[tuple[list[Pair], list[int]]]:
    """Blocks of cells in a table of `one` and the same ones in a table beside its twin in `two`, with the blocks of the head
    that was set again there. `taken`: blocks of both sides that have a counterpart."""
    for grid, twin in twins:
        rows = _rows(grid)
        rest = [at for at, row in enumerate(rows) if all(place not in taken[0] for cell in row for place in cell)]
        if not rest or len(rest) == len(rows) or rest != list(range(rest[0], rest[-1] + 1)):
            continue
        step = 1 if rest[-1] == len(rows) - 1 else -1 if rest[0] <= 1 else 0
        unit = _beside(two, twin, step) if step else None
        if unit is None or not taken[1].isdisjoint(unit.blocks):
            continue
        others = _rows(grid_of(two.blocks, unit.blocks))
        again = len(others) == len(rest) + 1 and _texts(two, others[0]) == _texts(one, rows[0])
        head = others.pop(0) if again else []
        gone = [rows[at] for at in rest]
        if not _same(one, gone, two, others):
            continue
        if again and step < 0:  # the head stays with the rows that stood below it
            gone, others, head = [rows[0], *gone], [head, *others], _rows(twin)[0]
        yield list(_cells(gone, others)), [place for cell in head for place in cell]


def _rows(grid: Grid) -> Rows:
    return [[grid.cells.get((row, column), []) for column in range(grid.columns)] for row in range(grid.rows)]


def _beside(side: Side, grid: Grid, step: int) -> Unit | None:
    """The table right behind a table (step 1) or before it (-1): nothing but blank paragraphs and titles of a continuation stand
    between."""
    inside = {at for cell in grid.cells.values() for at in cell}
    for units in side.flows.values():
        place = next((k for k, unit in enumerate(units) if unit.table and unit.blocks[0] in inside), None)
        while place is not None and 0 <= (place := place + step) < len(units):
            if units[place].table is not None:
                return units[place]
            if units[place].key.strip() and not is_continuation(side.blocks[units[place].blocks[0]]):
                break
    return None


def _texts(side: Side, row: Sequence[Sequence[int]]) -> list[list[str]]:
    return [[side.keys[at] for at in cell] for cell in row]


def _same(one: Side, rows: Rows, two: Side, others: Rows) -> bool:
    """Whether two stretches of rows have as many cells with as many paragraphs, most of them the same."""
    left, right = [cell for row in rows for cell in row], [cell for row in others for cell in row]
    if len(rows) != len(others) or list(map(len, left)) != list(map(len, right)):
        return False
    pairs = [(one.keys[i], two.keys[j]) for i, j in _cells(rows, others)]
    filled = [pair for pair in pairs if any(pair)]
    return bool(filled) and sum(before == after for before, after in filled) >= SAME * len(filled)


def _cells(rows: Rows, others: Rows) -> Iterator[Pair]:
    for row, other in zip(rows, others, strict=True):
        for cell, twin in zip(row, other, strict=True):
            yield from zip(cell, twin, strict=True)
