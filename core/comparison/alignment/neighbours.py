"""Short texts that stand many times, as the titles of notes do, by the texts around them: a cell on one side, a paragraph on the
other, because one side was rebuilt from pages."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.twins import shown_keys
from core.comparison.alignment.units import Side, flow_of
from core.model.document import Block


def between(
    old: Side, new: Side, pairs: Mapping[int, int], taken: tuple[Set[int], Set[int]], *, printed: bool = False
) -> Iterator[Pair]:
    """Blocks without a counterpart that say the same and stand between the same two pairs, if only one of each does there.
    `taken`: blocks of both sides that have a counterpart; `printed`: one side is the other's print."""
    rest = defaultdict(list)
    before, after = (shown_keys(side) if printed else side.keys for side in (old, new))
    for j, key in enumerate(after):
        if key and j not in taken[1]:
            rest[key].append(j)
    settled = sorted(pairs)
    found: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for i, key in enumerate(before):
        if i not in taken[0] and key in rest:
            at = bisect_left(settled, i)
            low = pairs[settled[at - 1]] if at else -1
            high = pairs[settled[at]] if at < len(settled) else len(new.keys)
            found[key, low, high].append(i)
    for (key, low, high), olds in found.items():
        news = rest[key][bisect_left(rest[key], low) : bisect_left(rest[key], high)]
        if len(olds) == len(news) == 1 and _cell_and_text(old.blocks[olds[0]], new.blocks[news[0]]):
            yield olds[0], news[0]


def in_full_cells(side: Side) -> set[int]:
    """The blocks of cells that hold several paragraphs, which go together."""
    cells: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for place, block in enumerate(side.blocks):
        if block.table is not None:
            cells[block.table.id, block.table.row, block.table.column].append(place)
    return {place for found in cells.values() if len(found) > 1 for place in found}


def _cell_and_text(one: Block, two: Block) -> bool:
    return flow_of(one.story) == flow_of(two.story) and (one.table is None) != (two.table is None)
