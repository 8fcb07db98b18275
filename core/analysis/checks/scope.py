"""A sentence beside the evidence of all changes that it cites: what is known on which side."""

import re

from core.analysis.checks.ground import Ground
from core.analysis.claims import Item, What
from core.analysis.evidence import Evidence
from core.analysis.figures import LOGIC, Key, Pair, fractions, key_of, number_of, with_number
from core.analysis.lemmas import Word, words
from core.analysis.lexicon import lexicon
from core.analysis.options import FindValues
from core.analysis.rates import Rate, rates
from core.analysis.sides import claims_of
from core.model.analysis import Quote
from core.model.change import ChangeKind, ValueType
from core.model.document import Side

STEM = 4
"""Letters of a word in `stems`."""
_BARE = re.compile(r"[\d\s.,]+")
"""A figure whose unit stands beside another: «с 4,2 до 3,6 млн человек»."""
_WHOLE = (ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED, ChangeKind.COLUMN_INSERTED, ChangeKind.COLUMN_DELETED)


_NO_FIGURES = frozenset({ValueType.NAME, ValueType.REFERENCE})
_RATING = frozenset("a an per ever each в кажд ежед ежен ежем ежек ежег dail week mont quar annu year half semi".split())
"""The first letters of the words that every rate has one of."""


class Scope:
    """`find`: how its values are read; `words`: those of the sentence in their order; `lower`: it in lower case; `tokens`: its
    words so; `stems`: their first letters; `forms`: their forms; by these three a check sees that it has nothing to look for.
    `claims`: words, values and quotes, and what they claim. What the cited changes hold is asked of their `ground`."""

    def __init__(self, *, text: str, find: FindValues, ground: Ground) -> None:
        self.text, self.find = text, find
        self.evidence, self.titles = ground.evidence, ground.titles
        self.sides, self.texts, self.stands = ground.sides, ground.texts, ground.stands
        self.ground = ground
        self.in_source, self.known, self.only_on = ground.in_source, ground.known, ground.only_on
        self.own, self.denies = ground.own, ground.denies
        self.party, self.is_party = ground.party, ground.is_party
        self.places, self.marks = ground.places, ground.marks
        self._around = ground.around
        self._keys: dict[int, Key] = {}
        self._figures: list[Item] | None = None
        self.quotes: dict[int, list[Quote]] = {}
        self.words = words(text)
        self.tokens = frozenset([word.text.lower() for word in self.words])
        self.stems = frozenset([token[:STEM] for token in self.tokens])
        self.written_texts = ground.written_texts
        self.forms = frozenset[str]().union(*[word.forms for word in self.words])
        self.claims = claims_of(text, self.words, find, ground.in_source, ground.own, self._as_written)
        self.lower = self.claims.lower
        self.fractions = list(fractions(text, self.lower))
        self.rates = self._rates()
        self.clauses = list(self.claims.clauses.items())

    def begins(self, hints: frozenset[str]) -> bool:
        """Whether a word begins as one of `hints` (of `beginnings`) does: without one a check has nothing to look for."""
        return not self.stems.isdisjoint(hints)

    # What the sentence claims of the evidence

    def around(self, item: Item) -> set[Key]:
        """The values that a word stands before in the changes, or right after."""
        assert item.word is not None
        return self._around(item.word)

    def quoted(self, at: int) -> bool:
        """Whether a place lies in a quote."""
        return any(item.start <= at < item.end for item in self.claims.items if item.what is What.QUOTE)

    def written(self, words: str) -> bool:
        """Whether the cited text has these very words, on either side or in its titles."""
        return any(words.lower() in text for text in self.written_texts)

    def pairs(self, item: Item) -> list[Pair]:
        """The changed values that a difference in this clause can be of: those that the sentence names, else all."""
        everything = [pair for one in self.evidence for pair in one.pairs]
        values = [value for value in self.claims.values() if not value.delta and value is not item]
        here = {self.key(value) for value in values if value.clause == item.clause}
        keys = here or {self.key(value) for value in values}
        named = [pair for pair in everything if pair.old in keys or pair.new in keys]
        return named or everything

    # What the sentence holds

    def clause(self, item: Item) -> list[Item]:
        """The items of its clause, in their order, itself among them."""
        return self.claims.clauses[item.clause]

    def figures(self) -> list[Item]:
        """The values that a thing may be said to have: no names, references or differences."""
        if self._figures is None:
            self._figures = [one for one in self.claims.values() if not one.delta and one.kind not in _NO_FIGURES]
        return self._figures

    def key(self, item: Item) -> Key:
        """The value's normal form; a bare number beside «до 15 рабочих дней» takes that unit."""
        if item.start not in self._keys:
            self._keys[item.start] = self._made_key(item)
        return self._keys[item.start]

    def _as_written(self, item: Item) -> bool:
        """Whether the changes have a value just so, on either side."""
        return item.kind is not None and item.value is not None and self.stands(key_of(item.kind, item.value), None)

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

    def _rates(self) -> list[tuple[Rate, Side | None]]:
        """How often it says that something happens, each with the side that it says so of."""
        if self.stems.isdisjoint(_RATING) and "-" not in self.text:
            return []
        found = list(rates(self.text))
        if len(found) == 2 and found[0].first:
            return [(found[0], Side.OLD), (found[1], Side.NEW)]
        return [(rate, self._side_at(rate)) for rate in found]

    def _side_at(self, rate: Rate) -> Side | None:
        return next((item.side for item in self.claims.items if item.start < rate.end and rate.start < item.end), None)

    def in_fraction(self, item: Item) -> bool:
        """Whether an item is of «на треть», "by two thirds"."""
        return bool(self.fractions) and any(start <= item.start < end for start, end, _ in self.fractions)

    def before(self, item: Item) -> str:
        """The word before, in lower case; "" at the beginning."""
        return self.claims.items[item.index - 1].lower if item.index else ""

    def near(self, item: Item, first: int, last: int) -> list[Item]:
        """The items at these distances after (or, negative, before) this one."""
        at = item.index
        start, end = at + first, at + last + 1
        return self.claims.items[start if start > 0 else 0 : end if end > 0 else 0]


def beginnings(listed: str) -> frozenset[str]:
    """The first letters of some words, as a sentence's `stems` have them."""
    return frozenset(word[:STEM] for word in listed.split())


def is_new(item: Item) -> bool:
    """Whether the word is one for the new version: "now", «теперь», «новый»."""
    return item.word is not None and not item.word.forms.isdisjoint(lexicon().new)


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
        item.says = item.word is not None and not item.acts and not item.meta
    return item.says
