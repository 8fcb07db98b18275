"""Cells of a table that its other cells give are told as such, and those that they no longer give are found."""

from collections.abc import Sequence

import pytest

from core.model.change import Change
from core.model.comparison import Comparison
from core.model.leading import leading
from tests.unit.made_documents import compared

WORKS = ("Демонтаж стен", "Вывоз мусора", "Кладка перегородок", "Стяжка пола", "Окраска потолка")
COUNTS = (12, 7, 30, 45, 9)
PRICES = (1310, 620, 1930, 2240, 870)
DEARER = (1310, 620, 2030, 2240, 870)
HEAD = ["Работа", "Объём", "Цена", "Сумма"]


def figure(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def estimate(prices: Sequence[int], **other: str) -> list[list[str]]:
    """Works with their sums, the total, the tax on it and both together; `other` cells by their rows' first words."""
    sums = [count * price for count, price in zip(COUNTS, prices, strict=False)]
    rows = [
        [work, str(count), str(price), str(one)] for work, count, price, one in zip(WORKS, COUNTS, prices, sums, strict=False)
    ]
    whole = sum(sums)
    rows += [
        ["Итого", "", "", str(whole)],
        ["НДС 20 %", "", "", figure(whole * 0.2)],
        ["Всего с НДС", "", "", figure(whole * 1.2)],
    ]
    return [HEAD, *([*row[:3], other.get(row[0].split()[0], row[3])] for row in rows)]


def found(old: list[list[str]], new: list[list[str]]) -> Comparison:
    return compared([old], [new])


def reasons(changes: Sequence[Change]) -> list[str]:
    return [change.reasons[0] for change in changes]


def test_what_follows_from_a_price_says_so_and_stands_behind_it() -> None:
    comparison = found(estimate(PRICES), estimate(DEARER))
    assert reasons(comparison.changes) == ["amount", "row_result", "column_total", "column_total", "column_total"]
    price, whole, total, tax, _ = (change.sentence for change in comparison.changes)
    assert price.ru == "Строка «Кладка перегородок», столбец «Цена»: 1930 → 2030 (+5,2\u00a0%)"
    assert whole.ru.endswith("столбец «Сумма»: 57\u00a0900 → 60\u00a0900 (+5,2\u00a0%), пересчитано по строке")
    assert total.en.endswith("186,590 → 189,590 (+1.6%), recalculated from its column")
    assert tax.ru.startswith("Строка «НДС 20 %»")
    assert leading(reversed(comparison.changes))[0].sentence == price
    assert comparison.checks == ()


def test_sums_of_prices_that_all_changed_are_one_change() -> None:
    comparison = found(estimate(PRICES), estimate([1450, 630, 2030, 2250, 880]))
    assert len(comparison.changes) == 5 + 1 + 3
    (sums,) = (change for change in comparison.changes if "row_result" in change.reasons)
    said = "Столбец «Сумма», 5\u00a0ячеек: пересчитано по строкам, например «15720» → «17400» (строки «Демонтаж стен», "
    assert sums.sentence.ru.startswith(said)


def test_a_row_that_went_changes_the_totals() -> None:
    comparison = found(estimate(PRICES), estimate(PRICES[:4]))
    assert reasons(comparison.changes) == ["row_removed", "column_total", "column_total", "column_total"]


@pytest.mark.parametrize("stated", ["", "190000"])
def test_a_total_that_nobody_named_is_a_total(stated: str) -> None:
    old, new = estimate(PRICES)[:7], estimate(DEARER)[:7]
    old[-1][0] = new[-1][0] = ""
    new[-1][3] = stated or new[-1][3]
    comparison = found(old, new)
    assert reasons(comparison.changes) == ["amount", "row_result", "amount" if stated else "column_total"]
    assert [check.code for check in comparison.checks] == (["total"] if stated else [])


def test_a_sum_that_its_row_does_not_give_is_an_edit_and_is_found() -> None:
    new = estimate(DEARER)
    new[3][3] = "61000"
    comparison = found(estimate(PRICES), new)
    assert "row_result" not in reasons(comparison.changes)
    check = next(check for check in comparison.checks if check.code == "row_result")
    assert check.sentence.ru == (
        "«Сумма» больше не следует из своей строки («Объём» × «Цена»): указано 61\u00a0000, получается\u00a0— 60\u00a0900"
    )
    assert check.sentence.en.endswith("(“Объём” × “Цена”): it says 61,000, the row gives 60,900")
    assert comparison.changes[1].id in check.changes


@pytest.mark.parametrize(
    ("row", "stated", "said"),
    [
        ("Итого", "190000", "Итог таблицы больше не равен сумме строк: указано 190\u00a0000, сумма строк\u00a0— 189\u00a0590"),
        ("НДС", "34126", "Строка «НДС 20 %» больше не равна своей доле итога: указано 34\u00a0126, по ставке\u00a0— 37\u00a0918"),
        ("Всего", "223908", "Итог таблицы больше не равен сумме строк: указано 223\u00a0908, сумма строк\u00a0— 227\u00a0508"),
    ],
)
def test_a_total_or_a_tax_that_is_wrong_now_is_found(row: str, stated: str, said: str) -> None:
    comparison = found(estimate(PRICES), estimate(DEARER, **{row: stated}))
    assert said in [check.sentence.ru for check in comparison.checks]


def test_a_sum_of_two_columns_follows_from_them() -> None:
    def lines(tax: int) -> list[list[str]]:
        rows = [(work, 1000 * at + 350, 200 * at + tax) for at, work in enumerate(WORKS, 1)]
        return [["Работа", "Без НДС", "НДС", "С НДС"], *([work, str(one), str(two), str(one + two)] for work, one, two in rows)]

    new = lines(70)
    new[2] = [new[2][0], "2500", "470", "2970"]
    changes = found(lines(70), new).changes
    assert [change.reasons[0] for change in changes] == ["number", "row_result"]


def test_products_of_small_numbers_are_chance() -> None:
    def pairs(last: int) -> list[list[str]]:
        counts = ((2, 3), (3, 4), (4, 6), (5, 7), (6, last))
        return [HEAD, *([work, str(one), str(two), str(one * two)] for work, (one, two) in zip(WORKS, counts, strict=True))]

    assert all("row_result" not in change.reasons for change in found(pairs(8), pairs(9)).changes)


def test_a_number_times_one_gives_nothing() -> None:
    def rows(last: int) -> list[list[str]]:
        return [HEAD, *([work, "1", str(price), str(price)] for work, price in zip(WORKS, (*PRICES[:4], last), strict=True))]

    assert all("row_result" not in change.reasons for change in found(rows(870), rows(910)).changes)


def test_in_a_short_table_a_sum_is_held_against_its_row_too() -> None:
    rows = [["Работа", "Объём", "Цена", "Сумма"], ["Кабель", "100", "50", "5000"], ["Щит", "1", "7000", "7000"]]
    old = [*rows, ["Розетка", "20", "150", "3000"]]
    dearer = [old[0], ["Кабель", "100", "60", "5000"], *old[2:]]
    assert [check.code for check in found(old, dearer).checks] == ["row_result"]
    assert found(old, [old[0], ["Кабель", "100", "60", "6000"], *old[2:]]).checks == ()
