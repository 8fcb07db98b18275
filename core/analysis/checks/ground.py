"""What the cited changes hold, asked word by word; kept for all sentences about the same changes."""

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from core.analysis.evidence import Evidence
from core.analysis.figures import Key
from core.analysis.lemmas import ROOT, Word, akin
from core.analysis.lexicon import acts_of, concepts_of, lexicon
from core.analysis.places import Place
from core.analysis.polarity import PLAIN
from core.analysis.side_evidence import SideEvidence
from core.model.document import Side

_SAME_PARTIES = frozenset({"lessor", "lessee", "buyer", "employee", "employer", "customer", "borrower", "user"})
"""Meanings whose words name one party in any contract."""


_Kept = TypeVar("_Kept")


class Ground:
    """The evidence of some changes, on either side. `denies`: whether any word of it is denied or lacking. `titles`: the forms of
    the words around them, of section and table; `written_texts`: all of it as it is written, in lower case."""

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        self.evidence = list(evidence)
        self._texts = {side: _texts_of(self.evidence, side) for side in (None, Side.OLD, Side.NEW)}
        self._sides = {side: [*(one.context for one in self.evidence), *texts] for side, texts in self._texts.items()}
        self.titles = _titles(self.evidence)
        self.written_texts = [text.lower() for one in self.evidence for text in one.written]
        self.denies = any(mark != PLAIN for side in self._sides[None] for found in side.polarity.values() for mark in found)
        self._parties = frozenset[str]().union(*(side.parties for side in self._sides[None]))
        self._able = lexicon().parties | self._parties
        self._values = {side: set[Key]().union(*(one.values for one in found)) for side, found in self._sides.items()}
        self._written: dict[frozenset[str], bool] = {}
        self._owned: dict[frozenset[str], bool] = {}
        self._marks: dict[tuple[frozenset[str], Side], frozenset[str]] = {}
        self._found: dict[Callable[[Ground], object], object] = {}
        self._knows: dict[tuple[frozenset[str], Side | None], bool] = {}

    def kept(self, made: "Callable[[Ground], _Kept]") -> _Kept:
        """What a check finds in the changes alone, whatever a sentence says of them: made once."""
        if made not in self._found:
            self._found[made] = made(self)
        return cast(_Kept, self._found[made])

    def sides(self, side: Side | None) -> list[SideEvidence]:
        """What may be said of that version, of either where it is None; the context is true of both."""
        return self._sides[side]

    def texts(self, side: Side | None) -> list[SideEvidence]:
        """The same without the context."""
        return self._texts[side]

    def in_source(self, word: Word) -> bool:
        """Whether the cited changes, their sections and table headings have that very word, in any form; no synonym."""
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
        return not word.forms.isdisjoint(self._able)

    def own(self, word: Word) -> bool:
        """Whether the changes have the word, or one of its root."""
        if word.forms not in self._owned:
            roots = (found.roots for found in self._sides[None])
            self._owned[word.forms] = self.in_source(word) or any(akin(word.forms, found) for found in roots)
        return self._owned[word.forms]

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
        if meanings and side is not None and self._told_apart(word, meanings, side):
            return False
        if meanings and any(not meanings.isdisjoint(found.concepts) for found in sides):
            return True
        acts = acts_of(word.text)
        return any(not acts.isdisjoint(found.acts) or akin(word.forms, found.roots) for found in sides)

    def _told_apart(self, word: Word, meanings: frozenset[str], side: Side) -> bool:
        """Whether the other version sets the word beside all that would mean it on this one: "fire and flooding", of which this
        one has the fire alone."""
        there = self._texts[other(side)]
        if all(word.forms.isdisjoint(found.forms) for found in there):
            return False
        own = {
            form for found in self._sides[side] for form in found.forms if not meanings.isdisjoint(concepts_of(frozenset({form})))
        }
        if any(akin(word.forms, {form[:ROOT]: [form]}) for form in own):
            return False  # «гарантия» of «гарантийный»
        return bool(own) and all(any(form in found.forms for found in there) for form in own)

    def around(self, word: Word) -> set[Key]:
        """The values that a word stands before in the change, or right after, on either side."""
        return {key for side in self._sides[None] for form in word.forms for key in side.around.get(form, ())}

    def places(self, word: Word, side: Side | None) -> list[Place]:
        """Where the word stands on that side, in any form; each place once."""
        found = [place for one in self._sides[side] for form in word.forms for place in one.places.get(form, ())]
        return list({(id(place.run), place.at): place for place in found}.values()) if len(found) > 1 else found

    def marks(self, word: Word, side: Side) -> frozenset[str]:
        """How that version of the cited text itself has the word: plain, denied, lacking; empty where it has not."""
        key = (word.forms, side)
        if key not in self._marks:
            self._marks[key] = frozenset(
                mark for one in self._texts[side] for form in word.forms for mark in one.polarity.get(form, ())
            )
        return self._marks[key]

    def only_on(self, word: Word, side: Side) -> bool:
        """Whether one version alone has the word, or a synonym of it."""
        return self.known(word, side) and not self.known(word, other(side))

    def stands(self, key: Key, side: Side | None) -> bool:
        """Whether a value in its normal form stands on a side; None: on either."""
        return key in self._values[side]


def _titles(evidence: list[Evidence]) -> frozenset[str] | set[str]:
    return evidence[0].context.forms if len(evidence) == 1 else frozenset[str]().union(*(one.context.forms for one in evidence))


def _texts_of(evidence: list[Evidence], side: Side | None) -> list[SideEvidence]:
    old = [one.old for one in evidence] if side is not Side.NEW else []
    return old + [one.new for one in evidence] if side is not Side.OLD else old


def other(side: Side) -> Side:
    """The version beside this one."""
    return Side.OLD if side is Side.NEW else Side.NEW
