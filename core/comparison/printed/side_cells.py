"""Cells side by side that no rules part: a page shows the first line of each, then the second, and what is read from it goes from
one cell to the next and back, or makes a row of each line."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from core.comparison.alignment.twins import shown_text
from core.comparison.alignment.units import Side
from core.comparison.printed.free import PIECES, Free, Staying, Texts, free_rows, free_words, values_kept
from core.comparison.printed.line_rows import free_relined
from core.comparison.text.tokens import words


def interleaved(document: Free, pages: Free, pairs: Mapping[int, int]) -> Iterator[tuple[list[int], list[int]]]:
    """Blocks in the cells of one row of a document's table, and the blocks of a page's body, one behind the other, that hold
    the words of all these cells and no others, those of each cell in order; the head of the table too, if it is repeated
    before them. `pairs`: the page's block of each of the document's that has one; what went elsewhere is no such row."""
    every = free_rows(*document)
    if not every:
        return
    stay = Staying(document[0], pages[0], pairs)
    for relined in free_relined(every, document[0], pages, stay):
        yield relined
        every = {at: row for at, row in every.items() if row.keys().isdisjoint(relined[0])}
    rows = {at: row for at, row in every.items() if len(_columns(document[0], row)) > 1}
    shown = {place: found for place, found in free_words(*pages).items() if pages[0].blocks[place].table is None}
    order = list(shown)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(order):
        for word in set(shown[place]):
            holders[word].append(at)
    heads = _heads(document[0], {table for table, _ in rows})
    used: set[int] = set()
    for (table, _), row in rows.items():
        run = _run(row, order, shown, holders, pages[0])
        if run and used.isdisjoint(run) and stay.between(list(row), run) and values_kept((document[0], row), (pages[0], run)):
            before = order[max(0, order.index(run[0]) - 1)]
            if before not in {*used, run[0]} and shown[before] == heads[table] and _together(pages[0], [before, run[0]]):
                run = [before, *run]
            used.update(run)
            yield list(row), run


def _columns(side: Side, row: Texts) -> set[int]:
    return {cell.column for place in row if (cell := side.blocks[place].table) is not None}


def _heads(side: Side, tables: Set[str]) -> dict[str, list[str]]:
    """The words of the first row of each of these tables."""
    found: dict[str, list[str]] = {table: [] for table in tables}
    for block in side.blocks:
        if block.table is not None and block.table.row == 0 and block.table.id in found:
            found[block.table.id] += words(shown_text(block))
    return found


def _run(row: Texts, order: Sequence[int], shown: Texts, holders: Mapping[str, Sequence[int]], side: Side) -> list[int] | None:
    """The blocks of a page that show a row; its rarest word says where they may stand."""
    wanted = Counter(word for cell in row.values() for word in cell)
    rarest = min(wanted, key=lambda word: len(holders.get(word, ())))
    for at in holders.get(rarest, ())[:PIECES]:
        for first in range(max(0, at - PIECES + 1), at + 1):
            run = _from(first, order, shown, wanted.total())
            if run is not None and at < first + len(run) and _shows(row, wanted, run, shown) and _together(side, run):
                return run
    return None


def _from(first: int, order: Sequence[int], shown: Texts, total: int) -> list[int] | None:
    """As many blocks from one on as hold so many words."""
    run: list[int] = []
    for place in order[first : first + PIECES]:
        run.append(place)
        total -= len(shown[place])
        if total <= 0:
            return run if total == 0 else None
    return None


def _shows(row: Texts, wanted: Counter[str], run: Sequence[int], shown: Texts) -> bool:
    """Whether the blocks show the words of a row's cells, those of each in order; of bare values those of all cells."""
    found = [word for place in run for word in shown[place]]
    bare = [cell[0] for cell in row.values() if len(cell) == 1]
    return Counter(found) == wanted and all(_in_order(cell, found) for cell in (*row.values(), bare))


def _in_order(cell: Sequence[str], found: Sequence[str]) -> bool:
    seen = iter(found)
    return all(word in seen for word in cell)


def _together(side: Side, run: Sequence[int]) -> bool:
    """Whether nothing that says something stands between the blocks."""
    between = (side.blocks[place] for a, b in pairwise(run) for place in range(a + 1, b))
    return not any(words(block.text) for block in between)
