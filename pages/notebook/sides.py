"""Both sides of a change in context, from the documents' blocks; a table's row is one line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from core.model.change import ONE_SIDED, Anchor, Change, ChangeKind
from core.model.document import Block, Document, Side
from core.reports.labels import words as report_words
from pages.shell import safe
from pages.shell.prose import Other, Pane, Paragraph, Run, runs
from pages.shell.words import _, language

Line = tuple[Block, ...]
Spans = Mapping[str, Sequence[tuple[int, int]]]
Others = Callable[[str], Sequence[Other]]
"""What other changes touch in a block."""

NEIGHBOURS = 1
"""Unchanged lines shown before and after the change."""
BLOCK_CHARACTERS = 4_000
"""Of one block on the page; a longer one is cut after its changed words."""
BETWEEN_CELLS = Run(text="  │  ", mark="edge")


@dataclass(frozen=True, slots=True)
class Lines:
    """A document as a reader sees lines, made once for many changes; `at` is a block's line, `words` what all changes touch in
    each block."""

    lines: Sequence[Line]
    at: Mapping[str, int]
    words: Mapping[str, Sequence[Other]]

    @classmethod
    def of(cls, document: Document, changes: Iterable[Change] = (), side: Side = Side.OLD) -> "Lines":
        lines = lines_of(document.blocks)
        at = {block.block: at for at, line in enumerate(lines) for block in line}
        return cls(lines, at, _words_of(changes, side))

    def others(self, block: str, change: Change) -> tuple[Other, ...]:
        """What the other changes touch in the block."""
        return tuple(one for one in self.words.get(block, ()) if one[2] != change.id)


def panes(change: Change, old: Lines, new: Lines) -> tuple[Pane, Pane]:
    """Old and new with the changed words marked and the lines around them, so that one sees where it stands."""
    return (
        _pane(change, old, Side.OLD, _("Old"), _("not in the old version")),
        _pane(change, new, Side.NEW, _("New"), _("not in the new version")),
    )


def _pane(change: Change, document: Lines, side: Side, name: str, absent: str) -> Pane:
    anchors = change.old if side is Side.OLD else change.new
    if change.kind is ChangeKind.METADATA:
        return Pane(name=name, place=_where(anchors), empty=absent, blocks=_named(change, side))
    spans = _spans(change, side, anchors)
    touched = {anchor.block for anchor in anchors} | set(spans)
    places = sorted({document.at[block] for block in touched if block in document.at})
    if places:
        mark = mark_of(change, side)
        others = partial(document.others, change=change)
        shown = [_paragraph(document.lines[at], touched, spans, mark, others) for at in _around(document.lines, places)]
        if change.of_labels:
            shown = [replace(line, label_mark=mark) if line.changed and line.label else line for line in shown]
    else:
        shown = _where_it_would_stand(change, document, side, absent)
    return Pane(name=name, place=_where(anchors), empty=absent, blocks=tuple(shown))


def _named(change: Change, side: Side) -> tuple[Paragraph, ...]:
    """What stands in no block of the text: the name of a sheet, a column that was hidden, a property. What only one side has is
    on the other too, as it was before or is now."""
    mine, other = (change.old, change.new) if side is Side.OLD else (change.new, change.old)
    mark = mark_of(change, side) if mine else ""
    return tuple(Paragraph(runs=(Run(text=anchor.text, mark=mark),), changed=True) for anchor in mine or other)


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """The blocks as a reader sees lines: each alone, but those of one row of a table together."""
    numbered = enumerate(blocks)
    grouped = groupby(numbered, key=lambda one: (one[1].table.id, one[1].table.row) if one[1].table else one[0])
    return [tuple(block for _at, block in group) for _key, group in grouped]


def _around(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """The places and their neighbours in the same story."""
    wanted: set[int] = set()
    for at in places:
        near = range(max(0, at - NEIGHBOURS), min(len(lines), at + NEIGHBOURS + 1))
        wanted.update(other for other in near if lines[other][0].story == lines[at][0].story)
    return sorted(wanted)


def _where_it_would_stand(change: Change, document: Lines, side: Side, absent: str) -> list[Paragraph]:
    """The lines between which the other side's text would stand, with a mark between them."""
    after = (change.at.old if side is Side.OLD else change.at.new).after
    lines, at = document.lines, document.at.get(after) if after else None
    gap = Paragraph(runs=(Run(text=absent),), gap=True)
    if at is None:
        return [gap]
    following = [line for line in lines[at + 1 : at + 2] if line[0].story == lines[at][0].story]
    plain = [_paragraph(line, set(), {}, "", partial(document.others, change=change)) for line in (lines[at], *following)]
    return [plain[0], gap, *plain[1:]]


def _spans(change: Change, side: Side, anchors: Sequence[Anchor]) -> Spans:
    """The changed words by block; an empty span is the place where the other side has words and this one has none."""
    found: dict[str, list[tuple[int, int]]] = {}
    for edit in change.edits:
        span = edit.old if side is Side.OLD else edit.new
        if span is not None:
            found.setdefault(span.block, []).append((span.start, span.end))
    if not found and (change.kind in ONE_SIDED or (change.of_looks and side is Side.NEW)):
        for anchor in anchors:
            found.setdefault(anchor.block, []).append((anchor.start, anchor.end))
    return found


def _words_of(changes: Iterable[Change], side: Side) -> Mapping[str, Sequence[Other]]:
    """By block the words that the changes take out (old) or put in (new); what only looks otherwise is none."""
    found: dict[str, list[Other]] = {}
    for change in changes:
        if change.of_looks or change.kind is ChangeKind.METADATA:
            continue
        spans = _spans(change, side, change.old if side is Side.OLD else change.new)
        for block, places in spans.items():
            found.setdefault(block, []).extend((start, end, change.id) for start, end in places if start < end)
    return found


def mark_of(change: Change, side: Side) -> str:
    """How the changed words of a side are marked."""
    if change.of_looks:
        return "look"
    return "del" if side is Side.OLD else "ins"


def _paragraph(line: Line, touched: set[str], spans: Spans, mark: str, others: Others) -> Paragraph:
    pieces: list[Run] = []
    for block in line:
        pieces += [BETWEEN_CELLS] if pieces else []
        pieces += _runs(block, spans.get(block.block, ()), mark, others(block.block))
    changed = any(block.block in touched for block in line)
    return Paragraph(runs=tuple(pieces), label=line[0].label or "", changed=changed)


def _runs(block: Block, spans: Sequence[tuple[int, int]], mark: str, others: Sequence[Other]) -> tuple[Run, ...]:
    reach = max(BLOCK_CHARACTERS, max((end for _start, end in spans), default=0) + 200)
    cut = (Run(text=" …"),) if len(block.text) > reach else ()
    return (*runs(block.text[:reach], spans, mark, others), *cut)


def _where(anchors: Sequence[Anchor]) -> str:
    if not anchors:
        return ""
    first = anchors[0]
    parts = [" › ".join(first.section)] if first.section else []
    if first.page is not None:
        parts.append(report_words(language())("p. {page}").format(page=first.page))
    return safe.line(" · ".join(parts), 160)
