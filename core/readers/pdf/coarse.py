"""Rows that are ruled as one: of a table of numbers often only the columns and the head have rules."""

import re
from collections.abc import Sequence

from core.readers.pdf.line import Line

_LINES = 4
"""Lines of each cell in a row that is several."""
_COUNTED = 0.7
"""The share of a column's lines that are numbers."""
_LEVEL = 0.6
"""The share of all bases that the columns share."""
_NUMBER = re.compile(r"[-–—−+(]?[\d.,'’]*\d[)%*]?|[-–—−…]|\.{2,3}")


def is_number(text: str) -> bool:
    """Whether a cell's text is a number, several of them, or the dash that stands for one."""
    return all(_NUMBER.fullmatch(word) for word in text.split())


def row_marks(cells: Sequence[Sequence[Line]]) -> list[float]:
    """The heights between the rows that the cells of one ruled row are, from their lines: three long cells side by side, two
    of them of numbers, whose lines stand on the same bases. Empty where they are one row."""
    long = [cell for cell in cells if len(cell) >= _LINES]
    counted = [cell for cell in long if sum(is_number(line.text) for line in cell) >= _COUNTED * len(cell)]
    if len(long) < 3 or len(counted) < 2:
        return []
    bases = [{round(line.base) for line in cell} for cell in long]
    if len(set.intersection(*bases)) < _LEVEL * max(map(len, bases)):
        return []
    numbers = {round(line.base) for cell in counted for line in cell}
    return _marks(sorted((line for cell in cells for line in cell), key=lambda line: (line.base, line.x0)), numbers)


def _marks(lines: Sequence[Line], numbers: set[int]) -> list[float]:
    """Lines from top to bottom and from left to right. A word that begins small goes on the line above, unless both have
    numbers."""
    marks: list[float] = []
    above: Line | None = None
    for line in lines:
        if above is not None and line.base - above.base <= 0.5 * line.size:
            continue
        if above is not None and (not line.text[:1].islower() or {round(above.base), round(line.base)} <= numbers):
            marks.append((above.base + 0.2 * above.size + line.base - 0.8 * line.size) / 2)
        above = line
    return marks
