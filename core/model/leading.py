"""The order in which one looks at changes: an edit that nobody marked, what weighs most, and causes before what they give."""

from collections.abc import Iterable
from typing import Final

from core.model.change import ONE_SIDED, Change

_UNMARKED: Final = "unmarked"
_FOLLOWS: Final = frozenset({"recalculated", "row_result", "column_total"})
"""Reasons of a value that other cells give: it says no more than the edits that it is made of."""


def leading(changes: Iterable[Change]) -> list[Change]:
    """All of them. A price or a row that came stands before the sums of its table that were recalculated, though a total of
    millions weighs more than a row of thousands; of these causes the weightiest first; of equals, as they were given."""
    given = list(changes)
    sums: dict[str, int] = {}
    for change in given:
        if not _FOLLOWS.isdisjoint(change.reasons):
            for table in _tables(change):
                sums[table] = max(sums.get(table, 0), change.significance.rank)

    def weight(change: Change) -> tuple[bool, int, bool, int]:
        rank = change.significance.rank
        if _gives(change):
            rank = max(rank, *(sums.get(table, 0) for table in _tables(change)), 0)
        return _UNMARKED in change.reasons, rank, _FOLLOWS.isdisjoint(change.reasons), change.significance.rank

    return sorted(given, key=weight, reverse=True)


def _gives(change: Change) -> bool:
    """Whether sums can come of it: a number in a cell, or a row or column that came or went."""
    if not _FOLLOWS.isdisjoint(change.reasons) or change.significance.rank == 0:
        return False
    return change.kind in ONE_SIDED or any(value.delta for value in change.values)


def _tables(change: Change) -> set[str]:
    """The tables of either version that it stands in."""
    return {anchor.table.id for anchor in (*change.old, *change.new) if anchor.table is not None}
