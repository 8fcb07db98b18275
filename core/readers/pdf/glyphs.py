"""The characters of one page with their boxes and styles, as pdfium gives them, in points from the page's top left."""

import ctypes
from collections import deque
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from core.readers.pdf import library
from core.readers.pdf.frame import Floats, Frame
from core.readers.pdf.looks import Looks, Style
from core.readers.pdf.mathsigns import SLASH, signs_of
from core.readers.symbols import signs_by_code

Codes = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int32]

LINE_HYPHEN = 0xFFFE
"""pdfium's sign for a hyphen at a line's end."""
_SPACES = np.array([9, 10, 11, 12, 13, 32, 0xA0, 0x2028, 0x2029, 0x202F, 0x3000, *range(0x2000, 0x200B)], np.uint32)
_NARROW = frozenset({0xA0, 0x202F})
_SUPERIOR = np.array([0xB9, 0xB2, 0xB3, *range(0x2070, 0x207A)], np.uint32)
_WIDTH = 0.01
"""Points: what pdfium makes up has no width."""
_PRIVATE = 0xF000
"""The first code point that symbol fonts have for their signs."""
_FIGURES = 400
"""Figures of one page that are looked at more closely."""
_ROOM = np.zeros((4_096, 4), np.float32)
_PLACES = [library.at(_ROOM.ctypes.data + _ROOM.strides[0] * k) for k in range(len(_ROOM))]
"""Where pdfium writes the boxes of one page after another, which its lock allows: to name the places anew for each page takes a
quarter of the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """The visible characters in the file's order: `space` holds the white space before each (0 where there is none),
    `generated` whether pdfium made it up; `raised`: superior
    figures of the font itself; `base` [n, 2] the point where the character's text object begins; `objects`: pdfium's text object
    of each style, 0 for none; `closed`: no white space of the file's own stands behind the last one."""

    codes: Codes
    box: Floats
    base: Floats
    size: Floats
    style: Ints
    space: Codes
    generated: npt.NDArray[np.bool_]
    raised: npt.NDArray[np.bool_]
    styles: tuple[Style, ...]
    unmapped: int
    objects: tuple[int, ...] = ()
    closed: bool = False

    def __len__(self) -> int:
        return len(self.codes)

    def merged(self) -> "Glyphs":
        """With one style for all objects that look alike: browsers draw each letter by itself. The objects are known no more."""
        places: dict[Style, int] = {}
        of = np.array([places.setdefault(style, len(places)) for style in self.styles], np.int32)
        return replace(self, style=of[self.style], styles=tuple(places), objects=()) if len(places) < len(of) else self

    def of(self, mask: npt.NDArray[np.bool_]) -> "Glyphs":
        """The masked characters."""
        return replace(
            self,
            codes=self.codes[mask],
            box=self.box[mask],
            base=self.base[mask],
            size=self.size[mask],
            style=self.style[mask],
            space=self.space[mask],
            generated=self.generated[mask],
            raised=self.raised[mask],
        )


def read_glyphs(text_page: Any, frame: Frame) -> Glyphs:
    """All characters that leave a mark, or would if they were visible."""
    handle = library.at(library.address(text_page))
    count = raw.FPDFText_CountChars(text_page)
    if count < 1:
        return _nothing()
    codes, halves = _joined(_codes(text_page, handle, count))
    loose = _loose_boxes(handle, count)
    blank = np.isin(codes, _SPACES) | (codes < 32)
    blank &= codes != 2
    blank |= halves
    kept = np.flatnonzero(~blank)
    if not len(kept):
        return _nothing()
    space, generated = _spaces(codes, loose, kept, halves)
    objects = _objects(handle, kept, space)
    found = _assembled(handle, frame, codes[kept], loose[kept], kept, space, generated, objects)
    rest = loose[kept[-1] + 1 + int(halves[min(kept[-1] + 1, count - 1)]) :]
    return replace(found, closed=not np.any(rest[:, 2] - rest[:, 0] > _WIDTH))


def _nothing() -> Glyphs:
    ints, floats = np.zeros(0, np.uint32), np.zeros(0, np.float32)
    return Glyphs(
        codes=ints,
        box=np.zeros((0, 4), np.float32),
        base=np.zeros((0, 2), np.float32),
        size=floats,
        style=np.zeros(0, np.int32),
        space=ints,
        generated=np.zeros(0, np.bool_),
        raised=np.zeros(0, np.bool_),
        styles=(),
        unmapped=0,
    )


def _codes(text_page: Any, handle: object, count: int) -> Codes:
    """The code points in one call; one by one where pdfium left some out of the text."""
    buffer = np.zeros(count * 2 + 2, np.uint16)
    written = raw.FPDFText_GetText(text_page, 0, count, buffer.ctypes.data_as(ctypes.POINTER(ctypes.c_uint16)))
    units = buffer[: max(written - 1, 0)]
    if len(units) == count and not np.any((units >= 0xD800) & (units < 0xE000)):
        return units.astype(np.uint32)
    return np.fromiter(map(library.char_code, repeat(handle, count), range(count)), np.uint32, count)


def _loose_boxes(handle: object, count: int) -> Floats:
    """The characters' boxes as pdfium gives them, high enough for every letter of the font; all 0 where it knows none."""
    loose = np.empty((count, 4), np.float32)
    for start in range(0, count, len(_PLACES)):
        part = range(start, min(start + len(_PLACES), count))
        _ROOM[: len(part)] = 0
        deque(map(library.char_box_loose, repeat(handle), part, _PLACES), 0)
        loose[start : part.stop] = _ROOM[: len(part)]
    return loose


def hebrew_or_arabic(codes: Codes) -> npt.NDArray[np.bool_]:
    """Where letters of the scripts stand that are written from right to left, in their presentation forms too."""
    return ((codes >= 0x590) & (codes < 0x900)) | ((codes >= 0xFB1D) & (codes < 0xFE00)) | ((codes >= 0xFE70) & (codes < 0xFEFF))


def _joined(codes: Codes) -> tuple[Codes, npt.NDArray[np.bool_]]:
    """The code points, and which are second halves only: pdfium gives a character beyond U+FFFF, as formulas have them, as
    two. What has no meaning becomes U+FFFD."""
    halves = np.zeros(len(codes), np.bool_)
    wild = (codes == 0) | ((codes >= 0xD800) & (codes < 0xE000)) | (codes > 0x10FFFF)
    if wild.any():
        high = np.flatnonzero((codes[:-1] >> 10 == 0xD800 >> 10) & (codes[1:] >> 10 == 0xDC00 >> 10))
        pairs = 0x10000 + ((codes[high] & 0x3FF) << 10) + (codes[high + 1] & 0x3FF)
        codes[wild] = 0xFFFD
        codes[high] = pairs
        halves[high + 1] = True
    return codes, halves


def _spaces(
    codes: Codes, loose: Floats, kept: npt.NDArray[np.intp], halves: npt.NDArray[np.bool_]
) -> tuple[Codes, npt.NDArray[np.bool_]]:
    """The white space before each kept character, and whether all of it was made up by pdfium (it has no width)."""
    before = np.concatenate(([-1], kept[:-1]))
    has = (kept - before - halves[np.minimum(before + 1, len(codes) - 1)]) > 1
    space = np.zeros(len(kept), np.uint32)
    last = codes[np.maximum(kept - 1, 0)]
    space[has] = np.where(np.isin(last[has], list(_NARROW)), last[has], 32)
    wide = ((loose[:, 2] - loose[:, 0]) > _WIDTH) & ~halves
    total = np.concatenate(([0], np.cumsum(wide)))
    real = total[kept] - total[before + 1] > 0
    return space, has & ~real


def _objects(handle: object, kept: npt.NDArray[np.intp], space: Codes) -> npt.NDArray[np.int64]:
    """The text object of each character: asked for at both ends of a word, and inside it where the two differ."""
    starts = np.flatnonzero(space > 0)
    starts = np.concatenate(([0], starts[starts > 0]))
    ends = np.concatenate((starts[1:], [len(kept)])) - 1
    get = library.char_object
    first = [get(handle, i) or 0 for i in kept[starts].tolist()]
    last = [get(handle, i) or 0 for i in kept[ends].tolist()]
    objects = np.repeat(np.array(first, np.int64), ends - starts + 1)
    for k in np.flatnonzero(np.array(first, np.int64) != np.array(last, np.int64)).tolist():
        s, e = int(starts[k]), int(ends[k]) + 1
        objects[s:e] = [get(handle, i) or 0 for i in kept[s:e].tolist()]
    return objects


def _assembled(
    handle: object,
    frame: Frame,
    codes: Codes,
    loose: Floats,
    kept: npt.NDArray[np.intp],
    space: Codes,
    generated: npt.NDArray[np.bool_],
    objects: npt.NDArray[np.int64],
) -> Glyphs:
    runs = np.concatenate(([0], np.flatnonzero(objects[1:] != objects[:-1]) + 1))
    handles, first, inverse = np.unique(objects[runs], return_index=True, return_inverse=True)
    first, inverse = runs[first], np.repeat(inverse.reshape(-1), np.diff(runs, append=len(objects)))
    looks, ink = Looks(handle, frame), _Ink(handle)
    styles, bases = [], []
    for at, obj in zip(kept[first].tolist(), objects[first].tolist(), strict=True):
        styles.append(looks.style(at, obj))
        bases.append(looks.base(at))
    tilted = np.array([s.angle != 0 or frame.turn != 0 for s in styles])[inverse]
    box = _boxes(frame, ink, loose, kept, tilted)
    known = _signs(handle, codes, kept, inverse, styles)
    unmapped = int(np.count_nonzero((codes == 0xFFFD) | (codes == 0)))
    unmapped += sum(1 for k in first.tolist() if k not in known and library.char_unmapped(handle, int(kept[k])) == 1)
    return Glyphs(
        codes=codes,
        box=box,
        base=np.array(bases, np.float32)[inverse],
        size=np.array([s.size for s in styles], np.float32)[inverse],
        style=inverse.astype(np.int32),
        space=space,
        generated=generated,
        raised=_superior(ink, codes, kept, space, tilted, np.array(bases, np.float32)[inverse, 1], frame),
        styles=tuple(styles),
        unmapped=unmapped,
        objects=tuple(handles.tolist()),
    )


def _boxes(frame: Frame, ink: "_Ink", loose: Floats, kept: npt.NDArray[np.intp], tilted: npt.NDArray[np.bool_]) -> Floats:
    """The characters' boxes as the page is shown: pdfium's loose ones, but of what is tilted or has no height the ink's own."""
    for k in np.flatnonzero(tilted).tolist():
        loose[k] = ink.box(int(kept[k]))
    box = frame.boxes(loose)
    flat = np.flatnonzero((box[:, 3] - box[:, 1] < 0.05) | (box[:, 2] - box[:, 0] < 0.0))
    if len(flat):
        spare = np.array([ink.box(int(kept[k])) for k in flat.tolist()], np.float32)
        box[flat] = frame.boxes(spare)
    return box


def _signs(
    handle: object, codes: Codes, kept: npt.NDArray[np.intp], style: npt.NDArray[np.intp], styles: list[Style]
) -> set[int]:
    """Gives the signs of symbol fonts, and of TeX's own that pdfium cannot name, their code points, and says which they are."""
    known: set[int] = set()
    for font, signs in {s.font: signs_of(s.font) or signs_by_code(s.font) for s in styles}.items():
        places = np.flatnonzero(np.array([s.font == font for s in styles])[style]) if signs else ()
        for k in map(int, places):
            sign = signs.get(int(codes[k]))
            if sign is not None and (codes[k] >= _PRIVATE or library.char_unmapped(handle, int(kept[k])) == 1):
                codes[k] = sign
                known.add(k)
    for k in known:
        if codes[k] == SLASH and k + 1 < len(codes):
            codes[k], codes[k + 1] = codes[k + 1], SLASH
    return known


def _superior(
    ink: "_Ink",
    codes: Codes,
    kept: npt.NDArray[np.intp],
    space: Codes,
    tilted: npt.NDArray[np.bool_],
    base: Floats,
    frame: Frame,
) -> npt.NDArray[np.bool_]:
    """Figures that touch a letter or a sign, and whose ink does not stand on the line."""
    digit = (codes >= 48) & (codes <= 57)
    plain = ~digit & (codes != 46) & (codes != 44) & (codes != 45) & (codes != 0x2011)
    stop = (codes == 46) | (codes == 44)
    stop[1:] &= ~digit[:-1]
    plain |= stop
    touches = np.zeros(len(codes), np.bool_)
    touches[1:] = digit[1:] & plain[:-1] & (space[1:] == 0)
    touches[:-1] |= digit[:-1] & (codes[1:] > 0x40) & (space[1:] == 0)
    raised: npt.NDArray[np.bool_] = np.isin(codes, _SUPERIOR)
    for k in np.flatnonzero(touches & ~tilted)[:_FIGURES].tolist():
        _, top, _, bottom = ink.box(int(kept[k]))
        foot, height = frame.point(0.0, bottom)[1], top - bottom
        raised[k] = base[k] - foot > 0.35 * height > 0.5
    for k in range(1, len(codes)) if raised.any() else ():
        raised[k] |= raised[k - 1] and digit[k] and space[k] == 0
    return raised


class _Ink:
    """Where the ink of single characters lies."""

    def __init__(self, handle: object) -> None:
        self._handle, self._values = handle, np.zeros(4, np.float64)
        self._to = tuple(library.at(self._values.ctypes.data + 8 * k) for k in range(4))

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in the file's coordinates; nothing where pdfium knows none."""
        if not library.char_box_tight(self._handle, index, *self._to):
            return 0.0, 0.0, 0.0, 0.0
        left, right, bottom, top = self._values.tolist()
        return left, top, right, bottom
