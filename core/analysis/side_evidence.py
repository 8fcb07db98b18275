"""What one side of a change holds: its words, values with their bounds, polarity, duties, and who does what."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from core.analysis.contrasts import Contrast, contrasts
from core.analysis.figures import LOGIC, Key, date_forms, key_of
from core.analysis.lemmas import ROOT, Word, animate, cyrillic, finite, nominative, verbal, words
from core.analysis.lexicon import Act, acts_of, implied_by, lexicon
from core.analysis.modals import OF_DOCUMENTS
from core.analysis.moods import Marker, moods
from core.analysis.options import FindValues
from core.analysis.places import Figure, Place, Spoken, figures, places, spoken
from core.analysis.polarity import DENIED, polarities
from core.analysis.rates import Rate, rates
from core.analysis.sentences import STOP, sentences
from core.model.change import FoundValue, ValueType

_JOINS: Final = re.compile(r"(?:['’]s?)?\s*")
"""What may stand between a value and the words that are still of it: "30 days' written notice"."""
_PARTED: Final = frozenset(
    "в на от до за с со из по при для и или а но о об к у через после перед свыше без "
    "in on at to from by with without of for as than that which and or but per after before upon until within if when".split()
)
_BOUND_CONCEPTS: Final = {
    "<=": frozenset({"cap", "maximum"}), "<": frozenset({"cap", "maximum"}), "to": frozenset({"maximum"}),
    ">=": frozenset({"minimum"}), ">": frozenset({"minimum"}),
}  # fmt: skip
"""«Не более 10 %» is a limit, though it does not say the word."""
_GOVERNED: Final = 6
"""Words after "may", up to the next clause, that it is taken to govern."""
_CLAUSE_END: Final = re.compile(r"[,;:()]|\.\s|\s(?:by|and|и|путем|путём)\s")
PREPOSITIONS: Final = frozenset("to of from by for with against between on upon instead without".split())
"""A party that stands after one of them does nothing itself."""
_DETERMINERS: Final = ("the", " each", " any", " either", " neither", " every", " no", " a", " an")
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_DONE: Final = ("ed", "en", "made", "paid", "held")
_PARTICLES: Final = frozenset({"out", "over", "up", "off", "down"})
_NEAR_VERB: Final = 4
"""Words between a verb and the party that does it."""
_TURN: Final = re.compile(r"[^,;.]{0,30}(?:;|,\s(?:а|но|and|but|while)\s)")
"""After it another figure is of something else: «аванс 40 %, а 60 % …»."""
_LISTED: Final = re.compile(
    r"(?P<own>\s[^,;.:]{1,40}?)[,;]?\s(?:and|but|и|а|но)\s(?:[^\W\d]{1,12}\s){0,2}(?=(?:[A-Z]{3}|[$€£])?\s?\d)", re.IGNORECASE
)
""" "30 % in advance and 70 % after delivery": the advance is of the first figure and not of the second."""
_PARTITIVE: Final = re.compile(r"\b(?:of(?:\sthe)?|из)\s\Z", re.IGNORECASE)
"""«Из 40 объектов 6 …»: both figures are of the objects."""
_PARTITIVE_LONGEST: Final = len("of the ")
_SHARES: Final = frozenset({"percent", "money"})
""" "5 % of the price" is not the price; "25 days of leave" is the leave."""
_CONDITION: Final = re.compile(r"\b(?:если|при условии|if|unless|provided)\b[^,.;]*", re.IGNORECASE)
"""What stands in it is no duty."""
_MORE_BOUNDS: Final = re.compile(
    r"\b(?:(?P<most>не\s+(?:дольше|старше|чаще|медленнее)|no longer than|no older than|not exceeding|"
    r"не\s+(?:(?:должн\w+|может|могут)\s+)?превыша\w+|"
    r"(?:(?:must|shall|may|should|can|will|do|does)\s+not|cannot|not to)\s+exceed)|"
    r"(?P<least>не\s+(?:моложе|короче|реже|быстрее)|no younger than|no shorter than)|"
    r"(?P<over>старше|дольше|older than|longer than)|"
    r"(?P<under>моложе|younger than|shorter than))\s+(?:чем\s+)?(?:(?:на|за)\s+)?",
    re.IGNORECASE,
)
_BOUNDS: Final = {"most": "<=", "least": ">=", "over": ">", "under": "<"}
_BOUND_JOINS: Final = re.compile(r"\s{0,2}(?:чем\s)?(?:(?:на|в|за|by|to)\s)?")
_DIMENSIONS: Final = {
    "°C": frozenset({"temperature"}), "kg": frozenset({"weight"}), "g": frozenset({"weight"}), "t": frozenset({"weight"}),
    "mm": frozenset({"length", "distance"}), "m": frozenset({"length", "distance"}), "km": frozenset({"distance"}),
    "V": frozenset({"voltage"}), "kW": frozenset({"capacity"}), "Pa": frozenset({"pressure"}), "MPa": frozenset({"pressure"}),
}  # fmt: skip
"""What a unit measures may be named though the text does not name it."""
_PARTS: Final[dict[Key, str]] = {("percent", Decimal(100), "%"): "full", ("percent", Decimal(50), "%"): "half_word"}
""" "100 % of the price" is the full price."""
_BANS: Final = re.compile(
    r"\b(?:do not|don't)\b|\b(?:neither|no)\b[^.;]{0,40}\b(?:may|shall|can)\b",
    re.IGNORECASE,
)
_AGREED_NOT: Final = re.compile(r"\b(?:agree|undertake|covenant|promise)s? not to\b", re.IGNORECASE)
_COORDINATED: Final = re.compile(r"[^.;]{0,30}\s(?:и|and)\s")
"""What may stand between two values of one bound: "at least USD 2 per item and USD 5 in all"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """One text with its words, where they begin, and where its sentences end: so that a long text is walked once, and not once
    for each of its values."""

    text: str
    words: list[Word]
    starts: list[int]
    stops: list[int]

    @classmethod
    def of(cls, text: str, found: list[Word]) -> "_Stretch":
        return cls(text=text, words=found, starts=[w.start for w in found], stops=[m.end() for m in STOP.finditer(text)])

    def sentence(self, at: int) -> int:
        """Where the sentence begins that stands at a place."""
        before = bisect_right(self.stops, at)
        return self.stops[before - 1] if before else 0

    def between(self, start: int, end: int) -> list[Word]:
        """The words that begin in a span."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def after(self, at: int) -> Iterator[Word]:
        """The words from a place on."""
        return (self.words[index] for index in range(bisect_left(self.starts, at), len(self.words)))

    def right_before(self, at: int) -> list[Word]:
        """The words that end at a place or up to two characters before it."""
        index = bisect_left(self.starts, at)
        return [word for word in self.words[max(0, index - 4) : index] if at - 2 <= word.end <= at]


@dataclass(slots=True, kw_only=True)
class SideEvidence:
    """One side of one change: its values in normal form, words by form and where they stand, who may or must do what."""

    values: set[Key] = field(default_factory=set)
    bounds: set[str] = field(default_factory=set)
    modal: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    concepts: set[str] = field(default_factory=set)
    acts: set[Act] = field(default_factory=set)
    """What its words say happens: «изменять» of «менять»."""
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
    sentences: list[set[str]] = field(default_factory=list)
    """The forms of each sentence's words."""
    moods: dict[str, set[str]] = field(default_factory=dict)
    """Word form → the duties, rights and bans that it stands under; "" where under none."""
    contrasts: list[Contrast] = field(default_factory=list)
    rates: list[Rate] = field(default_factory=list)
    """How often what it speaks of happens."""
    around: dict[str, set[Key]] = field(default_factory=dict)
    """Word form → the values that it stands before, or right after: those that can be of it."""
    places: dict[str, list[Place]] = field(default_factory=dict)
    """Word form → where it stands."""
    figures: list[Figure] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    """What each sentence can be told with."""

    def read(self, text: str, find: FindValues) -> None:
        """Takes in one stretch of text."""
        found = words(text)
        self.runs.append(found)
        markers = self._words(text, found)
        values = list(find(text))
        self._bounds(text, values)
        modals = self._values(text, found, values)
        markers += [(match.start(), "must not") for match in _AGREED_NOT.finditer(text)]
        if _BANS.search(text) is not None or _AGREED_NOT.search(text) is not None:
            self.modal.add("must not")
        written = [(value.start, value.end, key_of(kind, value)) for kind, value in values if kind not in LOGIC]
        beside = list(contrasts(text, found, written))
        self._places(text, found, written, whole=bool(beside))
        self.contrasts.extend(beside)
        self.sentences.extend(sentences(text, found, whole=bool(beside)))
        self.rates.extend(rate for rate in rates(text) if not rate.bare)
        self._subjects(text, found, modals)
        self._modalities(text, found, [*markers, *modals], modals)

    def _words(self, text: str, found: list[Word]) -> list[Marker]:
        """Takes in what the words are and do; the modalities that single words mark."""
        conditions = [match.span() for match in _CONDITION.finditer(text)]
        markers: list[Marker] = []
        for word, polarity in zip(found, polarities(text, found), strict=True):
            self.forms |= word.forms
            self.concepts |= implied_by(word.forms)
            self.acts |= acts_of(word.text)
            named = {_modal(OF_DOCUMENTS[form], polarity) for form in word.forms if form in OF_DOCUMENTS}
            self.modal |= named - {"free"}
            markers.extend((word.start, name) for name in named)
            if word.forms.isdisjoint(lexicon().parties):
                for form in word.forms:
                    if len(form) >= ROOT:
                        self.roots.setdefault(form[:ROOT], []).append(form)
            if cyrillic(word.text) and verbal(word.text) and not any(a <= word.start < b for a, b in conditions):
                for form in word.forms:
                    self.finite.setdefault(form[:ROOT], []).append(form)
            for form in word.forms:
                self.polarity.setdefault(form, set()).add(polarity)
        return markers

    def _values(self, text: str, found: list[Word], values: list[tuple[ValueType, FoundValue]]) -> list[Marker]:
        """Takes in the values of a text; the modalities among them, by where they begin."""
        modals: list[Marker] = []
        counted: set[int] = set()
        stretch = _Stretch.of(text, found)
        for kind, value in values:
            if kind is ValueType.MODALITY:
                self.modal.add(value.value)
                modals.append((value.start, value.value))
            elif kind is ValueType.RANGE:
                self.bounds.add(value.value)
                self.concepts |= _BOUND_CONCEPTS.get(value.value, frozenset())
            elif kind not in LOGIC:
                keys = set(date_forms(key_of(kind, value)))
                self.values |= keys
                self.concepts |= _DIMENSIONS.get(value.unit or "", frozenset())
                self.concepts.update(_PARTS[key] for key in keys & _PARTS.keys())
                self._place(stretch, value, keys, counted)
        if any(kind not in LOGIC for kind, _ in values):
            for form in (form for word in found for form in word.forms):
                self.around.setdefault(form, set())
        return modals

    def _modalities(self, text: str, found: list[Word], marked: list[Marker], modals: list[Marker]) -> None:
        """Takes in which words stand under which of the modalities that were `marked`."""
        for word, names in moods(text, found, marked):
            for form in word.forms:
                self.moods.setdefault(form, set()).update(names)
        for start, modal in modals:
            if modal not in ("must", "shall"):
                end = _CLAUSE_END.search(text, start)
                following = [word for word in found if start < word.start < (end.start() if end else len(text))]
                self.governed.update(form for word in following[:_GOVERNED] for form in word.forms)

    def _places(self, text: str, found: list[Word], written: list[tuple[int, int, Key]], *, whole: bool) -> None:
        here = list(places(text, found))
        for place in here:
            for form in place.word.forms:
                self.places.setdefault(form, []).append(place)
        keyed = [(start, end, frozenset(date_forms(key))) for start, end, key in written]
        values = list(figures(text, len(self.runs) - 1, found, keyed))
        self.figures.extend(values)
        self.spoken.extend(spoken(text, here, values, whole=whole))

    def _bounds(self, text: str, values: list[tuple[ValueType, FoundValue]]) -> None:
        """Says of each value which bound stands before it."""
        edges = {value.end: value.value for kind, value in values if kind is ValueType.RANGE}
        for match in _MORE_BOUNDS.finditer(text):
            edges[match.end()] = _BOUNDS[match.lastgroup or ""]
            self.bounds.add(edges[match.end()])
        last: tuple[int, str, str] = (-1, "", "")
        for kind, value in values:
            if kind in LOGIC:
                continue
            bound = next((name for end, name in edges.items() if _BOUND_JOINS.fullmatch(text, end, value.start)), "")
            key = key_of(kind, value)
            if not bound and last[0] >= 0 and last[2] == key[2] and _COORDINATED.fullmatch(text, last[0], value.start):
                bound = last[1]
            last = (value.end, bound, key[2]) if bound else (-1, "", "")
            if bound:
                self.timed.add((bound, key))

    def _place(self, stretch: _Stretch, value: FoundValue, keys: set[Key], counted: set[int]) -> None:
        """Says of each word that the value can be its own: of those before it in its sentence, and of those right after. Words
        right after a bare number («9 дизельных и 10 …») are `counted` by it, and by none that follows."""
        for word in stretch.between(stretch.sentence(value.start), value.start):
            if word.start not in counted:
                self._owns(word, keys)
        for word in _following(stretch, value, {key[0] for key in keys}, counted):
            self._owns(word, keys)
        if _TURN.match(stretch.text, value.end) is not None:
            counted.update(word.start for word in stretch.right_before(value.start))

    def _owns(self, word: Word, keys: set[Key]) -> None:
        for form in word.forms:
            self.around.setdefault(form, set()).update(keys)

    def _subjects(self, text: str, found: list[Word], modals: list[tuple[int, str]]) -> None:
        party: frozenset[str] = frozenset()
        pending = sorted(modals)
        waiting: list[Word] = []
        last = 0
        for at, word in enumerate(found):
            if any(mark in text[last : word.start] for mark in ".;\n"):
                party, waiting = frozenset(), []
            last = word.end
            while pending and pending[0][0] < word.start + 1:
                if party:
                    self.subjects.setdefault("=" + pending[0][1], set()).update(party)
                pending.pop(0)
            if word.forms & lexicon().parties or _defined(text, word) or (cyrillic(word.text) and animate(word.text)):
                self.parties |= word.forms
                doing = self._done_by(word, found[:at], waiting) and not (party and _is_object(word, found[:at]))
                party, waiting = (word.forms, []) if doing else (party, waiting)
            elif word.text.lower() == "by" and (deed := _passive(found[:at])) is not None:
                for agent in _phrase(found[at + 1 : at + 1 + _NEAR_VERB]):
                    self._does(deed, agent.forms)
            elif party and _by_another(found[at : at + _NEAR_VERB]):
                continue
            elif party:
                self._does(word, party)
            elif cyrillic(word.text) and finite(word.text):
                waiting = [word]

    def _does(self, word: Word, party: frozenset[str]) -> None:
        for form in word.forms:
            self.subjects.setdefault(form, set()).update(party)

    def _done_by(self, party: Word, before: list[Word], waiting: list[Word]) -> bool:
        """Whether a party does what follows: it stands in the nominative, or after no preposition. One after its verb («вносит
        заказчик», "tested by the Vendor") does that."""
        lead = [word for word in before[-_NEAR_VERB:] if word.text.lower() not in _ARTICLES]
        if cyrillic(party.text):
            if not nominative(party.text):
                return False
            for verb in waiting:
                if lead and verb.start >= lead[0].start:
                    self._does(verb, party.forms)
            return True
        if len(lead) > 1 and lead[-1].text.lower() == "by":
            self._does(lead[-2], party.forms)
        return not lead or not (lead[-1].text.lower() in PREPOSITIONS or lead[-1].text.endswith("ing"))


def _following(stretch: _Stretch, value: FoundValue, kinds: set[str], counted: set[int]) -> Iterator[Word]:
    """The words right after a value that are its own; notes in `counted` those that a number counts, or that a list gives it."""
    listed = _LISTED.match(stretch.text, value.end)
    its_end = listed.end("own") if listed is not None else value.end
    last, near = value.end, True
    for word in stretch.after(value.end):
        if near and last == value.end and word.text.lower() == "of" and kinds.isdisjoint(_SHARES):
            last = word.end
            continue
        near = near and _JOINS.fullmatch(stretch.text, last, word.start) is not None and word.text.lower() not in _PARTED
        last, its = word.end, word.start < its_end
        if not (near or its):
            return
        if its or (near and "number" in kinds and not _is_partitive(stretch.text, value.start)):
            counted.add(word.start)
        yield word


def _is_partitive(text: str, at: int) -> bool:
    return _PARTITIVE.search(text, max(0, at - _PARTITIVE_LONGEST), at) is not None


def _passive(before: list[Word]) -> Word | None:
    """ "Caused" before "by", "carried out" too."""
    last = before[-2:] if before and before[-1].text.lower() in _PARTICLES else before[-1:]
    return last[0] if last and last[0].text.lower().endswith(_DONE) else None


def _by_another(after: list[Word]) -> bool:
    """ "Losses caused by third parties": done by who stands behind."""
    if not after[0].text.lower().endswith(_DONE):
        return False
    behind = [word.text.lower() for word in after[1:3]]
    return behind[:1] == ["by"] or (behind[1:] == ["by"] and behind[0] in _PARTICLES)


def _modal(name: str, polarity: str) -> str:
    """ "Are not permitted" is a ban, "is not required" none."""
    if polarity != DENIED:
        return name
    return "must not" if name == "may" else "free" if name == "must" else name


def _phrase(found: list[Word]) -> Iterator[Word]:
    """The words up to the next preposition."""
    for word in found:
        if word.text.lower() in PREPOSITIONS | _PARTED:
            return
        if word.text.lower() not in _ARTICLES:
            yield word


def _is_object(word: Word, before: list[Word]) -> bool:
    """ "Shall inspect the Works and sign": a defined thing right after what a party does is not who goes on."""
    if not word.forms.isdisjoint(lexicon().parties) or cyrillic(word.text):
        return False
    lead = [one.text.lower() for one in before[-_NEAR_VERB:] if one.text.lower() not in _ARTICLES]
    return bool(lead) and lead[-1] not in _PARTED


def _defined(text: str, word: Word) -> bool:
    """A word with a capital in the middle of a sentence: "the Carrier"."""
    if not word.text[:1].isupper() or word.text.isupper():
        return False
    before = text[max(0, word.start - 20) : word.start].rstrip()
    return before[-1:].isalnum() and (cyrillic(word.text) or before.lower().endswith(_DETERMINERS))
