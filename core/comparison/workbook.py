"""What a workbook says beside its cells: the names of its sheets, and which sheets, rows and columns nobody sees."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.sequence import Pair
from core.model.change import Anchor, ChangeKind, Lane, Place
from core.model.document import Block, Flag

SHEET = "sheet:"
"""How the story of a workbook's sheet begins; its name follows."""
NAMES = 6
"""Rows or columns that one change names."""


def renamed_sheets(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """Sheets that bear another name: most of the one's cells went to the other, and most of the other's that came from anywhere
    came from it."""
    went: dict[str, Counter[str]] = {}
    came: dict[str, Counter[str]] = {}
    for i, j in pairs:
        one, two = builder.old.blocks[i].story, builder.new.blocks[j].story
        if one.startswith(SHEET) and two.startswith(SHEET):
            went.setdefault(one, Counter())[two] += 1
            came.setdefault(two, Counter())[one] += 1
    for one, found in went.items():
        two = found.most_common(1)[0][0]
        if one == two or came[two].most_common(1)[0][0] != one:
            continue
        sides = [_said("sheet", story.removeprefix(SHEET), story) for story in (one, two)]
        first = min(j for _i, j in pairs if builder.new.blocks[j].story == two)
        yield builder.make.make(
            ChangeKind.METADATA, ([sides[0]], [sides[1]]), _places(one, two), order=(first, -2), lane=Lane.WORDING
        )


def unseen(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for the sheet, the rows or the columns of a sheet that nobody sees any more, and one for those that can be seen
    now."""
    cells: dict[str, list[Pair]] = defaultdict(list)
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if one.table and two.table and one.story.startswith(SHEET) and two.story.startswith(SHEET):
            cells[two.story].append((i, j))
    for found in cells.values():
        for came in (True, False):
            turned = [(i, j) for i, j in found if _turned(builder.old.blocks[i], builder.new.blocks[j]) is came]
            if turned:
                yield _hidden(builder, found, turned, came=came)


def _turned(old: Block, new: Block) -> bool | None:
    """Whether a cell was hidden; False where it can be seen now; None where nothing of this changed."""
    was, now = Flag.HIDDEN in old.flags, Flag.HIDDEN in new.flags
    return None if was == now else now


def _hidden(builder: Builder, cells: Sequence[Pair], turned: Sequence[Pair], *, came: bool) -> Draft:
    i, j = turned[0]
    stories = builder.old.blocks[i].story, builder.new.blocks[j].story
    blocks = {at: builder.new.blocks[at] for _, at in cells}
    what, names = _lines(blocks, {at for _, at in turned}, stories[1].removeprefix(SHEET))
    what = what.removesuffix("s") if len(names) == 1 else what
    anchor = _said(f"hidden:{what}", " · ".join(names[:NAMES]) + (" …" if len(names) > NAMES else ""), stories[came])
    sides: tuple[list[Anchor], list[Anchor]] = ([], [anchor]) if came else ([anchor], [])
    made = builder.make.make(ChangeKind.METADATA, sides, _places(*stories), order=(j, -1), lane=Lane.SUBSTANCE)
    return replace(made, change=replace(made.change, reasons=("hidden" if came else "revealed",)))


def _lines(blocks: Mapping[int, Block], turned: set[int], sheet: str) -> tuple[str, list[str]]:
    """What of the sheet was turned: all of it, whole columns, whole rows, or cells here and there; with their names."""
    if len(turned) == len(blocks):
        return "sheet", [sheet]
    for what, side in (("columns", 1), ("rows", 0)):
        lines: dict[int, list[int]] = defaultdict(list)
        for at, block in blocks.items():
            if block.table:
                lines[(block.table.row, block.table.column)[side]].append(at)
        whole = [line for _, line in sorted(lines.items()) if turned.issuperset(line)]
        if sum(map(len, whole)) == len(turned):
            return what, [_name(blocks, line) for line in whole]
    return "cells", [blocks[at].text for at in sorted(turned)]


def _name(blocks: Mapping[int, Block], line: Sequence[int]) -> str:
    """A row or a column by its first text."""
    return next((blocks[at].text for at in sorted(line) if blocks[at].text.strip()), "")


def _said(what: str, text: str, story: str) -> Anchor:
    """An anchor in no block of the text: what of the workbook is meant, and its name."""
    section = (story.removeprefix(SHEET),)
    return Anchor(story="properties", block=what, start=0, end=len(text), text=text, section=section)


def _places(old: str, new: str) -> tuple[Place, Place]:
    return Place(story=old), Place(story=new)
