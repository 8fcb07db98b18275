"""Titles between two parts of a table, which whoever sets the pages writes."""

import pytest

from core.comparison.tables.continuations import is_continuation
from tests.unit.made_documents import compared, note, texts

HEAD = ["№", "Наименование", "Цена"]
ROWS = [[str(at), f"Товар {at * 7}", f"{at * 13},50"] for at in range(1, 9)]
FIRST = "Стороны договорились о нижеследующем порядке расчётов."
LAST = "Цены указаны без налога на добавленную стоимость."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Продолжение таблицы 3", True),
        ("Окончание таблицы Б.2", True),
        ("Продолжение табл. 4", True),
        ("Продолжение приложения № 2", True),
        ("Таблица 3 — продолжение", True),
        ("Table 3 (continued)", True),
        ("Table A.1 (concluded)", True),
        ("Продолжение таблицы 3 утверждает заказчик", False),
        ("Продолжение работ", False),
        ("Таблица 3", False),
        ("The table is continued", False),
    ],
)
def test_what_is_such_a_title(text: str, found: bool) -> None:
    assert is_continuation(note(text, "body")) == found


def test_a_table_that_was_cut_below_such_a_title_is_a_change_of_layout_alone() -> None:
    cut = [[HEAD, *ROWS[:4]], "Продолжение таблицы 1", [HEAD, *ROWS[4:]]]
    whole = [HEAD, *ROWS]
    for old, new in (([whole], cut), (cut, [whole])):
        found = compared([FIRST, *old, LAST], [FIRST, *new, LAST])
        assert {change.lane.value for change in found.changes} == {"numbering"}


def test_a_price_in_the_other_part_is_told_alone() -> None:
    dearer = [[at, name, "99,90"] if at == "6" else [at, name, price] for at, name, price in ROWS]
    found = compared([FIRST, [HEAD, *ROWS], LAST], [FIRST, [HEAD, *ROWS[:4]], "Продолжение таблицы 1", [HEAD, *dearer[4:]], LAST])
    (change,) = [change for change in found.changes if change.lane.value != "numbering"]
    assert texts(change) == (["78,50"], ["99,90"])


def test_another_title_of_a_continuation_is_numbering() -> None:
    (change,) = compared([FIRST, "Продолжение таблицы 1", LAST], [FIRST, "Окончание таблицы 2", LAST]).changes
    assert change.lane.value == "numbering"
    (change,) = compared([FIRST, LAST], [FIRST, "Table 1 (continued)", LAST]).changes
    assert change.lane.value == "numbering"
