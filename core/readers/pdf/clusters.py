"""Curves that touch are one drawing."""

import math
from collections.abc import Sequence

from core.readers.pdf.outlines import Shape

_CURVES = 4_000
"""Curves of a page that are looked at, from its top."""
_GROUPS = 24
"""Groups that were touched last: a curve is looked for in these alone."""
_LAST = 40
"""Curves of a group, the last ones, that another may touch."""
_NEAR = 4
"""Points within which two boxes touch."""


def clusters(curves: Sequence[Shape], least: float) -> list[list[Shape]]:
    """The groups of curves that are larger than `least` points in both directions."""
    groups: list[_Group] = []
    for curve in sorted(curves, key=lambda c: (c[1], c[0]))[:_CURVES]:
        near = [g for g in groups[-_GROUPS:] if _touch(curve, g.box) and any(_touch(curve, other) for other in g.curves[-_LAST:])]
        if near and near[-1] is groups[-1] and len(near) == 1:
            near[0].add(curve)
            continue
        merged = _Group([c for g in near for c in g.curves])
        merged.add(curve)
        gone = set(map(id, near))
        groups = [*(g for g in groups if id(g) not in gone), merged] if near else [*groups, merged]
    return [group.curves for group in groups if _is_larger(group.curves, least)]


class _Group:
    """Curves that touch, and the box around them: what does not touch that touches none of them."""

    def __init__(self, curves: list[Shape]) -> None:
        self.curves: list[Shape] = []
        self.box: Shape = (math.inf, math.inf, -math.inf, -math.inf, 0)
        for curve in curves:
            self.add(curve)

    def add(self, curve: Shape) -> None:
        self.curves.append(curve)
        x0, y0, x1, y1, _ = self.box
        self.box = min(x0, curve[0]), min(y0, curve[1]), max(x1, curve[2]), max(y1, curve[3]), 0


def _touch(a: Shape, b: Shape) -> bool:
    return a[0] < b[2] + _NEAR and b[0] < a[2] + _NEAR and a[1] < b[3] + _NEAR and b[1] < a[3] + _NEAR


def _is_larger(group: list[Shape], least: float) -> bool:
    wide, high = max(c[2] for c in group) - min(c[0] for c in group), max(c[3] for c in group) - min(c[1] for c in group)
    return wide > least and high > least
