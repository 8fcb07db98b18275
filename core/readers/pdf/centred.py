"""Rows of a table without rules whose cells are set in the middle of their height: the lines of neighbouring cells stand between
each other, and only each column by itself shows which of them belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.readers.pdf.line import Row
from core.readers.pdf.sheet import Piece

BETWEEN = 0.85
"""In font sizes: two lines that stand closer are of different cells."""
_SAME = 1.65
"""In font sizes: the widest distance of two lines of one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Lines of one column that follow one another closely: one cell's text."""

    column: int
    lines: tuple[int, ...]
    top: float
    bottom: float

    def beside(self, other: "_Block") -> bool:
        """Whether two blocks of different columns stand at one height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.column != other.column and shared > 0.3 * min(self.bottom - self.top, other.bottom - other.top)


def centred_numbers(rows: Sequence[Row], fields: Sequence[list[list[Piece]]]) -> list[list[int]] | None:
    """The table's row of each line in each column; None where no line stands between those of another cell."""
    if not any(low[0].base - high[0].base < BETWEEN * min(low[0].size, high[0].size) for high, low in pairwise(rows)):
        return None
    blocks = [block for column in range(len(fields[0])) for block in _blocks(fields, column)]
    tall = [block for block in blocks if _is_tall(block, blocks)]
    numbers = [[0] * len(field) for field in fields]
    bands = _bands([block for block in blocks if block not in tall])
    for number, band in enumerate(bands):
        for block in [*band, *(t for t in tall if _first_beside(t, bands) == number)]:
            for line in block.lines:
                numbers[line][block.column] = number
    return numbers


def _blocks(fields: Sequence[list[list[Piece]]], column: int) -> list[_Block]:
    """One column's lines by their distances."""
    runs: list[list[int]] = []
    for at, field in enumerate(fields):
        if not field[column]:
            continue
        piece = field[column][0]
        if runs and piece.base - fields[runs[-1][-1]][column][0].base <= _SAME * piece.size:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [_block(fields, column, run) for run in runs]


def _block(fields: Sequence[list[list[Piece]]], column: int, run: list[int]) -> _Block:
    first, last = fields[run[0]][column][0], fields[run[-1]][column][0]
    return _Block(column=column, lines=tuple(run), top=first.base - 0.8 * first.size, bottom=last.base + 0.2 * last.size)


def _is_tall(block: _Block, blocks: Sequence[_Block]) -> bool:
    """Whether it stands beside two blocks of one column: it reaches over rows."""
    beside = [other.column for other in blocks if block.beside(other)]
    return len(beside) > len(set(beside))


def _bands(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Blocks at one height, from top to bottom."""
    found: list[list[_Block]] = []
    for block in sorted(blocks, key=lambda b: b.top + b.bottom):
        if found and any(block.beside(other) for other in found[-1]):
            found[-1].append(block)
        else:
            found.append([block])
    return found


def _first_beside(block: _Block, bands: Sequence[Sequence[_Block]]) -> int:
    """The first row that a tall block stands beside."""
    return next((k for k, band in enumerate(bands) if any(block.beside(other) for other in band)), 0)
