"""Each way of writing a value, against a table written by hand."""

from pathlib import Path

import pytest

from core.comparison.judge import find_values

TABLE = Path(__file__).parents[1] / "golden" / "values" / "values.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_value_is_found_with_its_span(row: list[str]) -> None:
    marked, kind, value, unit = row
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = [(k.value, f.start, f.end, f.text, f.value, f.unit or "") for k, f in find_values(text)]
    assert found == [(kind, start, end, text[start:end], value, unit)]


def test_values_do_not_overlap_and_the_longest_wins() -> None:
    text = "Не позднее 10 (десяти) рабочих дней с 1 февраля 2024 г. уплатить 1,5 млн руб., но не более 5 % по п. 3.2."
    found = find_values(text)
    assert [kind.value for kind, _ in found] == ["range", "period", "date", "money", "range", "percent", "reference"]
    ends = [value.end for _, value in found]
    assert all(first <= second.start for first, (_, second) in zip(ends, found[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Один из них",
        "one of them",
        "May we go",
        "the second time",
        "в части оплаты",
        "No. of it",
        "Кроме того, налог",
        "цена, кроме того налог",
    ],
)
def test_ordinary_words_are_no_numbers(text: str) -> None:
    kinds = {kind.value for kind, _ in find_values(text)}
    assert not kinds & {"number", "period", "money", "date", "reference", "negation"}


@pytest.mark.parametrize("text", ["$$a^2+b^3$$", "so $x^2$ holds", "$2^n$ of them", "the $x_{10}$"])
def test_a_formula_between_dollar_signs_is_no_price(text: str) -> None:
    assert {kind.value for kind, _ in find_values(text)} == {"number"}


@pytest.mark.parametrize(("text", "price"), [("costs $5, was 10 $", ["$5", "10 $"]), ("5$ a piece", ["5$"])])
def test_a_price_in_dollars_stays_one(text: str, price: list[str]) -> None:
    assert [value.text for kind, value in find_values(text) if kind.value == "money"] == price


def test_numbers_inside_addresses_and_codes_stay_inside() -> None:
    assert [k.value for k, _ in find_values("https://example.com/10/20 and RFC2119 and v2.1.3")] == ["name", "reference", "name"]


@pytest.mark.parametrize("text", ["м2", "Площадь, м3", "m2", "km2"])
def test_a_unit_that_stands_alone_is_no_code(text: str) -> None:
    assert find_values(text) == ()


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("доверенность № 12 от 01.02.2026", 0),
        ("договор от 1 марта 2026 г. № 5", 0),
        ("от 01.02.2026 до 01.03.2026", 2),
        ("от 5 дней", 1),
    ],
)
def test_the_date_of_a_document_is_no_bound(text: str, bounds: int) -> None:
    assert [kind.value for kind, _ in find_values(text)].count("range") == bounds
