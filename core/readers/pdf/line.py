"""Rows of pieces on one base line, and lines: the part of a row that lies in one column or cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.readers.pdf.sheet import WIDE_GAP, Piece, Sheet, ligatures_undone
from core.swift import swift

_SPACE_GAP = 0.15
"""In font sizes: pieces of a line that lie closer than this are one word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The strip that lines are set in, in points from the left. `boxed`: no text flows into it or out of it."""

    left: float
    right: float
    boxed: bool = False

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Pieces from left to right, in one column. `offsets` holds where each piece begins in `text`; `begins`: whether a paragraph
    begins with it, where a list of terms has said so."""

    sheet: Sheet
    pieces: tuple[Piece, ...]
    offsets: tuple[int, ...]
    column: Column
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    text: str
    bold: bool
    italic: bool
    mono: bool
    begins: bool | None = None

    @property
    def page(self) -> int:
        """From 1."""
        return self.sheet.page

    @property
    def spaced(self) -> bool:
        """Whether white space of the file's own stands before it: at the end of the line above, as a rule."""
        return self.pieces[0].spaced

    @property
    def closed(self) -> bool:
        """Whether no white space of the file's own stands behind it."""
        return self.pieces[-1].closed


_FULL = 24
"""Letters of the shortest title that leaves room for no more than three dots: "5 mm...10" is none."""
_LEADER = re.compile(
    r"[\s\u00a0]*(?:(?:\.[\s\u00a0]?){4,}|(?<=[^\W\d]|[?!)»”])\.{3}(?=\d+$)|(?:…[\s\u00a0]?){2,}|_{8,}(?=\s*\d+$))"
    r"[\s\u00a0]*(?=(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})$)"
)
_GOES_ON = frozenset("˓↪⤷↳")
_TO_GO_ON = frozenset("↩")
_LED = re.compile(r"(?:˓→|[↪⤷↳])\s*(?=\S)")
"""What stands before a line of a listing that goes on the line above, as Sphinx and LaTeX's packages write it."""
_ENDED = re.compile(r"\s*←?↩\Z")
"""What stands behind one that goes on below."""
Row = list[Piece]


def leader(text: str) -> re.Match[str] | None:
    """The dots between a title in a table of contents and its page's number, at the text's end."""
    if not text[-1:].isalnum() or not (".." in text or ". ." in text or "…" in text or "________" in text or ".\u00a0." in text):
        return None
    found = _LEADER.search(text)
    return found if found is None or found.start() > _FULL or found.group().strip() != "..." else None


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Pieces that stand on one line, from top to bottom, each row from left to right."""
    rows: list[Row] = []
    bases: list[float] = []
    for piece in sorted(pieces, key=lambda p: p.base):
        near = rows and piece.base - bases[-1] <= 0.25 * min(piece.size, rows[-1][0].size) + 0.5
        if near and not any(_covers(piece, other) for other in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            bases.append(piece.base)
    for row in rows:
        row.sort(key=lambda p: p.x0)
    return _superscripts_joined(rows)


def _covers(a: Piece, b: Piece) -> bool:
    """Whether two pieces of one size are drawn over each other for more than half of the shorter one."""
    shared = min(a.x1, b.x1) - max(a.x0, b.x0)
    return shared > 0.5 * min(a.x1 - a.x0, b.x1 - b.x0) and shared > a.size and min(a.size, b.size) > 0.8 * max(a.size, b.size)


def _superscripts_joined(rows: list[Row]) -> list[Row]:
    """A row of small pieces just above another row, and touching its pieces, belongs to that row."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above and _belongs(above, row):
            joined[-1] = sorted(above + row, key=lambda p: p.x0)
        else:
            joined.append(row)
    return joined


def _belongs(above: Row, row: Row) -> bool:
    step = row[0].base - above[0].base
    return (step < 0.6 * row[0].size and _perched(above, row)) or (step < 0.45 * above[0].size and _perched(row, above))


def _perched(small: Row, large: Row) -> bool:
    """Whether every piece of `small` is small and stands beside or between pieces of `large`."""
    big = max(p.size for p in large)
    return all(
        p.size < 0.85 * big and any(abs(p.x0 - q.x1) < 0.6 * big or abs(q.x0 - p.x1) < 0.6 * big for q in large) for p in small
    )


def chunks(row: Row) -> list[list[Piece]]:
    """The row cut at its wide gaps."""
    found: list[list[Piece]] = []
    for piece in row:
        if found and piece.x0 - found[-1][-1].x1 <= WIDE_GAP * max(piece.size, found[-1][-1].size):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def line_of(sheet: Sheet, pieces: list[Piece], column: Column) -> Line:
    """Joins pieces of one row; a gap between two is a space."""
    if pieces[0].text[0] in _GOES_ON or pieces[-1].text[-1] in _TO_GO_ON:
        pieces = _without_breaks(sheet, pieces)
    text, offsets, previous = "", [], None
    for piece in pieces:
        if previous is not None and piece.x0 - previous.x1 > _SPACE_GAP * min(piece.size, previous.size):
            text += " "
        offsets.append(len(text))
        text += piece.text
        previous = piece
    lead = _lead(pieces)
    styles = [sheet.styles[k] for k in {p.style for p in pieces}]
    return Line(
        sheet=sheet,
        pieces=tuple(pieces),
        offsets=tuple(offsets),
        column=column,
        x0=pieces[0].x0,
        y0=min(p.y0 for p in pieces),
        x1=max(p.x1 for p in pieces),
        y1=max(p.y1 for p in pieces),
        base=lead.base,
        size=lead.size,
        text=text,
        bold=all(s.bold for s in styles) and _same_style(sheet, pieces, "bold"),
        italic=all(s.italic for s in styles) and _same_style(sheet, pieces, "italic"),
        mono=all(s.mono for s in styles) and _same_style(sheet, pieces, "mono"),
    )


def _without_breaks(sheet: Sheet, pieces: list[Piece]) -> list[Piece]:
    """A listing's line without the signs that a program set where it broke the line to fit the page."""
    first, last = pieces[0], pieces[-1]
    lead, end = _LED.match(first.text), _ENDED.search(last.text)
    if lead and _is_mono(sheet, first.start + lead.end()):
        pieces = [p for p in (part(sheet, first, first.start + lead.end(), first.end), *pieces[1:]) if p is not None]
    elif end and end.start() and _is_mono(sheet, last.start + end.start() - 1):
        pieces = [p for p in (*pieces[:-1], part(sheet, last, last.start, last.start + end.start())) if p is not None]
    return pieces


def _is_mono(sheet: Sheet, at: int) -> bool:
    return sheet.styles[int(sheet.style[at])].mono


def _lead(pieces: Sequence[Piece]) -> Piece:
    """The piece that says the line's size and base: the largest with a letter or a digit, for bullets may be set larger."""
    largest = max(pieces, key=_weight)
    if largest.text[:1].isalnum() or any(c.isalnum() for c in largest.text):
        return largest
    return max((p for p in pieces if any(c.isalnum() for c in p.text)), key=_weight, default=largest)


def _weight(piece: Piece) -> tuple[float, int]:
    return piece.size, piece.end - piece.start


def word_width(line: Line, *, last: bool = False) -> float:
    """The width of a line's first or last word, in points."""
    piece = line.pieces[-1 if last else 0]
    if last:
        return piece.x1 - float(line.sheet.x0[piece.start + piece.text.rfind(" ") + 1])
    cut = piece.text.find(" ")
    return float(line.sheet.x1[piece.end - 1 if cut < 0 else piece.start + cut - 1]) - piece.x0


def _same_style(sheet: Sheet, pieces: list[Piece], name: str) -> bool:
    """Whether all the characters agree on a property; most pieces have a single style."""
    for piece in pieces:
        if piece.even:
            continue
        used = sheet.style[piece.start : piece.end]
        if used[0] == used[-1] and not np.any(used != used[0]):
            continue
        if not all(getattr(sheet.styles[k], name) for k in set(used.tolist())):
            return False
    return True


def split_piece(sheet: Sheet, piece: Piece, x: float) -> list[Piece]:
    """The piece cut before the first character whose middle lies right of `x`."""
    middle = (sheet.x0[piece.start : piece.end] + sheet.x1[piece.start : piece.end]) / 2
    right = np.flatnonzero(middle > x)
    cut = piece.start + int(right[0]) if len(right) else piece.end
    return [p for p in (part(sheet, piece, piece.start, cut), part(sheet, piece, cut, piece.end)) if p is not None]


def part(sheet: Sheet, piece: Piece, start: int, end: int) -> Piece | None:
    """Characters [start, end) of the piece without white space at either end, or None where nothing is left."""
    text = sheet.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    end = start + len(text)
    return Piece(
        start=start,
        end=end,
        x0=float(sheet.x0[start:end].min()),
        y0=piece.y0,
        x1=float(sheet.x1[start:end].max()),
        y1=piece.y1,
        base=piece.base,
        size=piece.size,
        text=text,
        style=int(sheet.style[start]),
        spaced=piece.spaced if start == piece.start else sheet.text[start - 1].isspace(),
        closed=piece.closed if end == piece.end else not sheet.text[end].isspace(),
        even=piece.even,
    )


def plain(line: Line) -> str:
    """The line's text with ligatures undone."""
    return ligatures_undone(line.text)
