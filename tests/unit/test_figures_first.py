"""A text that begins with a figure: the figure is a datum where a unit or a sign stands behind it, and no number of a clause."""

import pytest

from core.comparison.text.tokens import label_length
from core.model.change import Lane
from tests.unit.made_documents import compared

UNITS = (
    "%",
    "‰",
    "°C",
    "€",
    "pcs",
    "bar",
    "kPa",
    "MPa",
    "dB",
    "rpm",
    "points",
    "EUR",
    "шт.",
    "кПа",
    "МПа",
    "Гкал",
    "баллов",
    "Ом",
    "±",
)


def lanes(old: str, new: str) -> set[Lane]:
    cells = [[["Item", "Rate"], ["Pump", "2.5 bar"], ["Valve", text], ["Pipe", "9.5 bar"]] for text in (old, new)]
    return {change.lane for change in compared([cells[0]], [cells[1]]).changes}


@pytest.mark.parametrize("unit", UNITS)
def test_a_figure_in_a_cell_is_of_substance(unit: str) -> None:
    assert lanes(f"99.5 {unit}", f"99.7 {unit}") == {Lane.SUBSTANCE}


@pytest.mark.parametrize("unit", UNITS[:-1])
def test_a_figure_that_begins_a_paragraph_is_of_substance(unit: str) -> None:
    old, new = ([f"{figure} {unit} is the limit for the tank in summer."] for figure in ("3.5", "3.7"))
    assert {change.lane for change in compared(old, new).changes} == {Lane.SUBSTANCE}


@pytest.mark.parametrize("sign", ["-", "–"])
def test_a_figure_below_nought_is_no_item_of_a_list(sign: str) -> None:
    assert lanes(f"{sign} 5 °C", "5 °C") != {Lane.NUMBERING}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1.1 General", 4), ("1.1 «Общие положения»", 4), ("2.10 В настоящем договоре", 5), ("1.1.1 in this part", 6),
        ("1.1. the goods", 5), ("3.5 W/m2 of heat", 0),
        ("3.2 точность измерения", 4), ("3.2 точность: степень", 4), ("3.2 точность", 0), ("3.2 тонны груза", 0),
        ("A.1.2 foo", 6), ("- the goods", 2), ("- 5 pumps of the second kind", 2),
    ],
)  # fmt: skip
def test_the_number_of_a_clause_is_one(text: str, length: int) -> None:
    assert label_length(text) == length


def test_clauses_that_shift_are_numbering() -> None:
    names = ("Scope of the works", "Price and payment", "Delivery of goods", "Liability of parties")
    old = [f"1.{number} {name} are set out in the annex." for number, name in enumerate(names, 1)]
    new = [f"1.{number} {name} are set out in the annex." for number, name in enumerate(("Terms and words", *names), 1)]
    found = compared(old, new).changes
    assert len([change for change in found if change.lane is not Lane.NUMBERING]) == 1
