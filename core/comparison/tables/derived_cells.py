"""Cells of a table without formulas that say no more than its other cells: products and sums of a row, totals of a column."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from core.comparison.alignment.units import Side
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.judge import COLUMN_TOTAL, ROW_RESULT, Sheet
from core.model.change import Change, ChangeKind
from core.model.document import Block, CellPlace

MOST_CELLS: Final = 20_000
"""Cells of a table that are reckoned; a larger one is data and no estimate."""


def with_derived(builder: Builder, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, of the cells among them with the reason why nobody had to edit them."""
    changed = _changed_cells(drafts)
    if not changed:
        return list(drafts)
    old, new = (_Tables(side, {places[k].id for places in changed.values()}) for k, side in enumerate((builder.old, builder.new)))
    touched = Counter(table for draft in drafts for table in _tables_of(draft.change, builder))
    cells = {(two.id, two.row, two.column) for _, two in changed.values()}
    result = []
    for at, draft in enumerate(drafts):
        reason = None
        if at in changed:
            one, two = changed[at]
            if _follows_its_row(old.of(one), new.of(two), one, two, cells):
                reason = ROW_RESULT
            elif touched[two.id] > 1 and old.is_total(one) and new.is_total(two):
                reason = COLUMN_TOTAL
        change = draft.change
        result.append(replace(draft, change=replace(change, reasons=(*change.reasons, reason))) if reason else draft)
    return result


def _changed_cells(drafts: Sequence[Draft]) -> dict[int, tuple[CellPlace, CellPlace]]:
    """The drafts of one cell each that nothing is said of yet, with its places."""
    found = {}
    for at, draft in enumerate(drafts):
        change = draft.change
        if change.kind is ChangeKind.CELL_CHANGED and len(change.old) == len(change.new) == 1 and not change.reasons:
            one, two = change.old[0].table, change.new[0].table
            if one is not None and two is not None:
                found[at] = (one, two)
    return found


def _tables_of(change: Change, builder: Builder) -> set[str]:
    """The tables of the new version that a change touches: where a row went, the one that it stood in."""
    found = {anchor.table.id for anchor in change.new if anchor.table is not None}
    after = change.at.new.after
    if found or after is None or after not in builder.new.index:
        return found
    place = builder.new.blocks[builder.new.index[after]].table
    return {place.id} if place is not None else set()


def _follows_its_row(old: Sheet, new: Sheet, was: CellPlace, now: CellPlace, changed: AbstractSet[tuple[str, int, int]]) -> bool:
    """Whether the cell is what two others of its row give, in both versions, and one of them changed."""
    before = {result.product for result in old.results().get(was.column, ()) if result.holds(old.numbers, was.row)}
    return any(
        result.product in before
        and result.holds(new.numbers, now.row)
        and any((now.id, now.row, column) in changed for column in (result.one, result.two))
        for result in new.results().get(now.column, ())
    )


class _Tables:
    """Some tables of one version, reckoned when they are first asked for."""

    def __init__(self, side: Side, wanted: set[str]) -> None:
        self._cells: dict[str, dict[tuple[int, int], Block]] = {}
        for block in side.blocks:
            if block.table is not None and block.table.id in wanted and block.text.strip():
                self._cells.setdefault(block.table.id, {}).setdefault((block.table.row, block.table.column), block)
        self._sheets: dict[str, Sheet] = {}
        self._totals: dict[str, set[tuple[int, int]]] = {}

    def of(self, place: CellPlace) -> Sheet:
        if place.id not in self._sheets:
            cells = self._cells.get(place.id, {})
            self._sheets[place.id] = Sheet(cells if len(cells) <= MOST_CELLS else {})
        return self._sheets[place.id]

    def is_total(self, place: CellPlace) -> bool:
        """Whether the cell is a total, or a share of one, that is right."""
        if place.id not in self._totals:
            sheet = self.of(place)
            self._totals[place.id] = {(one.row, one.column) for one in sheet.totals if one.holds(sheet.numbers)}
        return (place.row, place.column) in self._totals[place.id]
