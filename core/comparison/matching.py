"""Two documents matched block by block: pairs, moves, splits, merges, tables, and what has no counterpart."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from core.comparison.alignment.align import Aligner, Alignment
from core.comparison.alignment.neighbours import between, in_full_cells
from core.comparison.alignment.sequence import Pair, heaviest_order, side_by_side
from core.comparison.alignment.similarity import Likeness
from core.comparison.alignment.twins import shown_keys
from core.comparison.alignment.units import FLOWS, Side, Unit, flow_of, spread
from core.comparison.match import Match, Reflow, TableMatch
from core.comparison.numbering.title_numbers import go_with_titles
from core.comparison.printed.free import Free
from core.comparison.printed.groups import PAGED, groups_of
from core.comparison.printed.line_rows import relined
from core.comparison.printed.reflow import MOST, same_text
from core.comparison.printed.regrouper import Regrouper
from core.comparison.printed.repeated_heads import repeated_heads
from core.comparison.printed.side_cells import interleaved
from core.comparison.printed.stray_texts import scattered
from core.comparison.tables.axes import align_tables
from core.comparison.tables.cut_tables import cut_off
from core.comparison.tables.grid import Grid, grid_of
from core.comparison.tables.merged_cells import carried
from core.model.comparison import Deadline
from core.model.document import OBJECT

PAIR_LIKE = 0.6
"""So alike, blocks at the same place of two gaps are the same block, edited."""

BOXED = frozenset({"textbox", "diagram", "chart", "endnote"})
"""Flows of a document that stand in the body of its pages."""


class Matcher:
    """Matches the flows of two documents."""

    def __init__(self, old: Side, new: Side, deadline: Deadline) -> None:
        self.old, self.new, self.late = old, new, deadline
        self.likeness = Likeness()
        self.match = Match()
        formats = {old.document.format, new.document.format}
        self.titled = len(formats) == 1 and not formats & PAGED
        self.paged = bool(formats & PAGED)
        self.printed = len(formats & PAGED) == 1 < len(formats)

    def run(self) -> Match:
        """Each flow by itself, then what may stand in another one; versions rebuilt from pages are grouped anew at the end."""
        flows = list(dict.fromkeys([*FLOWS, *self.old.flows, *self.new.flows]))
        for flow in flows:
            old, new = self.old.flows.get(flow, []), self.new.flows.get(flow, [])
            if old and new:
                self._flow(flow, old, new)
        self._parted_tables()
        if self.printed:
            self._among_others()
        for flow in flows:
            self._unless_late(flow, self._reflow)
        self._leftover_cells()
        if self.printed:
            self._leftover_boxes()
        go_with_titles(self.old, self.new, self.match)
        self._in_order(flows)
        if self.paged:
            regrouper = Regrouper(self.old, self.new, self.match)
            for flow in flows:
                self._unless_late(flow, regrouper.regroup)
                regrouper.stayed_after_all(flow)
        return self.match

    def _unless_late(self, flow: str, search: Callable[[str], None]) -> None:
        """Past the deadline a flow goes without a search that only makes the changes fewer."""
        if not self._whole(flow):
            if self.late():
                self.match.coarse.append(flow)
            else:
                search(flow)

    def _whole(self, flow: str) -> bool:
        """Whether a flow is the same on both sides, or stands on one of them alone."""
        old, new = self.old.flows.get(flow, []), self.new.flows.get(flow, [])
        return not old or not new or [unit.key for unit in old] == [unit.key for unit in new]

    def _texts(self, side: Side, units: Sequence[Unit]) -> list[str]:
        blocks = side.blocks
        return [
            blocks[unit.blocks[0]].text if unit.table is None else "\n".join([blocks[at].text for at in unit.blocks])
            for unit in units
        ]

    def _flow(self, flow: str, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        found = self._aligned(old, new)
        if found.coarse:
            self.match.coarse.append(flow)
        groups = _groups(found, {j for _, j in found.pairs})
        for i, j in found.pairs:
            if old[i].table is None:
                self.match.pairs[old[i].blocks[0]] = new[j].blocks[0]
            else:
                self._table(old[i], new[j])
        for group in groups:
            blocks = [self._unit_pairs(old[i], new[j]) for i, j in group]
            self.match.moves.append([pair for pairs in blocks for pair in pairs])
        self.match.reflows += [([old[i].blocks[0]], [new[j].blocks[0] for j in parts]) for i, parts in found.splits]
        self.match.reflows += [([old[i].blocks[0] for i in parts], [new[j].blocks[0]]) for parts, j in found.merges]

    def _aligned(self, old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
        texts = (self._texts(self.old, old), self._texts(self.new, new))
        return Aligner(old, new, texts, self.likeness, titled=self.titled, printed=self.printed).run(self.late)

    def _unit_pairs(self, old: Unit, new: Unit) -> list[Pair]:
        pairs = self.match.pairs
        inside = set(new.blocks)
        return [(at, pairs[at]) for at in old.blocks if pairs.get(at, -1) in inside]

    def _table(self, old: Unit, new: Unit) -> None:
        if old.key == new.key:
            self.match.pairs.update(zip(old.blocks, new.blocks, strict=True))
            return
        if self.late():
            self.match.coarse.append(flow_of(self.new.blocks[new.blocks[0]].story))
            return
        before, after = grid_of(self.old.blocks, old.blocks), grid_of(self.new.blocks, new.blocks)
        rows, columns = align_tables(before, after, self.likeness)
        self.match.tables.append(TableMatch(before, after, rows, columns))
        across, known = columns.old, len(self.match.reflows)
        lines = self._relined(before, after, rows.pairs)
        for row, new_row in rows.pairs:
            if row in lines[0] or new_row in lines[1]:
                continue
            for column in range(before.columns):
                found = before.cells.get((row, column))
                others = after.cells.get((new_row, across.get(column, -1)))
                if found and others:
                    self._cell(found, others)
        self._merged_cells(self.match.tables[-1], known)

    def _flowed(self, old: Sequence[int], new: Sequence[int]) -> tuple[list[int], list[int]]:
        """What is left of the paragraphs of a cell once those are reflows that a page shows as one, or in parts: with exactly
        the same letters."""
        groups = list(groups_of([self.old.blocks[i] for i in old], [self.new.blocks[j] for j in new]))
        flowed = [(ones, twos) for ones, twos, _ in groups if len(ones) + len(twos) > 2]
        self.match.reflows += [([old[k] for k in ones], [new[k] for k in twos]) for ones, twos in flowed]
        gone, come = {k for ones, _ in flowed for k in ones}, {k for _, twos in flowed for k in twos}
        return [i for k, i in enumerate(old) if k not in gone], [j for k, j in enumerate(new) if k not in come]

    def _relined(self, old: Grid, new: Grid, pairs: Sequence[Pair]) -> tuple[set[int], set[int]]:
        """The rows of both tables of which a page makes a row for each line of their cells."""
        done: tuple[set[int], set[int]] = (set(), set())
        texts = self._text_of(self.old), self._text_of(self.new)
        if not self.printed:
            return done
        if self.new.document.format in PAGED:
            found = [([row], lines) for row, lines in relined(old, new, texts, sorted(pairs))]
        else:
            back = sorted((j, i) for i, j in pairs)
            found = [(lines, [row]) for row, lines in relined(new, old, texts[::-1], back)]
        for olds, news in found:
            places = [at for row in olds for at in old.line(0, row)], [at for row in news for at in new.line(0, row)]
            left, right = ([at for at in side if OBJECT not in text(at)] for side, text in zip(places, texts, strict=True))
            self.match.scattered.append((left, right))
            done[0].update(olds)
            done[1].update(news)
        return done

    @staticmethod
    def _text_of(side: Side) -> Callable[[int], str]:
        return lambda at: side.blocks[at].text

    def _merged_cells(self, table: TableMatch, known: int) -> None:
        """Paragraphs that a merged or parted cell carried to another place. `known`: reflows of other tables."""
        old, new = (self.old, table.old), (self.new, table.new)
        rows, columns = table.rows.old, table.columns.old
        pairs, own = self.match.pairs, [at for cell in table.old.cells.values() for at in cell]
        taken_old = {i for i in own if i in pairs} | {i for olds, _ in self.match.reflows[known:] for i in olds}
        taken_new = {pairs[i] for i in own if i in pairs} | {j for _, news in self.match.reflows[known:] for j in news}
        back = {j: i for i, j in rows.items()}, {j: i for i, j in columns.items()}
        found = [(i, j) for j, i in carried(new, old, back, (taken_new, taken_old))]
        taken = taken_old | {i for i, _ in found}, taken_new | {j for _, j in found}
        pairs |= dict([*found, *carried(old, new, (rows, columns), taken)])

    def _cell(self, old: Sequence[int], new: Sequence[int]) -> None:
        """The paragraphs of one cell."""
        keys_old, keys_new = self.old.keys, self.new.keys
        if len(old) == len(new) and (len(old) == 1 or all(keys_old[i] == keys_new[j] for i, j in zip(old, new, strict=True))):
            self.match.pairs.update(zip(old, new, strict=True))
            return
        old, new = self._flowed(old, new) if self.paged else (old, new)
        left = [Unit(keys_old[i], [i]) for i in old]
        right = [Unit(keys_new[j], [j]) for j in new]
        found = self._aligned(left, right)
        self.match.pairs.update((old[i], new[j]) for i, j in found.pairs)
        self.match.reflows += [([old[i]], [new[j] for j in parts]) for i, parts in found.splits]
        self.match.reflows += [([old[i] for i in parts], [new[j]]) for parts, j in found.merges]

    def _taken(self) -> tuple[set[int], set[int]]:
        match = self.match
        flowed = [*match.reflows, *match.scattered]
        old = set(match.pairs) | {i for olds, _ in flowed for i in olds}
        new = set(match.pairs.values()) | {j for _, news in flowed for j in news}
        return old, new

    def _parted_tables(self) -> None:
        """Rows that stand in a table of their own now, or did before."""
        taken_old, taken_new = self._taken()
        twins = [(table.old, table.new) for table in self.match.tables]
        back = [(new, old) for old, new in twins]
        parted = list(cut_off(self.old, self.new, twins, (taken_old, taken_new)))
        joined = list(cut_off(self.new, self.old, back, (taken_new, taken_old)))
        self.match.heads = {j for _, head in parted for j in head}, {i for _, head in joined for i in head}
        for i in self.match.heads[1]:
            self.match.pairs.pop(i, None)
        self.match.pairs |= {i: j for pairs, _ in parted for i, j in pairs} | {i: j for pairs, _ in joined for j, i in pairs}

    def _leftover_cells(self) -> None:
        """A table turned into text, or text into a table: its paragraphs by their own texts, where they stand once."""
        taken_old, taken_new = self._taken()
        rest_old = _once(self.old, taken_old, printed=self.printed)
        rest_new = _once(self.new, taken_new, printed=self.printed)
        for key, i in rest_old.items():
            j = rest_new.get(key, -1)
            if i >= 0 and j >= 0 and (self.old.blocks[i].table is None) != (self.new.blocks[j].table is None):
                self.match.pairs[i] = j
        if self.paged:
            self._beside_texts(self._taken())

    def _beside_texts(self, known: tuple[set[int], set[int]]) -> None:
        """Cells that are paragraphs of a page, by the texts around them. `known`: blocks that are not sought."""
        tables = [(table.old, table.new) for table in self.match.tables]
        inside = [{at for pair in tables for cell in pair[side].cells.values() for at in cell} for side in (0, 1)]
        taken = known[0] | inside[0], known[1] | inside[1]
        self.match.pairs |= dict(between(self.old, self.new, self.match.pairs, taken, printed=self.printed))

    def _among_others(self) -> None:
        """Headers and footers that pages show among the other texts, cells that they show line by line in turn and cells that are
        a paragraph there, before these are taken for one text in other blocks."""
        self._on_pages(lambda document, pages, _: scattered(document, pages, frozenset()))
        self._on_pages(interleaved)
        taken = self._taken()
        self._beside_texts((taken[0] | in_full_cells(self.old), taken[1] | in_full_cells(self.new)))

    def _on_pages(self, search: Callable[[Free, Free, Mapping[int, int]], Iterable[Reflow]]) -> None:
        """What `search` finds of the document among the free blocks of its pages, whichever version these are."""
        old, new = zip((self.old, self.new), self._taken(), strict=True)
        if self.new.document.format in PAGED:
            self.match.scattered += search(old, new, self.match.pairs)
        else:
            back = {j: i for i, j in self.match.pairs.items()}
            self.match.scattered += [(pieces, written) for written, pieces in search(new, old, back)]

    def _leftover_boxes(self) -> None:
        """Texts in boxes, diagrams and endnotes, which pages show among the others, by their own words."""
        taken_old, taken_new = self._taken()
        rest_old, rest_new = (_once(*rest, least=1, printed=True) for rest in ((self.old, taken_old), (self.new, taken_new)))
        for key, i in rest_old.items():
            j = rest_new.get(key, -1)
            if i < 0 or j < 0:
                continue
            flows = {flow_of(self.old.blocks[i].story), flow_of(self.new.blocks[j].story)}
            if "body" in flows and flows & BOXED:
                self.match.pairs[i] = j
        self._on_pages(lambda document, pages, pairs: [*scattered(document, pages, BOXED), *interleaved(document, pages, pairs)])
        self._on_pages(repeated_heads)

    def _in_order(self, flows: Sequence[str]) -> None:
        """Whatever pairs still cross, without being in a move, is a move: the order of blocks must follow from the changes."""
        explained = {i for group in self.match.moves for i, _ in group}
        rows = self.match.moved_rows()
        several = [(olds[0], news[0]) for olds, news in self.match.reflows]
        for flow in flows:
            inside = {at for unit in self.old.flows.get(flow, []) for at in unit.blocks}
            other = {at for unit in self.new.flows.get(flow, []) for at in unit.blocks}
            pairs = [(i, j) for i, j in self.match.pairs.items() if i in inside and i not in explained and i not in rows]
            away = [(i, j) for i, j in pairs if j not in other]
            here = sorted([(i, j) for i, j in pairs if j in other] + [pair for pair in several if pair[0] in inside])
            kept = set(heaviest_order(here, [1 + len(self.old.blocks[i].text) for i, _ in here])) if here else set()
            crossing = [pair for pair in here if pair not in kept and pair[0] in self.match.pairs] + away
            out = {pair for pair in here if pair not in kept}
            self.match.reflows = [found for found in self.match.reflows if (found[0][0], found[1][0]) not in out]
            self.match.moves += side_by_side(sorted(crossing))

    def _reflow(self, flow: str) -> None:
        """What is left between two blocks that stayed, on both sides, may be the same words in other blocks."""
        taken_old, taken_new = self._taken()
        inside, other = set(spread(self.old.flows.get(flow, []))), set(spread(self.new.flows.get(flow, [])))
        olds, news = inside - taken_old, other - taken_new
        if not olds or not news:
            return
        explained = {i for group in self.match.moves for i, _ in group} | self.match.moved_rows()
        stayed = [(i, j) for i, j in self.match.pairs.items() if i not in explained and i in inside and j in other]
        stayed += [(left[-1], right[-1]) for left, right in self.match.reflows if left[-1] in inside]
        stayed.sort()
        for left, right in zip(*_between(stayed, sorted(olds), sorted(news)), strict=True):
            self._reflow_gap(left, right)

    def _reflow_gap(self, left: Sequence[int], right: Sequence[int]) -> None:
        if not left or not right or len(left) + len(right) > MOST:
            return
        texts = [self.old.blocks[i].text for i in left], [self.new.blocks[j].text for j in right]
        if OBJECT in "".join(texts[0] + texts[1]) or not same_text(*texts, self.likeness):
            return
        if texts[0] == texts[1] and self._in_tables(left, right):
            return  # words that went to another cell of a table went there, where a table that became text lost nothing
        alone = len(left) == len(right) == 1
        alike = len(left) == len(right) and all(self.likeness.ratio(*pair) >= PAIR_LIKE for pair in zip(*texts, strict=True))
        if alone or alike:
            # Each block stands for itself: neighbouring cells that were edited alike did not flow into each other.
            self.match.pairs.update(zip(left, right, strict=True))
        else:
            self.match.reflows.append((list(left), list(right)))

    def _in_tables(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether both sides are cells, in files of one format: another one may draw the cells otherwise."""
        same = self.old.document.format == self.new.document.format
        return same and all(self.old.blocks[i].table for i in left) and all(self.new.blocks[j].table for j in right)


def _between(stayed: Sequence[Pair], olds: Sequence[int], news: Sequence[int]) -> tuple[list[list[int]], list[list[int]]]:
    """Places without a counterpart, by the gap of the pairs in which they stand; gaps with places on both sides."""
    gaps: dict[int, tuple[list[int], list[int]]] = {}
    by_old, by_new = [i for i, _ in stayed], sorted(j for _, j in stayed)
    for i in olds:
        gaps.setdefault(bisect_left(by_old, i), ([], []))[0].append(i)
    for j in news:
        gaps.setdefault(bisect_left(by_new, j), ([], []))[1].append(j)
    found = [gap for gap in gaps.values() if gap[0] and gap[1]]
    return [left for left, _ in found], [right for _, right in found]


def _once(side: Side, taken: set[int], *, least: int = 3, printed: bool = False) -> dict[str, int]:
    """Texts of at least so many characters by their keys; -1 for one that stands twice."""
    found: dict[str, int] = {}
    for place, key in enumerate(shown_keys(side) if printed else side.keys):
        if place not in taken and len(key) >= least:
            found[key] = -1 if key in found else place
    return found


def _groups(found: Alignment, new_paired: set[int]) -> list[list[Pair]]:
    """Moved units that were neighbours on both sides moved together; an inserted or deleted unit between them does not part
    them."""
    old_paired = {i for i, _ in found.pairs}
    groups: list[list[Pair]] = []
    for i, j in found.pairs:
        if i not in found.moved:
            continue
        last = groups[-1][-1] if groups else None
        if last and _beside(last, (i, j), old_paired, new_paired):
            groups[-1].append((i, j))
        else:
            groups.append([(i, j)])
    return groups


def _beside(last: Pair, here: Pair, old_paired: set[int], new_paired: set[int]) -> bool:
    if not last[1] < here[1] <= last[1] + 4 or here[0] > last[0] + 4:
        return False
    return not any(k in old_paired for k in range(last[0] + 1, here[0])) and not any(
        k in new_paired for k in range(last[1] + 1, here[1])
    )
