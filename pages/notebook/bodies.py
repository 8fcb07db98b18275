"""What the desk shows of a change beside its line in the list: both sides in context, values, explanations, words to copy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.model.change import Anchor, Change
from core.model.document import Block, Box, Document, Side
from core.reports import ReportData
from core.reports.context import blocks_of, side_lines, woven
from core.reports.differences import difference, percent
from core.reports.labels import KINDS, LANES, SIGNIFICANCE, VERDICTS, type_word
from core.reports.reasons import reason_word
from core.reports.rows import trusted
from core.reports.spots import caret, spots
from pages.notebook import sides, view
from pages.shell import safe
from pages.shell.prose import Pane, Run
from pages.shell.words import _, language

COPIED_CHARACTERS = 20_000
"""Of one side's text in the clipboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What the model said, and what the check says of it."""

    text: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Where one side of a change stands on its file's pages. `boxes`: of the paragraphs that it touches, in points from the top
    left of their page; `near`: of the paragraph after which it would stand. `spots`: of the changed words in them."""

    side: str
    page: int
    boxes: tuple[Box, ...]
    near: bool = False
    spots: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One change, as text only."""

    id: str
    title: str
    facts: str
    sides: tuple[Pane, Pane]
    pictures: tuple[Picture | None, Picture | None]
    """None for a file without pages."""
    woven: tuple[Run, ...]
    """Both wordings of one paragraph in one line; empty where they cannot be told so."""
    values: tuple[str, ...]
    explanations: tuple[Explanation, ...]
    copied: str


def bodies(data: ReportData, ids: Iterable[str]) -> Iterator[Body]:
    """In the order of the ids; an id that the comparison lacks is left out."""
    changes = {change.id: change for change in data.comparison.changes}
    every, said = data.comparison.changes, trusted(data.analysis)
    old, new = sides.Lines.of(data.old, every, Side.OLD), sides.Lines.of(data.new, every, Side.NEW)
    blocks = blocks_of(data.old), blocks_of(data.new)
    for change in (changes[one] for one in ids if one in changes):
        yield Body(
            id=change.id,
            title=view.sentence(change),
            facts=" · ".join(_facts(change)),
            sides=sides.panes(change, old, new),
            pictures=(
                _picture(change, Side.OLD, data.old, blocks[0]),
                _picture(change, Side.NEW, data.new, blocks[1]),
            ),
            woven=_woven(change, *blocks),
            values=tuple(_values(change)),
            explanations=tuple(
                Explanation(text=one.text, verdict=view.word(VERDICTS, one.standing)) for one in said.get(change.id, ())
            ),
            copied=_copied(change, old, new),
        )


def _picture(change: Change, side: Side, document: Document, blocks: Mapping[str, Block]) -> Picture | None:
    if document.format != "pdf":
        return None
    anchors, at = (change.old, change.at.old) if side is Side.OLD else (change.new, change.at.new)
    boxes = tuple(dict.fromkeys(box for anchor in anchors for box in anchor.boxes))
    if boxes:
        touched = dict.fromkeys(anchor.block for anchor in anchors if anchor.block in blocks)
        found = tuple(box for name in touched for box in spots(change, side, blocks[name], anchors))
        return Picture(side=side.value, page=(found or boxes)[0].page, boxes=boxes, spots=found)
    block = blocks.get(at.after) if at.after else None
    before, place = (block.boxes, caret(block, at.offset)) if block else ((), ())
    page = (place or before[-1:])[0].page if before else 1
    return Picture(side=side.value, page=page, boxes=before, near=not place, spots=place)


def _woven(change: Change, old: Mapping[str, Block], new: Mapping[str, Block]) -> tuple[Run, ...]:
    if change.of_labels:
        # The number or sign stands before the line, not in it.
        return ()
    pieces = woven(side_lines(change, Side.OLD, old, None), side_lines(change, Side.NEW, new, None))
    fresh = sides.mark_of(change, Side.NEW)
    return tuple(Run(text=text, mark=fresh if mark == "ins" else mark) for mark, text in pieces)


def _facts(change: Change) -> list[str]:
    return [
        view.word(KINDS, change.called),
        view.word(LANES, change.lane.value),
        _("significance: {word}").format(word=view.word(SIGNIFICANCE, change.significance.value)),
        *[reason_word(code, language()) for code in change.reasons],
        *filter(None, [view.marked_by(change)]),
    ]


def _values(change: Change) -> Iterator[str]:
    for value in change.values:
        old, new = (view.figure(found.text) if found else "—" for found in (value.old, value.new))
        by = ", ".join(x for x in (difference(value, language()), percent(value, language())) if x)
        yield f"{type_word(value, language())}: {old} → {new}" + (f" ({by})" if by else "")


def _copied(change: Change, old: sides.Lines, new: sides.Lines) -> str:
    """Where, what, and both wordings in full: what one pastes into a letter."""
    head = ": ".join(part for part in (view.place(change), view.sentence(change)) if part)
    told = ((_("Old"), _text(change.old, old)), (_("New"), _text(change.new, new)))
    return "\n".join([head, *(f"{name}: {text}" for name, text in told if text)])


def _text(anchors: Iterable[Anchor], document: sides.Lines) -> str:
    touched = list(dict.fromkeys(anchor.block for anchor in anchors if anchor.block in document.at))
    texts = {block.block: block.text for name in touched for block in document.lines[document.at[name]]}
    return safe.line(" ".join(texts[name] for name in touched), COPIED_CHARACTERS)
