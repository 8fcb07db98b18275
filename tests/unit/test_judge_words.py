"""What the judge looks for first in a text, and what a sentence names of its place."""

import pytest

from core.comparison.judge.sentences.places import _names
from core.comparison.judge.vocabulary import lexicon
from core.model.change import Sentence


def test_every_hint_is_as_long_as_what_is_looked_for() -> None:
    """A longer one would never be found: words are looked up by their first four letters."""
    assert [hint for hints in lexicon._TOPIC_HINTS.values() for hint in hints.split() if len(hint) > 4] == []
    assert set(lexicon._TOPIC_HINTS) == set(lexicon.TOPICS)


@pytest.mark.parametrize(
    ("said", "number", "names"),
    [
        ("Clause 3.1 was changed", "3.1", True),
        ("Section 3 was changed", "3", True),
        ("“3.1 Payment” was removed", "3.1", True),
        ("clause\u00a0“4.2 Term” was moved", "4.2", True),
        ("Clause 3.1 was changed", "3", False),
        ("Clause 31 was changed", "3", False),
        ("The term was extended from 3 to 5 days", "3", False),
        ("Section A.2 was changed", "a.2", True),
        ("Section 12 and clause 3.1 were changed", "3.1", True),
    ],
)
def test_a_sentence_that_names_its_place_is_known(said: str, number: str, names: bool) -> None:
    assert _names(Sentence(ru="", en=said), number) is names
