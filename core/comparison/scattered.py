"""Texts that a page shows among the others: those of boxes and diagrams, in pieces or several in one; headers and footers of
pages too few to say what stands on each of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from core.comparison.computed import FIELD
from core.comparison.reflow import letters
from core.comparison.units import Side, flow_of
from core.model.document import Block, Flag

PIECES: Final = 12
"""Blocks of a page that one text of a box may have become at most."""
RUNNING: Final = frozenset({"header", "footer"})
"""Flows that stand on every page."""
_DIGITS: Final = re.compile(r"\d+")

Free = tuple[Side, Set[int]]
"""A side and its blocks that have a counterpart."""
Piece = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Sought:
    """Blocks of a document and their letters. `counted`: a page number stands in them, whose digits each page has of its own."""

    places: list[int]
    text: str
    running: bool
    counted: bool


def scattered(document: Free, pages: Free, boxed: Set[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Blocks of a document's boxes (flows `boxed`), headers and footers, and the blocks of a page's body that have the same
    letters, one behind the other; the longest texts first, each block once, a header once on each page."""
    wanted = list(_wanted(*document, boxed | RUNNING))
    if not wanted:
        return
    body = [place for place, block in enumerate(pages[0].blocks) if flow_of(block.story) == "body"]
    pieces = _free(*pages, body)
    shown = _Pages(pages[0], pieces), _Pages(pages[0], [(place, _DIGITS.sub("", text)) for place, text in pieces])
    done: set[int] = set()
    used: set[int] = set()
    for one in sorted(wanted, key=lambda one: -len(one.text)):
        if done.isdisjoint(one.places) and (found := shown[one.counted].find(one, used)):
            done.update(one.places)
            used.update(found)
            yield one.places, found


class _Pages:
    """The free blocks of pages with their letters, by the first of these."""

    def __init__(self, side: Side, pieces: Sequence[Piece]) -> None:
        self.side, self.pieces = side, pieces
        self.starts: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, text) in enumerate(pieces):
            self.starts[text[:1]].append(at)

    def find(self, sought: _Sought, used: Set[int]) -> list[int]:
        """The blocks that show a text; of a header or footer those of every page."""
        found: list[int] = []
        seen: set[int | None] = set()
        for at in self.starts[sought.text[0]]:
            page = self.side.blocks[self.pieces[at][0]].page
            run = [] if page in seen else _run(self.pieces, at, sought.text)
            if run and used.isdisjoint(run):
                found += run
                seen.add(page)
                if not sought.running:
                    break
        return found


def _wanted(side: Side, taken: Set[int], flows: Set[str]) -> Iterator[_Sought]:
    """Each free block of these flows by itself, and all those of one story together; a table in a header only so."""
    stories: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(side.blocks):
        if flow_of(block.story) in flows:
            stories[block.story].append(place)
    for story, places in stories.items():
        running = flow_of(story) in RUNNING
        counted = running and any(map(_has_result, (side.blocks[place] for place in places)))
        whole = _free(side, taken, places, cells=running)
        parts = _free(side, taken, places)
        for group in [[part] for part in parts] + ([whole] if len(whole) > 1 else []):
            text = "".join(text for _, text in group)
            text = _DIGITS.sub("", text) if counted else text
            if text:
                yield _Sought([place for place, _ in group], text, running, counted)


def _has_result(block: Block) -> bool:
    return Flag.GENERATED in block.flags or any(mark.type == FIELD for mark in block.marks)


def _free(side: Side, taken: Set[int], places: Iterable[int], *, cells: bool = False) -> list[Piece]:
    """The blocks without a counterpart that say something, in cells too if asked for; what a program counted goes its own way."""
    blocks = [(place, side.blocks[place]) for place in places if place not in taken]
    told = [(place, block) for place, block in blocks if (cells or not block.table) and Flag.GENERATED not in block.flags]
    return [(place, text) for place, block in told if (text := letters(block.text))]


def _run(pieces: Sequence[Piece], at: int, sought: str) -> list[int]:
    """The blocks from a place on whose letters together are the sought ones; none where they are others."""
    run: list[int] = []
    for place, text in pieces[at : at + PIECES]:
        if not sought.startswith(text):
            return []
        run.append(place)
        sought = sought[len(text) :]
        if not sought:
            return run
    return []
