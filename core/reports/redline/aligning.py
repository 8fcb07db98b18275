"""Which items of two containers look the same, and which pairs of items do not cross."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from core.reports.redline.columns import cells
from core.reports.redline.package import Element, W


def list_of(paragraph: Element) -> tuple[str | None, str | None]:
    """The style and the level of the list of a paragraph without text: in a list it counts, though it says nothing."""
    style, level = (paragraph.find(f"{W}pPr/{W}{name}") for name in ("pStyle", "numPr/" + W + "ilvl"))
    return None if style is None else style.get(W + "val"), None if level is None else level.get(W + "val")


def boxed(item: Element) -> str:
    """The text of the item's text boxes."""
    return "".join(text.text or "" for box in item.iter(W + "txbxContent") for text in box.iter(W + "t"))


def same_shape(old: Element, new: Element) -> bool:
    """Whether the cells of two rows have the same spans and merges, one by one."""
    shapes = [[_shape(cell) for cell in cells(row)] for row in (old, new)]
    return shapes[0] == shapes[1]


def _shape(cell: Element) -> tuple[str, bool, str]:
    """Span and vertical merge of a cell."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return "1", False, ""
    span, merge = properties.find(W + "gridSpan"), properties.find(W + "vMerge")
    return (
        "1" if span is None else span.get(W + "val", "1"),
        merge is not None,
        "" if merge is None else merge.get(W + "val", "continue"),
    )


def alike(
    looks: tuple[Sequence[Hashable | None], Sequence[Hashable | None]], before: tuple[int, int], after: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of what looks the same between two places of both sides, in order."""
    places = [
        [at for at in range(start + 1, end) if side[at] is not None]
        for side, start, end in zip(looks, before, after, strict=True)
    ]
    old, new = ([side[at] for at in listed] for side, listed in zip(looks, places, strict=True))
    for i, j, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield from zip(places[0][i : i + size], places[1][j : j + size], strict=True)


def in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises on both sides (Fredman, 1975)."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, (_i, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(at[place - 1] if place else None)
        tails[place : place + 1] = [j]
        at[place : place + 1] = [index]
    chain: list[tuple[int, int]] = []
    current = at[-1] if at else None
    while current is not None:
        chain.append(pairs[current])
        current = before[current]
    return chain[::-1]
