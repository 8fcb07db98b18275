"""Formulae of a document against a page that shows their signs: how they stand is no change, another sign is."""

from dataclasses import replace

import pytest

from core.comparison.printed.typeset_formulae import signs
from core.model.change import Change
from core.model.document import Block, Mark
from tests.unit.made_documents import note
from tests.unit.printed import changes

SAME = "Стороны договорились о нижеследующем порядке расчётов."
LAST = "Расчёт подписывают обе стороны договора."


def told(old: list[Block | str], new: list[Block | str]) -> list[Change]:
    """Changes of substance or wording from a Word file to a PDF."""
    return changes([SAME, *old, LAST], [SAME, *new, LAST])


def built(text: str, *formulae: str) -> Block:
    marks = [Mark(start=text.index(one), end=text.index(one) + len(one), type="math") for one in formulae]
    return replace(note(text, "body"), marks=tuple(marks))


SUM = built("P=∑_(i=1)^n p_iq_i", "P=∑_(i=1)^n p_iq_i")
SHARE = built("Доля равна (a+b)/c от целого и пересматривается раз в год.", "(a+b)/c")
CIRCLE = built("Площадь круга равна S=πr^2 и считается по радиусу.", "S=πr^2")


@pytest.mark.parametrize(
    ("old", "printed"),
    [
        (CIRCLE, ["Площадь круга равна S=π r2 и считается по радиусу."]),
        (CIRCLE, ["Площадь круга равна 𝑆 = 𝜋𝑟2 и считается по радиусу."]),
        (SUM, ["n", "P=∑ pi qi", "i=1"]),
        (SHARE, ["a+b", "Доля равна от целого и пересматривается раз в год.", "c"]),
        (built("x=(-b±√(b^2-4ac))/2a", "x=(-b±√(b^2-4ac))/2a"), ["−b±√b2−4 ac", "x=", "2a"]),
        (built("A=(■(a&b@c&d))", "A=(■(a&b@c&d))"), ["A=⎛ac bd⎞"]),
    ],
)
def test_a_formula_that_a_page_shows_in_pieces_is_the_same(old: Block, printed: list[str]) -> None:
    assert not told([old], list(printed))


@pytest.mark.parametrize(
    ("old", "printed"),
    [
        (CIRCLE, ["Площадь круга равна S=π r3 и считается по радиусу."]),
        (CIRCLE, ["Площадь круга равна S=2π r2 и считается по радиусу."]),
        (CIRCLE, ["Площадь круга равна S=π r2 и считается по диаметру."]),
        (SUM, ["n", "P=∑ pi ri", "i=1"]),
        (SUM, ["n", "P=∑ pi qi", "i=0"]),
        (SUM, []),
        (SHARE, ["a+b", "Доля равна от целого и пересматривается два раза в год.", "c"]),
        (SHARE, ["a+b", "Доля от целого равна и пересматривается раз в год.", "c"]),
    ],
)
def test_another_sign_or_word_is_told(old: Block, printed: list[str]) -> None:
    assert told([old], list(printed))


def test_an_edit_beside_a_formula_is_told_alone() -> None:
    (change,) = told([CIRCLE], ["Площадь диска равна S=π r2 и считается по радиусу."])
    assert ([one.text for one in change.old], [one.text for one in change.new]) == (["круга"], ["диска"])


def test_formulae_one_behind_the_other_meet_their_own_pieces() -> None:
    changed = replace(SUM, text="P=∑_(i=1)^n p_ik_i")
    (change, *rest) = told([SUM, "Сумма считается помесячно.", SHARE], ["n", "P=∑ pi qi", "i=1", "Сумма считается помесячно."])
    assert not rest
    assert [one.text for one in change.old] == [SHARE.text]
    assert told([changed, SHARE], ["n", "P=∑ pi qi", "i=1", "a+b", "Доля равна от целого и пересматривается раз в год.", "c"])


def test_text_that_is_no_formula_keeps_its_order() -> None:
    plain = note("Площадь круга равна ab^2 и считается по радиусу.", "body")
    assert told([plain], ["Площадь круга равна ba2 и считается по радиусу."])


def test_signs_leave_out_what_only_says_where_they_stand() -> None:
    assert signs("x_1^(n-1)/√(2&y)") == signs("𝑥1 𝑛−1 2 𝑦")
    assert signs("x+1") != signs("x−1")
