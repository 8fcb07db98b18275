"""A typed number that is another one because its paragraph went elsewhere is told with the move, not beside it."""

from collections.abc import Sequence
from dataclasses import replace

from core.comparison.alignment.units import Side
from core.comparison.draft import Draft
from core.model.change import ChangeKind, Edit, Lane

_MOVES = frozenset({ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED})


def with_their_numbers(drafts: list[Draft], numbering: Sequence[Draft], old: Side, new: Side) -> list[Draft]:
    """The drafts with those of `numbering`: where all of one list's new numbers are of one move, they are its edits."""
    homes = {
        anchor.block: at
        for at, draft in enumerate(drafts)
        if draft.change.kind in _MOVES and draft.change.lane is not Lane.NUMBERING
        for anchor in draft.change.old
    }
    rest: list[Draft] = []
    for draft in numbering:
        found = {homes.get(anchor.block, -1) for anchor in draft.change.old}
        if len(found) > 1 or -1 in found or not _is_typed(draft, old, new):
            rest.append(draft)
            continue
        at = found.pop()
        move = drafts[at].change
        edits = sorted([*move.edits, *draft.change.edits], key=lambda edit: _place(edit, new))
        drafts[at] = Draft(replace(move, kind=ChangeKind.MOVED_AND_EDITED, edits=tuple(edits)), drafts[at].order)
    return [*drafts, *rest]


def _is_typed(draft: Draft, old: Side, new: Side) -> bool:
    """Whether nothing but numbers in the text changed, and no label that a program counts."""
    labels = {
        side.blocks[side.index[anchor.block]].label
        for side, anchors in ((old, draft.change.old), (new, draft.change.new))
        for anchor in anchors
    }
    return labels == {None} and len(draft.change.edits) == len(draft.change.old)


def _place(edit: Edit, new: Side) -> tuple[int, int]:
    assert edit.new is not None  # an edit inside a moved block has both sides
    return new.index[edit.new.block], edit.new.start
