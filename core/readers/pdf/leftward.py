"""Pages that are read from right to left (Arabic, Hebrew): they are mirrored, so that everything that looks for left edges,
columns and lines holds for them too, and their characters are put into the order in which they are read.

A file holds the characters in the order in which they are seen. What order they were written in follows from the bidirectional
classes (Unicode Standard Annex 9) the other way round: numbers and words of other scripts are turned back inside the line.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from core.readers.pdf.drawings import Area, Drawings, Picture, Rule
from core.readers.pdf.glyphs import Codes, Glyphs, hebrew_or_arabic

Shape = TypeVar("Shape", Area, Picture)
_ROW = 0.35
"""In font sizes: how far the base lines of one row lie apart."""
_PART = 1.5
"""In font sizes: a wider gap parts two columns or cells."""
_SPACE = 0.15
"""In font sizes: a gap that is a space though the file has none."""
_NO_SPACE = 0.05
"""In font sizes: over a narrower gap what pdfium took for a space is none."""
_BRACKETS = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«"}
_OPENING = frozenset("([{«")
_LAM = "\u0644"
_STRETCH = "\u0640"
"""The stroke by which a program makes words longer until their line is full."""
_POINTS = frozenset(".,:/")
"""What stands between the figures of one number."""
_HYPHENS = frozenset("-\u2010\u2011\u2013")
"""Behind them a line may end inside a run of the other script."""
_UNITS = frozenset("%$€°+-\u2010\u2011\u2013")
"""What belongs to a number in Hebrew, not in Arabic; the hyphens also to numbers after a word of the other script."""


@dataclass(slots=True)
class _Unit:
    """A letter with the marks on it, or the letters of one ligature: places in the glyphs, in order; `sort`: R, A (Arabic), L,
    N (figures), or "" for signs; `x0`, `x1` in the mirrored page."""

    places: list[int]
    sort: str
    text: str
    x0: float
    x1: float


def is_leftward(codes: Codes) -> bool:
    """Whether most letters are Hebrew or Arabic ones."""
    rightward = int(np.count_nonzero((codes >= 0x41) & (codes < 0x590)))
    return int(np.count_nonzero(hebrew_or_arabic(codes))) > rightward


def mirrored_drawings(drawings: Drawings, width: float) -> Drawings:
    """The drawings of a page of this width, seen in a mirror."""
    return replace(
        drawings,
        rules=tuple(_mirrored_rule(rule, width) for rule in drawings.rules),
        areas=tuple(_mirrored(area, width) for area in drawings.areas),
        pictures=tuple(_mirrored(picture, width) for picture in drawings.pictures),
    )


def _mirrored_rule(rule: Rule, width: float) -> Rule:
    if rule.upright:
        return replace(rule, at=width - rule.at)
    return replace(rule, start=width - rule.end, end=width - rule.start)


def _mirrored(shape: Shape, width: float) -> Shape:
    return replace(shape, x0=width - shape.x1, x1=width - shape.x0)


def mirrored_glyphs(glyphs: Glyphs, width: float) -> Glyphs:
    """The characters of a page of this width in a mirror, those that stand upright in the order of reading."""
    box = glyphs.box.copy()
    box[:, 0], box[:, 2] = width - glyphs.box[:, 2], width - glyphs.box[:, 0]
    base = glyphs.base.copy()
    base[:, 0] = width - base[:, 0]
    styles = tuple(replace(style, angle=-style.angle % 360) for style in glyphs.styles)
    turned = replace(glyphs, box=box, base=base, styles=styles)
    upright = np.array([style.angle in (0, 1, 2, 358, 359) for style in glyphs.styles])[glyphs.style]
    order = list(_order(turned, np.flatnonzero(upright)))
    return _arranged(turned, [*order, *((k, None) for k in np.flatnonzero(~upright).tolist())])


Placed = tuple[int, tuple[float, float, float] | None]
"""A glyph's place in the file's order, and its left edge, right edge and base line where they are others now."""


def _order(glyphs: Glyphs, places: npt.NDArray[np.intp]) -> Iterator[Placed]:
    """The glyphs row by row, as they are read."""
    letters = [k for k in places.tolist() if not unicodedata.combining(chr(glyphs.codes[k]))]
    rows: list[list[int]] = []
    for k in sorted(letters, key=lambda k: (float(glyphs.base[k, 1]), k)):
        near = rows and glyphs.base[k, 1] - glyphs.base[rows[-1][-1], 1] <= _ROW * glyphs.size[k]
        if near:
            rows[-1].append(k)
        else:
            rows.append([k])
    lines = [_units(glyphs, row) for row in rows]
    _with_marks(glyphs, lines, [k for k in places.tolist() if unicodedata.combining(chr(glyphs.codes[k]))])
    for line in lines:
        for part in _parts(line, glyphs):
            yield from _read(part, glyphs)


def _units(glyphs: Glyphs, row: Sequence[int]) -> list[_Unit]:
    """The units of a row from the page's right to its left. Letters with one box are a ligature, which pdfium gives backwards
    where it is Arabic."""
    found: list[_Unit] = []
    last: tuple[float, ...] = ()
    for k in sorted(row, key=lambda k: (float(glyphs.box[k, 0]), float(glyphs.box[k, 2]), k)):
        letter, box = chr(glyphs.codes[k]), tuple(glyphs.box[k].tolist())
        sort = _sort(letter)
        if found and letter == _STRETCH:
            found[-1].x1 = box[2]
        elif found and box == last and found[-1].sort == sort == "L":
            found[-1].places.append(k)
        elif found and box == last and found[-1].sort == sort and sort in ("R", "A"):
            found[-1].places.insert(0, k)
            if glyphs.codes[found[-1].places[-1]] == ord(_LAM):
                found[-1].places.reverse()
        else:
            found.append(_Unit([k], sort, letter, box[0], box[2]))
        last = box
    return found


def _sort(letter: str) -> str:
    kind = unicodedata.bidirectional(letter)
    return {"R": "R", "AL": "A", "L": "L", "EN": "N", "AN": "N"}.get(kind, "")


def _with_marks(glyphs: Glyphs, lines: list[list[_Unit]], marks: Sequence[int]) -> None:
    """Puts each mark behind the letter above or below which it stands."""
    bases = [(float(glyphs.base[line[0].places[0], 1]), line) for line in lines]
    for k in marks:
        middle, height = float(glyphs.box[k, 0] + glyphs.box[k, 2]) / 2, float(glyphs.base[k, 1])
        base, line = min(bases, key=lambda found: abs(found[0] - height), default=(0.0, []))
        if line and abs(base - height) < glyphs.size[k]:
            min(line, key=lambda unit: (max(unit.x0 - middle, middle - unit.x1, 0.0), unit.x0)).places.append(k)
        else:
            lines.append([_Unit([k], "", chr(glyphs.codes[k]), float(glyphs.box[k, 0]), float(glyphs.box[k, 2]))])


def _parts(line: Sequence[_Unit], glyphs: Glyphs) -> Iterator[list[_Unit]]:
    part: list[_Unit] = []
    for unit in line:
        if part and unit.x0 - part[-1].x1 > _PART * float(glyphs.size[unit.places[0]]):
            yield part
            part = []
        part.append(unit)
    if part:
        yield part


def _read(part: Sequence[_Unit], glyphs: Glyphs) -> Iterator[Placed]:
    """The units in the order of reading: runs of other scripts turned round where they stand."""
    base = float(glyphs.base[part[0].places[0], 1])
    mixed = any(unit.sort in ("R", "A") for unit in part)
    runs = list(_runs(part, glyphs)) if mixed else [(0, len(part))]
    at = 0
    for first, end in [*runs, (len(part), len(part))]:
        for unit in part[at:first]:
            yield from _placed(unit, unit.x0, unit.x1, base)
        if end > first:
            whole = part[first].x0 + max(unit.x1 for unit in part[first:end])
            for unit in reversed(part[first:end]):
                yield from _placed(unit, whole - unit.x1, whole - unit.x0, base)
        at = end


def _placed(unit: _Unit, x0: float, x1: float, base: float) -> Iterator[Placed]:
    """Marks take no room of their own."""
    yield unit.places[0], (x0, x1, base)
    for k in unit.places[1:]:
        yield k, (x1, x1, base)


def _runs(part: Sequence[_Unit], glyphs: Glyphs) -> Iterator[tuple[int, int]]:
    """First and end of each run that is read from left to right."""
    shown = part[::-1]
    found, first = [], 0
    while first < len(shown):
        if shown[first].sort not in ("L", "N"):
            first += 1
            continue
        run = _Run(shown, glyphs, first)
        found.append((len(part) - run.end, len(part) - run.start))
        first = run.end
    yield from reversed(found)


class _Run:
    """A run of a line as it is shown, from its first letter or figure on: [start, end)."""

    def __init__(self, shown: Sequence[_Unit], glyphs: Glyphs, first: int) -> None:
        self.shown = shown
        self.size = float(glyphs.size[shown[first].places[0]])
        self.arabic = any(unit.sort == "A" for unit in shown)
        self.latin = shown[first].sort == "L"
        self.start, last = first, first
        for at in range(first + 1, len(shown)):
            sort = shown[at].sort
            if sort in ("R", "A") or (sort and not self._joined(last, at)):
                break
            if sort:
                last, self.latin = at, self.latin or sort == "L"
        self.end = last + 1
        self._take_signs()

    def _joined(self, last: int, at: int) -> bool:
        """Whether two letters or figures with only signs and spaces between them belong together. A number after a word of
        the other script is read with it."""
        one, two = self.shown[last], self.shown[at]
        between = self.shown[last : at + 1]
        signs = "".join(unit.text for unit in between[1:-1])
        spaced = any(a.x0 - b.x1 > _SPACE * self.size for a, b in pairwise(between))
        if one.sort == two.sort == "L":
            return True
        if one.sort != two.sort:
            return not spaced or (one.sort == "L" and not signs)
        if spaced:
            return not signs and self._thousands(last, at)
        return not signs or (len(signs) == 1 and (signs in _POINTS or (signs in _UNITS and (self.latin or not self.arabic))))

    def _thousands(self, last: int, at: int) -> bool:
        """Whether a space stands between the thousands of one number: three figures behind it, up to three before it."""
        return 1 <= self._figures(last, -1) <= 3 and self._figures(at, 1) == 3

    def _figures(self, at: int, step: int) -> int:
        """How many figures follow one another without a space, from one on."""
        count = 1
        while 0 <= at + step < len(self.shown) and self.shown[at + step].sort == "N":
            left, right = sorted((at, at + step))
            if self.shown[left].x0 - self.shown[right].x1 > _SPACE * self.size:
                break
            at, count = at + step, count + 1
        return count

    def _take_signs(self) -> None:
        """A bracket that was opened in the run ends in it, and so does a line; in Hebrew a number has its signs."""
        texts = "".join(unit.text for unit in self.shown[self.start : self.end])
        following = self.shown[self.end].text if self.end < len(self.shown) else ""
        opened = following in _BRACKETS and sum(map(texts.count, _BRACKETS)) % 2 == 1
        if opened or (following in _HYPHENS and self.start == 0 and self.latin):
            self.end += 1
        elif not self.arabic:
            self.end += following in _UNITS and self.shown[self.end - 1].sort == "N"
            before = self.shown[self.start - 1].text if self.start else ""
            self.start -= before in _UNITS and self.shown[self.start].sort == "N"


def _arranged(glyphs: Glyphs, order: Sequence[Placed]) -> Glyphs:
    """The glyphs in this order, with their new places and the white space between them."""
    places = np.array([k for k, _ in order], np.intp)
    box, base = glyphs.box[places].copy(), glyphs.base[places].copy()
    for at, (_, moved) in enumerate(order):
        if moved is not None:
            box[at, 0], box[at, 2], base[at, 1] = moved
    step = np.diff(places)
    later = np.maximum(places[1:], places[:-1])
    gap = box[1:, 0] - box[:-1, 2]
    beside = np.abs(step) == 1
    wide, open_ = gap > _SPACE * glyphs.size[places[1:]], gap > _NO_SPACE * glyphs.size[places[1:]]
    known = np.where(beside & open_ & (glyphs.space[later] > 0), glyphs.space[later], np.where(wide, 32, 0))
    first: Codes = np.zeros(1, np.uint32)
    codes = glyphs.codes[places].copy()
    space: Codes = np.concatenate((first, known.astype(np.uint32)))
    _turn_brackets(codes, space)
    return replace(
        glyphs,
        codes=codes,
        box=box,
        base=base,
        size=glyphs.size[places],
        style=glyphs.style[places],
        space=space,
        generated=np.concatenate((first > 0, np.where(beside, glyphs.generated[later], True))),
        raised=glyphs.raised[places],
    )


def _turn_brackets(codes: Codes, space: Codes) -> None:
    """A file may hold brackets as they are seen or as they are read: what stands beside them says which they are, else which
    is due."""
    depth = 0
    for k in [k for k, code in enumerate(codes.tolist()) if chr(code) in _BRACKETS]:
        begins = k == 0 or space[k] > 0 or not chr(codes[k - 1]).isalnum()
        ends = k + 1 == len(codes) or space[k + 1] > 0 or not chr(codes[k + 1]).isalnum()
        if begins == ends and _inside(codes, k):
            continue
        opens = begins if begins != ends else depth == 0
        depth = depth + 1 if opens else max(depth - 1, 0)
        if (chr(codes[k]) in _OPENING) != opens:
            codes[k] = ord(_BRACKETS[chr(codes[k])])


def _inside(codes: Codes, k: int) -> bool:
    """Whether a bracket stands inside a word of another script."""
    return 0 < k < len(codes) - 1 and _sort(chr(codes[k - 1])) in ("L", "N") and _sort(chr(codes[k + 1])) in ("L", "N")
