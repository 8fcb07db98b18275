"""Tables drawn with rules: the grid of their cells, with spans."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.readers.pdf.coarse import row_marks
from core.readers.pdf.drawings import Area, Rule
from core.readers.pdf.line import Column, Line, line_of, rows_of, split_piece
from core.readers.pdf.sheet import Piece, Sheet

_SNAP = 2.5
"""Points within which two rules are one."""
_REACH = 4.0
"""Points by which a rule may miss the one that it meets."""
_EDGE = 4.0
"""Points within which the columns' borders of two parts of a table agree."""
_LEFT = 1.5
"""Points within which the texts of a column begin."""
_CELLS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
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
        return len(self.edges) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Borders in points; `spans` maps the first (row, column) of each cell to its numbers of rows and columns."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: dict[tuple[int, int], tuple[int, int]]


def merged_rules(rules: tuple[Rule, ...], upright: bool) -> list[Rule]:
    """Collinear rules that touch, as one; the shortest ones left out."""
    chosen = sorted((r for r in rules if r.upright is upright), key=lambda r: r.at)
    tracks: list[list[Rule]] = []
    for rule in chosen:
        if tracks and rule.at - tracks[-1][-1].at <= _SNAP and rule.at - tracks[-1][0].at <= 2 * _SNAP:
            tracks[-1].append(rule)
        else:
            tracks.append([rule])
    return [joined for track in tracks for joined in _joined(track, upright) if joined.end - joined.start > 2 * _SNAP]


def _joined(track: list[Rule], upright: bool) -> list[Rule]:
    at = sum(r.at for r in track) / len(track)
    spans: list[list[float]] = []
    for rule in sorted(track, key=lambda r: r.start):
        if spans and rule.start <= spans[-1][1] + _REACH:
            spans[-1][1] = max(spans[-1][1], rule.end)
        else:
            spans.append([rule.start, rule.end])
    return [Rule(upright=upright, at=at, start=s, end=e) for s, e in spans]


def find_grids(rules: tuple[Rule, ...], areas: Sequence[Area] = ()) -> list[Grid]:
    """Every set of rules that cross or meet and close at least two cells; inside of them the borders of coloured cells
    are rules too."""
    grids = _grids(rules)
    walls = [wall for grid in grids for wall in _walls(grid, areas)]
    return [_lengthened(grid, areas) for grid in (_grids((*rules, *walls)) if walls else grids)]


def _lengthened(grid: Grid, areas: Sequence[Area]) -> Grid:
    """The grid with the rows below it that have no rules but a coloured cell between two of its borders."""
    columns = range(len(grid.xs) - 1)
    for area in sorted(areas, key=lambda a: a.y0):
        closed = all(any(abs(x - y) <= _REACH for y in grid.xs) for x in (area.x0, area.x1))
        below = abs(area.y0 - grid.ys[-1]) <= _REACH and area.y1 > grid.ys[-1] + 2 * _REACH
        if below and closed and area.colour != 0xFFFFFF:
            row = len(grid.ys) - 1
            grid = Grid(xs=grid.xs, ys=(*grid.ys, area.y1), spans={**grid.spans, **{(row, c): (1, 1) for c in columns}})
    return grid


def _walls(grid: Grid, areas: Sequence[Area]) -> list[Rule]:
    """The sides of areas that fill rows of the grid from border to border."""
    found = []
    for area in areas:
        fills = any(abs(area.y0 - y) <= _REACH for y in grid.ys) and any(abs(area.y1 - y) <= _REACH for y in grid.ys)
        inside = grid.xs[0] - _REACH <= area.x0 and area.x1 <= grid.xs[-1] + _REACH
        if fills and inside and area.colour != 0xFFFFFF and area.x1 - area.x0 > 2 * _REACH:
            found += [Rule(upright=True, at=x, start=area.y0, end=area.y1) for x in (area.x0, area.x1)]
    return found


def _grids(rules: tuple[Rule, ...]) -> list[Grid]:
    across, upright = merged_rules(rules, False), merged_rules(rules, True)
    if len(across) < 2 or not upright or len(across) * len(upright) > 2_000_000:
        return []
    grids = []
    for hs, vs in _components(across, upright):
        if len(hs) >= 2 and vs:
            grid = _grid(hs, vs)
            if grid is not None:
                grids.append(grid)
    return _outermost(grids)


def _components(across: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    parent = list(range(len(across) + len(upright)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for i, h in enumerate(across):
        for j, v in enumerate(upright):
            if h.start - _REACH <= v.at <= h.end + _REACH and v.start - _REACH <= h.at <= v.end + _REACH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(upright):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(v)
    return list(groups.values())


def _grid(hs: list[Rule], vs: list[Rule]) -> Grid | None:
    top, bottom = min(h.at for h in hs), max(h.at for h in hs)
    vs = [v for v in vs if min(v.end, bottom) - max(v.start, top) > 2 * _REACH]
    if not vs:
        return None
    xs = _borders([v.at for v in vs] + [min(h.start for h in hs), max(h.end for h in hs)])
    ys = _borders([h.at for h in hs] + [min(v.start for v in vs), max(v.end for v in vs)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns < 2 or rows * columns > _CELLS:
        return None
    walls = [_covered(vs, xs[c + 1], ys) for c in range(columns - 1)]
    floors = [_covered(hs, ys[r + 1], xs) for r in range(rows - 1)]
    return Grid(xs=tuple(xs), ys=tuple(ys), spans=_spans(rows, columns, walls, floors))


def _borders(values: list[float]) -> list[float]:
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= _REACH:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _covered(rules: list[Rule], at: float, marks: list[float]) -> list[bool]:
    """For each stretch between two marks, whether a rule at `at` runs along its middle."""
    near = [r for r in rules if abs(r.at - at) <= _REACH]
    return [any(r.start <= (a + b) / 2 <= r.end for r in near) for a, b in pairwise(marks)]


def _spans(rows: int, columns: int, walls: list[list[bool]], floors: list[list[bool]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Grows each cell to the right while no wall stands, then down while no floor lies under its whole width."""
    taken: set[tuple[int, int]] = set()
    spans = {}
    for r in range(rows):
        for c in range(columns):
            if (r, c) in taken:
                continue
            wide = 1
            while c + wide < columns and not walls[c + wide - 1][r] and (r, c + wide) not in taken:
                wide += 1
            high = 1
            while r + high < rows and _open(r + high, c, wide, walls, floors):
                high += 1
            taken.update((r + i, c + j) for i in range(high) for j in range(wide))
            spans[r, c] = (high, wide)
    return spans


def _open(row: int, column: int, wide: int, walls: list[list[bool]], floors: list[list[bool]]) -> bool:
    if any(floors[row - 1][c] for c in range(column, column + wide)):
        return False
    return not any(walls[c][row] for c in range(column, column + wide - 1))


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Grids that lie within a cell of another are left to that cell's text."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda g: -(g.xs[-1] - g.xs[0]) * (g.ys[-1] - g.ys[0])):
        if not any(_within(grid, other) for other in kept):
            kept.append(grid)
    return kept


def _within(grid: Grid, other: Grid) -> bool:
    x, y = (grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2
    return other.xs[0] <= x <= other.xs[-1] and other.ys[0] <= y <= other.ys[-1]


def fill_grid(grid: Grid, sheet: Sheet, pieces: list[Piece], above: Sequence[float] = ()) -> tuple[Table | None, list[Piece]]:
    """The table with its lines and the pieces that lie outside it; None where it is a frame or a drawing, not a table. `above`:
    the columns' borders of a table that ended the page before; at the page's top it may go on with one cell alone."""
    inside = [p for p in pieces if _holds(grid, p)]
    held: dict[tuple[int, int], list[Piece]] = {key: [] for key in grid.spans}
    owner = {(r + i, c + j): (r, c) for (r, c), (h, w) in grid.spans.items() for i in range(h) for j in range(w)}
    for piece in inside:
        _place(grid, sheet, piece, owner, held)
    filled = sum(1 for found in held.values() if found)
    if not _is_table(grid, filled) and not (filled and same_columns(above, grid.xs) and _is_topmost(grid, pieces)):
        return None, pieces
    cells = tuple(_cell(grid, sheet, key, found) for key, found in sorted(held.items()))
    finer = _walled(_finer(grid, cells), grid, cells)
    if finer is not grid:
        return fill_grid(finer, sheet, pieces, above)
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
