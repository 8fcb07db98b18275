"""Short texts that stand many times, as the titles of notes do, by the texts around them: a cell on one side, a paragraph on the
other, because one side was rebuilt from pages."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side, flow_of
from core.model.document import Block


def between(old: Side, new: Side, pairs: Mapping[int, int], taken: tuple[Set[int], Set[int]]) -> Iterator[Pair]:
    """Blocks without a counterpart that say the same and stand between the same two pairs, if only one of each does there.
    `taken`: blocks of both sides that have a counterpart."""
    rest = defaultdict(list)
    for j, key in enumerate(new.keys):
        if key and j not in taken[1]:
            rest[key].append(j)
    settled = sorted(pairs)
    found: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for i, key in enumerate(old.keys):
        if i not in taken[0] and key in rest:
            at = bisect_left(settled, i)
            low = pairs[settled[at - 1]] if at else -1
            high = pairs[settled[at]] if at < len(settled) else len(new.keys)
            found[key, low, high].append(i)
    for (key, low, high), olds in found.items():
        news = rest[key][bisect_left(rest[key], low) : bisect_left(rest[key], high)]
        if len(olds) == len(news) == 1 and _cell_and_text(old.blocks[olds[0]], new.blocks[news[0]]):
            yield olds[0], news[0]


def _cell_and_text(one: Block, two: Block) -> bool:
    return flow_of(one.story) == flow_of(two.story) and (one.table is None) != (two.table is None)
