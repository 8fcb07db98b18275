"""Characters that nobody sees or tells apart: told for what they are, never for another value."""

import pytest

from core.comparison import compare
from core.model.change import Change
from core.model.document import Flag
from core.model.unseen import has_unseen
from core.ports import ReadOptions
from core.readers.text import read

PRICE = "Цена 15 рублей за штуку."


def changes(old: str, new: str) -> list[Change]:
    one, two = (read(f"Договор.\n\n{text}\n\nКонец.".encode(), name="a.txt", options=ReadOptions()) for text in (old, new))
    return list(compare(one, two).changes)


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u2060", "\ufeff", "\u202e", "\u2066", "\u2069", "\u061c", "\U000e0041"])
def test_a_character_without_width_is_told_as_that(sign: str) -> None:
    (change,) = changes(PRICE, PRICE.replace("15", f"{sign}15"))
    assert (change.lane.value, change.significance.value, change.reasons) == ("cosmetic", "medium", ("zero_width",))
    assert change.sentence.ru.startswith("Изменены невидимые символы: «Цена")
    assert change.values == ()


def test_an_order_to_write_backwards_is_no_other_price() -> None:
    found = changes(PRICE, PRICE.replace("15", "\u202e15\u202c"))
    assert {change.reasons for change in found} == {("zero_width",)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1/2 доли", "½ доли"),
        ("глава IV договора", "глава Ⅳ договора"),
        ("сумма 15 рублей", "сумма １５ рублей"),
        ("office", "oﬃce"),
    ],
)
def test_the_same_in_other_signs_is_cosmetic(old: str, new: str) -> None:
    for one, two in ((old, new), (new, old)):
        told = [change for change in changes(f"Это {one} и так далее", f"Это {two} и так далее") if change.edits]
        assert [(change.lane.value, change.reasons, change.values) for change in told] == [("cosmetic", (), ())]
        assert told[0].sentence.ru.startswith("Записано другими знаками: «")


@pytest.mark.parametrize(("old", "new"), [("10 м2", "10 м²"), ("106 штук", "10⁶ штук"), ("H2O", "H₂O")])
def test_a_power_or_an_index_is_not_the_same(old: str, new: str) -> None:
    assert [change.lane.value for change in changes(f"Это {old} здесь", f"Это {new} здесь")] != ["cosmetic"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("пункт 10 договора", "пункт 1O договора"), ("сумма 300 руб.", "сумма З00 руб."), ("сумма 100 руб.", "сумма l00 руб.")],
)
def test_a_letter_in_the_place_of_a_figure_is_a_look_alike(old: str, new: str) -> None:
    (change,) = changes(old, new)
    assert "lookalike" in change.reasons
    assert change.lane.value == "substance"


def test_a_minus_in_the_place_of_a_hyphen_is_no_look_alike() -> None:
    (change,) = changes("не ниже -5 °C", "не ниже −5 °C")
    assert (change.lane.value, change.reasons) == ("cosmetic", ())


def test_marks_of_direction_are_honest_beside_letters_that_need_them() -> None:
    assert not has_unseen("\u200fשלום 15\u200e")
    assert has_unseen("\u200fשלום\u200b")
    assert has_unseen("price \u202e15\u202c")
    document = read("Price \u202e15\u202c".encode(), name="a.txt", options=ReadOptions())
    assert document.blocks[0].flags == (Flag.ZERO_WIDTH,)
