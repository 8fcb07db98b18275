"""What a PDF sets beside its pages: told between two PDF files, in both directions."""

import pytest
from pypdf.constants import UserAccessPermissions

from core.comparison import compare
from core.model.comparison import Comparison
from core.model.document import PartStatus
from tests.pdf_files import opened
from tests.unit.made_prints import Edit, called, forbidding, made, script, signature, widget

HEADINGS = called("Payment", "Delivery")


def compared(old: bytes, new: bytes) -> Comparison:
    comparison = compare(opened(old), opened(new))
    assert comparison.proof.holds
    return comparison


def told(old: bytes, new: bytes) -> list[tuple[str, str, str]]:
    changes = compared(old, new).changes
    return [(one.sentence.ru, one.lane.value, one.significance.value) for one in changes]


@pytest.mark.parametrize(
    ("one", "two", "forth", "back", "lane", "significance"),
    [
        (
            called("Payment", "Delivery"),
            called("Prepayment", "Delivery"),
            "Закладка называется иначе, чем место в тексте: «Prepayment»",
            "Закладка больше не называется иначе, чем место в тексте: «Prepayment»",
            "wording",
            "low",
        ),
        (
            called("Advance", "Delivery"),
            called("Prepayment", "Delivery"),
            "Изменено название закладки: «Advance» → «Prepayment»",
            "Изменено название закладки: «Prepayment» → «Advance»",
            "wording",
            "low",
        ),
        (
            HEADINGS,
            forbidding(UserAccessPermissions.MODIFY, UserAccessPermissions.EXTRACT),
            "Включена защита файла от изменений: «правка запрещена, копирование запрещено»",
            "Снята защита файла от изменений: «правка запрещена, копирование запрещено»",
            "wording",
            "medium",
        ),
        (
            widget("/Tx", "term", 0),
            widget("/Tx", "term", 1),
            "Закрыто от изменений поле «term»: «только чтение»",
            "Снята защита, поле «term»: «только чтение»",
            "wording",
            "medium",
        ),
        (
            HEADINGS,
            signature("Согласовано"),
            "Добавлена электронная подпись: «Согласовано»",
            "Снята электронная подпись: «Согласовано»",
            "substance",
            "medium",
        ),
    ],
    ids="outline bookmark forbidden locked signed".split(),
)
def test_what_is_set_otherwise_is_one_change(one: Edit, two: Edit, forth: str, back: str, lane: str, significance: str) -> None:
    old, new = made(one), made(two)
    assert told(old, new) == [(forth, lane, significance)]
    assert told(new, old) == [(back, lane, significance)]
    assert told(old, old) == told(new, new) == []


def test_a_field_that_waits_for_a_signature_is_none() -> None:
    assert told(made(), made(widget("/Sig", "signature", 0))) == []


def test_an_outline_of_the_headings_says_nothing_of_its_own() -> None:
    assert told(made(), made(HEADINGS)) == []
    assert told(made(called("1. Payment", "DELIVERY")), made(HEADINGS)) == []


def test_a_script_is_named_in_the_ledger_and_is_the_same_where_both_have_it() -> None:
    plain, one, two = made(), made(script("app.alert('1');")), made(script("app.alert('2');"))
    for old, new in ((plain, one), (one, plain), (one, two)):
        found = compared(old, new)
        assert not found.complete
        assert {part.reason for part in found.ledger if part.status is PartStatus.NOT_COMPARED} == {"script"}
    same = compared(one, one)
    assert same.complete
    assert not same.changes
