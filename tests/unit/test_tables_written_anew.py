"""A table whose figures are all written in another way is the table that it was."""

import pytest

from core.model.change import Lane
from tests.unit.made_documents import compared, kinds

FIGURES = [
    [1250000, 1310000, 1405000],
    [980000, 1002000, 1100500],
    [1775000, 1690000, 1712300],
    [455000, 512000, 530900],
    [212500, 234100, 256300],
]


def table(pattern: str, places: tuple[int, int] | None = None, *, named: bool = True) -> list[list[str]]:
    """`pattern`: "," or " " between the thousands, a sign behind them for two places of a fraction; `places`: a figure that
    differs."""
    rows = [["Region", "2023", "2024", "2025"]]
    for at, figures in enumerate(FIGURES):
        name = ("North", "South", "East", "West", "Isles")[at] if named else "Store"
        written = [figure + 1000 * (places == (at, column)) for column, figure in enumerate(figures)]
        rows.append([name, *(_written(figure, pattern) for figure in written)])
    return rows


def _written(figure: int, pattern: str) -> str:
    group, fraction = pattern[:1], pattern[1:]
    return f"{figure:,}".replace(",", group) + (f"{fraction}00" if fraction else "")


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("pattern", [",", " ", "\u00a0", "\u202f", " ,", ",.", "\u2009"])
def test_another_way_to_write_figures_keeps_the_table(pattern: str, named: bool) -> None:
    changes = compared([table("", named=named)], [table(pattern, named=named)]).changes
    assert len(changes) == 3
    assert {change.lane for change in changes} == {Lane.COSMETIC}


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("pattern", [",", " ,"])
def test_a_figure_that_changed_among_them_is_told(pattern: str, named: bool) -> None:
    found = compared([table("", named=named)], [table(pattern, (2, 1), named=named)])
    (change,) = [change for change in found.changes if change.lane is Lane.SUBSTANCE]
    assert (change.old[0].text, change.values[0].delta) == ("1690000", "1000")
    assert len(found.changes) == 4


def test_another_table_is_another_one() -> None:
    other = [["Vessel", "Draught", "Beam", "Crew"], *([name, "12", "44", "19"] for name in ("Aurora", "Boreas", "Castor"))]
    assert kinds(compared([table("")], [other])) == ["deleted", "inserted"]


@pytest.mark.parametrize("row", [["Pump", "1,25", "3,41", "7,53"], ["Pump", "1.25", "3.41", "7.53"]])
def test_figures_that_lost_their_sign_are_never_numbering(row: list[str]) -> None:
    """The letters and digits are the same; the figures are a hundred times as large."""
    old = [row, ["Valve", "2,25", "3,42", "7,54"], ["Pipe", "1,27", "3,43", "7,55"]]
    new = [[cell.replace(",", "").replace(".", "") for cell in row] for row in old]
    assert {change.lane for change in compared([old], [new]).changes} == {Lane.SUBSTANCE}
    nameless = [[row[1:] for row in side] for side in (old, new)]
    assert {change.lane for change in compared([nameless[0]], [nameless[1]]).changes} == {Lane.SUBSTANCE}


def test_a_sign_that_went_on_in_a_number_of_parted_paragraphs_is_told() -> None:
    old = ["Start of the text.", "The rate for the first tank", "is 1.25 units", "and it stays so for the whole year.", "End."]
    new = ["Start of the text.", "The rate for the first", "tank is 12.5 units and it stays", "so for the whole year.", "End."]
    assert Lane.SUBSTANCE in {change.lane for change in compared(old, new).changes}
