"""The order of reading: columns of prose, or of an index, found by the left edge that their lines share, each read from top to
bottom."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from core.readers.pdf.line import Column, Line, Row, chunks, rows_of
from core.readers.pdf.sheet import Piece

_LINES = 4
"""Lines on either side that make a column."""
_FILL = 0.62
"""The median share of its column's width that a line of prose takes."""
_CHARACTERS = 16
_ALIGNED = 0.4
"""The share of a side's lines of which a later part begins at one place: they are a table's."""
_WORDS = 2.5
"""The same for words."""
_RUNNING = 0.3
"""The share of a column's lines that begin without a capital: lists of names and of terms do not."""
_DEPTH = 4
_FULL = 8
"""Lines of a column that is one of the document's."""
_ENTRY = re.compile(r".*[^\W\d].*,[ \u00a0](?:\d{1,4}|[ivxlc]{1,7})(?:[–-]\d{1,4})?,?\Z")
"""A line of an index: a term, a comma and the number of a page."""
_ENTRIES = 8
"""Lines of an index on either side that make two columns."""
_SHARE = 0.6
_PAGES = 3
"""Pages in two columns that tell of the others, and the share of all that they are."""
_TWO_COLUMNS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Rows to be read one after another, in one column."""

    column: Column
    rows: tuple[Row, ...]


def strips(pieces: list[Piece], column: Column, depth: int = 0, gutter: float | None = None) -> list[Strip]:
    """The page's pieces in reading order. `gutter`: where the right column of the document's other pages begins."""
    if not pieces:
        return []
    rows = rows_of(pieces)
    cut = _cut_at(rows, gutter - 1) if gutter is not None else None
    if cut is None and depth < _DEPTH:
        cut = _best_cut(rows, column)
    if cut is None:
        return [Strip(column=_tight(rows, column), rows=tuple(rows))]
    first, last, x = cut
    band = [p for row in rows[first:last] for p in row]
    left, right = [p for p in band if p.x0 < x - 1], [p for p in band if p.x0 >= x - 1]
    edge = max(p.x1 for p in left)
    return [
        *strips([p for row in rows[:first] for p in row], column, depth + 1),
        *strips(left, Column(left=column.left, right=edge), depth + 1),
        *strips(right, Column(left=x, right=column.right), depth + 1),
        *strips([p for row in rows[last:] for p in row], column, depth + 1),
    ]


def gutter_of(pages: Sequence[Iterable[Sequence[Line]]]) -> float | None:
    """The left edge of the right column, where most pages are set in two columns of the same place; from their runs of
    lines."""
    found: Counter[int] = Counter()
    for runs in pages:
        lines = Counter(line.column for run in runs for line in run)
        wide = [column for column, count in lines.items() if count >= _FULL]
        rights = {round(b.left) for b in wide if any(a.right < b.left and abs(a.width - b.width) < 0.1 * b.width for a in wide)}
        found.update(rights)
    if not found:
        return None
    at, _ = found.most_common(1)[0]
    near = found[at - 1] + found[at] + found[at + 1]
    return float(at) if near >= max(_PAGES, _TWO_COLUMNS * len(pages)) else None


def has_gutter(runs: Iterable[Sequence[Line]], gutter: float) -> bool:
    """Whether a column of the page begins at the gutter."""
    return any(abs(run[0].column.left - gutter) < 2 for run in runs if run)


def _cut_at(rows: list[Row], x: float) -> tuple[int, int, float] | None:
    """The longest band of rows that a known gutter divides, if it is most of them, with lines enough on either side."""
    bands = [
        (first, last)
        for first, last in _bands(rows, x)
        if last - first > 0.6 * len(rows)
        and sum(row[0].x0 < x - 1 for row in rows[first:last]) >= _FULL
        and sum(row[-1].x0 >= x - 1 for row in rows[first:last]) >= _FULL
    ]
    if not bands:
        return None
    first, last = max(bands, key=lambda band: band[1] - band[0])
    return first, last, x


def _tight(rows: list[Row], column: Column) -> Column:
    """The column as wide as its text, which may lie outside the page."""
    return Column(left=min(r[0].x0 for r in rows), right=min(max(max(p.x1 for p in r) for r in rows), column.right))


def _best_cut(rows: list[Row], column: Column) -> tuple[int, int, float] | None:
    """The band of rows (first, last + 1) that a gutter left of `x` divides into two columns of prose or of an index."""
    edges = Counter(round(part[0].x0 / 2) for row in rows for part in chunks(row))
    best: tuple[int, int, int, float] | None = None
    for key, count in edges.most_common(8):
        near = count + edges[key - 1] + edges[key + 1]
        x = key * 2.0 - 2.0
        if near < _LINES or x < column.left + 0.15 * column.width or x > column.right - 0.12 * column.width:
            continue
        for first, last in _bands(rows, x):
            lines = _prose(rows[first:last], x)
            if lines and (best is None or lines > best[0]):
                best = (lines, first, last, x)
    return None if best is None else best[1:]


def _bands(rows: list[Row], x: float) -> list[tuple[int, int]]:
    """Runs of rows of which no piece crosses `x`, wide rows above and below cut off."""
    bands, start = [], None
    for k, row in enumerate(rows):
        crosses = any(p.x0 < x - 1 and p.x1 > x - 4 for p in row)
        if not crosses and start is None:
            start = k
        elif crosses and start is not None:
            bands.append((start, k))
            start = None
    if start is not None:
        bands.append((start, len(rows)))
    return [b for b in (_shrunk(rows, a, z, x) for a, z in bands) if b[1] - b[0] >= _LINES]


def _shrunk(rows: list[Row], first: int, last: int, x: float) -> tuple[int, int]:
    """Rows at the band's top that lie left of the gutter only belong to what stands above it, if a gap follows them."""
    while first < last and not _near_right(rows, first, last, x):
        first += 1
    return first, last


def _near_right(rows: list[Row], at: int, last: int, x: float) -> bool:
    """Whether a row's right part, or one within one and a half lines below, begins the right column."""
    size = rows[at][0].size
    for k in range(at, last):
        if rows[k][0].base - rows[at][0].base > 1.5 * size:
            return False
        if any(p.x0 >= x - 1 for p in rows[k]):
            return True
    return False


def _prose(rows: list[Row], x: float) -> int:
    """The number of lines where both sides read as prose, or as an index, else 0."""
    left = [[p for p in row if p.x0 < x - 1] for row in rows]
    right = [[p for p in row if p.x0 >= x - 1] for row in rows]
    left, right = [r for r in left if r], [r for r in right if r]
    if len(left) < _LINES or len(right) < 3 or max(len(left), len(right)) > 6 * min(len(left), len(right)):
        return 0
    prose = _fills(left) and _fills(right, short=len(right) < 6 and len(left) > 8)
    return len(left) + len(right) if prose or (_indexed(left) and _indexed(right)) else 0


def _indexed(side: list[Row]) -> bool:
    """Whether most lines are those of an index."""
    entries = sum(_ENTRY.match(" ".join(p.text for p in row).strip()) is not None for row in side)
    return entries >= max(_ENTRIES, _SHARE * len(side))


def _fills(side: list[Row], *, short: bool = False) -> bool:
    """Whether most lines are long, long against the widest, and enough of them go on a sentence."""
    widths = [row[-1].x1 - row[0].x0 for row in side]
    characters = [sum(p.end - p.start for p in row) for row in side]
    inner = Counter(round(p.x0 / 2) for row in side for p in row[1:])
    if inner and max(inner.values()) >= max(3, _ALIGNED * len(side)):
        return False
    spaced = [sum(p.text.count(" ") for p in row) + len(row) for row in side]
    running = sum(1 for row in side if not row[0].text[:1].isupper())
    filled = short or median(widths) >= _FILL * max(widths)
    return filled and median(characters) >= _CHARACTERS and median(spaced) >= _WORDS and running >= _RUNNING * len(side)
