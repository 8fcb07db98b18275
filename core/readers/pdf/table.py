"""Tables and their cells; those that are drawn with rules, from the grid of these and the text in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.readers.pdf.coarse import row_marks
from core.readers.pdf.grid import Grid
from core.readers.pdf.line import Column, Line, line_of, rows_of, split_piece
from core.readers.pdf.sheet import Piece, Sheet

_EDGE = 4.0
"""Points within which the columns' borders of two parts of a table agree."""
_LEFT = 1.5
"""Points within which the texts of a column begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell by its first row and column, from 0, with the lines that lie in it."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """For looking at, not for the document: hyphens at line ends stay."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`edges`: the columns' borders from left to right. `ruled`: whether rules were drawn between the columns; where
    they were not, `gutters` are the gaps that the rows share."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    edges: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]
    ruled: bool
    gutters: tuple[tuple[float, float], ...] = ()

    @property
    def columns(self) -> int:
        """One fewer than borders."""
        return len(self.edges) - 1


def fill_grid(
    grid: Grid, sheet: Sheet, pieces: list[Piece], above: Sequence[float] = (), undrawn: Sequence[float] = ()
) -> tuple[Table | None, list[Piece]]:
    """The table with its lines and the pieces that lie outside it; None where it is a frame or a drawing, not a table. `above`:
    the columns' borders of a table that ended the page before; at the page's top it may go on with one cell alone. `undrawn`:
    walls that the texts alone show; a word that is too long for its column reaches over one."""
    inside = [p for p in pieces if _holds(grid, p)]
    held: dict[tuple[int, int], list[Piece]] = {key: [] for key in grid.spans}
    owner = {(r + i, c + j): (r, c) for (r, c), (h, w) in grid.spans.items() for i in range(h) for j in range(w)}
    long = {id(p) for p in inside if undrawn and _is_too_long(grid, p, inside, undrawn)}
    for piece in inside:
        if id(piece) in long:
            held[owner[_index(grid.ys, (piece.y0 + piece.y1) / 2), _index(grid.xs, piece.x0)]].append(piece)
        else:
            _place(grid, sheet, piece, owner, held)
    filled = sum(1 for found in held.values() if found)
    if not _is_table(grid, filled) and not (filled and same_columns(above, grid.xs) and _is_topmost(grid, pieces)):
        return None, pieces
    cells = tuple(_cell(grid, sheet, key, found) for key, found in sorted(held.items()))
    finer = _walled(_finer(grid, cells), grid, cells)
    if finer is not grid:
        return fill_grid(finer, sheet, pieces, above, undrawn)
    chosen = {id(p) for p in inside}
    table = Table(
        page=sheet.page,
        x0=grid.xs[0],
        y0=grid.ys[0],
        x1=grid.xs[-1],
        y1=grid.ys[-1],
        edges=grid.xs,
        rows=len(grid.ys) - 1,
        cells=cells,
        ruled=True,
    )
    return _trimmed(table), [p for p in pieces if id(p) not in chosen]


def _finer(grid: Grid, cells: Sequence[Cell]) -> Grid:
    """The grid with a row for each row of numbers, where several are ruled as one."""
    for row in reversed(range(len(grid.ys) - 1)):
        marks = row_marks([cell.lines for cell in cells if cell.row == row and cell.row_span == 1])
        marks = [mark for mark in marks if grid.ys[row] < mark < grid.ys[row + 1]]
        if marks:
            grid = _split(grid, row, marks)
    return grid


def _walled(finer: Grid, grid: Grid, cells: Sequence[Cell]) -> Grid:
    """The grid, if it is no finer one already, with the walls that a row lacks though each of its texts begins where those of a
    column do."""
    if finer is not grid:
        return finer
    spans = dict(grid.spans)
    for cell in cells:
        columns = range(cell.column, cell.column + cell.column_span)
        if cell.row_span == 1 and len(columns) > 1 and cell.lines and _in_columns(grid, cell, cells, columns):
            spans |= {(cell.row, column): (1, 1) for column in columns}
    return replace(grid, spans=spans) if len(spans) > len(grid.spans) else grid


def _in_columns(grid: Grid, cell: Cell, cells: Sequence[Cell], columns: range) -> bool:
    """Whether a cell has a text in each of these columns, and none that reaches from one into another."""
    starts: dict[int, float] = {}
    for piece in [piece for line in cell.lines for piece in line.pieces]:
        column = _index(grid.xs, piece.x0)
        if piece.x1 > grid.xs[column + 1] + 1:
            return False
        starts[column] = min(piece.x0, starts.get(column, piece.x0))
    others = [c for c in cells if c.column_span == 1 and c.lines]
    return set(starts) == set(columns) and all(
        any(c.column == column and abs(c.lines[0].x0 - x) <= _LEFT for c in others) for column, x in starts.items()
    )


def _split(grid: Grid, row: int, marks: Sequence[float]) -> Grid:
    """The grid with one row cut at `marks`; cells that reach over it grow."""
    more = len(marks)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for (first, column), (high, wide) in grid.spans.items():
        if first == row and high == 1:
            spans |= {(row + k, column): (1, wide) for k in range(more + 1)}
        elif first > row:
            spans[first + more, column] = (high, wide)
        else:
            spans[first, column] = (high + more if first + high > row else high, wide)
    return Grid(xs=grid.xs, ys=(*grid.ys[: row + 1], *marks, *grid.ys[row + 1 :]), spans=spans)


def _is_table(grid: Grid, filled: int) -> bool:
    return len(grid.spans) >= 2 and filled >= 2 and filled >= 0.15 * len(grid.spans)


def same_columns(above: Sequence[float], below: Sequence[float]) -> bool:
    """Whether two tables have the same columns' borders, though they may begin at other places, as those of two facing pages."""
    if len(above) != len(below):
        return False
    shift = below[0] - above[0]
    return all(abs(b - a - shift) <= _EDGE for a, b in zip(above, below, strict=True))


def _is_topmost(grid: Grid, pieces: Sequence[Piece]) -> bool:
    return all(piece.base > grid.ys[0] for piece in pieces)


def _holds(grid: Grid, piece: Piece) -> bool:
    middle = (piece.y0 + piece.y1) / 2
    return grid.ys[0] - 1 <= middle <= grid.ys[-1] + 1 and piece.x1 > grid.xs[0] and piece.x0 < grid.xs[-1]


def _index(marks: tuple[float, ...], value: float) -> int:
    return min(max(sum(1 for m in marks if m <= value) - 1, 0), len(marks) - 2)


def _is_too_long(grid: Grid, piece: Piece, inside: Sequence[Piece], undrawn: Sequence[float]) -> bool:
    """Whether one word reaches over a wall that nobody drew into a column in which nothing else stands on its line."""
    column = _index(grid.xs, piece.x0)
    if column + 2 >= len(grid.xs) or " " in piece.text:
        return False
    wall, right = grid.xs[column + 1 : column + 3]
    if not wall + 2 < piece.x1 <= right or not any(abs(wall - x) <= 2 for x in undrawn):
        return False
    return not any(p is not piece and wall < p.x1 and p.x0 < right and p.y0 < piece.y1 and piece.y0 < p.y1 for p in inside)


def _place(
    grid: Grid,
    sheet: Sheet,
    piece: Piece,
    owner: dict[tuple[int, int], tuple[int, int]],
    held: dict[tuple[int, int], list[Piece]],
) -> None:
    """Puts the piece into its cell; one that crosses a wall is cut there."""
    row = _index(grid.ys, (piece.y0 + piece.y1) / 2)
    column = _index(grid.xs, piece.x0 + min(2.0, (piece.x1 - piece.x0) / 2))
    key = owner[row, column]
    right = grid.xs[min(key[1] + grid.spans[key][1], len(grid.xs) - 1)]
    if piece.x1 > right + 2.0 and right < grid.xs[-1] - 1:
        parts = split_piece(sheet, piece, right)
        if len(parts) == 2:
            held[key].append(parts[0])
            _place(grid, sheet, parts[1], owner, held)
            return
    held[key].append(piece)


def _cell(grid: Grid, sheet: Sheet, key: tuple[int, int], pieces: list[Piece]) -> Cell:
    high, wide = grid.spans[key]
    column = cell_column(grid.xs[key[1]], grid.xs[key[1] + wide], pieces)
    lines = tuple(line_of(sheet, row, column) for row in rows_of(pieces))
    return Cell(row=key[0], column=key[1], row_span=high, column_span=wide, lines=lines)


def cell_column(left: float, right: float, pieces: list[Piece]) -> Column:
    """The strip inside a cell: its text keeps as far from the right border as from the left one."""
    inset = min((p.x0 for p in pieces), default=left) - left
    reach = max((p.x1 for p in pieces), default=right)
    inner = right - inset if 0 <= inset <= 12 else right - 4
    return Column(left=left, right=max(inner, reach))


def _trimmed(table: Table) -> Table:
    """Rows and columns in which no cell begins are borders drawn twice: left out."""
    rows = sorted({c.row for c in table.cells})
    columns = sorted({c.column for c in table.cells})
    if len(rows) == table.rows and len(columns) == table.columns:
        return table
    row_at = {old: new for new, old in enumerate(rows)}
    column_at = {old: new for new, old in enumerate(columns)}
    cells = tuple(
        Cell(
            row=row_at[c.row],
            column=column_at[c.column],
            row_span=sum(1 for r in rows if c.row <= r < c.row + c.row_span),
            column_span=sum(1 for k in columns if c.column <= k < c.column + c.column_span),
            lines=c.lines,
        )
        for c in table.cells
    )
    edges = (*(table.edges[c] for c in columns), table.edges[-1])
    return Table(
        page=table.page,
        x0=table.x0,
        y0=table.y0,
        x1=table.x1,
        y1=table.y1,
        edges=edges,
        rows=len(rows),
        cells=cells,
        ruled=table.ruled,
    )
