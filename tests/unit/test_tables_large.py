"""Tables of many rows or columns: what is told of them, and that nothing is looked at as often as there are cells."""

from core.comparison.grid import Grid
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
