"""What is said of pictures and links without being seen: the alternative text of a picture that stayed, a link's hint."""

from collections.abc import Iterator, Mapping, Sequence

from core.comparison.alignment.sequence import Pair
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.marks.links import stayed
from core.model.change import ChangeKind, Lane
from core.model.document import OBJECT, Block, Mark


def redescribed(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for each alternative text that is another now; between files of one format, since another one may have none."""
    if builder.old.document.format != builder.new.document.format:
        return
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if not one.marks and not two.marks:
            continue
        before, after = _described(one), _described(two)
        if (not before and not after) or (before == after and one.text == two.text):
            continue
        for start, end, shift in stayed(builder.edits(i, j), len(one.text)):
            places = sorted({*before, *(place - shift for place in after)})
            for place in (place for place in places if start <= place < end):
                old, new = before.get(place), after.get(place + shift)
                if _text(old) == _text(new):
                    continue
                linked = _linked(one, place) and _linked(two, place + shift)
                if (old and new) or linked or one.text[place] == OBJECT:
                    yield _draft(builder, i, j, place, shift, old or new)


def _described(block: Block) -> Mapping[int, Mark]:
    return {mark.start: mark for mark in block.marks if mark.type == "alt" and mark.start < mark.end}


def _linked(block: Block, place: int) -> bool:
    return any(mark.type == "link" and mark.start <= place < mark.end for mark in block.marks)


def _text(mark: Mark | None) -> str:
    return " ".join(mark.value.split()) if mark else ""


def _draft(builder: Builder, i: int, j: int, place: int, shift: int, mark: Mark | None) -> Draft:
    make, length = builder.make, mark.end - mark.start if mark else 1
    old = make.anchor(builder.old, i, place, min(place + length, len(builder.old.blocks[i].text)))
    new = make.anchor(builder.new, j, place + shift, min(place + shift + length, len(builder.new.blocks[j].text)))
    return make.make(
        ChangeKind.OBJECT_CHANGED,
        ([old], [new]),
        (make.inside(builder.old, i, old.start), make.inside(builder.new, j, new.start)),
        order=(j, new.start, 2),
        lane=Lane.COSMETIC,
    )
