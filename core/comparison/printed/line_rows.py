"""Rows of a document's table of whose cells a page without rules makes a row for each line: in tables that are one another's
(`relined`), and in those that have no counterpart (`free_relined`)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.printed.free import PIECES, Free, Row, Staying, Texts, free_rows, values_kept
from core.comparison.tables.grid import Grid
from core.comparison.text.kept_values import values_stay
from core.comparison.text.tokens import words

LINES = 60
"""Rows of a page that one row of a document may have become at most, and that are looked at for it."""

TextOf = Callable[[int], str]
"""The text of a block by its place."""


def relined(whole: Grid, lines: Grid, texts: tuple[TextOf, TextOf], pairs: Sequence[Pair]) -> Iterator[tuple[int, list[int]]]:
    """Rows of `whole`, and the rows of `lines` that hold, column by column, the same words. `pairs`: rows that were taken for
    each other, in order; a row stands between those of its neighbours."""
    partner = dict(pairs)
    shown = [_row(lines, row, texts[1]) for row in range(lines.rows)]
    taken = set(partner.values())
    floor = 0
    for row in range(whole.rows):
        wanted = [column for column in _row(whole, row, texts[0]) if column]
        own = partner.get(row, -1)
        if len(wanted) > 1 and (own < 0 or [column for column in shown[own] if column] != wanted):
            found = next((run for run in _runs(shown, wanted, floor, taken - {own})), [])
            if len(found) > 1 and values_stay(_said(whole, [row], texts[0]), _said(lines, found, texts[1])):
                yield row, found
                taken.update(found)
                floor = found[-1] + 1
        floor = max(floor, own + 1)


def _said(grid: Grid, rows: Sequence[int], text: TextOf) -> list[str]:
    return [text(at) for row in rows for at in grid.line(0, row)]


def _row(grid: Grid, row: int, text: TextOf) -> list[list[str]]:
    """The words of each cell of a row."""
    return [[word for at in grid.cells.get((row, column), ()) for word in words(text(at))] for column in range(grid.columns)]


def _runs(shown: Sequence[Sequence[list[str]]], wanted: list[list[str]], floor: int, taken: set[int]) -> Iterator[list[int]]:
    """The rows from `floor` to the next one taken that say what is wanted."""
    total = sum(map(len, wanted))
    for first in range(floor, min(floor + LINES, len(shown))):
        if first in taken:
            return
        if not any(column[:1] == other[:1] for column, other in zip(wanted, filter(None, shown[first]), strict=False)):
            continue
        run, left = [], total
        for row in range(first, min(first + LINES, len(shown))):
            if row in taken or left <= 0:
                break
            run.append(row)
            left -= sum(map(len, shown[row]))
        if left == 0 and _by_column(cell for row in run for cell in enumerate(shown[row])) == wanted:
            yield run


def _by_column(cells: Iterable[tuple[int, Sequence[str]]]) -> list[list[str]]:
    """The words of each column that says something, from the top."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for column, text in cells:
        found[column] += text
    return [found[column] for column in sorted(found) if found[column]]


def free_relined(rows: Mapping[Row, Texts], side: Side, pages: Free, stay: Staying) -> Iterator[tuple[list[int], list[int]]]:
    """Rows of a document and the rows of a page's table, one for each line of their cells: column by column the same words."""
    lines = free_rows(*pages)
    starts: defaultdict[str, list[Row]] = defaultdict(list)
    for at, line in lines.items():
        starts[next(iter(line.values()))[0]].append(at)
    used: set[Row] = set()
    for row in rows.values():
        wanted = _by_column(_cells(side, [row]))
        for start in starts[next(iter(row.values()))[0]][:PIECES]:
            run = _as_wide(lines, start, sum(map(len, wanted)))
            found = [place for line in run for place in lines[line]]
            fits = run and used.isdisjoint(run) and _by_column(_cells(pages[0], [lines[line] for line in run])) == wanted
            if fits and stay.between(list(row), found) and values_kept((side, row), (pages[0], found)):
                used.update(run)
                yield list(row), found
                break


def _as_wide(lines: Mapping[Row, Texts], first: Row, total: int) -> list[Row]:
    """As many rows of a table from one on as hold so many words."""
    table, at = first
    run: list[Row] = []
    while total > 0 and (table, at) in lines:
        run.append((table, at))
        total -= sum(map(len, lines[table, at].values()))
        at += 1
    return run if total == 0 else []


def _cells(side: Side, rows: Sequence[Texts]) -> Iterator[tuple[int, list[str]]]:
    """The words of rows' cells, each with its column."""
    for row in rows:
        for place, text in row.items():
            cell = side.blocks[place].table
            yield (-1 if cell is None else cell.column), text
