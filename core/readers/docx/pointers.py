"""What in a paragraph points to another place: links, bookmarks, notes, comments."""

from typing import TYPE_CHECKING, Final

from core.model.document import Mark
from core.readers.docx.names import ID, R_ID, Element, W

if TYPE_CHECKING:
    from core.readers.docx.inline import Inline

_OWN_BOOKMARKS: Final = ("_Toc", "_GoBack", "_Hlk")
"""How Word's own bookmarks begin that no reference names."""


def hyperlink(inline: "Inline", element: Element) -> None:
    """w:hyperlink, marked `link` with an address, #bookmark or both; without a target it is plain text."""
    start = inline.draft.length
    inline.children(element)
    if inline.draft.length > start:
        target = _target(inline, element)
        if target:
            inline.draft.mark(start, "link", target)


def _target(inline: "Inline", element: Element) -> str:
    found = inline.context.relationship(inline.part, element.get(R_ID))
    anchor = element.get(W + "anchor")
    return (found.target if found else "") + (f"#{anchor}" if anchor else "")


def bookmark(inline: "Inline", element: Element) -> None:
    """A place that references may name; those of contents and of the last edit are named by nothing else."""
    name = element.get(W + "name", "")
    if name and not name.startswith(_OWN_BOOKMARKS):
        here = inline.draft.length
        inline.draft.marks.append(Mark(start=here, end=here, type="bookmark", value=name))


def footnote(inline: "Inline", element: Element) -> None:
    """The mark of a reference, of no length; its value is the story of the note."""
    _note(inline, element, "footnote")


def endnote(inline: "Inline", element: Element) -> None:
    """As `footnote`, among the notes at the end."""
    _note(inline, element, "endnote")


def _note(inline: "Inline", element: Element, kind: str) -> None:
    if not inline.muted:
        story = inline.context.note(kind, element.get(ID, ""), inline.section)
        inline.draft.mark(inline.draft.length, "note", story)


def note_mark(inline: "Inline", _: Element) -> None:
    """The number before a note's text is no part of it, nor is the space after it."""
    inline.after_note_mark = not inline.draft.length


def comment_start(inline: "Inline", element: Element) -> None:
    """w:commentRangeStart; one that the part of comments does not hold is passed over."""
    if element.get(ID) in inline.context.comments:
        inline.comments[element.get(ID)] = inline.draft.length


def comment_end(inline: "Inline", element: Element) -> None:
    """Marks what the comment covers; its value is the comment's story."""
    start = inline.comments.pop(element.get(ID), None)
    if start is not None and inline.draft.length > start:
        inline.draft.mark(start, "comment", inline.context.comments[element.get(ID)])


def comment_reference(inline: "Inline", element: Element) -> None:
    """The mark of a comment that covers no text, at the place of its reference."""
    story = inline.context.comments.get(element.get(ID, ""))
    if story and not any(mark.type == "comment" and mark.value == story for mark in inline.draft.marks):
        inline.draft.mark(inline.draft.length, "comment", story)


def carry_comments(inline: "Inline") -> None:
    """At a paragraph's end: marks what comments cover so far, and lets them go on at the start of the next one."""
    for identifier, start in inline.comments.items():
        if inline.draft.length > start:
            inline.draft.mark(start, "comment", inline.context.comments.get(identifier, ""))
        inline.comments[identifier] = 0
