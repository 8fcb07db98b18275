"""The same values in another form: no change of substance, and in a column of a table one change."""

from collections.abc import Callable

import pytest

from core.model.change import Lane, Significance
from tests.unit.made_documents import compared

HEAD = ["Договор", "Дата", "Сумма"]


def test_a_column_of_dates_and_one_of_sums_in_another_form_are_a_change_each() -> None:
    old = [HEAD, *([f"Д-{n}", f"2024-0{n}-1{n}", f"{n * 1250}.50"] for n in range(1, 9))]
    new = [HEAD, *([f"Д-{n}", f"1{n}.0{n}.2024", f"{n * 1250:,}".replace(",", " ") + ",50"] for n in range(1, 9))]
    new[3][1] = "19.03.2024"
    dates, sums, moved = compared([old], [new]).changes
    for change in (dates, sums):
        assert (change.lane, change.significance, change.values) == (Lane.COSMETIC, Significance.NONE, ())
        assert change.reasons == ("same_value",)
    assert dates.sentence.ru.startswith("Столбец «Дата», 7\u00a0ячеек: значения записаны")
    assert dates.sentence.en.endswith("such as “2024-01-11” → “11.01.2024” (rows “Д-1”, “Д-2”, “Д-4” and 4 more)")
    assert moved.sentence.en.endswith("the date was moved from 13\u00a0March 2024 to 19\u00a0March 2024 (6\u00a0days later)")


def test_rows_are_known_by_dates_in_another_form() -> None:
    old = [["day", "t"], *([f"2010/01/{n:02} 00:00", str(n % 3)] for n in range(1, 20))]
    new = [["day", "t"], *([f"2010-01-{n:02}T00:00:00", str(n % 3)] for n in range(2, 20))]
    kinds = sorted(change.kind.value for change in compared([old], [new]).changes)
    assert kinds == ["cell_changed", "row_deleted"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("Срок до 2024-01-11 включительно.", "Срок до 11.01.2024 включительно."), ("Due by 2024-01-11.", "Due by 11.01.2024.")],
)
def test_a_date_in_another_form_starts_and_ends_nothing_else(old: str, new: str) -> None:
    (found,) = compared([old], [new]).changes
    assert (found.lane, found.reasons) == (Lane.COSMETIC, ("same_value",))


def test_a_value_with_other_words_stays_wording_and_a_figure_against_its_words_is_told() -> None:
    (found,) = compared(["Масса 1,5 кг на коробку."], ["Масса 1500 г на коробку."]).changes
    assert (found.lane, found.reasons) == (Lane.WORDING, ("same_value",))
    (wrong,) = compared(["Срок 10 (десять) дней."], ["Срок 10 (пятнадцать) дней."]).changes
    assert (wrong.lane, wrong.reasons) == (Lane.SUBSTANCE, ("words_disagree",))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2010-01-01T05:00:00", "2010-01-01T06:00:00", "The time was changed: 05:00 → 06:00"),
        ("2010-01-01T05:00:01", "2010-01-01T05:00:02.5", "The time was changed: 05:00:01 → 05:00:02.5"),
        ("2010-01-01T05:00:00Z", "2010-01-01T05:00:00+0300", "The time was changed: 05:00Z → 05:00+03:00"),
        ("2010-01-01T05:00:00", "2010-01-02T05:00:00", "The date was moved from 1\u00a0January 2010 to 2\u00a0January 2010"),
        ("05:00:01", "05:00:02", "The time was changed: 05:00:01 → 05:00:02"),
    ],
)
def test_another_time_behind_the_same_date_is_another_value(old: str, new: str, said: str) -> None:
    (found,) = compared([f"Taken at {old} exactly."], [f"Taken at {new} exactly."]).changes
    assert found.lane is Lane.SUBSTANCE
    assert found.sentence.en.startswith(said)


@pytest.mark.parametrize("new", ["2010-01-01T05:00", "2010-01-01T05:00:00.000"])
def test_the_same_time_in_another_form_is_the_same_value(new: str) -> None:
    (found,) = compared(["Taken at 2010-01-01T05:00:00 exactly."], [f"Taken at {new} exactly."]).changes
    assert (found.lane, found.reasons) == (Lane.COSMETIC, ("same_value",))


def test_a_time_of_ten_characters_is_no_day() -> None:
    """It is looked for in the rest of the text as a day is not."""
    old, new = "Taken at 2010-01-01T05:00:01Z exactly.", "Taken at 2010-01-01T05:00:02Z exactly."
    (found,) = compared([old, "It began on 1 May 2024."], [new, "It began on 1 May 2024."]).changes
    assert found.values[0].delta is None


@pytest.mark.parametrize(
    ("turned", "said"),
    [
        (str.upper, "the case of letters was changed, such as “Иванов1 Пётр” → “ИВАНОВ1 ПЁТР”"),
        (lambda text: text.replace("\u043e", "o"), "letters were replaced by look-alikes of another alphabet, such as"),
        (lambda text: text.replace("ё", "е"), "the spelling of “ё” was changed, such as “Иванов1 Пётр” → “Иванов1 Петр”"),
    ],
)
def test_cells_of_a_column_that_only_the_eye_tells_apart_are_one_change(turned: Callable[[str], str], said: str) -> None:
    rows = [[f"K-{n}", f"Иванов{n} Пётр", str(n * 7)] for n in range(1, 7)]
    (found,) = compared(
        [[["Код", "ФИО", "Счёт"], *rows]], [[["Код", "ФИО", "Счёт"], *([a, turned(b), c] for a, b, c in rows)]]
    ).changes
    assert found.lane is Lane.COSMETIC
    assert found.sentence.en.startswith("Column “ФИО”, 6 cells: ")
    assert said in found.sentence.en


def test_a_cell_that_answers_otherwise_shows_both_answers() -> None:
    head = ["Пункт", "Согласовано"]
    (found,) = compared([[head, ["A", "Да"], ["B", "Нет"]]], [[head, ["A", "Да"], ["B", "Да"]]]).changes
    assert found.sentence.ru == "Строка «B»: заменено: «Нет» → «Да»"
    assert (found.lane, found.significance, "negation" in found.reasons) == (Lane.SUBSTANCE, Significance.HIGH, True)
