"""A sign or a word beside a rule, set in the middle of the remark's height: "NOTE", an icon. It is read before the remark."""

from collections.abc import Sequence
from dataclasses import replace

from core.readers.pdf.drawings import Rule
from core.readers.pdf.sheet import Piece

_LONGEST = 14
"""Characters of such a word."""
_SLACK = 2.0
"""Points by which text may stand beyond the rule's ends."""


def lifted(pieces: list[Piece], rules: Sequence[Rule]) -> list[Piece]:
    """The pieces, each lone one left of an upright rule moved up over the lines to the rule's right."""
    moved: dict[int, Piece] = {}
    for rule in rules:
        if not rule.upright:
            continue
        along = [p for p in pieces if rule.start - _SLACK <= p.base <= rule.end + _SLACK]
        left, right = [p for p in along if p.x1 <= rule.at], [p for p in along if p.x0 >= rule.at]
        if len(left) == 1 and right and len(left) + len(right) == len(along) and len(left[0].text) <= _LONGEST:
            moved[id(left[0])] = _above(left[0], min(right, key=lambda p: p.base))
    return [moved.get(id(p), p) for p in pieces] if moved else pieces


def _above(piece: Piece, first: Piece) -> Piece:
    """The piece with its base line half a line above another one's."""
    shift = first.base - 0.5 * first.size - piece.base
    return replace(piece, base=piece.base + shift, y0=piece.y0 + shift, y1=piece.y1 + shift)
