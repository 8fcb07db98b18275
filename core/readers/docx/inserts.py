"""What stands among the words of a paragraph and is no run of text: breaks, symbols, formulae, controls, choices, rubies."""

from typing import TYPE_CHECKING

from core.model.document import PartStatus
from core.readers.docx.drawing import draw
from core.readers.docx.edits import formula_edits
from core.readers.docx.math import linear
from core.readers.docx.names import R_ID, Element, M, W, chosen, shows_placeholder
from core.readers.docx.revisions import lost_text
from core.readers.docx.settings import of_control
from core.readers.symbols import symbol

if TYPE_CHECKING:
    from core.readers.docx.inline import Inline


def tab(inline: "Inline", _: Element) -> None:
    """w:tab, and w:ptab, which aligns to the margin instead of a stop."""
    inline.add("\t")


def line_feed(inline: "Inline", _: Element) -> None:
    """w:cr."""
    inline.add("\n")


def hard_hyphen(inline: "Inline", _: Element) -> None:
    """w:noBreakHyphen: U+2011."""
    inline.add("\u2011")


def soft_hyphen(inline: "Inline", _: Element) -> None:
    """w:softHyphen: U+00AD, whether the line breaks there or not."""
    inline.add("\u00ad")


def line_break(inline: "Inline", element: Element) -> None:
    """A break of the line is a line feed at once; one of the page or column waits for text after it."""
    if element.get(W + "type", "textWrapping") == "textWrapping":
        inline.add("\n")
    elif not inline.muted and inline.draft.length > inline.draft.own:
        inline.draft.waiting_break = True


def symbol_mark(inline: "Inline", element: Element) -> None:
    """w:sym: the sign that the font shows at this code, in Unicode."""
    inline.add(symbol(element.get(W + "font", ""), element.get(W + "char", "")))


def picture(inline: "Inline", element: Element) -> None:
    """Drawings, VML and embedded objects alike."""
    if not inline.muted:
        draw(element, inline)


def formula(inline: "Inline", element: Element) -> None:
    """m:oMath in linear form, marked `math`. A tracked change inside covers all of it."""
    text = linear(element, inline.context.view.lacks)
    if text and not inline.muted:
        start = inline.draft.length
        inline.add(text)
        inline.draft.mark(start, "math")
        inline.draft.math += len(text)
    formula_edits(inline, element)


def formula_lines(inline: "Inline", element: Element) -> None:
    """m:oMathPara: one formula a line."""
    for index, line in enumerate(element.iterchildren(M + "oMath")):
        if index:
            inline.add("\n")
            inline.draft.math += 1
        formula(inline, line)


def inside(inline: "Inline", element: Element) -> None:
    """A wrapper that says nothing itself."""
    inline.children(element)


def control(inline: "Inline", element: Element) -> None:
    """w:sdt around words: its content is text, marked `blank` while nobody has filled it in."""
    content = element.find(W + "sdtContent")
    if content is None:
        return
    start = inline.draft.length
    inline.children(content)
    if inline.draft.length > start and shows_placeholder(element):
        inline.draft.mark(start, "blank", "placeholder")
    if not inline.muted:
        inline.draft.settings += of_control(element, inline.draft.text()[start:], inline.context.data)


def alternate(inline: "Inline", element: Element) -> None:
    """mc:AlternateContent: the one branch that a reader of today would show."""
    choice = chosen(element)
    if choice is not None:
        inline.children(choice)


def ruby(inline: "Inline", element: Element) -> None:
    """The base text, its reading in brackets."""
    base, reading = element.find(W + "rubyBase"), element.find(W + "rt")
    if base is not None:
        inline.children(base)
    if reading is not None and lost_text(reading):
        inline.add("(")
        inline.children(reading)
        inline.add(")")


def sub_document(inline: "Inline", element: Element) -> None:
    """w:subDoc: another file, which is not read; the ledger names it."""
    found = inline.context.relationship(inline.part, element.get(R_ID))
    inline.context.record(inline.story, found.target if found else "", 1, PartStatus.NOT_COMPARED, "external")


def unknown(inline: "Inline", element: Element) -> None:
    """An element of another or a later kind: read where it holds text, and said so."""
    if next(element.iter(W + "t", W + "drawing", W + "pict"), None) is not None:
        name = element.tag.rpartition("}")[2]
        inline.context.record(inline.story, name, len(lost_text(element).split()), PartStatus.DOUBTFUL, "unknown_element")
        inline.children(element)
