"""Tables with borders across but none upright, as the walls and floors that nobody drew: a row is what stands between two
borders, or several rows are, whose numbers or figures say so."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from core.readers.pdf.barred_columns import CROSSED, MANY, OPEN, columns_of, places_of
from core.readers.pdf.bars import JOINT, NARROWEST, Bar, bars_of
from core.readers.pdf.columned import row_starts, sure_starts
from core.readers.pdf.drawings import Drawings, Rule
from core.readers.pdf.gutters import fields_of
from core.readers.pdf.line import Row, chunks, rows_of, split_piece
from core.readers.pdf.sheet import Piece, Sheet
from core.readers.pdf.striped import find_stripes

_BETWEEN: Final = 0.85
"""In font sizes: two lines that stand closer are of different cells."""
_PROSE: Final = 0.75
"""The share of a table's width beyond which a row of one part is text between two tables."""
_LONE: Final = 2.6
"""In font sizes: the highest row of one part, set over all columns."""
_MOST: Final = 0.6
"""The share of a table's lines that are nearly all of it."""
_TOP: Final = 2.6
"""In font sizes: how far below its upper border the first line of a row without joints stands."""
_FOOT: Final = 2.2
"""The same of its last line and its lower border."""
_APART: Final = 1.7
"""In font sizes: the widest distance of such a line to the one above it inside of one row."""
_UNDER: Final = 1.3
"""In font sizes: the widest distance of a head's last line and the border below it."""
_NEXT: Final = 3.0
"""In font sizes: the widest distance of two lines of an open table."""
_FLUSH: Final = 1.5
"""Points within which texts of one column begin."""
_INSET: Final = 8.0
"""Points from the side of a cell to its text."""
_SIDE: Final = 2.0
"""Points by which a text may reach over the side of its table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    """What stands between two borders that are alike."""

    above: Bar
    below: Bar
    rows: tuple[Row, ...]


def with_walls(
    drawings: Drawings, sheet: Sheet, pieces: list[Piece], carried: Sequence[float] = (), *, unruled: bool = False
) -> tuple[Rule, ...]:
    """The rules of a page, with the walls and floors that its tables without upright rules have no rules for. `carried`: the
    columns' borders of the table that ended the page before; it may go on above the page's first border. `unruled`: that table
    was told by its texts alone, and so is what may go on from it."""
    bars = bars_of(drawings.rules, pieces)
    if not bars:
        return drawings.rules
    upright = [rule for rule in drawings.rules if rule.upright]
    grounds = [ground for stripes in find_stripes(drawings.areas) for ground in stripes.bands]
    rows = rows_of(pieces)
    runs = [run for run in _runs(bars, rows, upright, carried) if not _is_striped(run, grounds)]
    if unruled:
        runs = [run for run in runs if any(row[0].base <= run[0].above.at and len(chunks(row)) == 1 for row in rows)]
    return (*drawings.rules, *(rule for run in runs if not _is_listing(run, sheet) for rule in _built(run, bars, sheet, carried)))


def _is_striped(run: Sequence[_Band], grounds: Sequence[tuple[float, float]]) -> bool:
    """Whether two rows stand on grounds of a colour, which show the table by themselves."""
    return sum(1 for top, bottom in grounds if top < run[-1].below.at and bottom > run[0].above.at) > 1


def _is_listing(run: Sequence[_Band], sheet: Sheet) -> bool:
    """Whether all that stands between the borders is set in letters of one width, as code is."""
    return all(sheet.styles[piece.style].mono for band in run for row in band.rows for piece in row)


def _runs(bars: Sequence[Bar], rows: Sequence[Row], upright: Sequence[Rule], carried: Sequence[float]) -> Iterator[list[_Band]]:
    """The tables between alike borders, each as its bands from top to bottom."""
    left = list(bars)
    while left:
        group = [bar for bar in left if bar.alike(left[0])]
        left = [bar for bar in left if bar not in group]
        group = [*_top(group[0], rows, upright, carried), *group]
        run: list[_Band] = []
        for above, below in pairwise(group):
            band = _band(above, below, rows)
            if below.at - above.at < NARROWEST:
                continue
            if run and not _same_joints(run[0].below, below):
                yield from _headed(run, rows)
                run = []
            if _is_row(band, upright):
                run.append(band)
                continue
            yield from _headed(run, rows)
            run = []
        more = _bottom(group[-1], rows, upright, run)
        if more or not _goes_on_below(group[-1], rows):
            yield from _headed([*run, *more], rows)


def _same_joints(one: Bar, other: Bar) -> bool:
    """Whether two borders may be of one table: half of the joints of the one with fewer are the other's too."""
    few, many = sorted((one.joints, other.joints), key=len)
    return 2 * sum(any(abs(x - y) <= 2 * JOINT for y in many) for x in few) >= len(few)


def _band(above: Bar, below: Bar, rows: Sequence[Row]) -> _Band:
    return _Band(above=above, below=below, rows=tuple(row for row in rows if above.at < row[0].base <= below.at + 1))


def _top(first: Bar, rows: Sequence[Row], upright: Sequence[Rule], carried: Sequence[float]) -> list[Bar]:
    """A border at the page's top, where the table of the page before goes on above the first one."""
    above = [row for row in rows if row[0].base <= first.at]
    if not above or not _goes_on(first, carried) or _meets(first, upright):
        return []
    if all(len(chunks(row)) == 1 and row[0].x0 < carried[1] for row in above):
        return []
    top = min(piece.y0 for piece in rows[0]) - 1
    return [replace(first, at=top, joints=tuple(carried[1:-1]))] if top < first.at - NARROWEST else []


def _goes_on_below(last: Bar, rows: Sequence[Row]) -> bool:
    """Whether rows follow right below a border without joints: it is the one below the head of a table that has no others."""
    row = next((row for row in rows if row[0].base > last.at), None)
    if last.joints or row is None or len(chunks(row)) < 2 or row[0].base - last.at > _NEXT * row[0].size:
        return False
    return row[0].x0 > last.start - _SIDE and row[-1].x1 < last.end + _SIDE


def _headed(run: list[_Band], rows: Sequence[Row]) -> Iterator[list[_Band]]:
    """The table; none where lines of several texts stand right above its first border: that is the one below a head, or each row
    has one below it alone."""
    if run and not _is_headed(run[0].above, rows):
        yield run


def _is_headed(first: Bar, rows: Sequence[Row]) -> bool:
    """Whether a border stands right below a line of several texts: the rows above it have none, or it is the one below a head."""
    above = next((row for row in reversed(rows) if row[0].base <= first.at), None)
    if above is None or len(chunks(above)) < 2 or first.at - above[0].base > _UNDER * above[0].size:
        return False
    return above[0].x0 > first.start - _SIDE and above[-1].x1 < first.end + _SIDE


def _meets(bar: Bar, upright: Sequence[Rule]) -> bool:
    """Whether upright rules meet a border: its table has walls."""
    return any(
        bar.start - JOINT <= rule.at <= bar.end + JOINT and rule.start - JOINT <= bar.at <= rule.end + JOINT for rule in upright
    )


def _goes_on(bar: Bar, carried: Sequence[float]) -> bool:
    """Whether a border is as wide as the table of the page before."""
    return len(carried) > 2 and bar.alike(replace(bar, start=carried[0], end=carried[-1]))


def _bottom(last: Bar, rows: Sequence[Row], upright: Sequence[Rule], run: Sequence[_Band]) -> list[_Band]:
    """What stands below a table's last border down to the page's end, where its rows go on there."""
    below = [row for row in rows if row[0].base > last.at]
    if not below or below[0][0].base - last.at > _NEXT * below[0][0].size or _meets(last, upright):
        return []
    if all(len(chunks(row)) == 1 for row in below):
        return []
    if any(low[0].base - high[0].base > _NEXT * low[0].size for high, low in pairwise(below)):
        return []
    band = _band(last, replace(last, at=below[-1][0].base + 0.4 * below[-1][0].size), rows)
    if not _is_row(band, upright) or len(band.rows) != len(below):
        return []
    places = {place for other in run for row in other.rows for part in chunks(row) for place in places_of(part)}
    parts = [part for row in below for part in chunks(row)]
    if run and not all(any((kind, at + near) in places for kind, at in places_of(p) for near in (-1, 0, 1)) for p in parts):
        return []
    return [band] if run or len(last.joints) > 1 or len(below) >= OPEN else []


def _is_row(band: _Band, upright: Sequence[Rule]) -> bool:
    """Whether a band holds rows of a table without upright rules: text inside of its width that is not prose."""
    start, end = band.above.start, band.above.end
    middle = (band.above.at + band.below.at) / 2
    if any(start + JOINT < rule.at < end - JOINT and rule.start < middle < rule.end for rule in upright):
        return False
    inner = [row for row in band.rows if row[-1].x1 > start and row[0].x0 < end]
    if not inner or any(row[0].x0 < start - _SIDE or row[-1].x1 > end + _SIDE for row in inner):
        return False
    if not _is_filled(band, inner):
        return False
    lone = [row for row in inner if len(chunks(row)) == 1]
    high = band.below.at - band.above.at
    if len(lone) == len(inner) and len(inner) == 1 and not band.above.joints:
        return high < _LONE * inner[0][0].size
    return not any(row[-1].x1 - row[0].x0 > _PROSE * (end - start) for row in lone)


def _is_filled(band: _Band, rows: Sequence[Row]) -> bool:
    """Whether the lines of a band, none of them code, stand close to its borders and to one another."""
    size = rows[0][0].size
    close = rows[0][0].base - band.above.at < _TOP * size and band.below.at - rows[-1][0].base < _FOOT * size
    return close and all(
        low[0].base - high[0].base < (_APART if _is_title(low, band) else _NEXT) * size for high, low in pairwise(rows)
    )


def _is_title(row: Row, band: _Band) -> bool:
    """Whether a line of one text begins where its table does: it may be the title of the next one."""
    return len(chunks(row)) == 1 and row[0].x0 - band.above.start < row[0].size


def _built(run: Sequence[_Band], bars: Sequence[Bar], sheet: Sheet, carried: Sequence[float]) -> list[Rule]:
    """The walls and floors of one table; none where its columns or rows do not show."""
    rows = [row for band in run for row in band.rows]
    bars_across = [run[0].above, *(band.below for band in run)]
    marks = columns_of(bars_across, rows, run[0].rows if len(run) > 1 else ())
    if len(marks) != len(carried) - 2:
        marks = _by_carried(run, rows, carried) or marks
    if not marks:
        return []
    found: list[Rule] = []
    lefts = _lefts(rows, marks)
    cut = [[_cut(sheet, _at_joints(sheet, row, band), lefts) for row in band.rows] for band in run]
    usual = _usual_starts(run, cut, marks)
    if not _is_certain(run, cut, marks):
        return []
    for band, own in zip(run, cut, strict=True):
        fields = [fields_of(row, marks) for row in own]
        floors = _floors(own, fields, marks, usual if _is_full(run, own, rows) else None, headed=band is run[0])
        if floors is None:
            return []
        inner = [bar.at for bar in bars if band.above.at + NARROWEST < bar.at < band.below.at - NARROWEST]
        found += _rules(band, own, marks, floors, inner)
    walls = [rule for rule in found if rule.upright]
    return found if {round(w.at) for w in walls} >= {round(x) for x in marks[:1]} else []


def _is_certain(run: Sequence[_Band], cut: Sequence[Sequence[Row]], marks: Sequence[float]) -> bool:
    """Whether what stands between the borders is one table: their pieces meet, or several rows have a border each, or one below
    them all, with numbers of their own or in the same columns."""
    if len(run) > 2 and any(band.below.joints for band in run):
        return True
    if len(run) > 2:
        return not any(len(own) > 1 and any(_is_lone(row, marks) for row in own) for own in cut)
    for own in cut:
        starts, numbered = sure_starts(own, [fields_of(row, list(marks)) for row in own], headed=own is cut[0])
        if numbered or (len(starts) >= MANY and 2 * len(starts) > len(own)):
            return True
    return False


def _lefts(rows: Sequence[Row], marks: Sequence[float]) -> list[tuple[float, float]]:
    """The wall before each column but the first, and where most texts of that column begin."""
    found: list[tuple[float, float]] = []
    for x, right in pairwise([*marks, float("inf")]):
        starts = Counter(round(p.x0) for row in rows for p in row if x - JOINT < p.x0 and p.x1 < right + JOINT)
        most, count = starts.most_common(1)[0] if starts else (0, 0)
        if count >= MANY and 2 * count > starts.total():
            found.append((x, most))
    return found


def _at_joints(sheet: Sheet, row: Row, band: _Band) -> Row:
    """The pieces of a line, cut where the pieces of both borders meet: words that begin at the side of a narrow cell may touch
    those of the next one there."""
    sides = [band.above.start, *band.above.joints]
    found = list(row)
    for x in (x for x in band.above.joints if any(abs(x - other) <= JOINT for other in band.below.joints)):
        full = [p for p in found if p.x0 < x - JOINT and p.x1 > x + JOINT and any(0 <= p.x0 - side <= _INSET for side in sides)]
        found = [part for p in found for part in (split_piece(sheet, p, x) if p in full else [p])]
    return found


def _cut(sheet: Sheet, row: Row, lefts: Sequence[tuple[float, float]]) -> Row:
    """The pieces of a line, cut where one goes on over a wall with a word that begins where the texts of that column do."""
    found = list(row)
    for x, left in lefts:
        for piece in [p for p in found if _reaches(p, x)]:
            starts = [
                k + 1 for k in range(piece.start, piece.end) if sheet.text[k] == " " and abs(sheet.x0[k + 1] - left) <= _FLUSH
            ]
            if starts:
                at = found.index(piece)
                found[at : at + 1] = split_piece(sheet, piece, float(sheet.x0[starts[0]]) - 0.1)
    return found


def _is_full(run: Sequence[_Band], own: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether a band is nearly all of a table whose rows have no borders."""
    return len(run) <= 3 and len(own) >= OPEN and len(own) > _MOST * len(rows)


def _by_carried(run: Sequence[_Band], rows: Sequence[Row], carried: Sequence[float]) -> list[float]:
    """The borders between the columns of the table that goes on, where the lines keep to them."""
    if not _goes_on(run[0].above, carried):
        return []
    marks = list(carried[1:-1])
    over = sum(1 for row in rows if any(_reaches(piece, x) for piece in row for x in marks))
    return marks if over <= max(2, 2 * CROSSED * len(rows)) else []


def _reaches(piece: Piece, x: float) -> bool:
    """Whether a text of several words reaches over a wall."""
    return piece.x0 < x - JOINT and piece.x1 > x + JOINT and " " in piece.text


def _floors(
    rows: Sequence[Row], fields: Sequence[list[list[Piece]]], marks: Sequence[float], usual: set[float] | None, *, headed: bool
) -> list[float] | None:
    """The heights between a band's rows, where it holds several; None where its lines stand beside those of other cells and may
    be of several. `usual`: where lines begin a row in any table without rules; None where a band is not all of its table."""
    full = usual is not None
    lone = {k for k, row in enumerate(rows) if _is_lone(row, marks)} if full else set()
    sure, numbered = sure_starts(rows, fields, headed=headed)
    found = sure if numbered or usual is None else [k for k, row in enumerate(rows) if not k or row[0].base in usual]
    starts = sorted({*found, *lone, *(k + 1 for k in lone if k + 1 < len(rows))})
    between = any(low[0].base - high[0].base < _BETWEEN * min(low[0].size, high[0].size) for high, low in pairwise(rows))
    if between:
        return [] if not full and len(starts) == 1 else None
    return [_over(rows, k) for k in starts[1:]]


def _usual_starts(run: Sequence[_Band], cut: Sequence[Sequence[Row]], marks: Sequence[float]) -> set[float]:
    """The heights of the lines that begin a row in any table without rules; the borders across are known."""
    rows = [row for own in cut for row in own]
    rules = [Rule(upright=False, at=band.above.at, start=band.above.start, end=band.above.end) for band in run]
    starts = row_starts(rows, [fields_of(row, list(marks)) for row in rows], rules)
    return {rows[k][0].base for k in starts}


def _is_lone(row: Row, marks: Sequence[float]) -> bool:
    """Whether a line is a title over several columns."""
    return len(row) == 1 and any(_reaches(row[0], x) for x in marks)


def _over(rows: Sequence[Row], k: int) -> float:
    """The height between line k and the one above it."""
    return (rows[k - 1][0].base + 0.2 * rows[k - 1][0].size + rows[k][0].base - 0.8 * rows[k][0].size) / 2


def _rules(
    band: _Band, rows: Sequence[Row], marks: Sequence[float], floors: Sequence[float], inner: Sequence[float]
) -> Iterator[Rule]:
    """The floors of a band, and its walls but where a text reaches over them."""
    start, end = band.above.start, band.above.end
    yield from (Rule(upright=False, at=y, start=start, end=end) for y in floors)
    for top, bottom in pairwise([band.above.at, *sorted((*floors, *inner)), band.below.at]):
        own = [row for row in rows if top < row[0].base <= bottom + 1]
        if len(own) == 1 and _is_lone(own[0], marks):
            continue
        for k, x in enumerate(marks):
            over = [at for at, row in enumerate(own) if any(_reaches(piece, x) for piece in row)]
            if not over:
                yield Rule(upright=True, at=x, start=top, end=bottom)
            elif over == [0] and len(own) > 1:
                sides = [start, *marks, end]
                yield Rule(upright=True, at=x, start=_over(own, 1), end=bottom)
                yield Rule(upright=False, at=_over(own, 1), start=sides[k], end=sides[k + 2])
