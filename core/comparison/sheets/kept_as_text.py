"""Cells that keep their number as a text now, so that no sum counts it, or as a number again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from core.comparison.alignment.sequence import Pair
from core.comparison.build import Builder
from core.comparison.draft import Draft
from core.comparison.sheets.formulas import are_told
from core.model.change import ChangeKind, Lane
from core.model.document import Block, Document
from core.model.setting import SettingKind

AS_TEXT: Final = "as_text"
AS_NUMBER: Final = "as_number"
REASONS: Final = frozenset({AS_TEXT, AS_NUMBER})


def with_kept(builder: Builder, drafts: Sequence[Draft], pairs: Sequence[Pair]) -> list[Draft]:
    """The drafts, those of such cells with the reason, and one for each such cell that shows the same as before."""
    turned = dict(_turned(builder, pairs)) if are_told(builder.old, builder.new) else {}
    if not turned:
        return list(drafts)
    told, done = [], set()
    for draft in drafts:
        change = draft.change
        reason = turned.get(change.new[0].block) if _is_cell(draft) else None
        if reason:
            done.add(change.new[0].block)
            draft = replace(draft, change=replace(change, reasons=(*change.reasons, reason)))
        told.append(draft)
    return told + [_kept(builder, pair, turned[name]) for pair in pairs if (name := _new(builder, pair)) in turned.keys() - done]


def _turned(builder: Builder, pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """New cells by name, each with what it keeps its number as now."""
    was, now = _as_text(builder.old.document), _as_text(builder.new.document)
    for i, j in pairs if was or now else ():
        one, two = builder.old.blocks[i], builder.new.blocks[j]
        if two.block in now and one.block not in was and _is_number(one):
            yield two.block, AS_TEXT
        elif one.block in was and two.block not in now and _is_number(two):
            yield two.block, AS_NUMBER


def _as_text(document: Document) -> set[str]:
    return {one.block for one in document.settings if one.kind is SettingKind.AS_TEXT and one.block}


def _is_number(block: Block) -> bool:
    return any(map(str.isdigit, block.text)) and not any(map(str.isalpha, block.text))


def _is_cell(draft: Draft) -> bool:
    change = draft.change
    return change.kind is ChangeKind.CELL_CHANGED and len(change.old) == len(change.new) == 1


def _new(builder: Builder, pair: Pair) -> str:
    return builder.new.blocks[pair[1]].block


def _kept(builder: Builder, pair: Pair, reason: str) -> Draft:
    make, (i, j) = builder.make, pair
    anchors = [make.whole(builder.old, i)], [make.whole(builder.new, j)]
    places = make.inside(builder.old, i, 0), make.inside(builder.new, j, 0)
    draft = make.make(ChangeKind.CELL_CHANGED, anchors, places, order=(j, 0, 1), lane=Lane.SUBSTANCE)
    return replace(draft, change=replace(draft.change, reasons=(reason,)))
