"""What grew, fell or amounts to a figure is what the figure is of in the change."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.figures import Key
from core.analysis.lexicon import Act
from core.model.change import ValueType

_MEASURES: Final = frozenset({"составлять", "составить", "равняться", "amount", "total", "equal"})
_TIMES: Final = frozenset({ValueType.PERIOD, ValueType.DATE, ValueType.NUMBER})
_MONEY: Final = frozenset({ValueType.MONEY, ValueType.NUMBER, ValueType.PERCENT})
_KINDS: Final = {
    "срок": _TIMES, "период": _TIMES, "period": _TIMES, "term": _TIMES, "deadline": _TIMES, "продолжительность": _TIMES,
    "duration": _TIMES, "цена": _MONEY, "стоимость": _MONEY, "price": _MONEY, "cost": _MONEY, "fee": _MONEY,
}  # fmt: skip
_UP_DOWN: Final = frozenset({Act.UP, Act.DOWN})


def hold(scope: Scope) -> bool:
    """The words before «увеличен», "amounts to" stand before the clause's figures in the change too, or right after them."""
    return all(_holds(scope, verb) for verb in scope.claims.items if verb.word is not None and _is_verb(verb))


def _is_verb(item: Item) -> bool:
    assert item.word is not None
    return bool(item.acts & _UP_DOWN) or not item.word.forms.isdisjoint(_MEASURES)


def _holds(scope: Scope, verb: Item) -> bool:
    keys = {scope.key(value) for value in scope.claims.values() if value.clause == verb.clause and value.start > verb.start}
    if not _of_its_kind(scope, verb):
        return False
    topic = [one for one in scope.claims.items if one.clause == verb.clause and one.end <= verb.start and content(one)]
    return all(_is_of(scope, item, keys) for item in topic)


def _of_its_kind(scope: Scope, verb: Item) -> bool:
    """A period did not grow where only an amount did."""
    kinds = {pair.kind for one in scope.evidence for pair in one.pairs if pair.sign}
    said = [
        one.word for one in scope.claims.items if one.clause == verb.clause and one.end <= verb.start and one.word is not None
    ]
    named = [_KINDS[form] for word in said if not scope.in_source(word) for form in word.forms if form in _KINDS]
    return not verb.acts & _UP_DOWN or not kinds or not named or any(kinds & kind for kind in named)


def _is_of(scope: Scope, item: Item, keys: set[Key]) -> bool:
    assert item.word is not None
    for side in scope.sides(item.side):
        here = keys & side.values
        placed = [side.around[form] for form in item.word.forms if form in side.around]
        if here and placed and not any(here & found for found in placed):
            return False
    return True
