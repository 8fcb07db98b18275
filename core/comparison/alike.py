"""The same edit in many cells of a column, a rate or a name that was replaced throughout: one change, as a person names it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.comparison.formulas import REASONS as FORMULA_REASONS
from core.comparison.judge import in_alike
from core.comparison.stored import BENEATH, ROUNDED
from core.model.change import Change, ChangeKind, Edit, Lane, Span, ValueType
from core.model.document import Block

Blocks = Mapping[str, Block]

CELLS: Final = 4
"""Cells from which they are told together; fewer are a list that one reads."""
_OWN: Final = frozenset({*FORMULA_REASONS, BENEATH, "unweighed"})
"""Reasons that each cell keeps for itself."""


def told_together(changes: Sequence[Change], old: Blocks, new: Blocks) -> list[Change]:
    """The judged changes, those of cells that say the same of one column as one, at the place of the first."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, change in enumerate(changes):
        if _is_cell(change) and (key := _key(change, old, new)) is not None:
            groups.setdefault(key, []).append(at)
    merged: dict[int, Change | None] = {}
    for places in groups.values():
        if len(places) >= CELLS and (whole := _merged([changes[at] for at in places], old, new)):
            merged |= dict.fromkeys(places[1:])
            merged[places[0]] = whole
    result = [merged.get(at, change) for at, change in enumerate(changes)]
    return [change for change in result if change is not None]


def _is_cell(change: Change) -> bool:
    return (
        change.kind is ChangeKind.CELL_CHANGED
        and change.lane is not Lane.NUMBERING
        and len(change.old) == len(change.new) == 1
        and _OWN.isdisjoint(change.reasons)
    )


def _key(change: Change, old: Blocks, new: Blocks) -> tuple[object, ...] | None:
    """What cells have in common that are told together: the column, the words that went and came, and all that is said of them.
    Where anything but words and names changed, the whole text of the cells: 5 metres are not 5 days."""
    before, after = change.old[0], change.new[0]
    if before.table is None or after.table is None:
        return None
    column = (before.story, after.story, before.table.id, before.table.column, after.table.id, after.table.column)
    if ROUNDED in change.reasons:
        return (*column, ROUNDED)
    edits = tuple((_shown(edit.old, old), _shown(edit.new, new)) for edit in change.edits)
    values = tuple((value.type, *(half and half.value for half in (value.old, value.new))) for value in change.values)
    typed = any(value.type is not ValueType.NAME for value in change.values)
    whole = (before.text, after.text) if typed or any(map(str.isdigit, "".join(map(str, edits)))) else ()
    return (
        *column,
        *(edits, whole, values),
        *(change.lane, change.significance, change.reasons, change.tracked),
    )


def _shown(span: Span | None, blocks: Blocks) -> str | None:
    return blocks[span.block].text[span.start : span.end] if span else None


def _merged(changes: Sequence[Change], old: Blocks, new: Blocks) -> Change | None:
    """One change for all of these; None where no sentence says it."""
    anchors = tuple(change.old[0] for change in changes), tuple(change.new[0] for change in changes)
    edits: tuple[Edit, ...] = tuple(edit for change in changes for edit in change.edits)
    whole = replace(changes[0], old=anchors[0], new=anchors[1], edits=edits)
    said = in_alike(whole, old, new)
    return replace(whole, sentence=said) if said else None
