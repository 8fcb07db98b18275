"""Where on a page the changed words stand: in the lines of their paragraph, by the widths that letters have in print."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from core.model.change import Anchor, Change
from core.model.document import Block, Box, Side

_NARROW: Final = frozenset("ijlftrI.,:;'’|!()[]-· \u00a0")
_WIDE: Final = frozenset("mwMWШЩЖМЫЮФшщжмыюф@%—")
_MARGIN: Final = 0.6
"""Of a letter's width on both sides, so that a rough measure covers its word."""
_CARET: Final = 2.0
"""Points: how wide the place is shown where the other version has words."""


def spots(change: Change, side: Side, block: Block, anchors: Sequence[Anchor]) -> tuple[Box, ...]:
    """The boxes of what changed in one block: the words of its edits, else what its anchors span."""
    edits = [span for edit in change.edits if (span := edit.old if side is Side.OLD else edit.new)]
    spans = [(span.start, span.end) for span in edits if span.block == block.block]
    spans = spans or [(anchor.start, anchor.end) for anchor in anchors if anchor.block == block.block]
    return tuple(dict.fromkeys(box for span in spans for box in _of_span(block, *span)))


def caret(block: Block, offset: int) -> tuple[Box, ...]:
    """The place inside a block where the other version has words."""
    return tuple(_of_span(block, offset, offset)) if 0 < offset <= len(block.text) else ()


def _of_span(block: Block, start: int, end: int) -> Iterator[Box]:
    """A line whose text is not known counts as a whole."""
    for box, (first, last) in zip(block.boxes, _texts(block), strict=True):
        if box.start is None or (start <= first and end >= min(last, len(block.text))):
            yield box
        elif max(start, first) < min(end, last) or (start == end and first <= start < max(last, first + 1)):
            yield _part(box, block.text[first:last], max(start, first) - first, min(end, last) - first)


def _texts(block: Block) -> Iterator[tuple[int, int]]:
    """From where to where the text of each line goes."""
    starts = [box.start or 0 for box in block.boxes]
    yield from pairwise([*starts, len(block.text) + 1])


def _part(box: Box, text: str, start: int, end: int) -> Box:
    widths = [_width(letter) for letter in text.rstrip()]
    whole = sum(widths)
    if not whole:
        return box
    unit = (box.x1 - box.x0) / whole
    left, right = (box.x0 + unit * sum(widths[:place]) for place in (start, end))
    if start == end:
        return replace(box, x0=round(left - _CARET / 2, 1), x1=round(left + _CARET / 2, 1))
    left, right = max(box.x0, left - _MARGIN * unit), min(box.x1, right + _MARGIN * unit)
    return replace(box, x0=round(left, 1), x1=round(max(right, left + _CARET), 1))


def _width(letter: str) -> float:
    """In widths of a plain small letter."""
    if letter in _NARROW:
        return 0.55
    if letter in _WIDE:
        return 1.5
    return 1.25 if letter.isupper() else 1.0
