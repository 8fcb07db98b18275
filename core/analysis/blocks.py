"""Blocks of documents as things that a sentence can cite: what stands in them, on both sides alike; nothing changed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.analysis.context import Citable, Passage, View
from core.model.change import Anchor, Change, ChangeKind, Lane, Place, Places, Sentence, Significance
from core.model.document import Block, Flag, Side

READ_MOST = 4_000
"""Characters of one block that are read; a longer one is cut at white space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A block of one of the two versions."""

    side: Side
    block: Block

    @property
    def id(self) -> str:
        return f"{self.side.value}:{self.block.block}"

    @property
    def text(self) -> str:
        text = self.block.text
        return text if len(text) <= READ_MOST else text[: text.rfind(" ", 0, READ_MOST) + 1 or READ_MOST]


class BlockViews:
    """The chosen blocks, and the changes of a comparison where there is one, by the ids that sentences cite."""

    def __init__(self, chosen: Sequence[Located], beside: Citable | None = None) -> None:
        self._blocks = {one.id: one for one in chosen}
        self._beside = beside
        own = {one.id: _unchanged(one) for one in chosen}
        self.changes: Mapping[str, Change] = {**(beside.changes if beside is not None else {}), **own}

    def view(self, change_id: str) -> View:
        """Raises KeyError for an id that is none."""
        if change_id not in self._blocks:
            if self._beside is None:
                raise KeyError(change_id)
            return self._beside.view(change_id)
        return _view(self._blocks[change_id], self.changes[change_id])


def _view(one: Located, change: Change) -> View:
    whole = ((0, len(one.text)),)
    passages = tuple(Passage(side=side, block=one.block.block, start=0, text=one.text, changed=whole) for side in Side)
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
        story=block.story, block=block.block, start=0, end=len(one.text), text=one.text, section=block.section, page=block.page
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
