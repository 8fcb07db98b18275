"""Blocks of documents as things that a sentence can cite: what stands in them, on both sides alike; nothing changed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.analysis.batches import spans
from core.analysis.context import Citable, Passage, View
from core.model.change import Anchor, Change, ChangeKind, Lane, Place, Places, Sentence, Significance
from core.model.document import Block, Flag, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A block of one of the two versions, or one window of a long one; all windows of a block have its id."""

    side: Side
    block: Block
    start: int = 0
    end: int | None = None

    @property
    def id(self) -> str:
        """`old:` or `new:` and the block's own id; what a sentence cites."""
        return f"{self.side.value}:{self.block.block}"

    @property
    def text(self) -> str:
        """The window's text; `start` and `end` are code points of the block."""
        return self.block.text[self.start : self.end]

    def windows(self, room: int) -> "list[Located]":
        """Itself where it is no longer than `room` characters, else windows that together hold all of it."""
        return [replace(self, start=self.start + a, end=self.start + b) for a, b in spans(self.text, room)]


class BlockViews:
    """The chosen blocks, and the changes of a comparison where there is one, by the ids that sentences cite."""

    def __init__(self, chosen: Sequence[Located], beside: Citable | None = None) -> None:
        self._blocks = {one.id: one for one in chosen}
        self._beside = beside
        own = {one.id: _unchanged(one) for one in self._blocks.values()}
        self.changes: Mapping[str, Change] = {**(beside.changes if beside is not None else {}), **own}

    def view(self, change_id: str) -> View:
        """Raises KeyError for an id that is none."""
        if change_id not in self._blocks:
            if self._beside is None:
                raise KeyError(change_id)
            return self._beside.view(change_id)
        return _view(self._blocks[change_id], self.changes[change_id])


def _view(one: Located, change: Change) -> View:
    """All of the block: a sentence about one window may cite what stands in another."""
    text = one.block.text
    passages = tuple(Passage(side=side, block=one.block.block, start=0, text=text, changed=((0, len(text)),)) for side in Side)
    return View(
        change=change,
        passages=passages,
        section=one.block.section,
        labels=(one.block.label,) if one.block.label else (),
        header=(),
        row=(),
        hidden=any(flag in (Flag.HIDDEN, Flag.ZERO_WIDTH) for flag in one.block.flags),
        still=True,
    )


def _unchanged(one: Located) -> Change:
    """A block in the form in which everything that can be cited comes."""
    block = one.block
    anchor = Anchor(
        story=block.story,
        block=block.block,
        start=0,
        end=len(block.text),
        text=block.text,
        section=block.section,
        page=block.page,
        table=block.table,
    )
    place = Place(story=block.story, after=None)
    return Change(
        id=one.id,
        kind=ChangeKind.METADATA,
        lane=Lane.LAYOUT,
        old=(anchor,),
        new=(anchor,),
        at=Places(old=place, new=place),
        edits=(),
        significance=Significance.NONE,
        reasons=(),
        sentence=Sentence(ru="", en=""),
    )
