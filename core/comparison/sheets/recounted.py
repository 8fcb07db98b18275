"""How the cells of a workbook count: by another formula, by none any more, or as before over cells that say something else."""

from collections.abc import Sequence
from dataclasses import replace

from core.comparison.alignment.sequence import Pair
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.sheets.cell_places import Standing
from core.comparison.sheets.formulas import (
    FORMULA_CHANGED,
    FORMULA_TO_NUMBER,
    NUMBER_TO_FORMULA,
    RECALCULATED,
    are_told,
    formula_of,
    skeleton,
)
from core.model.change import ChangeKind, Lane
from core.model.document import Block


def with_formulas(builder: Builder, drafts: Sequence[Draft], pairs: Sequence[Pair]) -> list[Draft]:
    """The drafts, of the cells among them with the reason why they count otherwise, and one for each cell that shows the same
    and is counted now, or no longer, or otherwise."""
    if not are_told(builder.old, builder.new) or not any(formula_of(block) for block in builder.old.blocks + builder.new.blocks):
        return list(drafts)
    standing = Standing(builder.old, builder.new, pairs)
    told = [_with_reason(builder, draft, standing) for draft in drafts]
    for i, j in pairs:
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if one.text == two.text and formula_of(one) != formula_of(two) and (reason := _reason(one, two, standing)):
            told.append(_reformulated(builder, (i, j), reason))
    return told


def _with_reason(builder: Builder, draft: Draft, standing: Standing) -> Draft:
    change = draft.change
    if change.kind is not ChangeKind.CELL_CHANGED or len(change.old) != 1 or len(change.new) != 1:
        return draft
    one = builder.old.blocks[builder.old.index[change.old[0].block]]
    two = builder.new.blocks[builder.new.index[change.new[0].block]]
    reason = _reason(one, two, standing) or (RECALCULATED if formula_of(one) else None)
    return replace(draft, change=replace(change, reasons=(*change.reasons, reason))) if reason else draft


def _reason(one: Block, two: Block, standing: Standing) -> str | None:
    """How the new cell counts otherwise than the old one: a value stands there now, or a formula where a value stood, or another
    formula; None where it counts as it did. References that shift with rows, columns and names of sheets say nothing."""
    old, new = formula_of(one), formula_of(two)
    if bool(old) is not bool(new):
        return FORMULA_TO_NUMBER if old else NUMBER_TO_FORMULA
    if old == new:
        return None
    otherwise = skeleton(old) != skeleton(new) or standing.refers_elsewhere(one, two, old, new)
    return FORMULA_CHANGED if otherwise else None


def _reformulated(builder: Builder, pair: Pair, reason: str) -> Draft:
    make, (i, j) = builder.make, pair
    anchors = [make.whole(builder.old, i)], [make.whole(builder.new, j)]
    places = make.inside(builder.old, i, 0), make.inside(builder.new, j, 0)
    draft = make.make(ChangeKind.CELL_CHANGED, anchors, places, order=(j, 0, 1), lane=Lane.SUBSTANCE)
    return replace(draft, change=replace(draft.change, reasons=(reason,)))
