"""Except, unless, only: what stands under an exception is not the rule, and what is so there alone is not denied of there."""

from typing import Final

from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lemmas import Word, cyrillic, finite
from core.analysis.lexicon import lexicon
from core.analysis.places import Place
from core.analysis.polarity import LOOSE, STRICT
from core.model.change import ValueType
from core.model.document import Side

_EXCEPT: Final = frozenset({"except", "unless", "excluding", "кроме", "исключением"})
_SAYS_SO: Final = frozenset({"исключение", "исключать", "exception", "exclude", "exempt", "exemption"})
_ONLY: Final = ("только", "лишь", "исключительно", "only", "solely")
_ELSEWHERE: Final = frozenset({"outside", "elsewhere", "other", "вне", "другой", "иной", "остальной", *_EXCEPT, *_ONLY})
_LEFT_OUT: Final = frozenset({"исключить", "исключать", "исключён", "исключен", "exclude", "exempt"})
_NO: Final = STRICT | LOOSE
_UNDER: Final = 7
"""Words after "except" that are taken to stand under it."""
_BOUND: Final = 2
"""Words after "only" that it is said of."""


def hold(scope: Scope) -> bool:
    return _exceptions_hold(scope) and _bounds_hold(scope) and _ended_hold(scope)


def _ended_hold(scope: Scope) -> bool:
    """ "Is no longer available on public holidays", of what was excepted and is not: it was not so before."""
    ended = [one for one in scope.claims.items if one.ended is not None and content(one) and one.word is not None]
    if not ended or any(_excepts(one) or one.lower in _EXCEPT or one.lower in _ONLY for one in scope.claims.items):
        return True
    return not any(one.word is not None and _was_excepted(scope, one.word) for one in ended)


def _was_excepted(scope: Scope, word: Word) -> bool:
    """Whether the old version has a word only under an exception, and the new one has it not."""
    places = scope.places(word, Side.OLD)
    return bool(places) and all(_under(place) for place in places) and scope.only_on(word, Side.OLD)


def _exceptions_hold(scope: Scope) -> bool:
    """A sentence that names no exception, denies nothing and speaks of no change has no word that stands under one alone."""
    if not scope.ground.kept(_excepting):
        return True
    items = scope.claims.items
    if any(one.acts or one.ended is not None or _denies(one) or _excepts(one) for one in items):
        return True
    return not any(_only_under(scope, one) for one in items if one.side is not Side.OLD and content(one))


def _excepting(ground: Ground) -> bool:
    """Whether the new version excepts anything."""
    return any(name in side.places for side in ground.sides(Side.NEW) for name in _EXCEPT)


def _onlies(ground: Ground) -> list[Place]:
    """Where the new version says "only"."""
    return [place for side in ground.sides(Side.NEW) for name in _ONLY for place in side.places.get(name, ())]


def _denies(item: Item) -> bool:
    words = item.lower.split()
    return item.kind is ValueType.NEGATION or words[0] in _NO or words[-1] in _NO


def _excepts(item: Item) -> bool:
    return item.lower in _EXCEPT or (item.word is not None and not item.word.forms.isdisjoint(_SAYS_SO))


def newly(scope: Scope, item: Item) -> bool:
    """ "Vessels for gas were excluded", «расходные материалы исключены»: whether all that the clause names with such a word, and
    only the new version has, stands there under an exception or a denial."""
    if item.word is None or item.word.forms.isdisjoint(_LEFT_OUT):
        return False
    mine = (one.word for one in scope.clause(item) if one is not item and content(one))
    came = [word for word in mine if word is not None and scope.in_source(word) and scope.only_on(word, Side.NEW)]
    return bool(came) and all(_is_left_out(scope, word) for word in came)


def _is_left_out(scope: Scope, word: Word) -> bool:
    places = scope.places(word, Side.NEW)
    return bool(places) and all(_excepted(place) or _denied_behind(scope, place) for place in places)


def _excepted(place: Place) -> bool:
    """ "With the exception of vessels for gas" too."""
    near = place.run[max(0, place.at - _UNDER) : place.at]
    return _under(place) or any(word.text.lower() in _SAYS_SO for word in near)


def _denied_behind(scope: Scope, place: Place) -> bool:
    """«На расходные материалы гарантия не распространяется»: in the same clause."""
    behind = list(enumerate(place.run[place.at + 1 : place.at + 1 + _UNDER], place.at + 1))
    at, verb = next(((at, word) for at, word in behind if cyrillic(word.text) and finite(word.text)), (0, place.word))
    if not at or place.run[at - 1].text.lower() not in STRICT:
        return False
    same = (one for one in scope.places(verb, Side.NEW) if one.run is place.run and one.at == at)
    return any((one.sentence, one.part) == (place.sentence, place.part) for one in same)


def _only_under(scope: Scope, item: Item) -> bool:
    places = scope.places(item.word, Side.NEW) if item.word is not None else []
    return bool(places) and all(_under(place) for place in places)


def _under(place: Place) -> bool:
    return any(word.text.lower() in _EXCEPT for word in place.run[max(0, place.at - _UNDER) : place.at])


def _bounds_hold(scope: Scope) -> bool:
    """ "Is not required in workshops", of what is required only there."""
    onlies = scope.ground.kept(_onlies)
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
