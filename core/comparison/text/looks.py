"""How text looks: where two versions of a stretch that stayed differ in bold, colour, size and the like."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.model.change import Change
from core.model.document import Block, Document

LOOKS = frozenset(
    "bold italic underline strike size colour highlight style align hidden caps superscript subscript raised stretched".split()
)
"""The marks that say how text looks. White space looks like nothing: where only it differs, nothing does."""

SAYING = frozenset(("hidden", "strike", "superscript", "subscript"))
"""Of these, the ones that can say something: text that nobody sees, that is crossed out, or that is a power or an index."""

Look = frozenset[tuple[str, str]]


class Copy(NamedTuple):
    """A stretch [start, end) of a source block that stands unchanged in a target block at `to`."""

    source: Block
    start: int
    end: int
    target: Block
    to: int


class Difference(NamedTuple):
    """A stretch of a copy, in places of the target, with the looks that only the source and only the target has."""

    start: int
    end: int
    gone: Look
    come: Look


def look_at(block: Block, place: int, looks: frozenset[str] = LOOKS) -> Look:
    """The marks that cover a character."""
    return frozenset((mark.type, mark.value) for mark in block.marks if mark.type in looks and mark.start <= place < mark.end)


def differences(copy: Copy, looks: frozenset[str] = LOOKS) -> Iterator[Difference]:
    """The stretches of a copy that differ in these looks, each as long as the same ones differ."""
    shift = copy.to - copy.start
    last: Difference | None = None
    for start, end in _pieces(copy, looks):
        if copy.target.text[start:end].isspace():
            continue
        before, after = look_at(copy.source, start - shift, looks), look_at(copy.target, start, looks)
        gone, come = before - after, after - before
        if last is not None and (last.gone, last.come) == (gone, come):
            last = last._replace(end=end)
            continue
        if last is not None and (last.gone or last.come):
            yield last
        last = Difference(start, end, gone, come)
    if last is not None and (last.gone or last.come):
        yield last


def _pieces(copy: Copy, looks: frozenset[str]) -> list[tuple[int, int]]:
    """The copy, in places of the target, cut where a look begins or ends on either side."""
    shift, stop = copy.to - copy.start, copy.to + copy.end - copy.start
    cuts = {copy.to, stop}
    for block, moved in ((copy.source, shift), (copy.target, 0)):
        for mark in block.marks:
            if mark.type in looks:
                cuts.update(place for place in (mark.start + moved, mark.end + moved) if copy.to < place < stop)
    places = sorted(cuts)
    return list(pairwise(places)) if copy.source.marks or copy.target.marks else []


def says(document: Document) -> bool:
    """Whether some of the text has a look that can say something."""
    return any(mark.type in SAYING for block in document.blocks for mark in block.marks)


def turned(found: Difference, kind: str) -> bool | None:
    """Whether a look came; False where it went; None where it is on both sides or on none, with whatever value."""
    gone, come = ({name for name, _ in looks} for looks in (found.gone, found.come))
    return None if (kind in gone) == (kind in come) else kind in come


def unexplained(copies: Iterable[Copy], changes: Sequence[Change], *, forward: bool, all_looks: bool) -> str | None:
    """The first target block with a look that no change of looks names. Without `all_looks` only text that is hidden or crossed
    out on one side alone counts."""
    named = _named(changes, forward=forward)
    for copy in copies:
        spans = named.get(copy.target.block, ())
        for found in differences(copy, LOOKS if all_looks else SAYING):
            if not all_looks and turned(found, "hidden") is None and turned(found, "strike") is None:
                continue
            if not any(source == copy.source.block and low <= found.start and found.end <= high for source, low, high in spans):
                return copy.target.block
    return None


def _named(changes: Sequence[Change], *, forward: bool) -> Mapping[str, list[tuple[str, int, int]]]:
    """Target block → (source block, from, to) of each change of looks."""
    named: dict[str, list[tuple[str, int, int]]] = {}
    for change in changes:
        if change.of_looks:
            source, target = (change.old, change.new) if forward else (change.new, change.old)
            for one, two in zip(source, target, strict=True):
                named.setdefault(two.block, []).append((one.block, two.start, two.end))
    return named
