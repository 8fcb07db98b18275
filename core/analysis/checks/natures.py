"""What a figure is: a day of the month is no amount, and "one month before" no duration."""

import re
from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lexicon import Act
from core.analysis.places import DAY_OF_MONTH, Figure
from core.model.change import ValueType

_LASTS: Final = frozenset({"last", "take", "длиться", "продолжаться", "занимать"})
_AMOUNTS: Final = frozenset({"размер", "сумма", "величина", "объем", "amount", "size"})
_SAID: Final = _LASTS | _AMOUNTS
_MOVED: Final = frozenset({Act.UP, Act.DOWN})
_MEASURED: Final = frozenset({"temperature", "температура", "pressure", "давление", "weight", "вес", "масса"})
_NO_MEASURE: Final = frozenset({ValueType.PERIOD, ValueType.MONEY, ValueType.DATE})
_OFFSET: Final = re.compile(r"\s*(?:before|prior|in advance|after|from|of|до|после|с|со)\b")
_NEAR: Final = 3
"""Words between "lasts" and how long."""


def hold(scope: Scope) -> bool:
    """Of every figure, but a difference."""
    if not scope.figures():
        return True
    if scope.forms.isdisjoint(_SAID) and not any(acts & _MOVED for acts in scope.claims.acts.values()):
        return True
    return all(_holds(scope, value) for value in scope.figures())


def _holds(scope: Scope, value: Item) -> bool:
    if value.kind in _NO_MEASURE and scope.claims.acts.get(value.clause, set()) & _MOVED and _is_measured(scope, value):
        return False
    lasts = any(_lasts(scope, one) for one in scope.near(value, -_NEAR, -1))
    amount = _is_amount(scope, value)
    if not lasts and not amount:
        return True
    written = _written(scope, value)
    if lasts and written and all(_OFFSET.match(one.after) for one in written):
        return False
    return not (amount and written and all(DAY_OF_MONTH.match(one.after) for one in written))


def _lasts(scope: Scope, item: Item) -> bool:
    """But "takes place" says when."""
    return (
        item.word is not None
        and bool(item.word.forms & _LASTS)
        and not any(one.lower == "place" for one in scope.near(item, 1, 1))
    )


def _is_measured(scope: Scope, value: Item) -> bool:
    """ "The temperature rose to 12 months"."""
    mine = (one.word for one in scope.clause(value) if one.end <= value.start)
    return any(word is not None and word.forms & _MEASURED for word in mine)


def _is_amount(scope: Scope, value: Item) -> bool:
    """Whether a figure is said to be a size, or to have grown."""
    if scope.claims.acts.get(value.clause, set()) & _MOVED:
        return True
    mine = (one.word for one in scope.clause(value) if one.end <= value.start)
    return any(word is not None and word.forms & _AMOUNTS for word in mine)


def _written(scope: Scope, value: Item) -> list[Figure]:
    key = scope.key(value)
    return [one for side in scope.sides(value.side) for one in side.figures if key in one.keys]
