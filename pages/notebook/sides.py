"""Both sides of a change in context, from the documents' blocks."""

from collections.abc import Mapping, Sequence

from core.model.change import Anchor, Change, ChangeKind
from core.model.document import Block, Document, Side
from core.reports.labels import words as report_words
from pages.shell import safe
from pages.shell.prose import Pane, Paragraph, Run, runs
from pages.shell.words import _, language

NEIGHBOURS = 1
"""Unchanged blocks shown before and after the change."""
BLOCK_CHARACTERS = 4_000
"""Of one block on the page; a longer one is cut after its changed words."""
WHOLE = frozenset({ChangeKind.INSERTED, ChangeKind.DELETED, ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED})


def panes(change: Change, old: Document, new: Document) -> tuple[Pane, Pane]:
    """Old and new with the changed words marked and the blocks around them, so that one sees where it stands."""
    return (
        _pane(change, old, Side.OLD, _("Old"), _("Not in the old version; it would stand here.")),
        _pane(change, new, Side.NEW, _("New"), _("Not in the new version; it would stand here.")),
    )


def _pane(change: Change, document: Document, side: Side, name: str, absent: str) -> Pane:
    anchors = change.old if side is Side.OLD else change.new
    order = {block.block: at for at, block in enumerate(document.blocks)}
    if anchors:
        blocks = _around(document.blocks, [order[a.block] for a in anchors if a.block in order])
        changed = {anchor.block for anchor in anchors}
    else:
        after = (change.at.old if side is Side.OLD else change.at.new).after
        at = order.get(after) if after else None
        blocks = list(document.blocks[max(0, at) : at + 2]) if at is not None else []
        changed = set()
    spans = _spans(change, side, anchors)
    shown = tuple(_paragraph(block, block.block in changed, spans.get(block.block, []), side) for block in blocks)
    return Pane(name=name, place=_where(anchors), empty=absent, blocks=shown)


def _around(blocks: Sequence[Block], places: Sequence[int]) -> list[Block]:
    """The blocks at `places` and their neighbours in the same story; in a table the other cells of the row."""
    wanted: set[int] = set()
    for at in places:
        low, high = max(0, at - NEIGHBOURS), min(len(blocks), at + NEIGHBOURS + 1)
        wanted.update(near for near in range(low, high) if blocks[near].story == blocks[at].story)
    return [blocks[at] for at in sorted(wanted)]


def _spans(change: Change, side: Side, anchors: Sequence[Anchor]) -> Mapping[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for edit in change.edits:
        span = edit.old if side is Side.OLD else edit.new
        if span is not None:
            found.setdefault(span.block, []).append((span.start, span.end))
    if not found and change.kind in WHOLE:
        for anchor in anchors:
            found.setdefault(anchor.block, []).append((anchor.start, anchor.end))
    return found


def _paragraph(block: Block, changed: bool, spans: list[tuple[int, int]], side: Side) -> Paragraph:
    mark = "del" if side is Side.OLD else "ins"
    reach = max(BLOCK_CHARACTERS, max((end for _start, end in spans), default=0) + 200)
    pieces = runs(block.text[:reach], spans, mark)
    cut = (Run(text=" …"),) if len(block.text) > reach else ()
    return Paragraph(runs=(*pieces, *cut), label=block.label or "", changed=changed)


def _where(anchors: Sequence[Anchor]) -> str:
    if not anchors:
        return ""
    first = anchors[0]
    parts = [" › ".join(first.section)] if first.section else []
    if first.page is not None:
        parts.append(report_words(language())("p. {page}").format(page=first.page))
    return safe.line(" · ".join(parts), 160)
