"""Tables without rules between their columns: rows whose parts stand in common columns, separated by common gaps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from core.readers.pdf.centred import BETWEEN
from core.readers.pdf.columned import built_table
from core.readers.pdf.drawings import Rule
from core.readers.pdf.gutters import SLACK, Gaps, crosses, cut_at, fields_of, gaps_of, gutters_of, hung, shared_gaps, without_lone
from core.readers.pdf.label import is_list_label
from core.readers.pdf.line import Column, Row, chunks
from core.readers.pdf.sheet import Piece, Sheet
from core.readers.pdf.stretched import are_justified, is_stretched
from core.readers.pdf.striped import head_above
from core.readers.pdf.table import Table
from core.readers.pdf.terms import Hang

_ALIGNED = 1.2
"""Points within which the edges of a column's cells agree."""
_SHARE = 0.6
"""The share of a column's cells whose left, right or middle agrees with the others'."""
_FEW = 0.74
"""The same where the column has five cells at most."""
_SETTLED = 3
"""Rows with cells from which on a table's gutters are no longer given up for a single line."""
_CLOSE = 1.5
"""In font sizes: the widest distance of two lines of a head."""
_STEP = 4.5
"""In font sizes: the widest distance of two lines of one table."""
_MANY = 4
"""Cells of a column from which on their common left edge is no chance."""
_SEEN = 8
"""Rows above the last rule of a table that show its columns."""
_FLUSH_SHARE = 0.9
"""The share of a column's cells that end at one place where it is set flush right."""
_NAMING = frozenset("#№%§$€£₽Σ±")
"""What the name of a column may begin with beside letters."""
_COUNTED = re.compile(r"\d{1,4}")
"""Levels, quarters, years that head columns."""
_HEAD_LINES = 3
"""Lines of a head from the one with all names down to its rule."""
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    first: int
    last: int
    free: Gaps
    headed: bool = False


def find_aligned(
    rows: Sequence[Row],
    sheet: Sheet,
    column: Column,
    rules: Sequence[Rule],
    carried: Table | None = None,
    hangs: Sequence[Hang] = (),
) -> list[tuple[int, int, Table]]:
    """Tables among the rows of one column, as (first row, last row + 1, table). `carried`: the table that ended the page
    before; it may go on with too few rows to be seen by themselves. `hangs`: lists of terms are no tables."""
    found: list[tuple[int, int, Table]] = []
    start = 0
    if carried is not None:
        gutters = list(carried.gutters) or [(x - 1.0, x + 1.0) for x in carried.edges[1:-1]]
        end, head = _carried_to(rows, sheet, carried, gutters, rules)
        table = built_table(rows[:end], sheet, gutters, column, rules, head=head) if end else None
        if table is not None:
            found.append((0, end, table))
            start = end
    while start < len(rows):
        block = _below_head(rows, sheet, start, column, rules) or _grow(rows, sheet, start, column, hangs=hangs, rules=rules)
        if block is None:
            start += 1
            continue
        first = max(_first_of(block, rows, column, rules), found[-1][1] if found else 0)
        table = _table(rows[first : block.last], sheet, block.free, column, rules, headed=block.headed)
        if table is None:
            start += 1
            continue
        found.append((first, block.last, table))
        start = block.last
    return found


def _carried_to(rows: Sequence[Row], sheet: Sheet, carried: Table, gutters: Gaps, rules: Sequence[Rule]) -> tuple[int, int]:
    """The number of rows at the page's top that go on the table: its header row again, or cells at its columns' edges;
    and how many of them are its header row. A table with rules or grounds goes on without them only below its header."""
    head = _head_again(rows, carried)
    if carried.ruled and not head:
        return 0, 0
    starts = [[n.x0 for c in carried.cells if c.column == k for n in c.lines] for k in range(carried.columns)]
    lefts = [x for found in starts if found for x in (min(found), median(found))]
    rights = _flush_rights(carried)
    end, tabular = head, 0
    rule = _rule_below(rows, head - 1, rules) if head else None
    closed = len(rows) if rule is None else _closed(rows, head, rule, rules)
    for k in range(end, closed):
        near = k == 0 or rows[k][0].base - rows[k - 1][0].base < _STEP * rows[k][0].size
        parts = chunks(rows[k])
        fits = carried.ruled or all(_at_edge(part, lefts, rights) for part in parts)
        if not near or not fits or crosses(sheet, rows[k], gutters, lefts, rights):
            if near and head and not carried.ruled:
                return 0, 0  # the page's rows show their columns better than those of the page before
            break
        tabular += len(parts) > 1
        end = k + 1
    if carried.ruled and not tabular:
        return 0, 0
    return (end if head or (end >= 2 and tabular) else 0), head


def _head_again(rows: Sequence[Row], carried: Table) -> int:
    """The lines at the page's top that are the table's header row again, whatever way its cells are broken; 0 where none are."""
    wanted = _signs(cell.text for cell in carried.cells if cell.row == 0)
    for count in range(1, min(_HEAD_LINES, len(rows)) + 1 if wanted else 0):
        if _signs(piece.text for row in rows[:count] for piece in row) == wanted:
            return count
    return 0


def _signs(texts: Iterable[str]) -> list[str]:
    return sorted("".join("".join(texts).split()))


def _at_edge(part: Sequence[Piece], lefts: Sequence[float], rights: Sequence[float]) -> bool:
    """Whether a part of a row begins at one of `lefts`, a sign a little before it, or ends at one of `rights`."""
    begins = any(-_ALIGNED <= x - part[0].x0 <= _ALIGNED + hung(part[0]) for x in lefts)
    return begins or any(abs(part[-1].x1 - x) <= _ALIGNED for x in rights)


def _flush_rights(carried: Table) -> list[float]:
    """Where the cells of each column that is set flush right end: longer ones on the next page begin elsewhere."""
    ends = ([n.x1 for c in carried.cells if c.column == k and c.row for n in c.lines] for k in range(carried.columns))
    return [median(found) for found in ends if len(found) >= _MANY and _mode_share(found) >= _FLUSH_SHARE]


def _first_of(block: _Found, rows: Sequence[Row], column: Column, rules: Sequence[Rule]) -> int:
    """A table's first row: what stands above the rule over a head that was found already is text."""
    if block.headed:
        return block.first
    return head_above(rows, block.first, [r.at for r in rules], column.left, column.right)


def _below_head(rows: Sequence[Row], sheet: Sheet, start: int, column: Column, rules: Sequence[Rule]) -> _Found | None:
    """The rows below a head of several words that a rule as wide as the table underlines: what stands in the first column may
    look like the signs of a list."""
    parts = chunks(rows[start])
    if start + 1 >= len(rows) or len(parts) < 2 or not _are_names(parts):
        return None
    rule = _head_rule(rows, start, rules)
    if rule is None:
        return None
    end = next((k for k in range(start + 1, len(rows)) if not _under(rows[k], rule)), len(rows))
    end = min(end, _closed(rows, start + 1, rule, rules))
    found = _grow(rows[:end], sheet, start, column, headed=True)
    return replace(found, first=_head_start(rows, start, rule, found.free), headed=True) if found else None


def _head_rule(rows: Sequence[Row], start: int, rules: Sequence[Rule]) -> Rule | None:
    """The rule under a head: below its one line, or below lines that go on cells of it."""
    for at in range(start, min(start + _HEAD_LINES, len(rows) - 1)):
        if at > start and (len(chunks(rows[at])) > 1 or _step(rows, at) > _CLOSE * rows[at][0].size):
            return None
        rule = _rule_below(rows, at, rules)
        if rule is not None:
            return rule if _under(rows[start], rule) and _step(rows, at + 1) <= _STEP * rows[at][0].size else None
    return None


def _step(rows: Sequence[Row], at: int) -> float:
    """Points from the row before to this one."""
    return rows[at][0].base - rows[at - 1][0].base


def _rule_below(rows: Sequence[Row], at: int, rules: Sequence[Rule]) -> Rule | None:
    """The rule between a row and the next one, as wide as the row."""
    if at + 1 >= len(rows):
        return None
    top, bottom = rows[at][0].base, rows[at + 1][0].base
    return next((r for r in rules if top < r.at < bottom and _under(rows[at], r)), None)


def _are_names(parts: list[list[Piece]]) -> bool:
    """Whether a row's parts may name columns: words, signs that stand for one, and beside these levels or years."""
    texts = [part[0].text for part in parts]
    named = [text[:1].isalpha() or text[:1] in _NAMING for text in texts]
    return any(named) and all(name or _COUNTED.fullmatch(text.strip()) for name, text in zip(named, texts, strict=True))


def _closed(rows: Sequence[Row], start: int, head: Rule, rules: Sequence[Rule]) -> int:
    """The first row, from `start` on, below the rule that closes the table: as wide as its head's, with no row of several cells
    in its columns right below it."""
    for rule in sorted((r for r in rules if r.at > head.at and _alike(r, head)), key=lambda r: r.at):
        below = next((k for k in range(start, len(rows)) if rows[k][0].base > rule.at), len(rows))
        goes_on = below < len(rows) and _in_columns(rows[below], rows[max(start - 1, below - _SEEN) : below])
        if below > start and not goes_on:
            return below
    return len(rows)


def _in_columns(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row has several parts, each of which begins, ends or is centred where one of the rows above is: no number and
    title of a section."""
    places = {place for other in above for part in chunks(other) for place in _places(part)}
    parts = chunks(row)
    return len(parts) > 1 and all(
        any((kind, at + near) in places for kind, at in _places(part) for near in (-1, 0, 1)) for part in parts
    )


def _places(part: list[Piece]) -> list[tuple[str, int]]:
    """Where a part begins, ends and has its middle, in whole points."""
    left, right = part[0].x0, part[-1].x1
    return [("left", round(left)), ("right", round(right)), ("middle", round((left + right) / 2))]


def _alike(a: Rule, b: Rule) -> bool:
    return abs(a.start - b.start) < SLACK and abs(a.end - b.end) < SLACK


def _head_start(rows: Sequence[Row], first: int, rule: Rule, gutters: Gaps) -> int:
    """The first line of a head whose cells have several."""
    while first > 0 and _under(rows[first - 1], rule):
        above, row = rows[first - 1], rows[first]
        crossed = any(p.x0 < a and p.x1 > b for p in above for a, b in gutters)
        if crossed or row[0].base - above[0].base > _CLOSE * row[0].size:
            break
        first -= 1
    return first


def _under(row: Row, rule: Rule) -> bool:
    return rule.start - SLACK <= row[0].x0 and row[-1].x1 <= rule.end + SLACK


def _grow(
    rows: Sequence[Row],
    sheet: Sheet,
    start: int,
    column: Column,
    *,
    headed: bool = False,
    hangs: Sequence[Hang] = (),
    rules: Sequence[Rule] = (),
) -> _Found | None:
    """The longest run of rows from `start` on that share at least one gap."""
    parts = chunks(rows[start])
    if not _tabular(parts, headed) or _is_listing(rows[start], sheet) or is_stretched(rows[start], sheet, column):
        return None
    if _begins_entry(rows[start], hangs):
        return None
    free = gaps_of(parts, column)
    last, tabular, spanning, size = start + 1, 1, 0, rows[start][0].size
    for k in range(start + 1, len(rows)):
        parts = chunks(rows[k])
        gap = rows[k][0].base - rows[k - 1][0].base
        if gap > _STEP * size or _LEADER.search(rows[k][-1].text) or is_stretched(rows[k], sheet, column):
            break
        if not headed and _is_listing(rows[k], sheet):
            break
        if tabular < _SETTLED and not headed and _ended(rows, k, column, rules):
            return None
        if len(parts) == 1 and not _wrapped(rows[k], rows[k - 1], free, column, headed) and not _beside_next(rows, k):
            break
        if _begins_entry(rows[k], hangs):
            break
        shared = shared_gaps(free, gaps_of(parts, column))
        early = tabular < _SETTLED
        before, after = (gutters_of(f, rows[start : k + 1], size, 1 if early else 2) for f in (free, shared))
        fewer = len(after) < len(before)
        if fewer and (not after or (not early and (len(parts) == 1 or spanning > 0.2 * tabular))):
            break
        if fewer and not early:
            spanning += 1
        else:
            free = shared
        last = k + 1
        tabular += _tabular(parts, headed)
    gutters = gutters_of(free, rows[start:last], size, 1 if headed else 2)
    if tabular < (3 if len(gutters) < 3 else 2) or not gutters:
        return None
    return _Found(first=start, last=last, free=without_lone(gutters, rows[start:last], headed=headed))


def _ended(rows: Sequence[Row], k: int, column: Column, rules: Sequence[Rule]) -> bool:
    """Whether a paragraph ended above row k: its last line begins where the column does, and a rule of a table is below."""
    above = rows[k - 1]
    alone = len(chunks(above)) == 1 and above[0].x0 - column.left < SLACK
    return alone and any(above[0].base < rule.at < rows[k][0].base for rule in rules)


def _begins_entry(row: Row, hangs: Sequence[Hang]) -> bool:
    return any(hang.begins(row) for hang in hangs)


def _is_listing(row: Row, sheet: Sheet) -> bool:
    """Whether a row is a line of code, set in letters of one width from end to end; its gaps are spaces that were typed."""
    return all(sheet.styles[piece.style].mono for piece in row)


def _tabular(parts: list[list[Piece]], headed: bool = False) -> bool:
    """Two or more parts, that are neither a list's label with its text nor a line of contents; below a head no label is one."""
    if len(parts) < 2 or _LEADER.search(" ".join(p.text for part in parts for p in part)):
        return False
    return headed or not (len(parts) == 2 and len(parts[0]) == 1 and is_list_label(parts[0][0].text))


def _wrapped(row: Row, above: Row, free: Gaps, column: Column, headed: bool) -> bool:
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
    rows: Sequence[Row], sheet: Sheet, gutters: Gaps, column: Column, rules: Sequence[Rule], *, headed: bool
) -> Table | None:
    marks = [(a + b) / 2 for a, b in gutters]
    rows = [cut_at(sheet, row, gutters) for row in rows]
    fields = [fields_of(row, marks) for row in rows]
    if not _looks_like(fields, headed) or (are_justified(rows, sheet) and not _certain(fields)):
        return None
    return built_table(rows, sheet, gutters, column, rules)


def _looks_like(fields: list[list[list[Piece]]], headed: bool) -> bool:
    """Each column's cells agree on an edge, if it has more than its head; no column is made of list labels only; not two columns
    of prose."""
    columns = len(fields[0])
    for k in range(columns):
        cells = [f[k] for f in fields if f[k]]
        share = _SHARE if len(cells) > 5 else _FEW
        if headed and len(cells) == 1 and fields[0][k]:
            continue
        if len(cells) < 2 or _agreement([c[0].x0 for c in cells], [c[-1].x1 for c in cells]) < share:
            return False
    if columns == 2 and not headed:
        labels = [f[0][0].text for f in fields if f[0]]
        if all(len(f[0]) <= 1 for f in fields) and all(is_list_label(t) for t in labels):
            return False
    return True


def _certain(fields: list[list[list[Piece]]]) -> bool:
    """Whether all columns have four cells or more that begin at one place: no stretched text does that."""
    for k in range(len(fields[0])):
        lefts = [f[k][0].x0 for f in fields if f[k]]
        if len(lefts) < _MANY or _mode_share(lefts) < 0.9:
            return False
    return True


def _agreement(lefts: list[float], rights: list[float]) -> float:
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return max(_mode_share(values) for values in (lefts, rights, middles))


def _mode_share(values: list[float]) -> float:
    return max(sum(1 for v in values if abs(v - w) <= _ALIGNED) for w in values) / len(values)
