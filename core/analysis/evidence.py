"""What a change offers to check sentences against: its words, values, polarity and quotes on each side, made once a change."""

import re
from dataclasses import dataclass, field
from typing import Final

from core.analysis.context import Passage, View
from core.analysis.figures import LOGIC, Key, Pair, date_forms, key_of, pair_of
from core.analysis.lemmas import ROOT, Word, cyrillic, verbal, words
from core.analysis.lexicon import concepts_of, lexicon
from core.analysis.modals import OF_DOCUMENTS
from core.analysis.options import FindValues
from core.analysis.polarity import polarities
from core.model.analysis import Quote
from core.model.change import Change, ChangeKind, FoundValue, ValueType
from core.model.document import Side

_NUMBERED: Final = re.compile(r"\d+(?:\.\d+)*")
_NUMBER_OF_SECTION: Final = re.compile(r"\A\s*\d+(?:\.\d+)*\.?\s+")
"""No value of the section that it stands before."""
_SPACE: Final = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_JOINS: Final = re.compile(r"['’]?\s*")
"""What may stand between a value and the words that are still of it: "30 days' written notice"."""
_PARTED: Final = frozenset(
    "в на от до за с со из по при для и или а но о об к у через после перед свыше без "  # noqa: SIM905
    "in on at to from by with without of for as than that which and or but per after before upon until within if when".split()
)
_BOUND_CONCEPTS: Final = {"<=": frozenset({"cap"}), "<": frozenset({"cap"})}
"""«Не более 10 %» is a limit, though it does not say the word."""
_GOVERNED: Final = 6
"""Words after "may", up to the next clause, that it is taken to govern."""
_CLAUSE_END: Final = re.compile(r"[,;:()]|\.\s|\s(?:by|and|и|путем|путём)\s")
_INSERTS: Final = frozenset({ChangeKind.INSERTED, ChangeKind.ROW_INSERTED, ChangeKind.COLUMN_INSERTED})
_DELETES: Final = frozenset({ChangeKind.DELETED, ChangeKind.ROW_DELETED, ChangeKind.COLUMN_DELETED})


@dataclass(slots=True, kw_only=True)
class SideEvidence:
    """One side of one change."""

    values: set[Key] = field(default_factory=set)
    bounds: set[str] = field(default_factory=set)
    modal: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    concepts: set[str] = field(default_factory=set)
    timed: set[tuple[str, Key]] = field(default_factory=set)
    """Values with the bound before them: ("after", 5 days)."""
    roots: dict[str, list[str]] = field(default_factory=dict)
    """Forms by their first letters: what a word of another part of speech shares."""
    polarity: dict[str, set[str]] = field(default_factory=dict)
    runs: list[list[Word]] = field(default_factory=list)
    subjects: dict[str, set[str]] = field(default_factory=dict)
    """Word form or modality → forms of the party that stands before it."""
    finite: dict[str, list[str]] = field(default_factory=dict)
    """Forms of the Russian verbs (no participles) by their first letters: what is said to be done."""
    parties: set[str] = field(default_factory=set)
    governed: set[str] = field(default_factory=set)
    """Forms of the words under a modality that is no duty: "may", "must not"."""
    around: dict[str, set[Key]] = field(default_factory=dict)
    """Word form → the values that it stands before, or right after: those that can be of it."""

    def read(self, text: str, find: FindValues) -> None:
        """Takes in one stretch of text."""
        found = words(text)
        self.runs.append(found)
        for word, polarity in zip(found, polarities(text, found), strict=True):
            self.forms |= word.forms
            self.concepts |= concepts_of(word.forms)
            self.modal.update(OF_DOCUMENTS[form] for form in word.forms if form in OF_DOCUMENTS)
            if word.forms.isdisjoint(lexicon().parties):
                for form in word.forms:
                    if len(form) >= ROOT:
                        self.roots.setdefault(form[:ROOT], []).append(form)
            if cyrillic(word.text) and verbal(word.text):
                for form in word.forms:
                    self.finite.setdefault(form[:ROOT], []).append(form)
            for form in word.forms:
                self.polarity.setdefault(form, set()).add(polarity)
        modals = []
        bound = (-1, "")
        for kind, value in find(text):
            if kind not in LOGIC and 0 <= value.start - bound[0] <= 2:
                self.timed.add((bound[1], key_of(kind, value)))
            if kind is ValueType.MODALITY:
                self.modal.add(value.value)
                modals.append((value.start, value.value))
            elif kind is ValueType.RANGE:
                self.bounds.add(value.value)
                self.concepts |= _BOUND_CONCEPTS.get(value.value, frozenset())
                bound = (value.end, value.value)
            elif kind not in LOGIC:
                keys = set(date_forms(key_of(kind, value)))
                self.values |= keys
                self._place(text, found, value, keys)
        self._subjects(text, found, modals)
        for start, modal in modals:
            if modal not in ("must", "shall"):
                end = _CLAUSE_END.search(text, start)
                following = [word for word in found if start < word.start < (end.start() if end else len(text))]
                self.governed.update(form for word in following[:_GOVERNED] for form in word.forms)

    def _place(self, text: str, found: list[Word], value: FoundValue, keys: set[Key]) -> None:
        """Says of each word whether the value can be its own."""
        last, near = value.end, True
        for word in found:
            if word.start >= value.end:
                near = near and _JOINS.fullmatch(text, last, word.start) is not None and word.text.lower() not in _PARTED
                last = word.end
            own = word.end <= value.start or (word.start >= value.end and near)
            for form in word.forms:
                self.around.setdefault(form, set()).update(keys if own else ())

    def _subjects(self, text: str, found: list[Word], modals: list[tuple[int, str]]) -> None:
        party: frozenset[str] = frozenset()
        pending = sorted(modals)
        last = 0
        for word in found:
            if any(mark in text[last : word.start] for mark in ".;\n"):
                party = frozenset()
            last = word.end
            while pending and pending[0][0] < word.start + 1:
                if party:
                    self.subjects.setdefault("=" + pending[0][1], set()).update(party)
                pending.pop(0)
            if word.forms & lexicon().parties or _defined(text, word):
                party = word.forms
                self.parties |= word.forms
            elif party:
                for form in word.forms:
                    self.subjects.setdefault(form, set()).update(party)


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
    still: bool = False
    squeezed: dict[tuple[Side, str], tuple[str, list[int]]] = field(default_factory=dict)

    @property
    def inserts(self) -> bool:
        change = self.change
        return (change.kind in _INSERTS or not change.old) and bool(change.new)

    @property
    def deletes(self) -> bool:
        change = self.change
        return (change.kind in _DELETES or not change.new) and bool(change.old)

    def quote(self, side: Side, text: str, *, any_first: bool = False) -> Quote | None:
        """Where the words stand on that side, white space aside; None where they do not. A place on the changed words wins.
        `any_first`: the first letter may be large or small, as at the start of a sentence."""
        wanted = _SPACE.sub(" ", text).strip()
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

    def _squeezed(self, passage: Passage) -> tuple[str, list[int]]:
        key = (passage.side, passage.block)
        if key not in self.squeezed:
            self.squeezed[key] = squeezed(passage.text)
        return self.squeezed[key]

    def proves(self, quote: Quote) -> bool:
        """Whether a quote holds a changed word of this change, and is two words or the whole changed piece."""
        for passage in self.passages:
            if passage.side is quote.side and passage.block == quote.block and touches(quote, passage):
                whole = any(
                    quote.start <= a and b <= quote.end for a, b in (_trimmed(passage, *span) for span in passage.changed)
                )
                return whole or len(quote.text.split()) > 1
        return False


def _defined(text: str, word: Word) -> bool:
    """A word with a capital in the middle of a sentence: "the Carrier"."""
    before = text[: word.start].rstrip()
    return word.text[:1].isupper() and not word.text.isupper() and before[-1:].isalnum()


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
    digit_left = start > 1 and text[start].isdigit() and text[start - 1] in ".,\u00a0 " and text[start - 2].isdigit()
    digit_right = end + 1 < len(text) and text[end - 1].isdigit() and text[end] in ".," and text[end + 1].isdigit()
    return not (left or right or digit_left or digit_right)


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
    for value in view.change.values:
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
        pairs=tuple(pair_of(value) for value in view.change.values),
        still=view.still,
    )
