"""Numbers with a raised power: 2 to the power of 24 is no 224, be its figures signs of their own or raised by a format."""

import pytest

from core.comparison import compare
from core.comparison.judge import find_values
from core.model.change import Change, ValueType
from core.model.document import Block, BlockKind, Document, Mark


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("область 2²⁴ и далее", ValueType.NUMBER, "16777216"),
        ("мощность 5·10⁶ Вт", ValueType.QUANTITY, "5000000"),
        ("the mass is 1.5 × 10⁻⁶ kg", ValueType.QUANTITY, "0.0000015"),
        ("длина 10³ м", ValueType.QUANTITY, "1000"),
        ("площадь 25 м²", ValueType.QUANTITY, "25"),
    ],
)
def test_a_power_is_part_of_its_number(text: str, kind: ValueType, value: str) -> None:
    assert [(found[0], found[1].value) for found in find_values(text)] == [(kind, value)]


@pytest.mark.parametrize("text", ["0⁻¹", "5²⁵⁶", "п. 5¹"])
def test_what_is_no_power_leaves_the_figure_alone(text: str) -> None:
    (found,) = find_values(text)
    assert found[1].value.split(" ")[-1] in ("0", "5")


def _raised(text: str) -> Document:
    """`^` stands before raised figures, up to the next white space."""
    start = text.index("^")
    plain = text.replace("^", "")
    mark = Mark(start=start, end=plain.index(" ", start), type="superscript")
    return Document(
        name="a.docx",
        sha256="0" * 64,
        format="docx",
        blocks=(Block(block="1", story="body", kind=BlockKind.PARAGRAPH, text=plain, marks=(mark,)),),
    )


def _change(old: str, new: str) -> Change:
    comparison = compare(_raised(old), _raised(new))
    assert comparison.proof.holds
    (change,) = comparison.changes
    return change


def test_figures_raised_by_their_format_are_a_power() -> None:
    told = _change("Аргумент лежит вне области 2^24 и не меньше нуля.", "Аргумент лежит вне области 2^16 и не меньше нуля.")
    assert told.sentence.ru == "Изменено число: 2²⁴ → 2¹⁶"
    assert [(one.old.value, one.new.value) for one in told.values if one.old and one.new] == [("16777216", "65536")]


def test_a_power_of_ten_says_how_much_less_it_is() -> None:
    told = _change("The power is 5·10^6 W at most.", "The power is 5·10^3 W at most.")
    assert told.sentence.en == "The power was reduced from 5,000,000 to 5000\u00a0W (−99.9%)"
