"""The grids that rules draw on a page: borders of rows and columns, and cells with their spans."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.readers.pdf.drawings import Area, Rule

_SNAP = 2.5
"""Points within which two rules are one."""
_REACH = 4.0
"""Points by which a rule may miss the one that it meets."""
_CELLS = 20_000
"""Cells of one grid: more are no table that anybody reads."""


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
