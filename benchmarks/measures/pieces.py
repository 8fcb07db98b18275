"""Changes in the counting of the WmlComparer suite: each contiguous inserted or deleted piece is one, a replaced word two."""

from typing import Any

from core.model.change import Change, ChangeKind
from core.model.comparison import Comparison

_TWICE = frozenset({ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED, ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED})


def pieces(comparison: Comparison) -> int:
    """How many pieces our changes come to."""
    return sum(_of(change) for change in comparison.changes)


def _of(change: Change) -> int:
    if change.kind in _TWICE:
        return 2
    inside = [edit for edit in change.edits if edit.old is not None and edit.new is not None]
    whole = len(inside) < len(change.edits)
    parts = sum((edit.old.start < edit.old.end) + (edit.new.start < edit.new.end) for edit in inside if edit.old and edit.new)
    return parts + whole or 1


def reason(case: dict[str, Any], ours: int, comparison: Comparison) -> str:
    """Why their number is another, as far as a rule can tell."""
    theirs, covers = case["expected_revisions"] or 0, case["covers"]
    notes = {"footnote", "endnote"} & set(covers)
    if notes and theirs > ours:
        return "the mark of a note in the text is one more of theirs"
    if "case" in covers:
        return "compared there without case and with another border of words"
    if "tracked-input" in covers:
        return "tracked changes of the input are theirs too"
    if any(change.lane.value in ("cosmetic", "numbering") for change in comparison.changes) and theirs < ours:
        return "cosmetic and numbering changes are not counted there"
    if {"table", "textbox"} & set(covers):
        return "rows, cells and text boxes are cut into other pieces"
    return "the same words cut into other pieces"
