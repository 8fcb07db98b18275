"""The text of one page in one direction, as pieces: runs of words on one base line without a wide gap."""

import math
import re
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from core.readers.pdf.frame import Floats
from core.readers.pdf.glyphs import LINE_HYPHEN, Glyphs, Ints, hebrew_or_arabic
from core.readers.pdf.looks import Style
from core.swift import swift

WIDE_GAP = 0.68
"""In font sizes: a wider gap may be a gutter between columns or cells; justified words stay mostly below it."""
_NO_GAP = 0.03
"""In font sizes: a gap in which no space has room."""
_WORD_GAP = 0.22
"""In font sizes: a gap that is a space though the file has none."""
_SAME_LINE = 0.5
"""In font sizes: how far superscripts stray from the base line."""
_PERCHED = 0.65
"""In font sizes: the same for a small figure that touches the text before or behind it."""
_SMALL, _TOUCHING = 0.85, 0.45
"""The share of its neighbour's size that it does not exceed, and, in font sizes, the gap between them."""
_SMALLER = 0.92
"""The same for what is raised by more than most."""
_FEW = 12
"""Letters of a piece in which the sizes of most say nothing yet."""
_NEAR = 0.82
"""In the largest size of a piece: the smaller letters of small capitals lie below it, words that were copied above."""
_MOST = 0.6
"""The share of a piece's letters that have its usual size."""
_SYMBOLS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0FE: "☑",
    0xF0A3: "☐",
    0xF0A8: "□",
    0xF06F: "□",
    0xF071: "❑",
    0xF076: "❖",
    0xF0E0: "→",
    0xF0AE: "→",
    0xF02A: "∗",
    0xF02D: "-",
}
"""Private characters by which Symbol and Wingdings are written, as what they look like."""
_LIGATURES = _SYMBOLS | {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_RARE = re.compile("[\uf000-\uf0ff\ufb00-\ufb06]")
_SUPERIOR = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
HYPHEN = "\u2010"
"""Stands in a piece's text where pdfium saw a hyphen at a line's end, until the document's words have decided on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One direction of text on one page. Arrays run along `text`, which holds every piece with its inner spaces. `leftward`: it
    has letters of Hebrew or Arabic."""

    page: int
    angle: int
    text: str
    x0: Floats
    x1: Floats
    y0: Floats
    y1: Floats
    style: Ints
    raised: npt.NDArray[np.bool_]
    styles: tuple[Style, ...]
    pieces: tuple["Piece", ...]
    leftward: bool = False


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters [start, end) of a sheet. Coordinates in points, upright, y downwards; `base` is the line it stands on.
    `spaced`: the file has white space of its own before it; `closed`: none behind it. `even`: all its characters have its style
    and none is raised."""

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    text: str
    style: int
    spaced: bool = False
    closed: bool = False
    even: bool = False


def read_sheets(glyphs: Glyphs, page: int) -> list[Sheet]:
    """One sheet a direction, the one with the most characters first."""
    if not len(glyphs):
        return []
    glyphs = glyphs.merged()
    angles = np.array([s.angle for s in glyphs.styles], np.int32)
    angles[(angles <= 2) | (angles >= 358)] = 0
    each = angles[glyphs.style]
    found, counts = np.unique(each, return_counts=True)
    if len(found) == 1 and found[0] == 0:
        return _upright(glyphs, page)
    sheets = []
    for angle in found[np.argsort(-counts)].tolist():
        sheets += _upright(_turned(glyphs, each == angle, angle), page, angle)
    return sheets


def _turned(glyphs: Glyphs, mask: npt.NDArray[np.bool_], angle: int) -> Glyphs:
    """The masked characters in a frame in which they run from left to right. Sloping boxes become squares."""
    box, base = glyphs.box[mask], glyphs.base[mask]
    if angle:
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        mid = np.stack(((box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2), axis=1)
        half = np.stack(((box[:, 2] - box[:, 0]) / 2, (box[:, 3] - box[:, 1]) / 2), axis=1)
        if angle % 180 == 90:
            half = half[:, ::-1]
        elif angle % 90:
            half = np.repeat(glyphs.size[mask][:, None] * 0.25, 2, axis=1)
        centre = np.stack((mid[:, 0] * cos - mid[:, 1] * sin, mid[:, 0] * sin + mid[:, 1] * cos), axis=1)
        box = np.concatenate((centre - half, centre + half), axis=1).astype(np.float32)
        base = np.stack((base[:, 0] * cos - base[:, 1] * sin, base[:, 0] * sin + base[:, 1] * cos), axis=1)
    return replace(glyphs.of(mask), box=box, base=base.astype(np.float32))


def turned_back(box: tuple[float, float, float, float], angle: int) -> tuple[float, float, float, float]:
    """A box of a turned sheet in the page's own coordinates."""
    if not angle:
        return box
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x0, y0, x1, y1 = box
    points = [(x * cos + y * sin, y * cos - x * sin) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _upright(glyphs: Glyphs, page: int, angle: int = 0) -> list[Sheet]:
    n = len(glyphs)
    if not n:
        return []
    box, base, size = glyphs.box, glyphs.base[:, 1], glyphs.size
    big = np.maximum(size[1:], size[:-1])
    gap = box[1:, 0] - box[:-1, 2]
    gap = np.where((box[1:, 0] == box[:-1, 0]) & (box[1:, 2] == box[:-1, 2]), 0.0, gap)
    leftward = hebrew_or_arabic(glyphs.codes)
    back = leftward[1:] & leftward[:-1]
    gap = np.where(back, np.maximum(gap, box[:-1, 0] - box[1:, 2]), gap)
    stray = (np.abs(base[1:] - base[:-1]) > _SAME_LINE * big) & ~_perched(glyphs, gap)
    apart = stray | (gap > WIDE_GAP * big) | (gap < -0.6 * big)
    spaced = glyphs.space[1:] > 0
    spaced = (spaced & ~(glyphs.generated[1:] & (gap < 0.06 * big))) | (gap > _WORD_GAP * big)
    spaced &= ~(_covered(glyphs, gap, big) & ~back)
    starts = np.concatenate(([0], np.flatnonzero(apart) + 1))
    spaced = _unspaced(spaced, glyphs, gap, starts)
    return [_laid(glyphs, page, angle, starts, np.concatenate(([False], spaced & ~apart)))]


def _perched(glyphs: Glyphs, gap: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Where a small figure, or the bracket beside one, touches a larger character and stands higher than most superscripts, as
    Apache FOP, ReportLab and asciidoctor set the signs of notes."""
    size, base = glyphs.size, glyphs.base[:, 1]
    big = np.maximum(size[1:], size[:-1])
    figure = (glyphs.codes >= ord("0")) & (glyphs.codes <= ord("9"))
    up = (figure[1:] | (glyphs.codes[1:] == ord("["))) & (size[1:] < _SMALL * size[:-1]) & (base[1:] < base[:-1])
    down = (figure[:-1] | (glyphs.codes[:-1] == ord("]"))) & (size[:-1] < _SMALL * size[1:]) & (base[:-1] < base[1:])
    near = (np.abs(base[1:] - base[:-1]) < _PERCHED * big) & (np.abs(gap) < _TOUCHING * big)
    perched: npt.NDArray[np.bool_] = (up | down) & near
    return perched


def _covered(glyphs: Glyphs, gap: npt.NDArray[np.float32], big: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Where the file has a space but sets the next letter over it. The layers that text recognition lays under a scan know no
    widths: there a space is one."""
    unseen = np.array([style.invisible for style in glyphs.styles], np.bool_)[glyphs.style[1:]]
    return (np.abs(gap) < _NO_GAP * big) & ~unseen


def _unspaced(
    spaced: npt.NDArray[np.bool_], glyphs: Glyphs, gap: npt.NDArray[np.float32], starts: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    """Letter-spaced text: in pieces full of made-up spaces only gaps clearly wider than the usual one are spaces, the dots of
    leaders apart; between Chinese or Japanese characters there are none."""
    made = spaced & (glyphs.generated[1:] | (glyphs.space[1:] == 0))
    wide = (glyphs.codes >= 0x2E80) & (glyphs.codes < 0xFB00) | (glyphs.codes >= 0xFF00) & (glyphs.codes < 0xFFEF)
    spaced = spaced & ~(made & wide[1:] & wide[:-1])
    ends = np.concatenate((starts[1:], [len(glyphs)]))
    dots = glyphs.codes == ord(".")
    inside = ~(dots[1:] & dots[:-1])
    made &= inside
    share = np.add.reduceat(np.concatenate(([False], made)).astype(np.int32), starts) / np.maximum(
        np.add.reduceat(np.concatenate(([True], inside)).astype(np.int32), starts), 1
    )
    for k in np.flatnonzero((share > 0.3) & (ends - starts >= 5)).tolist():
        s, e = int(starts[k]), int(ends[k]) - 1
        usual = float(np.median(gap[s:e][inside[s:e]])) if inside[s:e].any() else 0.0
        if usual > 0.05 * float(glyphs.size[s]):
            spaced[s:e] &= ~made[s:e] | (gap[s:e] > usual + 0.15 * glyphs.size[s])
    return spaced


def _laid(glyphs: Glyphs, page: int, angle: int, starts: npt.NDArray[np.intp], spaced: npt.NDArray[np.bool_]) -> Sheet:
    """Writes the text with its spaces; position k of the text belongs to character `of[k]`."""
    n = len(glyphs)
    place = np.arange(n) + np.cumsum(spaced)
    total = int(place[-1]) + 1
    of = np.zeros(total, np.int32)
    of[place] = np.arange(n)
    blanks = place[spaced] - 1
    of[blanks] = np.flatnonzero(spaced)
    codes = np.full(total, 32, np.uint32)
    codes[place] = glyphs.codes
    narrow = glyphs.space[spaced]
    codes[blanks] = np.where(narrow == 0, 32, narrow)
    codes[(codes == LINE_HYPHEN) | (codes == 2)] = ord(HYPHEN)
    codes[(codes == 0) | ((codes >= 0xD800) & (codes < 0xE000))] = 0xFFFD
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    box = glyphs.box[of]
    box[blanks, 2] = glyphs.box[of[blanks], 0]
    box[blanks, 0] = glyphs.box[of[blanks] - 1, 2]
    size = _without_bullets(glyphs, starts, place)
    raised = _raised(glyphs, size, starts)[of]
    raised[blanks] = False
    return Sheet(
        page=page,
        angle=angle,
        text=text,
        x0=box[:, 0],
        x1=box[:, 2],
        y0=box[:, 1],
        y1=box[:, 3],
        style=glyphs.style[of],
        raised=raised,
        styles=glyphs.styles,
        pieces=tuple(_pieces(glyphs, size, starts, place, text, raised[place])),
        leftward=bool(hebrew_or_arabic(glyphs.codes).any()),
    )


def _without_bullets(glyphs: Glyphs, starts: npt.NDArray[np.intp], place: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
    """The characters' sizes, 0 for a bullet that is set larger than the text behind it: it says nothing of its line."""
    size = glyphs.size
    second = np.minimum(starts + 1, len(glyphs) - 1)
    larger = starts[(place[second] - place[starts] == 2) & (size[starts] > 1.05 * size[second])]
    bullets = [at for at in larger.tolist() if not chr(int(glyphs.codes[at])).isalnum()]
    if bullets:
        size = size.copy()
        size[bullets] = 0
    return size


def _raised(glyphs: Glyphs, size: npt.NDArray[np.float32], starts: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Small characters that stand clearly above the base line of the largest ones in their piece."""
    largest = np.maximum.reduceat(size, starts)
    lengths = np.diff(np.concatenate((starts, [len(glyphs)])))
    big = np.repeat(largest, lengths)
    line = np.where(size >= big * 0.95, glyphs.base[:, 1], -np.inf)
    base = np.repeat(np.maximum.reduceat(line, starts), lengths)
    above = base - glyphs.base[:, 1]
    small = (size < _SMALL * big) & (above > 0.15 * big) | (size < _SMALLER * big) & (above > 0.3 * big)
    return glyphs.raised | (size > 0) & small


def _pieces(
    glyphs: Glyphs,
    size: npt.NDArray[np.float32],
    starts: npt.NDArray[np.intp],
    place: npt.NDArray[np.intp],
    text: str,
    raised: npt.NDArray[np.bool_],
) -> list[Piece]:
    ends = np.concatenate((starts[1:], [len(glyphs)]))
    low, high = np.minimum.reduceat(glyphs.box, starts).T, np.maximum.reduceat(glyphs.box, starts).T
    x0, y0, x1, y1 = low[0].tolist(), low[1].tolist(), high[2].tolist(), high[3].tolist()
    largest = np.maximum.reduceat(size, starts)
    lead = _leading(size, starts, ends, largest)
    base, style = glyphs.base[lead, 1].tolist(), glyphs.style[lead].tolist()
    first, last = place[starts].tolist(), (place[ends - 1] + 1).tolist()
    sizes = _usual_sizes(size, starts, ends, largest)
    alike = np.minimum.reduceat(glyphs.style, starts) == np.maximum.reduceat(glyphs.style, starts)
    even = (alike & ~np.logical_or.reduceat(raised, starts)).tolist()
    spaced = ((glyphs.space[starts] > 0) & ~glyphs.generated[starts]).tolist()
    closed = [*(not space for space in spaced[1:]), glyphs.closed]
    return [
        Piece(
            start=first[k],
            end=last[k],
            x0=x0[k],
            y0=y0[k],
            x1=x1[k],
            y1=y1[k],
            base=base[k],
            size=sizes[k],
            text=text[first[k] : last[k]],
            style=style[k],
            spaced=spaced[k],
            closed=closed[k],
            even=even[k],
        )
        for k in range(len(starts))
    ]


def _leading(
    size: npt.NDArray[np.float32], starts: npt.NDArray[np.intp], ends: npt.NDArray[np.intp], largest: npt.NDArray[np.float32]
) -> npt.NDArray[np.intp]:
    """The first character of each run that is as large as its largest: where the run's base line and style are read."""
    order = np.where(size >= np.repeat(largest, ends - starts) * 0.95, np.arange(len(size)), len(size))
    return np.minimum.reduceat(order, starts)


def _usual_sizes(
    size: npt.NDArray[np.float32], starts: npt.NDArray[np.intp], ends: npt.NDArray[np.intp], largest: npt.NDArray[np.float32]
) -> list[float]:
    """The size of each piece in points: the largest, for signs of notes and indices are smaller. A few words that are set a
    little larger than all others around them, as code or what was copied is, say nothing of their line."""
    sizes: list[float] = largest.tolist()
    smallest = np.minimum.reduceat(size, starts)
    for k in np.flatnonzero((smallest < 0.97 * largest) & (ends - starts > _FEW)).tolist():
        found, counts = np.unique(np.round(size[starts[k] : ends[k]], 1), return_counts=True)
        usual = float(found[counts.argmax()])
        if _NEAR * sizes[k] < usual and counts.max() > _MOST * (ends[k] - starts[k]):
            sizes[k] = usual
    return sizes


def sign_of(text: str) -> str:
    """A note's sign, in plain figures."""
    return text.strip(" )").translate(_SUPERIOR)


def ligatures_undone(text: str) -> str:
    """Latin ligatures as their letters, signs of symbol fonts as what they look like; nothing else is normalised."""
    return text.translate(_LIGATURES) if _RARE.search(text) else text
