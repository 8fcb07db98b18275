"""What lies between two edits: how much a word weighs, and which of several alignments keeps the weightiest words.

A longest common subsequence counts words, so that it may keep an "or" where it could keep "C-G". Around such a thin bridge the
tokens are aligned once more, by weight (the global alignment of S. Needleman and C. Wunsch, with a bonus for neighbours).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from core.comparison.text.tokens import Token, is_word

LINKING = frozenset(
    ["и", "в", "на", "с", "по", "о", "к", "у", "а", "но", "или", "от", "до", "из", "за", "не", "для", "при"]
) | frozenset(
    ["the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "with", "is", "be", "as", "it", "that", "this"]
)
"""Words that stand in every sentence: as the only bridge between two edits they are noise."""
SHORT = 4
"""Tokens between two edits that are looked at together."""
CELLS = 900
"""The largest stretch that is aligned again, in combinations of tokens."""
_SIGN = 0.1
_BESIDE = 0.15
"""What a match gains where the one before it stands beside it on both sides."""


class Step(NamedTuple):
    """A stretch of old tokens [i, i_end) against new ones [j, j_end)."""

    i: int
    i_end: int
    j: int
    j_end: int


@lru_cache(maxsize=1 << 15)
def weight(key: str) -> float:
    """A sign weighs nothing, a linking word a third, another word one."""
    if not is_word(key):
        return 0.0
    return 0.34 if key in LINKING else 1.0


def reweighed(steps: list[Step], left: Sequence[Token], right: Sequence[Token]) -> list[Step]:
    """The steps, with those that only a thin bridge parts aligned again by weight."""
    if len(steps) < 2:
        return steps
    result: list[Step] = []
    for group in _groups(steps):
        thin = any(sum(weight(left[k].key) for k in range(a.i_end, b.i)) < 1 for a, b in pairwise(group))
        span = Step(group[0].i, group[-1].i_end, group[0].j, group[-1].j_end)
        if thin and (span.i_end - span.i) * (span.j_end - span.j) <= CELLS:
            result += _aligned(span, left, right)
        else:
            result += group
    return result


def _groups(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps with few tokens between them."""
    group = [steps[0]]
    for step in steps[1:]:
        if step.i - group[-1].i_end > SHORT:
            yield group
            group = []
        group.append(step)
    yield group


def _aligned(span: Step, left: Sequence[Token], right: Sequence[Token]) -> Iterator[Step]:
    """The stretches that differ inside a span, where what is kept weighs the most."""
    a, b = [token.key for token in left[span.i : span.i_end]], [token.key for token in right[span.j : span.j_end]]
    i = j = 0
    for at, to in [*_heaviest(a, b), (len(a), len(b))]:
        if at > i or to > j:
            yield Step(span.i + i, span.i + at, span.j + j, span.j + to)
        i, j = at + 1, to + 1


def _heaviest(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal tokens in order whose weights, with the bonus for neighbours, add up to the most."""
    gain = {key: max(weight(key), _SIGN) for key in set(a) & set(b)}
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    ends = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, one in enumerate(a):
        value = gain.get(one, 0.0)
        above, here = best[i], best[i + 1]
        for j, two in enumerate(b):
            found = max(above[j + 1], here[j])
            if value and one == two:
                before = ends[i][j]
                matched = value + max(above[j], before + _BESIDE if before else 0.0)
                ends[i + 1][j + 1] = matched
                found = max(found, matched)
            here[j + 1] = found
    return _traced(best, ends, len(a), len(b))


def _traced(best: Sequence[Sequence[float]], ends: Sequence[Sequence[float]], i: int, j: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    beside = False
    while i and j:
        if ends[i][j] and (beside or ends[i][j] == best[i][j]):
            pairs.append((i - 1, j - 1))
            before = ends[i - 1][j - 1]
            beside = bool(before) and before + _BESIDE > best[i - 1][j - 1]
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
