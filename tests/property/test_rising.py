"""The heaviest pairs in rising order, against all that there are."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.rising import Pair, heaviest_in_order

PLACES = st.integers(min_value=0, max_value=5)
WEIGHTS = st.sampled_from([0.0, 0.25, 0.5, 1.0, 1.5])


def every_rising(pairs: list[Pair]) -> list[tuple[Pair, ...]]:
    """All selections of the pairs that rise on both sides."""
    chosen = (some for count in range(len(pairs) + 1) for some in combinations(pairs, count))
    return [some for some in chosen if all(a < c and b < d for (a, b), (c, d) in pairwise(some))]


@given(st.dictionaries(st.tuples(PLACES, PLACES), WEIGHTS, max_size=9))
def test_no_rising_selection_weighs_more(weights: dict[Pair, float]) -> None:
    found = heaviest_in_order(weights)
    rising = every_rising(sorted(weights))
    assert tuple(found) in rising
    assert sum(weights[pair] for pair in found) == max(sum(weights[pair] for pair in some) for some in rising)


def test_of_equal_sums_the_one_that_ends_first_is_taken() -> None:
    assert heaviest_in_order({(0, 0): 1.0, (0, 1): 1.0, (1, 0): 1.0}) == [(0, 0)]
    assert heaviest_in_order({(2, 3): 1.0, (1, 4): 1.0, (0, 5): 1.0}) == [(0, 5)]


def test_two_long_series_with_few_pairs_cost_little() -> None:
    """A table of all their places would be ten thousand million cells."""
    far = 100_000
    assert heaviest_in_order({(k * 10, (k * 7919 * 10) % far): 1.0 for k in range(5)} | {(far, far): 2.0})[-1] == (far, far)
