"""Formulas of cells: whether a cell counts otherwise, whatever it shows."""

import re
from collections.abc import Iterable
from typing import Final

from core.comparison.sequence import Pair
from core.comparison.units import Side
from core.model.document import Block

FORMULA_TO_NUMBER: Final = "formula_to_number"
NUMBER_TO_FORMULA: Final = "number_to_formula"
FORMULA_CHANGED: Final = "formula_changed"
REASONS: Final = frozenset({FORMULA_TO_NUMBER, NUMBER_TO_FORMULA, FORMULA_CHANGED})

_QUOTED: Final = r'"(?:[^"]|"")*"'
_SHEET: Final = r"(?:'(?:[^']|'')*'|[\w.]+)!"
_REFERENCE: Final = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?![\w.(])|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\w.(!])|\$?[0-9]{1,7}:\$?[0-9]{1,7}"
_PIECES: Final = re.compile(rf"(?P<kept>{_QUOTED})|(?<![\w.$])(?:{_SHEET})?(?:{_REFERENCE})|\s+")


def formula_of(block: Block) -> str:
    """The cell's formula as a sheet's formula bar shows it; "" where it has none."""
    return next((mark.value for mark in block.marks if mark.type == "formula"), "")


def reason_of(one: Block, two: Block, *, still: bool = False) -> str | None:
    """How the new cell counts otherwise than the old one: a value stands there now, or a formula where a value stood, or another
    formula; None where it counts as it did."""
    old, new = formula_of(one), formula_of(two)
    if bool(old) is not bool(new):
        return FORMULA_TO_NUMBER if old else NUMBER_TO_FORMULA
    return FORMULA_CHANGED if counts_otherwise(one, two, still=still) else None


def counts_otherwise(one: Block, two: Block, *, still: bool = False) -> bool:
    """Whether both cells are formulas with other operations, functions, numbers or texts. References shift with rows, columns
    and names of sheets and say nothing by themselves, unless nothing in the workbook moved (`still`)."""
    old, new = formula_of(one), formula_of(two)
    if not old or not new or old == new:
        return False
    return still or _skeleton(old) != _skeleton(new)


def _skeleton(formula: str) -> str:
    return _PIECES.sub(lambda found: found["kept"] or ("" if found[0].isspace() else "#"), formula)


def are_told(old: Side, new: Side) -> bool:
    """Formulas are told of between workbooks alone: a file of another format keeps none, whatever it was made from."""
    return old.document.format == new.document.format


def nothing_moved(old: Side, new: Side, pairs: Iterable[Pair]) -> bool:
    """Whether each cell stands where it stood, in a sheet of the same name."""
    return all(
        (one.story, one.table.row, one.table.column) == (two.story, two.table.row, two.table.column)
        for i, j in pairs
        if (one := old.blocks[i]).table and (two := new.blocks[j]).table
        if one.table and two.table
    )
