"""Pairs that rise on both sides: the heaviest common subsequence of two series by weights of any kind."""

from collections.abc import Mapping

Pair = tuple[int, int]


def heaviest_in_order(weights: Mapping[Pair, float], rows: int, columns: int) -> list[Pair]:
    """The pairs in rising order on both sides whose weights add up to the most (Needleman and Wunsch, 1970, without costs of
    gaps). `rows` and `columns`: the lengths of the two series; a pair without a weight has none."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        above, here = best[i], best[i + 1]
        for j in range(columns):
            here[j + 1] = max(above[j + 1], here[j], above[j] + weights.get((i, j), 0.0))
    pairs = []
    i, j = rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
