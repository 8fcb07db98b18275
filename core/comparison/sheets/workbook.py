"""What a workbook says beside its cells: the names of its sheets, and which sheets, rows and columns nobody sees."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.comparison.alignment.sequence import Pair, heaviest_order
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.model.change import Anchor, ChangeKind, Lane, Place
from core.model.document import Block, Document, Flag

SHEET = "sheet:"
"""How the story of a workbook's sheet begins, and the property of one that is hidden and holds nothing; its name follows."""
_WITH_CELLS = 100
"""How many empty sheets weigh as much as one with cells, in the order of sheets."""
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


def empty_sheets(builder: Builder) -> Iterator[Draft]:
    """Sheets without a cell that came, went, bear another name or are hidden; as many that went as came were renamed."""
    old, new = builder.old.document, builder.new.document
    if not old.format == new.format == "xlsx":
        return
    (was, all_old), (now, all_new) = _empty(old), _empty(new)
    gone, come = [name for name in was if name not in all_new], [name for name in now if name not in all_old]
    same = {name: name for name in was if name in now}
    if len(gone) == len(come):
        same |= dict(zip(gone, come, strict=True))
    else:
        yield from (_sheet(builder, "empty_sheet", name, "") for name in gone)
        yield from (_sheet(builder, "empty_sheet", "", name) for name in come)
    for before, after in same.items():
        if before != after:
            yield _sheet(builder, "sheet", before, after)
        if was[before] != now[after]:
            hidden = now[after]
            made = _sheet(builder, "hidden:sheet", "" if hidden else after, after if hidden else "")
            reasons = ("hidden" if hidden else "revealed",)
            yield replace(made, change=replace(made.change, lane=Lane.SUBSTANCE, reasons=reasons))
    for name in _out_of_order(all_old, all_new, same):
        yield _sheet(builder, "moved_sheet", name, same[name])


def _out_of_order(old: Sequence[str], new: Sequence[str], same: dict[str, str]) -> Iterator[str]:
    """The empty sheets that stand elsewhere among the others. Of two that changed places the one with cells stayed, or is told
    with its cells."""
    known = {name: name for name in old if name in new} | same
    pairs = [(i, new.index(known[name])) for i, name in enumerate(old) if name in known]
    kept = set(heaviest_order(pairs, [1 if old[i] in same else _WITH_CELLS for i, _ in pairs]))
    yield from (old[i] for i, j in pairs if (i, j) not in kept and old[i] in same)


def _empty(document: Document) -> tuple[dict[str, bool], list[str]]:
    """The sheets that hold nothing, each with whether it is hidden, and the names of all in their order."""
    names = [part.story.removeprefix(SHEET) for part in document.ledger if part.story.startswith(SHEET) and not part.reason]
    filled = {block.story for block in document.blocks}
    return {name: f"{SHEET}{name}" in document.properties for name in names if f"{SHEET}{name}" not in filled}, list(
        dict.fromkeys(names)
    )


def _sheet(builder: Builder, what: str, old: str, new: str) -> Draft:
    """`old`, `new`: names; "" for the side that has none."""
    sides = [[_said(what, name, f"{SHEET}{name}")] if name else [] for name in (old, new)]
    places = _places(*(f"{SHEET}{name or other}" for name, other in ((old, new), (new, old))))
    return builder.make.make(ChangeKind.METADATA, (sides[0], sides[1]), places, order=(-1, 2), lane=Lane.WORDING)


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
