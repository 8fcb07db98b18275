"""The rows of two versions of a table: what says which row is which, and how far two rows are one.

A cell weighs more the rarer its text is in its column, so that a key column decides and a column of yes and no does not.
"""

import re
from collections import Counter
from collections.abc import Sequence

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.similarity import Likeness
from core.comparison.tables.grid import Grid
from core.comparison.tables.row_numbers import counts, first_of, is_head, number_of

SAME_ROW = 0.34
"""The share of a row's weight that must agree, so that two rows are versions of each other."""
FAR_ROW = 0.6
"""The same for rows at different places."""
OTHER_KEY = 0.8
"""The same for two rows with different keys."""
RENAMED = 0.6
"""The likeness of two names of which one may be the other's new wording."""
MEASURES = 2
"""Columns before which a figure is the number or the code of its row."""
TOGETHER = 4
"""So many columns of words may name a row together: the search for them grows with their square."""
LEAST = 4
"""Rows from which a column can tell them apart."""
OFTEN = 4
"""As often a name may stand in both versions together, which two rows in the same gap are known by."""
GAPS = 10
"""One in so many rows, and one more, may have no name."""
ENOUGH = 2_000
"""Rows that say what a column holds."""
_CODED = re.compile(r"\w*\d\w*")
_FIGURE = re.compile(r"[-+\u2212]?[.,]?\d")
_PLAIN = re.compile(r"[-+−]?[\d\s.,]*\d\s*%?")
SHORT = 4
"""Characters of a cell that many rows share: a unit, a sort."""
MOST_CELLS = 0.7
"""The share of the cells of two rows in the same gap, by count, that makes them versions of each other."""


class Rows:
    """The rows of both versions over the columns that belong together, and what weighs in them."""

    def __init__(self, old: Grid, new: Grid, columns: Sequence[Pair], likeness: Likeness) -> None:
        self.likeness = likeness
        self.left = [old.row(row, [i for i, _ in columns]) for row in range(old.rows)]
        self.right = [new.row(row, [j for _, j in columns]) for row in range(new.rows)]
        self.filled = [[sum(map(bool, row)) for row in rows] for rows in (self.left, self.right)]
        self.weights = [self._rarity(k) for k in range(len(columns))]
        self.counted = _counted(old, new, columns)
        self.counters = {k for k in range(len(columns)) if self._counts_rows(k)}
        self.numbered = {k for k in range(len(columns)) if self.left and is_head(self.left[0][k])}
        """Columns that are called numbers: a row can have another one."""
        self.key, self.together = self._keys(len(columns))
        self.named = next(
            (k for k in range(len(columns)) if not (k in self.counters | self.numbered or self._of_figures(k))), None
        )
        """The first column of words."""
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
        mostly the same in both: a number or a name of the row. A column of words may have a gap: a second line of the head, a
        total that nobody named; what is said again and again beside hardly a cell names no row: a total of each section."""
        one, two = (self._told(side, columns) for side in (0, 1))
        gaps = 0 if any(map(self._of_figures, columns)) else 1 + min(len(one), len(two)) // GAPS
        before, after = ([found for found in keys if "" not in found] for keys in (one, two))
        if min(len(before), len(after)) < LEAST or max(len(one) - len(before), len(two) - len(after)) > gaps:
            return False
        if len(set(before)) < len(before) or len(set(after)) < len(after):
            return False
        return len(set(before) & set(after)) >= 0.6 * min(len(before), len(after))

    def _told(self, side: int, columns: tuple[int, ...]) -> list[tuple[str, ...]]:
        rows, filled = (self.left, self.right)[side], self.filled[side]
        told = [
            (tuple([row[k] for k in columns]), 2 * cells > len(row))
            for row, cells in zip(rows, filled, strict=True)
            if _counts(row, cells, columns)
        ]
        often = Counter(key for key, _ in told)
        sparse = sum(full for _, full in told) < LEAST
        return [key for key, full in told if full or sparse or often[key] == 1]

    def _measures(self, column: int) -> bool:
        """Whether most cells of a column are figures and hardly any stands twice."""
        cells = [row[column] for row in self.left[:ENOUGH] if row[column]]
        return self._of_figures(column) and len(set(cells)) * 2 > len(cells)

    def _of_figures(self, column: int) -> bool:
        cells = [row[column] for row in self.left[:ENOUGH] if row[column]]
        return sum(_FIGURE.match(text) is not None for text in cells) * 2 > len(cells)

    def _plain(self, column: int) -> bool:
        """Whether most cells of a column are nothing but numbers, and not codes such as 62-06-058."""
        cells = [row[column] for row in self.left[:ENOUGH] if row[column]]
        return sum(_PLAIN.fullmatch(text) is not None for text in cells) * 2 > len(cells)

    def _but_for_key(self, row: Sequence[str]) -> tuple[str, ...]:
        return tuple(text for k, text in enumerate(row) if k not in self.key and k not in self.counters)

    def _counts_rows(self, column: int) -> bool:
        """Whether the column counts the rows of both versions and was counted anew: a row that is else the same, or a name that
        stands once, has another number, or the rows of words, or of a column that is called a number, are more or fewer. Numbers
        that stayed with their rows are keys."""
        old, new = ([row[column] for row in rows] for rows in (self.left, self.right))
        if not (counts(old) and counts(new)):
            return False
        before, after = _numbered(self.left, column), _numbered(self.right, column)
        if any(before[rest] != after[rest] for rest in before.keys() & after.keys()):
            return True
        words = [k for k in range(len(self.weights)) if k != column and not (self._of_figures(k) and self._plain(k))]
        if any(self._renumbers(column, names) for names in [*((k,) for k in words), tuple(words)] if names):
            return True
        called = all(rows and is_head(rows[0][column]) for rows in (self.left, self.right))
        return (bool(words) or called) and len(self.left) != len(self.right) and first_of(old) == first_of(new)

    def uncounted(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """What a row says but for the numbers that count it."""
        if not self.counters:
            return row
        return tuple(["" if k in self.counters and number_of(text) else text for k, text in enumerate(row)])

    def _renumbers(self, column: int, names: tuple[int, ...]) -> bool:
        """Whether columns of names, most of which stand once, have one of them beside another number."""
        old, new = (_once(rows, names, column) for rows in (self.left, self.right))
        common = old.keys() & new.keys()
        rows = min(sum(bool(row[names[0]] and row[column]) for row in rows) for rows in (self.left, self.right))
        return 2 * len(common) > rows and any(old[name] != new[name] for name in common)

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
            elif self.counted and (formula := self.counted.shared(i, j, column)):
                weight = self.counted.weight(column, formula)
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
            once = len(self.key) > 1 or self.weights[self.key[0]][one] <= 2
            return max(found, OTHER_KEY) if once and one.strip() else found
        return found if found >= OTHER_KEY or _holds(one, two) or self._else_same(i, j) or self._renamed(one, two) else 0.0

    def near(self, i: int, j: int) -> float:
        """The score of two rows in the same gap: there most of their cells are enough, however often their texts stand."""
        found = self.score(i, j)
        if found >= SAME_ROW:
            return found
        if self.key:
            agreed = self._agrees(i, j) if self.key[0] in self.numbered else 0.0
            return agreed if agreed >= FAR_ROW else found
        if self._same_name(i, j):
            return SAME_ROW
        both = enumerate(zip(self.left[i], self.right[j], strict=True))
        cells = [(k, pair) for k, pair in both if k not in self.counters and any(pair)]
        same = sum(one == two or self._recounted(i, j, k) for k, (one, two) in cells)
        return max(found, SAME_ROW * same / len(cells) / MOST_CELLS) if same >= MOST_CELLS * len(cells) > 0 else found

    def _same_name(self, i: int, j: int) -> bool:
        """Whether the first words of two rows are the same, and rare enough to name them."""
        return self._called_alike(i, j) and self.named is not None and self.weights[self.named][self.left[i][self.named]] <= OFTEN

    def _called_alike(self, i: int, j: int) -> bool:
        name = "" if self.named is None else self.left[i][self.named]
        return self.named is not None and len(name) > SHORT and name == self.right[j][self.named]

    def _recounted(self, i: int, j: int, column: int) -> bool:
        """Whether one formula counts the cell in both versions: what it gives follows from other cells."""
        return self.counted is not None and self.counted.shared(i, j, column) != ""

    def fits(self, i: int, j: int) -> bool:
        """Whether of two rows at the same place one says nothing else than the other, as a form that was filled in does; or,
        where no key says which row is which, their name or half of their cells are the same, however often these stand."""
        both = enumerate(zip(self.left[i], self.right[j], strict=True))
        cells = [pair for k, pair in both if k not in self.counters and any(pair)]
        same = sum(one == two for one, two in cells)
        apart = sum(one != two for one, two in cells if one and two)
        return not apart or (not self.key and (2 * same >= len(cells) or self._called_alike(i, j)))

    def filled_in(self) -> bool:
        """Whether one version is the other, row by row, with cells filled that were empty: rows of a form are all alike, and
        those that stayed empty say nothing of which ones were filled."""
        if len(self.left) != len(self.right):
            return False
        cells = [pair for rows in zip(self.left, self.right, strict=True) for pair in zip(*rows, strict=True)]
        apart = [pair for pair in cells if pair[0] != pair[1]]
        return all(not one for one, _ in apart) or all(not two for _, two in apart)

    def strangers(self, i: int, j: int) -> bool:
        """Whether two rows have nothing in common but the number that counts them and short cells, as units are: one stands in
        the other's place. A row with one cell beside its number was rewritten."""
        counting = self.counters | self.numbered
        cells = enumerate(zip(self.left[i], self.right[j], strict=True))
        filled = [pair for k, pair in cells if k not in counting and all(pair)]
        if not counting or len(filled) < MEASURES or any(map(_is_shared, filled)):
            return False
        worded = [pair for pair in filled if all(len(text) > SHORT and not _FIGURE.match(text) for text in pair)]
        return bool(worded) and not any(self.likeness.common(one, two) for one, two in worded)

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

    def other_total(self, i: int, j: int) -> bool:
        """Whether two rows are a figure or two under the same word or none, most of their cells blank: a total, whichever rows
        came or went above it."""
        cells = [(one, two) for one, two in zip(self.left[i], self.right[j], strict=True) if one or two]
        same = all(one == two or all(map(_FIGURE.match, (one, two))) for one, two in cells)
        return same and 0 < 2 * len(cells) <= min(len(self.left[i]), 4) and any(one != two for one, two in cells)

    def _alike(self, one: str, two: str) -> float:
        if _holds(one, two):
            return self.likeness.ratio(one, two)
        if one[:1].isdigit() or two[:1].isdigit():
            return 0.0
        found = self.likeness.ratio(one, two, 0.4)
        return found if found >= 0.4 else 0.0


class _Counted:
    """By which formulas the cells of both versions are counted, over the columns that belong together."""

    def __init__(self, left: list[tuple[str, ...]], right: list[tuple[str, ...]]) -> None:
        self.left, self.right = left, right
        self.often = Counter(found for row in (*left, *right) for found in enumerate(row))

    def shared(self, i: int, j: int, column: int) -> str:
        """The formula that counts the cell in both versions; "" where none does."""
        formula = self.left[i][column]
        return formula if formula == self.right[j][column] else ""

    def weight(self, column: int, formula: str) -> float:
        """As of a text: much where one row alone is counted so, as a total is, little in a column that is filled down."""
        return 2.0 / max(2, self.often[column, formula])


def _counted(old: Grid, new: Grid, columns: Sequence[Pair]) -> _Counted | None:
    if not old.counts or not new.counts:
        return None
    left = [old.formulas(row, [i for i, _ in columns]) for row in range(old.rows)]
    return _Counted(left, [new.formulas(row, [j for _, j in columns]) for row in range(new.rows)])


def _is_shared(pair: tuple[str, str]) -> bool:
    """Whether two cells say the same, and enough: a unit or a small count stands in many rows."""
    one, two = pair
    return one == two and len(one) > (2 if _FIGURE.match(one) else SHORT)


def _holds(one: str, two: str) -> bool:
    """Whether one of two texts is the other with words before or after it."""
    short, long = sorted((f" {one} ".replace("\n", " "), f" {two} ".replace("\n", " ")), key=len)
    return short.strip() != "" and short in long


def _counts(row: Sequence[str], filled: int, columns: Sequence[int]) -> bool:
    """Whether a row with so many filled cells must have a key in these columns: a title over the rows need not, nor a total
    that names none."""
    return 2 * filled > len(row) or (filled > 1 and any(row[k] for k in columns))


def _numbered(rows: Sequence[Sequence[str]], column: int) -> dict[tuple[str, ...], str]:
    """The number of each row by its other cells, where these say enough and stand once."""
    rests = [(*row[:column], *row[column + 1 :]) for row in rows]
    once = Counter(rests)
    pairs = zip(rests, rows, strict=True)
    return {rest: row[column] for rest, row in pairs if once[rest] == 1 and sum(map(bool, rest)) > 1}


def _once(rows: Sequence[Sequence[str]], names: tuple[int, ...], column: int) -> dict[tuple[str, ...], str]:
    """What stands in a column beside each name that stands once."""
    said = [(tuple([row[k] for k in names]), row[column]) for row in rows]
    once = Counter(name for name, _ in said)
    return {name: number for name, number in said if name[0] and number and once[name] == 1}
