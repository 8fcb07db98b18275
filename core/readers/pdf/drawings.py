"""What is drawn on a page beside its text: rules, filled areas, pictures, drawings; in points from the top left."""

import ctypes
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from core.readers.pdf import library
from core.readers.pdf.clusters import clusters
from core.readers.pdf.frame import Frame
from core.readers.pdf.matrix import IDENTITY, Matrix, moved, product
from core.readers.pdf.outlines import TALLEST, Shape, letters_of
from core.swift import swift

_THIN = 2.6
"""Points: a drawn shape of at most this width is a rule, not an area."""
_SEGMENTS = 400
"""Segments of one path that are looked at; a longer path is a drawing."""
_CLIPS = 16
"""Clipping paths of one text that are looked at."""
_OBJECTS = 40_000
_SMALL = 24.0
"""Points: what is drawn within so much in one direction is no picture."""
_CORNER = 14.0
"""Points: the largest round corner of a box round text."""
_FORM_DEPTH = 4
_LINE_TO, _BEZIER, _MOVE_TO = 0, 1, 2
Around = tuple[float, float, float, float]
"""Left, top, right, bottom of a box."""
LAST = _OBJECTS + 2
"""Behind everything that is looked at, in the order of drawing."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal or vertical stroke of any colour: tables without visible borders often have white ones. `at` is its
    place across, `start` and `end` along."""

    upright: bool
    at: float
    start: float
    end: float


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled rectangle with its colour as 0xRRGGBB."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A raster image, or a cluster of drawn curves, by the sha256 of its data."""

    x0: float
    y0: float
    x1: float
    y1: float
    digest: str
    drawn: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The box of something opaque that is drawn after text. `order`: how many things are drawn up to it."""

    x0: float
    y0: float
    x1: float
    y1: float
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawings:
    """`letters`: about how many are drawn as shapes. `cut` is true where the page holds more objects than are looked at.
    `texts`: when each text object of pdfium's is drawn, counted as in `covers`, which stand in their order; `clipped`: those that
    reach beyond what a clipping path leaves of them."""

    rules: tuple[Rule, ...]
    areas: tuple[Area, ...]
    pictures: tuple[Picture, ...]
    letters: int = 0
    cut: bool = False
    texts: Mapping[int, int] = field(default_factory=dict)
    covers: tuple[Cover, ...] = ()
    clipped: frozenset[int] = frozenset()


class _Collector:
    """Gathers the drawings of one page; holds the scratch memory that pdfium writes into."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.rules: list[Rule] = []
        self.areas: list[Area] = []
        self.pictures: list[Picture] = []
        self.curves: list[Shape] = []
        self.small: list[Shape] = []
        self.seen = 0
        self.texts: dict[int, int] = {}
        self.covers: list[Cover] = []
        self.clipped: set[int] = set()
        self._floats = np.zeros(6, np.float32)
        self._whole = np.zeros(4, np.uint32)
        self._fa = self._floats.ctypes.data
        self._wa = self._whole.ctypes.data

    def add(self, obj: int, matrix: Matrix, depth: int) -> None:
        self.seen += 1
        kind = library.object_type(obj)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self.texts[obj] = self.seen
            clip = library.object_clip(obj)
            if clip and library.clip_count(clip) > 0 and self._is_cut(obj, clip):
                self.clipped.add(obj)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(obj, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = self._bounds(obj, matrix)
            self.pictures.append(Picture(x0=x0, y0=y0, x1=x1, y1=y1, digest=_image_digest(obj)))
            self._cover(obj, (x0, y0, x1, y1))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            self._form(obj, matrix, depth)

    def _form(self, obj: int, matrix: Matrix, depth: int) -> None:
        inner = IDENTITY
        if library.object_matrix(obj, self._fa):
            a, b, c, d, e, f = self._floats.tolist()
            inner = (a, b, c, d, e, f)
        both = product(inner, matrix)
        for index in range(library.form_count(obj)):
            if self.seen > _OBJECTS:
                return
            child = library.form_object(obj, index)
            if child:
                self.add(child, both, depth + 1)

    def _bounds(self, obj: int, matrix: Matrix) -> tuple[float, float, float, float]:
        at = self._fa
        if not library.object_bounds(obj, at, at + 4, at + 8, at + 12):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = self._floats[:4].tolist()
        return self._shown(left, bottom, right, top, matrix)

    def _shown(self, left: float, bottom: float, right: float, top: float, matrix: Matrix) -> tuple[float, float, float, float]:
        if matrix is IDENTITY:
            ax, ay = self.frame.point(left, bottom)
            bx, by = self.frame.point(right, top)
            return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        corners = [self.frame.point(*moved(x, y, matrix)) for x in (left, right) for y in (bottom, top)]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _colour(self, getter: Any, obj: int) -> int:
        at = self._wa
        if not getter(obj, at, at + 4, at + 8, at + 12):
            return 0
        red, green, blue, alpha = self._whole.tolist()
        return 0xFFFFFF if alpha == 0 else (red << 16) | (green << 8) | blue

    def _path(self, obj: int, matrix: Matrix) -> None:
        x0, y0, x1, y1 = self._bounds(obj, matrix)
        self._whole[:2] = 0
        library.path_mode(obj, self._wa, self._wa + 4)
        filled, stroked = bool(self._whole[0]), bool(self._whole[1])
        if not filled and not stroked:
            return
        wide, high = x1 - x0, y1 - y0
        if min(wide, high) <= _THIN:
            if max(wide, high) > _THIN:
                self._rule(x0, y0, x1, y1)
            return
        if filled:
            self._cover(obj, (x0, y0, x1, y1))
        self._shape(obj, matrix, (x0, y0, x1, y1), filled, stroked)

    def _is_cut(self, obj: int, clip: int) -> bool:
        """Whether the object's box reaches beyond one of the boxes round the clipping paths, both in the object's own units."""
        at = self._fa
        if not library.object_bounds(obj, at, at + 4, at + 8, at + 12):
            return False
        left, bottom, right, top = self._floats[:4].tolist()
        for path in range(min(library.clip_count(clip), _CLIPS)):
            points = []
            for index in range(max(min(library.clip_segments(clip, path), _SEGMENTS), 0)):
                library.segment_point(library.clip_segment(clip, path, index), at, at + 4)
                points.append(self._floats[:2].tolist())
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if points and (left < min(xs) or right > max(xs) or bottom < min(ys) or top > max(ys)):
                return True
        return False

    def _cover(self, obj: int, box: Around) -> None:
        if self.texts and not library.object_transparent(obj):
            self.covers.append(Cover(x0=box[0], y0=box[1], x1=box[2], y1=box[3], order=self.seen))

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if x1 - x0 >= y1 - y0:
            self.rules.append(Rule(upright=False, at=(y0 + y1) / 2, start=x0, end=x1))
        else:
            self.rules.append(Rule(upright=True, at=(x0 + x1) / 2, start=y0, end=y1))

    def _shape(self, obj: int, matrix: Matrix, box: Around, filled: bool, stroked: bool) -> None:
        count = library.path_count(obj)
        lines = self._lines(obj, matrix, count) if count <= _SEGMENTS else None
        if lines is None:
            if not self._frames(obj, matrix, count, box):
                self.curves.append((*box, count))
                if filled and box[3] - box[1] <= TALLEST:
                    self.small.append((*box, count))
            elif filled:
                self.areas.append(_area(box, self._colour(library.object_fill, obj)))
            return
        if filled and count <= 6:
            self.areas.append(_area(box, self._colour(library.object_fill, obj)))
        if stroked:
            for line in lines:
                self._rule(*line)
        elif filled and count > 6:
            for line in _thin_parts(lines):
                self._rule(*line)

    def _frames(self, obj: int, matrix: Matrix, count: int, box: Around) -> bool:
        """Whether a path with curves is a box with round corners: straight along most of its sides, and nothing inside."""
        width, height = box[2] - box[0], box[3] - box[1]
        if count > _SEGMENTS or min(width, height) <= _SMALL:
            return False
        matrix, at = self._own(obj, matrix), self._fa
        straight, last = 0.0, (0.0, 0.0)
        for index in range(count):
            segment = library.path_segment(obj, index)
            library.segment_point(segment, at, at + 4)
            x, y = self._floats[:2].tolist()
            point = self.frame.point(*moved(x, y, matrix))
            if min(_to_sides(point, box)) > _CORNER:
                return False
            if library.segment_type(segment) == _LINE_TO and _on_side(last, point, box):
                straight += abs(point[0] - last[0]) + abs(point[1] - last[1])
            last = point
        return straight > width + height

    def _own(self, obj: int, matrix: Matrix) -> Matrix:
        """The object's own matrix and then `matrix`: points of a path are as the file writes them."""
        if not library.object_matrix(obj, self._fa):
            return matrix
        a, b, c, d, e, f = self._floats.tolist()
        own = (a, b, c, d, e, f)
        return matrix if own == IDENTITY else product(own, matrix)

    def _lines(self, obj: int, matrix: Matrix, count: int) -> list[tuple[float, float, float, float]] | None:
        """The path's straight segments, or None where it has curves or slopes."""
        points: list[tuple[float, float]] = []
        lines = []
        at, start = self._fa, 0
        matrix = self._own(obj, matrix)
        for index in range(count):
            segment = library.path_segment(obj, index)
            kind = library.segment_type(segment)
            if kind == _BEZIER:
                return None
            library.segment_point(segment, at, at + 4)
            x, y = self._floats[:2].tolist()
            points.append(self.frame.point(*moved(x, y, matrix)))
            if kind == _MOVE_TO:
                if index - start > 2:
                    lines.append((points[index - 1], points[start]))
                start = index
            else:
                lines.append((points[-2], points[-1]))
        if count - start > 2:
            lines.append((points[-1], points[start]))
        if any(min(abs(a[0] - b[0]), abs(a[1] - b[1])) > 1.0 for a, b in lines):
            return None
        return [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in lines]


def _to_sides(point: tuple[float, float], box: Around) -> Around:
    """How far a point is from each side of a box."""
    return abs(point[0] - box[0]), abs(point[1] - box[1]), abs(point[0] - box[2]), abs(point[1] - box[3])


def _on_side(one: tuple[float, float], two: tuple[float, float], box: Around) -> bool:
    """Whether two points lie on the same side of a box."""
    return any(max(near) <= _THIN for near in zip(_to_sides(one, box), _to_sides(two, box), strict=True))


def _area(box: Around, colour: int) -> Area:
    return Area(x0=box[0], y0=box[1], x1=box[2], y1=box[3], colour=colour)


def _thin_parts(lines: list[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
    """A filled path of several thin rectangles is a way to draw rules: the long sides of each."""
    return [line for line in lines if max(line[2] - line[0], line[3] - line[1]) > 3 * _THIN]


def _image_digest(obj: int) -> str:
    """sha256 of the picture's data as it stands in the file: equal data is an equal raster."""
    size = library.image_raw(obj, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    library.image_raw(obj, ctypes.addressof(buffer), size)
    return hashlib.sha256(buffer.raw[:size]).hexdigest()


def read_drawings(page: Any, frame: Frame, over: tuple[Cover, ...] = ()) -> Drawings:
    """Walks the page's objects and those of its forms, at most 40,000. `over`: what annotations lay over all of them."""
    found = _Collector(frame)
    handle = ctypes.c_void_p(library.address(page))
    count = library.count_objects(handle)
    for index in range(min(count, _OBJECTS)):
        obj = library.page_object(handle, index)
        if obj:
            found.add(obj, IDENTITY, 0)
        if found.seen > _OBJECTS:
            break
    drawn = [_drawing(group) for group in clusters(found.curves, _SMALL)]
    return Drawings(
        rules=tuple(found.rules),
        areas=tuple(found.areas),
        pictures=(*found.pictures, *drawn),
        letters=letters_of(found.small),
        cut=count > _OBJECTS or found.seen > _OBJECTS,
        texts=found.texts,
        covers=(*found.covers, *over),
        clipped=frozenset(found.clipped),
    )


def _drawing(group: list[Shape]) -> Picture:
    """Its digest covers the boxes of its curves, relative to its corner, in whole points."""
    x0, y0 = min(c[0] for c in group), min(c[1] for c in group)
    shape = sorted((round(c[0] - x0), round(c[1] - y0), round(c[2] - x0), round(c[3] - y0), c[4]) for c in group)
    digest = hashlib.sha256(repr(shape).encode()).hexdigest()
    return Picture(x0=x0, y0=y0, x1=max(c[2] for c in group), y1=max(c[3] for c in group), digest=digest, drawn=True)
