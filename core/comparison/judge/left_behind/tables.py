"""A table that no longer adds up: totals, taxes, and products or sums of two columns, reckoned on both sides."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final

from core.comparison.judge.grammar import NBSP, number, quoted
from core.comparison.judge.headers import cell_names
from core.comparison.judge.left_behind.view import View
from core.comparison.judge.results import Result, Sheet, Total
from core.comparison.judge.values.numbers import plain
from core.model.change import Anchor, Sentence
from core.model.comparison import Check
from core.model.document import Block, Document

_HALF: Final = Decimal("0.5")
"""The share of its rows in which a column must still be the result of two others: one slip is none of another way to count."""
_MOST: Final = 20
"""Changes that a check names."""


def totals(view: View) -> Iterator[Check]:
    """Totals, shares and results in the changed tables that were right before and are not now."""
    touched = _tables(view)
    if not touched:
        return
    before = _sheets(view.old, {old for old, _ in touched})
    after = _sheets(view.new, {new for _, new in touched})
    for old, new in sorted(touched):
        if old in before and new in after:
            yield from _wrong_totals(view, before[old], after[new], new)
            yield from _wrong_results(view, before[old], after[new], new)


def _wrong_totals(view: View, old: Sheet, new: Sheet, table: str) -> Iterator[Check]:
    right = {(total.label.lower(), total.column, total.way) for total in old.totals if total.holds(old.numbers)}
    places = {(label, column) for label, column, _ in right}
    alone = {(column, way) for _, column, way in right} if len(places) == 1 else set()
    for _, found in groupby(new.totals, key=lambda total: (total.row, total.column)):
        ways = list(found)
        known = [one for one in ways if (one.label.lower(), one.column, one.way) in right or (one.column, one.way) in alone]
        if known and not any(one.holds(new.numbers) for one in ways):
            yield _of_total(view, known[0], new, table)


def _wrong_results(view: View, old: Sheet, new: Sheet, table: str) -> Iterator[Check]:
    before = old.results()
    after = new.results(_HALF) if before else {}
    for rows, changes in view.rows_changed.get(table, {}).items():
        for column, results in before.items():
            kept = [one for one in results if new.agrees(one, _HALF) and one.holds(old.numbers, rows[0])]
            others = (*kept, *after.get(column, ()))
            if not kept or (rows[1], column) not in new.numbers or any(one.holds(new.numbers, rows[1]) for one in others):
                continue
            given = kept[0].given(new.numbers, rows[1])
            if given is not None:
                yield _of_result(view, changes, kept[0], (rows[1], given), new)


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


def _sheets(document: Document, tables: set[str]) -> dict[str, Sheet]:
    found: dict[str, dict[tuple[int, int], Block]] = {}
    for block in document.blocks:
        if block.table is not None and block.table.id in tables and block.text.strip():
            found.setdefault(block.table.id, {}).setdefault((block.table.row, block.table.column), block)
    return {table: Sheet(cells) for table, cells in found.items()}


def _of_total(view: View, total: Total, sheet: Sheet, table: str) -> Check:
    ids = tuple(
        change.id
        for change in view.changes
        if any(a.table and a.table.id == table for a in change.new)
        or (not change.new and change.edits and _in_table(view, change.at.new.after, table))
    )
    block = sheet.cells[total.row, total.column]
    stated, given = plain(sheet.numbers[total.row, total.column]), plain(total.given)
    if total.way.startswith("share"):
        ru, en = (
            f"Строка {quoted(total.label, 'ru', 40)} больше не равна",
            f"Row {quoted(total.label, 'en', 40)} no longer equals",
        )
        ru, en = f"{ru} своей доле итога: указано", f"{en} its share of the total: it says"
        ru_given, en_given = "по ставке", "by the rate it is"
    else:
        ru, en = "Итог таблицы больше не равен сумме строк: указано", "The total no longer equals its rows: it says"
        ru_given, en_given = "сумма строк", "the rows add up to"
    return Check(
        code="total",
        changes=ids[:_MOST],
        anchors=(Anchor.of(block, 0, len(block.text)),),
        sentence=Sentence(
            ru=f"{ru} {number(stated, 'ru')}, {ru_given}{NBSP}— {number(given, 'ru')}",
            en=f"{en} {number(stated, 'en')}, {en_given} {number(given, 'en')}",
        ),
    )


def _of_result(view: View, changes: list[str], result: Result, reckoned: tuple[int, Decimal], sheet: Sheet) -> Check:
    """A cell that is not the product or the sum of its row any more. `reckoned`: the row, and what it gives."""
    row, given = reckoned
    block = sheet.cells[row, result.column]
    names = [_column_name(view, sheet, row, column) for column in (result.column, result.one, result.two)]
    sign = "×" if result.product else "+"
    stated, shown = plain(sheet.numbers[row, result.column]), plain(given)
    told = {language: [quoted(name, language, 40) if name else "" for name in names] for language in ("ru", "en")}
    of_ru, of_en = ((f" ({one} {sign} {two})" if one and two else "") for _, one, two in told.values())
    ru = f"{told['ru'][0] or 'Значение'} больше не следует из своей строки{of_ru}: указано"
    en = f"{told['en'][0] or 'A value'} no longer follows from its row{of_en}: it says"
    return Check(
        code="row_result",
        changes=tuple(dict.fromkeys(changes))[:_MOST],
        anchors=(Anchor.of(block, 0, len(block.text)),),
        sentence=Sentence(
            ru=f"{ru} {number(stated, 'ru')}, получается{NBSP}— {number(shown, 'ru')}",
            en=f"{en} {number(stated, 'en')}, the row gives {number(shown, 'en')}",
        ),
    )


def _column_name(view: View, sheet: Sheet, row: int, column: int) -> str:
    block = sheet.cells[row, column]
    return cell_names(Anchor.of(block, 0, len(block.text)), view.new_blocks)[1]


def _in_table(view: View, name: str | None, table: str) -> bool:
    return table in _standing(view.new_blocks, name)
