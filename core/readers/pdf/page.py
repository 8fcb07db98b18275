"""One page: what pdfium holds of it, read once, and the order in which it is to be read."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from core.readers.pdf.accents import with_accents
from core.readers.pdf.aligned import find_aligned
from core.readers.pdf.annotations import Remark, draw, drawn, kinds, laid_over, remarks, struck, ticks
from core.readers.pdf.attachments import Attached, clipped
from core.readers.pdf.barred import with_walls
from core.readers.pdf.beside import lifted
from core.readers.pdf.border import Inside, opened
from core.readers.pdf.boxed import Boxed, boxed
from core.readers.pdf.columns import Strip, strips
from core.readers.pdf.contents import contents_lines, contents_runs
from core.readers.pdf.covered import Patience, with_covered
from core.readers.pdf.drawings import LAST, Cover, Drawings, Picture, Rule, read_drawings
from core.readers.pdf.file import PdfFile
from core.readers.pdf.frame import Frame, read_frame
from core.readers.pdf.glyphs import read_glyphs
from core.readers.pdf.grid import Grid, find_grids, merged_rules
from core.readers.pdf.holes import filled
from core.readers.pdf.leftward import is_leftward, mirrored_drawings, mirrored_glyphs
from core.readers.pdf.line import Column, Line, Row, rows_of
from core.readers.pdf.settings import locked_fields
from core.readers.pdf.sheet import Piece, Sheet, read_sheets
from core.readers.pdf.striped import fill_stripes, find_stripes
from core.readers.pdf.struck import crossed_out
from core.readers.pdf.table import Table, fill_grid
from core.readers.pdf.terms import Hang, lines_with_terms
from core.readers.pdf.ticks import TickBox, with_boxes, without_boxes

_LINKS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A rectangle that leads somewhere (an address, or `#page=N`), or crosses out what it covers."""

    x0: float
    y0: float
    x1: float
    y1: float
    target: str
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aside:
    """What does not stand in a page's text."""

    links: tuple[Link, ...] = ()
    remarks: tuple[Remark, ...] = ()
    clipped: tuple[Attached, ...] = ()
    locked: tuple[str, ...] = ()
    covers: tuple[Cover, ...] = ()
    boxes: tuple[TickBox, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`rows`: those of the main direction, from top to bottom. `failed`: pdfium could not open the page. `leftward`: the page
    is read from right to left, and all places on it are seen in a mirror."""

    number: int
    frame: Frame
    sheets: tuple[Sheet, ...]
    rows: tuple[Row, ...]
    drawings: Drawings
    links: tuple[Link, ...]
    characters: int
    unmapped: int
    remarks: tuple[Remark, ...] = ()
    clipped: tuple[Attached, ...] = ()
    locked: tuple[str, ...] = ()
    failed: bool = False
    leftward: bool = False

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box of the page as it is shown."""
        if not self.leftward:
            return x0, y0, x1, y1
        width = self.frame.shown[0]
        return width - x1, y0, width - x0, y1


Item = tuple[Line, ...] | Table | Picture
"""Lines that follow one another in a column, a table, or a picture."""
Block = Table | Boxed | Picture


Carried = Table | Line | None
_NOTHING = Drawings(rules=(), areas=(), pictures=())


def read_page(file: PdfFile, number: int, patience: Patience) -> Page:
    """Page `number`, counted from 1. `patience`: what the file's pages share."""
    with _loaded(file, number) as (page, text_page, aside):
        if page is None or text_page is None:
            return _unloaded(number)
        frame, links = read_frame(page), aside.links
        drawings, width = read_drawings(page, frame, aside.covers), frame.shown[0]
        glyphs = with_accents(with_covered(page, read_glyphs(text_page, frame), drawings, patience))
        glyphs, drawings = with_boxes(glyphs, aside.boxes), without_boxes(drawings, aside.boxes)
        leftward = is_leftward(glyphs.codes)
        if leftward:
            glyphs, drawings = mirrored_glyphs(glyphs, width), mirrored_drawings(drawings, width)
            links = tuple(replace(link, x0=width - link.x1, x1=width - link.x0) for link in links)
        sheets = tuple(read_sheets(glyphs, number))
        pieces = filled(sheets[0], _once(sheets[0])) if sheets else []
        crossed = crossed_out(drawings.rules, pieces)
        if crossed:
            links += tuple(_through(piece, rule) for rule, under in crossed.items() for piece in under)
            drawings = replace(drawings, rules=tuple(rule for rule in drawings.rules if rule not in crossed))
        return Page(
            number=number,
            frame=frame,
            sheets=sheets,
            rows=tuple(rows_of(pieces)) if pieces else (),
            drawings=drawings,
            links=links,
            remarks=aside.remarks,
            clipped=aside.clipped,
            locked=aside.locked,
            characters=len(glyphs),
            unmapped=glyphs.unmapped,
            leftward=leftward,
        )


def _unloaded(number: int) -> Page:
    """What stands for a page that cannot be loaded."""
    return Page(
        number=number,
        frame=Frame(left=0, bottom=0, width=612, height=792, turn=0),
        sheets=(),
        rows=(),
        drawings=_NOTHING,
        links=(),
        characters=0,
        unmapped=0,
        failed=True,
    )


@contextmanager
def _loaded(file: PdfFile, number: int) -> Iterator[tuple[Any, Any, _Aside]]:
    """The page and its text; what stands aside is read first, because drawing the form fields takes it away."""
    page = raw.FPDF_LoadPage(file.handle, number - 1)
    if not page:
        yield None, None, _Aside()
        return
    aside = _Aside()
    found = kinds(page) if raw.FPDFPage_GetAnnotCount(page) > 0 else frozenset()
    file.forms.give_looks(page, found)
    if found:
        frame = read_frame(page)
        links = (*_links(file.handle, page, frame), *_crossed_out(page, frame))
        covers, boxes = tuple(_laid_over(page, frame)), tuple(_boxes(page, frame))
        aside = _Aside(
            links=links,
            remarks=tuple(remarks(page)),
            clipped=clipped(page),
            locked=locked_fields(page),
            covers=covers,
            boxes=boxes,
        )
    if drawn(found) and draw(page):
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(file.handle, number - 1)
    text_page = raw.FPDFText_LoadPage(page) if page else None
    try:
        yield page or None, text_page or None, aside
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)
        if page:
            raw.FPDF_ClosePage(page)


def _once(sheet: Sheet) -> list[Piece]:
    """The pieces without those that are drawn a second time at nearly the same place, to look bold or to cast a shadow."""
    seen: dict[str, list[Piece]] = {}
    kept = []
    for piece in sheet.pieces:
        twins = seen.setdefault(piece.text, [])
        if any(abs(t.x0 - piece.x0) < 0.2 * piece.size and abs(t.base - piece.base) < 0.2 * piece.size for t in twins):
            continue
        twins.append(piece)
        kept.append(piece)
    return kept


def _crossed_out(page: Any, frame: Frame) -> Iterator[Link]:
    for left, bottom, right, top in struck(page):
        (ax, ay), (bx, by) = frame.point(left, bottom), frame.point(right, top)
        yield Link(x0=min(ax, bx), y0=min(ay, by), x1=max(ax, bx), y1=max(ay, by), target="", struck=True)


def _through(piece: Piece, rule: Rule) -> Link:
    """What a drawn line crosses out of a piece."""
    top, foot = piece.base - 0.3 * piece.size, piece.base - 0.1 * piece.size
    return Link(x0=rule.start, y0=top, x1=rule.end, y1=foot, target="", struck=True)


def _boxes(page: Any, frame: Frame) -> Iterator[TickBox]:
    for left, bottom, right, top, ticked in ticks(page):
        (ax, ay), (bx, by) = frame.point(left, bottom), frame.point(right, top)
        yield TickBox(x0=min(ax, bx), y0=min(ay, by), x1=max(ax, bx), y1=max(ay, by), ticked=ticked)


def _laid_over(page: Any, frame: Frame) -> Iterator[Cover]:
    for left, bottom, right, top in laid_over(page):
        (ax, ay), (bx, by) = frame.point(left, bottom), frame.point(right, top)
        yield Cover(x0=min(ax, bx), y0=min(ay, by), x1=max(ax, bx), y1=max(ay, by), order=LAST)


def _links(document: Any, page: Any, frame: Frame) -> Iterator[Link]:
    start, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_LINKS):
        if not raw.FPDFLink_Enumerate(page, start, link):
            return
        if not raw.FPDFLink_GetAnnotRect(link, rect):
            continue
        target = _target(document, link)
        if target:
            ax, ay = frame.point(rect.left, rect.bottom)
            bx, by = frame.point(rect.right, rect.top)
            yield Link(x0=min(ax, bx), y0=min(ay, by), x1=max(ax, bx), y1=max(ay, by), target=target)


def _target(document: Any, link: Any) -> str:
    action = raw.FPDFLink_GetAction(link)
    if action:
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        if size > 1:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            return buffer.raw[:size].rstrip(b"\0").decode("utf-8", "replace")
    goal = raw.FPDFLink_GetDest(document, link) or (raw.FPDFAction_GetDest(document, action) if action else None)
    index = raw.FPDFDest_GetDestPageIndex(document, goal) if goal else -1
    return f"#page={index + 1}" if index >= 0 else ""


def arrange(
    page: Page,
    rows: list[Row],
    edges: tuple[float, float] | None,
    running: frozenset[str],
    carried: Carried = None,
    gutter: float | None = None,
    room: Inside | None = None,
    hangs: Sequence[Hang] = (),
) -> list[Item]:
    """The page's body in reading order. `edges`: the document's usual margins, where the page is set in one column;
    `running`: digests of the pictures that belong to no page; `carried`: the table, or the line of contents, that ended the
    page before; `gutter`: where the right column begins on other pages;
    `room`: what the border round the page leaves; `hangs`: the places of the document's lists of terms."""
    if not page.sheets:
        return list(_shown_pictures(page, running))
    sheet = page.sheets[0]
    pieces = [p for row in rows for p in row]
    tables: list[Table] = []
    edges_above = carried.edges if isinstance(carried, Table) and carried.ruled else ()
    drawings, undrawn = page.drawings, tuple[float, ...]()
    if pieces and not sheet.angle:
        unruled = isinstance(carried, Table) and not carried.ruled
        drawings = replace(drawings, rules=with_walls(drawings, sheet, pieces, edges_above, unruled=unruled))
        undrawn = tuple(rule.at for rule in drawings.rules[len(page.drawings.rules) :] if rule.upright)
    for grid in _grids(drawings, room) if pieces else []:
        table, pieces = fill_grid(grid, sheet, pieces, edges_above, undrawn)
        if table is not None:
            tables.append(table)
    boxes, pieces = boxed(page.drawings.areas, sheet, pieces)
    for stripes in find_stripes(page.drawings.areas) if pieces else []:
        found, pieces = fill_stripes(stripes, sheet, pieces, page.drawings.rules)
        tables += found
    pieces = lifted(pieces, page.drawings.rules)
    ordered: list[Item] = []
    blocks: list[Block] = sorted([*tables, *boxes, *_shown_pictures(page, running)], key=lambda b: (b.y0, b.x0))
    for band in _bands(pieces, blocks):
        if isinstance(band, list):
            ordered += _flow(page, sheet, band, edges, None if ordered else carried, gutter, hangs)
        else:
            ordered.append(band.lines if isinstance(band, Boxed) else band)
    for other in page.sheets[1:]:
        ordered += _flow(page, other, _once(other), None)
    return ordered


def _grids(drawings: Drawings, room: Inside | None) -> list[Grid]:
    """The page's ruled tables; those that a border round the page holds, where there is one."""
    parts = opened(drawings.rules, room) if room is not None else [drawings.rules]
    return [grid for part in parts for grid in find_grids(part, drawings.areas)]


def _bands(pieces: list[Piece], blocks: list[Block]) -> list[list[Piece] | Block]:
    """Text above, between and below the tables, boxes and pictures."""
    found: list[list[Piece] | Block] = []
    left = sorted(pieces, key=lambda p: p.base)
    for block in blocks:
        middle = (block.y0 + block.y1) / 2 if isinstance(block, Picture) else block.y0 + 2
        above = [p for p in left if p.base <= middle]
        if isinstance(block, Picture) and any(p.y1 > block.y0 + 2 and p.y0 < block.y1 - 2 for p in left):
            above = [p for p in left if p.base <= block.y1]
        if above:
            found.append(above)
            chosen = {id(p) for p in above}
            left = [p for p in left if id(p) not in chosen]
        found.append(block)
    if left:
        found.append(left)
    return found


def _shown_pictures(page: Page, running: frozenset[str]) -> list[Picture]:
    """Pictures of a size to be seen, on the page."""
    width, height = page.frame.shown
    return [
        p
        for p in page.drawings.pictures
        if p.digest not in running
        and p.x1 - p.x0 > 12
        and p.y1 - p.y0 > 12
        and p.x1 > 0
        and p.y1 > 0
        and p.x0 < width
        and p.y0 < height
    ]


def _flow(
    page: Page,
    sheet: Sheet,
    pieces: list[Piece],
    edges: tuple[float, float] | None,
    carried: Carried = None,
    gutter: float | None = None,
    hangs: Sequence[Hang] = (),
) -> list[Item]:
    """Columns, tables without rules, and lines."""
    left = min(p.x0 for p in pieces)
    right = max(p.x1 for p in pieces)
    if not sheet.angle and left < page.frame.shown[0] < right:
        right = page.frame.shown[0]
    found: list[Item] = []
    parts = strips(pieces, Column(left=left, right=right), gutter=gutter)
    for part in parts:
        column = part.column
        if len(parts) == 1 and edges is not None:
            column = Column(left=min(edges[0], column.left), right=max(edges[1], column.right))
        found += _strip_items(page, sheet, Strip(column=column, rows=part.rows), None if found else carried, hangs)
    return found


def _strip_items(page: Page, sheet: Sheet, strip: Strip, carried: Carried, hangs: Sequence[Hang]) -> list[Item]:
    across = [rule for rule in merged_rules(page.drawings.rules, False) if rule.end - rule.start > 0.3 * strip.column.width]
    items: list[Item] = []
    at = 0
    table = carried if isinstance(carried, Table) else None
    runs = contents_runs(strip.rows, strip.column, going_on=isinstance(carried, Line))
    for first, last in [*runs, (len(strip.rows), len(strip.rows))]:
        items += _tables_and_lines(sheet, strip.rows[at:first], strip.column, across, None if at else table, hangs)
        if last > first:
            items.append(tuple(contents_lines(strip.rows[first:last], sheet, strip.column)))
        at = last
    return items


def _tables_and_lines(
    sheet: Sheet, rows: tuple[Row, ...], column: Column, across: list[Rule], carried: Table | None, hangs: Sequence[Hang]
) -> list[Item]:
    items: list[Item] = []
    at = 0
    for first, last, table in find_aligned(rows, sheet, column, across, carried, hangs):
        items += _lines(sheet, rows[at:first], column, hangs)
        items.append(table)
        at = last
    return [*items, *_lines(sheet, rows[at:], column, hangs)]


def _lines(sheet: Sheet, rows: tuple[Row, ...], column: Column, hangs: Sequence[Hang]) -> list[Item]:
    return [lines_with_terms(sheet, rows, column, hangs)] if rows else []


def margins(pages: list[tuple[Page, list[Row]]]) -> dict[int, tuple[float, float]]:
    """The usual left and right edges of the text on odd (1) and even (0) pages."""
    found = {}
    for odd in (0, 1):
        lefts, rights = [], []
        for page, rows in pages:
            if page.number % 2 == odd and len(rows) >= 6:
                lefts.append(min(r[0].x0 for r in rows))
                rights.append(max(p.x1 for r in rows for p in r))
        if lefts:
            found[odd] = (float(np.median(lefts)), float(np.median(rights)))
    return found
