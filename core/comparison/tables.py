"""Tables as tables: which row and which column of the old version is which of the new one.

Columns and rows are aligned in turns: equal rows over the columns that are known are anchors (patience), the gaps between
them go through a dynamic programme over weighted equal cells, and the aligned rows say which columns belong together. A cell
weighs more the rarer its text is in its column, so that a key column decides and a column of yes and no does not.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.comparison.grid import Grid
from core.comparison.near import Likeness
from core.comparison.ordinals import counts, first_of, is_head
from core.comparison.sequence import Pair, exact, gaps, heaviest_order
from core.rising import heaviest_in_order

SAME_ROW = 0.34
"""The share of a row's weight that must agree, so that two rows are versions of each other."""
FAINT_ROW = 0.15
"""Enough for rows at the same place where their number is the same."""
FAR_ROW = 0.6
"""The same for rows at different places."""
SAME_COLUMN = 0.4
OTHER_KEY = 0.8
"""The same for two rows with different keys."""
RENAMED = 0.6
"""The likeness of two names of which one may be the other's new wording."""
MEASURES = 2
"""Columns before which a figure is the number or the code of its row."""
TOGETHER = 4
"""So many columns of words may name a row together: the search for them grows with their square."""
ENOUGH = 2_000
"""Rows that say what a column holds."""
_CODED = re.compile(r"\w*\d\w*")
_FIGURE = re.compile(r"[-+\u2212]?[.,]?\d")
MOST_CELLS = 0.7
"""The share of the cells of two rows in the same gap, by count, that makes them versions of each other."""
FEW = 10_000
"""A gap with more combinations of rows is narrowed by the rows' rarest cells."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Pairs of places on one axis, sorted by the old place, and the old places of those that are out of order."""

    pairs: tuple[Pair, ...]
    moved: frozenset[int]

    @property
    def old(self) -> dict[int, int]:
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
    before = [_column_bag(old, column) for column in range(old.columns)]
    after = [_column_bag(new, column) for column in range(new.columns)]
    if old.columns == new.columns and all(
        _head_alike(old, new, k, k, likeness) >= 0.99 or _dice(before[k], after[k]) >= SAME_COLUMN for k in range(old.columns)
    ):
        return [(k, k) for k in range(old.columns)]
    scores = {}
    for i in range(old.columns):
        for j in range(new.columns):
            score = 0.5 * _dice(before[i], after[j]) + 0.5 * _head_alike(old, new, i, j, likeness)
            if score >= SAME_COLUMN / 2:
                scores[(i, j)] = score
    return _best_pairs(scores, old.columns, new.columns)


def _best_pairs(scores: dict[Pair, float], rows: int, columns: int) -> list[Pair]:
    """Ordered pairs first, then strong ones out of order."""
    pairs = heaviest_in_order(scores, rows, columns)
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    for (i, j), score in sorted(scores.items(), key=lambda found: (-found[1], found[0])):
        if i not in taken_old and j not in taken_new and score >= 0.6:
            pairs.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    return sorted(pairs)


def _column_bag(grid: Grid, column: int) -> Counter[str]:
    return Counter(text for (_, at), text in grid.texts.items() if at == column and text)


def _dice(left: Counter[str], right: Counter[str]) -> float:
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def _head_alike(old: Grid, new: Grid, i: int, j: int, likeness: Likeness) -> float:
    left, right = old.texts.get((0, i), ""), new.texts.get((0, j), "")
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
            for d in right.get(text, ()):
                agree[(c, d)] += 1
    scores = {}
    for i in range(old.columns):
        for j in range(new.columns):
            filled = max(filled_old[i], filled_new[j])
            share = agree[(i, j)] / filled if filled else (1.0 if i == j or old.columns == new.columns else 0.5)
            score = 0.7 * share + 0.3 * _head_alike(old, new, i, j, likeness)
            if score >= 0.2:
                scores[(i, j)] = score + 0.001 * (i == j)
    pairs = _best_pairs(scores, old.columns, new.columns)
    return _beside(pairs, old, new)


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


class _Rows:
    """The alignment of rows over known columns."""

    def __init__(self, old: Grid, new: Grid, columns: Sequence[Pair], likeness: Likeness) -> None:
        self.likeness = likeness
        self.left = [old.row(row, [i for i, _ in columns]) for row in range(old.rows)]
        self.right = [new.row(row, [j for _, j in columns]) for row in range(new.rows)]
        self.weights = [self._rarity(k) for k in range(len(columns))]
        self.counters = {k for k in range(len(columns)) if self._counts_rows(k)}
        self.numbered = {k for k in range(len(columns)) if self.left and is_head(self.left[0][k])}
        """Columns that are called numbers: a row can have another one."""
        self.key, self.together = self._keys(len(columns))
        self.rests = [Counter(self._but_for_key(row) for row in rows) for rows in (self.left, self.right)]

    def _keys(self, width: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The column that says which row is which, () where none does; and columns of words that do so together, a metal and a
        country. Those come before a column of figures behind the first ones, which measures something."""
        free = [k for k in range(width) if k not in self.counters]
        keys = [k for k in free if self._is_key((k,))]
        names = [k for k in keys if k < MEASURES or not self._measures(k)]
        if names:
            return (names[0],), ()
        said = [k for k in free if k not in keys and not self._of_figures(k)]
        wider = (tuple(said[:count]) for count in range(2, min(len(said), TOGETHER) + 1))
        together = next((found for found in wider if self._is_key(found)), ())
        return (together or tuple(keys[:1]) if keys and not said else together), together

    def _is_key(self, columns: tuple[int, ...]) -> bool:
        """Filled and different in every row of both versions (a title over the table is no row, and a total may lack it), and
        mostly the same in both: a number or a name of the row."""
        one, two = ([tuple(row[k] for k in columns) for row in rows if _counts(row, columns)] for rows in (self.left, self.right))
        if min(len(one), len(two)) < 4 or len(set(one)) < len(one) or len(set(two)) < len(two):
            return False
        if any("" in found for found in (*one, *two)):
            return False
        return len(set(one) & set(two)) >= 0.6 * min(len(one), len(two))

    def _measures(self, column: int) -> bool:
        """Whether most cells of a column are figures and hardly any stands twice."""
        cells = [row[column] for row in self.left[:ENOUGH] if row[column]]
        return self._of_figures(column) and len(set(cells)) * 2 > len(cells)

    def _of_figures(self, column: int) -> bool:
        cells = [row[column] for row in self.left[:ENOUGH] if row[column]]
        return sum(_FIGURE.match(text) is not None for text in cells) * 2 > len(cells)

    def _but_for_key(self, row: Sequence[str]) -> tuple[str, ...]:
        return tuple(text for k, text in enumerate(row) if k not in self.key and k not in self.counters)

    def _counts_rows(self, column: int) -> bool:
        """Whether the column counts the rows of both versions and was counted anew: a row that is else the same, or a name that
        stands once, has another number, or the rows of words are more or fewer. Numbers that stayed with their rows are keys."""
        old, new = ([row[column] for row in rows] for rows in (self.left, self.right))
        if not (counts(old) and counts(new)):
            return False
        before, after = _numbered(self.left, column), _numbered(self.right, column)
        if any(before[rest] != after[rest] for rest in before.keys() & after.keys()):
            return True
        words = [k for k in range(len(self.weights)) if k != column and not self._of_figures(k)]
        if any(self._renumbers(column, k) for k in words):
            return True
        return bool(words) and len(self.left) != len(self.right) and first_of(old) == first_of(new)

    def _renumbers(self, column: int, names: int) -> bool:
        """Whether a column of names, most of which stand once, has one of them beside another number."""
        old, new = (_once(rows, names, column) for rows in (self.left, self.right))
        common = old.keys() & new.keys()
        return 2 * len(common) > min(len(self.left), len(self.right)) and any(old[name] != new[name] for name in common)

    def _rarity(self, column: int) -> Counter[str]:
        """How often each text stands in a column, both versions together."""
        return Counter([row[column] for row in self.left] + [row[column] for row in self.right])

    def _weight(self, column: int, text: str) -> float:
        """Little where nothing stands or a number counts the row; a word among such numbers («Итого») names its row."""
        tells = text and (column not in self.counters or not _FIGURE.match(text))
        return 2.0 / max(2, self.weights[column][text]) if tells else 0.05

    def _agrees(self, i: int, j: int) -> float:
        """The share of the rows' weight that agrees; a cell that is alike counts in part."""
        total = agreed = 0.0
        for column, (one, two) in enumerate(zip(self.left[i], self.right[j], strict=True)):
            if one == two:
                weight = self._weight(column, one)
                agreed += weight
            else:
                weight = max(self._weight(column, one), self._weight(column, two))
                if one and two:
                    agreed += weight * 0.8 * self._alike(one, two)
            total += weight
        return agreed / total if total else 0.0

    def score(self, i: int, j: int) -> float:
        """How far two rows are one, 0 to 1: what agrees, and what their keys say of it."""
        found = self._agrees(i, j)
        if self.together and all(self.left[i][k] == self.right[j][k] for k in self.together):
            return max(found, OTHER_KEY)
        if not self.key:
            return found
        one, two = (" ".join([row[k] for k in self.key]) for row in (self.left[i], self.right[j]))
        if one == two:
            return max(found, OTHER_KEY) if one.strip() else found
        return found if found >= OTHER_KEY or _holds(one, two) or self._else_same(i, j) or self._renamed(one, two) else 0.0

    def near(self, i: int, j: int) -> float:
        """The score of two rows in the same gap: there most of their cells are enough, however often their texts stand."""
        found = self.score(i, j)
        if found >= SAME_ROW:
            return found
        if self.key:
            agreed = self._agrees(i, j) if self.key[0] in self.numbered else 0.0
            return agreed if agreed >= FAR_ROW else found
        both = enumerate(zip(self.left[i], self.right[j], strict=True))
        cells = [pair for k, pair in both if k not in self.counters and any(pair)]
        same = sum(one == two for one, two in cells)
        return max(found, SAME_ROW * same / len(cells) / MOST_CELLS) if same >= MOST_CELLS * len(cells) > 0 else found

    def _else_same(self, i: int, j: int) -> bool:
        """Whether two rows with different keys agree in all other cells, which stand together just once in each version."""
        one, two = self._but_for_key(self.left[i]), self._but_for_key(self.right[j])
        if one != two or not any(one):
            return False
        if self.rests[0][one] == self.rests[1][two] == 1 and sum(map(bool, one)) > 1:
            return True
        rest = [(k, text) for k, text in enumerate(self.left[i]) if k not in self.key and k not in self.counters]
        return any(text and self.weights[k][text] <= 2 for k, text in rest)

    def _renamed(self, one: str, two: str) -> bool:
        """Whether one key is the other with a word or two changed: the same numbers and codes in it, and most of its letters."""
        return _CODED.findall(one) == _CODED.findall(two) and self._alike(one, two) >= RENAMED

    def figures_alone(self, i: int, j: int) -> bool:
        """Whether two rows hold nothing but a figure or two, in the same columns: no name says which row is which, only their
        place."""
        cells = [(one, two) for one, two in zip(self.left[i], self.right[j], strict=True) if one or two]
        return 0 < len(cells) <= 2 and all(_FIGURE.match(text) for pair in cells for text in pair)

    def _alike(self, one: str, two: str) -> float:
        if _holds(one, two):
            return self.likeness.ratio(one, two)
        if one[:1].isdigit() or two[:1].isdigit():
            return 0.0
        found = self.likeness.ratio(one, two, 0.4)
        return found if found >= 0.4 else 0.0


def _holds(one: str, two: str) -> bool:
    """Whether one of two texts is the other with words before or after it."""
    short, long = sorted((f" {one} ".replace("\n", " "), f" {two} ".replace("\n", " ")), key=len)
    return short.strip() != "" and short in long


def _counts(row: Sequence[str], columns: Sequence[int]) -> bool:
    """Whether a row must have a key in these columns: a title over the rows need not, nor a total that names none."""
    filled = sum(map(bool, row))
    return 2 * filled > len(row) or (filled > 1 and any(row[k] for k in columns))


def _numbered(rows: Sequence[Sequence[str]], column: int) -> dict[tuple[str, ...], str]:
    """The number of each row by its other cells, where these say enough and stand once."""
    rests = [(*row[:column], *row[column + 1 :]) for row in rows]
    once = Counter(rests)
    pairs = zip(rests, rows, strict=True)
    return {rest: row[column] for rest, row in pairs if once[rest] == 1 and sum(map(bool, rest)) > 1}


def _once(rows: Sequence[Sequence[str]], names: int, column: int) -> dict[str, str]:
    """What stands in a column beside each name that stands once."""
    once = Counter(row[names] for row in rows)
    return {row[names]: row[column] for row in rows if row[names] and row[column] and once[row[names]] == 1}


def _rows(old: Grid, new: Grid, columns: Sequence[Pair], likeness: Likeness) -> list[Pair]:
    if not columns:
        return []
    view = _Rows(old, new, columns, likeness)
    backbone, crossing = exact(view.left, view.right, [1] * old.rows)
    crossing = [(i, j) for i, j in crossing if sum(map(bool, view.left[i])) >= min(2, len(columns))]
    pairs = dict(backbone) | dict(crossing)
    _near_rows(view, pairs, backbone)
    _far_rows(view, pairs)
    _stubborn_rows(view, pairs)
    return sorted(pairs.items())


def _near_rows(view: _Rows, pairs: dict[int, int], backbone: Sequence[Pair]) -> None:
    taken = set(pairs.values())
    for i, i_end, j, j_end in list(gaps(backbone, len(view.left), len(view.right))):
        rows = [k for k in range(i, i_end) if k not in pairs]
        others = [k for k in range(j, j_end) if k not in taken]
        scores = {(a, b): score for a, b, score in _measured(view, rows, others) if score >= SAME_ROW}
        for a, b in heaviest_in_order(scores, len(rows), len(others)) if scores else ():
            pairs[rows[a]] = others[b]
            taken.add(others[b])


def _measured(view: _Rows, rows: Sequence[int], others: Sequence[int]) -> list[tuple[int, int, float]]:
    if len(rows) * len(others) <= FEW:
        return [(a, b, view.near(i, j)) for a, i in enumerate(rows) for b, j in enumerate(others)]
    return [(a, b, view.near(rows[a], others[b])) for a, b in _by_rare_cells(view, rows, others)]


def _by_rare_cells(view: _Rows, rows: Sequence[int], others: Sequence[int]) -> list[Pair]:
    index: dict[tuple[int, str], list[int]] = {}
    for b, j in enumerate(others):
        for column, text in enumerate(view.right[j]):
            if text and view.weights[column][text] <= 8:
                index.setdefault((column, text), []).append(b)
    return sorted({(a, b) for a, i in enumerate(rows) for cell in enumerate(view.left[i]) for b in index.get(cell, ())})


def _far_rows(view: _Rows, pairs: dict[int, int]) -> None:
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


def _stubborn_rows(view: _Rows, pairs: dict[int, int]) -> None:
    """As many rows on both sides of a gap, with as much as one cell or word in common, or with nothing but figures, are
    rewritten rows; in a table of one row there is nothing to agree on."""
    taken = set(pairs.values())
    ordered = sorted(pairs.items())
    backbone = heaviest_order(ordered, [1] * len(ordered)) if ordered else []
    for i, i_end, j, j_end in list(gaps(backbone, len(view.left), len(view.right))):
        rows = [k for k in range(i, i_end) if k not in pairs]
        others = [k for k in range(j, j_end) if k not in taken]
        single = len(view.left) == len(view.right) == 1
        if len(rows) == len(others) and (
            single or all(view.score(i, j) >= FAINT_ROW or view.figures_alone(i, j) for i, j in zip(rows, others, strict=True))
        ):
            pairs.update(zip(rows, others, strict=True))
            taken.update(others)
