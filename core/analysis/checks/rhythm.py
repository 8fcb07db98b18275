"""How often: "twice a year", «вдвое реже», "more often", the interval between two inspections."""

import re
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
_PER: Final = re.compile(
    r"\b(?:в|за) (?P<ru>день|неделю|месяц|квартал|год)\b|\b(?:a|per) (?P<en>day|week|month|quarter|year)\b", re.IGNORECASE
)
_DAY, _WEEK, _MONTH = ("день", "дня", "дней", "сут", "day", "daily"), ("недел", "week"), ("месяц", "месяч", "month")
_QUARTER, _YEAR = ("квартал", "quarter"), ("год", "лет", "year", "annu")
_STEMS: Final = {
    "день": _DAY, "day": _DAY, "неделю": _WEEK, "week": _WEEK, "месяц": _MONTH, "month": _MONTH, "квартал": _QUARTER,
    "quarter": _QUARTER, "год": _YEAR, "year": _YEAR,
}  # fmt: skip
_SPAN: Final = re.compile(
    r"\bза вес[ьй] (?:период|срок|врем|год|месяц|квартал)\w*|\bза вс[её] время|"
    r"\b(?:for|over|during|in) the (?:whole|entire) (?:period|term|time|year|quarter|month)\b"
)
_SPANNING: Final = frozenset("весь все всё whol enti".split())
_HINTS: Final = frozenset("день неде меся квар год day week mont quar year".split())
_STEMS_OF: Final = {365: _DAY, 52: _WEEK, 12: _MONTH, 4: _QUARTER, 1: _YEAR}
_ADJECTIVE: Final = 8
"""Letters of «ежемесячно» that its adjective has too."""
_NEAR: Final = 3
"""Words between "half" and "often"."""


def hold(scope: Scope) -> bool:
    """A rate is one of that side; the words of a weak one are checked like any others where that side has none."""
    rates = all(_stands(scope, rate, side) or (rate.weak and _written(scope, rate)) for rate, side in scope.rates)
    return rates and _per(scope) and _spans_hold(scope)


def _spans_hold(scope: Scope) -> bool:
    """ "For the whole period", of what is counted by the day."""
    if scope.stems.isdisjoint(_SPANNING):
        return True
    found = (match for match in _SPAN.finditer(scope.lower) if not scope.quoted(match.start()))
    return all(scope.written(match.group()) or not paced(scope, Side.NEW) for match in found)


def paced(scope: Scope, side: Side | None) -> bool:
    """Whether the changed text says how often, on that side."""
    return any(one.rates for one in scope.texts(side))


def _written(scope: Scope, rate: Rate) -> bool:
    """A bare number, or an adverb of a text that has that pace in other words: "monthly" of "99 % per month"."""
    word = scope.lower[rate.start : rate.end]
    stems = _STEMS_OF.get(int(rate.yearly), ())
    return rate.bare or scope.written(word[:_ADJECTIVE]) or any(_paced(scope, stem) for stem in stems)


def _paced(scope: Scope, stem: str) -> bool:
    return any(re.search(rf"\b(?:a|per|each|every|в|за|кажд\w+)\s{stem}", text) for text in scope.written_texts)


def _per(scope: Scope) -> bool:
    """ "Rose by EUR 500 a year" of what is paid a month: the unit of time stands in the change in some form."""
    for match in _PER.finditer(scope.lower) if not scope.stems.isdisjoint(_HINTS) else ():
        unit = match["ru"] or match["en"]
        part = scope.lower[: match.start()].endswith(("by ", "of ")) or any(a <= match.start() < b for a, b, _ in scope.fractions)
        if not part and not scope.quoted(match.start()) and not any(scope.written(stem) for stem in _STEMS[unit]):
            return False
    return True


def _stands(scope: Scope, rate: Rate, side: Side | None) -> bool:
    """ "Every month" is not of a "monthly rent", where something else is done every January."""
    known = [one for found in scope.sides(side) for one in found.rates]
    strong = [one for one in known if not one.weak]
    return any(rate.same(one) for one in (strong if strong and not rate.weak else known))


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
    ratio = next((Decimal(RATIO_WORDS[word]) for word in before if word in RATIO_WORDS), None) or _times(scope, item)
    exact = max(moved) / min(moved)
    fewer = fewer is not (item.side is Side.OLD)
    return (moved[1] < moved[0]) is fewer and (ratio is None or near(exact, ratio, Decimal(0)))


def _times(scope: Scope, item: Item) -> Decimal | None:
    """«В четыре раза чаще», "three times as often"."""
    keys = (scope.key(one) for one in scope.near(item, -_NEAR, -1) if one.clause == item.clause and one.value is not None)
    return next((key[1] for key in keys if key[2] == "times" and isinstance(key[1], Decimal)), None)


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
    mine = [one.word for one in scope.clause(item) if one.word is not None]
    return {form for word in mine for form in word.forms}
