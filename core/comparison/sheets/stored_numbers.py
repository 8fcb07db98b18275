"""Cells whose number format shows less than the number that they hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from core.comparison.alignment.sequence import Pair
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.sheets.formulas import are_told, formula_of
from core.model.change import Change, ChangeKind, Lane
from core.model.document import Block

ROUNDED: Final = "rounded"
"""The same number with more or fewer of its digits shown."""
BENEATH: Final = "beneath"
"""Another number that is shown as the same."""
_NUMBER: Final = re.compile(r"([-−]?)(\d[\d\s\u00a0\u202f.,]*)([eE][-+]?\d+)?\s*(%?)")
_GROUPS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NOISE: Final = Decimal("1e-14")
"""The share of a number by which its binary form may differ from the digits that a program wrote down."""


def stored_of(block: Block) -> Decimal | None:
    """The number behind what the cell shows; None where the cell shows all of it, or is no number."""
    text = next((mark.value for mark in block.marks if mark.type == "stored"), "")
    return Decimal(text) if text else None


def is_rounded(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> bool:
    """Whether one of two cells, a workbook's, holds the number that the other one writes out, in as many digits or more."""
    if change.kind is not ChangeKind.CELL_CHANGED or len(change.old) != 1 or len(change.new) != 1:
        return False
    one, two = old[change.old[0].block], new[change.new[0].block]
    return any(_writes_out(cell, written.text) for cell, written in ((one, two), (two, one)))


def beneath(builder: Builder, pairs: Sequence[Pair]) -> Iterator[Draft]:
    """A number that somebody typed anew and that is shown as before. What formulas give follows from their cells."""
    for i, j in pairs if are_told(builder.old, builder.new) else ():
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if one.text != two.text or formula_of(one) or formula_of(two) or not _differ(one, two):
            continue
        make = builder.make
        anchors = [make.anchor(builder.old, i, 0, len(one.text))], [make.anchor(builder.new, j, 0, len(two.text))]
        places = make.inside(builder.old, i, 0), make.inside(builder.new, j, 0)
        draft = make.make(ChangeKind.CELL_CHANGED, anchors, places, order=(j, 0, 1), lane=Lane.SUBSTANCE)
        yield replace(draft, change=replace(draft.change, reasons=(BENEATH,)))


def _writes_out(cell: Block, text: str) -> bool:
    stored, written = stored_of(cell), list(_numbers(text))
    if stored is None:
        shown = list(_numbers(cell.text))
        return len(shown) == 1 and shown == written
    return _digits(text) >= _digits(cell.text) and any(_agree(stored, number) for number in written)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, re.split("[eE%]", text.strip("%"))[0].strip("0.,-−")))


def _numbers(text: str) -> Iterator[Decimal]:
    """What a text may mean that is nothing but a number: a comma parts decimals or thousands."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return
    digits = re.sub(r"[\s\u00a0\u202f]", "", found[2])
    forms = {digits.replace(",", "")} if _GROUPS.fullmatch(digits) else set()
    forms |= {digits.replace(",", ".")} if digits.count(",") + digits.count(".") <= 1 else set()
    for form in forms:
        number = Decimal(form + (found[3] or "")) * (-1 if found[1] else 1)
        yield number.scaleb(-2) if found[4] else number


def _agree(stored: Decimal, written: Decimal) -> bool:
    """Whether a number is the stored one, or that rounded to the digits which are written."""
    exponent = written.as_tuple().exponent
    rounded = stored.quantize(Decimal((0, (1,), exponent))) if isinstance(exponent, int) and exponent >= -30 else stored
    return rounded == written or abs(stored - written) <= _NOISE * abs(stored)


def _differ(one: Block, two: Block) -> bool:
    """Whether two cells that show the same hold other numbers; one that shows all of its number holds what it shows."""
    old, new = stored_of(one), stored_of(two)
    if old is None and new is None:
        return False
    shown = next(_numbers(one.text), None)
    old, new = (shown if number is None else number for number in (old, new))
    return old is not None and new is not None and abs(old - new) > _NOISE * max(abs(old), abs(new))
