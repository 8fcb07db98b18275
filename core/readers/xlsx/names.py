"""Names of SpreadsheetML and DrawingML, and what a cell's address says."""

import re
from typing import Any, Final

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XDR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TC: Final = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"

Element = Any
"""An lxml element: the library has no types of its own."""

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column of an address such as B5, from 0; None where it is none."""
    found = _ADDRESS.fullmatch(address.upper())
    if not found:
        return None
    row, column = int(found[2]) - 1, column_of(found[1])
    return (row, column) if 0 <= row < MOST_ROWS and column < MOST_COLUMNS else None


def column_of(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def area_of(reference: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row, last column of A1:B2 or of one cell; None where it is neither."""
    first, _, last = reference.partition(":")
    one, two = place_of(first), place_of(last or first)
    return (*one, *two) if one and two and one <= two and one[1] <= two[1] else None


def is_true(value: str | None, default: bool = False) -> bool:
    """An XML boolean."""
    return default if value is None else value in ("1", "true", "on")
