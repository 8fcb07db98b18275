"""What a change offers to check sentences against, made once a change: both sides, their context, its quotes and values."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from core.analysis.context import Passage, View
from core.analysis.figures import LOGIC, Key, Pair, date_forms, key_of, pair_of
from core.analysis.options import FindValues
from core.analysis.places import DAY_OF_MONTH
from core.analysis.plain_values import checkable
from core.analysis.side_evidence import SideEvidence
from core.model.analysis import Quote
from core.model.change import Change, ChangeKind, Value, ValueType
from core.model.document import Side

_NUMBERED: Final = re.compile(r"\d+(?:\.\d+)*")
_NUMBER_OF_SECTION: Final = re.compile(r"\A\s*(?:\d+(?:\.\d+)*\.?\s+)+")
"""No value of the section that it stands before."""
_THOUSANDS: Final = re.compile(r"\d{3}(?!\d)")
JOINT: Final = " … "
"""Stands between the changed pieces where a prompt names them in one line."""
_PLUS: Final = r"\b(?:plus|minus|плюс|минус)\b"
_SPACE: Final = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_OTHER_MONTH: Final = frozenset(
    {"следующий", "последующий", "предыдущий", "предшествующий", "following", "next", "previous", "preceding", "prior"}
)
_INSERTS: Final = frozenset({ChangeKind.INSERTED, ChangeKind.ROW_INSERTED, ChangeKind.COLUMN_INSERTED})
_DELETES: Final = frozenset({ChangeKind.DELETED, ChangeKind.ROW_DELETED, ChangeKind.COLUMN_DELETED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One change. `context`: section, labels, table header and row, true of both sides. `place`: the numbers of where it is."""

    change: Change
    passages: tuple[Passage, ...]
    old: SideEvidence
    new: SideEvidence
    context: SideEvidence
    place: frozenset[str]
    pairs: tuple[Pair, ...]
    written: tuple[str, ...] = ()
    """The texts of both sides and of the context."""
    header: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
    """The other cells of its table's head and of its row."""
    still: bool = False
    squeezed: dict[tuple[Side, str], tuple[str, list[int]]] = field(default_factory=dict)

    @property
    def inserts(self) -> bool:
        """Whether all that the change does is to bring words: nothing of it stood in the old version."""
        change = self.change
        return (change.kind in _INSERTS or not change.old) and bool(change.new)

    @property
    def deletes(self) -> bool:
        """Whether all that the change does is to take words away: nothing of it stands in the new version."""
        change = self.change
        return (change.kind in _DELETES or not change.new) and bool(change.old)

    def quote(self, side: Side, text: str, *, any_first: bool = False) -> Quote | None:
        """Where the words stand on that side, white space aside; None where they do not. A place on the changed words wins.
        `any_first`: the first letter may be large or small, as at the start of a sentence."""
        spaced = "  " in text or not text.isprintable()
        wanted = (_SPACE.sub(" ", text) if spaced else text).strip()
        exact = self._quote(side, wanted)
        return self._quote(side, wanted[:1].swapcase() + wanted[1:]) if exact is None and any_first else exact

    def _quote(self, side: Side, wanted: str) -> Quote | None:
        found: Quote | None = None
        for passage in self.passages:
            if passage.side is not side or not wanted:
                continue
            squeezed, places = self._squeezed(passage)
            at = squeezed.find(wanted)
            while at >= 0:
                start, end = places[at], places[at + len(wanted) - 1] + 1
                quote = Quote(
                    side=side,
                    block=passage.block,
                    start=passage.start + start,
                    end=passage.start + end,
                    text=passage.text[start:end],
                )
                if _bounded(passage.text, start, end):
                    if touches(quote, passage):
                        return quote
                    found = found or quote
                at = squeezed.find(wanted, at + 1)
        return found

    def joined(self, side: Side, text: str) -> list[Quote]:
        """The places of a quote that runs over several changed cells or paragraphs as the prompt joins them ("4 … Filter … 80"):
        of each the exact span; none where one of them is not there. Never inside one block, where words could be left out."""
        passages = [passage for passage in self.passages if passage.side is side]
        texts = [_SPACE.sub(" ", piece).strip() for passage in passages for piece in passage.pieces() if piece.strip()]
        wanted = _SPACE.sub(" ", text).strip()
        if any(len(passage.changed) > 1 for passage in passages) or wanted not in JOINT.join(texts):
            return []
        found = [self._quote(side, part) for part in wanted.split(JOINT)]
        return [quote for quote in found if quote is not None] if None not in found else []

    def _squeezed(self, passage: Passage) -> tuple[str, list[int]]:
        key = (passage.side, passage.block)
        if key not in self.squeezed:
            self.squeezed[key] = squeezed(passage.text)
        return self.squeezed[key]

    def proves(self, quote: Quote) -> bool:
        """Whether a quote holds a changed word of this change, and is two words or the whole changed piece."""
        for passage in self.passages:
            if passage.side is quote.side and passage.block == quote.block and touches(quote, passage):
                if len(quote.text.split()) > 1:
                    return True
                return any(quote.start <= a and b <= quote.end for a, b in (_trimmed(passage, *span) for span in passage.changed))
        return False


def _trimmed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """A changed span without the white space around it."""
    text = passage.text[start - passage.start : end - passage.start]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))


def touches(quote: Quote, passage: Passage) -> bool:
    """Whether the quote overlaps the changed words of the passage."""
    return any(quote.start < end and start < quote.end for start, end in passage.changed)


def _bounded(text: str, start: int, end: int) -> bool:
    """A quote begins and ends at the edges of words: "5 days" is no quote of "15 days"."""
    left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    right = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    digit_left = start > 1 and text[start].isdigit() and text[start - 2].isdigit() and _groups(text, start)
    digit_right = end + 1 < len(text) and text[end - 1].isdigit() and text[end] in ".," and text[end + 1].isdigit()
    return not (left or right or digit_left or digit_right)


def _groups(text: str, start: int) -> bool:
    """Whether a digit goes on with the number before it: after a point or comma; after a space where three digits follow
    ("15 000"), not in "2021 20:00"."""
    return text[start - 1] in ".," or (text[start - 1] in "\u00a0 " and _THOUSANDS.match(text, start) is not None)


def squeezed(text: str) -> tuple[str, list[int]]:
    """The text with each run of white space as one space, and where each character stood."""
    kept: list[str] = []
    places: list[int] = []
    for i, char in enumerate(text):
        if _SPACE.match(char):
            if kept and kept[-1] != " ":
                kept.append(" ")
                places.append(i)
        else:
            kept.append(char)
            places.append(i)
    return "".join(kept), places


def evidence_of(view: View, find: FindValues) -> Evidence:
    """Reads both sides of a change once."""
    old, new, context = SideEvidence(), SideEvidence(), SideEvidence()
    for passage in view.passages:
        (old if passage.side is Side.OLD else new).read(passage.text, find)
    for text in (*(_NUMBER_OF_SECTION.sub("", title) for title in view.section), *view.header, *view.row):
        context.read(text, find)
    numbers = {n for text in (*view.labels, *view.section) for n in _NUMBERED.findall(text[:20])}
    places = {".".join(n.split(".")[:i]) for n in numbers for i in range(1, n.count(".") + 2)}
    for passage in view.passages:
        leading = _NUMBERED.match(passage.text)
        if passage.start == 0 and leading is not None:
            places.add(leading[0].rstrip("."))
    values = tuple(checkable(view.change.values))
    for value in values:
        for side, side_value in ((old, value.old), (new, value.new)):
            if side_value is not None and value.type not in LOGIC:
                side.values.update(date_forms(key_of(value.type, side_value)))
    return Evidence(
        change=view.change,
        passages=view.passages,
        old=old,
        new=new,
        context=context,
        place=frozenset(places),
        pairs=tuple(_of_days(_pair(view, value), old, new) for value in values),
        written=(*(passage.text for passage in view.passages), *view.section, *view.header, *view.row),
        header=view.header,
        row=view.row,
        still=view.still,
    )


def _pair(view: View, value: Value) -> Pair:
    """What is added to something else ("the base rate plus 2 %") did not grow or fall from what stood alone."""
    old, new = (
        found is not None and _added_to(view, side, found.text) for side, found in ((Side.OLD, value.old), (Side.NEW, value.new))
    )
    pair = pair_of(value)
    return pair if old is new else replace(pair, sign=0, deltas=(), percent=None, ratio=None)


def _of_days(pair: Pair, old: SideEvidence, new: SideEvidence) -> Pair:
    """ "By the 15th of each month", now the 10th: dates, five days apart."""
    if pair.kind is not ValueType.NUMBER or not (_is_day(pair.old, old) and _is_day(pair.new, new)):
        return pair
    if old.forms & _OTHER_MONTH != new.forms & _OTHER_MONTH:
        return pair  # "by the 25th of the month", now the 5th of the following one
    days: tuple[Key, ...] = tuple(("period", number, "D") for _, number, _ in pair.deltas)
    return replace(pair, kind=ValueType.DATE, deltas=(*pair.deltas, *days), percent=None, ratio=None)


def _is_day(key: Key | None, side: SideEvidence) -> bool:
    here = [one for one in side.figures if key in one.keys]
    return bool(here) and all(DAY_OF_MONTH.match(one.after) for one in here)


def _added_to(view: View, side: Side, figure: str) -> bool:
    behind = re.compile(rf"(?:{_PLUS})\s+{re.escape(figure)}", re.IGNORECASE)
    return any(behind.search(passage.text) is not None for passage in view.side(side))
