"""Except, unless, only: what stands under an exception is not the rule, and what is so there alone is not denied of there."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lexicon import lexicon
from core.analysis.places import Place
from core.analysis.polarity import LOOSE, STRICT
from core.model.change import ValueType
from core.model.document import Side

_EXCEPT: Final = frozenset({"except", "unless", "excluding", "кроме", "исключением"})
_SAYS_SO: Final = frozenset({"исключение", "исключать", "exception", "exclude", "exempt", "exemption"})
_ONLY: Final = ("только", "лишь", "исключительно", "only", "solely")
_ELSEWHERE: Final = frozenset({"outside", "elsewhere", "other", "вне", "другой", "иной", "остальной", *_EXCEPT, *_ONLY})
_NO: Final = STRICT | LOOSE
_UNDER: Final = 7
"""Words after "except" that are taken to stand under it."""
_BOUND: Final = 2
"""Words after "only" that it is said of."""


def hold(scope: Scope) -> bool:
    return _exceptions_hold(scope) and _bounds_hold(scope)


def _exceptions_hold(scope: Scope) -> bool:
    """A sentence that names no exception, denies nothing and speaks of no change has no word that stands under one alone."""
    if not any(name in side.places for side in scope.sides(Side.NEW) for name in _EXCEPT):
        return True
    items = scope.claims.items
    if any(one.acts or one.ended is not None or _denies(one) or _excepts(one) for one in items):
        return True
    return not any(_only_under(scope, one) for one in items if one.side is not Side.OLD and content(one))


def _denies(item: Item) -> bool:
    words = item.lower.split()
    return item.kind is ValueType.NEGATION or words[0] in _NO or words[-1] in _NO


def _excepts(item: Item) -> bool:
    return item.lower in _EXCEPT or (item.word is not None and not item.word.forms.isdisjoint(_SAYS_SO))


def _only_under(scope: Scope, item: Item) -> bool:
    places = scope.places(item.word, Side.NEW) if item.word is not None else []
    return bool(places) and all(_under(place) for place in places)


def _under(place: Place) -> bool:
    return any(word.text.lower() in _EXCEPT for word in place.run[max(0, place.at - _UNDER) : place.at])


def _bounds_hold(scope: Scope) -> bool:
    """ "Is not required in workshops", of what is required only there."""
    onlies = [place for side in scope.sides(Side.NEW) for name in _ONLY for place in side.places.get(name, ())]
    return not any(_denied_there(scope, place, items) for place in onlies for _, items in scope.clauses)


def _denied_there(scope: Scope, only: Place, items: list[Item]) -> bool:
    if not any(_denies(one) and one.start not in scope.claims.contrasts for one in items):
        return False
    if any(one.acts or one.ended is not None or (one.word and one.word.forms & _ELSEWHERE) for one in items):
        return False
    known = lexicon().function
    bound = [word for word in only.run[only.at + 1 : only.at + 6] if known.isdisjoint(word.forms) and len(word.text) > 1]
    said = frozenset(form for one in items if one.word is not None for form in one.word.forms)
    return bool(bound) and all(word.forms & said for word in bound[:_BOUND])
