"""Who gets: one who pays, hands over or ships in the change is not said to receive the same."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lemmas import Word, cyrillic, forms, nominative, verbal
from core.analysis.lexicon import concepts_of
from core.analysis.places import Place
from core.model.change import ValueType

_GETS: Final = frozenset({"receive", "получать", "получить", "принимать", "принять"})
_TAKES: Final = frozenset({"принимать", "принять"})
_GIVES: Final = frozenset(
    {"pay", "delivery", "provide", "hand", "compensate", "repay", "send", "show", "transfer", "accrue", "sell", "offer"}
)
_HINTS: Final = frozenset({"rece", "полу", "прин"})
_PASSIVE: Final = frozenset({"is", "are", "be", "been", "was", "were", "being"})
_NEAR: Final = 5


def hold(scope: Scope) -> bool:
    return scope.stems.isdisjoint(_HINTS) or all(
        _holds(scope, item) for item in scope.claims.items if item.word is not None and not item.word.forms.isdisjoint(_GETS)
    )


def _holds(scope: Scope, item: Item) -> bool:
    if item.word is None or item.acts or item.ended is not None or _receives(scope, item.word):
        return True
    after = [one for one in scope.near(item, 1, _NEAR) if one.clause == item.clause]
    first = next((one for one in after if one.carries or content(one)), None)
    if first is not None and first.kind in (ValueType.PERIOD, ValueType.DATE) and scope.before(item) != "to":
        return True  # "receives 15 more days"
    before = [one.word for one in scope.claims.items[: item.index] if one.word is not None and _may_give(scope, one)]
    later = (one.word for one in after if one.word is not None and scope.is_party(one.word))
    who = before[-1] if before else next(later, None)
    return who is None or not any(_gives(scope, place) for place in scope.places(who, item.side))


def _may_give(scope: Scope, item: Item) -> bool:
    return item.word is not None and (scope.is_party(item.word) or (content(item) and scope.in_source(item.word)))


def _receives(scope: Scope, word: Word) -> bool:
    meaning = "accept" if word.forms & _TAKES else "receive"
    return any(meaning in side.concepts for side in scope.texts(None))


def _gives(scope: Scope, place: Place) -> bool:
    """Whether, from there on, the text has who pays, hands over, ships: another party begins nothing between."""
    if place.at and cyrillic(place.word.text) and nominative(place.word.text) and _is_giving(place.run[place.at - 1].text):
        return True
    for at, word in enumerate(place.run[place.at + 1 : place.at + 1 + _NEAR], place.at + 1):
        if scope.is_party(word):
            return False
        if not concepts_of(word.forms).isdisjoint(_GIVES):
            lower, before = word.text.lower(), place.run[at - 1].text.lower()
            if cyrillic(lower):
                return _is_giving(lower) and nominative(place.word.text)
            return before not in _PASSIVE and not lower.endswith("ment")
    return False


def _is_giving(verb: str) -> bool:
    """«Предоставляет», not «предоставляется»."""
    lower = verb.lower()
    return verbal(lower) and not lower.endswith(("ся", "сь")) and not concepts_of(forms(lower)).isdisjoint(_GIVES)
