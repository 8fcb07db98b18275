"""Negation: what the sentence denies is denied on the side that it speaks of, and the reverse."""

import re
from typing import Final

from core.analysis.checks.duties import LOST, modal_only
from core.analysis.checks.scope import Scope, content, is_meta, other, whole
from core.analysis.claims import AUXILIARY, Item, What
from core.analysis.evidence import Evidence
from core.analysis.figures import LOGIC
from core.analysis.lemmas import Word
from core.analysis.lexicon import NEGATION_NAMES
from core.analysis.modals import NAMES
from core.analysis.polarity import DENIED, LACKING, PLAIN, STRICT, polarities
from core.model.change import ValueType
from core.model.document import Side

_WAS: Final = frozenset({"был", "была", "было", "были", "was", "were", "had", "имелось", "имелся", "имелась"})
_TWICE: Final = re.compile(r"\b(не не|not not|no not|not no)\b", re.IGNORECASE)
_EXISTS: Final = frozenset(
    {"действовать", "применяться", "предусмотреть", "предусматривать", "содержать", "существовать", "нужно", "требоваться"}
    | {
        "apply",
        "be",
        "exist",
        "contain",
        "provide",
        "need",
        "require",
        "have",
        "allow",
        "receive",
        "get",
        "получать",
        "допускаться",
        "разрешить",
        "указать",
    }
)
"""What may be said to have ended without being a word of the document."""
_COMPARING: Final = frozenset({"ниже", "выше", "менее", "более", "ранее", "позднее", "позже", "less", "more", "later", "earlier"})
"""«Не ниже» without its «не» says the opposite, however plain the word is."""
_MERELY: Final = frozenset({"только", "only", "просто", "merely"})
_SAYS_NO: Final = (
    NEGATION_NAMES
    | LOST
    | {name for name, modal in NAMES.items() if modal == "must not"}
    | {"без", "нет", "no", "not", "не", "without", "longer"}
)


def hold(scope: Scope) -> bool:
    """Polarity word by word; a change of a "not" is said as one; what is said to have ended was there and is not."""
    by_start = {item.start: item for item in scope.claims.items if item.what is What.WORD}
    for word, polarity in zip(scope.words, polarities(scope.text, scope.words, scope.claims.contrasts), strict=True):
        item = by_start.get(word.start)
        if item is not None and item.ended is None and not _polarity_holds(scope, word, polarity, item):
            return False
    if _TWICE.search(scope.text) is not None or _claims_to_have_been(scope):
        return False
    return _is_said(scope) and all(_ended(scope, number) for number in sorted(scope.claims.endings))


def _polarity_holds(scope: Scope, word: Word, polarity: str, item: Item) -> bool:
    known: set[str] = set()
    for side in scope.sides(item.side):
        for form in word.forms:
            known |= side.polarity.get(form, set())
    if polarity == LACKING and is_meta(word):
        return True  # «без изменений»
    if polarity != PLAIN:
        return bool(known - {PLAIN}) if known else _denied_elsewhere(scope, word, item)
    return not known or known != {DENIED} or (is_meta(word) and word.forms.isdisjoint(_COMPARING))


def _denied_elsewhere(scope: Scope, word: Word, item: Item) -> bool:
    """A denied word that the change does not hold: only its synonym, where that side holds a denial that counts."""
    if word.forms & _MERELY:
        return True
    if item.acts:
        return True  # a denied change is looked at as a direction
    if is_meta(word) or not scope.known(word, item.side):
        return False
    return any(_denies(one, item.side or Side.NEW) for one in scope.evidence)


def _denies(one: Evidence, side: Side) -> bool:
    polarity = (one.new if side is Side.NEW else one.old).polarity
    return any(found - {PLAIN} for found in polarity.values())


def _claims_to_have_been(scope: Scope) -> bool:
    """ "…, which the old version had": a clause of the old version that names nothing; said of text that it lacked."""
    if not all(one.inserts and whole(one) for one in scope.evidence):
        return False
    for item in scope.claims.items:
        if item.lower in _WAS and item.side is Side.OLD and not scope.claims.acts.get(item.clause):
            return scope.before(item) not in STRICT
    return False


def _is_said(scope: Scope) -> bool:
    """A sentence on a change of "not" names the denial, quotes it, or keeps to figures."""
    flips = [one for one in scope.evidence if any(pair.kind is ValueType.NEGATION for pair in one.pairs)]
    if not flips or any(item.what is not What.WORD and item.kind is not ValueType.RANGE for item in scope.claims.items):
        return True
    return bool(scope.claims.endings) or any(
        item.acts or (item.word is not None and item.word.forms & _SAYS_NO) for item in scope.claims.items
    )


# "No longer": it was so, and is not


def _ended(scope: Scope, number: int) -> bool:
    """What follows "no longer" stood in the old version; in the new one a part of it is denied, or gone."""
    items = [item for item in scope.claims.items if item.ended == number]
    said = [item for item in items if content(item) and item.word is not None and item.word.forms.isdisjoint(NAMES)]
    if not items or not all(scope.known(item.word, Side.OLD) for item in said if item.word is not None):
        return False
    predicate = next((item.word for item in items if item.word is not None and item.lower not in AUXILIARY), None)
    if predicate is not None and not predicate.forms & _EXISTS and not scope.known(predicate, Side.OLD):
        return False
    if all(one.deletes and whole(one) for one in scope.evidence):
        return bool(said)
    return any(_gone(scope, item) for item in items)


def _gone(scope: Scope, item: Item) -> bool:
    if item.what is What.QUOTE:
        return not any(one.quote(Side.NEW, item.text) for one in scope.evidence)
    if item.kind is ValueType.MODALITY and item.value is not None:
        return _in(scope, item.value.value, Side.OLD) and not _in(scope, item.value.value, Side.NEW)
    if item.what is What.VALUE:
        return item.kind not in LOGIC and scope.stands(scope.key(item), Side.OLD) and not scope.stands(scope.key(item), Side.NEW)
    assert item.word is not None
    if not item.word.forms.isdisjoint(NAMES):
        return modal_only(scope, item.word, Side.OLD)
    if not content(item) and not scope.in_source(item.word):
        return False
    return scope.only_on(item.word, Side.OLD) or _denied_now(scope, item.word)


def _in(scope: Scope, modal: str, side: Side) -> bool:
    return any(modal in found.modal for found in scope.sides(side))


def _denied_now(scope: Scope, word: Word) -> bool:
    """Denied in the new version, and not so in the old one."""
    new = {mark for side in scope.sides(Side.NEW) for form in word.forms for mark in side.polarity.get(form, ())}
    old = {mark for side in scope.sides(other(Side.NEW)) for form in word.forms for mark in side.polarity.get(form, ())}
    return DENIED in new and PLAIN in old
