"""Moves of paragraphs and of whole sections."""

import pytest

from core.comparison import compare
from tests.unit.made_documents import compared, document, heading, kinds, texts

TEXTS = [
    f"Пункт номер {at} о предмете {'абвгдежзик'[at]} говорит, что сторона {at * 7} обязана сделать дело {at * 13}."
    for at in range(10)
]


def test_a_moved_paragraph_is_one_change_without_words() -> None:
    new = [*TEXTS[1:8], TEXTS[0], *TEXTS[8:]]
    (change,) = compared(TEXTS, new).changes
    assert (change.kind.value, texts(change), change.edits) == ("moved", ([TEXTS[0]], [TEXTS[0]]), ())


@pytest.mark.parametrize("before", range(10))
@pytest.mark.parametrize("after", range(10))
def test_a_paragraph_is_one_change_wherever_it_went(before: int, after: int) -> None:
    rest = [*TEXTS[:before], *TEXTS[before + 1 :]]
    found = compared(TEXTS, [*rest[:after], TEXTS[before], *rest[after:]])
    assert [change.kind.value for change in found.changes] == ["moved"] * (before != after)
    if abs(before - after) > 1:
        assert texts(found.changes[0]) == ([TEXTS[before]], [TEXTS[before]])
    assert found.proof.holds


def test_a_moved_and_edited_paragraph_is_one_change_with_its_words() -> None:
    edited = TEXTS[0].replace("обязана", "вправе")
    (change,) = compared(TEXTS, [*TEXTS[1:8], edited, *TEXTS[8:]]).changes
    assert change.kind.value == "moved_and_edited"
    (edit,) = change.edits
    assert edit.old is not None
    assert edit.new is not None
    assert (TEXTS[0][edit.old.start : edit.old.end], edited[edit.new.start : edit.new.end]) == ("обязана", "вправе")


def test_of_two_neighbours_of_about_equal_weight_the_first_went_down() -> None:
    longer = TEXTS[3] + " Это правило действует и тогда, когда стороны договорились об ином порядке расчётов."
    for first, second, gone in ((TEXTS[3], TEXTS[4], TEXTS[3]), (longer, TEXTS[4], TEXTS[4]), (TEXTS[4], longer, TEXTS[4])):
        found = compared([*TEXTS[:3], first, second, *TEXTS[5:]], [*TEXTS[:3], second, first, *TEXTS[5:]])
        assert [texts(change) for change in found.changes] == [([gone], [gone])]
        assert found.proof.holds


def test_a_moved_section_is_one_change() -> None:
    section = [heading("Ответственность сторон по договору"), *TEXTS[:3]]
    rest = [heading("Предмет договора и сроки"), *TEXTS[3:9]]
    found = compared([*section, *rest], [*rest, *section])
    assert kinds(found) == ["moved"]
    assert len(found.changes[0].old) == 4


def test_a_short_text_elsewhere_is_no_move() -> None:
    found = compared(["Да", *TEXTS], [*TEXTS, "Да"])
    assert sorted(kinds(found)) == ["deleted", "inserted"]


def test_a_title_that_stands_once_has_moved() -> None:
    (change,) = compared([heading("Порядок расчётов сторон"), *TEXTS], [*TEXTS, heading("Порядок расчётов сторон")]).changes
    assert change.kind.value == "moved"


def test_moves_are_found_among_many_edits() -> None:
    old = document(TEXTS, "o")
    edited = [text.replace("обязана", "вправе") if at % 3 == 0 else text for at, text in enumerate(TEXTS)]
    comparison = compare(old, document([*edited[2:], *edited[:2]], "n"))
    assert comparison.proof.holds
    moved = [change for change in comparison.changes if change.kind.value.startswith("moved")]
    assert [len(change.old) for change in moved] == [2]


def test_a_move_is_found_though_a_third_of_all_paragraphs_changed() -> None:
    old = [f"{text} Совет №{part} о том знает." for part in range(6) for text in TEXTS]
    new = [text.replace("обязана", "вправе") if at % 3 == 0 else text for at, text in enumerate(old)]
    new = [*new[:5], *new[6:50], new[5], *new[50:]]
    found = compared(old, new)
    assert kinds(found).count("replaced") == 20
    assert [texts(change) for change in found.changes if change.kind.value == "moved"] == [([old[5]], [old[5]])]
    assert len(found.changes) == 21
