"""Rows that only the pages made: a head repeated on the next page, a cell continued in a row of its own."""

from core.comparison.alignment.units import Side
from core.comparison.match import TableMatch
from core.comparison.printed.groups import PAGED
from core.comparison.printed.reflow import letters
from core.comparison.tables.grid import Grid
from core.comparison.text.kept_values import values_stay
from core.comparison.text.tokens import fold


def relaid_rows(table: TableMatch, old: Side, new: Side) -> tuple[set[int], set[int], set[int]]:
    """(old rows, new rows, old blocks of cells) whose words are all on the other side too, in another row."""
    gone: set[int] = set()
    come: set[int] = set()
    cells: set[int] = set()
    pairs = table.rows.old
    back = {j: i for i, j in pairs.items()}
    if new.document.format in PAGED:
        come |= _heads(table.new, set(back), new) | _continued(table, table.new, back, cells, forward=True)
    if old.document.format in PAGED:
        gone |= _heads(table.old, set(pairs), old) | _continued(table, table.old, pairs, cells, forward=False)
    return gone, come, cells


def _heads(grid: Grid, paired: set[int], side: Side) -> set[int]:
    """Rows without a counterpart that repeat the first row, or a first row that another table of the document has too."""
    every = range(grid.columns)
    head = grid.row(0, every)
    if not any(head):
        return set()
    found = {row for row in range(1, grid.rows) if row not in paired and grid.row(row, every) == head}
    if 0 not in paired and _times(side, head) > 1:
        found.add(0)
    return found


def _times(side: Side, head: tuple[str, ...]) -> int:
    """How many tables of a document begin with the same row."""
    rows: dict[tuple[str, str], list[str]] = {}
    for block in side.blocks:
        if block.table is not None and block.table.row == 0:
            rows.setdefault((block.story, block.table.id), []).append(fold(block.text).strip())
    sought = [text for text in head if text]
    return sum([text for text in row if text] == sought for row in rows.values())


def _continued(table: TableMatch, grid: Grid, partner: dict[int, int], cells: set[int], *, forward: bool) -> set[int]:
    """Runs of rows without a counterpart whose cells go on with cells of the row above, which the other side has whole."""
    other = table.old if forward else table.new
    columns = {j: i for i, j in table.columns.pairs} if forward else table.columns.old
    found: set[int] = set()
    for row in sorted(partner):
        run = [row + 1]
        while run[-1] < grid.rows and run[-1] not in partner:
            run.append(run[-1] + 1)
        run.pop()
        touched = [column for column in range(grid.columns) if any(grid.texts.get((at, column)) for at in run)]
        if not run or not touched or not all(column in columns for column in touched):
            continue
        if all(_whole(grid, other, (row, run, column), (partner[row], columns[column])) for column in touched):
            found.update(run)
            for column in touched:
                place = (partner[row], columns[column]) if forward else (row, column)
                cells.update(table.old.cells.get(place, ()))
    return found


def _whole(grid: Grid, other: Grid, mine: tuple[int, list[int], int], theirs: tuple[int, int]) -> bool:
    row, run, column = mine
    texts = [grid.texts.get((at, column), "") for at in (row, *run)]
    there = other.texts.get(theirs, "")
    said = texts[:1] if len(set(texts)) == 1 and letters(texts[0]) == letters(there) else texts
    return letters(" ".join(said)) == letters(there) and values_stay(said, [there])
