"""Blocks in stories, from the pages' text: paragraphs, tables over pages, notes, headers and footers, sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from core.model.document import OBJECT, Block, BlockKind, Box, CellPlace, Flag, Mark, Source
from core.readers.pdf.columns import gutter_of, has_gutter
from core.readers.pdf.contents import TAB
from core.readers.pdf.drawings import Picture
from core.readers.pdf.file import OutlineEntry
from core.readers.pdf.furniture import is_continued, is_number
from core.readers.pdf.heading import Headings, is_caption
from core.readers.pdf.index import with_index
from core.readers.pdf.label import find_label
from core.readers.pdf.layout import Layout, PageText
from core.readers.pdf.ledger import Judgement
from core.readers.pdf.line import Column, Line, Row, chunks, line_of, word_width
from core.readers.pdf.notes import column_notes, split_notes
from core.readers.pdf.page import Item, arrange, margins
from core.readers.pdf.paragraph import Metrics, Paragraph, measure, paragraphs_of
from core.readers.pdf.running import Titles
from core.readers.pdf.sheet import ligatures_undone
from core.readers.pdf.span import SpannedTable, join_tables
from core.readers.pdf.table import Cell, Table
from core.readers.pdf.text import Text, TextMaker, indent_of
from core.readers.pdf.words import Words

Entry = Paragraph | SpannedTable | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """One footnote, with the rows that it has on each of its pages."""

    story: str
    sign: str
    page: int
    lines: tuple[Line, ...]
    skip: int


class Assembly:
    """Puts one document together. `blocks` is called once."""

    def __init__(
        self, layout: Layout, outline: Sequence[OutlineEntry], judgements: Sequence[Judgement], labels: Mapping[int, str]
    ) -> None:
        self._layout = layout
        self._sources = {j.page: j.source for j in judgements}
        edges = margins([(t.page, list(t.body)) for t in layout.pages])
        self._items: list[list[Item]] = []
        self._column_notes: dict[int, list[tuple[str, int, tuple[Line, ...]]]] = {}
        for page, items in zip(layout.pages, self._arranged(edges), strict=True):
            self._items.append([self._without_notes(page, item) for item in items])
        runs = [run for items in self._items for run in _runs(items)]
        self._metrics: Metrics = replace(measure(runs), body=layout.body)
        self._notes = _notes(layout.pages, self._column_notes)
        self._pages = {t.page.number: t.page for t in layout.pages}
        self._maker = TextMaker(
            Words(line.text for items in self._items for item in items for line in _lines_of(item)),
            self._pages,
            {(n.page, n.sign): n.story for n in self._notes if n.sign},
            labels,
            trailing=_trailing(runs),
        )
        self._entries = self._flow()
        paragraphs = [e for e in self._entries if isinstance(e, Paragraph)]
        self._listings = _listings(self._entries)
        self._headings = Headings(layout.body, outline, paragraphs)
        self._outlined = [entry.title for entry in outline]
        self._named: Titles | None = None
        self._titles: list[tuple[int, str]] = []
        self._count = 0
        self._tables = 0
        self._found: list[Block] = []

    def _arranged(self, edges: Mapping[int, tuple[float, float]]) -> list[list[Item]]:
        """Each page's items; a page of a document in two columns is read so too where its own text does not show it."""
        arranged: list[list[Item]] = []
        for number in range(len(self._layout.pages)):
            arranged.append(self._page_items(number, edges, arranged))
        gutter = gutter_of([_runs(items) for items in arranged])
        if gutter is not None:
            for number, items in enumerate(arranged):
                if not has_gutter(_runs(items), gutter):
                    arranged[number] = self._page_items(number, edges, arranged, gutter)
        return arranged

    def _page_items(
        self, number: int, edges: Mapping[int, tuple[float, float]], before: Sequence[list[Item]], gutter: float | None = None
    ) -> list[Item]:
        page = self._layout.pages[number]
        last = before[number - 1] if number else []
        margin = edges.get(page.page.number % 2)
        carried = _carried(last[-1] if last else None)
        return arrange(page.page, list(page.body), margin, self._layout.running_pictures, carried, gutter, page.room)

    def _without_notes(self, page: PageText, item: Item) -> Item:
        """The lines of a column without the notes at its foot, which are put aside."""
        if not isinstance(item, tuple):
            return item
        start = column_notes(page.page, item, self._layout.body)
        if start < len(item):
            self._column_notes.setdefault(page.page.number, []).extend(split_notes(page.page, item[start:]))
        return item[:start]

    def blocks(self) -> list[Block]:
        """The body in reading order, then headers, footers and notes."""
        for entry in self._entries:
            if isinstance(entry, Paragraph):
                self._paragraph(entry)
            elif isinstance(entry, Picture):
                self._picture(entry)
            else:
                self._table(entry)
        self._found = with_index(self._found)
        self._furniture()
        for note in self._notes:
            for paragraph in paragraphs_of(note.lines, self._metrics):
                self._note(note, paragraph, first=paragraph.lines[0] is note.lines[0])
        self._comments()
        return self._found

    def _flow(self) -> list[Entry]:
        """Paragraphs over pages, tables and pictures, in order."""
        entries: list[Paragraph | Table | Picture] = []
        lines: list[Line] = []
        waiting: list[Table | Picture] = []
        for number, items in enumerate(self._items):
            for item in items:
                if not isinstance(item, tuple):
                    waiting.append(_at_page(item, self._layout.pages[number].page.number))
                elif waiting and not (lines and (_beside(lines[-1], item[0], waiting) or _open_end(lines[-1], item[0], waiting))):
                    entries += paragraphs_of(lines, self._metrics)
                    entries.extend(waiting)
                    lines, waiting = list(item), []
                elif waiting:
                    done, rest = self._completed(lines, item)
                    entries += done
                    entries += waiting
                    lines, waiting = rest, []
                else:
                    lines += item
        entries += paragraphs_of(lines, self._metrics)
        entries += waiting
        return join_tables(entries)

    def _completed(self, lines: list[Line], item: tuple[Line, ...]) -> tuple[list[Paragraph], list[Line]]:
        """The paragraph that goes on below or beside a table or a picture is ended before it; the other lines follow."""
        found = paragraphs_of([*lines, *item], self._metrics)
        count, done = 0, []
        for paragraph in found:
            done.append(paragraph)
            count += len(paragraph.lines)
            if count >= len(lines):
                break
        return done, [*lines, *item][count:]

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
        label = _printed(paragraph.label.text) if paragraph.label else None
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
            label=_printed(paragraph.label.text) if paragraph.label else None,
            page=page,
            table=place,
            section=self._section(),
            flags=flags,
        )

    def _note(self, note: _Note, paragraph: Paragraph, *, first: bool) -> None:
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


_GOING_ON = frozenset('(/[«“"')
"""Signs with which a line may go on a sentence whose last line is full."""
_ENDS = 20
"""Line ends by which a producer's habit shows."""


def _trailing(runs: Sequence[tuple[Line, ...]]) -> bool:
    """Whether the file has white space of its own where a sentence goes on from one line to the next."""
    ends = [line.spaced for run in runs for _, line in pairwise(run) if line.text[:1].islower()]
    return len(ends) >= _ENDS and sum(ends) > 0.7 * len(ends)


def _lines_of(item: Item) -> Sequence[Line]:
    if isinstance(item, Table):
        return [line for cell in item.cells for line in cell.lines]
    return item if isinstance(item, tuple) else ()


def _runs(items: Sequence[Item]) -> list[tuple[Line, ...]]:
    return [item for item in items if isinstance(item, tuple)]


def _squeezed(shape: str) -> str:
    while "##" in shape:
        shape = shape.replace("##", "#")
    return shape


def _cut(line: Line, skip: int) -> Any:
    """A label of `skip` characters and the white space behind them."""
    from core.readers.pdf.label import Label, Strength

    rest = line.text[skip:]
    length = skip + len(rest) - len(rest.lstrip(" )\u00a0"))
    return Label(text=line.text[:skip], length=length, strength=Strength.STRONG, x=line.x0)


def _printed(label: str) -> str:
    return ligatures_undone(label)


def _kind(paragraph: Paragraph, text: str, code: bool) -> BlockKind:
    if code:
        return BlockKind.CODE
    if is_caption(text):
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if paragraph.label else BlockKind.PARAGRAPH


def _at_page(item: Table | Picture, page: int) -> Table | Picture:
    return replace(item, page=page)


def _carried(last: Item | None) -> Table | Line | None:
    """What may go on at the top of the next page: a table, a list of contents."""
    if isinstance(last, Table):
        return last
    return last[-1] if isinstance(last, tuple) and last and TAB.search(last[-1].text) else None


def _beside(last: Line, line: Line, pictures: Sequence[Table | Picture]) -> bool:
    """Whether pictures stand beside two lines that follow each other, as a sign in the margin does, and not between them."""
    return all(
        isinstance(p, Picture) and p.page == last.page == line.page and p.y0 < last.y1 and p.y1 > line.y0 for p in pictures
    )


def _open_end(last: Line, line: Line, beyond: Sequence[Table | Picture]) -> bool:
    """Whether a sentence goes on from one line to another that stands beyond a table, on the next page, or a picture."""
    apart = last.page != line.page or all(isinstance(item, Picture) for item in beyond)
    begins = line.text[:1].islower() or (line.text[:1] in _GOING_ON and last.column.right - last.x1 < word_width(line))
    return apart and begins and last.text[-1:] not in ".!?:;" and find_label(line) is None


def _notes(pages: Sequence[PageText], columns: Mapping[int, list[tuple[str, int, tuple[Line, ...]]]]) -> list[_Note]:
    """Footnotes in the order of the document; what is carried over to a next page is joined to the last one."""
    found: list[_Note] = []
    for page in pages:
        sheet = page.page.sheets[0] if page.page.sheets else None
        own = [(sign, skip, _note_lines(page, rows)) for sign, skip, rows in page.notes if sheet is not None]
        for sign, skip, lines in own + columns.get(page.page.number, []):
            if not sign and found:
                found[-1] = replace(found[-1], lines=(*found[-1].lines, *lines))
            else:
                found.append(_Note(story=f"footnote:{len(found) + 1}", sign=sign, page=page.page.number, lines=lines, skip=skip))
    return found


def _note_lines(page: PageText, rows: Sequence[Row]) -> tuple[Line, ...]:
    column = Column(left=min(r[0].x0 for r in rows), right=max(r[-1].x1 for r in rows))
    column = _note_column(page, column)
    return tuple(line_of(page.page.sheets[0], row, column) for row in rows)


def _note_column(page: PageText, column: Column) -> Column:
    """Notes are set as wide as the page's text."""
    rights = [row[-1].x1 for row in page.body if isinstance(row, list)]
    return Column(left=column.left, right=max([column.right, *rights]))


__all__ = ["Assembly", "Cell", "Row"]
