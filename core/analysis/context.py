"""A change with the text around it: what the model reads and what its sentences are checked against."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from core.model.change import Anchor, Change, Place
from core.model.comparison import Comparison
from core.model.document import Block, Document, Flag, Side

_SENTENCE_END = re.compile(r"(?<=[.!?;:…])\s+|\n+")
_OPENING: Final = "([{«“„\"'‘"
_CLOSING: Final = ".,;:!?…)]}»”\"'’"
AROUND = 400
"""Characters of a block that are shown on each side of the changed words; the sentence is always whole up to here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one block that holds changed words, or stands beside them. `start`: where it begins in the block;
    `changed`: spans of the changed words, in code points of the block."""

    side: Side
    block: str
    start: int
    text: str
    changed: tuple[tuple[int, int], ...]

    def pieces(self) -> list[str]:
        """The changed stretches with the rest of the words that they begin or end in: "v3.0.8", where "0.8" has changed."""
        return [_whole_words(self.text, a - self.start, b - self.start) for a, b in self.changed]


def _whole_words(text: str, start: int, end: int) -> str:
    left = right = ""
    if text[start : start + 1].isalnum():
        left = text[_word_start(text, start) : start].lstrip(_OPENING)
    if text[max(0, end - 1) : end].isalnum():
        right = text[end : _word_end(text, end)].rstrip(_CLOSING)
    return left + text[start:end] + right


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A change with its context. `labels`: the numbers of its blocks. `row`, `header`: the table's cells around it. `still`: no
    change at all, but a block in which something stands."""

    change: Change
    passages: tuple[Passage, ...]
    section: tuple[str, ...]
    labels: tuple[str, ...]
    header: tuple[str, ...]
    row: tuple[str, ...]
    hidden: bool
    still: bool = False

    def side(self, side: Side) -> list[Passage]:
        """The passages of one version, in the order of the document; empty where the change has none there."""
        return [passage for passage in self.passages if passage.side is side]

    @property
    def in_table(self) -> bool:
        """Whether any of its words stand in a cell, in either version."""
        return in_table(self.change)


def in_table(change: Change) -> bool:
    """Whether any of its words stand in a cell."""
    return any(anchor.table is not None for anchor in (*change.old, *change.new))


class Citable(Protocol):
    """What sentences can cite, by id."""

    @property
    def changes(self) -> Mapping[str, Change]:
        """By id: each change, or each block told as one, that a sentence may name."""
        ...

    def view(self, change_id: str) -> View:
        """Raises KeyError for an id that is none."""
        ...


class Sources:
    """Both documents by block, and the views of the changes."""

    def __init__(self, comparison: Comparison, old: Document, new: Document) -> None:
        self.comparison, self.old, self.new = comparison, old, new
        self._texts = {Side.OLD: _Texts(old), Side.NEW: _Texts(new)}
        self.changes: Mapping[str, Change] = {change.id: change for change in comparison.changes}
        self._views: dict[str, View] = {}

    def view(self, change_id: str) -> View:
        """Raises KeyError for an id that is none."""
        if change_id not in self._views:
            self._views[change_id] = self._made(self.changes[change_id])
        return self._views[change_id]

    def _made(self, change: Change) -> View:
        passages = [*self._passages(Side.OLD, change), *self._passages(Side.NEW, change)]
        blocks = [self._texts[p.side].blocks[p.block] for p in passages if p.block in self._texts[p.side].blocks]
        anchors = (*change.new, *change.old)
        section = anchors[0].section if anchors else ()
        tables = self._texts[Side.NEW if change.new else Side.OLD]
        header, row = tables.around(change.new or change.old)
        return View(
            change=change,
            passages=tuple(passages),
            section=section,
            labels=tuple(dict.fromkeys(block.label for block in blocks if block.label)),
            header=header,
            row=row,
            hidden=any(flag in (Flag.HIDDEN, Flag.ZERO_WIDTH) for block in blocks for flag in block.flags),
        )

    def _passages(self, side: Side, change: Change) -> Iterable[Passage]:
        anchors = change.old if side is Side.OLD else change.new
        blocks = self._texts[side].blocks
        if not anchors:
            place = change.at.old if side is Side.OLD else change.at.new
            yield from _beside(side, place, change, blocks)
            return
        by_block: dict[str, list[Anchor]] = defaultdict(list)
        for anchor in anchors:
            by_block[anchor.block].append(anchor)
        for block, found in by_block.items():
            spans = tuple((anchor.start, anchor.end) for anchor in found)
            text = blocks[block].text if block in blocks else found[0].text
            start, end = excerpt(text, min(a for a, _ in spans), max(b for _, b in spans))
            yield Passage(side=side, block=block, start=start, text=text[start:end], changed=spans)


def _beside(side: Side, place: Place, change: Change, blocks: Mapping[str, Block]) -> Iterable[Passage]:
    """Words put into a block that exists on both sides: the block without them is the other side's context."""
    twin = change.new if side is Side.OLD else change.old
    block = blocks.get(place.after or "")
    if block is not None and twin and 0 < place.offset <= len(block.text) and not _whole(change):
        start, end = excerpt(block.text, place.offset, place.offset)
        yield Passage(side=side, block=block.block, start=start, text=block.text[start:end], changed=())


def _whole(change: Change) -> bool:
    return any(anchor.start == 0 for anchor in (*change.old, *change.new)) and not all(
        edit.old is not None and edit.new is not None for edit in change.edits
    )


def excerpt(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences around [start, end), at most AROUND characters more on each side, never cut inside a word."""
    if end - start + 2 * AROUND >= len(text):
        return 0, len(text)
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, left, start)]
    left = breaks[0] if left and breaks else _word_start(text, left)
    ends = [match.start() for match in _SENTENCE_END.finditer(text, end, right)]
    right = ends[-1] if right < len(text) and ends else _word_end(text, right)
    return left, right


def _word_start(text: str, at: int) -> int:
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


class _Texts:
    """One document's blocks and tables."""

    def __init__(self, document: Document) -> None:
        self.blocks = {block.block: block for block in document.blocks}
        self._all = document.blocks

    @cached_property
    def _rows(self) -> dict[tuple[str, int], list[Block]]:
        rows: dict[tuple[str, int], list[Block]] = defaultdict(list)
        for block in self._all:
            if block.table is not None:
                rows[block.table.id, block.table.row].append(block)
        return rows

    def around(self, anchors: Iterable[Anchor]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The header of the table in which the first anchor stands, and its row without the cells that changed."""
        anchors = tuple(anchors)
        changed = {anchor.block for anchor in anchors}
        for anchor in anchors:
            if anchor.table is not None:
                header = self._rows.get((anchor.table.id, 0), []) if anchor.table.row else []
                row = self._rows.get((anchor.table.id, anchor.table.row), [])
                return tuple(b.text for b in header if b.text and b.block not in changed), tuple(
                    b.text for b in row if b.text and b.block not in changed
                )
        return (), ()
