"""Knock-on checks over the new version: what a change left behind elsewhere. Precision first."""

from collections.abc import Iterator

from core.comparison.judge.flags import disagreements
from core.comparison.judge.left_behind.dates import dates
from core.comparison.judge.left_behind.references import references, terms
from core.comparison.judge.left_behind.tables import totals
from core.comparison.judge.left_behind.values import counterparts, elsewhere
from core.comparison.judge.left_behind.view import View
from core.model.change import Anchor, Change, Sentence
from core.model.comparison import Check
from core.model.document import Document


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
        *dates(view),
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
