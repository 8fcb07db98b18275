"""Tables as tables: which row and which column of the old version is which of the new one.

Columns and rows are aligned in turns: equal rows over the columns that are known are anchors (patience), the gaps between
them go through a dynamic programme over weighted equal cells, and the aligned rows say which columns belong together. A cell
weighs more the rarer its text is in its column, so that a key column decides and a column of yes and no does not.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.comparison.alignment.sequence import Pair, exact, gaps, heaviest_order
from core.comparison.alignment.similarity import Likeness
from core.comparison.tables.grid import Cell, Grid
from core.comparison.tables.rows import FAR_ROW, SAME_ROW, Rows
from core.rising import heaviest_in_order

FAINT_ROW = 0.15
"""Enough for rows at the same place where their number is the same."""
SAME_COLUMN = 0.4
HEAD_ROWS = 3
"""Rows that can be heads: a title, what several columns have in common, the column's own."""
FEW = 10_000
"""A gap with more combinations of rows is narrowed by the rows' rarest cells."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Pairs of places on one axis, sorted by the old place, and the old places of those that are out of order."""

    pairs: tuple[Pair, ...]
    moved: frozenset[int]

    @property
    def old(self) -> dict[int, int]:
        """The new place by the old one."""
        return dict(self.pairs)


def align_tables(old: Grid, new: Grid, likeness: Likeness) -> tuple[Axis, Axis]:
    """(rows, columns) of two versions of a table."""
    columns = _columns_by_content(old, new, likeness)
    rows = _rows(old, new, columns, likeness)
    columns = _columns_by_rows(old, new, rows, likeness) or columns
    rows = _rows(old, new, columns, likeness)
    return _axis(rows), _axis(columns)


def _axis(pairs: Sequence[Pair]) -> Axis:
    ordered = sorted(pairs)
    kept = set(heaviest_order(ordered, [1] * len(ordered))) if ordered else set()
    return Axis(tuple(ordered), frozenset(i for i, j in ordered if (i, j) not in kept))


def _columns_by_content(old: Grid, new: Grid, likeness: Likeness) -> list[Pair]:
    """Columns that share the most cells, their heads counting more; where all stay in number and order, as they are."""
    shared = _shared_cells(old, new)
    heads, others = _heads(old), _heads(new)
    if old.columns == new.columns and all(
        _head_alike(heads[k], others[k], likeness) >= 0.99 or shared(k, k) >= SAME_COLUMN for k in range(old.columns)
    ):
        return [(k, k) for k in range(old.columns)]
    scores = {}
    for i in range(old.columns):
        for j in range(new.columns):
            score = 0.5 * shared(i, j) + 0.5 * _head_alike(heads[i], others[j], likeness)
            if score >= SAME_COLUMN / 2:
                scores[(i, j)] = score
    return _best_pairs(scores)


def _best_pairs(scores: dict[Pair, float]) -> list[Pair]:
    """Ordered pairs first, then strong ones out of order."""
    pairs = heaviest_in_order(scores)
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    for (i, j), score in sorted(scores.items(), key=lambda found: (-found[1], found[0])):
        if i not in taken_old and j not in taken_new and score >= 0.6:
            pairs.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    return sorted(pairs)


def _shared_cells(old: Grid, new: Grid) -> Callable[[int, int], float]:
    """The share of the cells that two columns have in common: by what they say or, where they are counted, by how."""
    before, after = _column_bags(old), _column_bags(new)
    if not old.counts or not new.counts:
        return lambda i, j: _dice(before[i], after[j])
    left, right = (_bags(grid.columns, {**grid.texts, **grid.counts}) for grid in (old, new))
    return lambda i, j: max(_dice(before[i], after[j]), _dice(left[i], right[j]))


def _column_bags(grid: Grid) -> list[Counter[str]]:
    """How often each text stands in each column."""
    return _bags(grid.columns, grid.texts)


def _bags(columns: int, texts: Mapping[Cell, str]) -> list[Counter[str]]:
    bags: list[list[str]] = [[] for _ in range(columns)]
    for (_, column), text in texts.items():
        if text:
            bags[column].append(text)
    return [Counter(bag) for bag in bags]


def _dice(left: Counter[str], right: Counter[str]) -> float:
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def _heads(grid: Grid) -> list[str]:
    """What stands over each column: the first row, and the next ones as long as a column has no head, as under a merged one."""
    heads = [""] * grid.columns
    for row in range(min(HEAD_ROWS, grid.rows)):
        heads = [f"{head} {grid.texts.get((row, column), '')}".strip() for column, head in enumerate(heads)]
        if all(heads):
            break
    return heads


def _head_alike(left: str, right: str, likeness: Likeness) -> float:
    if left == right:
        return 1.0 if left else 0.5
    return likeness.ratio(left, right) if left and right else 0.0


def _columns_by_rows(old: Grid, new: Grid, rows: Sequence[Pair], likeness: Likeness) -> list[Pair]:
    """Columns whose cells agree in the rows that belong together."""
    if not rows:
        return []
    agree: Counter[Pair] = Counter()
    filled_old: Counter[int] = Counter()
    filled_new: Counter[int] = Counter()
    for i, j in rows:
        left = [(c, old.texts[(i, c)]) for c in range(old.columns) if old.texts.get((i, c))]
        right: dict[str, list[int]] = {}
        for c in range(new.columns):
            text = new.texts.get((j, c))
            if text:
                right.setdefault(text, []).append(c)
                filled_new[c] += 1
        for c, text in left:
            filled_old[c] += 1
            for d in right.get(text) or _recounted(old, new, (i, c), j):
                agree[(c, d)] += 1
    scores = {}
    heads, others = _heads(old), _heads(new)
    for i in range(old.columns):
        for j in range(new.columns):
            filled = max(filled_old[i], filled_new[j])
            share = agree[(i, j)] / filled if filled else (1.0 if i == j or old.columns == new.columns else 0.5)
            score = 0.7 * share + 0.3 * _head_alike(heads[i], others[j], likeness)
            if score >= 0.2:
                scores[(i, j)] = score + 0.001 * (i == j)
    pairs = _best_pairs(scores)
    return _beside(pairs, old, new)


def _recounted(old: Grid, new: Grid, cell: Pair, row: int) -> list[int]:
    """The columns of a new row that are counted by the old cell's formula: what it gives may be another number now."""
    formula = old.counts.get(cell)
    return [column for column in range(new.columns) if new.counts.get((row, column)) == formula] if formula else []


def _beside(pairs: list[Pair], old: Grid, new: Grid) -> list[Pair]:
    """Between two pairs as many columns on both sides belong together where nothing could agree: in a table of one or two
    rows, in columns of figures without heads, in which all figures may be new, or with one filled cell at most."""
    backbone = heaviest_order(pairs, [1] * len(pairs)) if pairs else []
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    small = min(old.rows, new.rows) <= 2
    filled_old, filled_new = (Counter(column for (_, column), text in grid.texts.items() if text) for grid in (old, new))
    for i, i_end, j, j_end in gaps(backbone, old.columns, new.columns):
        left = [k for k in range(i, i_end) if k not in taken_old]
        right = [k for k in range(j, j_end) if k not in taken_new]
        if len(left) == len(right) and (
            small
            or (all(_is_figure(old, k) for k in left) and all(_is_figure(new, k) for k in right))
            or (all(filled_old[k] <= 1 for k in left) and all(filled_new[k] <= 1 for k in right))
        ):
            pairs += zip(left, right, strict=True)
    return sorted(pairs)


def _is_figure(grid: Grid, column: int) -> bool:
    return grid.texts.get((0, column), "")[:1].isdigit()


def _rows(old: Grid, new: Grid, columns: Sequence[Pair], likeness: Likeness) -> list[Pair]:
    if not columns:
        return []
    view = Rows(old, new, columns, likeness)
    if view.filled_in():
        return [(row, row) for row in range(old.rows)]
    left, right = (list(map(view.uncounted, rows)) for rows in (view.left, view.right))
    backbone, crossing = exact(left, right, [1] * old.rows)
    crossing = [(i, j) for i, j in crossing if sum(map(bool, left[i])) >= min(2, len(columns))]
    pairs = dict(backbone) | dict(crossing)
    _near_rows(view, pairs, backbone)
    _far_rows(view, pairs)
    pairs = _without_strangers(view, pairs)
    _stubborn_rows(view, pairs)
    return sorted(_without_strangers(view, pairs).items())


def _without_strangers(view: Rows, pairs: dict[int, int]) -> dict[int, int]:
    """The pairs but for rows in another's place, unless those are many: a table that was written anew keeps its rows."""
    strange = {i for i, j in pairs.items() if i and j and view.strangers(i, j)}
    return {i: j for i, j in pairs.items() if i not in strange} if 2 * len(strange) < len(pairs) else pairs


def _near_rows(view: Rows, pairs: dict[int, int], backbone: Sequence[Pair]) -> None:
    taken = set(pairs.values())
    for i, i_end, j, j_end in list(gaps(backbone, len(view.left), len(view.right))):
        rows = [k for k in range(i, i_end) if k not in pairs]
        others = [k for k in range(j, j_end) if k not in taken]
        scores = {(a, b): score for a, b, score in _measured(view, rows, others) if score >= SAME_ROW}
        for a, b in heaviest_in_order(scores):
            pairs[rows[a]] = others[b]
            taken.add(others[b])


def _measured(view: Rows, rows: Sequence[int], others: Sequence[int]) -> list[tuple[int, int, float]]:
    if len(rows) * len(others) <= FEW:
        return [(a, b, view.near(i, j)) for a, i in enumerate(rows) for b, j in enumerate(others)]
    return [(a, b, view.near(rows[a], others[b])) for a, b in _by_rare_cells(view, rows, others)]


def _by_rare_cells(view: Rows, rows: Sequence[int], others: Sequence[int]) -> list[Pair]:
    index: dict[tuple[int, str], list[int]] = {}
    for b, j in enumerate(others):
        for column, text in enumerate(view.right[j]):
            if text and view.weights[column][text] <= 8:
                index.setdefault((column, text), []).append(b)
    return sorted({(a, b) for a, i in enumerate(rows) for cell in enumerate(view.left[i]) for b in index.get(cell, ())})


def _far_rows(view: Rows, pairs: dict[int, int]) -> None:
    """Rows that moved and were edited."""
    taken = set(pairs.values())
    rows = [i for i in range(len(view.left)) if i not in pairs and any(view.left[i])]
    others = [j for j in range(len(view.right)) if j not in taken and any(view.right[j])]
    if not rows or not others:
        return
    found = sorted((-view.score(rows[a], others[b]), rows[a], others[b]) for a, b in _by_rare_cells(view, rows, others))
    for score, i, j in found:
        if -score >= FAR_ROW and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _stubborn_rows(view: Rows, pairs: dict[int, int]) -> None:
    """As many rows on both sides of a gap, with as much as one cell or word in common, with nothing but figures, or of which one
    was filled in, are rewritten rows; in a table of one row there is nothing to agree on. Totals at the end of a gap are
    the same, however many rows came or went above them."""
    taken = set(pairs.values())
    ordered = sorted(pairs.items())
    backbone = heaviest_order(ordered, [1] * len(ordered)) if ordered else []
    for i, i_end, j, j_end in list(gaps(backbone, len(view.left), len(view.right))):
        rows = [k for k in range(i, i_end) if k not in pairs]
        others = [k for k in range(j, j_end) if k not in taken]
        single = len(view.left) == len(view.right) == 1
        if len(rows) == len(others) and (
            single
            or all(
                view.score(i, j) >= FAINT_ROW or view.figures_alone(i, j) or view.fits(i, j)
                for i, j in zip(rows, others, strict=True)
            )
        ):
            pairs.update(zip(rows, others, strict=True))
            taken.update(others)
            continue
        for i, j in zip(reversed(rows), reversed(others), strict=False):
            if not view.other_total(i, j):
                break
            pairs[i] = j
