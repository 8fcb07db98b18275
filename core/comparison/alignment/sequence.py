"""Exact alignment of two sequences of identities: unique anchors (patience), the heaviest order, equal runs in the gaps.

Sources: B. Cohen's patience diff (unique lines as anchors); the longest increasing subsequence by a Fenwick tree
(M. Fredman 1975, weighted); LCS in the gaps by H. Hyyrö's bit-parallel Indel distance as rapidfuzz has it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence

Pair = tuple[int, int]
Gap = tuple[int, int, int, int]
EQUAL = 1.25
"""So much heavier a neighbour may be and still be the one that moved."""


def heaviest_order(pairs: Sequence[Pair], weights: Sequence[int]) -> list[Pair]:
    """Of pairs sorted by their old place, the subset in rising new order whose weight is greatest.

    Runs of pairs that rise together are one step, so that a document without moves costs one pass.
    """
    runs = list(_runs(pairs))
    if len(runs) == 1:
        return list(pairs)
    kept = _heaviest_runs(runs, pairs, weights)
    return [pairs[at] for first, last in kept for at in range(first, last)]


def _runs(pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Maximal stretches [first, last) of neighbours in both orders."""
    order = sorted(pair[1] for pair in pairs)
    rank = {place: at for at, place in enumerate(order)}
    first = 0
    for at in range(1, len(pairs)):
        if rank[pairs[at][1]] != rank[pairs[at - 1][1]] + 1:
            yield first, at
            first = at
    if pairs:
        yield first, len(pairs)


def _heaviest_runs(runs: Sequence[tuple[int, int]], pairs: Sequence[Pair], weights: Sequence[int]) -> list[tuple[int, int]]:
    order = sorted(pairs[first][1] for first, _ in runs)
    tree: list[tuple[int, int]] = [(0, -1)] * (len(order) + 1)
    before = [-1] * len(runs)
    best = (0, -1)
    for at, (first, last) in enumerate(runs):
        spot = bisect_left(order, pairs[first][1])
        found = _best_below(tree, spot)
        before[at] = found[1]
        total = (found[0] + sum(weights[k] for k in range(first, last)), at)
        if total[0] > best[0]:
            best = total
        _raise_at(tree, spot + 1, total)
    kept = []
    at = best[1]
    while at >= 0:
        kept.append(runs[at])
        at = before[at]
    return kept[::-1]


def _best_below(tree: Sequence[tuple[int, int]], spot: int) -> tuple[int, int]:
    best = (0, -1)
    while spot > 0:
        if tree[spot][0] > best[0]:
            best = tree[spot]
        spot &= spot - 1
    return best


def _raise_at(tree: list[tuple[int, int]], spot: int, value: tuple[int, int]) -> None:
    while spot < len(tree):
        if value[0] > tree[spot][0]:
            tree[spot] = value
        spot += spot & -spot


def went_down(pairs: Sequence[Pair], kept: Sequence[Pair], weights: Sequence[int]) -> list[Pair]:
    """The order that stays, where two neighbours of about equal weight changed places: the one that stood first has gone down.

    A reader who comes from above misses that one first. `pairs` are sorted by their old place, `kept` is the heaviest order.
    """
    stays = set(kept)
    out = [pair for pair in pairs if pair not in stays]
    news = [j for _, j in kept]
    for run in side_by_side(out):
        over = kept[bisect_right(news, run[-1][1]) : bisect_left(kept, (run[0][0], -1))]
        if over and _sum(over, weights) <= EQUAL * _sum(run, weights):
            alone = not any(i < run[0][0] and j > run[-1][1] for i, j in out)
            stays = (stays - set(over)) | set(run) if alone else stays
    return [pair for pair in pairs if pair in stays]


def side_by_side(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs in runs that are neighbours on both sides."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and pair == (runs[-1][-1][0] + 1, runs[-1][-1][1] + 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _sum(pairs: Sequence[Pair], weights: Sequence[int]) -> int:
    return sum(weights[i] for i, _ in pairs)


def unique_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pairs of places whose identity occurs once on each side, sorted by the old place."""
    seen_old = _once(old)
    seen_new = _once(new)
    return [(place, seen_new[key]) for key, place in seen_old.items() if place >= 0 and seen_new.get(key, -1) >= 0]


def _once(keys: Sequence[Hashable]) -> dict[Hashable, int]:
    seen: dict[Hashable, int] = {}
    for place, key in enumerate(keys):
        seen[key] = -1 if key in seen else place
    return seen


def gaps(backbone: Sequence[Pair], old_size: int, new_size: int) -> Iterator[Gap]:
    """The stretches (old from, old to, new from, new to) between neighbouring pairs of a backbone in order."""
    i = j = 0
    for a, b in backbone:
        if a > i or b > j:
            yield i, a, j, b
        i, j = a + 1, b + 1
    if old_size > i or new_size > j:
        yield i, old_size, j, new_size


def extend(old: Sequence[Hashable], new: Sequence[Hashable], gap: Gap) -> list[Pair]:
    """Equal neighbours at both ends of a gap, then the longest common subsequence of what is left of it."""
    i, i_end, j, j_end = gap
    pairs = []
    while i < i_end and j < j_end and old[i] == new[j]:
        pairs.append((i, j))
        i, j = i + 1, j + 1
    tail = []
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
        tail.append((i_end, j_end))
    if i < i_end and j < j_end:
        pairs += common(old, new, (i, i_end, j, j_end))
    return pairs + tail[::-1]


def common(old: Sequence[Hashable], new: Sequence[Hashable], gap: Gap) -> list[Pair]:
    """The longest common subsequence inside a gap."""
    i, i_end, j, j_end = gap
    left, right = old[i:i_end], new[j:j_end]
    shared = set(left) & set(right)
    if not shared:
        return []
    rows = [place for place in range(i, i_end) if old[place] in shared]
    columns = [place for place in range(j, j_end) if new[place] in shared]
    if len(rows) == 1 or len(columns) == 1:
        return [next((a, b) for a in rows for b in columns if old[a] == new[b])]
    return [
        (rows[block.a + k], columns[block.b + k])
        for block in _blocks([old[a] for a in rows], [new[b] for b in columns])
        for k in range(block.size)
    ]


def _blocks(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator["_Block"]:
    from rapidfuzz.distance import Indel

    for at, to, size in Indel.opcodes(left, right).as_matching_blocks():
        yield _Block(at, to, size)


class _Block:
    __slots__ = ("a", "b", "size")

    def __init__(self, a: int, b: int, size: int) -> None:
        self.a, self.b, self.size = a, b, size


def exact(old: Sequence[Hashable], new: Sequence[Hashable], weights: Sequence[int]) -> tuple[list[Pair], list[Pair]]:
    """(backbone in order, unique equal pairs that cross it: what has moved). `weights`: of the old places."""
    head, tail_old, tail_new = _trim(old, new)
    inner_old, inner_new = old[head:tail_old], new[head:tail_new]
    found = [(a + head, b + head) for a, b in unique_pairs(inner_old, inner_new)]
    order = heaviest_order(found, [weights[a] for a, _ in found]) if found else []
    start = [(k, k) for k in range(head)]
    end = [(tail_old + k, tail_new + k) for k in range(len(old) - tail_old)]
    anchors = start + order + end
    backbone = sorted(anchors + [pair for gap in gaps(anchors, len(old), len(new)) for pair in extend(old, new, gap)])
    taken_old, taken_new = {a for a, _ in backbone}, {b for _, b in backbone}
    return backbone, [(a, b) for a, b in found if a not in taken_old and b not in taken_new]


def _trim(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int, int]:
    """The common head's length, and where the common tail begins on each side."""
    head, limit = 0, min(len(old), len(new))
    while head < limit and old[head] == new[head]:
        head += 1
    i, j = len(old), len(new)
    while i > head and j > head and old[i - 1] == new[j - 1]:
        i, j = i - 1, j - 1
    return head, i, j
