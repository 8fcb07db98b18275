"""Quotation marks that came around a value are no other value: what became of it is told once."""

import pytest

from core.model.change import Lane
from tests.unit.made_documents import compared


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        (
            "The work is the same as in Section 8.11 for all.",
            "The work is the same as in “Section 14.11” for all.",
            "Section 14.11",
        ),
        ("Порядок изложен в п. 8.11 и применяется всеми.", "Порядок изложен в «п. 14.11» и применяется всеми.", "14.11"),
        ("The rate is 15 per day for all.", "The rate is “20” per day for all.", "20"),
    ],
)
def test_a_value_that_changed_and_was_quoted_is_told_once(old: str, new: str, value: str) -> None:
    changes = compared([old], [new]).changes
    told = [change for change in changes if change.values]
    assert len(told) == 1
    assert told[0].values[0].new is not None
    assert value in told[0].values[0].new.text
    assert {change.lane for change in changes if not change.values} <= {Lane.COSMETIC}


def test_quotes_around_a_value_that_stayed_change_none() -> None:
    changes = compared(["See 5.1 Library of forms for all."], ["See “5.1 Library of forms” for all."]).changes
    assert {change.lane for change in changes} == {Lane.COSMETIC}
    assert not any(change.values for change in changes)


def test_quotes_that_went_from_a_number_make_no_share_of_it() -> None:
    changes = compared(["Доля составляет «5» процентов взноса."], ["Доля составляет 5 процентов взноса."]).changes
    assert {change.lane for change in changes} == {Lane.COSMETIC}


def test_a_company_in_quotes_is_the_same_company() -> None:
    changes = compared(["Поставщик ООО Ромашка отгружает товар."], ["Поставщик ООО «Ромашка» отгружает товар."]).changes
    assert {change.lane for change in changes} == {Lane.COSMETIC}


@pytest.mark.parametrize("end", ["'}", "}", "’."])
def test_signs_behind_an_address_are_none_of_its(end: str) -> None:
    old, new = (f"schema({{ $ref: '{scheme}://forms.example.org/a.json{end}) is read" for scheme in ("http", "https"))
    (change,) = compared([old], [new]).changes
    assert change.values[0].new is not None
    assert change.values[0].new.text == "https://forms.example.org/a.json"
