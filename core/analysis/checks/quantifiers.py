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
_ONE_OF: Final = frozenset("total whole overall last first final next последний первый общий весь итоговый следующий".split())
_COMPARED: Final = frozenset(
    "change edit version wording document clause case time изменение правка версия редакция документ пункт случай раз".split()
)
_UNITS: Final = frozenset("day week month quarter year hour день неделя месяц квартал год час сутки".split())
"""Of «каждого месяца»: how often, and of no thing."""
_ALWAYS: Final = frozenset({"always", "invariably", "всегда", "неизменно"})
_CASES: Final = frozenset({"case", "circumstance", "event", "situation", "случай", "обстоятельство", "ситуация"})
_SO_MANY: Final = frozenset(
    "некоторый большинство многий отдельный ряд несколько some most many certain several few majority".split()
)
_PORTIONS: Final = frozenset("некоторый большинство отдельный часть половина some most certain majority".split())
_PARTIES: Final = frozenset({"сторона", "party", "side"})
_EVERY: Final = frozenset({"каждый", "любой", "любая", "each", "every", "any", "either"})
_FULLY: Final = frozenset({"полностью", "целиком", "fully", "entirely"})
_ASKED: Final = _QUANTIFIERS | _ALWAYS
_ARTICLES: Final = frozenset({"of", "the", "its", "their", "из"})
_PARTY: Final = 2
"""Words between such a quantifier and "party"."""
_NEAR: Final = 4
"""Words between a quantifier and its thing."""


def hold(scope: Scope) -> bool:
    if "both" in scope.stems and any(item.lower == "both" and not _both_hold(scope, item) for item in scope.claims.items):
        return False
    if not scope.tokens.isdisjoint(_FULLY) and not all(_fully_holds(scope, item) for item in scope.claims.words):
        return False
    if not scope.forms.isdisjoint(_ONE_OF) and not all(_is_each(scope, one) for one in scope.claims.words):
        return False
    if not scope.forms.isdisjoint(_CASES) and not all(_is_in_all_cases(scope, one) for one in scope.claims.words):
        return False
    if not scope.forms.isdisjoint(_PORTIONS) and not all(_portion_holds(scope, one) for one in scope.claims.words):
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


def _is_in_all_cases(scope: Scope, item: Item) -> bool:
    """ "In most cases", of what is so without a word on cases."""
    if item.word is None or item.word.forms.isdisjoint(_CASES) or scope.in_source(item.word):
        return True
    return not any(one.word is not None and not one.word.forms.isdisjoint(_SO_MANY) for one in scope.near(item, -2, -1))


def _portion_holds(scope: Scope, item: Item) -> bool:
    """ "Some employees may now …", «часть показаний»: of what the change says of the thing without such a word; what came, went
    or grew may be some of many."""
    if item.word is None or item.word.forms.isdisjoint(_PORTIONS) or scope.known(item.word, None):
        return True
    thing = next((one for one in scope.near(item, 1, 2) if one.word is not None and one.lower not in _ARTICLES), None)
    if thing is None or thing.word is None or thing.clause != item.clause or thing.meta or not scope.in_source(thing.word):
        return True
    return bool(scope.claims.acts.get(item.clause))


def _is_each(scope: Scope, item: Item) -> bool:
    """ "Of the last payment", where the changes say "of each payment"."""
    if item.word is None or item.word.forms.isdisjoint(_ONE_OF) or scope.in_source(item.word):
        return True
    after = next(iter(scope.near(item, 1, 1)), None)
    if after is None or after.word is None or after.clause != item.clause:
        return True
    led = [_right_before(place) for place in scope.places(after.word, item.side) if place.at]
    return not led or not all(forms & _EACH for forms in led)


def _right_before(place: Place) -> frozenset[str]:
    return place.run[place.at - 1].forms


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
    if _adds_a_thing(scope, thing, word):
        return False
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


def _adds_a_thing(scope: Scope, thing: Item | None, word: Word) -> bool:
    """ "Removes every risk": of a thing that neither the changes nor the comparison have."""
    if thing is None or thing.word is None or word.forms.isdisjoint(_EACH) or thing.acts or scope.in_source(word):
        return False
    return thing.word.forms.isdisjoint(_UNITS | _COMPARED) and not scope.own(thing.word) and not scope.known(thing.word, None)


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
