"""A sentence beside the evidence of all changes that it cites: what is known on which side."""

import re

from core.analysis.claims import Item, What
from core.analysis.evidence import Evidence
from core.analysis.figures import LOGIC, Key, Pair, fractions, key_of, number_of, with_number
from core.analysis.lemmas import Word, akin, words
from core.analysis.lexicon import acts_of, concepts_of, lexicon
from core.analysis.options import FindValues
from core.analysis.places import Place
from core.analysis.rates import Rate, rates
from core.analysis.side_evidence import SideEvidence
from core.analysis.sides import claims_of
from core.model.analysis import Quote
from core.model.change import ChangeKind, ValueType
from core.model.document import Side

_BARE = re.compile(r"[\d\s.,]+")
"""A figure whose unit stands beside another: «с 4,2 до 3,6 млн человек»."""
_SAME_PARTIES = frozenset({"lessor", "lessee", "buyer", "employee", "employer", "customer", "borrower", "user"})
"""Meanings whose words name one party in any contract."""
_WHOLE = (ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED, ChangeKind.COLUMN_INSERTED, ChangeKind.COLUMN_DELETED)


class Scope:
    """`words`: those of the sentence in their order; `claims`: the same with values and quotes, and what they claim. `titles`:
    the forms of the words around the cited changes, of section and table."""

    def __init__(self, *, text: str, find: FindValues, evidence: list[Evidence]) -> None:
        self.text = text
        self.evidence = evidence
        self._texts = {side: _texts_of(evidence, side) for side in (None, Side.OLD, Side.NEW)}
        self._sides = {side: [*(one.context for one in evidence), *texts] for side, texts in self._texts.items()}
        self.titles = _titles(evidence)
        self._parties = frozenset[str]().union(*(side.parties for side in self._sides[None]))
        self._written: dict[frozenset[str], bool] = {}
        self._knows: dict[tuple[frozenset[str], Side | None], bool] = {}
        self._keys: dict[int, Key] = {}
        self.quotes: dict[int, list[Quote]] = {}
        self.words = words(text)
        self.fractions = list(fractions(text))
        self.claims = claims_of(text, self.words, find, self.in_source, self._own)
        self.rates = self._rates()
        self.clauses = self._clauses()

    # What the evidence holds

    def sides(self, side: Side | None) -> list[SideEvidence]:
        """What may be said of that version, of either where it is None; the context is true of both."""
        return self._sides[side]

    def texts(self, side: Side | None) -> list[SideEvidence]:
        """The same without the context."""
        return self._texts[side]

    def in_source(self, word: Word) -> bool:
        if word.forms not in self._written:
            self._written[word.forms] = any(not word.forms.isdisjoint(side.forms) for side in self._sides[None])
        return self._written[word.forms]

    def party(self, word: Word) -> frozenset[str]:
        """The forms of a party as the changes name it: "worker" of what they call an employee."""
        if self.in_source(word):
            return word.forms
        meanings = concepts_of(word.forms) & _SAME_PARTIES
        return word.forms | {form for form in self._parties if meanings & concepts_of(frozenset({form}))}

    def is_party(self, word: Word) -> bool:
        """Whether a word is one of those who have rights and duties, in general or in the changes."""
        return not word.forms.isdisjoint(lexicon().parties) or not word.forms.isdisjoint(self._parties)

    def _own(self, word: Word) -> bool:
        """Whether the changes have the word, or one of its root."""
        return self.in_source(word) or any(akin(word.forms, found.roots) for found in self._sides[None])

    def known(self, word: Word, side: Side | None) -> bool:
        """Whether that side has the word in any form, one of its meaning, or one of its root."""
        key = (word.forms, side)
        if key not in self._knows:
            self._knows[key] = self._knows_it(word, side)
        return self._knows[key]

    def _knows_it(self, word: Word, side: Side | None) -> bool:
        sides = self._sides[side]
        if any(not word.forms.isdisjoint(found.forms) for found in sides):
            return True
        meanings = concepts_of(word.forms)
        if meanings and any(not meanings.isdisjoint(found.concepts) for found in sides):
            return True
        acts = acts_of(word.text)
        return any(not acts.isdisjoint(found.acts) or akin(word.forms, found.roots) for found in sides)

    def around(self, item: Item) -> set[Key]:
        """The values that a word stands before in the change, or right after, on either side."""
        assert item.word is not None
        return {key for side in self._sides[None] for form in item.word.forms for key in side.around.get(form, ())}

    def places(self, word: Word, side: Side | None) -> list[Place]:
        """Where the word stands on that side, in any form; each place once."""
        found = [place for one in self._sides[side] for form in word.forms for place in one.places.get(form, ())]
        return list({(id(place.run), place.at): place for place in found}.values()) if len(found) > 1 else found

    def marks(self, word: Word, side: Side) -> set[str]:
        """How that version of the cited text itself has the word: plain, denied, lacking; empty where it has not."""
        texts = [one.old if side is Side.OLD else one.new for one in self.evidence]
        return {mark for one in texts for form in word.forms for mark in one.polarity.get(form, ())}

    def only_on(self, word: Word, side: Side) -> bool:
        return self.known(word, side) and not self.known(word, other(side))

    def pairs(self, item: Item) -> list[Pair]:
        """The changed values that a difference in this clause can be of: those that the sentence names, else all."""
        everything = [pair for one in self.evidence for pair in one.pairs]
        values = [value for value in self.claims.values() if not value.delta and value is not item]
        here = {self.key(value) for value in values if value.clause == item.clause}
        keys = here or {self.key(value) for value in values}
        named = [pair for pair in everything if pair.old in keys or pair.new in keys]
        return named or everything

    # What the sentence holds

    def key(self, item: Item) -> Key:
        """The value's normal form; a bare number beside «до 15 рабочих дней» takes that unit."""
        if item.start not in self._keys:
            self._keys[item.start] = self._made_key(item)
        return self._keys[item.start]

    def _made_key(self, item: Item) -> Key:
        assert item.kind is not None
        assert item.value is not None
        if item.partner is not None and (item.kind is ValueType.NUMBER or _BARE.fullmatch(item.text)):
            return self.like(item, item.partner) or key_of(item.kind, item.value)
        return key_of(item.kind, item.value)

    def like(self, item: Item, beside: Item) -> Key | None:
        """A bare number read in the unit of another value of the sentence; None where it has no unit to lend."""
        assert item.value is not None
        number = number_of(item.value.value)
        if number is None or beside.value is None or beside.kind in (None, ValueType.NAME, *LOGIC):
            return None
        assert beside.kind is not None
        key = key_of(beside.kind, beside.value)
        return with_number(key, number, beside.value) if not isinstance(key[1], str) else None

    def _clauses(self) -> list[tuple[int, list[Item]]]:
        """The sentence's items, clause by clause with its number."""
        found: dict[int, list[Item]] = {}
        for item in self.claims.items:
            found.setdefault(item.clause, []).append(item)
        return list(found.items())

    def _rates(self) -> list[tuple[Rate, Side | None]]:
        """How often it says that something happens, each with the side that it says so of."""
        found = list(rates(self.text))
        if len(found) == 2 and found[0].first:
            return [(found[0], Side.OLD), (found[1], Side.NEW)]
        return [(rate, self._side_at(rate)) for rate in found]

    def _side_at(self, rate: Rate) -> Side | None:
        return next((item.side for item in self.claims.items if item.start < rate.end and rate.start < item.end), None)

    def in_fraction(self, item: Item) -> bool:
        """Whether an item is of «на треть», "by two thirds"."""
        return bool(self.fractions) and any(start <= item.start < end for start, end, _ in self.fractions)

    def stands(self, key: Key, side: Side | None) -> bool:
        return any(key in found.values for found in self._sides[side])

    def before(self, item: Item) -> str:
        """The word before, in lower case; "" at the beginning."""
        return self.claims.items[item.index - 1].lower if item.index else ""

    def near(self, item: Item, first: int, last: int) -> list[Item]:
        """The items at these distances after (or, negative, before) this one."""
        return self.claims.items[max(0, item.index + first) : max(0, item.index + last + 1)]


def _titles(evidence: list[Evidence]) -> frozenset[str] | set[str]:
    return evidence[0].context.forms if len(evidence) == 1 else frozenset[str]().union(*(one.context.forms for one in evidence))


def _texts_of(evidence: list[Evidence], side: Side | None) -> list[SideEvidence]:
    old = [one.old for one in evidence] if side is not Side.NEW else []
    return old + [one.new for one in evidence] if side is not Side.OLD else old


def other(side: Side) -> Side:
    return Side.OLD if side is Side.NEW else Side.NEW


def is_meta(word: Word) -> bool:
    """Whether a word speaks of the comparison itself and claims nothing of the document."""
    return not word.forms.isdisjoint(lexicon().meta)


def whole(one: Evidence) -> bool:
    """Whether text came or went as a whole."""
    alone = not one.change.old or not one.change.new
    return one.change.kind in _WHOLE or (alone and len({passage.side for passage in one.passages}) == 1)


def content(item: Item) -> bool:
    """Whether an item is a word that claims something of the document."""
    if item.says is None:
        item.says = item.what is What.WORD and item.word is not None and not item.acts and not is_meta(item.word)
    return item.says
