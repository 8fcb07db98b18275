"""Both sides of a change with the words that changed told apart: what a page, a table and a paper show."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.model.change import ONE_SIDED, Anchor, Change
from core.model.document import Block, Document, Side

CONTEXT_CHARACTERS = 240
"""How much unchanged text stays on each side of the changed words."""
FEW_BLOCKS = 4
"""A change of more blocks, a term that was replaced throughout, shows less of each."""
NEAR_CHARACTERS = 48
"""What then stays on each side."""
ELLIPSIS = "…"
_MONTHS = "янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_IN_NUMBER = re.compile(rf"(?<=\d) (?=[%₽€$]|\d{{3}}(?!\d)|г\.|(?:{_MONTHS})[а-яa-z]*\b)|(?<=[№§]) (?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text; `changed` where it is what the edit took out or brought in."""

    text: str
    changed: bool


Line = tuple[Piece, ...]


def blocks_of(document: Document) -> dict[str, Block]:
    """The blocks by their id, in the order of the document."""
    return {block.block: block for block in document.blocks}


def side_lines(
    change: Change, side: Side, blocks: Mapping[str, Block], context: int | None = CONTEXT_CHARACTERS
) -> tuple[Line, ...]:
    """One line a block of the change on that side. `context=None` keeps whole blocks."""
    anchors = change.old if side is Side.OLD else change.new
    spans = _spans(change, side)
    seen: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        seen[anchor.block].append(anchor)
    near = min(context, NEAR_CHARACTERS) if context is not None and len(seen) > FEW_BLOCKS else context
    lines = [_line(list_of, spans.get(block, []), blocks.get(block), change, near) for block, list_of in seen.items()]
    if change.of_labels:
        lines = [(*_label(blocks.get(block)), *line) for block, line in zip(seen, lines, strict=True)]
    return tuple(lines or _unchanged(change, side, blocks, context))


def _label(block: Block | None) -> Line:
    """The number or sign before the text, which is all that changed."""
    label = (block.label or "").strip() if block is not None else ""
    return (Piece(text=label, changed=True), Piece(text=" ", changed=False)) if label else ()


def _unchanged(change: Change, side: Side, blocks: Mapping[str, Block], context: int | None) -> Iterable[Line]:
    """The paragraph on the side on which words inside it are missing: as it reads there."""
    for edit in change.edits[:1]:
        span = edit.old if side is Side.OLD else edit.new
        block = blocks.get(span.block) if span is not None else None
        if span is not None and block is not None and block.text:
            low, high = 0, len(block.text)
            if context is not None:
                low = _border(block.text, span.start - context, forward=True)
                high = _border(block.text, span.end + context, forward=False)
            yield _pieces(block.text, low, high, [])


def unbroken(line: Line) -> Line:
    """For paper: no line ends inside a number (1 250 000), before its sign (20 %) or inside a date (1 марта, 2026 г.), also where
    only one of them changed."""
    whole = _IN_NUMBER.sub("\u00a0", plain((line,)))
    starts = accumulate((len(piece.text) for piece in line), initial=0)
    return tuple(
        Piece(text=whole[start : start + len(piece.text)], changed=piece.changed)
        for start, piece in zip(starts, line, strict=False)
    )


def plain(lines: Iterable[Line]) -> str:
    """The lines' text, one line a block."""
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def _spans(change: Change, side: Side) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for edit in change.edits:
        span = edit.old if side is Side.OLD else edit.new
        if span is not None and span.start < span.end:
            found[span.block].append((span.start, span.end))
    if change.of_looks and side is Side.NEW:
        # The words stayed: where they look otherwise is shown once, in the new wording.
        for anchor in change.new:
            found[anchor.block].append((anchor.start, anchor.end))
    return {block: sorted(spans) for block, spans in found.items()}


def _line(anchors: list[Anchor], spans: list[tuple[int, int]], block: Block | None, change: Change, context: int | None) -> Line:
    start, end = min(a.start for a in anchors), max(a.end for a in anchors)
    if block is None:
        return (Piece(text="".join(a.text for a in anchors), changed=change.kind in ONE_SIDED),)
    if not spans and change.kind in ONE_SIDED:
        spans = [(start, end)]
    low, high = 0, len(block.text)
    if context is not None:
        focus = (min((s for s, _ in spans), default=start), max((e for _, e in spans), default=end))
        low, high = _border(block.text, focus[0] - context, forward=True), _border(block.text, focus[1] + context, forward=False)
    return _pieces(block.text, low, high, spans)


def _border(text: str, position: int, *, forward: bool) -> int:
    """A place between words near `position`: nothing is cut in the middle of a word."""
    if position <= 0 or position >= len(text):
        return min(max(position, 0), len(text))
    found = text.find(" ", position) + 1 if forward else text.rfind(" ", 0, position)
    return found if 0 < found < len(text) else position


def _pieces(text: str, low: int, high: int, spans: list[tuple[int, int]]) -> Line:
    pieces = [Piece(text=ELLIPSIS + " ", changed=False)] if low > 0 else []
    position = low
    for start, end in spans:
        start, end = max(start, position), min(end, high)
        if start >= end:
            continue
        if position < start:
            pieces.append(Piece(text=text[position:start], changed=False))
        pieces.append(Piece(text=text[start:end], changed=True))
        position = end
    if position < high:
        pieces.append(Piece(text=text[position:high], changed=False))
    if high < len(text):
        pieces.append(Piece(text=" " + ELLIPSIS, changed=False))
    return tuple(pieces)


def woven(old: Sequence[Line], new: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """Both wordings of one paragraph as one line: ("del" | "ins" | "", text). Empty where they share no text to weave around."""
    if len(old) != 1 or len(new) != 1:
        return ()
    gone, came, found = deque(old[0]), deque(new[0]), list[tuple[str, str]]()
    while gone or came:
        for pieces, mark in ((gone, "del"), (came, "ins")):
            while pieces and pieces[0].changed:
                found.append((mark, pieces.popleft().text))
        if not gone and not came:
            break
        same = min(len(gone[0].text), len(came[0].text)) if gone and came else 0
        if not same or gone[0].text[:same] != came[0].text[:same]:
            return ()
        found.append(("", gone[0].text[:same]))
        for pieces in (gone, came):
            rest = pieces.popleft().text[same:]
            if rest:
                pieces.appendleft(Piece(text=rest, changed=False))
    return tuple(found)
