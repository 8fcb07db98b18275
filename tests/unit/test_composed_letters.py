"""One letter in two codings is the same sign, and no letter of another alphabet; a sentence quotes what there is."""

import pytest

from core.model.change import Change, Lane
from tests.unit.made_documents import compared


def only(old: str, new: str) -> Change:
    (change,) = compared([old], [new]).changes
    assert change.lane is Lane.COSMETIC
    return change


@pytest.mark.parametrize(
    ("old", "new"),
    [("The author Br\u00f6ker wrote it.", "The author Bro\u0308ker wrote it."), ("Договор мой.", "Договор мои\u0306.")],
)
def test_a_letter_with_its_sign_apart_is_the_same_letter(old: str, new: str) -> None:
    change = only(old, new)
    assert "lookalike" not in change.reasons
    assert change.sentence.en.startswith("Written with other signs: ")
    assert change.sentence.ru.startswith("Записано другими знаками: ")


def test_another_sign_over_a_letter_is_another_letter() -> None:
    (change,) = compared(["The author Bro\u0308ker wrote it."], ["The author Bro\u0301ker wrote it."]).changes
    assert change.lane is not Lane.COSMETIC


def test_signs_alone_on_a_line_are_quoted() -> None:
    assert "“;;”" in only("    \u037e\u037e", "    ;;").sentence.en


LIGATURES = "The eﬀect was identiﬁed ﬁrst in ﬁve oﬃces; the ﬂow of aﬄuents is classiﬁed and deﬁned."
PLAIN = "The effect was identified first in five offices; the flow of affluents is classified and defined."


def test_a_ligature_is_its_letters() -> None:
    """As text that was copied from a page has them, all over a paragraph."""
    found = compared([LIGATURES], [PLAIN]).changes
    assert found
    assert all(change.lane is Lane.COSMETIC and "lookalike" not in change.reasons for change in found)


def test_a_ligature_hides_no_other_word() -> None:
    found = compared(["The oﬃcer deﬁned the ﬁrst of the ﬁelds."], ["The officer defined the last of the fields."]).changes
    assert [change.new[0].text for change in found if change.lane is not Lane.COSMETIC] == ["last"]
