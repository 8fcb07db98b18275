"""What a paragraph is: a heading, a caption, a formula, an item of a list, a number of a page."""

from core.model.document import BlockKind
from core.readers.docx.draft import Draft
from core.readers.docx.fields import PAGES, name_of
from core.readers.docx.properties import ParagraphItems
from core.readers.docx.styles import ParagraphStyle


def kind_of(
    draft: Draft, text: str, style: ParagraphStyle, items: ParagraphItems, place: tuple[str, int] | None
) -> tuple[BlockKind, int | None]:
    """`place`: the list and level that number the paragraph."""
    outline = style.outline if items.outline is None else items.outline if items.outline < 9 else None
    if outline is not None and text.strip() and not style.generated:
        return BlockKind.HEADING, outline + 1
    if style.caption or (draft.sequence and not draft.math):
        return BlockKind.CAPTION, None
    if draft.math and draft.math >= len(text.strip()):
        return BlockKind.FORMULA, None
    if place is not None:
        return BlockKind.LIST_ITEM, place[1] + 1
    return (BlockKind.CODE if style.code else BlockKind.PARAGRAPH), None


def is_page_number(draft: Draft, text: str) -> bool:
    """Nothing but page numbers and their like."""
    spans = [(m.start, m.end) for m in draft.marks if m.type == "field" and name_of(m.value) in PAGES]
    if not spans or not text.strip():
        return False
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return not "".join(rest).strip(" \t\n\u2013\u2014-/")
