"""Blocks in stories, from the pages' text: paragraphs, tables over pages, notes, headers and footers, sections."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from core.model.document import OBJECT, Block, BlockKind, Box, CellPlace, Flag, Mark, Source
from core.readers.pdf.drawings import Picture
from core.readers.pdf.file import OutlineEntry
from core.readers.pdf.flow import Entry, flow_of
from core.readers.pdf.furniture import is_continued, is_number
from core.readers.pdf.heading import Headings, is_caption
from core.readers.pdf.index import with_index
from core.readers.pdf.items import Items, Note
from core.readers.pdf.label import Label, Strength
from core.readers.pdf.layout import Layout, PageText
from core.readers.pdf.ledger import Judgement
from core.readers.pdf.line import Column, Line, Row, chunks, line_of
from core.readers.pdf.linked import with_linked
from core.readers.pdf.metrics import Metrics, measure
from core.readers.pdf.paragraph import Paragraph, paragraphs_of
from core.readers.pdf.running import Titles
from core.readers.pdf.sheet import ligatures_undone
from core.readers.pdf.span import SpannedTable
from core.readers.pdf.text import Text, TextMaker, indent_of
from core.readers.pdf.words import Words


class Assembly:
    """Puts one document together. `blocks` is called once."""

    def __init__(
        self, layout: Layout, outline: Sequence[OutlineEntry], judgements: Sequence[Judgement], labels: Mapping[int, str]
    ) -> None:
        self._layout = layout
        self._sources = {j.page: j.source for j in judgements}
        found = Items(layout)
        self._metrics: Metrics = replace(measure(found.runs), body=layout.body, trailing=found.trailing())
        self._notes = [*found.notes, *found.endnotes]
        self._pages = {t.page.number: t.page for t in layout.pages}
        stories = found.stories()
        self._maker = TextMaker(
            Words(found.texts()),
            self._pages,
            stories,
            labels,
            plain=found.plain(stories),
            trailing=self._metrics.trailing,
        )
        self._entries = flow_of(found, list(self._pages), self._metrics)
        paragraphs = [e for e in self._entries if isinstance(e, Paragraph)]
        self._listings = _listings(self._entries)
        self._headings = Headings(layout.body, outline, paragraphs)
        self._outlined = [entry.title for entry in outline]
        self._named: Titles | None = None
        self._titles: list[tuple[int, str]] = []
        self._count = 0
        self._tables = 0
        self._found: list[Block] = []

    def blocks(self) -> list[Block]:
        """The body in reading order, then headers, footers and notes."""
        for entry in self._entries:
            if isinstance(entry, Paragraph):
                self._paragraph(entry)
            elif isinstance(entry, Picture):
                self._picture(entry)
            else:
                self._table(entry)
        self._found = with_linked(with_index(self._found))
        self._furniture()
        for note in self._notes:
            for paragraph in paragraphs_of(note.lines, self._metrics):
                self._note(note, paragraph, first=paragraph.lines[0] is note.lines[0])
        self._comments()
        return self._found

    def _paragraph(self, paragraph: Paragraph) -> None:
        code = paragraph.mono
        left = self._listings.get(id(paragraph))
        if left is not None:
            for line in paragraph.lines:
                self._code(left, line)
            return
        text = self._maker.make(paragraph)
        if not text.text:
            return
        level = None if code or Flag.GENERATED in text.flags else self._headings.level(paragraph, text.text)
        kind = BlockKind.HEADING if level else _kind(paragraph, text.text, code)
        label = ligatures_undone(paragraph.label.text) if paragraph.label else None
        section = tuple(t for d, t in self._titles if level is None or d < level)
        self._add(
            text,
            story="body",
            kind=kind,
            level=level or (1 if kind is BlockKind.LIST_ITEM else None),
            label=label,
            section=section,
            page=paragraph.page,
        )
        if level:
            title = f"{label} {text.text}" if label else text.text
            self._titles = [(d, t) for d, t in self._titles if d < level] + [(level, " ".join(title.split()))]

    def _code(self, left: float, line: Line) -> None:
        """One line of a listing, set in as it stands."""
        text = self._maker.make(Paragraph(lines=(line,)), indent=indent_of(left, line))
        self._add(text, story="body", kind=BlockKind.CODE, page=line.page, section=self._section())

    def _add(self, text: Text, *, story: str, kind: BlockKind, page: int, **more: Any) -> None:
        self._count += 1
        flags = (*more.pop("flags", ()), *text.flags)
        source = self._sources.get(page, Source.TEXT)
        if source is Source.OCR:
            flags = tuple(f for f in flags if f is not Flag.HIDDEN)
        marks = tuple(m for m in text.marks if source is not Source.OCR or m.type != "hidden")
        self._found.append(
            Block(
                block=f"p{self._count:05d}",
                story=story,
                kind=kind,
                text=text.text,
                page=page,
                source=source,
                boxes=text.boxes,
                marks=marks,
                flags=flags,
                **more,
            )
        )

    def _section(self) -> tuple[str, ...]:
        return tuple(t for _, t in self._titles)

    def _picture(self, picture: Picture, story: str = "body") -> None:
        page = self._page_of(picture)
        x0, y0, x1, y1 = self._pages[page].box(picture.x0, picture.y0, picture.x1, picture.y1)
        box = Box(page=page, x0=round(x0, 1), y0=round(y0, 1), x1=round(x1, 1), y1=round(y1, 1))
        mark = Mark(start=0, end=1, type="image", value=picture.digest)
        text = Text(text=OBJECT, marks=(mark,), boxes=(box,), flags=())
        section = self._section() if story == "body" else ()
        self._add(text, story=story, kind=BlockKind.PARAGRAPH, page=page, section=section)

    def _page_of(self, picture: Picture) -> int:
        return picture.page

    def _table(self, table: SpannedTable) -> None:
        self._tables += 1
        name = f"t{self._tables:02d}"
        for cell, page in table.cells:
            place = CellPlace(id=name, row=cell.row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span)
            flags = (Flag.HEADER_ROW,) if cell.row < table.header else ()
            found = paragraphs_of(cell.lines, self._metrics)
            for paragraph in found:
                self._cell(paragraph, place, page, flags)
            if not found:
                empty = Text(text="", marks=(), boxes=(), flags=())
                self._add(
                    empty, story="body", kind=BlockKind.PARAGRAPH, page=page, table=place, section=self._section(), flags=flags
                )

    def _cell(self, paragraph: Paragraph, place: CellPlace, page: int, flags: tuple[Flag, ...]) -> None:
        if paragraph.label is not None and not paragraph.label.bullet:
            paragraph = replace(paragraph, label=None)
        text = self._maker.make(paragraph)
        self._add(
            text,
            story="body",
            kind=BlockKind.LIST_ITEM if paragraph.label else BlockKind.PARAGRAPH,
            level=1 if paragraph.label else None,
            label=ligatures_undone(paragraph.label.text) if paragraph.label else None,
            page=page,
            table=place,
            section=self._section(),
            flags=flags,
        )

    def _note(self, note: Note, paragraph: Paragraph, *, first: bool) -> None:
        """A note's paragraph, its sign left out."""
        if first and note.skip:
            text = self._maker.make(replace(paragraph, label=_cut(paragraph.lines[0], note.skip)))
        else:
            text = self._maker.make(replace(paragraph, label=None))
        self._add(text, story=note.story, kind=BlockKind.PARAGRAPH, page=paragraph.page)

    def _running_pictures(self) -> None:
        """Each running picture once, with the headers."""
        seen: set[str] = set()
        for page in self._layout.pages:
            for picture in page.page.drawings.pictures:
                if picture.digest in self._layout.running_pictures and picture.digest not in seen:
                    seen.add(picture.digest)
                    self._picture(replace(picture, page=page.page.number), story="header:1:default")

    def _comments(self) -> None:
        """What was noted on the pages, each note a story."""
        count = 0
        for page in self._layout.pages:
            for remark in page.page.remarks:
                count += 1
                for text in remark.text.split("\n"):
                    if text.strip():
                        plain = Text(text=text.strip(), marks=(), boxes=(), flags=())
                        self._add(plain, story=f"comment:{count}", kind=BlockKind.PARAGRAPH, page=page.page.number)

    def _furniture(self) -> None:
        """Each running header and footer once, page numbers as those of the first page that has them; then titles: one list."""
        self._running_pictures()
        self._named = self._titles_named()
        for side in ("header", "footer"):
            seen: set[str] = set()
            titles: list[tuple[PageText, Row]] = []
            for page in self._layout.pages:
                for row in page.header if side == "header" else page.footer:
                    for part in _without_number(row):
                        if self._is_filled_in(part):
                            titles.append((page, part))
                        else:
                            self._running_row(page, side, part, seen)
            for page, part in titles:
                self._running_row(page, side, part, seen, generated=True)

    def _is_filled_in(self, row: Row) -> bool:
        """Whether a program filled a running row in: a title, or that a listing goes on."""
        return is_continued(row) or (self._named is not None and self._named.named(_texts_of(row)) is not None)

    def _titles_named(self) -> Titles | None:
        """The document's titles, where two at least of them come by in the furniture: then a program put them there."""
        heads = [f"{b.label or ''} {b.text}".strip() for b in self._found if b.kind is BlockKind.HEADING]
        titles = Titles([*heads, *self._outlined])
        rows = [part for page in self._layout.pages for row in (*page.header, *page.footer) for part in _without_number(row)]
        return titles if len({titles.named(_texts_of(row)) for row in rows} - {None}) > 1 else None

    def _running_row(self, page: PageText, side: str, row: Row, seen: set[str], *, generated: bool = False) -> None:
        line = line_of(page.page.sheets[0], row, Column(left=row[0].x0, right=row[-1].x1))
        shape = "".join("#" if c.isdigit() else c for c in line.text.casefold())
        shape = "#" if is_number(line.text) else _squeezed(shape)
        if shape not in seen:
            seen.add(shape)
            flags = (Flag.GENERATED,) if generated or shape == "#" else ()
            text = self._maker.make(Paragraph(lines=(line,)))
            self._add(text, story=f"{side}:1:default", kind=BlockKind.PARAGRAPH, page=page.page.number, flags=flags)


def _texts_of(row: Row) -> list[str]:
    return [" ".join(p.text for p in part) for part in chunks(row)]


def _without_number(row: Row) -> list[Row]:
    """The row's text and the page number that stands apart at its beginning or its end."""
    parts = chunks(row)
    for at in (-1, 0):
        if len(parts) > 1 and is_number(" ".join(p.text for p in parts[at])):
            number = parts.pop(at)
            return [[p for part in parts for p in part], number]
    return [row]


def _listings(entries: Sequence[Entry]) -> dict[int, float]:
    """For each paragraph of a listing (by id) the left edge of the whole listing, from its columns' left edges: empty lines and
    ends of pages do not part it."""
    found: dict[int, float] = {}
    for mono, run in groupby(entries, key=lambda entry: isinstance(entry, Paragraph) and entry.mono):
        code = [entry for entry in run if isinstance(entry, Paragraph)]
        lines = [line for paragraph in code for line in paragraph.lines]
        if mono and len(lines) > 1:
            found |= dict.fromkeys(map(id, code), min(line.x0 - line.column.left for line in lines))
    return found


def _squeezed(shape: str) -> str:
    while "##" in shape:
        shape = shape.replace("##", "#")
    return shape


def _cut(line: Line, skip: int) -> Label:
    """A label of `skip` characters and the white space behind them."""
    rest = line.text[skip:]
    length = skip + len(rest) - len(rest.lstrip(" )\u00a0"))
    return Label(text=line.text[:skip], length=length, strength=Strength.STRONG, x=line.x0)


def _kind(paragraph: Paragraph, text: str, code: bool) -> BlockKind:
    if code:
        return BlockKind.CODE
    if is_caption(text):
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if paragraph.label else BlockKind.PARAGRAPH
