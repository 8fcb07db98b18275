"""How often: "twice a year", «вдвое реже», "more often", the interval between two inspections."""

from decimal import Decimal
from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.figures import RATIO_WORDS, near
from core.analysis.rates import Rate
from core.model.document import Side

_OFTEN: Final = frozenset({"often", "frequent", "frequently", "чаще"})
_RARELY: Final = frozenset({"реже", "seldom", "rarely"})
_WORDS: Final = _OFTEN | _RARELY
_LESS: Final = frozenset({"less", "half"})
_PLAIN: Final = frozenset({"as", "so"})
_FREQUENCY: Final = frozenset({"frequency", "frequent", "частота", "периодичность", "often"})
_INTERVAL: Final = frozenset({"interval", "gap", "промежуток", "интервал"})
_NEAR: Final = 3
"""Words between "half" and "often"."""


def hold(scope: Scope) -> bool:
    """A rate is one of that side; the words of a weak one are checked like any others where that side has none."""
    return all(_stands(scope, rate, side) or rate.weak for rate, side in scope.rates)


def _stands(scope: Scope, rate: Rate, side: Side | None) -> bool:
    return any(rate.same(one) for found in scope.sides(side) for one in found.rates)


def _strong(scope: Scope, side: Side | None) -> list[Rate]:
    return [one for found in scope.sides(side) for one in found.rates if not one.weak]


def covers(scope: Scope, item: Item) -> bool:
    """Whether an item is of a rate that stands, or says which way it changed."""
    if scope.rates and any(rate.start <= item.start < rate.end and _stands(scope, rate, side) for rate, side in scope.rates):
        return True
    return item.lower in _WORDS and _says_right(scope, item)


def gone(scope: Scope, clause: int) -> bool:
    """ "Every three months", of what is done less often now."""
    mine = [rate for rate, _ in scope.rates if _clause(scope, rate) == clause]
    return any(_stands(scope, rate, Side.OLD) and not _stands(scope, rate, Side.NEW) for rate in mine)


def changed(scope: Scope) -> tuple[Decimal, Decimal] | None:
    """The old and the new rate, where each side has one and they differ."""
    found = []
    for side in (Side.OLD, Side.NEW):
        own = _strong(scope, side) or [one for of in scope.sides(side) for one in of.rates]
        if len({one.yearly for one in own}) != 1:
            return None
        found.append(own[0].yearly)
    return (found[0], found[1]) if found[0] != found[1] else None


def _says_right(scope: Scope, item: Item) -> bool:
    """«Вдвое реже», "half as often", "more frequently": by its ratio and direction."""
    moved = changed(scope)
    before = [one.lower for one in scope.near(item, -_NEAR, -1) if one.clause == item.clause]
    if moved is None or (before and before[-1] in _PLAIN and not set(before) & RATIO_WORDS.keys()):
        return False
    fewer = item.lower in _RARELY or bool(_LESS & set(before))
    ratio = next((Decimal(RATIO_WORDS[word]) for word in before if word in RATIO_WORDS), None)
    exact = max(moved) / min(moved)
    return (moved[1] < moved[0]) is fewer and (ratio is None or near(exact, ratio, Decimal(0)))


def ratio_holds(scope: Scope, item: Item) -> bool:
    """Whether "half", «вдвое» is of how often, and right."""
    after = scope.near(item, 1, _NEAR)
    often = next((one for one in after if one.clause == item.clause and one.lower in _WORDS), None)
    return often is not None and _says_right(scope, often)


def is_interval(scope: Scope, item: Item, yearly: Decimal) -> bool:
    """Whether a period («от одного года до двух») is the interval of a clause that speaks of one."""
    rate = Rate(0, 0, yearly)
    return bool(_words(scope, item) & _INTERVAL) and _stands(scope, rate, item.side)


def sign(scope: Scope, act: Item) -> int:
    """Which way the clause's frequency (1: more often) or interval (1: longer) went; 0 where it speaks of neither."""
    moved = changed(scope)
    if moved is None:
        return 0
    way = 1 if moved[1] > moved[0] else -1
    words = _words(scope, act)
    if words & _INTERVAL:
        return -way
    ours = any(_clause(scope, rate) == act.clause and _stands(scope, rate, side) for rate, side in scope.rates)
    other = any(one.clause == act.clause and not covers(scope, one) for one in scope.claims.values())
    return way if words & _FREQUENCY or (ours and not other) else 0


def same(scope: Scope, act: Item) -> bool:
    """«Периодичность проверки не изменилась»: both versions have one rate and no other."""
    old, new = ({one.yearly for found in scope.sides(side) for one in found.rates} for side in (Side.OLD, Side.NEW))
    return bool(_words(scope, act) & _FREQUENCY) and bool(old) and old == new


def _clause(scope: Scope, rate: Rate) -> int:
    return next((item.clause for item in scope.claims.items if item.end > rate.start), -1)


def _words(scope: Scope, item: Item) -> set[str]:
    mine = [one.word for one in scope.claims.items if one.clause == item.clause and one.word is not None]
    return {form for word in mine for form in word.forms}
