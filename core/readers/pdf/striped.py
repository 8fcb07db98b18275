"""Tables whose rows are told apart by filled areas: every other row, or each cell, stands on a coloured ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.readers.pdf.drawings import Area, Rule
from core.readers.pdf.line import Row, line_of, rows_of, split_piece
from core.readers.pdf.sheet import Piece, Sheet
from core.readers.pdf.table import Cell, Table, cell_column

_TOUCH = 1.5
"""Points within which two areas touch."""
_STEP = 2.4
"""In font sizes: the widest distance between a stripe and the next line of its table."""
_LARGEST = 500
_INSET = 8.0
"""Points from a column's left border to its text."""
_TOUCHING = 4.0
"""Points by which a full cell of a head may miss its border."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripes:
    """`edges`: the columns' borders; `bands`: top and bottom of each coloured row, from top to bottom."""

    edges: tuple[float, ...]
    bands: tuple[tuple[float, float], ...]


def find_stripes(areas: Sequence[Area]) -> list[Stripes]:
    """Rows of two or more areas side by side, grouped by their columns."""
    groups: dict[tuple[int, ...], list[tuple[tuple[float, ...], float, float]]] = {}
    for row in _side_by_side([a for a in areas if a.colour != 0xFFFFFF and a.y1 - a.y0 < _LARGEST]):
        edges = (*(a.x0 for a in row), row[-1].x1)
        groups.setdefault(tuple(round(x / 3) for x in edges), []).append((edges, row[0].y0, row[0].y1))
    found: list[Stripes] = []
    for members in sorted(groups.values(), key=lambda group: -len(group[0][0])):
        bands = _united(sorted((top, bottom) for _, top, bottom in members))
        edges = members[0][0]
        wide = next((k for k, other in enumerate(found) if _is_part(edges, bands, other)), None)
        if wide is None:
            found.append(Stripes(edges=edges, bands=tuple(bands)))
        else:
            found[wide] = Stripes(edges=found[wide].edges, bands=tuple(_united(sorted([*found[wide].bands, *bands]))))
    return found


def _is_part(edges: Sequence[float], bands: Sequence[tuple[float, float]], wide: Stripes) -> bool:
    """Whether rows of fewer areas go on a table above or below them: some of its cells have no ground of their own."""
    inside = all(any(abs(x - y) <= 2 * _TOUCH for y in wide.edges) for x in edges)
    touching = any(min(abs(a[0] - b[1]), abs(a[1] - b[0])) <= _TOUCH for a in bands for b in wide.bands)
    return inside and touching


def _side_by_side(areas: list[Area]) -> list[list[Area]]:
    """Rows of areas that touch; what is drawn twice counts once."""
    rows: list[list[Area]] = []
    for area in sorted(areas, key=lambda a: (round(a.y0), round(a.y1), a.x0)):
        last = rows[-1][-1] if rows else None
        if last and max(abs(last.x0 - area.x0), abs(last.x1 - area.x1), abs(last.y0 - area.y0), abs(last.y1 - area.y1)) < _TOUCH:
            continue
        if last and abs(last.y0 - area.y0) < _TOUCH and abs(last.y1 - area.y1) < _TOUCH and abs(last.x1 - area.x0) < _TOUCH:
            rows[-1].append(area)
        else:
            rows.append([area])
    return [row for row in rows if len(row) >= 2]


def _united(bands: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Areas that are drawn twice are one band."""
    found: list[tuple[float, float]] = []
    for band in bands:
        if not found or band[0] > found[-1][0] + _TOUCH:
            found.append(band)
    return found


def fill_stripes(stripes: Stripes, sheet: Sheet, pieces: list[Piece], rules: Sequence[Rule]) -> tuple[list[Table], list[Piece]]:
    """The tables on these stripes and the pieces that lie outside of them."""
    left, right = stripes.edges[0], stripes.edges[-1]
    rows = rows_of([p for p in pieces if p.x1 > left and p.x0 < right])
    tables: list[Table] = []
    taken: set[int] = set()
    marks = [r.at for r in rules if not r.upright and r.end - r.start > 0.6 * (right - left)]
    for bands in _tables(stripes, rows):
        first, last = _extent(bands, rows, stripes.edges, taken)
        first = _with_head(rows, first, stripes.edges, marks, sheet)
        if last - first < 2 or _hugged(bands, rows[first:last], stripes.edges):
            continue
        chosen = rows[first:last]
        tables.append(_table(chosen, bands, marks, stripes.edges, sheet))
        taken.update(id(p) for row in chosen for p in row)
    return tables, [p for p in pieces if id(p) not in taken]


def _hugged(bands: Sequence[tuple[float, float]], rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Whether the areas begin where their text does: words marked with a colour, not cells."""
    inside = [p for row in rows for p in row if any(top <= p.base <= bottom for top, bottom in bands)]
    close = sum(1 for p in inside if any(abs(p.x0 - x) < 1.0 for x in edges[:-1]))
    return close > 0.3 * len(inside)


def _tables(stripes: Stripes, rows: Sequence[Row]) -> list[list[tuple[float, float]]]:
    """The bands of one table: text between two of them keeps to the columns."""
    found: list[list[tuple[float, float]]] = []
    for band in stripes.bands:
        between = [r for r in rows if found and found[-1][-1][1] < r[0].base < band[0]]
        if found and all(_fits(row, stripes.edges) for row in between):
            found[-1].append(band)
        else:
            found.append([band])
    return found


def _fits(row: Row, edges: Sequence[float]) -> bool:
    """Whether no piece of a row crosses a border; a single word at a column's left edge may be wider than its column."""
    return not any(p.x0 < x - 2 and p.x1 > x + 2 and not _too_wide(p, edges) for p in row for x in edges)


def _too_wide(piece: Piece, edges: Sequence[float]) -> bool:
    return " " not in piece.text and any(-2 <= piece.x0 - x <= _INSET for x in edges[:-1])


def _heads(row: Row, edges: Sequence[float], sheet: Sheet) -> bool:
    """The same of a table's head, whose words may touch over a border, and reach over the last one."""
    for piece in row:
        for x in edges[:-1]:
            if piece.x0 < x - 2 and piece.x1 > x + 2 and not _too_wide(piece, edges) and not _spaced_at(sheet, piece, x):
                return False
    return True


def _spaced_at(sheet: Sheet, piece: Piece, x: float) -> bool:
    """Whether a space of a piece lies at a border."""
    spaces = [k for k in range(piece.start, piece.end) if sheet.text[k] == " "]
    return any(sheet.x0[k] - _TOUCHING <= x <= sheet.x1[k] + _INSET for k in spaces)


def _extent(bands: list[tuple[float, float]], rows: Sequence[Row], edges: Sequence[float], taken: set[int]) -> tuple[int, int]:
    """The rows on and between the bands, and those next to them that keep to the columns."""
    inside = [k for k, row in enumerate(rows) if bands[0][0] - 1 <= row[0].base <= bands[-1][1] + 1]
    if not inside:
        return 0, 0
    first, last = inside[0], inside[-1] + 1
    lefts = _lefts(rows[first:last], edges)
    while first > 0 and _joins(rows[first - 1], rows[first], edges, taken, lefts):
        first -= 1
    while last < len(rows) and _joins(rows[last], rows[last - 1], edges, taken, lefts):
        last += 1
    return first, last


def _with_head(rows: Sequence[Row], first: int, edges: Sequence[float], marks: Sequence[float], sheet: Sheet) -> int:
    """The table's first row with its head above the rule."""
    start = head_above(rows, first, marks, edges[0], edges[-1])
    return start if all(_heads(row, edges, sheet) for row in rows[start:first]) else first


def _lefts(rows: Sequence[Row], edges: Sequence[float]) -> list[float]:
    """Where the text of each column begins; in an empty one as far from its border as in the others."""
    found = [p for row in rows for p in row]
    starts = [min((p.x0 - a for p in found if a - 2 <= p.x0 < b - 2), default=None) for a, b in pairwise(edges)]
    usual = min((inset for inset in starts if inset is not None), default=0.0)
    return [a + (usual if inset is None else inset) for a, inset in zip(edges, starts, strict=False)]


def head_above(rows: Sequence[Row], first: int, marks: Sequence[float], left: float, right: float) -> int:
    """The first of the rows right above a rule that stands over row `first`: a table's header is set apart so."""
    if first < 1:
        return first
    row, above = rows[first], rows[first - 1]
    ruled = any(above[0].base - 1 < y < row[0].base - 0.3 * row[0].size for y in marks)
    if not ruled or row[0].base - above[0].base > 3.2 * row[0].size or above[0].x0 < left - 2 or above[-1].x0 > right:
        return first
    start = first - 1
    while start > 0 and first - start < 4:
        upper, lower = rows[start - 1], rows[start]
        cut = any(upper[0].base - 1 < y < lower[0].base - 0.3 * lower[0].size for y in marks)
        if cut or lower[0].base - upper[0].base > 1.5 * lower[0].size or upper[0].x0 < left - 2:
            break
        start -= 1
    wide = max(r[-1].x1 for r in rows[start:first]) - min(r[0].x0 for r in rows[start:first])
    return start if len([p for r in rows[start:first] for p in r]) > 1 and wide > 0.3 * (right - left) else first


def _joins(row: Row, fellow: Row, edges: Sequence[float], taken: set[int], lefts: Sequence[float]) -> bool:
    """Whether a row next to one of the table's is its own too."""
    near = abs(row[0].base - fellow[0].base) < _STEP * max(row[0].size, fellow[0].size)
    free = not any(id(p) in taken for p in row)
    starts = any(abs(p.x0 - x) < 3 for p in row for x in lefts)
    return near and free and starts and _fits(row, edges)


def _table(
    rows: Sequence[Row], bands: list[tuple[float, float]], marks: list[float], edges: tuple[float, ...], sheet: Sheet
) -> Table:
    borders = sorted({*(y for band in bands for y in band), *marks})
    numbers = _numbers(rows, bands, borders, edges)
    fields: dict[tuple[int, int], list[Piece]] = {}
    for row, number in zip(rows, numbers, strict=True):
        for piece in row:
            for part, column in _cut(sheet, piece, edges):
                fields.setdefault((number, column), []).append(part)
    count = numbers[-1] + 1
    cells = tuple(
        _cell(sheet, number, column, edges, fields.get((number, column), []))
        for number in range(count)
        for column in range(len(edges) - 1)
    )
    return Table(
        page=sheet.page,
        x0=edges[0],
        y0=min(p.y0 for p in rows[0]),
        x1=edges[-1],
        y1=max(p.y1 for p in rows[-1]),
        edges=edges,
        rows=count,
        cells=cells,
        ruled=True,
    )


def _numbers(rows: Sequence[Row], bands: list[tuple[float, float]], borders: list[float], edges: tuple[float, ...]) -> list[int]:
    """The table row of each text row: a new one below each border; outside of the stripes also with a new first cell."""
    numbers = [0]
    for above, row in pairwise(rows):
        middle = row[0].base - 0.3 * row[0].size
        crossed = any(above[0].base - 0.3 * above[0].size < y < middle for y in borders)
        outside = middle < bands[0][0] or middle > bands[-1][1]
        begins = outside and row[0].x0 < edges[1] and len(row) > 1 and row[0].base - above[0].base > 1.6 * row[0].size
        numbers.append(numbers[-1] + (crossed or begins))
    return numbers


def _cut(sheet: Sheet, piece: Piece, edges: Sequence[float]) -> list[tuple[Piece, int]]:
    found = []
    rest = [piece]
    for column in range(len(edges) - 1):
        right = edges[column + 1]
        if not rest:
            break
        here = rest.pop()
        if here.x1 <= right + 2 or column == len(edges) - 2 or (here.x0 < right - 2 and " " not in here.text):
            found.append((here, column))
            break
        if here.x0 >= right - 2:
            rest.append(here)
            continue
        parts = split_piece(sheet, here, right)
        found.append((parts[0], column))
        rest += parts[1:]
    return found


def _cell(sheet: Sheet, row: int, column: int, edges: tuple[float, ...], pieces: list[Piece]) -> Cell:
    strip = cell_column(edges[column], edges[column + 1], pieces)
    return Cell(row=row, column=column, lines=tuple(line_of(sheet, found, strip) for found in rows_of(pieces)))
