"""Contents without page numbers, as browsers print those of a web page: lines that are nothing but links to what follows, each
to the same page as the one before or a later one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from core.model.document import Block, BlockKind, Flag

_LINES: Final = 6
"""Lines that are links, one under another, that make contents."""
_INSIDE: Final = "#page="


def with_linked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of contents that are links alone as generated text."""
    found = list(blocks)
    for run in _runs([_goal(block) for block in blocks]):
        for at in run:
            found[at] = generated(found[at])
    return found


def generated(block: Block) -> Block:
    """A block that a program gathered from others: no heading, whatever it looks like."""
    flags = block.flags if Flag.GENERATED in block.flags else (*block.flags, Flag.GENERATED)
    heading = block.kind is BlockKind.HEADING
    return replace(
        block,
        flags=flags,
        kind=BlockKind.PARAGRAPH if heading else block.kind,
        level=None if heading else block.level,
    )


def _goal(block: Block) -> int:
    """The page, its own or a later one, that a block leads to which is one link and no cell, else 0."""
    if block.story != "body" or block.table is not None or not block.text.strip():
        return 0
    pages = {mark.value for mark in block.marks if mark.type == "link"}
    linked = sum(mark.end - mark.start for mark in block.marks if mark.type == "link")
    goal = pages.pop() if len(pages) == 1 and linked >= len(block.text.strip()) else ""
    page = int(goal[len(_INSIDE) :]) if goal.startswith(_INSIDE) else 0
    return page if page >= (block.page or 1) else 0


def _runs(goals: Sequence[int]) -> Iterator[range]:
    """Runs of lines whose pages never fall; one that leads nowhere may stand between two."""
    start = last = None
    count = 0
    for at, goal in enumerate([*goals, 0, 0]):
        if goal and last is not None and goal >= goals[last]:
            count, last = count + 1, at
        elif goal or (last is not None and at > last + 1):
            if start is not None and last is not None and count >= _LINES:
                yield range(start, last + 1)
            start, last, count = (at, at, 1) if goal else (None, None, 0)
