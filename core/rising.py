"""Pairs that rise on both sides: the heaviest common subsequence of two series by weights of any kind."""

from collections.abc import Mapping
from itertools import groupby

Pair = tuple[int, int]
Best = tuple[float, int, int]
"""A sum and the pair that it ends with, both places negative: of equal sums the one that ends first is the greatest."""
_NONE: Best = (0.0, 1, 1)


def heaviest_in_order(weights: Mapping[Pair, float]) -> list[Pair]:
    """The pairs in rising order on both sides whose weights add up to the most; of equal sums the one that ends first.

    The heaviest increasing subsequence over the pairs alone, by a Fenwick tree of the best sums below each place
    (M. Fredman, 1975): n log n of the pairs that weigh anything, whatever the lengths of the two series.
    """
    pairs = sorted(pair for pair, weight in weights.items() if weight > 0)
    spots = {j: at for at, j in enumerate(sorted({j for _, j in pairs}), start=1)}
    tree = [_NONE] * (len(spots) + 1)
    before: dict[Pair, Best] = {}
    for _, row in groupby(pairs, key=lambda pair: pair[0]):
        found = [(i, j, _best_below(tree, spots[j] - 1)) for i, j in row]
        for i, j, best in found:
            before[i, j] = best
            _raise_at(tree, spots[j], (best[0] + weights[i, j], -i, -j))
    return _followed(_best_below(tree, len(spots)), before)


def _best_below(tree: list[Best], spot: int) -> Best:
    best = _NONE
    while spot > 0:
        best = max(best, tree[spot])
        spot &= spot - 1
    return best


def _raise_at(tree: list[Best], spot: int, value: Best) -> None:
    while spot < len(tree):
        tree[spot] = max(tree[spot], value)
        spot += spot & -spot


def _followed(last: Best, before: Mapping[Pair, Best]) -> list[Pair]:
    pairs = []
    while last is not _NONE:
        pair = -last[1], -last[2]
        pairs.append(pair)
        last = before[pair]
    return pairs[::-1]
