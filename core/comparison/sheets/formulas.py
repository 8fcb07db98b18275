"""Formulas of cells: whether a cell counts otherwise, whatever it shows."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from core.comparison.alignment.units import Side
from core.model.document import Block

WORKBOOK: Final = "xlsx"
FORMULA_TO_NUMBER: Final = "formula_to_number"
NUMBER_TO_FORMULA: Final = "number_to_formula"
FORMULA_CHANGED: Final = "formula_changed"
RECALCULATED: Final = "recalculated"
"""The formula is what it was, and gives something else: its cells say something else."""
REASONS: Final = frozenset({FORMULA_TO_NUMBER, NUMBER_TO_FORMULA, FORMULA_CHANGED})

_QUOTED: Final = r'"(?:[^"]|"")*"'
_SHEET: Final = r"(?:'(?:[^']|'')*'|[\w.]+)!"
_REFERENCE: Final = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![\w.(])|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\w.(!])|\$?[0-9]{1,7}:\$?[0-9]{1,7}"
_PIECES: Final = re.compile(rf"(?P<kept>{_QUOTED})|(?<![\w.$])(?P<sheet>{_SHEET})?(?P<cells>{_REFERENCE})|\s+")


class Reference(NamedTuple):
    """A cell that a formula names: row and column from 0, None for whole columns and whole rows. `edge`: −1 where it begins a
    range, 1 where it ends one, else 0."""

    sheet: str
    row: int | None
    column: int | None
    edge: int


def formula_of(block: Block) -> str:
    """The cell's formula as a sheet's formula bar shows it; "" where it has none."""
    return next((mark.value for mark in block.marks if mark.type == "formula"), "")


def is_uncounted(block: Block) -> bool:
    """Whether a cell shows its formula, which no program has worked out since it was written."""
    return block.text[:1] == "=" and block.text == formula_of(block)


def skeleton(formula: str) -> str:
    """The operations, functions, numbers and texts of a formula: what stays of it wherever its cells stand."""
    return _PIECES.sub(lambda found: found["kept"] or ("" if found[0].isspace() else "#"), formula)


def are_told(old: Side, new: Side) -> bool:
    """Formulas are told of between workbooks alone: a file of another format keeps none, whatever it was made from."""
    return old.document.format == new.document.format == WORKBOOK


def references(formula: str, sheet: str) -> Iterator[Reference]:
    """The cells that a formula of this sheet names, in its order; of a range its first and its last."""
    last = ""
    found = [match for match in _PIECES.finditer(formula) if match["cells"]]
    for number, match in enumerate(found):
        ends = formula[match.start() - 1 : match.start()] == ":"
        begins = number + 1 < len(found) and formula[match.end() : found[number + 1].start()] == ":"
        named = match["sheet"].rstrip("!") if match["sheet"] else ""
        last = last if ends else named.strip("'").replace("''", "'") if named else sheet
        first, _, second = match["cells"].partition(":")
        yield _reference(last, first, -1 if second or begins else 1 if ends else 0)
        if second:
            yield _reference(last, second, 1)


def relative(block: Block) -> tuple[object, ...]:
    """The formula of a cell with its references counted from the cell itself, but for those that a "$" holds: the same all the
    way where it was filled down."""
    assert block.table is not None
    formula, row, column = formula_of(block), block.table.row, block.table.column
    found = [
        (one.sheet, _counted(one.row, row, fixed=held[1]), _counted(one.column, column, fixed=held[0]))
        for one, held in zip(references(formula, ""), _held(formula), strict=True)
    ]
    return skeleton(formula), *found


def _counted(line: int | None, own: int, *, fixed: bool) -> tuple[str, int | None]:
    return ("$", line) if fixed or line is None else ("", line - own)


def _held(formula: str) -> Iterator[tuple[bool, bool]]:
    """Whether a "$" holds the column and the row of each reference, in the order of `references`."""
    for match in _PIECES.finditer(formula):
        for address in (match["cells"] or "").split(":") if match["cells"] else ():
            letters = address.lstrip("$").rstrip("0123456789").rstrip("$")
            rest = address[address.find(letters) + len(letters) :] if letters else address
            yield bool(letters) and address.startswith("$"), rest.startswith("$")


def _reference(sheet: str, address: str, edge: int) -> Reference:
    plain = address.replace("$", "")
    letters = plain.rstrip("0123456789")
    column = sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(letters))) - 1
    digits = plain[len(letters) :]
    return Reference(sheet, int(digits) - 1 if digits else None, column if letters else None, edge)
