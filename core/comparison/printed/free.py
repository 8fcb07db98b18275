"""What of a document and of its pages has no counterpart yet, and between which counterparts it stands."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from core.comparison.alignment.twins import shown_text
from core.comparison.alignment.units import Side, flow_of
from core.comparison.text.kept_values import values_stay
from core.comparison.text.tokens import words
from core.model.document import Flag

PIECES: Final = 12
"""Blocks of a page that one text of a document may have become at most."""
Free = tuple[Side, Set[int]]
"""A side and its blocks that have a counterpart."""
Texts = dict[int, list[str]]
"""The words of blocks by their places."""
Row = tuple[str, int]
"""A table and the place of a row in it."""


def free_words(side: Side, taken: Set[int]) -> Texts:
    """The words of the body's blocks that have no counterpart, where there are any."""
    blocks = ((place, block) for place, block in enumerate(side.blocks) if place not in taken and flow_of(block.story) == "body")
    return {place: found for place, block in blocks if (found := words(shown_text(block)))}


def free_rows(side: Side, taken: Set[int]) -> dict[Row, Texts]:
    """The free cells of each row that say something."""
    found: defaultdict[Row, Texts] = defaultdict(dict)
    for place, text in free_words(side, taken).items():
        cell = side.blocks[place].table
        if cell is not None:
            found[cell.id, cell.row][place] = text
    return dict(found)


def values_kept(*parts: tuple[Side, Iterable[int]]) -> bool:
    """Whether both hold the same values; the words alone say nothing of a minus."""
    return values_stay(*([shown_text(side.blocks[place]) for place in places] for side, places in parts))


class Staying:
    """Where the blocks that stayed stand on both sides, for what stands between them."""

    def __init__(self, document: Side, pages: Side, pairs: Mapping[int, int]) -> None:
        inside = (
            {place for place, block in enumerate(side.blocks) if flow_of(block.story) == "body"} for side in (document, pages)
        )
        here, there = inside
        self.blocks = document.blocks
        self.pairs = sorted((i, j) for i, j in pairs.items() if i in here and j in there)
        self.places = [i for i, _ in self.pairs]

    def between(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Whether the new blocks stand between the counterparts of those around the old ones, the head of their table aside,
        which may be found on a later page; bare values between the old ones are to stand among the new."""
        before, after = bisect_left(self.places, min(olds)), bisect_left(self.places, max(olds) + 1)
        bare = [there for here, there in self.pairs[before:after] if len(words(self.blocks[here].text)) == 1]
        if not all(min(news) < there < max(news) for there in bare):
            return False
        table = self.blocks[min(olds)].table
        while before and table is not None and table.row and self._is_head(self.places[before - 1], table.id):
            before -= 1
        low = self.pairs[before - 1][1] if before else -1
        high = self.pairs[after][1] if after < len(self.pairs) else max(news) + 1
        return low < min(news) and max(news) < high

    def _is_head(self, place: int, table: str) -> bool:
        block = self.blocks[place]
        return block.table is not None and block.table.id == table and (not block.table.row or Flag.HEADER_ROW in block.flags)
