"""Formulas: those that one cell shares with its neighbours, written out for each; other workbooks in them by their names."""

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
_BOOK: Final = re.compile(r"""("(?:[^"]|"")*")|(?<![\w.\])])\[([0-9]{1,4})\]""")
"""A text, or the number of another workbook before the name of its sheet; behind a name brackets hold a table's column."""


@dataclass(slots=True)
class Formulas:
    """The formulas of one sheet; remembers the shared ones by their index. `books`: the names of other workbooks, in the order in
    which formulas count them."""

    books: tuple[str, ...] = ()
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
        body = self._named(body)
        return f"{{={body}}}" if kind == "array" else f"={body}"

    def _named(self, formula: str) -> str:
        """With the names of other workbooks, as a program shows it, for the numbers that stand for them in the file."""
        if not self.books or "[" not in formula:
            return formula
        return _BOOK.sub(lambda found: found[1] or self._book(found), formula)

    def _book(self, found: re.Match[str]) -> str:
        number = int(found[2])
        name = self.books[number - 1] if 0 < number <= len(self.books) else ""
        return f"[{name}]" if name else found[0]


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
