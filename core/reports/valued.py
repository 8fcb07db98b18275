"""The values that changed, a line each, with the place of each: in a table the words at the head of its row and its column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.model.change import Change, Value
from core.reports.cells import Cells, cells_of, names_of
from core.reports.data import ReportData
from core.reports.labels import place_of
from core.reports.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """`number`: of the change that it belongs to; `place`: where the value itself stands."""

    number: int
    value: Value
    place: str


def value_lines(data: ReportData, made: Sequence[Row]) -> Iterator[ValueLine]:
    """The values of these rows, in their order."""
    sides = cells_of(data.old), cells_of(data.new)
    for row in made:
        for at, value in row.change.by_value():
            yield ValueLine(number=row.number, value=value, place=_place(at, sides[bool(at.new)], data.language))


def _place(change: Change, cells: Cells, language: str) -> str:
    """Numbers of row and column are said where words do not; a sheet has names of its own for its cells."""
    names, enough = names_of(change, cells)
    in_sheet = any(anchor.story.startswith("sheet") for anchor in (*change.new, *change.old))
    return " · ".join(part for part in (*names, place_of(change, language, cell=in_sheet or not enough)) if part)
