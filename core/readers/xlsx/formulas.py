"""Formulas: those that one cell shares with its neighbours, written out for each."""

import re
from dataclasses import dataclass, field
from typing import Final

from core.model.document import letters_of
from core.readers.xlsx.names import MOST_COLUMNS, MOST_ROWS, Element, S, column_of

_PIECES: Final = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*')|(?<![A-Za-z0-9_.$])(?P<reference>\$?[A-Z]{1,3}\$?[0-9]{1,7})(?![A-Za-z0-9_.(])"""
    r"""|(?<![A-Za-z0-9_.$])(?P<columns>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![A-Za-z0-9_.(!])"""
)
_CELL: Final = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]+)")
_COLUMN: Final = re.compile(r"(\$?)([A-Z]{1,3})")


@dataclass(slots=True)
class Formulas:
    """The formulas of one sheet; remembers the shared ones by their index."""

    _shared: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def text(self, element: Element, row: int, column: int) -> str:
        """The formula of an `f` element as a sheet's formula bar shows it."""
        kind, index, body = element.get("t"), element.get("si"), element.text or ""
        if kind == "dataTable":
            return f"{{=TABLE({element.get('r1') or ''})}}"
        if kind == "shared" and index is not None:
            if body:
                self._shared[index] = (body, row, column)
            elif index in self._shared:
                body, first_row, first_column = self._shared[index]
                body = shifted(body, row - first_row, column - first_column)
        return f"{{={body}}}" if kind == "array" else f"={body}"


def shifted(formula: str, rows: int, columns: int) -> str:
    """The formula with every relative reference moved, as copying the cell would move it."""

    def moved(found: re.Match[str]) -> str:
        if found["reference"]:
            return _cell(found["reference"], rows, columns)
        if found["columns"]:
            return _COLUMN.sub(lambda one: one[1] + _moved_column(one[1], one[2], columns), found["columns"])
        return found[0]

    return _PIECES.sub(moved, formula)


def _cell(reference: str, rows: int, columns: int) -> str:
    found = _CELL.fullmatch(reference)
    if not found:
        return reference
    row = int(found[4]) if found[3] else (int(found[4]) - 1 + rows) % MOST_ROWS + 1
    return f"{found[1]}{_moved_column(found[1], found[2], columns)}{found[3]}{row}"


def _moved_column(fixed: str, letters: str, columns: int) -> str:
    return letters if fixed else letters_of((column_of(letters) + columns) % MOST_COLUMNS)


def formula_of(cell: Element) -> Element | None:
    """The cell's `f` element; also where it names a shared formula only."""
    return cell.find(S + "f")
