"""Values of a column that all went up or down alike are one change; the one that went by itself stands out."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from core.model.change import Change
from tests.unit.made_documents import compared

GOODS = ("Бетон", "Песок", "Щебень", "Кирпич", "Плитка", "Краска", "Доска", "Гвозди")
PRICES = (4500, 900, 1735, 27, 1240, 365, 8110, 64)


def changes(old: Sequence[object], new: Sequence[object], head: str = "Цена, руб.") -> tuple[Change, ...]:
    tables = [[["Товар", head], *([good, str(cell)] for good, cell in zip(GOODS, column, strict=False))] for column in (old, new)]
    return compared(tables[:1], tables[1:]).changes


@pytest.mark.parametrize(
    ("new", "ru", "en"),
    [
        ([round(price * 1.1) for price in PRICES], "значения увеличены на 10\u00a0%", "the values were increased by 10%"),
        ([round(price * 0.957, 2) for price in PRICES], "значения уменьшены на 4,3\u00a0%", "the values were decreased by 4.3%"),
        ([price + 1250 for price in PRICES], "значения увеличены на 1250", "the values were increased by 1250"),
    ],
)
def test_a_column_of_prices_that_went_by_one_step(new: Sequence[float], ru: str, en: str) -> None:
    (change,) = changes(PRICES, new)
    assert change.sentence.ru.startswith("Столбец «Цена, руб.», 8\u00a0ячеек: ")
    assert change.sentence.ru.endswith(" (строки «Бетон», «Песок», «Щебень» и ещё 5)")
    assert f": {ru}, например «4500» → «{new[0]}»" in change.sentence.ru
    assert f": {en}, such as “4500” → “{new[0]}”" in change.sentence.en
    assert change.reasons == ("amount",)
    assert [value.new.value for value in change.values if value.new] == [str(price) for price in new]


def test_a_price_that_went_by_itself_is_told_by_itself() -> None:
    new = [round(price * 1.1) for price in PRICES]
    new[6] = 9900
    together, alone = sorted(changes(PRICES, new), key=lambda change: -len(change.new))
    assert len(together.new) == 7
    assert alone.sentence.ru == "Строка «Доска», столбец «Цена, руб.»: 8110 → 9900 (+22,1\u00a0%)"


def test_two_groups_of_prices_are_two_steps() -> None:
    old = [1000 * at + 730 for at in range(2, 10)]
    new = [round(price * (1.05 if at < 4 else 1.12)) for at, price in enumerate(old)]
    said = [change.sentence.ru for change in changes(old, new)]
    assert [("на 5\u00a0%" in one, "на 12\u00a0%" in one) for one in said] == [(True, False), (False, True)]


def test_dates_that_were_moved_by_a_week() -> None:
    days = [date(2026, 2, 1) + timedelta(days=17 * at) for at in range(len(GOODS))]
    old, new = ([f"{day + timedelta(days=by):%d.%m.%Y}" for day in days] for by in (0, 7))
    (change,) = changes(old, new, "Срок поставки")
    assert "даты перенесены на 7\u00a0дней позже, например «01.02.2026» → «08.02.2026»" in change.sentence.ru
    assert "the dates were moved 7\u00a0days later, such as" in change.sentence.en


def test_periods_and_percentages_that_went_by_one_step() -> None:
    (change,) = changes(
        [f"{count} рабочих дней" for count in (10, 5, 15, 7)], [f"{count} рабочих дней" for count in (15, 10, 20, 12)], "Срок"
    )
    assert "значения увеличены на 5\u00a0рабочих дней" in change.sentence.ru
    (change,) = changes([f"{share} %" for share in (10, 5, 15, 7)], [f"{share} %" for share in (8, 3, 13, 5)], "Скидка")
    assert "значения уменьшены на 2\u00a0п.\u00a0п." in change.sentence.ru


@pytest.mark.parametrize(
    "new",
    [
        [4503, 910, 1741, 29, 1249, 370, 8111, 72],
        [4501, 901, 1736, 31, 1248, 371, 8119, 70],
        [4950, 990, 1908, 27, 1240, 365, 8110, 64],
    ],
)
def test_values_that_have_no_step_in_common_are_told_each(new: Sequence[int]) -> None:
    """All go up, but by chance; a step of three cells is a list that one reads."""
    told = changes(PRICES, new)
    assert len(told) == sum(before != after for before, after in zip(PRICES, new, strict=True))


def test_words_that_changed_beside_a_value_are_told_with_it() -> None:
    old, new = [f"{price} за штуку" for price in PRICES], [f"{price + 100} за штуку" for price in PRICES]
    new[2] = "1835 за комплект"
    assert sorted(len(change.new) for change in changes(old, new)) == [1, 7]
