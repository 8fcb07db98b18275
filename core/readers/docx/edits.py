"""Tracked changes inside a paragraph."""

from typing import TYPE_CHECKING

from core.readers.docx.names import ID, Element, W
from core.readers.docx.revisions import KINDS, lost_text, piece

if TYPE_CHECKING:
    from core.readers.docx.inline import Inline


def edit(inline: "Inline", element: Element) -> None:
    """w:ins, w:del, w:moveFrom, w:moveTo: text that the view lacks is kept in the change alone, at an empty span."""
    kind = KINDS[element.tag]
    start = inline.draft.length
    if inline.context.view.lacks(element):
        text = lost_text(element)
        if text:
            inline.draft.pieces.append(piece(element, kind, start, start, text))
        _lost_notes(inline, element)
        return
    inline.children(element)
    if inline.draft.length > start:
        inline.draft.pieces.append(piece(element, kind, start, inline.draft.length))


def _lost_notes(inline: "Inline", element: Element) -> None:
    for reference in element.iter(W + "footnoteReference", W + "endnoteReference"):
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        inline.context.lost_notes.append((kind, reference.get(ID, ""), element))


def formula_edits(inline: "Inline", element: Element) -> None:
    """Changes inside a formula cover all of it: its linear text has no place for a part."""
    end = inline.draft.length
    for change in element.iter(W + "ins", W + "del"):
        text = lost_text(change)
        if text and inline.context.view.lacks(change):
            inline.draft.pieces.append(piece(change, KINDS[change.tag], end, end, text))
        elif text:
            inline.draft.pieces.append(piece(change, KINDS[change.tag], max(end - len(text), 0), end))
