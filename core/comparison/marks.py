"""What only marks say: where links lead, how text looks, what the file's properties hold."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.looks import Copy, Difference, differences
from core.comparison.proof import kept
from core.comparison.sequence import Pair
from core.comparison.units import Side
from core.model.change import Anchor, ChangeKind, Lane, Place
from core.model.document import Block, Mark

SHEET = "sheet:"
"""How the story of a workbook's sheet begins; its name follows."""
_ESCAPED = 3
"""So often an address may have been escaped."""
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|www\.")


def relinked(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for each link whose words stayed and whose target did not."""
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if not one.marks and not two.marks:
            continue
        olds, news = _links(one), _links(two)
        if olds == news:
            continue
        for (words, at), before in olds.items():
            after = news.get((words, at))
            if after is not None and _leads_elsewhere(before.value, after.value):
                yield _marked(builder, ChangeKind.LINK_CHANGED, (i, before), (j, after), Lane.WORDING)


def _leads_elsewhere(old: str, new: str) -> bool:
    """Whether a link leads out of the document and to another address; places inside it shift with its pages."""
    outside = _OUTSIDE.match(old) or _OUTSIDE.match(new)
    return outside is not None and _decoded(old) != _decoded(new)


def _decoded(target: str) -> str:
    """An address without its percent signs' escapes, however often programs escaped them."""
    for _ in range(_ESCAPED):
        target = unquote(target)
    return target.rstrip("/")


def _links(block: Block) -> dict[tuple[str, int], Mark]:
    """Links by their words and how often these words stood before."""
    found: dict[tuple[str, int], Mark] = {}
    for mark in block.marks:
        if mark.type == "link" and mark.start < mark.end:
            words, at = block.text[mark.start : mark.end], 0
            while (words, at) in found:
                at += 1
            found[words, at] = mark
    return found


def relooked(builder: Builder, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One change for each stretch of kept text that looks otherwise; neighbouring whole paragraphs that differ alike are one."""
    group: list[tuple[Copy, Difference]] = []
    for copy in kept(builder.old.document, builder.new.document, [draft.change for draft in drafts]):
        for found in differences(copy):
            if group and not _alike(builder, group[-1], (copy, found)):
                yield _formatting(builder, group)
                group = []
            group.append((copy, found))
    if group:
        yield _formatting(builder, group)


def _alike(builder: Builder, last: tuple[Copy, Difference], here: tuple[Copy, Difference]) -> bool:
    """Whether two paragraphs, one after the other, differ as a whole and in the same looks."""
    (one, before), (two, after) = last, here
    beside = builder.new.index[two.target.block] == builder.new.index[one.target.block] + 1
    same = (before.gone, before.come) == (after.gone, after.come)
    return beside and same and one.target.story == two.target.story and _is_whole(one, before) and _is_whole(two, after)


def _is_whole(copy: Copy, found: Difference) -> bool:
    text = copy.target.text
    return not text[: found.start].strip() and not text[found.end :].strip()


def _formatting(builder: Builder, group: Sequence[tuple[Copy, Difference]]) -> Draft:
    make, olds, news = builder.make, [], []
    for copy, found in group:
        i, shift = builder.old.index[copy.source.block], copy.start - copy.to
        olds.append(make.anchor(builder.old, i, found.start + shift, found.end + shift))
        news.append(make.anchor(builder.new, builder.new.index[copy.target.block], found.start, found.end))
    places = (
        make.inside(builder.old, builder.old.index[olds[0].block], olds[0].start),
        make.inside(builder.new, builder.new.index[news[0].block], news[0].start),
    )
    order = (builder.new.index[news[0].block], news[0].start, 1)
    return make.make(ChangeKind.FORMATTING, (olds, news), places, order=order, lane=Lane.FORMATTING)


def _marked(builder: Builder, kind: ChangeKind, old: tuple[int, Mark], new: tuple[int, Mark], lane: Lane) -> Draft:
    make = builder.make
    (i, before), (j, after) = old, new
    return make.make(
        kind,
        ([make.anchor(builder.old, i, before.start, before.end)], [make.anchor(builder.new, j, after.start, after.end)]),
        (make.inside(builder.old, i, before.start), make.inside(builder.new, j, after.start)),
        order=(j, after.start, 1),
        lane=lane,
    )


def unformulated(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """A cell that shows the same and is no longer counted: a number stands where a formula stood."""
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if one.text == two.text and lost_formula(one, two):
            mark = Mark(start=0, end=len(one.text), type="formula")
            yield _marked(builder, ChangeKind.CELL_CHANGED, (i, mark), (j, mark), Lane.SUBSTANCE)


def lost_formula(one: Block, two: Block) -> bool:
    """Whether the old cell is a formula and the new one is not."""
    return _has_formula(one) and not _has_formula(two)


def _has_formula(block: Block) -> bool:
    return any(mark.type == "formula" for mark in block.marks)


def reproperties(builder: Builder, old: Side, new: Side) -> Iterator[Draft]:
    """One change for each property of the file (title, author …) that is another; it stands in no block of the text."""
    one, two = old.document.properties, new.document.properties
    for name in sorted({*one, *two}):
        if one.get(name) != two.get(name):
            place = Place(story="properties")
            sides = [_property(name, one.get(name)), _property(name, two.get(name))]
            yield builder.make.make(
                ChangeKind.METADATA, (sides[0], sides[1]), (place, place), order=(-1, name != "title"), lane=Lane.LAYOUT
            )


def renamed_sheets(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """Sheets of a workbook that bear another name: most of the one's cells went to the other, and most of the other's that came
    from anywhere came from it."""
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
        sides = [[replace(_named("sheet", name), section=(name,))] for name in (one.removeprefix(SHEET), two.removeprefix(SHEET))]
        places = Place(story=one), Place(story=two)
        first = min(j for _i, j in pairs if builder.new.blocks[j].story == two)
        yield builder.make.make(ChangeKind.METADATA, (sides[0], sides[1]), places, order=(first, -1), lane=Lane.WORDING)


def _property(name: str, value: str | None) -> list[Anchor]:
    return [] if value is None else [_named(name, value)]


def _named(name: str, value: str) -> Anchor:
    return Anchor(story="properties", block=name, start=0, end=len(value), text=value)
