"""Blocks that were rebuilt from pages, grouped anew by the words between equal ones; what moved no more after that."""

from bisect import bisect_left
from collections.abc import Sequence

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side, spread
from core.comparison.match import Match
from core.comparison.printed.groups import SURE, groups_of, windows
from core.comparison.printed.typeset_formulae import typeset_groups
from core.model.document import OBJECT


class Regrouper:
    """Works on the match of two documents, flow by flow."""

    def __init__(self, old: Side, new: Side, match: Match) -> None:
        self.old, self.new, self.match = old, new, match

    def regroup(self, flow: str) -> None:
        """Where blocks were rebuilt from pages, the words between two equal ones say which of them are the same."""
        moves = [pair for group in self.match.moves for pair in group if self._settled(*pair)]
        away = {i for i, _ in moves} | self.match.moved_rows() | self._lone_cells(0, set(self.match.pairs))
        arrived = {self.match.pairs[i] for i in away if i in self.match.pairs}
        arrived |= self._lone_cells(1, set(self.match.pairs.values()))
        for boxes, shown in self.match.scattered:
            away |= set(boxes)
            arrived |= set(shown)
        olds = [i for i in spread(self.old.flows.get(flow, [])) if i not in away and self.old.blocks[i].text.strip()]
        news = [j for j in spread(self.new.flows.get(flow, [])) if j not in arrived and self.new.blocks[j].text.strip()]
        moved = {i for group in self.match.moves for i, _ in group}
        ordered = {i: j for i, j in self.match.pairs.items() if i not in moved}
        inside = set(spread(self.old.flows.get(flow, [])))
        weak = {i: j for i, j in ordered.items() if not self.old.blocks[i].text.strip() or not self._settled(i, j)}
        loose = {i: j for i, j in weak.items() if i in inside}
        inner = [(ones[0], twos[0]) for ones, twos in self.match.reflows if ones[0] in away and twos[0] in arrived]
        before = dict(self.match.pairs)
        for left, right in list(windows(olds, news, ordered, self._settled)):
            self._window(left, right, loose)
        for i, j in [pair for pair in self.match.pairs.items() if before.get(pair[0]) != pair[1]] if inner else ():
            if any((i < one) != (j < two) for one, two in inner):
                del self.match.pairs[i]  # it would cross the parts of a cell, which stay

    def stayed_after_all(self, flow: str) -> None:
        """Moves that cross nothing any more: the wrong pairs that they crossed are released."""
        explained = {i for group in self.match.moves for i, _ in group} | self.match.moved_rows()
        here, there = ({at for unit in side.flows.get(flow, []) for at in unit.blocks} for side in (self.old, self.new))
        stayed = [(i, j) for i, j in self.match.pairs.items() if i in here and i not in explained]
        flowed = [(olds, news) for olds, news in self.match.reflows if olds[0] in here]
        stayed += [end for olds, news in flowed for end in ((olds[0], news[0]), (olds[-1], news[-1]))]
        stayed.sort()
        moves = []
        for group in self.match.moves:
            inside = all(i in here and j in there for i, j in group)
            parted = any(olds[0] <= i <= olds[-1] for olds, _ in flowed for i, _ in group)
            if inside and not parted and all(_in_place(pair, stayed) for pair in group):
                stayed = sorted([*stayed, *group])
            else:
                moves.append(group)
        self.match.moves = moves

    def _lone_cells(self, side: int, paired: set[int]) -> set[int]:
        """Cells of matched tables that have no counterpart: rows and columns that came or went."""
        grids = [(table.old, table.new)[side] for table in self.match.tables]
        return {at for grid in grids for cell in grid.cells.values() for at in cell} - paired

    def _settled(self, i: int, j: int) -> bool:
        """Whether a pair is the same text, two cells, or holds pictures, which no other block can hold."""
        old, new = self.old.blocks[i], self.new.blocks[j]
        cells = old.table is not None and new.table is not None
        return cells or OBJECT in old.text + new.text or "".join(old.text.split()) == "".join(new.text.split())

    def _window(self, left: Sequence[int], right: Sequence[int], loose: dict[int, int]) -> None:
        """`loose`: pairs in order that say little, because they differ or are empty."""
        ones, twos = [self.old.blocks[i] for i in left], [self.new.blocks[j] for j in right]
        found = [(*group, 1.0) for group in typeset_groups(ones, twos)]
        taken = {k for group in found for k in group[0]}, {k for group in found for k in group[1]}
        found += [group for group in groups_of(ones, twos) if taken[0].isdisjoint(group[0]) and taken[1].isdisjoint(group[1])]
        back = {j: i for i, j in self.match.pairs.items()} if found else {}
        for before, after, share in found:
            olds, news = [left[k] for k in before], [right[k] for k in after]
            met = [back[j] for j in news if self.match.pairs.get(back.get(j, -1)) == j]
            paired = {i for i in (*olds, *met) if i in self.match.pairs}
            if share < SURE and any(i not in loose for i in paired):
                continue
            self._release(olds, news, paired, loose)
            if len(olds) == len(news) == 1:
                self.match.pairs[olds[0]] = news[0]
            else:
                self.match.reflows.append((olds, news))

    def _release(self, olds: Sequence[int], news: Sequence[int], paired: set[int], loose: dict[int, int]) -> None:
        """Undoes what was said of these blocks, and the loose pairs that stand between them or would cross them."""
        for i, j in list(loose.items()):
            between = olds[0] <= i <= olds[-1] or news[0] <= j <= news[-1]
            if i in paired or between or (i < olds[0]) != (j < news[0]):
                del loose[i]
                self.match.pairs.pop(i, None)
        gone = paired - set(loose)
        for i in gone:
            self.match.pairs.pop(i, None)
        self.match.moves = [[pair for pair in group if pair[0] not in gone] for group in self.match.moves]
        self.match.reflows = [
            found for found in self.match.reflows if set(olds).isdisjoint(found[0]) and set(news).isdisjoint(found[1])
        ]


def _in_place(pair: Pair, stayed: Sequence[Pair]) -> bool:
    """Whether a pair stands between those that stay, on both sides. `stayed` rises in both."""
    at = bisect_left(stayed, pair)
    return (not at or stayed[at - 1][1] < pair[1]) and (at == len(stayed) or pair[1] < stayed[at][1])
