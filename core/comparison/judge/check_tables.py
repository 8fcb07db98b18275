"""A table's total that no longer equals its rows: both sides recomputed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from core.comparison.judge.check_values import decimal_of
from core.comparison.judge.grammar import NBSP, number
from core.comparison.judge.numbers import plain
from core.comparison.judge.view import View, anchor_of
from core.model.change import Sentence
from core.model.comparison import Check
from core.model.document import Block, Document

_TOTAL: Final = re.compile(r"\s*(?:итого|всего|итог|total|grand total|sub-?total|sum)(?!\w)", re.IGNORECASE)


class Total(NamedTuple):
    """A total cell, its column, its label, and what its rows add up to."""

    block: Block
    column: int
    label: str
    stated: Decimal
    summed: Decimal


def totals(view: View) -> Iterator[Check]:
    """Totals of the changed tables that were right before and are not now."""
    touched = _tables(view)
    if not touched:
        return
    before = _cells(view.old, {old for old, _ in touched})
    after = _cells(view.new, {new for _, new in touched})
    for old, new in sorted(touched):
        right = {(total.label, total.column) for total in _sums(before.get(old, {})) if total.stated == total.summed}
        columns = {column for _, column in right}
        for total in _sums(after.get(new, {})):
            known = (total.label, total.column) in right or (len(columns) == 1 and len(right) == 1 and bool(columns))
            if known and total.stated != total.summed:
                yield _check(view, total, new)


def _tables(view: View) -> set[tuple[str, str]]:
    """Pairs of tables, old and new, in which something changed."""
    found = set()
    for change in view.changes:
        old = {a.table.id for a in change.old if a.table} or _standing(view.old_blocks, change.at.old.after)
        new = {a.table.id for a in change.new if a.table} or _standing(view.new_blocks, change.at.new.after)
        if len(old) == len(new) == 1 and change.edits:
            found.add((old.pop(), new.pop()))
    return found


def _standing(blocks: dict[str, Block], name: str | None) -> set[str]:
    block = blocks.get(name or "")
    return {block.table.id} if block is not None and block.table is not None else set()


Cells = dict[tuple[int, int], Block]


def _cells(document: Document, tables: set[str]) -> dict[str, Cells]:
    found: dict[str, Cells] = {}
    for block in document.blocks:
        if block.table is not None and block.table.id in tables and block.text.strip():
            found.setdefault(block.table.id, {}).setdefault((block.table.row, block.table.column), block)
    return found


def _sums(cells: Cells) -> Iterator[Total]:
    """Each labelled total with the sum of the numbers above it, up to the total before."""
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    labels = {row: label for row in rows if (label := _label(cells, row, columns))}
    for row, label in labels.items():
        above = [other for other in rows if other < row and other > max((r for r in labels if r < row), default=-1)]
        for column in columns:
            stated = _number(cells, row, column)
            parts = [value for other in above if (value := _number(cells, other, column)) is not None]
            if stated is not None and len(parts) >= 2:
                yield Total(cells[row, column], column, label, stated, sum(parts, Decimal(0)))


def _label(cells: Cells, row: int, columns: list[int]) -> str:
    for column in columns[:3]:
        block = cells.get((row, column))
        if block is not None and _TOTAL.match(block.text):
            return block.text.strip().lower()[:40]
    return ""


def _number(cells: Cells, row: int, column: int) -> Decimal | None:
    block = cells.get((row, column))
    return decimal_of(block.text) if block is not None else None


def _check(view: View, total: Total, table: str) -> Check:
    ids = tuple(
        change.id
        for change in view.changes
        if any(a.table and a.table.id == table for a in change.new)
        or (not change.new and change.edits and _in_table(view, change.at.new.after, table))
    )
    stated, summed = plain(total.stated), plain(total.summed)
    return Check(
        code="total",
        changes=ids[:20],
        anchors=(anchor_of(total.block, 0, len(total.block.text)),),
        sentence=Sentence(
            ru=f"Итог таблицы больше не равен сумме строк: указано {number(stated, 'ru')}, сумма строк{NBSP}— "
            f"{number(summed, 'ru')}",
            en=f"The total no longer equals its rows: it says {number(stated, 'en')}, the rows add up to {number(summed, 'en')}",
        ),
    )


def _in_table(view: View, name: str | None, table: str) -> bool:
    return table in _standing(view.new_blocks, name)
