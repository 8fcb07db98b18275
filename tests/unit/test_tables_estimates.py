"""Estimates as they are drawn up: sections, totals of sections under the same words or under none, works that stand twice."""

from collections import Counter
from collections.abc import Sequence

import pytest

from core.model.change import ChangeKind, Lane
from tests.unit.made_documents import compared

HEAD = ["№ п/п", "Наименование работ", "Ед. изм.", "Кол-во", "Цена", "Сумма"]
Work = tuple[str, str, int, int]
Section = tuple[str, Sequence[Work]]

FLOORS: Section = (
    "Раздел 1. Полы",
    (
        ("Разборка покрытий", "м2", 15, 249),
        ("Устройство стяжки", "м2", 30, 184),
        ("Укладка плитки", "м2", 16, 171),
        ("Затирка швов", "м", 12, 86),
    ),
)
WALLS: Section = (
    "Раздел 2. Стены",
    (
        ("Штукатурка откосов", "м", 25, 80),
        ("Окраска водным составом", "м2", 44, 155),
        ("Затирка швов", "м", 7, 43),
        ("Монтаж плинтусов", "м", 31, 53),
    ),
)


def estimate(sections: Sequence[Section], subtotal: str | None = "Итого по разделу", *, numbered: bool = True) -> list[list[str]]:
    """The rows with their numbers, a total of each section (`subtotal` is what it is called, None leaves it out) and of all."""
    rows, whole, number = [HEAD], 0, 0
    for title, works in sections:
        rows.append([title, "", "", "", "", ""])
        total = 0
        for name, unit, count, price in works:
            number, total = number + 1, total + count * price
            rows.append([str(number), name, unit, str(count), str(price), str(count * price)])
        if subtotal is not None:
            rows.append(["", subtotal, "", "", "", str(total)])
        whole += total
    rows.append(["", "Всего", "", "", "", str(whole)])
    return rows if numbered else [row[1:] if row[1] or not row[0] else [row[0], *row[2:]] for row in rows]


def dearer(section: Section) -> Section:
    return section[0], [(name, unit, count, price * 11 // 10 + 1) for name, unit, count, price in section[1]]


def without(section: Section, at: int) -> Section:
    return section[0], [work for k, work in enumerate(section[1]) if k != at]


def with_work(section: Section, at: int, work: Work) -> Section:
    return section[0], [*section[1][:at], work, *section[1][at:]]


def kinds(old: list[list[str]], new: list[list[str]]) -> Counter[ChangeKind]:
    return Counter(change.kind for change in compared([old], [new]).changes if change.lane is not Lane.NUMBERING)


NEW: Work = ("Герметизация примыканий", "м", 5, 67)


@pytest.mark.parametrize("subtotal", ["Итого по разделу", "", None])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_work_came_another_went_and_all_prices_are_others(subtotal: str | None, numbered: bool) -> None:
    old = estimate([FLOORS, WALLS], subtotal, numbered=numbered)
    new = [dearer(with_work(FLOORS, 1, NEW)), dearer(without(WALLS, 1))]
    found = kinds(old, estimate(new, subtotal, numbered=numbered))
    assert (found[ChangeKind.ROW_INSERTED], found[ChangeKind.ROW_DELETED]) == (1, 1)
    assert set(found) == {ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED, ChangeKind.CELL_CHANGED}


@pytest.mark.parametrize("subtotal", ["Итого по разделу", ""])
def test_the_last_work_of_a_section_went(subtotal: str) -> None:
    found = kinds(estimate([FLOORS, WALLS], subtotal), estimate([FLOORS, without(WALLS, 3)], subtotal))
    assert found == {ChangeKind.ROW_DELETED: 1, ChangeKind.CELL_CHANGED: 2}


def test_a_work_has_another_count_and_price_beside_one_that_came() -> None:
    """Its name stands once, though "Итого по разделу" stands twice in the same column."""
    edited = (FLOORS[0], [("Разборка покрытий", "м2", 18, 252), NEW, *FLOORS[1][1:]])
    found = kinds(estimate([FLOORS, WALLS], numbered=False), estimate([edited, WALLS], numbered=False))
    assert found == {ChangeKind.ROW_INSERTED: 1, ChangeKind.CELL_CHANGED: 5}


def test_codes_that_kept_their_works_say_that_the_numbers_count() -> None:
    def coded(rows: list[list[str]], codes: Sequence[str]) -> list[list[str]]:
        left = iter(codes)
        return [[row[0], next(left) if row[0].isdigit() else "", *row[1:]] for row in rows]

    codes = ["62-06-058", "62-01-034", "17-09-084", "15-04-066", "69-06-089", "21-09-008", "92-07-006", "59-04-069"]
    same = (FLOORS[0], [(FLOORS[1][0][0], *work[1:]) for work in FLOORS[1]])
    old = coded(estimate([same, WALLS]), codes)
    new = coded(
        estimate([dearer(with_work(same, 1, NEW)), dearer(without(WALLS, 1))]), [codes[0], "77-03-796", *codes[1:5], *codes[6:]]
    )
    found = kinds(old, new)
    assert (found[ChangeKind.ROW_INSERTED], found[ChangeKind.ROW_DELETED]) == (1, 1)


def test_rows_of_figures_alone_are_no_totals() -> None:
    """Of measurements by the hour the last three were dropped, and two taken at other hours: none is another's."""
    hours = [[f"{at}:30", f"{(at * 37) % 61}.{at % 9}"] for at in range(24)]
    found = kinds([["Hour", "Value"], *hours], [["Hour", "Value"], *hours[:-3], ["22:50", "71.3"], ["23:50", "72.4"]])
    assert found == {ChangeKind.ROW_DELETED: 3, ChangeKind.ROW_INSERTED: 2}


@pytest.mark.parametrize("values", ["17..62...94..35", "............", "5.5.5.55.5"])
def test_a_row_came_into_a_list_of_numbers_most_of_which_stand_beside_nothing(values: str) -> None:
    cells = ["" if value == "." else value for value in values]
    old, new = (
        [["№", "Показатель"], *([str(number), cell] for number, cell in enumerate(column, 1))]
        for column in (cells, [*cells[:5], "77", *cells[5:]])
    )
    changes = compared([old], [new]).changes
    assert [change.kind for change in changes if change.lane is not Lane.NUMBERING] == [ChangeKind.ROW_INSERTED]
    assert changes[0].new[-1].text == "77"
