"""Which of several changed values a clause speaks of, by what it says they measure or how they changed: «срок», "temperature",
"doubled", "six months longer"."""

from decimal import Decimal
from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.figures import RATIO_WORDS, Pair, near
from core.analysis.lexicon import concepts_of
from core.model.change import ValueType

_TIMES: Final = frozenset({ValueType.PERIOD, ValueType.DATE})
_OF_TIME: Final = frozenset(
    {"срок", "период", "время", "длительность", "продолжительность", "дольше", "долго", "длинный", "короче", "короткий"}
    | {
        "time",
        "period",
        "term",
        "duration",
        "deadline",
        "interval",
        "long",
        "longer",
        "short",
        "shorter",
        "faster",
        "slower",
        "quicker",
        "быстрее",
        "медленнее",
    }
)
_OF_MONEY: Final = frozenset(
    {"цена", "стоимость", "плата", "дешевле", "дороже", "дешеветь", "подешеветь", "подорожать", "cheaper", "dearer", "expensive"}
    | {"price", "cost", "fee", "deposit", "salary", "wage", "rent", "budget", "tariff", "депозит", "оклад", "зарплата", "бюджет"}
)
_OF_SHARES: Final = frozenset({"rate", "percentage", "interest", "discount", "ставка", "процент", "процентный", "скидка"})
_UNITS: Final = {"temperature": "°C", "weight": "g", "voltage": "V", "pressure": "Pa"}
"""Meaning → the base unit of what it measures."""


def narrowed(scope: Scope, pairs: list[Pair], act: Item) -> list[Pair]:
    """Those of the pairs that the clause of a direction can mean; all of them where it does not say."""
    mine = [one for one in scope.claims.items if one.clause == act.clause]
    pairs = _of_kind(mine, pairs) or pairs
    return [pair for pair in pairs if _changed_so(scope, mine, pair)] or pairs


def _of_kind(mine: list[Item], pairs: list[Pair]) -> list[Pair]:
    said = {form for one in mine if one.word is not None for form in one.word.forms}
    units = {_UNITS[name] for name in concepts_of(frozenset(said)) if name in _UNITS}
    if units:
        return [pair for pair in pairs if pair.new is not None and pair.new[2] in units]
    if said & _OF_TIME:
        return [pair for pair in pairs if pair.kind in _TIMES]
    if said & _OF_SHARES:
        return [pair for pair in pairs if pair.kind is ValueType.PERCENT]
    return [pair for pair in pairs if pair.kind is ValueType.MONEY] if said & _OF_MONEY else []


def _changed_so(scope: Scope, mine: list[Item], pair: Pair) -> bool:
    """By the ratio or the difference that the clause says."""
    ratios = [Decimal(RATIO_WORDS[one.lower]) for one in mine if one.lower in RATIO_WORDS]
    keys = [scope.key(one) for one in mine if one.delta and one.value is not None]
    ratios += [key[1] for key in keys if key[2] == "times" and isinstance(key[1], Decimal)]
    return any(near(pair.ratio, ratio, Decimal(0)) for ratio in ratios) or any(
        key[1] == delta[1] for key in keys for delta in pair.deltas
    )
