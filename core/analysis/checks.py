"""The single checks of a sentence against the evidence of its changes. Each answers whether the sentence holds."""

import re
from decimal import Decimal
from typing import Final

from core.analysis.claims import Item, What, claims_of
from core.analysis.evidence import Evidence, SideEvidence
from core.analysis.figures import LOGIC, RATIO_WORDS, Key, Pair, key_of, number_of, rounds_to, with_number
from core.analysis.lemmas import Word, akin, cyrillic, nominative, short_participle, words
from core.analysis.lexicon import Act, concepts_of, lexicon
from core.analysis.options import FindValues
from core.analysis.polarity import DENIED, PLAIN, STRICT, polarities
from core.model.analysis import Quote
from core.model.change import ChangeKind, ValueType
from core.model.document import Side

_ABOUT: Final = frozenset(
    {"примерно", "около", "почти", "приблизительно", "approximately", "about", "nearly", "almost", "roughly"}
)
_TIMED: Final = {"after": "after", "после": "after", "since": "after", "before": "before"}
_WAS: Final = frozenset({"был", "была", "было", "были", "was", "were", "had", "имелось", "имелся", "имелась"})
_TWICE: Final = re.compile(r"\b(не не|not not|no not)\b", re.IGNORECASE)
_PLACES: Final = frozenset({"clause", "subclause", "section", "article", "paragraph", "part", "chapter", "item"})
_NEGATION_NAMES: Final = frozenset({"отрицание", "negation"})
_MODAL_NAMES: Final = {
    "обязанность": "must", "обязательство": "must", "обязательный": "must", "обязательно": "must", "duty": "must",
    "obligation": "must", "mandatory": "must", "obligatory": "must", "право": "may", "возможность": "may", "right": "may",
    "разрешение": "may", "permission": "may", "запрет": "must not", "запрещение": "must not", "prohibition": "must not",
    "ban": "must not", "рекомендация": "should", "recommendation": "should",
}  # fmt: skip
_MOVES: Final = frozenset({ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED, ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED})
_KINDS: Final = {
    Act.MOVE: _MOVES,
    Act.SPLIT: frozenset({ChangeKind.SPLIT}),
    Act.MERGE: frozenset({ChangeKind.MERGED}),
    Act.RENUMBER: frozenset({ChangeKind.RENUMBERED}),
}


class Scope:
    """A sentence beside the evidence of all changes that it cites."""

    def __init__(self, *, text: str, find: FindValues, evidence: list[Evidence]) -> None:
        self.evidence = evidence
        self.claims = claims_of(text, find, self.in_source)
        self._keys: dict[int, Key] = {}
        self._quotes: dict[int, list[Quote]] = {}

    # What the evidence holds

    def _sides(self, side: Side | None) -> list[SideEvidence]:
        found = [one.context for one in self.evidence]
        if side is not Side.NEW:
            found += [one.old for one in self.evidence]
        if side is not Side.OLD:
            found += [one.new for one in self.evidence]
        return found

    def in_source(self, word: Word) -> bool:
        return any(not word.forms.isdisjoint(side.forms) for side in self._sides(None))

    def _known(self, word: Word, side: Side | None) -> bool:
        if any(not word.forms.isdisjoint(found.forms) for found in self._sides(side)):
            return True
        meanings = concepts_of(word.forms)
        if meanings and any(not meanings.isdisjoint(found.concepts) for found in self._sides(side)):
            return True
        return any(akin(word.forms, found.roots) for found in self._sides(side))

    def _only_on(self, word: Word, side: Side) -> bool:
        other = Side.OLD if side is Side.NEW else Side.NEW
        return self._known(word, side) and not self._known(word, other)

    # Quotes inside the sentence

    def inline_quotes(self) -> list[list[Quote] | None]:
        """For each quoted stretch the places where it stands, None where it stands nowhere."""
        found: list[list[Quote] | None] = []
        for item in self.claims.items:
            if item.what is What.QUOTE and item.text.strip():
                found.append(self._places(item))
        return found

    def _places(self, item: Item) -> list[Quote] | None:
        sides = [item.side] if item.side is not None and item.fixed else [Side.NEW, Side.OLD]
        text = item.text.strip().rstrip("….").strip() if item.text.strip().endswith(("…", "...")) else item.text
        places = [
            quote for side in sides for one in self.evidence if (quote := one.quote(side, text, any_first=True)) is not None
        ]
        if item.side is not None and not item.fixed:
            places = [quote for quote in places if quote.side is item.side]
        self._quotes[item.start] = places
        if not places and any(self._contiguous(words(text), one.context) for one in self.evidence):
            return []
        return places or None

    # Values

    def key(self, item: Item) -> Key:
        """The value's normal form; a bare number beside «до 15 рабочих дней» takes that unit."""
        if item.start not in self._keys:
            self._keys[item.start] = self._made_key(item)
        return self._keys[item.start]

    def _made_key(self, item: Item) -> Key:
        assert item.kind is not None
        assert item.value is not None
        partner = item.partner
        if item.kind is ValueType.NUMBER and partner is not None and partner.kind not in (None, ValueType.NUMBER, *LOGIC):
            number = number_of(item.value.value)
            assert partner.kind is not None
            assert partner.value is not None
            if number is not None:
                return with_number(key_of(partner.kind, partner.value), number, partner.value)
        return key_of(item.kind, item.value)

    def values_hold(self) -> bool:
        """Every number, amount, date, period, percent, reference is of the cited changes, on the side that the sentence says,
        or is the difference, percent or ratio of one of their values."""
        items = [item for item in self.claims.values() if item.kind is not ValueType.NAME]
        ratios = all(self._ratio_holds(item) for item in self.claims.items if item.what is What.WORD)
        bounds = all(
            any(item.value.value in side.bounds for side in self._sides(item.side))
            for item in self.claims.items
            if item.kind is ValueType.RANGE and item.value is not None
        )
        return ratios and bounds and all(self._value_holds(item) for item in items)

    def _value_holds(self, item: Item) -> bool:
        key = self.key(item)
        if item.kind is ValueType.REFERENCE:
            return self._reference_holds(key, item)
        if item.delta:
            return self._delta_holds(item, key)
        if key[0] == "quantity" and key[2] == "times" and self._times_holds(item, key):
            return True
        timed = _TIMED.get(self._before(item))
        sides = self._sides(item.side)
        if timed is not None and any(key in side.values for side in sides):
            return any((timed, key) in side.timed for side in sides)
        return any(key in side.values for side in sides)

    def _before(self, item: Item) -> str:
        at = self.claims.items.index(item)
        return self.claims.items[at - 1].lower if at else ""

    def _reference_holds(self, key: Key, item: Item) -> bool:
        if any(key in side.values for side in self._sides(item.side)):
            return True
        kind, _, label = str(key[1]).partition(" ")
        label = label or kind
        return (kind in _PLACES or kind == label) and any(label.rstrip(".") in one.place for one in self.evidence)

    def _pairs(self, item: Item) -> list[Pair]:
        """The changed values that a difference in this clause can be of: those that the sentence names, else all."""
        everything = [pair for one in self.evidence for pair in one.pairs]
        keys = {self.key(other) for other in self.claims.values() if not other.delta and other is not item}
        named = [pair for pair in everything if pair.old in keys or pair.new in keys]
        return named or everything

    def _delta_holds(self, item: Item, key: Key) -> bool:
        pairs = self._pairs(item)
        if key[0] == "percent" and key[2] == "%":
            said = key[1]
            return isinstance(said, Decimal) and any(rounds_to(pair.percent, abs(said), self._slack(item)) for pair in pairs)
        if isinstance(key[1], Decimal):
            key = key[0], abs(key[1]), key[2]
        return any(key in pair.deltas for pair in pairs) or self._times_holds(item, key)

    def _times_holds(self, item: Item, key: Key) -> bool:
        said = key[1]
        is_ratio = key[0] == "quantity" and key[2] == "times" and isinstance(said, Decimal)
        return is_ratio and any(rounds_to(pair.ratio, Decimal(said), self._slack(item)) for pair in self._pairs(item))

    def _slack(self, item: Item) -> Decimal:
        near = [other for other in self.claims.items if other.clause == item.clause and other.end <= item.start][-3:]
        return Decimal("0.05") if any(other.lower in _ABOUT for other in near) else Decimal(0)

    def _ratio_holds(self, item: Item) -> bool:
        ratio = RATIO_WORDS.get(item.lower)
        if ratio is None or (item.word is not None and self.in_source(item.word)):
            return True
        return any(rounds_to(pair.ratio, Decimal(ratio), self._slack(item)) for pair in self._pairs(item))

    def mentions(self, one: Evidence) -> bool:
        """Whether the sentence names a changed value of this change."""
        keys = {self.key(item) for item in self.claims.values()}
        if any(pair.kind not in LOGIC and (pair.old in keys or pair.new in keys) for pair in one.pairs):
            return True
        return any(item.delta and self._delta_of(one, item) for item in self.claims.values())

    def _delta_of(self, one: Evidence, item: Item) -> bool:
        key = self.key(item)
        return any(key in pair.deltas or (key[0] == "percent" and rounds_to(pair.percent, Decimal(key[1]))) for pair in one.pairs)

    # Names

    def names_hold(self) -> bool:
        """Every name stands, word by word in any case form, in a cited change."""
        for item in self.claims.items:
            if item.kind is not ValueType.NAME or item.value is None:
                continue
            key = self.key(item)
            sides = self._sides(item.side)
            digits = any(char.isdigit() for char in item.text)
            whole = any(key in side.values for side in sides)
            if not whole and (digits or not any(self._contiguous(words(item.text), side) for side in sides)):
                return False
        return True

    @staticmethod
    def _contiguous(wanted: list[Word], side: SideEvidence) -> bool:
        count = len(wanted)
        for run in side.runs:
            for at in range(len(run) - count + 1):
                if count and all(wanted[i].forms & run[at + i].forms for i in range(count)):
                    return True
        return False

    # Direction

    def directions_hold(self) -> bool:
        """What the sentence says happened, happened."""
        if not self.claims.acts and all(one.deletes and self._whole(one) for one in self.evidence):
            return any(item.side is Side.OLD for item in self.claims.items)
        return all(self._act_holds(item) for item in self.claims.items if item.acts)

    def _act_holds(self, item: Item) -> bool:
        return any(self._act(act, item) for act in item.acts)

    def _act(self, act: Act, item: Item) -> bool:
        if act in (Act.UP, Act.LATER):
            return self._moves_by(1, item, dates=act is Act.LATER)
        if act in (Act.DOWN, Act.EARLIER):
            return self._moves_by(-1, item, dates=act is Act.EARLIER)
        if act is Act.ADD:
            return any(one.inserts for one in self.evidence) or self._one_sided(Side.NEW, item)
        if act is Act.DELETE:
            return any(one.deletes for one in self.evidence) or self._one_sided(Side.OLD, item)
        if act in (Act.REPLACE, Act.CHANGE):
            return any(not self._whole(one) for one in self.evidence)
        if act is Act.SAME:
            return self._stays(item)
        return self._of_kind(act, item)

    @staticmethod
    def _whole(one: Evidence) -> bool:
        """Text that came or went as a whole was not "amended"."""
        whole = (ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED, ChangeKind.COLUMN_INSERTED, ChangeKind.COLUMN_DELETED)
        alone = not one.change.old or not one.change.new
        return one.change.kind in whole or (alone and len({passage.side for passage in one.passages}) == 1)

    def _of_kind(self, act: Act, item: Item) -> bool:
        if any(one.change.kind in _KINDS[act] for one in self.evidence):
            return True
        return act is Act.MOVE and any(pair.kind is ValueType.DATE and pair.sign for pair in self._pairs(item))

    def _moves_by(self, sign: int, item: Item, *, dates: bool) -> bool:
        """Whether the values that the clause names all went that way; of a clause without values, all those of its changes."""
        signed = [pair for one in self.evidence for pair in one.pairs if pair.sign]
        here = self._mentioned(signed, item.clause) or self._mentioned(signed, None) or signed
        if dates:
            here = [pair for pair in here if pair.kind is ValueType.DATE]
        return bool(here) and all(pair.sign == sign for pair in here)

    def _mentioned(self, pairs: list[Pair], clause: int | None) -> list[Pair]:
        items = [item for item in self.claims.values() if clause is None or item.clause == clause]
        keys = {self.key(item) for item in items if not item.delta}
        return [pair for pair in pairs if pair.old in keys or pair.new in keys]

    def _one_sided(self, side: Side, act: Item) -> bool:
        """Whether the clause names a value, quote or word that stands on that side alone."""
        for item in self.claims.items:
            if item.clause not in (act.clause, act.clause + 1) or item is act:
                continue
            if item.what is What.QUOTE and item.start in self._quotes:
                places = self._quotes[item.start]
                other = Side.OLD if side is Side.NEW else Side.NEW
                if places and all(one.quote(other, item.text) is None for one in self.evidence):
                    return all(quote.side is side for quote in places)
            elif item.what is What.VALUE and item.kind not in LOGIC:
                key = self.key(item)
                mine = any(key in found.values for found in self._sides(side))
                if mine and not any(key in found.values for found in self._sides(Side.OLD if side is Side.NEW else Side.NEW)):
                    return True
            elif (item.word is not None and not _is_meta(item.word) and self._only_on(item.word, side)) or (
                item.word is not None and item.word.forms & _NEGATION_NAMES and self._logic_only(side, ValueType.NEGATION)
            ):
                return True
        return False

    def _logic_only(self, side: Side, kind: ValueType) -> bool:
        pairs = [pair for one in self.evidence for pair in one.pairs if pair.kind is kind]
        return any(
            (pair.new if side is Side.NEW else pair.old) and not (pair.old if side is Side.NEW else pair.new) for pair in pairs
        )

    def _stays(self, act: Item) -> bool:
        named = [
            item
            for item in self.claims.items
            if item.clause == act.clause and item.what is not What.WORD and item.kind not in LOGIC
        ]
        both = (Side.OLD, Side.NEW)
        return bool(named) and all(
            all(any(self.key(item) in found.values for found in self._sides(side)) for side in both)
            if item.what is What.VALUE
            else all(any(one.quote(side, item.text) for one in self.evidence) for side in both)
            for item in named
        )

    # Negation, modality, subjects

    def negations_hold(self) -> bool:
        """What is denied in the sentence is denied on the side that it speaks of, and the reverse; a change of a "not" is
        said as one."""
        found = [item.word for item in self.claims.items if item.word is not None]
        spans = {item.start: item for item in self.claims.items}
        everything = words(self.claims.text)
        for word, polarity in zip(everything, polarities(self.claims.text, everything), strict=True):
            item = spans.get(word.start)
            if item is not None and item.what is What.WORD and not item.ended and not self._polarity_holds(word, polarity, item):
                return False
        return self._negation_is_said(found) and not self._claims_to_have_been() and _TWICE.search(self.claims.text) is None

    def _claims_to_have_been(self) -> bool:
        """ "…, which the old version had": a clause of the old version that names nothing; said of text that it lacked."""
        if not all(one.inserts and self._whole(one) for one in self.evidence):
            return False
        for item in self.claims.items:
            if item.lower in _WAS and item.side is Side.OLD and not self.claims.acts.get(item.clause):
                at = self.claims.items.index(item)
                return not (at and self.claims.items[at - 1].lower in STRICT)
        return False

    def _polarity_holds(self, word: Word, polarity: str, item: Item) -> bool:
        sides = self._sides(item.side)
        known: set[str] = set()
        for side in sides:
            for form in word.forms:
                known |= side.polarity.get(form, set())
        if polarity != PLAIN:
            if not known:
                return self._denied_elsewhere(word, item)
            return bool(known - {PLAIN})
        return not known or known != {DENIED} or _is_meta(word)

    def _denied_elsewhere(self, word: Word, item: Item) -> bool:
        """A denied word that the change does not hold: only its synonym, where that side holds a denial that counts."""
        if word.forms & {"только", "only", "просто", "merely"}:
            return True
        if _is_meta(word) or not self._known(word, item.side) or item.acts:
            return False
        side = item.side or Side.NEW
        return any(self._denies(one, side) for one in self.evidence)

    @staticmethod
    def _denies(one: Evidence, side: Side) -> bool:
        polarity = (one.new if side is Side.NEW else one.old).polarity
        return any(found - {PLAIN} for found in polarity.values())

    def _negation_is_said(self, found: list[Word]) -> bool:
        """A sentence on a change of "not" names the denial, quotes it, or keeps to figures."""
        flips = [one for one in self.evidence if any(pair.kind is ValueType.NEGATION for pair in one.pairs)]
        if not flips or any(item.what is not What.WORD and item.kind not in (ValueType.RANGE,) for item in self.claims.items):
            return True
        return any(
            word.forms & (_NEGATION_NAMES | {"без", "нет", "no", "not", "не", "without", "longer"}) for word in found
        ) or any(item.acts for item in self.claims.items)

    def modality_holds(self) -> bool:
        """Duties, rights and bans are those of the side that the sentence speaks of."""
        for item in self.claims.items:
            if item.kind is ValueType.MODALITY and item.value is not None:
                if not any(item.value.value in side.modal for side in self._sides(item.side)) and not self._own_modal(item):
                    return False
            elif item.word is not None and not self.in_source(item.word):
                named = {_MODAL_NAMES[form] for form in item.word.forms if form in _MODAL_NAMES}
                if named and not any(named & side.modal for side in self._sides(item.side)):
                    return False
        return True

    def _own_modal(self, item: Item) -> bool:
        """ "May affect", «может повлиять»: the sentence's own caution, where a word of the comparison follows."""
        after = [other for other in self.claims.items if other.start >= item.end][:1]
        soft = item.value is not None and item.value.value in ("may", "can", "should", "will")
        return (
            soft and bool(after) and after[0].word is not None and _is_meta(after[0].word) and not self.in_source(after[0].word)
        )

    def subjects_hold(self) -> bool:
        """Who does what: a party stands before a verb or a duty only where it does so in the change."""
        items = self.claims.items
        for i, item in enumerate(items):
            if item.word is None or not item.word.forms & lexicon().parties or not nominative(item.text) or item.acts:
                continue
            after = next((o for o in items[i + 1 : i + 4] if o.clause == item.clause and self._deed(o)), None)
            if after is not None and not self._does(item, after):
                return False
        return True

    def _deed(self, item: Item) -> bool:
        if item.kind is ValueType.MODALITY:
            return True
        return item.word is not None and not _is_meta(item.word) and not item.acts and self.in_source(item.word)

    def _does(self, party: Item, deed: Item) -> bool:
        assert party.word is not None
        names = {"=" + deed.value.value} if deed.value is not None else deed.word.forms if deed.word is not None else set()
        known: set[str] = set()
        for side in self._sides(deed.side):
            for name in names:
                known |= side.subjects.get(name, set())
        return not known or bool(known & party.word.forms)

    # Words

    def words_hold(self) -> bool:
        """Every word is of the cited changes, in any form or as a plain synonym, or speaks only of the comparison itself."""
        return all(self._word_holds(item) for item in self.claims.items if item.word is not None)

    def _word_holds(self, item: Item) -> bool:
        word = item.word
        if word is None or item.acts or len(item.text) == 1 or word.forms & _NEGATION_NAMES or item.lower in RATIO_WORDS:
            return True
        if word.forms & _MODAL_NAMES.keys():
            return True
        if self._known(word, item.side):
            return _is_meta(word) or not self._is_predicate(item) or self._said_so(word)
        if _is_meta(word) and not item.text.isupper():
            return True
        return self._known(word, None) and item.side is None

    def _is_predicate(self, item: Item) -> bool:
        """«расторгнут», "was terminated": what the sentence says was done."""
        at = self.claims.items.index(item)
        before = self.claims.items[at - 1].lower if at else ""
        if cyrillic(item.text):
            return short_participle(item.text)
        return before in ("was", "were", "been", "is", "are") and item.lower.endswith("ed")

    def _said_so(self, word: Word) -> bool:
        """Whether the change has that very verb; in a text of the other language its meaning is enough."""
        own = cyrillic(word.text)
        foreign = not any(cyrillic(other.text) == own for side in self._sides(None) for run in side.runs for other in run)
        return foreign or self.in_source(word)


def _is_meta(word: Word) -> bool:
    return not word.forms.isdisjoint(lexicon().meta) or word.text.lower() in lexicon().meta
