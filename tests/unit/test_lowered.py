"""Text in lower case keeps its places; what is found in it stands where the text has it."""

import pytest

from core.comparison.judge import find_values
from core.lowered import lowered

DOTTED = "\u0130"
"""The one letter that becomes two characters in lower case."""


@pytest.mark.parametrize("text", ["Срок: 10 ДНЕЙ", f"{DOTTED}zmir, НЕ более 5 %", f"a{DOTTED}B{DOTTED}", ""])
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert all(small in (one.lower(), one) for small, one in zip(lowered(text), text, strict=True))


@pytest.mark.parametrize("before", ["", f"{DOTTED}zmir. ", "неустойка, небо и нет: "])
@pytest.mark.parametrize("said", ["Не более 5 дней", "NOT MORE THAN 5 days"])
def test_a_bound_stands_where_the_text_has_it(before: str, said: str) -> None:
    found = [value for kind, value in find_values(before + said) if kind == "range"]
    assert [(one.start, one.end) for one in found] == [(len(before), (before + said).index(" 5"))]
    assert found[0].text == (before + said)[found[0].start : found[0].end]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("US dollars 500", "USD"), ("payment of Rs. 500", "INR"), ("500 U.S. dollars", "USD"), ("500 канадских долларов", "CAD")],
)
def test_a_currency_in_words_is_read_before_and_behind_its_number(text: str, unit: str) -> None:
    assert [value.unit for _, value in find_values(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "value"), [("18 Часов 00 минут", "T18:00"), ("at 9 PM", "T21:00"), ("at 9\u00a0a.m.", "T09:00")]
)
def test_a_time_is_read_by_the_letter_behind_its_hour(text: str, value: str) -> None:
    assert [found.value for _, found in find_values(text)] == [value]
