"""Content controls that still show what should be typed into them are blanks: what fills one is one edit, whatever words the
prompt shares with it."""

from collections.abc import Sequence

from core.comparison.text.edits import TextEdit
from core.model.document import Block

BLANK = "blank"
"""The mark of such a control."""


def filled(one: Block, two: Block, edits: Sequence[TextEdit]) -> list[TextEdit]:
    """The edits of a pair, those inside a blank of either side as one over the whole blank."""
    found = list(edits)
    for start, end in _blanks(one):
        found = _joined(found, start, end, old=True)
    for start, end in _blanks(two):
        found = _joined(found, start, end, old=False)
    return found


def _blanks(block: Block) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in block.marks if mark.type == BLANK and mark.start < mark.end]


def _joined(edits: list[TextEdit], start: int, end: int, *, old: bool) -> list[TextEdit]:
    inside = [edit for edit in edits if _meets(edit, start, end, old=old)]
    if not inside:
        return edits
    first, last = inside[0], inside[-1]
    left = max(0, (first.old_start if old else first.new_start) - start)
    right = max(0, end - (last.old_end if old else last.new_end))
    whole = TextEdit(first.old_start - left, last.old_end + right, first.new_start - left, last.new_end + right)
    return sorted([*(edit for edit in edits if edit not in inside), whole])


def _meets(edit: TextEdit, start: int, end: int, *, old: bool) -> bool:
    low, high = (edit.old_start, edit.old_end) if old else (edit.new_start, edit.new_end)
    return low < end and start < high if low < high else start < low < end
