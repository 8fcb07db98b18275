"""All, each, any: of what the change says it of, and not of "one of the parts", nor of "all others"."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.figures import LOGIC
from core.analysis.lemmas import Word
from core.analysis.lexicon import lexicon
from core.analysis.places import Place
from core.model.document import Side

_ALL: Final = frozenset({"весь", "все", "любой", "любая", "оба", "any", "all", "both", "either"})
_EACH: Final = frozenset({"каждый", "each", "every"})
_QUANTIFIERS: Final = _ALL | _EACH
_SOME: Final = frozenset(
    {"один", "одна", "два", "две", "половина", "часть", "некоторый", "one", "two", "half", "part", "some", "most"}
)
_OTHERS: Final = frozenset({"остальной", "другой", "иной", "прочий", "other", "remaining", "else"})
_UNITS: Final = frozenset("day week month quarter year hour день неделя месяц квартал год час сутки".split())
"""Of «каждого месяца»: how often, and of no thing."""
_ALWAYS: Final = frozenset({"always", "invariably", "всегда", "неизменно"})
_CASES: Final = frozenset({"case", "circumstance", "event", "situation", "случай", "обстоятельство", "ситуация"})
_PARTIES: Final = frozenset({"сторона", "party", "side"})
_EVERY: Final = frozenset({"каждый", "любой", "любая", "each", "every", "any", "either"})
_FULLY: Final = frozenset({"полностью", "целиком", "fully", "entirely"})
_ASKED: Final = _QUANTIFIERS | _ALWAYS
_PARTY: Final = 2
"""Words between such a quantifier and "party"."""
_NEAR: Final = 4
"""Words between a quantifier and its thing."""


def hold(scope: Scope) -> bool:
    if "both" in scope.stems and any(item.lower == "both" and not _both_hold(scope, item) for item in scope.claims.items):
        return False
    if not scope.tokens.isdisjoint(_FULLY) and not all(_fully_holds(scope, item) for item in scope.claims.words):
        return False
    if scope.forms.isdisjoint(_ASKED):
        return True
    return all(
        not one.word.forms & _ALWAYS or scope.in_source(one.word)
        if one.word.forms.isdisjoint(_QUANTIFIERS)
        else _holds(scope, one, one.word)
        for one in scope.claims.items
        if one.word is not None
    )


def _fully_holds(scope: Scope, item: Item) -> bool:
    """ "Is returned in full": of what is done, the change says it; of what came or went it is the sentence's own word."""
    if item.lower not in _FULLY or item.word is None or scope.known(item.word, None):
        return True
    return bool(scope.claims.acts.get(item.clause)) or any(one.ended is not None for one in scope.clause(item))


def _both_hold(scope: Scope, both: Item) -> bool:
    """ "Both 15 and 10 days" are of one version."""
    after = [one for one in scope.near(both, 1, _NEAR) if one.value is not None and one.kind not in LOGIC]
    if len(after) < 2 or after[0].index != both.index + 1:
        return True
    keys = [[scope.key(one), scope.like(one, beside) or scope.key(one)] for one, beside in (after[:2], after[1::-1])]
    return any(all(any(scope.stands(key, side) for key in found) for found in keys) for side in Side)


def _holds(scope: Scope, item: Item, word: Word) -> bool:
    if _of_a_party(scope, item, word):
        return False
    thing = _thing(scope, item)
    if thing is None or thing.word is None or thing.acts or thing.word.forms & _UNITS:
        return True
    if not scope.in_source(thing.word) and thing.word.forms & _CASES and word.forms & _ALL:
        return False  # "in all cases"
    led = [_before(place) for place in scope.places(thing.word, item.side if item.ended is None else None)]
    own = [forms for forms in led if forms & _QUANTIFIERS]
    if led and not own:
        some = any(forms & _SOME for forms in led)
        return not (scope.in_source(word) if word.forms & _ALL else some)
    others = any(one.word is not None and one.word.forms & _OTHERS for one in scope.near(item, 1, 2))
    return not own or others or not all(forms & _OTHERS for forms in own)


def _of_a_party(scope: Scope, item: Item, word: Word) -> bool:
    """ "Each party", «любая из сторон», of what the change says of one that it names."""
    near = [one for one in scope.near(item, 1, _PARTY) if one.word is not None and one.clause == item.clause]
    party = next((one.word for one in near if one.word is not None and one.word.forms & _PARTIES), None)
    return party is not None and not scope.in_source(party) and not scope.in_source(word) and not word.forms.isdisjoint(_EVERY)


def _thing(scope: Scope, item: Item) -> Item | None:
    known = lexicon().function
    after = (one for one in scope.near(item, 1, _NEAR) if one.clause == item.clause and one.word is not None)
    return next((one for one in after if one.word and known.isdisjoint(one.word.forms | _QUANTIFIERS & one.word.forms)), None)


def _before(place: Place) -> frozenset[str]:
    return frozenset(form for word in place.run[max(0, place.at - _NEAR + 1) : place.at] for form in word.forms)
