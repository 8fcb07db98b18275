"""A table as rows and columns of cells, from the places of its blocks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.comparison.tokens import fold, label_length
from core.model.document import Block

CLAUSE = 24
"""Characters from which a cell's text may be a clause with a number; a shorter one is known by all of it."""
Cell = tuple[int, int]
_DIGITS = frozenset("-0123456789")
_FRACTION = re.compile(r"-?\d{1,15}\.(?:0|\d{3,30})(?:e[-+]?\d{1,2})?")
"""A number with a fraction, as programs write it: not "1.10", which may be the number behind "1.9"."""


@dataclass(slots=True)
class Grid:
    """`cells`: block indexes of the cell that begins at (row, column); `texts`: its folded text. Sizes count spans."""

    rows: int
    columns: int
    cells: dict[Cell, list[int]]
    texts: dict[Cell, str]

    def row(self, row: int, columns: Sequence[int]) -> tuple[str, ...]:
        """The texts of one row at the asked columns; empty where a span or nothing stands."""
        texts = self.texts
        return tuple([texts.get((row, column), "") for column in columns])


def grid_of(blocks: Sequence[Block], places: Sequence[int]) -> Grid:
    """The grid of the blocks of one table."""
    cells: dict[Cell, list[int]] = {}
    rows = columns = 0
    for index in places:
        place = blocks[index].table
        if place is None:
            continue
        cells.setdefault((place.row, place.column), []).append(index)
        rows = max(rows, place.row + place.row_span)
        columns = max(columns, place.column + place.column_span)
    texts = {cell: _told("\n".join([blocks[index].text for index in found])) for cell, found in cells.items()}
    return Grid(rows, columns, cells, texts)


def _told(text: str) -> str:
    """What a cell says, for finding its like: programs write one number with more or fewer digits, and the typed number of a
    clause is another one where a clause came in above it."""
    folded = fold(text[label_length(text) :] if len(text) >= CLAUSE else text).strip()
    return f"{float(folded):.12g}" if folded[:1] in _DIGITS and _FRACTION.fullmatch(folded) else folded
