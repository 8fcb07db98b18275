"""Cells side by side that no rules part: a page shows the first line of each, then the second, and what is read from it goes from
one cell to the next and back, or makes a row of each line."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from core.comparison.alignment.units import Side, flow_of
from core.comparison.printed.stray_texts import PIECES, Free
from core.comparison.text.kept_values import values_stay
from core.comparison.text.tokens import words
from core.model.document import Flag

Texts = dict[int, list[str]]
"""The words of blocks by their places."""
Row = tuple[str, int]
"""A table and the place of a row in it."""


def interleaved(document: Free, pages: Free, pairs: Mapping[int, int]) -> Iterator[tuple[list[int], list[int]]]:
    """Blocks in the cells of one row of a document's table, and the blocks of a page's body, one behind the other, that hold
    the words of all these cells and no others, those of each cell in order; the head of the table too, if it is repeated
    before them. `pairs`: the page's block of each of the document's that has one; what went elsewhere is no such row."""
    every = _rows(*document)
    if not every:
        return
    stay = _Stay(document[0], pages[0], pairs)
    for relined in _relined(every, document[0], pages, stay):
        yield relined
        every = {at: row for at, row in every.items() if row.keys().isdisjoint(relined[0])}
    rows = {at: row for at, row in every.items() if len({_column(document[0], place) for place in row}) > 1}
    shown = {place: found for place, found in _free(*pages).items() if pages[0].blocks[place].table is None}
    order = list(shown)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(order):
        for word in set(shown[place]):
            holders[word].append(at)
    heads = _heads(document[0], {table for table, _ in rows})
    used: set[int] = set()
    for (table, _), row in rows.items():
        run = _run(row, order, shown, holders, pages[0])
        if run and used.isdisjoint(run) and stay.between(list(row), run) and _values_stay((document[0], row), (pages[0], run)):
            before = order[max(0, order.index(run[0]) - 1)]
            if before not in {*used, run[0]} and shown[before] == heads[table] and _together(pages[0], [before, run[0]]):
                run = [before, *run]
            used.update(run)
            yield list(row), run


def _rows(side: Side, taken: Set[int]) -> dict[Row, Texts]:
    """The free cells of each row that say something."""
    found: defaultdict[Row, Texts] = defaultdict(dict)
    for place, text in _free(side, taken).items():
        cell = side.blocks[place].table
        if cell is not None:
            found[cell.id, cell.row][place] = text
    return dict(found)


def _heads(side: Side, tables: Set[str]) -> dict[str, list[str]]:
    """The words of the first row of each of these tables."""
    found: dict[str, list[str]] = {table: [] for table in tables}
    for block in side.blocks:
        if block.table is not None and block.table.row == 0 and block.table.id in found:
            found[block.table.id] += words(block.text)
    return found


class _Stay:
    """Where the blocks that stayed stand on both sides, for what stands between them."""

    def __init__(self, document: Side, pages: Side, pairs: Mapping[int, int]) -> None:
        inside = (
            {place for place, block in enumerate(side.blocks) if flow_of(block.story) == "body"} for side in (document, pages)
        )
        here, there = inside
        self.blocks = document.blocks
        self.pairs = sorted((i, j) for i, j in pairs.items() if i in here and j in there)
        self.places = [i for i, _ in self.pairs]

    def between(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Whether the new blocks stand between the counterparts of those around the old ones, the head of their table aside,
        which may be found on a later page; bare values between the old ones are to stand among the new."""
        before, after = bisect_left(self.places, min(olds)), bisect_left(self.places, max(olds) + 1)
        bare = [there for here, there in self.pairs[before:after] if len(words(self.blocks[here].text)) == 1]
        if not all(min(news) < there < max(news) for there in bare):
            return False
        table = self.blocks[min(olds)].table
        while before and table is not None and table.row and self._is_head(self.places[before - 1], table.id):
            before -= 1
        low = self.pairs[before - 1][1] if before else -1
        high = self.pairs[after][1] if after < len(self.pairs) else max(news) + 1
        return low < min(news) and max(news) < high

    def _is_head(self, place: int, table: str) -> bool:
        block = self.blocks[place]
        return block.table is not None and block.table.id == table and (not block.table.row or Flag.HEADER_ROW in block.flags)


def _relined(rows: Mapping[Row, Texts], side: Side, pages: Free, stay: _Stay) -> Iterator[tuple[list[int], list[int]]]:
    """Rows of a document and the rows of a page's table, one for each line of their cells: column by column the same words."""
    lines = _rows(*pages)
    starts: defaultdict[str, list[Row]] = defaultdict(list)
    for at, line in lines.items():
        starts[next(iter(line.values()))[0]].append(at)
    used: set[Row] = set()
    for row in rows.values():
        wanted = _by_column(side, [row])
        for start in starts[next(iter(row.values()))[0]][:PIECES]:
            run = _as_wide(lines, start, sum(map(len, wanted)))
            found = [place for line in run for place in lines[line]]
            fits = run and used.isdisjoint(run) and _by_column(pages[0], [lines[line] for line in run]) == wanted
            if fits and stay.between(list(row), found) and _values_stay((side, row), (pages[0], found)):
                used.update(run)
                yield list(row), found
                break


def _values_stay(*parts: tuple[Side, Iterable[int]]) -> bool:
    """Whether both hold the same values; the words alone say nothing of a minus."""
    return values_stay(*([side.blocks[place].text for place in places] for side, places in parts))


def _as_wide(lines: Mapping[Row, Texts], first: Row, total: int) -> list[Row]:
    """As many rows of a table from one on as hold so many words."""
    table, at = first
    run: list[Row] = []
    while total > 0 and (table, at) in lines:
        run.append((table, at))
        total -= sum(map(len, lines[table, at].values()))
        at += 1
    return run if total == 0 else []


def _by_column(side: Side, rows: Sequence[Texts]) -> list[list[str]]:
    """The words of each column of these rows that says something, from the top."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        for place, text in row.items():
            found[_column(side, place)] += text
    return [found[column] for column in sorted(found)]


def _column(side: Side, place: int) -> int:
    cell = side.blocks[place].table
    return cell.column if cell is not None else -1


def _free(side: Side, taken: Set[int]) -> Texts:
    """The words of the body's blocks that have no counterpart."""
    blocks = ((place, block) for place, block in enumerate(side.blocks) if place not in taken and flow_of(block.story) == "body")
    return {place: found for place, block in blocks if (found := words(block.text))}


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
