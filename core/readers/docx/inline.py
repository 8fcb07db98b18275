"""What stands inside a paragraph: runs, links, fields, notes, pictures, formulae, tracked changes."""

from collections.abc import Callable
from typing import Final

from core.model.document import Mark, PartStatus, RevisionKind
from core.readers.docx.context import Context
from core.readers.docx.draft import Draft
from core.readers.docx.drawing import draw
from core.readers.docx.fields import GENERATED, Field, form_text, link_of, name_of
from core.readers.docx.math import linear
from core.readers.docx.names import ID, MC, R_ID, Element, M, W, chosen, keeps_space, shows_placeholder
from core.readers.docx.properties import CHANGED, run_items
from core.readers.docx.revisions import KINDS, Piece, lost_text, piece
from core.readers.docx.styles import PLAIN, Look, ParagraphStyle, Surroundings
from core.readers.docx.symbols import PRIVATE, symbol, unprivate

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
    """.split()  # noqa: SIM905 - one word after another is what can be read here
)
"""Elements that say nothing which stands in the text."""
_OWN_BOOKMARKS: Final = ("_Toc", "_GoBack", "_Hlk")
"""How Word's own bookmarks begin that no reference names."""


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
        self.filled = False
        self.look: Look = context.styles.look(self.style, PLAIN, False, ())
        self.fields: list[Field] = []
        self.plain_fields = False
        """Field marks do not pair up in this story: every text counts, instructions do not."""
        self.muted = 0
        """Open fields whose result has not begun."""
        self.muted_text = False
        self.generated = 0
        self.comments: dict[str, int] = {}
        self.placeholder = False
        self._after_note_mark = False
        self._formatted: Piece | None = None
        self._handlers: dict[str, Callable[[Element], None]] = {
            _RUN: self.run,
            _T: self._text,
            W + "tab": lambda _: self.add("\t"),
            W + "ptab": lambda _: self.add("\t"),
            W + "br": self._break,
            W + "cr": lambda _: self.add("\n"),
            W + "noBreakHyphen": lambda _: self.add("\u2011"),
            W + "softHyphen": lambda _: self.add("\u00ad"),
            W + "sym": self._symbol,
            W + "delText": self._text,
            W + "instrText": self._instruction,
            W + "delInstrText": self._instruction,
            W + "fldChar": self._field_mark,
            W + "fldSimple": self._simple_field,
            W + "bookmarkStart": self._bookmark,
            W + "hyperlink": self._hyperlink,
            W + "sdt": self._control,
            W + "smartTag": self.children,
            W + "customXml": self.children,
            W + "dir": self.children,
            W + "bdo": self.children,
            W + "ruby": self._ruby,
            W + "ins": self._change,
            W + "del": self._change,
            W + "moveFrom": self._change,
            W + "moveTo": self._change,
            W + "footnoteReference": lambda element: self._note(element, "footnote"),
            W + "endnoteReference": lambda element: self._note(element, "endnote"),
            W + "footnoteRef": self._note_mark,
            W + "endnoteRef": self._note_mark,
            W + "commentRangeStart": self._comment_start,
            W + "commentRangeEnd": self._comment_end,
            W + "commentReference": self._comment_reference,
            W + "drawing": self._draw,
            W + "pict": self._draw,
            W + "object": self._draw,
            W + "control": self._draw,
            W + "contentPart": self._draw,
            W + "subDoc": self._sub_document,
            MC + "AlternateContent": self._alternate,
            M + "oMath": self._math,
            M + "oMathPara": self._math_lines,
        }

    def begin(self, style: ParagraphStyle, around: Surroundings, filled: bool) -> None:
        """The look of the paragraph that comes now."""
        if style is not self.style or around is not self.around or filled != self.filled:
            self.style, self.around, self.filled = style, around, filled
            self.look = self.context.styles.look(style, around, filled, ())
        self.draft.own = self.draft.length
        self.draft.waiting_break = False
        self._after_note_mark = False

    def children(self, element: Element) -> None:
        handlers = self._handlers
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self.run(child)
                continue
            handler = handlers.get(tag)
            if handler is not None:
                handler(child)
            elif tag not in _NOT_TEXT and isinstance(tag, str):
                self._unknown(child)

    def run(self, run: Element) -> None:
        """Most of a document: properties, then text. The look holds to the end of the run."""
        before, handlers = self.look, self._handlers
        for child in run:
            tag = child.tag
            if tag == _T:
                self._text(child)
            elif tag == _RPR:
                self._properties(child)
            else:
                handler = handlers.get(tag)
                if handler is not None:
                    handler(child)
                elif tag not in _NOT_TEXT and isinstance(tag, str):
                    self._unknown(child)
        self.look = before
        formatted = self._formatted
        if formatted is not None:
            formatted.end, self._formatted = self.draft.length, None
            if formatted.end > formatted.start:
                self.draft.pieces.append(formatted)

    def _properties(self, properties: Element) -> None:
        direct = run_items(properties)
        if CHANGED in direct:
            change = properties.find(W + "rPrChange")
            self._formatted = piece(change, RevisionKind.FORMATTED, self.draft.length, -1)
            former = run_items(self.context.view.properties(properties, "rPr"))
            direct = tuple(item for item in former if item is not CHANGED)
        self.look = self.context.styles.look(self.style, self.around, self.filled, direct)

    def add(self, text: str) -> None:
        """Text as it stands, unless it belongs to a field's instruction."""
        if self.muted or not text:
            self.muted_text = self.muted_text or bool(text)
            return
        if self._after_note_mark:
            self._after_note_mark = False
            text = text[1:] if text[:1] in (" ", "\t", "\u00a0") else text
            if not text:
                return
        self.draft.add(text, self.look)

    def _text(self, element: Element) -> None:
        text = element.text
        if not text:
            return
        if (text[0] in _SPACES or text[-1] in _SPACES) and not keeps_space(element):
            text = text.strip(_SPACES)
        if "\n" in text or "\t" in text or "\r" in text:
            text = text.translate(_BLANKS)
        if not text.isascii() and PRIVATE.search(text):
            text = unprivate(text, _font(element.getparent()))
        if self.muted or self._after_note_mark or not text:
            self.add(text)
        else:
            self.draft.add(text, self.look)

    def _break(self, element: Element) -> None:
        if element.get(W + "type", "textWrapping") == "textWrapping":
            self.add("\n")
        elif not self.muted and self.draft.length > self.draft.own:
            self.draft.waiting_break = True

    def _symbol(self, element: Element) -> None:
        self.add(symbol(element.get(W + "font", ""), element.get(W + "char", "")))

    # Fields

    def _instruction(self, element: Element) -> None:
        if self.fields and not self.fields[-1].in_result:
            self.fields[-1].parts.append(element.text or "")

    def _field_mark(self, element: Element) -> None:
        kind = element.get(W + "fldCharType")
        if self.plain_fields:
            return
        if kind == "begin":
            self.fields.append(Field(element.find(W + "ffData")))
            self.muted += 1
        elif kind == "separate" and self.fields and not self.fields[-1].in_result:
            self._result_begins(self.fields[-1])
        elif kind == "end" and self.fields:
            self._field_ends(self.fields.pop())

    def _result_begins(self, field: Field) -> None:
        field.in_result = True
        field.start = self.draft.length
        self.muted -= 1
        name = field.name
        self.generated += name in GENERATED
        self.draft.sequence = self.draft.sequence or name == "SEQ"

    def _field_ends(self, field: Field) -> None:
        if not field.in_result:
            self._result_begins(field)
        if self.draft.length == field.start:
            self.add(form_text(field))
        name = field.name
        if name in GENERATED:
            self.generated -= 1
            self.draft.generated = True
        if not self.muted:
            self._field_span(field.instruction, field.start)

    def _field_span(self, instruction: str, start: int) -> None:
        target = link_of(instruction)
        if target is not None:
            if self.draft.length > start:
                self.draft.mark(start, "link", target)
        elif instruction:
            self.draft.mark(start, "field", instruction)

    def _simple_field(self, element: Element) -> None:
        if self.muted:
            return
        instruction = " ".join(element.get(W + "instr", "").split())
        name, start = name_of(instruction), self.draft.length
        self.draft.sequence = self.draft.sequence or name == "SEQ"
        self.generated += name in GENERATED
        self.children(element)
        if name in GENERATED:
            self.generated -= 1
            self.draft.generated = True
        self._field_span(instruction, start)

    def _bookmark(self, element: Element) -> None:
        """A place that references may name; those of contents and of the last edit are named by nothing else."""
        name = element.get(W + "name", "")
        if name and not name.startswith(_OWN_BOOKMARKS):
            self.draft.marks.append(Mark(start=self.draft.length, end=self.draft.length, type="bookmark", value=name))

    def paragraph_ends(self) -> None:
        """Marks what is still open up to the end of the paragraph, and opens it again at the start of the next one."""
        draft = self.draft
        for field in self.fields:
            if field.in_result:
                if draft.length > field.start:
                    self._field_span(field.instruction, field.start)
                field.start = 0
        for identifier, start in self.comments.items():
            if draft.length > start:
                draft.mark(start, "comment", self.context.comments.get(identifier, ""))
            self.comments[identifier] = 0
        draft.generated = draft.generated or bool(self.generated)

    # Links, controls, choices

    def _hyperlink(self, element: Element) -> None:
        start = self.draft.length
        self.children(element)
        if self.draft.length > start:
            target = self._target(element)
            if target:
                self.draft.mark(start, "link", target)

    def _target(self, element: Element) -> str:
        found = self.context.relationship(self.part, element.get(R_ID))
        anchor = element.get(W + "anchor")
        return (found.target if found else "") + (f"#{anchor}" if anchor else "")

    def _control(self, element: Element) -> None:
        content = element.find(W + "sdtContent")
        if content is None:
            return
        start = self.draft.length
        self.children(content)
        if self.draft.length > start and shows_placeholder(element):
            self.draft.mark(start, "blank", "placeholder")

    def _alternate(self, element: Element) -> None:
        choice = chosen(element)
        if choice is not None:
            self.children(choice)

    def _ruby(self, element: Element) -> None:
        """The base text, its reading in brackets."""
        base, reading = element.find(W + "rubyBase"), element.find(W + "rt")
        if base is not None:
            self.children(base)
        if reading is not None and lost_text(reading):
            self.add("(")
            self.children(reading)
            self.add(")")

    def _unknown(self, element: Element) -> None:
        """An element of another or a later kind: read where it holds text, and said so."""
        if next(element.iter(_T, W + "drawing", W + "pict"), None) is not None:
            name = element.tag.rpartition("}")[2]
            self.context.record(self.story, name, len(lost_text(element).split()), PartStatus.DOUBTFUL, "unknown_element")
            self.children(element)

    def _sub_document(self, element: Element) -> None:
        found = self.context.relationship(self.part, element.get(R_ID))
        self.context.record(self.story, found.target if found else "", 1, PartStatus.NOT_COMPARED, "external")

    # Tracked changes

    def _change(self, element: Element) -> None:
        kind = KINDS[element.tag]
        start = self.draft.length
        if self.context.view.lacks(element):
            text = lost_text(element)
            if text:
                self.draft.pieces.append(piece(element, kind, start, start, text))
            self._lost_notes(element)
            return
        self.children(element)
        if self.draft.length > start:
            self.draft.pieces.append(piece(element, kind, start, self.draft.length))

    def _lost_notes(self, element: Element) -> None:
        for reference in element.iter(W + "footnoteReference", W + "endnoteReference"):
            kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
            self.context.lost_notes.append((kind, reference.get(ID, ""), element))

    # Notes and comments

    def _note(self, element: Element, kind: str) -> None:
        if not self.muted:
            story = self.context.note(kind, element.get(ID, ""), self.section)
            self.draft.mark(self.draft.length, "note", story)

    def _note_mark(self, _: Element) -> None:
        """The number before a note's text is no part of it, nor is the space after it."""
        self._after_note_mark = not self.draft.length

    def _comment_start(self, element: Element) -> None:
        if element.get(ID) in self.context.comments:
            self.comments[element.get(ID)] = self.draft.length

    def _comment_end(self, element: Element) -> None:
        start = self.comments.pop(element.get(ID), None)
        if start is not None and self.draft.length > start:
            self.draft.mark(start, "comment", self.context.comments[element.get(ID)])

    def _comment_reference(self, element: Element) -> None:
        story = self.context.comments.get(element.get(ID, ""))
        if story and not any(mark.type == "comment" and mark.value == story for mark in self.draft.marks):
            self.draft.mark(self.draft.length, "comment", story)

    # Pictures and formulae

    def _draw(self, element: Element) -> None:
        if not self.muted:
            draw(element, self)

    def _math(self, element: Element) -> None:
        text = linear(element, self.context.view.lacks)
        if text and not self.muted:
            self.add(text)
            self.draft.math += len(text)
        self._math_changes(element)

    def _math_lines(self, element: Element) -> None:
        for index, formula in enumerate(element.iterchildren(M + "oMath")):
            if index:
                self.add("\n")
                self.draft.math += 1
            self._math(formula)

    def _math_changes(self, element: Element) -> None:
        """Changes inside a formula cover all of it: its linear text has no place for a part."""
        end = self.draft.length
        for change in element.iter(W + "ins", W + "del"):
            text = lost_text(change)
            if text and self.context.view.lacks(change):
                self.draft.pieces.append(piece(change, KINDS[change.tag], end, end, text))
            elif text:
                self.draft.pieces.append(piece(change, KINDS[change.tag], max(end - len(text), 0), end))


def _font(run: Element | None) -> str:
    """The font that a run names itself; "" where its style does."""
    fonts = run.find(f"{_RPR}/{W}rFonts") if run is not None else None
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
