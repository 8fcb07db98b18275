"""A table as rows and columns of cells, from the places of its blocks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.comparison.sheets.formulas import formula_of, skeleton
from core.comparison.text.tokens import fold, label_length
from core.model.document import Block

CLAUSE = 24
"""Characters from which a cell's text may be a clause with a number; a shorter one is known by all of it."""
SPARSE = 20
"""Places for each cell, beside so much ROOM, from which a table is mostly empty."""
ROOM = 100_000
Cell = tuple[int, int]
_DIGITS = frozenset("-0123456789")
_FRACTION = re.compile(r"-?\d{1,15}\.(?:0|\d{3,30})(?:e[-+]?\d{1,2})?")
"""A number with a fraction, as programs write it: not "1.10", which may be the number behind "1.9"."""

_GROUPED = re.compile(
    r"(?P<whole>-?\d{1,3}(?:(?P<sign>[ ,.'])\d{3})(?:(?P=sign)\d{3})*|-?\d{3,15})(?P<rest>[.,]\d{1,2})?(?P<unit>\s?%)?"
)
"""A number of some size as people write it: 1 250, 1,250.00, 1.250,00, 1250,5."""

_DATE = re.compile(
    r"(?:(?P<y>\d{4})(?P<sign>[-./])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}))"
    r"(?:[t ](?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d(?:\.\d+)?))?(?:z|[-+]\d\d:?\d\d)?)?"
)
"""Of the forms with the month as a number those that everyone reads alike."""


@dataclass(slots=True)
class Grid:
    """`cells`: block indexes of the cell that begins at (row, column); `texts`: its folded text; `counts`: by which formula it
    is counted, wherever the formula's cells stand. Sizes count spans."""

    rows: int
    columns: int
    cells: dict[Cell, list[int]]
    texts: dict[Cell, str]
    counts: dict[Cell, str] = field(default_factory=dict)
    _lines: dict[int, dict[int, list[int]]] = field(default_factory=dict)

    def line(self, axis: int, at: int) -> list[int]:
        """The block indexes of the cells that begin in a row (axis 0) or a column (axis 1), from its first cell to its last."""
        if axis not in self._lines:
            lines = self._lines[axis] = {}
            for cell in sorted(self.cells):
                lines.setdefault(cell[axis], []).extend(self.cells[cell])
        return self._lines[axis].get(at, [])

    def row(self, row: int, columns: Sequence[int]) -> tuple[str, ...]:
        """The texts of one row at the asked columns; empty where a span or nothing stands."""
        texts = self.texts
        return tuple([texts.get((row, column), "") for column in columns])

    def formulas(self, row: int, columns: Sequence[int]) -> tuple[str, ...]:
        """The same of what the cells are counted by; empty where somebody typed what they say."""
        counts = self.counts
        return tuple([counts.get((row, column), "") for column in columns])


def grid_of(blocks: Sequence[Block], places: Sequence[int]) -> Grid:
    """The grid of the blocks of one table; of a sheet with a cell far off the others, its rows and columns that hold any."""
    cells: dict[Cell, list[int]] = {}
    rows = columns = 0
    for index in places:
        place = blocks[index].table
        if place is None:
            continue
        cells.setdefault((place.row, place.column), []).append(index)
        rows = max(rows, place.row + place.row_span)
        columns = max(columns, place.column + place.column_span)
    if rows * columns > SPARSE * len(cells) + ROOM:
        cells, rows, columns = _packed(cells)
    texts = {cell: _told("\n".join([blocks[index].text for index in found])) for cell, found in cells.items()}
    counts = {cell: skeleton(formula) for cell, found in cells.items() if (formula := formula_of(blocks[found[0]]))}
    return Grid(rows, columns, cells, texts, counts)


def _packed(cells: Mapping[Cell, list[int]]) -> tuple[dict[Cell, list[int]], int, int]:
    """The cells without the empty rows and columns between them, and how many rows and columns are left."""
    ranks = [{place: rank for rank, place in enumerate(sorted({cell[axis] for cell in cells}))} for axis in (0, 1)]
    packed = {(ranks[0][row], ranks[1][column]): found for (row, column), found in cells.items()}
    return packed, len(ranks[0]), len(ranks[1])


def _told(text: str) -> str:
    """What a cell says, for finding its like: programs write one number with more or fewer digits, and the typed number of a
    clause is another one where a clause came in above it."""
    folded = fold(text[label_length(text) :] if len(text) >= CLAUSE else text).strip()
    if folded[:1] not in _DIGITS:
        return folded
    if _FRACTION.fullmatch(folded):
        return f"{float(folded):.12g}"
    return _dated(folded) or _plain(folded) or folded


def _plain(text: str) -> str:
    """A number without what stands between its thousands and without an empty fraction; "" for what is none."""
    match = _GROUPED.fullmatch(text)
    if match is None:
        return ""
    whole = match["whole"].replace(match["sign"], "") if match["sign"] else match["whole"]
    rest = (match["rest"] or "")[1:].rstrip("0")
    return f"{whole}.{rest}{match['unit'] or ''}" if rest else whole + (match["unit"] or "")


def _dated(text: str) -> str:
    """A date, with a time or without, in one form for all; "" for what is none. Without a zone, so that a column which has it now
    is the same."""
    match = _DATE.fullmatch(text)
    if match is None:
        return ""
    year, month, day = (match["y"], match["m"], match["d"]) if match["y"] else (match["year"], match["month"], match["day"])
    seconds = match["s"] if match["s"] and match["s"].strip("0.") else "00"
    time = f" {match['h']:0>2}:{match['min']}:{seconds}" if match["h"] else ""
    return f"{year}-{month:0>2}-{day:0>2}{time}"
