"""Check boxes and radio buttons of a form as signs of the text: ☒ and ☐ where they stand on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from core.readers.pdf.drawings import Around, Drawings, Rule
from core.readers.pdf.glyphs import Glyphs
from core.readers.pdf.looks import Style

_TICKED, _EMPTY = 0x2612, 0x2610
_FOOT: Final = 0.2
"""Of a box's height: how far above its lower edge it stands on a line where no text is beside it."""
_EDGE: Final = 1.5
"""Points: half the width of a frame round a box."""
_NEAR: Final = 60.0
"""Points from a box to the text beside it, at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TickBox:
    """A box of a form, in points from the top left of the page as it is shown."""

    x0: float
    y0: float
    x1: float
    y1: float
    ticked: bool


def with_boxes(glyphs: Glyphs, boxes: Sequence[TickBox]) -> Glyphs:
    """The glyphs with a sign for each box, in place of whatever the box shows itself: a tick is drawn by one program as a
    letter of a font of signs, by the next as lines."""
    if not boxes:
        return glyphs
    bare = _without(glyphs, boxes)
    bases, sizes = np.array([_line_beside(bare, box) for box in boxes], np.float32).T
    many = len(boxes)
    style = Style(size=0.0, angle=0, bold=False, italic=False, mono=False, font="", colour=0, invisible=False)
    styles = [replace(style, size=round(float(size), 2)) for size in sizes]
    edges = np.array([(box.x0, box.y0, box.x1, box.y1) for box in boxes], np.float32)
    return replace(
        bare,
        codes=np.concatenate((bare.codes, np.array([_TICKED if box.ticked else _EMPTY for box in boxes], np.uint32))),
        box=np.concatenate((bare.box, edges)),
        base=np.concatenate((bare.base, np.stack((edges[:, 0], bases), axis=1))),
        size=np.concatenate((bare.size, sizes)),
        style=np.concatenate((bare.style, np.arange(many, dtype=np.int32) + len(bare.styles))),
        space=np.concatenate((bare.space, np.full(many, 32, np.uint32))),
        generated=np.concatenate((bare.generated, np.ones(many, np.bool_))),
        raised=np.concatenate((bare.raised, np.zeros(many, np.bool_))),
        styles=(*bare.styles, *styles),
        objects=(*bare.objects, *[0] * many),
    )


def without_boxes(drawings: Drawings, boxes: Sequence[TickBox]) -> Drawings:
    """The drawings but for the sides and ticks of boxes, which are no table and no picture."""
    if not boxes:
        return drawings
    return replace(
        drawings,
        rules=tuple(rule for rule in drawings.rules if not _in_any(_ends(rule), boxes)),
        areas=tuple(area for area in drawings.areas if not _in_any((area.x0, area.y0, area.x1, area.y1), boxes)),
        pictures=tuple(p for p in drawings.pictures if not _in_any((p.x0, p.y0, p.x1, p.y1), boxes)),
    )


def _ends(rule: Rule) -> Around:
    return (rule.at, rule.start, rule.at, rule.end) if rule.upright else (rule.start, rule.at, rule.end, rule.at)


def _in_any(part: Around, boxes: Sequence[TickBox]) -> bool:
    x0, y0, x1, y1 = part
    edge = _EDGE
    return any(x0 > b.x0 - edge and y0 > b.y0 - edge and x1 < b.x1 + edge and y1 < b.y1 + edge for b in boxes)


def _without(glyphs: Glyphs, boxes: Sequence[TickBox]) -> Glyphs:
    """The glyphs that lie in none of the boxes."""
    middles = (glyphs.box[:, :2] + glyphs.box[:, 2:]) / 2
    inside = np.zeros(len(glyphs), np.bool_)
    for box in boxes:
        x, y = middles[:, 0], middles[:, 1]
        inside |= (x > box.x0) & (x < box.x1) & (y > box.y0) & (y < box.y1)
    return glyphs.of(~inside) if inside.any() else glyphs


def _line_beside(glyphs: Glyphs, box: TickBox) -> tuple[float, float]:
    """The line that the text nearest to a box stands on, and its size; the box's own where none is near."""
    middle, height = (box.y0 + box.y1) / 2, box.y1 - box.y0
    level = np.flatnonzero((glyphs.box[:, 1] < middle) & (glyphs.box[:, 3] > middle))
    apart = np.maximum(glyphs.box[level, 0] - box.x1, box.x0 - glyphs.box[level, 2])
    if len(level) and apart.min() < _NEAR:
        k = int(level[int(apart.argmin())])
        return float(glyphs.base[k, 1]), float(glyphs.size[k])
    return box.y1 - _FOOT * height, height
