"""References to pages in two printed versions, whose numbers follow the pages."""

from dataclasses import replace

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Block, Document
from tests.unit.made_documents import document, note

NAMES = ("поставку", "оплату", "приёмку", "гарантию", "ответственность", "расторжение")


def printed(word: str, shift: int, front: int, form: str = "pdf", **other: int) -> Document:
    """Six chapters on pages of their own, `front` pages before the first, and a reference to each of them; `other`: the page
    that the reference to a chapter names instead."""
    blocks: list[Block | str] = []
    for number, name in enumerate(NAMES):
        text = f"Правила про {name} действуют с первого дня месяца и описаны здесь полностью."
        blocks.append(replace(note(text, "body"), page=front + shift + 2 * number + 1))
    for number, name in enumerate(NAMES):
        at = other.get(f"n{number}", shift + 2 * number + 1)
        blocks.append(replace(note(f"Про {name} смотри раздел ниже, {word} {at}, и приложение.", "body"), page=front + 40))
    return replace(document(blocks, f"d{shift}"), format=form)


@pytest.mark.parametrize("word", ["page", "стр.", "с.", "на странице"])
@pytest.mark.parametrize("front", [0, 7])
def test_numbers_that_follow_the_pages(word: str, front: int) -> None:
    found = compare(printed(word, 0, 3), printed(word, 5, front))
    assert found.proof.holds
    assert [change.lane for change in found.changes] == [Lane.NUMBERING]


def test_a_reference_to_another_place_is_told() -> None:
    found = compare(printed("page", 0, 3), printed("page", 5, 3, n2=17))
    assert sorted(change.lane for change in found.changes) == [Lane.NUMBERING, Lane.SUBSTANCE]


@pytest.mark.parametrize(("word", "form"), [("days", "pdf"), ("page", "docx")])
def test_other_numbers_and_other_files(word: str, form: str) -> None:
    found = compare(printed(word, 0, 3, form), printed(word, 5, 3, form))
    assert [change.lane for change in found.changes] == [Lane.SUBSTANCE] * len(NAMES)
