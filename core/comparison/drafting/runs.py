"""Runs of blocks that a person would name together: what came or went as a whole, headers and footers, generated lists."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from core.comparison.alignment.units import Side, flow_of
from core.comparison.numbering.fields import is_result, masked
from core.comparison.numbering.typed_numbers import is_in_brackets, is_number_line
from core.model.change import Lane
from core.model.document import Block, BlockKind, Flag

_PAGED = re.compile(r"\b(?:page|pages|p|pp|of|страница|стр|с|лист|листов|из)\b|[^\w]", re.IGNORECASE)
"""What stands beside the number of a page."""


def stretches(side: Side, taken: set[int]) -> Iterator[list[int]]:
    """Neighbouring blocks without a counterpart: those up to the next heading, those of a whole section, a whole table."""
    run: list[int] = []
    for place, block in enumerate(side.blocks):
        if place in taken:
            continue
        if run and not _together(side, run, place, block):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def by_cells(side: Side, runs: Iterator[list[int]], stayed: Set[int]) -> Iterator[list[int]]:
    """Runs in which cells of a table that stayed are parted: each cell is one, and so is one text in several cells of a column.
    `stayed`: the blocks of tables that have a counterpart."""
    cells: dict[tuple[object, ...], list[int]] = {}
    for run in runs:
        if run[0] not in stayed:
            yield run
            continue
        for _, places in groupby(run, key=lambda place: side.blocks[place].table):
            found = list(places)
            cells.setdefault(_filling(side, found), []).extend(found)
    yield from cells.values()


def _filling(side: Side, places: Sequence[int]) -> tuple[object, ...]:
    """What stands in which column, for a cell with one paragraph; a longer one stands for itself."""
    block = side.blocks[places[0]]
    assert block.table is not None
    if not any(side.blocks[place].text.strip() for place in places):
        return block.story, block.table.id
    if len(places) > 1:
        return (places[0],)
    return block.story, block.table.id, block.table.column, side.keys[places[0]]


def _together(side: Side, run: Sequence[int], place: int, block: Block) -> bool:
    first = side.blocks[run[0]]
    if place != run[-1] + 1 or block.story != first.story:
        return False
    if first.table is not None or block.table is not None:
        return first.table is not None and block.table is not None and block.table.id == first.table.id
    if block.kind is BlockKind.HEADING:
        title = _title_of(side, run)
        return title is None or (title.kind is BlockKind.HEADING and (block.level or 1) > (title.level or 1))
    return True


def _title_of(side: Side, run: Sequence[int]) -> Block | None:
    """The first block of a run but for the number of a chapter, which stands above its title; None where only that came yet."""
    blocks = (side.blocks[place] for place in run)
    return next((block for block in blocks if not (is_number_line(block.text) or is_in_brackets(block.text))), None)


def running(side: Side, other: Side, places: Sequence[int], *, printed: bool) -> Lane:
    """A header or footer that the other version has too, of another section or kind of page, is no new text. `printed`: one
    version is what was printed of a document: no comments, no headers of pages that it does not have, results computed anew."""
    story = side.blocks[places[0]].story
    flow = flow_of(story)
    if printed and (story.endswith((":even", ":first")) or (flow == "comment" and flow not in other.flows)):
        return Lane.NUMBERING
    if printed and all(is_result(side.blocks[place]) for place in places):
        return Lane.NUMBERING
    if flow not in ("header", "footer"):
        return Lane.WORDING
    if all(_numbers_pages(side.blocks[place]) for place in places):
        return Lane.NUMBERING
    known = {masked(block).strip() for block in other.blocks if flow_of(block.story) == flow}
    return Lane.NUMBERING if all(masked(side.blocks[place]).strip() in known for place in places) else Lane.WORDING


def _numbers_pages(block: Block) -> bool:
    """Whether a header or a footer says nothing but which page it stands on, of how many, when it was printed."""
    text = masked(block)
    return "\0" in text and not _PAGED.sub("", "".join(text.split("\0")[::2]))


def blank(side: Side, taken: set[int]) -> list[int]:
    """Paragraphs without a counterpart in which nothing stands."""
    return [place for place, block in enumerate(side.blocks) if place not in taken and not block.text.strip()]


def generated_lists(side: Side) -> dict[int, tuple[int, ...]]:
    """For each generated block outside tables the list that it stands in: neighbours of one story."""
    found: dict[int, tuple[int, ...]] = {}
    run: list[int] = []
    for place, block in enumerate([*side.blocks, None]):
        inside = block is not None and Flag.GENERATED in block.flags
        if run and (not inside or block is None or block.story != side.blocks[run[0]].story):
            found |= dict.fromkeys(run, tuple(run))
            run = []
        if inside:
            run.append(place)
    return found


def last_seen(side: Side, counterparts: dict[int, int]) -> list[int]:
    """For each block the counterpart of the nearest block before it in its flow; -1 where there is none."""
    seen: list[int] = []
    last: dict[str, int] = {}
    for place, block in enumerate(side.blocks):
        flow = flow_of(block.story)
        seen.append(last.get(flow, -1))
        if place in counterparts:
            last[flow] = counterparts[place]
    return seen
