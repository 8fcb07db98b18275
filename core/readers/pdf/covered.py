"""Words that nobody sees on the page: under a bar, a white patch with other words on it, a picture; in a layer that is switched
off; cut off by a clipping path."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from time import process_time
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core.readers.pdf import library
from core.readers.pdf.drawings import Around, Cover, Drawings
from core.readers.pdf.frame import Floats
from core.readers.pdf.glyphs import Glyphs
from core.readers.pdf.picture import Pixels, part_drawn

Mask = npt.NDArray[np.bool_]

_SCALE: Final = 1.5
"""Pixels a point: strokes of small print leave a trace."""
_INNER: Final = np.array([0.15, 0.05], np.float32)
"""Of a character's box at each side, across and down, that is not looked at: what stands next to it may reach into it."""
_SECONDS: Final = 4.0
"""Of the processor, for all pages of a file: what is left then is taken to be seen."""


_AT_ONCE: Final = 256
"""Things drawn over text between two looks at the clock."""


@dataclass(slots=True)
class Patience:
    """How long a file's pages may still be looked at, in seconds of the processor. `layers`: every page of it is to be."""

    seconds: float = _SECONDS
    layers: bool = False


def with_covered(page: Any, glyphs: Glyphs, drawings: Drawings, patience: Patience) -> Glyphs:
    """The glyphs, those that cannot be seen in the invisible style. Where something opaque lies over a character and was drawn
    after it, a clipping path ends inside its text, or the file has layers that are switched off, the page is drawn with and
    without such text: what leaves no trace is hidden, and no pattern or mask can deceive."""
    if patience.seconds <= 0:
        return glyphs
    start = process_time()
    asked = _shown(glyphs) if patience.layers else _under(glyphs, drawings, start + patience.seconds)
    hidden = asked & ~_traces(page, glyphs, asked, patience.seconds) if asked.any() else asked
    patience.seconds -= process_time() - start
    return _invisible(glyphs, hidden) if hidden.any() else glyphs


def _shown(glyphs: Glyphs) -> Mask:
    """The characters that are painted."""
    return np.array([not style.invisible for style in glyphs.styles], np.bool_)[glyphs.style]


def _under(glyphs: Glyphs, drawings: Drawings, until: float) -> Mask:
    """The visible characters over whose middle something was drawn after them, as many as the time is enough for, and those that
    a clipping path may cut off."""
    found = _cut(glyphs, drawings.clipped)
    if not drawings.covers or not len(glyphs):
        return found
    never = drawings.covers[-1].order
    order = np.array([drawings.texts.get(obj, never) for obj in glyphs.objects])
    order[[style.invisible for style in glyphs.styles]] = never
    when, middles = order[glyphs.style], (glyphs.box[:, :2] + glyphs.box[:, 2:]) * np.float32(0.5)
    for number, cover in enumerate(drawings.covers, 1):
        if number % _AT_ONCE == 0 and process_time() > until:
            break
        found |= (when < cover.order) & _within(middles, cover)
    return found


def _cut(glyphs: Glyphs, clipped: AbstractSet[int]) -> Mask:
    if not clipped or not len(glyphs):
        return np.zeros(len(glyphs), np.bool_)
    of_object = [obj in clipped and not style.invisible for obj, style in zip(glyphs.objects, glyphs.styles, strict=True)]
    return np.array(of_object, np.bool_)[glyphs.style]


def _within(points: Floats, cover: Cover) -> Mask:
    x, y = points[:, 0], points[:, 1]
    return (x > cover.x0) & (x < cover.x1) & (y > cover.y0) & (y < cover.y1)


def _traces(page: Any, glyphs: Glyphs, asked: Mask, seconds: float) -> Mask:
    """Which of the characters change what is seen at their place; all where the page cannot be drawn in time."""
    seen = np.ones(len(glyphs), np.bool_)
    boxes = glyphs.box[asked]
    part = *boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()
    objects = {glyphs.objects[k] for k in np.unique(glyphs.style[asked]).tolist()}
    whole, without = _pixels(page, part, seconds), _pixels(page, part, seconds, objects)
    if whole is None or without is None:
        return seen
    changed = (whole != without).any(axis=2)
    inner = _INNER * (boxes[:, 2:] - boxes[:, :2])
    starts = np.maximum((boxes[:, :2] + inner - part[:2]) * _SCALE, 0).astype(int).tolist()
    ends = ((boxes[:, 2:] - inner - part[:2]) * _SCALE).astype(int).tolist()
    for k, (left, top), (right, bottom) in zip(np.flatnonzero(asked).tolist(), starts, ends, strict=True):
        seen[k] = changed[top : bottom + 1, left : right + 1].any()
    return seen


def _pixels(page: Any, part: Around, seconds: float, without: AbstractSet[int] = frozenset()) -> Pixels | None:
    """What a part of the page looks like without these objects."""
    for obj in without:
        library.set_active(obj, 0)
    try:
        return part_drawn(page, part, _SCALE, seconds)
    finally:
        for obj in without:
            library.set_active(obj, 1)


def _invisible(glyphs: Glyphs, hidden: Mask) -> Glyphs:
    """A text object of which a part is hidden has two styles from now on."""
    style, styles, objects = glyphs.style.copy(), list(glyphs.styles), list(glyphs.objects)
    for k in np.unique(style[hidden]).tolist():
        style[hidden & (glyphs.style == k)] = len(styles)
        styles.append(replace(styles[k], invisible=True))
        objects.append(objects[k])
    return replace(glyphs, style=style, styles=tuple(styles), objects=tuple(objects))
