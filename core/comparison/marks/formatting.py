"""What only marks say: how text looks, which comments are settled, what the file's properties hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.proof import kept
from core.comparison.sheets.workbook import SHEET
from core.comparison.text.looks import LOOKS, SAYING, Copy, Difference, differences, says, turned
from core.model.change import Anchor, ChangeKind, Lane, Place


def relooked(builder: Builder, drafts: Sequence[Draft], *, all_looks: bool) -> Iterator[Draft]:
    """One change for each stretch of kept text that looks otherwise; neighbouring whole paragraphs that differ alike are one.
    Text that is hidden now, crossed out, or makes another number is told also where looks are not asked for (`all_looks`), in
    files of one format: another one may not have them."""
    old, new = builder.old.document, builder.new.document
    if not all_looks and (old.format != new.format or not (says(old) or says(new))):
        return
    for draft in _relooked(builder, drafts, LOOKS if all_looks else SAYING):
        if all_looks or draft.change.lane is Lane.SUBSTANCE:
            yield draft


def _relooked(builder: Builder, drafts: Sequence[Draft], looks: frozenset[str]) -> Iterator[Draft]:
    group: list[tuple[Copy, Difference]] = []
    for copy in kept(builder.old.document, builder.new.document, [draft.change for draft in drafts]):
        for found in differences(copy, looks):
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
    reason = tidings(*group[0])
    lane = Lane.SUBSTANCE if reason else Lane.FORMATTING
    made = make.make(ChangeKind.FORMATTING, (olds, news), places, order=order, lane=lane)
    return replace(made, change=replace(made.change, reasons=(reason,))) if reason else made


def tidings(copy: Copy, found: Difference) -> str | None:
    """What another look says, as a reason: text that nobody sees any more or that can be seen now, that is crossed out or is no
    longer, a number that is another one (106 and 10 to the power of 6). None: it only looks otherwise."""
    for kind, came, went in (("hidden", "hidden", "revealed"), ("strike", "struck", "unstruck")):
        if (now := turned(found, kind)) is not None:
            return came if now else went
    raised = any(turned(found, kind) is not None for kind in ("superscript", "subscript"))
    return "number" if raised and _inside_number(copy.target.text, found.start, found.end) else None


def _inside_number(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(char.isdigit() for char in text[start:end]) and any(char.isdigit() for char in around)


def settled_remarks(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """A comment that stayed and was resolved, or opened again."""
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if not two.story.startswith("comment:") or one.text != two.text:
            continue
        was, now = (any(mark.type == "resolved" for mark in block.marks) for block in (one, two))
        if was is not now:
            said = [
                Anchor(story="properties", block="resolved" if now else "reopened", start=0, end=len(two.text), text=two.text)
            ]
            places = Place(story=one.story), Place(story=two.story)
            yield builder.make.make(
                ChangeKind.METADATA, ([], said) if now else (said, []), places, order=(j, -1), lane=Lane.WORDING
            )


def reproperties(builder: Builder, old: Side, new: Side) -> Iterator[Draft]:
    """One change for each property of the file (title, author …) that is another; it stands in no block of the text."""
    one, two = (_own(side.document.properties) for side in (old, new))
    for name in sorted({*one, *two}):
        if one.get(name) != two.get(name):
            place = Place(story="properties")
            sides = [_property(name, one.get(name)), _property(name, two.get(name))]
            yield builder.make.make(
                ChangeKind.METADATA, (sides[0], sides[1]), (place, place), order=(-1, name != "title"), lane=Lane.LAYOUT
            )


def _own(properties: Mapping[str, str]) -> dict[str, str]:
    """Those of the file: what it says of its sheets is told of them."""
    return {name: value for name, value in properties.items() if not name.startswith(SHEET)}


def _property(name: str, value: str | None) -> list[Anchor]:
    return [] if value is None else [Anchor(story="properties", block=name, start=0, end=len(value), text=value)]
