"""Which unit of the old version is which of the new one: exact, near, split, merged, moved."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from core.comparison.alignment.sequence import Pair, exact, gaps, heaviest_order, side_by_side, went_down
from core.comparison.alignment.similarity import LONG, Likeness, candidates
from core.comparison.alignment.twins import twin_keys
from core.comparison.alignment.units import Unit, sizes
from core.comparison.text.tokens import label_length, ungrouped
from core.model.comparison import Deadline
from core.rising import heaviest_in_order

NEAR = 0.5
"""Two texts in the same gap that share half of their words are versions of each other."""
FAR = 0.5
"""So much is asked of two texts at different places."""
FAR_WORDS = 5
"""A shorter text at another place is a new text, unless its neighbours moved with it."""
FAR_TITLE = 3
"""Enough for a text that stands just once in each version: a title, a signature."""
FAINT = 0.3
"""Enough between neighbours of a pair, or at the same place of a gap."""
WITHIN = 0.9
"""So much of a table that is also in a larger one, in its order, makes it the table that grew."""
WITHIN_WORDS = 8
"""A smaller table can be in another one by chance."""
MATRIX = 2_500
"""A gap of at most so many combinations is measured in full."""


@dataclass(slots=True)
class Alignment:
    """Places in two sequences of units. `pairs` sorted by the old place; `moved`: old places of pairs out of order;
    `splits`: one old place, several new; `merges`: several old, one new. `coarse`: the deadline cut the search."""

    pairs: list[Pair] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    splits: list[tuple[int, list[int]]] = field(default_factory=list)
    merges: list[tuple[list[int], int]] = field(default_factory=list)
    coarse: bool = False


class Aligner:
    """One alignment of two sequences of units. `texts` are what likeness is measured on. `titled`: both sides know what is a
    heading, so that the line of a list that names a section is not its heading. `printed`: one side is the other's print."""

    def __init__(
        self,
        old: Sequence[Unit],
        new: Sequence[Unit],
        texts: tuple[Sequence[str], Sequence[str]],
        likeness: Likeness,
        *,
        titled: bool = False,
        printed: bool = False,
    ) -> None:
        self.old, self.new, self.likeness = old, new, likeness
        self.old_texts, self.new_texts = texts
        self.weights = sizes(self.old_texts)
        self.listed = any(unit.generated for unit in old) and any(unit.generated for unit in new)
        self.titled, self.printed = titled, printed
        self.named = _twofold(old) | _twofold(new) if titled else set()
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}
        self.splits: list[tuple[int, list[int]]] = []
        self.merges: list[tuple[list[int], int]] = []

    def run(self, deadline: Deadline) -> Alignment:
        """Exact pairs, near pairs in the gaps, near pairs anywhere, neighbours, splits and merges, faint pairs; past the
        deadline no more than one text against one at the same place."""
        keys_old, keys_new = self._keys()
        backbone, crossing = exact(keys_old, keys_new, self.weights)
        self._take(backbone)
        self._take_crossing(crossing)
        if len(self.to_new) == len(self.old) == len(self.new):
            return self._result(coarse=False)
        for search in self._searches():
            if deadline():
                self._lone_pairs()
                return self._result(coarse=True)
            search()
        return self._result(coarse=False)

    def _keys(self) -> tuple[list[str], list[str]]:
        """What makes two units the same: what they hold, or the name of their sheet where that holds much the same. Of equal
        sheets (a form for each month) the names alone say which is which."""
        if self.printed:
            return twin_keys(self.old, self.new)
        keys_old, keys_new = ([self._key(unit) for unit in side] for side in (self.old, self.new))
        named = {unit.sheet: j for j, unit in enumerate(self.new) if unit.sheet}
        for i, unit in enumerate(self.old):
            j = named.get(unit.sheet)
            if j is None:
                continue
            if self.likeness.common(self.old_texts[i], self.new_texts[j]) >= NEAR or self._grew(i, j):
                keys_old[i] = keys_new[j] = f"\x02{unit.sheet}"
        return keys_old, keys_new

    def _key(self, unit: Unit) -> str:
        return f"\x03{unit.key}" if unit.title and unit.key in self.named else unit.key

    def _searches(self) -> Sequence[Callable[[], None]]:
        """What finds a counterpart for a text that changed, the surest first."""
        return (
            self._exact_but_for_numbers,
            lambda: self._near_in_gaps(NEAR),
            self._splits_and_merges,
            self._far,
            self._neighbours,
            self._exact_leftovers,
            self._splits_and_merges,
            lambda: self._near_in_gaps(FAINT),
            self._short_strays,
            self._lone_pairs,
        )

    def _take(self, pairs: Sequence[Pair]) -> None:
        for i, j in pairs:
            self.to_new[i] = j
            self.to_old[j] = i

    def _free(self, i: int, j: int) -> bool:
        return i not in self.to_new and j not in self.to_old

    def _same_sort(self, i: int, j: int) -> bool:
        """Two tables or two paragraphs; a line of contents is no version of the heading that it names."""
        old, new = self.old[i], self.new[j]
        if old.title != new.title and (old.key in self.named or new.key in self.named):
            return False
        return (old.table is None) == (new.table is None) and (not self.listed or old.generated == new.generated)

    def _take_crossing(self, crossing: Sequence[Pair]) -> None:
        """A text that stands once on both sides has moved, if there is enough of it: alone, or with its neighbours."""
        run: list[Pair] = []
        for pair in [*crossing, (-9, -9)]:
            if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
                said = sum(len(self.likeness.code(self.old_texts[i])) for i, _ in run)
                if said >= FAR_TITLE or any(self._titles(i, j) or self._of_one_name(i, j) for i, j in run):
                    self._take(run)
                run = []
            run.append(pair)

    def _titles(self, i: int, j: int) -> bool:
        """Whether both are headings: a title has few words and is known by them."""
        return self.titled and self.old[i].title and self.new[j].title

    def _of_one_name(self, i: int, j: int) -> bool:
        """Whether both are the sheet of one name, however little it holds."""
        return self.old[i].sheet == self.new[j].sheet != ""

    def _backbone(self) -> list[Pair]:
        pairs = sorted(self.to_new.items())
        return heaviest_order(pairs, [self.weights[i] for i, _ in pairs]) if pairs else []

    def _exact_but_for_numbers(self) -> None:
        """Paragraphs that say the same behind numbers that were typed: likeness alone would rather keep the number."""
        for i, i_end, j, j_end in list(gaps(self._backbone(), len(self.old), len(self.new))):
            rows = [a for a in range(i, i_end) if a not in self.to_new and self.old[a].table is None]
            columns = [b for b in range(j, j_end) if b not in self.to_old and self.new[b].table is None]
            lengths = [_length(self.old[a]) for a in rows]
            if any(lengths):
                olds = [self.old[a].key[length:] for a, length in zip(rows, lengths, strict=True)]
                news = [self.new[b].key[_length(self.new[b]) :] for b in columns]
                backbone, _ = exact(olds, news, [self.weights[a] for a in rows])
                self._take([(rows[a], columns[b]) for a, b in backbone if self._same_sort(rows[a], columns[b])])

    def _near_in_gaps(self, floor: float) -> None:
        for i, i_end, j, j_end in list(gaps(self._backbone(), len(self.old), len(self.new))):
            rows = [a for a in range(i, i_end) if a not in self.to_new]
            columns = [b for b in range(j, j_end) if b not in self.to_old]
            if rows and columns:
                self._near_in_gap(rows, columns, floor)

    def _near_in_gap(self, rows: list[int], columns: list[int], floor: float) -> None:
        if len(rows) * len(columns) <= MATRIX:
            measured = [(a, b) for a in range(len(rows)) for b in range(len(columns))]
        else:
            coded = self._coded(rows, columns)
            measured = [(a, b) for a, found in candidates(*coded) for b in found]
        scores = {}
        for a, b in measured:
            i, j = rows[a], columns[b]
            if self._same_sort(i, j):
                score = self._score(i, j, floor)
                if score >= floor and (self.old_texts[i] or self.new_texts[j]):
                    scores[(a, b)] = score * score * (1 + min(self.weights[i], 40) / 40)
        if scores:
            self._take([(rows[a], columns[b]) for a, b in heaviest_in_order(scores)])

    def _score(self, i: int, j: int, floor: float) -> float:
        """How alike two units are. The rows of a table that was sorted stand in another order and are the same rows."""
        found = self.likeness.ratio(self.old_texts[i], self.new_texts[j], floor)
        if found >= floor or self.old[i].table is None:
            return found
        common = self.likeness.common(self.old_texts[i], self.new_texts[j])
        if common < floor:
            common = self.likeness.common(*map(ungrouped, (self.old_texts[i], self.new_texts[j])))
        return floor if common < floor and self._grew(i, j) else common

    def _grew(self, i: int, j: int) -> bool:
        """Whether one table holds the other and many rows more."""
        left, right = (self.likeness.code(text) for text in (self.old_texts[i], self.new_texts[j]))
        few = min(len(left), len(right))
        if not WITHIN_WORDS <= few <= LONG:
            return False
        return self.likeness.shared(left, right) >= WITHIN * few

    def _lone_pairs(self) -> None:
        """One paragraph against one at the same place is a replaced one, whatever it says now."""
        for i, i_end, j, j_end in list(gaps(self._backbone(), len(self.old), len(self.new))):
            rows = [a for a in range(i, i_end) if a not in self.to_new]
            columns = [b for b in range(j, j_end) if b not in self.to_old]
            if len(rows) == len(columns) == 1 and self._replaces(rows[0], columns[0]):
                self._take([(rows[0], columns[0])])

    def _replaces(self, i: int, j: int) -> bool:
        tables = self.old[i].table is not None or self.new[j].table is not None
        titles = self.titled and self.old[i].title != self.new[j].title
        return (
            not tables
            and not titles
            and self._same_sort(i, j)
            and bool(self.old_texts[i].strip())
            and bool(self.new_texts[j].strip())
        )

    def _coded(self, rows: Sequence[int], columns: Sequence[int]) -> tuple[list[str], list[str]]:
        code = self.likeness.code
        return [code(self.old_texts[i]) for i in rows], [code(self.new_texts[j]) for j in columns]

    def _leftovers(self) -> tuple[list[int], list[int]]:
        return (
            [i for i in range(len(self.old)) if i not in self.to_new],
            [j for j in range(len(self.new)) if j not in self.to_old],
        )

    def _far(self) -> None:
        """Pairs at any distance: the best of the few that share rare words, the most alike first."""
        rows, columns = self._leftovers()
        if not rows or not columns:
            return
        coded_old, coded_new = self._coded(rows, columns)
        found = []
        for a, nearest in candidates(coded_old, coded_new):
            for b in nearest:
                i, j = rows[a], columns[b]
                if min(len(coded_old[a]), len(coded_new[b])) >= FAR_WORDS and self._same_sort(i, j):
                    score = self.likeness.ratio(self.old_texts[i], self.new_texts[j], FAR)
                    if score >= FAR:
                        found.append((-score, abs(i - j), i, j))
        for _, _, i, j in sorted(found):
            if self._free(i, j):
                self._take([(i, j)])

    def _neighbours(self) -> None:
        """What stands beside a pair on both sides and is faintly alike belongs to it."""
        for step in (1, -1):
            for i, j in sorted(self.to_new.items(), reverse=step < 0):
                a, b = i + step, j + step
                while 0 <= a < len(self.old) and 0 <= b < len(self.new) and self._free(a, b) and self._alike(a, b):
                    self._take([(a, b)])
                    a, b = a + step, b + step

    def _alike(self, i: int, j: int) -> bool:
        if not self._same_sort(i, j):
            return False
        if self.old[i].key == self.new[j].key:
            return True
        return self.likeness.ratio(self.old_texts[i], self.new_texts[j], FAINT) >= FAINT

    def _exact_leftovers(self) -> None:
        """Twins that found no place in order: an equal text with enough words elsewhere has moved."""
        rows, columns = self._leftovers()
        waiting: dict[str, list[int]] = {}
        for j in columns:
            waiting.setdefault(self.new[j].key, []).append(j)
        for i in rows:
            found = waiting.get(self.old[i].key)
            if found and len(self.likeness.code(self.old_texts[i])) >= FAR_WORDS:
                self._take([(i, found.pop(0))])

    def _short_strays(self) -> None:
        """Few words that ended up at another place have not moved: they were taken for twins of theirs, which stand as often."""
        several = {i for i, _ in self.splits} | {i for parts, _ in self.merges for i in parts}
        pairs = sorted((i, j) for i, j in self.to_new.items() if i not in several)
        kept = set(heaviest_order(pairs, [self.weights[i] for i, _ in pairs])) if pairs else set()
        strays = [run for run in side_by_side([pair for pair in pairs if pair not in kept]) if self._is_stray(run)]
        for i, j in (pair for run in strays for pair in run):
            self._forget(i, j)
        if strays:
            self._near_in_gaps(FAINT)

    def _is_stray(self, run: Sequence[Pair]) -> bool:
        count = sum(len(self.likeness.code(self.old_texts[i])) for i, _ in run)
        known = any(self.old[i].generated or self.old[i].table is not None or self._once(i, j) for i, j in run)
        return 0 < count < FAR_WORDS and not known

    def _once(self, i: int, j: int) -> bool:
        """Whether a text with enough words stands just once on each side."""
        if len(self.likeness.code(self.old_texts[i])) < FAR_TITLE and not self._titles(i, j):
            return False
        return self._counts[0][self.old[i].key] == self._counts[1][self.new[j].key] == 1

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        return Counter(unit.key for unit in self.old), Counter(unit.key for unit in self.new)

    def _splits_and_merges(self) -> None:
        from core.comparison.alignment.splits import find_splits

        rows, columns = self._leftovers()
        if not columns and not rows:
            return
        free_old, free_new = set(rows), set(columns)
        old_codes, new_codes = self._codes(self.old, self.old_texts), self._codes(self.new, self.new_texts)
        for i, parts in find_splits(old_codes, new_codes, self.to_new, free_old, free_new, self.likeness.shared):
            self.splits.append((i, parts))
            self._forget(i, self.to_new.get(i))
            free_old.discard(i)
            self.to_new[i] = parts[0]
            for j in parts:
                self.to_old[j] = i
                free_new.discard(j)
        for j, parts in find_splits(new_codes, old_codes, self.to_old, free_new, free_old, self.likeness.shared):
            if self.to_old.get(j) in {i for i, _ in self.splits}:
                continue
            self.merges.append((parts, j))
            self._forget(self.to_old.get(j), j)
            self.to_old[j] = parts[0]
            for i in parts:
                self.to_new[i] = j

    def _codes(self, units: Sequence[Unit], texts: Sequence[str]) -> Callable[[int], str | None]:
        """Gives the coded text of a paragraph; None for a table and beyond the ends."""
        code = self.likeness.code
        return lambda at: code(texts[at]) if 0 <= at < len(units) and units[at].table is None else None

    def _forget(self, i: int | None, j: int | None) -> None:
        if i is not None and j is not None:
            self.to_new.pop(i, None)
            self.to_old.pop(j, None)

    def _result(self, coarse: bool) -> Alignment:
        several = {i for i, _ in self.splits} | {i for parts, _ in self.merges for i in parts}
        every = sorted(self.to_new.items())
        heads = [(i, j) for i, j in every if i not in several]
        heads += [(i, parts[0]) for i, parts in self.splits] + [(parts[0], j) for parts, j in self.merges]
        heads.sort()
        order = heaviest_order(heads, [self.weights[i] for i, _ in heads]) if heads else []
        kept = set(went_down(heads, order, self.weights))
        crossing = {i for i, j in heads if (i, j) not in kept}
        splits = [found for found in self.splits if found[0] not in crossing]
        merges = [found for found in self.merges if found[0][0] not in crossing]
        pairs = [pair for pair in every if pair[0] not in several]
        pairs += [(i, self._best_part(i, parts)) for i, parts in self.splits if i in crossing]
        pairs += [(self._best_old(parts, j), j) for parts, j in self.merges if parts[0] in crossing]
        pairs.sort()
        moved = {i for i, _ in pairs} & (crossing | {self._best_old(p, j) for p, j in self.merges if p[0] in crossing})
        made = {i for i in moved if self.old[i].generated and self.new[self.to_new[i]].generated}
        return Alignment([pair for pair in pairs if pair[0] not in made], moved - made, splits, merges, coarse)

    def _best_part(self, i: int, parts: Sequence[int]) -> int:
        return max(parts, key=lambda j: self.likeness.ratio(self.old_texts[i], self.new_texts[j]))

    def _best_old(self, parts: Sequence[int], j: int) -> int:
        return max(parts, key=lambda i: self.likeness.ratio(self.old_texts[i], self.new_texts[j]))


def _length(unit: Unit) -> int:
    """How much of a paragraph is the number that was typed at its start."""
    return label_length(unit.key, title=unit.title)


def _twofold(units: Sequence[Unit]) -> set[str]:
    """What stands both as a heading and as another paragraph: a section that a list names."""
    titles = {unit.key for unit in units if unit.title}
    return titles & {unit.key for unit in units if not unit.title}
