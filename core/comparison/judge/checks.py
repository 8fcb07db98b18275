"""Knock-on checks over the new version: what a change left behind elsewhere. Precision first."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from core.comparison.judge.check_references import references, terms
from core.comparison.judge.check_tables import totals
from core.comparison.judge.check_values import counterparts, elsewhere
from core.comparison.judge.dates import is_day
from core.comparison.judge.find import find_values
from core.comparison.judge.flags import disagreements
from core.comparison.judge.view import View
from core.model.change import Anchor, Change, Sentence, ValueType
from core.model.comparison import Check
from core.model.document import Block, Document

_FROM: Final = re.compile(r"(?<!\w)(?:с|со|от|from|between)\s+\W?\Z", re.IGNORECASE)
_TO: Final = re.compile(r"\s*(?:г\.|года)?\s*(?:по|до|to|until|till|and|—|–)\s+\W?\Z", re.IGNORECASE)


def knock_on(changes: tuple[Change, ...], old: Document, new: Document) -> tuple[Check, ...]:
    """Findings over the new version that follow from the changes, in a steady order.

    Codes: value_elsewhere, text_table, counterpart, reference_gone, reference_renumbered, term, dates_order, total,
    row_result, words_disagree. Each names its changes and its places in the new version.
    """
    changes = tuple(changes)
    if not changes:
        return tuple(_figures(View(changes, old, new)))
    view = View(changes, old, new)
    paired = tuple(counterparts(view))
    named = {(anchor.block, anchor.start) for check in paired for anchor in check.anchors}
    return (
        *(check for check in elsewhere(view) if any((a.block, a.start) not in named for a in check.anchors)),
        *paired,
        *references(view),
        *terms(view),
        *_dates(view),
        *totals(view),
        *_figures(view),
    )


def _figures(view: View) -> Iterator[Check]:
    """Figures that disagree with the words that repeat them, wherever they stand in the new version."""
    for block in view.new.blocks:
        if "(" not in block.text:
            continue
        for start, end in disagreements(block.text):
            shown = block.text[start:end]
            yield Check(
                code="words_disagree",
                changes=tuple(dict.fromkeys(view.edited.get(block.block, ())))[:5],
                anchors=(Anchor.of(block, start, end),),
                sentence=Sentence(ru=f"Число не совпадает с прописью: {shown}", en=f"A figure disagrees with its words: {shown}"),
            )


def _dates(view: View) -> Iterator[Check]:
    """Spans of time in changed blocks that end before they begin."""
    seen: set[str] = set()
    for change in view.changes:
        if not any(value.type is ValueType.DATE and value.new is not None for value in change.values):
            continue
        for anchor in change.new:
            block = view.new_blocks.get(anchor.block)
            if block is not None and block.block not in seen:
                seen.add(block.block)
                yield from _order(change.id, block)


def _order(change: str, block: Block) -> Iterator[Check]:
    text = block.text
    dates = [found for kind, found in find_values(text) if kind is ValueType.DATE and is_day(found.value)]
    for first, second in itertools.pairwise(dates):
        spans = _FROM.search(text, max(0, first.start - 12), first.start) and _TO.fullmatch(text, first.end, second.start)
        if spans and second.value < first.value:
            yield Check(
                code="dates_order",
                changes=(change,),
                anchors=(Anchor.of(block, first.start, second.end),),
                sentence=Sentence(
                    ru=f"Начало позже окончания: {text[first.start : second.end]}",
                    en=f"The start is later than the end: {text[first.start : second.end]}",
                ),
            )
