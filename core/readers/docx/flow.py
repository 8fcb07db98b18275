"""A story block by block: paragraphs, tables, content controls, section breaks."""

from collections.abc import Callable
from typing import Final

from core.model.document import Block, BlockKind, CellPlace, Flag, Mark, PartStatus, RevisionKind
from core.model.unseen import has_unseen
from core.readers.docx.context import Context
from core.readers.docx.draft import Draft
from core.readers.docx.inline import Inline
from core.readers.docx.kinds import is_page_number, kind_of
from core.readers.docx.names import MC, R_ID, Element, W, chosen, first, shows_placeholder
from core.readers.docx.numbering import Counters
from core.readers.docx.properties import NOTHING, ParagraphItems, paragraph_items
from core.readers.docx.revisions import KINDS, joined, lost_revision, lost_text, piece, revision
from core.readers.docx.rows import read_table
from core.readers.docx.settings import found_in, of_control, page_numbers
from core.readers.docx.styles import PLAIN, ParagraphStyle, Surroundings

_P: Final = W + "p"
_PPR: Final = W + "pPr"
_TCPR: Final = W + "tcPr"
_PLAIN_ALIGN: Final = frozenset({"", "left", "start"})


class Flow:
    """Reads one story into the context. `section` is where the story is anchored; the body finds its own."""

    def __init__(self, context: Context, story: str, part: str, section: tuple[str, ...] = ()) -> None:
        self.context = context
        self.story = story
        self.section = section
        self.is_body = story == "body"
        self.sections: list[Element] = []
        """The w:sectPr that end the body's sections, in order."""
        self.inline = Inline(context, story, part)
        self.inline.section = section
        self.hidden = False
        """No page shows what is read now: the story, a row, a cell that another one covers."""
        self.fill = ""
        self._counters = Counters(context.numbering)
        self._prefix = "p" if self.is_body else f"{story.replace(':', '-')}-p"
        self._number = 0
        self.last: str | None = None
        """The block that was read last."""
        self._open: ParagraphItems | None = None
        """The paragraph that a removed paragraph mark joins to the next one."""
        self.place: CellPlace | None = None
        """The cell that is being read, with what its table gives to its runs and the flags that all its blocks have."""
        self.around: Surroundings = PLAIN
        self.flags: tuple[Flag, ...] = ()
        self._headings: list[tuple[int, str]] = []
        self._placeholder = False
        self._section_start = 0

    def read(self, container: Element) -> None:
        """Reads the story; where its field marks do not pair up and would swallow text, once more without them."""
        before = self.context.found.copy() if next(container.iter(W + "fldChar"), None) is not None else None
        self.blocks(container)
        self.flush()
        if before is not None and self.inline.muted and self.inline.muted_text:
            self.context.found = before
            again = Flow(self.context, self.story, self.inline.part, self.section)
            again.inline.plain_fields, again.hidden, again.fill = True, self.hidden, self.fill
            again.blocks(container)
            again.flush()
            self.sections = again.sections

    def paragraphs(self, texts: list[str]) -> None:
        """A story of plain paragraphs: titles of a chart, texts of a diagram."""
        for text in texts:
            self.inline.draft.add(text, self.inline.look)
            self.emit(NOTHING, needed=False)

    def cells(self, rows: list[list[str]]) -> None:
        """A table of plain texts, its first row a header."""
        table = f"t{self.context.next('table'):02d}"
        for row, texts in enumerate(rows):
            self.flags = (Flag.HEADER_ROW,) if row == 0 else ()
            for column, text in enumerate(texts):
                self.place = CellPlace(id=table, row=row, column=column)
                if text:
                    self.inline.draft.add(text, self.inline.look)
                self.emit(NOTHING, needed=True)
        self.flags, self.place = (), None

    def blocks(self, container: Element) -> None:
        """Reads what stands between paragraphs and the paragraphs themselves, in the order of the file."""
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
                continue
            handler = _HANDLERS.get(tag, Flow._other)
            if handler is not None and isinstance(tag, str):
                handler(self, child)

    def _choice(self, element: Element) -> None:
        choice = chosen(element)
        if choice is not None:
            self.blocks(choice)

    def _other(self, child: Element) -> None:
        """Comment ranges between paragraphs, formulae outside of one, and what no standard knows."""
        if next(child.iter(W + "p"), None) is not None:
            words = len(lost_text(child).split())
            self.context.record(self.story, child.tag.rpartition("}")[2], words, PartStatus.DOUBTFUL, "unknown_element")
            self.blocks(child)
        elif child.tag not in (W + "bookmarkStart", W + "bookmarkEnd"):
            self.inline.children((child,))

    def _block_change(self, element: Element) -> None:
        if self.context.view.lacks(element):
            item = piece(element, KINDS[element.tag], 0, 0, lost_text(element))
            self.context.found.revisions.append(lost_revision(item, self.last))
        else:
            self.blocks(element)

    def _control(self, control: Element) -> None:
        content = control.find(W + "sdtContent")
        if content is not None:
            before, self._placeholder = self._placeholder, self._placeholder or shows_placeholder(control)
            first_block = len(self.context.found.blocks)
            self.blocks(content)
            self._placeholder = before
            self._control_settings(control, first_block)

    def _control_settings(self, control: Element, first_block: int) -> None:
        """What a content control around paragraphs sets stands at the first of them."""
        blocks = self.context.found.blocks[first_block:]
        if blocks:
            text = "\n".join(block.text for block in blocks)
            found_in(self.context, blocks[0].block, self.story, of_control(control, text, self.context.data))

    def _chunk(self, element: Element) -> None:
        found = self.context.relationship(self.inline.part, element.get(R_ID))
        digest = self.context.digest(found.target) if found and not found.external else None
        place = found.target if found else "altChunk"
        self.context.record(self.story, place, 1, PartStatus.NOT_COMPARED, "embedded_part", digest)

    # Paragraphs

    def _paragraph(self, paragraph: Element) -> None:
        inline, items = self.inline, NOTHING
        for child in paragraph:
            if child.tag == _PPR:
                items = paragraph_items(child, rejected=self.context.view.rejected)
            break
        style = self.context.styles.paragraph(items.style)
        shade = style.shade if items.shade is None else items.shade
        inline.begin(style, self.around, shade or self.around.fill or self.fill)
        inline.children(paragraph)
        self._open = None
        if self._mark_changes(items):
            self._join(items)
            return
        self.emit(items, needed=False)
        if items.section is not None:
            self._section(items.section)

    def _section(self, properties: Element) -> None:
        """A section ends here."""
        change = first(properties, W + "sectPrChange")
        if change is not None:
            self.formatted(change, self._section_start)
        blocks = self.context.found.blocks[self._section_start :]
        if blocks and self.is_body:
            self.context.found.settings += page_numbers(properties, blocks[0].block)
        self._section_start = len(self.context.found.blocks)
        self.sections.append(properties)

    def _mark_changes(self, items: ParagraphItems) -> bool:
        """Records tracked changes of the paragraph's mark and format. True where the view lacks the mark."""
        if items.mark is None and items.change is None and items.numbered is None:
            return False
        draft, gone = self.inline.draft, False
        for change in (items.change, items.numbered):
            if change is not None:
                draft.pieces.append(piece(change, RevisionKind.FORMATTED, draft.own, draft.length))
        for mark in () if items.mark is None else items.mark:
            if mark.tag in KINDS:
                gone = gone or self.context.view.lacks(mark)
                draft.pieces.append(piece(mark, KINDS[mark.tag], draft.length, draft.length, "\n"))
        return gone

    def _join(self, items: ParagraphItems) -> None:
        """Leaves the paragraph open for the next one; one without any text of this view is gone as a whole."""
        if self.inline.draft.length:
            self._open = items
        else:
            self._lose()

    def _lose(self) -> None:
        """The open paragraph is not in this view: its changes stand for themselves."""
        draft = self._new_draft()
        for item in joined([item for item in draft.pieces if item.kind is not RevisionKind.FORMATTED]):
            if item.text:
                self.context.found.revisions.append(lost_revision(item, self.last))

    def _new_draft(self) -> Draft:
        """Hands over the open draft and opens another one."""
        inline = self.inline
        if inline.fields or inline.comments or inline.generated:
            inline.paragraph_ends()
        draft, inline.draft = inline.draft, Draft()
        return draft

    def flush(self) -> None:
        """Ends a paragraph whose mark is gone where nothing follows that it could join."""
        if self._open is not None:
            items, self._open = self._open, None
            self.emit(items, needed=False)
        elif self.inline.draft.pieces or self.inline.draft.length:
            self.emit(NOTHING, needed=False)

    def emit(self, items: ParagraphItems, *, needed: bool) -> None:
        """Turns the draft into a block. An empty paragraph is none, unless a list numbers it or a cell needs it."""
        draft = self._new_draft()
        context, style = self.context, self.context.styles.paragraph(items.style)
        text = draft.text()
        place = context.numbering.place_of(style, items.num_id, items.num_level) if items.num_id or style.num_id else None
        label = self._counters.label(*place) if place else None
        if not text and label is None and not needed:
            for item in joined([item for item in draft.pieces if item.text]):
                context.found.revisions.append(lost_revision(item, self.last))
            return
        kind, level = kind_of(draft, text, style, items, None if label is None else place)
        self._number += 1
        block = Block(
            block=f"{self._prefix}{self._number:04d}",
            story=self.story,
            kind=kind,
            level=level,
            label=label,
            text=text,
            section=self.section if kind is not BlockKind.HEADING else self._section_above(level or 1),
            table=self.place,
            marks=self._marks(draft, style, items),
            flags=self._flags_of(draft, text, style),
        )
        context.found.blocks.append(block)
        self.last = block.block
        if draft.settings:
            found_in(context, block.block, self.story, draft.settings)
        if draft.pieces:
            context.found.revisions += [revision(item, block.block) for item in joined(draft.pieces)]
        if kind is BlockKind.HEADING:
            self._enter(level or 1, block)

    def _section_above(self, level: int) -> tuple[str, ...]:
        """The section of a heading: the headings of higher levels."""
        if not self.is_body or self.place is not None:
            return self.section
        return tuple(title for depth, title in self._headings if depth < level)

    def _enter(self, level: int, block: Block) -> None:
        """A heading outside of tables opens a section."""
        if not self.is_body or self.place is not None:
            return
        title = " ".join(block.text.replace("\ufffc", " ").split())
        title = f"{block.label} {title}" if block.label else title
        self._headings = [(depth, known) for depth, known in self._headings if depth < level] + [(level, title)]
        self.section = tuple(known for _, known in self._headings)
        self.inline.section = self.section

    def _marks(self, draft: Draft, style: ParagraphStyle, items: ParagraphItems) -> tuple[Mark, ...]:
        marks, end = draft.look_marks(), draft.length
        align = items.align or style.align
        if align not in _PLAIN_ALIGN:
            marks.append(Mark(start=0, end=end, type="align", value=align))
        if style.id != self.context.styles.default_style:
            marks.append(Mark(start=0, end=end, type="style", value=style.name))
        if self._placeholder and end:
            marks.append(Mark(start=0, end=end, type="blank", value="placeholder"))
        if self.hidden and end and not draft.generated and not is_page_number(draft, draft.text()):
            marks.append(Mark(start=0, end=end, type="hidden", value="unseen"))
        return (*marks, *draft.marks)

    def _flags_of(self, draft: Draft, text: str, style: ParagraphStyle) -> tuple[Flag, ...]:
        flags = self.flags
        if (self.hidden and text.strip()) or (draft.hidden and draft.hides(text)):
            flags += (Flag.HIDDEN,)
        if draft.generated or style.generated or (draft.marks and is_page_number(draft, text)):
            flags += (Flag.GENERATED,)
        if has_unseen(text):
            flags += (Flag.ZERO_WIDTH,)
        return flags

    def formatted(self, change: Element, first_block: int) -> None:
        """A change of the format of a table, row, cell or section stands at its first block."""
        found = self.context.found
        if len(found.blocks) > first_block:
            block = found.blocks[first_block]
            found.revisions.append(revision(piece(change, RevisionKind.FORMATTED, 0, len(block.text)), block.block))


_HANDLERS: Final[dict[str, Callable[[Flow, Element], None] | None]] = {
    _TCPR: None,
    W + "tbl": read_table,
    W + "sdt": Flow._control,
    W + "sectPr": Flow._section,
    W + "altChunk": Flow._chunk,
    W + "customXml": Flow.blocks,
    W + "smartTag": Flow.blocks,
    MC + "AlternateContent": Flow._choice,
    **dict.fromkeys(KINDS, Flow._block_change),
}
"""What stands between paragraphs, by its tag; None says nothing."""
