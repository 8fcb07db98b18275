"""Numbers of examples and listings shift as those of figures do, and references to them follow."""

import pytest

from core.comparison.judge import find_values
from core.model.change import Lane, ValueType
from tests.unit.made_documents import compared


def _text(word: str, at: str, first: int) -> list[str]:
    captions = [
        f"{word} {number}: {title}" for number, title in enumerate(("Lamps of the house", "Meters of it", "Pipes"), first)
    ]
    lines = ["The house has lamps, meters and pipes, all of which are listed.", *captions]
    return [*lines, f"These are shown {at} {first + 1} and read once in a month.", f"Pipes stand {at} {first + 2} of the paper."]


@pytest.mark.parametrize(
    ("word", "at"), [("Example", "in Example"), ("Listing", "in Listing"), ("Пример", "в примере"), ("Листинг", "в листинге")]
)
def test_references_follow(word: str, at: str) -> None:
    new = _text(word, at, 2)
    new.insert(1, f"{word} 1: What was never told before of doors")
    found = compared(_text(word, at, 1), new).changes
    assert [change.lane for change in found if change.lane is not Lane.NUMBERING] == [Lane.SUBSTANCE]


def test_five_days_for_example_are_days() -> None:
    assert [kind for kind, _ in find_values("for example 5 days")] == [ValueType.PERIOD]
