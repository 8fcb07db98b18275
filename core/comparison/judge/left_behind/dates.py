"""Spans of time that end before they begin: in one sentence, in two labelled dates one after the other, in a row of a table."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from core.comparison.judge.headers import cell_names
from core.comparison.judge.lanes.changed_words import content
from core.comparison.judge.left_behind.view import View
from core.comparison.judge.sites import values_in
from core.comparison.judge.values.dates import is_day
from core.marks import has_any
from core.model.change import Anchor, FoundValue, Sentence, ValueType
from core.model.comparison import Check
from core.model.document import Block

_FROM: Final = re.compile(r"(?<!\w)(?:с|со|от|from|between)\s+\W?\Z", re.IGNORECASE)
_TO: Final = re.compile(r"\s*(?:г\.|года)?\s*(?:по|до|to|until|till|and|—|–)\s+\W?\Z", re.IGNORECASE)
_BEGINS: Final = re.compile(r"(?<!\w)(?:начал\w*|commenc\w+|start\w*|begin\w*|открыти\w+)(?!\w)", re.IGNORECASE)
_OPENING: Final = ("начал", "commenc", "start", "begin", "открыти")
"""What they begin with: looking for it is cheaper."""
_ENDS: Final = re.compile(
    r"(?<!\w)(?:оконч\w+|заверш\w+|конец|конца|end|ends|ending|finish\w*|complet\w+|expir\w+|закрыти\w+)(?!\w)", re.IGNORECASE
)
_LABEL: Final = 60
"""Characters before a date in which it is said what begins or ends then."""
_SENTENCE: Final = re.compile(r"[.;!?\n]\s")


class _Dated(NamedTuple):
    """A date, the block it stands in and the words that say what it is the date of."""

    block: Block
    found: FoundValue
    label: str


def dates(view: View) -> Iterator[Check]:
    """Spans of time in changed blocks that end before they begin."""
    seen: set[str] = set()
    told: set[tuple[str, str]] = set()
    rows: set[tuple[str, int]] = set()
    for change in view.changes:
        if not any(value.type is ValueType.DATE and value.new is not None for value in change.values):
            continue
        for anchor in change.new:
            block = view.new_blocks.get(anchor.block)
            if block is None or block.block in seen:
                continue
            seen.add(block.block)
            yield from _spans(change.id, block)
            for first, second in _beside(view, block, rows):
                if (first.block.block, second.block.block) not in told and _turned(first, second):
                    told.add((first.block.block, second.block.block))
                    yield _check(change.id, first, second)


def _days(block: Block) -> list[FoundValue]:
    return [found for kind, found in values_in(block.text) if kind is ValueType.DATE and is_day(found.value)]


def _spans(change: str, block: Block) -> Iterator[Check]:
    """Dates that words make a span: «с 01.02.2024 по 01.05.2024»."""
    text = block.text
    for first, second in itertools.pairwise(_days(block)):
        spans = _FROM.search(text, max(0, first.start - 12), first.start) and _TO.fullmatch(text, first.end, second.start)
        if spans and second.value < first.value:
            yield Check(
                code="dates_order",
                changes=(change,),
                anchors=(Anchor.of(block, first.start, second.end),),
                sentence=_said(text[first.start : second.end]),
            )


def _said(span: str) -> Sentence:
    return Sentence(ru=f"Начало позже окончания: {span}", en=f"The start is later than the end: {span}")


def _beside(view: View, block: Block, rows: set[tuple[str, int]]) -> Iterator[tuple[_Dated, _Dated]]:
    """Pairs of dates that may be a beginning and its end: one after the other in the text, or in a row or a column of a table.

    `rows`: those of tables whose cells were looked at; a row of many changed cells is looked at once."""
    if block.table is not None:
        row = block.table.id, block.table.row
        if row not in rows:
            rows.add(row)
            yield from itertools.pairwise(_dated(view, view.rows.get(row, []), column=True))
        yield from _below(view, block)
        return
    place = view.order[block.block]
    around = [
        other for other in view.new.blocks[max(0, place - 1) : place + 2] if other.table is None and other.story == block.story
    ]
    if _say_span(other.text for other in around):
        yield from itertools.pairwise(itertools.chain.from_iterable(map(_labelled, around)))


def _say_span(texts: Iterable[str]) -> bool:
    """Whether words among these texts name a beginning and an end: without them no two dates are looked for."""
    both = "\n".join(texts)
    return has_any(both.lower(), _OPENING) and _BEGINS.search(both) is not None and _ENDS.search(both) is not None


def _labelled(block: Block) -> Iterator[_Dated]:
    before = 0
    for found in _days(block):
        label = block.text[max(before, found.start - _LABEL) : found.start]
        yield _Dated(block, found, _SENTENCE.split(label)[-1])
        before = found.end


def _below(view: View, block: Block) -> Iterator[tuple[_Dated, _Dated]]:
    """A cell with those above and below it by the names of their rows."""
    own = block.table
    if own is None or not _days(block):
        return
    cells = [cell for row in (own.row - 1, own.row, own.row + 1) for cell in view.cells.get((own.id, row, own.column), ())]
    yield from itertools.pairwise(_dated(view, cells, column=False))


def _dated(view: View, cells: list[Block], *, column: bool) -> Iterator[_Dated]:
    """The cells that hold nothing but a date."""
    names = [cell_names(Anchor.of(cell, 0, 0), view.new_blocks)[column] for cell in cells]
    if not _say_span(names):
        return
    for cell, name in zip(cells, names, strict=True):
        days = _days(cell)
        if len(days) == 1 and cell.text.strip(" \u00a0.г") == days[0].text.strip(" \u00a0.г"):
            yield _Dated(cell, days[0], name)


def _turned(first: _Dated, second: _Dated) -> bool:
    """Whether the one is said to begin what the other ends, and comes after it."""
    if second.found.value >= first.found.value or not _BEGINS.search(first.label) or not _ENDS.search(second.label):
        return False
    if _ENDS.search(first.label) or _BEGINS.search(second.label):
        return False
    what = [set(content(_ENDS.sub("", _BEGINS.sub("", one.label)))) for one in (first, second)]
    return not what[0] or not what[1] or not what[0].isdisjoint(what[1])


def _check(change: str, first: _Dated, second: _Dated) -> Check:
    return Check(
        code="dates_order",
        changes=(change,),
        anchors=tuple(Anchor.of(one.block, one.found.start, one.found.end) for one in (first, second)),
        sentence=_said(f"{first.found.text} – {second.found.text}"),
    )
