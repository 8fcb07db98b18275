"""Letters that a program draws after the rest of their line, from another font that has them, into the hole that it left."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from core.readers.pdf.line import part
from core.readers.pdf.sheet import WIDE_GAP, Piece, Sheet

_LEVEL: Final = 0.1
"""In font sizes: how far the base lines of a hole and of what fills it lie apart."""
_TOUCH: Final = 0.1
"""In font sizes: how far what fills a hole may overlap the letters beside it, or stand away from both."""


def filled(sheet: Sheet, pieces: list[Piece]) -> list[Piece]:
    """The pieces, one that has a hole in which another one fits cut there."""
    by_base = sorted(pieces, key=lambda p: p.base)
    bases = [piece.base for piece in by_base]
    cuts: dict[int, list[int]] = {}
    for small in pieces:
        if small.x1 - small.x0 > WIDE_GAP * small.size:
            continue
        reach = _LEVEL * small.size
        near = by_base[bisect_left(bases, small.base - reach) : bisect_right(bases, small.base + reach)]
        for large in near:
            if large.x0 < small.x0 and small.x1 < large.x1:
                at = _hole(sheet, large, small)
                if at is not None:
                    cuts.setdefault(id(large), []).append(at)
    return [made for piece in pieces for made in _cut(sheet, piece, cuts.get(id(piece), ()))] if cuts else pieces


def _hole(sheet: Sheet, large: Piece, small: Piece) -> int | None:
    """Where in the sheet's text the hole of a piece lies that another one fills; None where there is none."""
    signs = np.array([not sign.isspace() for sign in large.text])
    places = large.start + np.flatnonzero(signs)
    right = int(np.searchsorted(sheet.x0[places], (small.x0 + small.x1) / 2))
    if not 0 < right < len(places):
        return None
    before, behind = small.x0 - float(sheet.x1[places[right - 1]]), float(sheet.x0[places[right]]) - small.x1
    touch = _TOUCH * small.size
    return int(places[right]) if min(before, behind) >= -touch and min(before, behind) < touch else None


def _cut(sheet: Sheet, piece: Piece, cuts: Sequence[int]) -> list[Piece]:
    bounds = [piece.start, *sorted(set(cuts)), piece.end]
    parts = [part(sheet, piece, start, end) for start, end in pairwise(bounds)]
    return [made for made in parts if made is not None]
