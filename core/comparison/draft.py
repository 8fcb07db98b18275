"""Puts changes together from places in two documents: anchors, edits and where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.comparison.alignment.units import Side
from core.model.change import Anchor, Change, ChangeKind, Edit, Lane, Place, Places, Sentence, Span

NOTHING = Sentence(ru="", en="")


@dataclass(slots=True)
class Draft:
    """A change that is not judged yet, and where it sorts: its place in the new version and in the old one."""

    change: Change
    order: tuple[float, ...]


class Drafter:
    """Makes changes over two prepared documents."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.new_of: dict[int, int] = {}

    def whole(self, side: Side, place: int) -> Anchor:
        """The anchor of a whole block."""
        return self.anchor(side, place, 0, len(side.blocks[place].text))

    def anchor(self, side: Side, place: int, start: int, end: int) -> Anchor:
        """The span [start, end) of the block at `place`, with that span's text."""
        return Anchor.of(side.blocks[place], start, end)

    def span(self, side: Side, place: int, start: int = 0, end: int | None = None) -> Span:
        """The same without its text; to the block's end where `end` is None."""
        block = side.blocks[place]
        return Span(block=block.block, start=start, end=len(block.text) if end is None else end)

    def before(self, side: Side, place: int, story: str = "") -> Place:
        """Where the block at `place` stands: after the block before it in its story."""
        blocks = side.blocks
        name = blocks[place].story if place < len(blocks) else story
        ahead = blocks[place - 1] if place else None
        return Place(story=name, after=ahead.block if ahead and ahead.story == name else None)

    def inside(self, side: Side, place: int, offset: int) -> Place:
        """A place in a block: at an offset of that block."""
        block = side.blocks[place]
        return Place(story=block.story, after=block.block, offset=offset)

    def make(
        self,
        kind: ChangeKind,
        sides: tuple[Sequence[Anchor], Sequence[Anchor]],
        places: tuple[Place, Place],
        edits: Iterable[Edit] = (),
        *,
        order: tuple[float, ...],
        lane: Lane = Lane.WORDING,
    ) -> Draft:
        """A change without id, values and sentence: judging gives it those. `order`: where it stands among all changes, by
        place in the new version."""
        change = Change(
            id="",
            kind=kind,
            lane=lane,
            old=tuple(sides[0]),
            new=tuple(sides[1]),
            at=Places(old=places[0], new=places[1]),
            edits=tuple(edits),
            sentence=NOTHING,
        )
        return Draft(change, order)
