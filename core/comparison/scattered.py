"""Texts of boxes and diagrams that a page shows in pieces: lines of a narrow box, halves of a word that is too wide for it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import Final

from core.comparison.reflow import letters
from core.comparison.units import Side, flow_of

PIECES: Final = 12
"""Blocks of a page that one text of a box may have become at most."""

Free = tuple[Side, Set[int]]
"""A side and its blocks that have a counterpart."""


def scattered(document: Free, pages: Free, boxed: Set[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Blocks of a document's boxes (flows `boxed`) and the blocks of a page's body that have the same letters, one behind the
    other; the longest texts first, each block once."""
    boxes = [(place, text) for place, text in _free(*document) if flow_of(document[0].blocks[place].story) in boxed]
    if not boxes:
        return
    pieces = [(place, text) for place, text in _free(*pages) if flow_of(pages[0].blocks[place].story) == "body"]
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for at, (_, text) in enumerate(pieces):
        starts[text[0]].append(at)
    used: set[int] = set()
    for place, text in sorted(boxes, key=lambda box: -len(box[1])):
        for at in starts[text[0]]:
            run = _run(pieces, at, text)
            if run and used.isdisjoint(run):
                used.update(run)
                yield [place], run
                break


def _free(side: Side, taken: Set[int]) -> list[tuple[int, str]]:
    found = [(place, letters(block.text)) for place, block in enumerate(side.blocks) if place not in taken and not block.table]
    return [(place, text) for place, text in found if text]


def _run(pieces: Sequence[tuple[int, str]], at: int, sought: str) -> list[int]:
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
