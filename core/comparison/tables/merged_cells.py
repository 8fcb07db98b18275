"""Cells that were merged or parted: their paragraphs stand in another cell now, and nobody wrote them there."""

from collections.abc import Iterator, Mapping, Sequence, Set

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.tables.grid import Grid


def carried(
    wide: tuple[Side, Grid],
    narrow: tuple[Side, Grid],
    axes: tuple[Mapping[int, int], Mapping[int, int]],
    taken: tuple[Set[int], Set[int]],
) -> Iterator[Pair]:
    """Blocks of cells that span several rows or columns, and the same ones in the cells of the other version that these span.
    `axes`: the rows and the columns of `wide` in `narrow`; `taken`: blocks of both sides that have a counterpart."""
    (side, grid), (other, parts) = wide, narrow
    for (row, column), places in grid.cells.items():
        free = [at for at in places if at not in taken[0]]
        block = side.blocks[places[0]]
        if not free or block.table is None or block.table.row_span * block.table.column_span == 1:
            continue
        rows = [axes[0].get(row + step, -1) for step in range(block.table.row_span)]
        columns = [axes[1].get(column + step, -1) for step in range(block.table.column_span)]
        spanned = [at for one in rows for two in columns for at in parts.cells.get((one, two), ()) if at not in taken[1]]
        yield from _same(side, free, other, spanned)


def _same(side: Side, free: Sequence[int], other: Side, spanned: Sequence[int]) -> Iterator[Pair]:
    rest = list(spanned)
    for at in free:
        twin = next((to for to in rest if side.keys[at] == other.keys[to]), None)
        if twin is not None:
            rest.remove(twin)
            yield at, twin
