"""Letters that are drawn as shapes instead of written with a font: they can be seen and cannot be read."""

from collections.abc import Sequence
from typing import Final

Shape = tuple[float, float, float, float, int]
"""A filled path with curves or slopes: its box in points from the top left, and its segments."""
TALLEST: Final = 24.0
"""Points: no line of a text is higher."""
_APART: Final = 2.5
"""In heights of the line: the widest space between two of its letters."""
_LEAST: Final = 8
"""Letters of a line from which it is one; fewer are signs of a logo or the labels of a figure."""
_KINDS: Final = 5
"""Different shapes among them: the points of a diagram and the ornaments of a border are all alike."""
_SEGMENTS: Final = 12
"""Segments of a letter, about, where one path draws many."""
_MOST: Final = 20_000
"""Shapes that are looked at."""


def letters_of(shapes: Sequence[Shape]) -> int:
    """About how many letters stand in lines among these shapes."""
    lines: list[list[Shape]] = []
    for shape in sorted(shapes[:_MOST], key=_middle):
        if lines and abs(_middle(lines[-1][0]) - _middle(shape)) < _height(lines[-1]) / 2:
            lines[-1].append(shape)
        else:
            lines.append([shape])
    return sum(_letters(run) for line in lines for run in _runs(line))


def _runs(line: list[Shape]) -> list[list[Shape]]:
    """The shapes of a line from left to right, cut where they stand too far apart."""
    line = sorted(line)
    widest = _APART * _height(line)
    runs = [[line[0]]]
    for shape in line[1:]:
        if shape[0] - runs[-1][-1][2] <= widest:
            runs[-1].append(shape)
        else:
            runs.append([shape])
    return runs


def _letters(run: list[Shape]) -> int:
    """The letters of a run; 0 where it is too short, or its shapes are too much alike."""
    count = sum(max(1, shape[4] // _SEGMENTS) if shape[2] - shape[0] > 2 * (shape[3] - shape[1]) else 1 for shape in run)
    kinds = {(round(shape[2] - shape[0], 1), round(shape[3] - shape[1], 1), shape[4]) for shape in run}
    varied = len(kinds) >= _KINDS or len(run) < _KINDS <= count
    return count if count >= _LEAST and varied else 0


def _middle(shape: Shape) -> float:
    return (shape[1] + shape[3]) / 2


def _height(line: Sequence[Shape]) -> float:
    return max(shape[3] - shape[1] for shape in line)
