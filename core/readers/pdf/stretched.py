"""Lines of prose that are stretched to both margins, so that their spaces look like the gaps of a table."""

from collections.abc import Sequence
from itertools import pairwise

from core.readers.pdf.line import Column, Row
from core.readers.pdf.sheet import Sheet

_STRETCHED = 0.6
"""The narrowest space of a stretched line against the widest."""
_EQUAL = 0.93
"""The same where a line has no other spaces than its gaps."""


def _gaps(row: Row, sheet: Sheet) -> tuple[list[float], list[float]]:
    """The distances of a row's pieces, and the widths of the spaces inside them."""
    spaces = [float(sheet.x1[k] - sheet.x0[k]) for p in row for k in range(p.start, p.end) if sheet.text[k] == " "]
    return [q.x0 - p.x1 for p, q in pairwise(row)], spaces


def is_stretched(row: Row, sheet: Sheet, column: Column) -> bool:
    """Whether a row is a line of prose set from margin to margin: its spaces are as wide as its gaps."""
    gaps, spaces = _gaps(row, sheet)
    if not gaps or row[-1].x1 - row[0].x0 < 0.9 * column.width or (not spaces and len(gaps) < 3):
        return False
    return min([*spaces, *gaps]) > (_STRETCHED if spaces else _EQUAL) * max(gaps)


def are_justified(rows: Sequence[Row], sheet: Sheet) -> bool:
    """Whether more lines look stretched to the margins than look like cells: all the spaces of a stretched line are
    about as wide, while a table's row has usual spaces inside of its cells."""
    stretched = cells = 0
    for row in rows:
        gaps, spaces = _gaps(row, sheet)
        if not gaps or (not spaces and len(gaps) < 2):
            continue
        if min([*spaces, *gaps]) > (_STRETCHED if spaces else _EQUAL) * max(gaps):
            stretched += 1
        elif spaces:
            cells += 1
    return stretched > cells
