"""What the checks of a sentence read of typed values: days of every month as numbers, no parts and multiples in words."""

import pytest

from core.analysis.plain_values import checkable, plainly
from core.comparison.judge import find_values
from core.model.change import Value, ValueType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Плата до 5-го числа месяца.", [("range", "до", "to"), ("number", "5", "5")]),
        ("Плата до пятого числа месяца.", []),
        ("Due on the 15th day of each month.", [("number", "15", "15")]),
        ("Плата растёт вдвое, на 5 %.", [("percent", "5 %", "5")]),
        ("Half of the fee and 3 times.", [("quantity", "3 times", "3")]),
        ("Срок 10 дней в 2026 г.", [("period", "10 дней", "P10D"), ("date", "2026 г.", "2026")]),
    ],
)  # fmt: skip
def test_a_text_as_it_is_checked(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(kind.value, value.text, value.value) for kind, value in plainly(find_values)(text)]
    assert found == expected
    assert all(text[value.start : value.end] == value.text for _, value in plainly(find_values)(text))


def test_the_values_of_a_change_as_they_are_checked() -> None:
    days = [find_values(f"Плата до {day}-го числа.")[1][1] for day in (5, 15)]
    times = [find_values(f"Плата {word} выше.")[0][1] for word in ("вдвое", "втрое")]
    found = list(
        checkable(
            (
                Value(type=ValueType.DATE, old=days[0], new=days[1], delta="10"),
                Value(type=ValueType.DATE, old=None, new=days[1]),
                Value(type=ValueType.QUANTITY, old=times[0], new=times[1]),
            )
        )
    )
    assert [(value.type, value.old and value.old.value, value.new and value.new.value) for value in found] == [
        (ValueType.NUMBER, "5", "15"),
        (ValueType.NUMBER, None, "15"),
    ]
