"""Tables without rules between their columns: rows whose parts stand in common columns, separated by common gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.readers.pdf.centred import BETWEEN, centred_numbers
from core.readers.pdf.coarse import is_number
from core.readers.pdf.drawings import Rule
from core.readers.pdf.line import Column, Row, chunks, line_of, split_piece
from core.readers.pdf.sheet import Piece, Sheet
from core.readers.pdf.striped import head_above
from core.readers.pdf.table import Cell, Table

_GUTTER = 0.6
"""In font sizes: the least gap that all rows of a table share between two columns."""
_ALIGNED = 1.2
"""Points within which the edges of a column's cells agree."""
_SLACK = 4.0
"""Points by which a full cell's last space may miss the gutter."""
_SHARE = 0.6
"""The share of a column's cells whose left, right or middle agrees with the others'."""
_STRETCHED = 0.6
"""The narrowest space of a stretched line against the widest."""
_SETTLED = 3
"""Rows with cells from which on a table's gutters are no longer given up for a single line."""
_CLOSE = 1.5
"""In font sizes: the widest distance of two lines of a head."""
_STEP = 4.5
"""In font sizes: the widest distance of two lines of one table."""
_MANY = 4
_EQUAL = 0.93
"""The same where a line has no other spaces than its gaps."""
_FEW = 0.74
"""The same where the column has five cells at most."""
_LABEL = re.compile(
    r"(?:[•●○◦▪■□–—―\-*·‣⁃➢✓✔\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-zа-яё]|[ivxlc]+|[a-zа-я]{1,3}\d{1,3})(?:\.\d+)*[.)]?|\[\d+\])$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}")
Free = list[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    first: int
    last: int
    free: Free
    headed: bool = False


def find_aligned(
    rows: Sequence[Row], sheet: Sheet, column: Column, rules: Sequence[Rule], carried: Table | None = None
) -> list[tuple[int, int, Table]]:
    """Tables among the rows of one column, as (first row, last row + 1, table). `carried`: the table that ended the page
    before; it may go on with too few rows to be seen by themselves."""
    found: list[tuple[int, int, Table]] = []
    start = 0
    if carried is not None:
        gutters = list(carried.gutters) or [(x - 1.0, x + 1.0) for x in carried.edges[1:-1]]
        end, again = _carried_to(rows, sheet, carried, gutters)
        table = _built(rows[:end], sheet, gutters, column, rules, head=again) if end else None
        if table is not None:
            found.append((0, end, table))
            start = end
    while start < len(rows):
        block = _grow(rows, sheet, start, column) or _below_head(rows, sheet, start, column, rules)
        if block is None:
            start += 1
            continue
        first = max(head_above(rows, block.first, [r.at for r in rules], column.left, column.right), found[-1][1] if found else 0)
        table = _table(rows[first : block.last], sheet, block.free, column, rules, headed=block.headed)
        if table is None:
            start += 1
            continue
        found.append((first, block.last, table))
        start = block.last
    return found


def _carried_to(rows: Sequence[Row], sheet: Sheet, carried: Table, gutters: Free) -> tuple[int, bool]:
    """The number of rows at the page's top that go on the table: its header row again, or cells at its columns' edges;
    and whether they begin with its header row. A table with rules or grounds goes on without them only below its header."""
    head = "".join(c.text for c in carried.cells if c.row == 0).replace(" ", "")
    again = bool(rows) and "".join(p.text for p in rows[0]).replace(" ", "") == head != ""
    if carried.ruled and not again:
        return 0, False
    lefts = [min((n.x0 for c in carried.cells if c.column == k for n in c.lines), default=-99.0) for k in range(carried.columns)]
    end, tabular = (1, 0) if again else (0, 0)
    for k in range(end, len(rows)):
        near = k == 0 or rows[k][0].base - rows[k - 1][0].base < _STEP * rows[k][0].size
        parts = chunks(rows[k])
        fits = carried.ruled or all(any(abs(part[0].x0 - x) <= _ALIGNED for x in lefts) for part in parts)
        if not near or not fits or _crosses(sheet, rows[k], gutters):
            break
        tabular += len(parts) > 1
        end = k + 1
    if carried.ruled and not tabular:
        return 0, False
    return (end if again or (end >= 2 and tabular) else 0), again


def _crosses(sheet: Sheet, row: Row, gutters: Sequence[tuple[float, float]]) -> bool:
    """Whether text reaches over the place where a column begins, with no space there that could be a border."""
    cut = _cut_at(sheet, row, list(gutters))
    return any(p.x0 < b - 1 and p.x1 > b + 1 for p in cut for _, b in gutters)


def _below_head(rows: Sequence[Row], sheet: Sheet, start: int, column: Column, rules: Sequence[Rule]) -> _Found | None:
    """The rows below a head of several words that a rule as wide as the table underlines: what stands in the first column may
    look like the signs of a list."""
    parts = chunks(rows[start])
    if start + 1 >= len(rows) or len(parts) < 2 or not all(part[0].text[:1].isalpha() for part in parts):
        return None
    top, bottom = rows[start][0].base, rows[start + 1][0].base
    rule = next((r for r in rules if top < r.at < bottom and _under(rows[start], r)), None)
    if rule is None or bottom - top > _STEP * rows[start][0].size:
        return None
    end = next((k for k in range(start + 1, len(rows)) if not _under(rows[k], rule)), len(rows))
    found = _grow(rows[:end], sheet, start, column, headed=True)
    return replace(found, first=_head_start(rows, start, rule, found.free), headed=True) if found else None


def _head_start(rows: Sequence[Row], first: int, rule: Rule, gutters: Free) -> int:
    """The first line of a head whose cells have several."""
    while first > 0 and _under(rows[first - 1], rule):
        above, row = rows[first - 1], rows[first]
        crossed = any(p.x0 < a and p.x1 > b for p in above for a, b in gutters)
        if crossed or row[0].base - above[0].base > _CLOSE * row[0].size:
            break
        first -= 1
    return first


def _under(row: Row, rule: Rule) -> bool:
    return rule.start - _SLACK <= row[0].x0 and row[-1].x1 <= rule.end + _SLACK


def _grow(rows: Sequence[Row], sheet: Sheet, start: int, column: Column, *, headed: bool = False) -> _Found | None:
    """The longest run of rows from `start` on that share at least one gap."""
    parts = chunks(rows[start])
    if not _tabular(parts, headed) or _is_listing(rows[start], sheet) or _is_stretched(rows[start], sheet, column):
        return None
    free = _free(parts, column)
    last, tabular, spanning, size = start + 1, 1, 0, rows[start][0].size
    for k in range(start + 1, len(rows)):
        parts = chunks(rows[k])
        gap = rows[k][0].base - rows[k - 1][0].base
        if gap > _STEP * size or _LEADER.search(rows[k][-1].text) or _is_stretched(rows[k], sheet, column):
            break
        if _is_listing(rows[k], sheet):
            break
        if len(parts) == 1 and not _wrapped(rows[k], rows[k - 1], free, column, headed) and not _beside_next(rows, k):
            break
        shared = _shared(free, _free(parts, column))
        early = tabular < _SETTLED
        before, after = (_gutters(f, rows[start : k + 1], size, 1 if early else 2) for f in (free, shared))
        fewer = len(after) < len(before)
        if fewer and (not after or (not early and (len(parts) == 1 or spanning > 0.2 * tabular))):
            break
        if fewer and not early:
            spanning += 1
        else:
            free = shared
        last = k + 1
        tabular += _tabular(parts, headed)
    gutters = _gutters(free, rows[start:last], size, 2)
    if tabular < (3 if len(gutters) < 3 else 2) or not gutters:
        return None
    return _Found(first=start, last=last, free=_without_lone(gutters, rows[start:last]))


def _without_lone(gutters: Free, rows: Sequence[Row]) -> Free:
    """The gutters without those that set a single cell apart: a header centred over its column, beside the others."""
    while len(gutters) > 1:
        fields = [_fields(row, [(a + b) / 2 for a, b in gutters]) for row in rows]
        lone = [k for k in range(len(gutters) + 1) if sum(1 for f in fields if f[k]) == 1]
        if not lone or len(rows) < 3:
            break
        near = [g for g in (lone[0] - 1, lone[0]) if 0 <= g < len(gutters)]
        gutters = [g for k, g in enumerate(gutters) if k != min(near, key=lambda n: gutters[n][1] - gutters[n][0])]
    return gutters


def _is_listing(row: Row, sheet: Sheet) -> bool:
    """Whether a row is a line of code, set in letters of one width from end to end; its gaps are spaces that were typed."""
    return all(sheet.styles[piece.style].mono for piece in row)


def _gutters(free: Free, rows: Sequence[Row], size: float, least: int) -> Free:
    return [g for g in _inner(free, rows, least) if g[1] - g[0] >= _GUTTER * size]


def _tabular(parts: list[list[Piece]], headed: bool = False) -> bool:
    """Two or more parts, that are neither a list's label with its text nor a line of contents; below a head no label is one."""
    if len(parts) < 2 or _LEADER.search(" ".join(p.text for part in parts for p in part)):
        return False
    return headed or not (len(parts) == 2 and len(parts[0]) == 1 and _LABEL.match(parts[0][0].text))


def _free(parts: list[list[Piece]], column: Column) -> Free:
    """The gaps of a row, its margins included."""
    marks = [column.left - 1000.0]
    for part in parts:
        marks += [part[0].x0, part[-1].x1]
    marks.append(column.right + 1000.0)
    return [(marks[k], marks[k + 1]) for k in range(0, len(marks), 2)]


def _shared(a: Free, b: Free) -> Free:
    return [(max(p[0], q[0]), min(p[1], q[1])) for p in a for q in b if min(p[1], q[1]) - max(p[0], q[0]) > 0.5]


def _inner(free: Free, rows: Sequence[Row], least: int) -> Free:
    """Gaps with text on both sides of them in so many rows at least."""
    return [(a, b) for a, b in free if sum(1 for r in rows if r[0].x1 <= a + 0.5 and r[-1].x0 >= b - 0.5) >= least]


def _wrapped(row: Row, above: Row, free: Free, column: Column, headed: bool) -> bool:
    """Whether a row with one part goes on a cell of the row above: close below it and inside one column. Below a head it may also
    be a row whose first cell is empty."""
    close = row[0].base - above[0].base < 1.9 * row[0].size
    left = min((a for a, _ in free if a > column.left - 500), default=column.right)
    narrow = row[-1].x1 - row[0].x0 < 0.75 * column.width
    return (close and narrow) or ((close or headed) and row[0].x0 > left)


def _beside_next(rows: Sequence[Row], k: int) -> bool:
    """Whether the next row is so close that it stands in other cells, beside this one."""
    return k + 1 < len(rows) and rows[k + 1][0].base - rows[k][0].base < BETWEEN * rows[k][0].size


def _table(
    rows: Sequence[Row], sheet: Sheet, gutters: Free, column: Column, rules: Sequence[Rule], *, headed: bool
) -> Table | None:
    marks = [(a + b) / 2 for a, b in gutters]
    rows = [_cut_at(sheet, row, gutters) for row in rows]
    fields = [_fields(row, marks) for row in rows]
    if not _looks_like(fields, headed) or (_justified(rows, sheet) and not _certain(fields)):
        return None
    return _built(rows, sheet, gutters, column, rules)


def _built(
    rows: Sequence[Row], sheet: Sheet, gutters: Free, column: Column, rules: Sequence[Rule], *, head: bool = False
) -> Table:
    """`head`: the first row is the table's header again."""
    marks = [(a + b) / 2 for a, b in gutters]
    edges = (column.left, *marks, column.right)
    rows = [_cut_at(sheet, row, gutters) for row in rows]
    fields = [_fields(row, marks) for row in rows]
    numbers = centred_numbers(rows, fields) or _by_starts(_row_starts(rows, fields, rules), head, fields)
    cells = _cells(fields, numbers, sheet, edges)
    return Table(
        page=sheet.page,
        x0=min(r[0].x0 for r in rows),
        y0=min(p.y0 for p in rows[0]),
        x1=max(r[-1].x1 for r in rows),
        y1=max(p.y1 for p in rows[-1]),
        edges=edges,
        rows=max(map(max, numbers)) + 1,
        cells=tuple(cells),
        ruled=False,
        gutters=tuple(gutters),
    )


def _cut_at(sheet: Sheet, row: Row, gutters: Free) -> Row:
    """Pieces that reach over a gutter, because a cell is full, cut at their space nearest to it."""
    found: Row = []
    for piece in row:
        rest = [piece]
        for a, b in gutters:
            last = rest[-1]
            if last.x0 < a - 1 and last.x1 > b + 1:
                spaces = [k for k in range(last.start, last.end) if sheet.text[k] == " "]
                near = [k for k in spaces if sheet.x0[k] < b + _SLACK and sheet.x1[k] > a - _SLACK]
                if near:
                    widest = max(near, key=lambda k: float(sheet.x1[k] - sheet.x0[k]))
                    rest[-1:] = split_piece(sheet, last, float(sheet.x1[widest]))
        found += rest
    return found


def _fields(row: Row, marks: list[float]) -> list[list[Piece]]:
    fields: list[list[Piece]] = [[] for _ in range(len(marks) + 1)]
    for piece in row:
        middle = (piece.x0 + piece.x1) / 2
        fields[sum(1 for m in marks if m < middle)].append(piece)
    return fields


def _looks_like(fields: list[list[list[Piece]]], headed: bool) -> bool:
    """Each column's cells agree on an edge; no column is made of list labels only; not two columns of prose."""
    columns = len(fields[0])
    for k in range(columns):
        cells = [f[k] for f in fields if f[k]]
        share = _SHARE if len(cells) > 5 else _FEW
        if len(cells) < 2 or _agreement([c[0].x0 for c in cells], [c[-1].x1 for c in cells]) < share:
            return False
    if columns == 2 and not headed:
        labels = [f[0][0].text for f in fields if f[0]]
        if all(len(f[0]) <= 1 for f in fields) and all(_LABEL.match(t) for t in labels):
            return False
    return True


def _certain(fields: list[list[list[Piece]]]) -> bool:
    """Whether all columns have four cells or more that begin at one place: no stretched text does that."""
    for k in range(len(fields[0])):
        lefts = [f[k][0].x0 for f in fields if f[k]]
        if len(lefts) < _MANY or _mode_share(lefts) < 0.9:
            return False
    return True


def _justified(rows: Sequence[Row], sheet: Sheet) -> bool:
    """Whether more lines look stretched to the margins than look like cells: all the spaces of a stretched line are
    about as wide, while a table's row has usual spaces inside of its cells."""
    stretched = cells = 0
    for row in rows:
        gaps, spaces = _gaps(row, sheet)
        if not gaps or (not spaces and len(gaps) < 2):
            continue
        if min([*spaces, *gaps]) > (_STRETCHED if spaces else _EQUAL) * max(gaps):
            stretched += 1
        elif spaces:
            cells += 1
    return stretched > cells


def _gaps(row: Row, sheet: Sheet) -> tuple[list[float], list[float]]:
    """The distances of a row's pieces, and the widths of the spaces inside them."""
    spaces = [float(sheet.x1[k] - sheet.x0[k]) for p in row for k in range(p.start, p.end) if sheet.text[k] == " "]
    return [q.x0 - p.x1 for p, q in pairwise(row)], spaces


def _is_stretched(row: Row, sheet: Sheet, column: Column) -> bool:
    """Whether a row is a line of prose set from margin to margin: its spaces are as wide as its gaps."""
    gaps, spaces = _gaps(row, sheet)
    if not gaps or row[-1].x1 - row[0].x0 < 0.9 * column.width or (not spaces and len(gaps) < 3):
        return False
    return min([*spaces, *gaps]) > (_STRETCHED if spaces else _EQUAL) * max(gaps)


def _agreement(lefts: list[float], rights: list[float]) -> float:
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return max(_mode_share(values) for values in (lefts, rights, middles))


def _mode_share(values: list[float]) -> float:
    return max(sum(1 for v in values if abs(v - w) <= _ALIGNED) for w in values) / len(values)


def _row_starts(rows: Sequence[Row], fields: list[list[list[Piece]]], rules: Sequence[Rule]) -> list[int]:
    """Where a table's rows begin among its lines: below a rule, after a wider gap, or with a new first cell."""
    gaps = [rows[k][0].base - rows[k - 1][0].base for k in range(1, len(rows))]
    least = min(gaps, default=0.0)
    wide = [g > 1.06 * least + 1.0 for g in gaps]
    uneven = any(wide) and not all(wide)
    marks = [r.at for r in rules]
    ruled = [any(rows[k - 1][0].base < m < rows[k][0].base for m in marks) for k in range(1, len(rows))]
    by_rules = sum(ruled) >= 2 and sum(ruled) >= 0.4 * len(ruled)
    starts = [0]
    for k in range(1, len(rows)):
        filled = sum(1 for f in fields[k] if f)
        if by_rules:
            new = ruled[k - 1]
        elif uneven and least < 1.45 * rows[k][0].size:
            new = wide[k - 1] or ruled[k - 1]
        else:
            new = ruled[k - 1] or (bool(fields[k][0]) and filled >= 2) or wide[k - 1]
        if new or _counts_again(fields, starts[-1], k):
            starts.append(k)
    return starts


def _counts_again(fields: Sequence[list[list[Piece]]], first: int, k: int) -> bool:
    """Whether line k has numbers in two columns that already have numbers in the row that began with line `first`: they are
    another row's, for a number goes on in no second line."""
    numbers = [c for c in range(1, len(fields[k])) if _is_number(fields[k][c])]
    return sum(any(_is_number(fields[j][c]) for j in range(first, k)) for c in numbers) >= 2


def _is_number(field: list[Piece]) -> bool:
    return bool(field) and all(is_number(piece.text) for piece in field)


def _by_starts(starts: list[int], head: bool, fields: Sequence[list[list[Piece]]]) -> list[list[int]]:
    """The table's row of each line, the same in all of its columns."""
    first = {*starts, 1} if head and len(fields) > 1 else set(starts)
    number, found = -1, []
    for k, field in enumerate(fields):
        number += k in first
        found.append([number] * len(field))
    return found


def _cells(
    fields: Sequence[list[list[Piece]]], numbers: Sequence[list[int]], sheet: Sheet, edges: tuple[float, ...]
) -> list[Cell]:
    count, columns = max(map(max, numbers)) + 1, range(len(edges) - 1)
    lefts = [min((f[k][0].x0 for f in fields if f[k]), default=edges[k]) for k in columns]
    rights = [max((f[k][-1].x1 for f in fields if f[k]), default=edges[k + 1]) for k in columns]
    strips = [Column(left=lefts[k], right=rights[k]) for k in columns]
    held: dict[tuple[int, int], list[Row]] = {}
    for field, number in zip(fields, numbers, strict=True):
        for k in columns:
            if field[k]:
                held.setdefault((number[k], k), []).append(field[k])
    return [
        Cell(row=n, column=k, lines=tuple(line_of(sheet, row, strips[k]) for row in held.get((n, k), ())))
        for n in range(count)
        for k in columns
    ]
