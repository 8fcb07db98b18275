"""What the pages hold, page by page: lines in reading order, tables, pictures, and the notes at their feet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.readers.pdf.columns import gutter_of, has_gutter
from core.readers.pdf.contents import TAB
from core.readers.pdf.endnotes import Found, chapter_notes, find_endnotes, raised_signs
from core.readers.pdf.layout import Layout, PageText
from core.readers.pdf.line import Column, Line, Row, line_of
from core.readers.pdf.notes import column_notes, split_notes
from core.readers.pdf.page import Item, arrange, margins
from core.readers.pdf.table import Table
from core.readers.pdf.terms import find_terms

_ENDS = 20
"""Line ends by which a producer's habit shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note, with the rows that it has on each of its pages. `since`, `until`: the pages on which an endnote's sign may
    stand."""

    story: str
    sign: str
    page: int
    lines: tuple[Line, ...]
    skip: int
    since: int = 1
    until: int = 0


class Items:
    """The items and the notes of all pages."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._column_notes: dict[int, list[tuple[str, int, tuple[Line, ...]]]] = {}
        edges = margins([(t.page, list(t.body)) for t in layout.pages])
        self._hangs = find_terms(t.body for t in layout.pages)
        arranged = zip(layout.pages, self._arranged(edges), strict=True)
        self.pages: list[list[Item]] = [[self._without_notes(page, item) for item in items] for page, items in arranged]
        self.notes = _notes(layout.pages, self._column_notes)
        self.endnotes = self._without_endnotes()
        self.runs = [run for items in self.pages for run in _runs(items)]

    def stories(self) -> dict[tuple[int, str], str]:
        """The story of each note by the page and the sign that leads to it."""
        ends = {(page, note.sign): note.story for note in self.endnotes for page in range(note.since, note.until + 1)}
        return ends | {(note.page, note.sign): note.story for note in self.notes if note.sign}

    def _without_endnotes(self) -> list[Note]:
        """Takes the notes that end the document from its pages."""
        lines = [line for items in self.pages for run in _runs(items) for line in run]
        found = find_endnotes(lines, listed=not self.notes)
        groups = [found] if found else chapter_notes(lines, self._layout.body)
        taken = {id(line) for group in groups for _, _, own in group for line in own}
        if taken:
            kept = [[_left(item, taken) for item in items] for items in self.pages]
            self.pages = [[item for item in items if item != ()] for items in kept]
        return _endnotes(groups)

    def plain(self, stories: Mapping[tuple[int, str], str]) -> frozenset[str]:
        """The stories of notes to which a sign leads that stands behind no figure: the same one behind a figure is a power."""
        lines = [line for items in self.pages for item in items for line in _lines_of(item)] if stories else []
        signs = ((line.page, sign) for line in lines for p in line.pieces for sign in raised_signs(line.sheet, p, powers=False))
        return frozenset(stories[sign] for sign in signs if sign in stories)

    def texts(self) -> list[str]:
        """The lines' texts, those in tables too."""
        return [line.text for items in self.pages for item in items for line in _lines_of(item)]

    def trailing(self) -> bool:
        """Whether the file has white space of its own where a sentence goes on from one line to the next."""
        ends = [line.spaced for run in self.runs for _, line in pairwise(run) if line.text[:1].islower()]
        return len(ends) >= _ENDS and sum(ends) > 0.7 * len(ends)

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
        return arrange(page.page, list(page.body), margin, self._layout.running_pictures, carried, gutter, page.room, self._hangs)

    def _without_notes(self, page: PageText, item: Item) -> Item:
        """The lines of a column without the notes at its foot, which are put aside."""
        if not isinstance(item, tuple):
            return item
        start = column_notes(page.page, item, self._layout.body)
        if start < len(item):
            self._column_notes.setdefault(page.page.number, []).extend(split_notes(page.page, item[start:]))
        return item[:start]


def _lines_of(item: Item) -> Sequence[Line]:
    if isinstance(item, Table):
        return [line for cell in item.cells for line in cell.lines]
    return item if isinstance(item, tuple) else ()


def _left(item: Item, taken: set[int]) -> Item:
    """The lines of a column without those that were taken."""
    return tuple(line for line in item if id(line) not in taken) if isinstance(item, tuple) else item


def _runs(items: Sequence[Item]) -> list[tuple[Line, ...]]:
    return [item for item in items if isinstance(item, tuple)]


def _carried(last: Item | None) -> Table | Line | None:
    """What may go on at the top of the next page: a table, a list of contents."""
    if isinstance(last, Table):
        return last
    return last[-1] if isinstance(last, tuple) and last and TAB.search(last[-1].text) else None


def _endnotes(groups: Sequence[Sequence[Found]]) -> list[Note]:
    """The notes of a document's end, or of each chapter's; a sign leads to those behind it that come first."""
    found: list[Note] = []
    since = 1
    for group in groups:
        until = group[-1][2][-1].page
        for sign, skip, own in group:
            story = f"endnote:{len(found) + 1}"
            found.append(Note(story=story, sign=sign, page=own[0].page, lines=own, skip=skip, since=since, until=until))
        since = until + 1
    return found


def _notes(pages: Sequence[PageText], columns: Mapping[int, list[tuple[str, int, tuple[Line, ...]]]]) -> list[Note]:
    """Footnotes in the order of the document; what is carried over to a next page is joined to the last one."""
    found: list[Note] = []
    for page in pages:
        sheet = page.page.sheets[0] if page.page.sheets else None
        own = [(sign, skip, _note_lines(page, rows)) for sign, skip, rows in page.notes if sheet is not None]
        for sign, skip, lines in own + columns.get(page.page.number, []):
            if not sign and found:
                found[-1] = replace(found[-1], lines=(*found[-1].lines, *lines))
            else:
                found.append(Note(story=f"footnote:{len(found) + 1}", sign=sign, page=page.page.number, lines=lines, skip=skip))
    return found


def _note_lines(page: PageText, rows: Sequence[Row]) -> tuple[Line, ...]:
    column = Column(left=min(r[0].x0 for r in rows), right=max(r[-1].x1 for r in rows))
    column = _note_column(page, column)
    return tuple(line_of(page.page.sheets[0], row, column) for row in rows)


def _note_column(page: PageText, column: Column) -> Column:
    """Notes are set as wide as the page's text."""
    rights = [row[-1].x1 for row in page.body if isinstance(row, list)]
    return Column(left=column.left, right=max([column.right, *rights]))
