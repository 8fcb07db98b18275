"""Fields whose result stayed while their instruction did not: the next time that a program computes them they say something
else. A formula that gave way to the number that it showed counts no more."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.marks.links import Stretch, stayed
from core.comparison.marks.settings import drafted
from core.comparison.numbering.fields import BOOKMARK, FIELD
from core.comparison.sheets.formulas import FORMULA_TO_NUMBER, NUMBER_TO_FORMULA
from core.model.change import Lane
from core.model.document import Block, Mark
from core.model.setting import Setting, SettingKind

REASON: Final = "field"
_TOLD: Final = frozenset(
    """
    = ASK COMPARE DATABASE DDE DDEAUTO DOCPROPERTY DOCVARIABLE FILLIN IF INCLUDE INCLUDEPICTURE INCLUDETEXT LINK MERGEFIELD
    NEXTIF QUOTE REF SKIPIF STYLEREF
    """.split()
)
"""Fields whose instruction says something that its author meant; page numbers and lists are a program's own."""
_DATES: Final = frozenset({"CREATEDATE", "DATE", "PRINTDATE", "SAVEDATE", "TIME"})
"""Of these which date it is says something, not how it is written."""
_LOOKS: Final = re.compile(r"""\s*\\(?:h|\*\s*\w+)(?=\s|\Z)""", re.IGNORECASE)


def reinstructed(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """One change for each, in files of one format. References are the same where they name the same place."""
    if builder.old.document.format != builder.new.document.format:
        return
    named = _bookmarks(builder.old), _bookmarks(builder.new)
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        olds, news = _fields(one), _fields(two)
        if not olds and not news:
            continue
        kept = list(stayed(builder.edits(i, j), len(one.text)))
        for before, after in _turned(olds, news, kept):
            if before and after and _same_place(builder, before.value, after.value, named):
                continue
            yield _draft(builder, j, (one, before), (two, after))


def _fields(block: Block) -> list[Mark]:
    return [mark for mark in block.marks if mark.type == FIELD and _name(mark.value) in _TOLD | _DATES]


def _name(instruction: str) -> str:
    return "=" if instruction.startswith("=") else instruction.partition(" ")[0].upper()


def _turned(olds: Sequence[Mark], news: Sequence[Mark], kept: Sequence[Stretch]) -> Iterator[tuple[Mark | None, Mark | None]]:
    """Fields with one result in both versions and another instruction; formulas whose result is plain text now, or was."""
    left = list(news)
    for one in olds:
        two = next((two for two in left if _stands_for(one, two, kept)), None)
        if two is not None:
            left.remove(two)
            if _said(one.value) != _said(two.value):
                yield one, two
        elif _name(one.value) == "=" and one.start < one.end and _is_kept(one, kept, back=False):
            yield one, None
    for two in left:
        if _name(two.value) == "=" and two.start < two.end and _is_kept(two, kept, back=True):
            yield None, two


def _stands_for(one: Mark, two: Mark, kept: Sequence[Stretch]) -> bool:
    spans = ((start, end, shift) for start, end, shift in kept if start <= one.start and one.end <= end)
    return any((one.start + shift, one.end + shift) == (two.start, two.end) for _, _, shift in spans)


def _is_kept(one: Mark, kept: Sequence[Stretch], *, back: bool) -> bool:
    return any(start + back * shift <= one.start and one.end <= end + back * shift for start, end, shift in kept)


def _said(instruction: str) -> str:
    """What matters of an instruction: of a date which one it is, of others all but how the result looks."""
    name = _name(instruction)
    if name in _DATES:
        return name
    return " ".join(_LOOKS.sub("", name + instruction[len(name) :]).split())


def _bookmarks(side: Side) -> Mapping[str, int]:
    """The block at which each bookmark begins."""
    return {mark.value: at for at, block in enumerate(side.blocks) for mark in block.marks if mark.type == BOOKMARK}


def _same_place(builder: Builder, before: str, after: str, named: tuple[Mapping[str, int], Mapping[str, int]]) -> bool:
    """Whether two references that differ in nothing but the name of a bookmark name one place: programs name bookmarks anew. Of
    names that the file does not explain nothing is known."""
    olds, news = _said(before).split(), _said(after).split()
    if len(olds) < 2 or len(olds) != len(news) or not olds[0] == news[0] == "REF" or olds[2:] != news[2:]:
        return False
    one, two = named[0].get(olds[1]), named[1].get(news[1])
    if one is None and two is None:
        return True
    return one is not None and two is not None and builder.match.pairs.get(one) == two and not _alone(builder, one, two)


def _alone(builder: Builder, i: int, j: int) -> bool:
    """Whether one of two blocks holds several bookmarks, so that the block alone does not say which is meant."""
    sides = (builder.old.blocks[i], builder.new.blocks[j])
    return any(sum(mark.type == BOOKMARK for mark in block.marks) > 1 for block in sides)


def _draft(builder: Builder, j: int, old: tuple[Block, Mark | None], new: tuple[Block, Mark | None]) -> Draft:
    sides = [
        Setting(kind=SettingKind.FIELD, story=block.story, block=block.block, value=mark.value) if mark else None
        for block, mark in (old, new)
    ]
    reason = REASON if old[1] and new[1] else FORMULA_TO_NUMBER if old[1] else NUMBER_TO_FORMULA
    made = drafted(builder, [(sides[0], sides[1])], j, Lane.SUBSTANCE, reason)
    return replace(made, order=(j, (new[1] or old[1] or _NOWHERE).start, 2))


_NOWHERE: Final = Mark(start=0, end=0, type=FIELD)
