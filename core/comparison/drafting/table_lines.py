"""Tables: rows and columns that came, went or moved, and columns that were counted anew."""

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from core.comparison.alignment.sequence import Pair
from core.comparison.draft import Draft
from core.comparison.match import TableMatch
from core.comparison.printed.page_rows import relaid_rows
from core.comparison.tables.grid import Grid
from core.comparison.tables.row_numbers import COLUMNS, counts, number_of
from core.model.change import ChangeKind, Lane

SORTED = 4
"""So many rows, and such a share of those that stayed, out of order: the table was sorted."""
SORTED_SHARE = 0.3
MANY = 60
"""So many rows out of order are one change, whatever their share."""

if TYPE_CHECKING:
    from core.comparison.build import Builder


def changed_table(build: "Builder", table: TableMatch) -> Iterator[Draft]:
    """What came, went and moved of one table; the words of its cells are told with all others."""
    rows, columns = table.rows.old, table.columns.old
    kept_new_rows, kept_new_columns = set(rows.values()), set(columns.values())
    relaid_old, relaid_new, cells = relaid_rows(table, build.old, build.new)
    build.continued |= cells
    for row in range(table.old.rows):
        if row not in rows:
            lane = Lane.NUMBERING if row in relaid_old else Lane.WORDING
            yield from _line(build, table.old, 0, row, ChangeKind.ROW_DELETED, lane)
    for row in range(table.new.rows):
        if row not in kept_new_rows:
            lane = Lane.NUMBERING if row in relaid_new else Lane.WORDING
            yield from _line(build, table.new, 0, row, ChangeKind.ROW_INSERTED, lane)
    for column in range(table.old.columns):
        if column not in columns:
            yield from _line(build, table.old, 1, column, ChangeKind.COLUMN_DELETED)
    for column in range(table.new.columns):
        if column not in kept_new_columns:
            yield from _line(build, table.new, 1, column, ChangeKind.COLUMN_INSERTED)
    if _sorted_anew(table):
        yield from _reordered(build, table)
    else:
        for row in sorted(table.rows.moved):
            yield from _moved_row(build, table, row)
    for column in sorted(table.columns.moved):
        yield from _moved_column(build, table, column)


def counted_anew(build: "Builder", table: TableMatch) -> list[Pair]:
    """The cells of a table's counting column whose numbers differ, also those of rows that moved."""
    return [pair for column, other in table.columns.old.items() for pair in _counted(build, table, column, other)]


def recounted(build: "Builder", pairs: Sequence[Pair]) -> Draft:
    """One change for all numbers of a table's counting column."""
    edits = [edit for i, j in pairs for edit in build.spans(i, j)]
    build.done_old.update(i for i, _ in pairs)
    build.done_new.update(j for _, j in pairs)
    anchors = ([build.make.whole(build.old, i) for i, _ in pairs], [build.make.whole(build.new, j) for _, j in pairs])
    places = (build.make.before(build.old, pairs[0][0]), build.make.before(build.new, pairs[0][1]))
    return build.make.make(ChangeKind.RENUMBERED, anchors, places, edits, order=(pairs[0][1], -1), lane=Lane.NUMBERING)


def _counted(build: "Builder", table: TableMatch, column: int, other: int) -> list[Pair]:
    """The pairs of a counting column's cells whose numbers differ, from top to bottom."""
    if column >= COLUMNS or not (counts(_texts(table.old, column)) and counts(_texts(table.new, other))):
        return []
    old = _column(table.old, column)
    pairs = [(i, build.match.pairs[i]) for i in old if i in build.match.pairs and build.differs(i, build.match.pairs[i])]
    numbers = [(number_of(build.old.blocks[i].text), number_of(build.new.blocks[j].text)) for i, j in pairs]
    return [pair for pair, both in zip(pairs, numbers, strict=True) if None not in both]


def _line(build: "Builder", grid: Grid, axis: int, at: int, kind: ChangeKind, lane: Lane = Lane.WORDING) -> Iterator[Draft]:
    """A row (axis 0) or a column (axis 1) that came or went."""
    out = kind in (ChangeKind.ROW_DELETED, ChangeKind.COLUMN_DELETED)
    done = build.done_old if out else build.done_new
    other = build.match.pairs if out else build.old_of
    places = sorted(place for place in grid.line(axis, at) if place not in done and place not in other)
    if places:
        yield build.gone(kind, places, lane) if out else build.come(kind, places, lane)


def _moved_row(build: "Builder", table: TableMatch, row: int) -> Iterator[Draft]:
    """One change, with what changed in the row's cells."""
    if group := _staying(build, table.old.line(0, row)):
        yield build.move(group, (ChangeKind.ROW_MOVED, ChangeKind.ROW_MOVED))


def _moved_column(build: "Builder", table: TableMatch, column: int) -> Iterator[Draft]:
    """One change for the column; what changed in its cells is told cell by cell."""
    if group := _staying(build, table.old.line(1, column)):
        shown = not build.relaid or _crosses(build, table, {row for row, at in table.old.cells if at == column})
        yield _moved_cells(build, group, ChangeKind.COLUMN_MOVED, Lane.WORDING if shown else Lane.NUMBERING)


def _staying(build: "Builder", places: Sequence[int]) -> list[Pair]:
    """The cells of these blocks that stayed, in order, and that nothing else tells of."""
    return [(i, build.match.pairs[i]) for i in sorted(places) if i in build.match.pairs and i not in build.done_old]


def _crosses(build: "Builder", table: TableMatch, rows: Set[int]) -> bool:
    """Whether in one of these rows the cells stand in another order. Where a page's lines make other columns of merged cells,
    they do not."""
    for row in rows:
        olds = table.old.line(0, row)
        news = [build.match.pairs[i] for i in olds if i in build.match.pairs]
        if news != sorted(news):
            return True
    return False


def _sorted_anew(table: TableMatch) -> bool:
    """Whether so many rows moved that a person would say that the table was sorted."""
    return len(table.rows.moved) >= min(MANY, max(SORTED, SORTED_SHARE * len(table.rows.pairs)))


def _reordered(build: "Builder", table: TableMatch) -> Iterator[Draft]:
    """One change for all rows that moved; what changed in their cells is told cell by cell."""
    places = [at for cell, found in table.old.cells.items() if cell[0] in table.rows.moved for at in found]
    if group := _staying(build, places):
        yield _moved_cells(build, group, ChangeKind.ROW_MOVED)


def _moved_cells(build: "Builder", group: Sequence[Pair], kind: ChangeKind, lane: Lane = Lane.WORDING) -> Draft:
    """A move without the words that changed in it."""
    anchors = ([build.make.whole(build.old, i) for i, _ in group], [build.make.whole(build.new, j) for _, j in group])
    first = min(j for _, j in group)
    at = (build.make.before(build.old, group[0][0]), build.make.before(build.new, first))
    return build.make.make(kind, anchors, at, order=(first, -1), lane=lane)


def _column(grid: Grid, column: int) -> list[int]:
    """The blocks of a column's cells that hold one paragraph, from top to bottom."""
    return [grid.cells[cell][0] for cell in sorted(grid.cells) if cell[1] == column and len(grid.cells[cell]) == 1]


def _texts(grid: Grid, column: int) -> list[str]:
    """What stands in a column, row by row."""
    return [grid.texts.get((row, column), "") for row in range(grid.rows)]
