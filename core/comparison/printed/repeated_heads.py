"""Heads of a document's tables that its pages repeat: as a page draws them, they may be text above the next part of the table."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from core.comparison.alignment.units import Side, flow_of
from core.comparison.printed.free import PIECES, Free, free_words
from core.comparison.text.tokens import words
from core.model.document import Flag

Span = tuple[int, int]
Row = tuple[list[int], list[str]]
"""The blocks of a row and their words."""


def repeated_heads(document: Free, pages: Free, pairs: Mapping[int, int]) -> Iterator[tuple[list[int], list[int]]]:
    """The free blocks of pages that say, one behind the other, what a row of a table's head says, from above the first to the
    last counterpart of this table's cells; with the blocks of that row the first time, if they have no counterpart. `pairs`: the
    page's block of each of the document's that has one."""
    shown = free_words(*pages)
    order, paired = list(shown), sorted(pairs.values())
    used: set[int] = set()
    told: set[int] = set()
    for rows, (first, last) in _heads(document[0], pairs):
        above = bisect_left(paired, first)
        low = paired[above - 1] if above else -1
        for at in range(bisect_right(order, low), bisect_left(order, last)):
            for places, head in rows:
                run = _run(order[at : at + PIECES], shown, head)
                if run and run[-1] < last and used.isdisjoint(run):
                    used.update(run)
                    free = places if document[1].isdisjoint(places) and told.isdisjoint(places) else []
                    told.update(places)
                    yield free, run


def _heads(side: Side, pairs: Mapping[int, int]) -> Iterator[tuple[list[Row], Span]]:
    """The rows of each table's head that repeats, and between which blocks of the pages the table stands."""
    heads: dict[str, dict[int, list[int]]] = {}
    spans: dict[str, Span] = {}
    for place, block in enumerate(side.blocks):
        cell = block.table
        if cell is None or flow_of(block.story) != "body":
            continue
        if Flag.HEADER_ROW in block.flags:
            heads.setdefault(cell.id, {}).setdefault(cell.row, []).append(place)
        if place in pairs:
            low, high = spans.get(cell.id, (pairs[place], pairs[place]))
            spans[cell.id] = min(low, pairs[place]), max(high, pairs[place])
    for table, rows in heads.items():
        said = [(places, words(" ".join(side.blocks[place].text for place in places))) for places in rows.values()]
        if table in spans:
            yield [row for row in said if row[1]], spans[table]


def _run(places: Sequence[int], shown: Mapping[int, Sequence[str]], head: Sequence[str]) -> list[int]:
    """As many of these blocks as say together what a head's row says; none where they say something else."""
    run: list[int] = []
    found: list[str] = []
    for place in places:
        run.append(place)
        found += shown[place]
        if len(found) >= len(head):
            return run if found == head else []
        if found[-1:] != list(head[len(found) - 1 : len(found)]):
            return []
    return []
