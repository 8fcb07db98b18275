"""When so few of the changed words stayed, or so many came, that a text counts as rewritten."""

import pytest

from core.comparison.judge.lanes.changed_words import Words
from core.comparison.judge.lanes.weigh import reasons_of
from core.comparison.judge.pairs import Pairs

KEPT = ("river", "market", "garden", "window", "summer", "letter", "bridge")
OLD = ("stone", "paper", "metal", "cloud", "grass", "smoke", "bread")
NEW = ("horse", "tiger", "mouse", "whale", "eagle", "snake", "otter", "zebra")


def reasons(kept: int, old: int, new: int) -> list[str]:
    """Of a change with so many words of both sides, and of either alone."""
    sides = ([*KEPT[:kept], *OLD[:old]], [*KEPT[:kept], *NEW[:new]])
    before, after = (" ".join(side) for side in sides)
    words = Words(before, after, before.replace(" ", ""), after.replace(" ", ""), *sides, *sides)
    return reasons_of(words, Pairs((), ()), [], one_sided=False)


@pytest.mark.parametrize(
    ("kept", "old", "new", "rewritten"),
    [
        (2, 4, 4, True),  # a third of six stayed
        (3, 3, 3, False),  # half of six did
        (3, 3, 4, True),  # less than half of the longer side, where the shorter has six
        (0, 5, 5, False),  # five are too few for a text
        (6, 0, 5, False),
        (6, 0, 6, True),  # six more than there were
        (6, 6, 0, True),
        (1, 0, 6, True),
    ],
)
def test_a_text_is_rewritten_where_less_than_half_stayed_or_six_words_more_came(
    kept: int, old: int, new: int, rewritten: bool
) -> None:
    assert reasons(kept, old, new) == (["rewritten"] if rewritten else [])
