"""Tables of many rows or columns: what is told of them, and that nothing is looked at as often as there are cells."""

from core.comparison.tables.grid import Grid
from core.model.change import Change, ChangeKind, Lane, Significance
from tests.unit.made_documents import compared

HEAD = ["Код", "Название", "Цена"]


def test_so_many_rows_that_moved_are_one_change_whatever_their_share() -> None:
    rows = [[f"A{n:03}", f"товар номер {n}", str(n * 7 + 100)] for n in range(400)]
    late = [row for n, row in enumerate(rows) if n % 6 == 0 and n]
    rest = [row for n, row in enumerate(rows) if n % 6 or not n]
    (found,) = compared([[HEAD, *rows]], [[HEAD, *rest, *late]]).changes
    assert found.sentence.en.startswith(f"{len(late)} rows of a table were put into another order")


def test_few_rows_of_many_that_moved_are_told_each() -> None:
    rows = [[f"A{n:03}", f"товар номер {n}", str(n * 7 + 100)] for n in range(400)]
    changes = compared([[HEAD, *rows]], [[HEAD, *rows[:50], *rows[51:], rows[50]]]).changes
    assert [change.kind.value for change in changes] == ["row_moved"]


def test_the_lines_of_a_grid_are_its_cells_in_order() -> None:
    grid = Grid(2, 3, {(1, 2): [5, 6], (0, 2): [2], (0, 0): [0], (1, 0): [3]}, {})
    assert [grid.line(0, row) for row in range(3)] == [[0, 2], [3, 5, 6], []]
    assert [grid.line(1, column) for column in range(3)] == [[0, 3], [], [2, 5, 6]]


GOODS = [[f"A{n:02}", f"Товар {n} красный", str(1000 + n * 37), f"{n + 3} дней"] for n in range(10)]
WHAT = ["Код", "Название", "Цена", "Срок"]


def moved_with(**cells: str) -> Change:
    """A row of the price list that went down, with other words in some of its cells."""
    row = [cells.get(name, text) for name, text in zip(("code", "name", "price", "term"), GOODS[2], strict=True)]
    (found,) = compared([[WHAT, *GOODS]], [[WHAT, *GOODS[:2], *GOODS[3:8], row, *GOODS[8:]]]).changes
    return found


def test_a_row_that_moved_says_what_changed_in_it() -> None:
    found = moved_with(price="9999")
    assert found.sentence.en == "A row was moved: “A02 · Товар 2 красный · 9999 · 5 дней”; column “Цена”: 1074 → 9999 (+831%)"
    assert found.sentence.ru.endswith("; столбец «Цена»: 1074 → 9999 (+831\u00a0%)")
    assert (found.significance, "amount" in found.reasons) == (Significance.HIGH, True)
    assert "the period was extended from 5 to 20" in moved_with(price="9999", term="20 дней").sentence.en
    assert moved_with(name="Товар 2 синий").sentence.ru.endswith("столбец «Название»: изменена формулировка: «красный» → «синий»")
    assert moved_with().sentence.en == "A row was moved: “A02 · Товар 2 красный · 1074 · 5 дней”"


def test_cells_that_changed_in_a_column_that_moved_are_told_each() -> None:
    new = [[row[0], row[2], row[1], row[3]] for row in GOODS]
    new[4][1] = "7777"
    column, cell = compared([[WHAT, *GOODS]], [[[WHAT[0], WHAT[2], WHAT[1], WHAT[3]], *new]]).changes
    assert (column.kind, column.edits, column.lane) == (ChangeKind.COLUMN_MOVED, (), Lane.WORDING)
    assert cell.sentence.en.startswith("Row “A04”, column “Цена”: 1148 → 7777")
