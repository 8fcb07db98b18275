"""What stands inside a paragraph: runs with their texts here, all else by the table below."""

from collections.abc import Callable
from typing import Final

from core.model.document import RevisionKind
from core.readers.docx import inserts
from core.readers.docx.context import Context
from core.readers.docx.draft import Draft
from core.readers.docx.edits import edit
from core.readers.docx.fieldmarks import carry_fields, field_mark, instruction, simple_field
from core.readers.docx.fields import Field
from core.readers.docx.names import MC, Element, M, W, keeps_space
from core.readers.docx.pointers import (
    bookmark,
    carry_comments,
    comment_end,
    comment_reference,
    comment_start,
    endnote,
    footnote,
    hyperlink,
    note_mark,
)
from core.readers.docx.properties import CHANGED, run_items
from core.readers.docx.revisions import Piece, piece
from core.readers.docx.styles import PLAIN, Look, ParagraphStyle, Surroundings
from core.readers.symbols import PRIVATE, unprivate

_T: Final = W + "t"
_RPR: Final = W + "rPr"
_RUN: Final = W + "r"
_SPACES: Final = " \n\t\r"
_BLANKS: Final = str.maketrans("\n\r\t", "   ")
_NOT_TEXT: Final = frozenset(
    W + name
    for name in """
    pPr proofErr bookmarkEnd lastRenderedPageBreak permStart permEnd moveFromRangeStart moveFromRangeEnd
    moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd separator
    continuationSeparator pgNum sdtPr sdtEndPr smartTagPr customXmlPr annotationRef dayShort dayLong monthShort monthLong
    yearShort yearLong tblPr tblGrid trPr tcPr rubyPr
    """.split()
)
"""Elements that say nothing which stands in the text."""


class Inline:
    """Reads inline content of one story into the draft that is open. Fields and comments may reach over paragraphs."""

    def __init__(self, context: Context, story: str, part: str) -> None:
        self.context = context
        self.story = story
        self.part = part
        self.section: tuple[str, ...] = ()
        self.draft = Draft()
        self.style: ParagraphStyle = context.styles.paragraph("")
        self.around: Surroundings = PLAIN
        self.fill = ""
        self.look: Look = context.styles.look(self.style, PLAIN, "", ())
        self.fields: list[Field] = []
        self.plain_fields = False
        """Field marks do not pair up in this story: every text counts, instructions do not."""
        self.muted = 0
        """Open fields whose result has not begun."""
        self.muted_text = False
        self.generated = 0
        self.comments: dict[str, int] = {}
        self.after_note_mark = False
        self._formatted: Piece | None = None

    def begin(self, style: ParagraphStyle, around: Surroundings, fill: str) -> None:
        """The look of the paragraph that comes now."""
        if style is not self.style or around is not self.around or fill != self.fill:
            self.style, self.around, self.fill = style, around, fill
            self.look = self.context.styles.look(style, around, fill, ())
        self.draft.own = self.draft.length
        self.draft.waiting_break = False
        self.after_note_mark = False

    def children(self, element: Element) -> None:
        """Reads all children by the table of handlers; one of an unknown kind is told in the ledger."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self.run(child)
                continue
            handler = _HANDLERS.get(tag)
            if handler is not None:
                handler(self, child)
            elif tag not in _NOT_TEXT and isinstance(tag, str):
                inserts.unknown(self, child)

    def run(self, run: Element) -> None:
        """Most of a document: properties, then text. The look holds to the end of the run."""
        before = self.look
        for child in run:
            tag = child.tag
            if tag == _T:
                self.text(child)
            elif tag == _RPR:
                self._properties(child)
            else:
                handler = _HANDLERS.get(tag)
                if handler is not None:
                    handler(self, child)
                elif tag not in _NOT_TEXT and isinstance(tag, str):
                    inserts.unknown(self, child)
        self.look = before
        if self._formatted is not None:
            formatted, self._formatted = self._formatted, None
            formatted.end = self.draft.length
            if formatted.end > formatted.start:
                self.draft.pieces.append(formatted)

    def _properties(self, properties: Element) -> None:
        direct = run_items(properties)
        if CHANGED in direct:
            change = properties.find(W + "rPrChange")
            self._formatted = piece(change, RevisionKind.FORMATTED, self.draft.length, -1)
            former = run_items(self.context.view.properties(properties, "rPr"))
            direct = tuple(item for item in former if item is not CHANGED)
        self.look = self.context.styles.look(self.style, self.around, self.fill, direct)

    def add(self, text: str) -> None:
        """Text as it stands, unless it belongs to a field's instruction."""
        if self.muted or not text:
            self.muted_text = self.muted_text or bool(text)
            return
        if self.after_note_mark:
            self.after_note_mark = False
            text = text[1:] if text[:1] in (" ", "\t", "\u00a0") else text
            if not text:
                return
        self.draft.add(text, self.look)

    def text(self, element: Element) -> None:
        """w:t: outer spaces count only where xml:space keeps them, line feeds and tabs within it are spaces."""
        text = element.text
        if not text:
            return
        if (text[0] in _SPACES or text[-1] in _SPACES) and not keeps_space(element):
            text = text.strip(_SPACES)
        if "\n" in text or "\t" in text or "\r" in text:
            text = text.translate(_BLANKS)
        if not text.isascii() and not text.isprintable() and PRIVATE.search(text):
            text = unprivate(text, _font(element.getparent()))
        if self.muted or self.after_note_mark or not text:
            self.add(text)
        else:
            self.draft.add(text, self.look)

    def paragraph_ends(self) -> None:
        """What is still open, fields and comments, is marked up to here and goes on in the next paragraph."""
        carry_fields(self)
        carry_comments(self)


def _text(inline: Inline, element: Element) -> None:
    inline.text(element)


def _run(inline: Inline, element: Element) -> None:
    inline.run(element)


def _font(run: Element | None) -> str:
    """The font that a run names itself; "" where its style does."""
    fonts = run.find(f"{_RPR}/{W}rFonts") if run is not None else None
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


_HANDLERS: Final[dict[str, Callable[[Inline, Element], None]]] = {
    _RUN: _run,
    _T: _text,
    W + "delText": _text,
    W + "tab": inserts.tab,
    W + "ptab": inserts.tab,
    W + "br": inserts.line_break,
    W + "cr": inserts.line_feed,
    W + "noBreakHyphen": inserts.hard_hyphen,
    W + "softHyphen": inserts.soft_hyphen,
    W + "sym": inserts.symbol_mark,
    W + "instrText": instruction,
    W + "delInstrText": instruction,
    W + "fldChar": field_mark,
    W + "fldSimple": simple_field,
    W + "bookmarkStart": bookmark,
    W + "hyperlink": hyperlink,
    W + "footnoteReference": footnote,
    W + "endnoteReference": endnote,
    W + "footnoteRef": note_mark,
    W + "endnoteRef": note_mark,
    W + "commentRangeStart": comment_start,
    W + "commentRangeEnd": comment_end,
    W + "commentReference": comment_reference,
    W + "ins": edit,
    W + "del": edit,
    W + "moveFrom": edit,
    W + "moveTo": edit,
    W + "sdt": inserts.control,
    W + "smartTag": inserts.inside,
    W + "customXml": inserts.inside,
    W + "dir": inserts.inside,
    W + "bdo": inserts.inside,
    W + "ruby": inserts.ruby,
    W + "drawing": inserts.picture,
    W + "pict": inserts.picture,
    W + "object": inserts.picture,
    W + "control": inserts.picture,
    W + "contentPart": inserts.picture,
    W + "subDoc": inserts.sub_document,
    MC + "AlternateContent": inserts.alternate,
    M + "oMath": inserts.formula,
    M + "oMathPara": inserts.formula_lines,
}
