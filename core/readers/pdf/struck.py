"""Lines drawn through words, as a program prints crossed-out text."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from core.readers.pdf.drawings import Rule
from core.readers.pdf.sheet import Piece

_LOW: Final = 0.17
_HIGH: Final = 0.41
"""In sizes of the letters above the line that they stand on: where a line crosses them out; below it underlines, above it
belongs to the line above."""
_OVER: Final = 0.75
"""The least share of a line's length that lies over letters: the rest is white space between words."""
_BEYOND: Final = 0.6
"""In sizes of the letters: how far it may reach beyond the words at either end."""
_RULES: Final = 4_000
"""Horizontal lines of one page that are looked at; a drawing of more is no text."""
_AT_ONCE: Final = 128
_CORNER: Final = 1.5
"""Points: how near an upright line's end is to a level one's where both are sides of a box."""
Crossed = dict[Rule, list[Piece]]
"""The lines with the pieces of text that each goes through."""


def crossed_out(rules: Sequence[Rule], pieces: Sequence[Piece]) -> Crossed:
    """Of the lines of a page those that go through words, do not reach beyond them and are no side of a box. Coordinates in
    points, y downwards."""
    level = [rule for rule in rules if not rule.upright]
    if not level or not pieces or len(level) > _RULES:
        return {}
    found: Crossed = {}
    x0, x1, base, size = (np.array([getattr(piece, name) for piece in pieces]) for name in ("x0", "x1", "base", "size"))
    for first in range(0, len(level), _AT_ONCE):
        part = level[first : first + _AT_ONCE]
        at, start, end = (np.array([[getattr(rule, name)] for rule in part]) for name in ("at", "start", "end"))
        height = base - at
        through = (height > _LOW * size) & (height < _HIGH * size) & (x0 < end) & (x1 > start)
        for k in np.flatnonzero(through.any(axis=1)).tolist():
            under = [pieces[p] for p in np.flatnonzero(through[k]).tolist()]
            if _is_over(part[k], under) and not _is_side(part[k], rules):
                found[part[k]] = under
    return found


def _is_over(rule: Rule, under: Sequence[Piece]) -> bool:
    """Whether a line lies over these pieces and not much besides."""
    if not any(map(str.isalnum, "".join(piece.text for piece in under))):
        return False
    reach = _BEYOND * max(piece.size for piece in under)
    if rule.start < min(piece.x0 for piece in under) - reach or rule.end > max(piece.x1 for piece in under) + reach:
        return False
    covered = sum(min(rule.end, piece.x1) - max(rule.start, piece.x0) for piece in under)
    return covered >= _OVER * (rule.end - rule.start)


def _is_side(rule: Rule, rules: Sequence[Rule]) -> bool:
    """Whether an upright line meets an end of it."""
    return any(
        other.upright
        and min(abs(other.at - rule.start), abs(other.at - rule.end)) < _CORNER
        and other.start - _CORNER < rule.at < other.end + _CORNER
        for other in rules
    )
