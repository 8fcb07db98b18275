"""What the values of a column all changed by: one difference, or one share of each as rounding leaves it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from core.comparison.judge.grammar import NBSP, POINTS, days, number, period_parts, value_text
from core.comparison.judge.values.dates import is_day
from core.model.change import FoundValue, Sentence, Value, ValueType

FEWEST: Final = 4
"""Values from which they are told together; fewer are a list that one reads."""
_MOST_OF: Final = Decimal("0.6")
"""The share of a column's changed values from which a step is that of the column, and no chance."""
_SOME_OF: Final = Decimal("0.2")
"""The same for steps that chance seldom makes: a whole percentage of large values, a number of days."""
_LARGE: Final = 500
"""Steps of rounding in a value from which a percentage is exact enough to tell it from its neighbours."""
_PLACES: Final = (0, 1, 2)
"""Decimal places of a percentage, the fewest that fit are told."""
_PERIODS: Final = {"D": "P{}D", "M": "P{}M", "Y": "P{}Y", "WD": "{}", "BD": "{}"}
"""The units of periods that are counted, with the form in which a value gives them."""


class Step(NamedTuple):
    """`by`: the difference in `unit` (days for dates), or with `share` the percentage of each old value."""

    type: ValueType
    unit: str
    by: Decimal
    share: bool


class _Pair(NamedTuple):
    place: int
    old: Decimal
    new: Decimal


def steps_of(values: Sequence[Value]) -> Iterator[tuple[Step, list[int]]]:
    """The steps by which changed values of one column went, each with the places of its values; those that went by themselves
    are in none."""
    for (kind, unit), pairs in _measured(values).items():
        left = pairs
        while len(left) >= FEWEST:
            step, taken = _best(kind, unit, left)
            if step is None or not _is_meant(step, taken, len(pairs)):
                break
            yield step, [pair.place for pair in taken]
            gone = {pair.place for pair in taken}
            left = [pair for pair in left if pair.place not in gone]


def step_of(values: Sequence[Value]) -> Step | None:
    """The one step of all these values; None where they have none."""
    return next((step for step, places in steps_of(values) if len(places) == len(values)), None)


def _measured(values: Sequence[Value]) -> dict[tuple[ValueType, str], list[_Pair]]:
    """The values that can be counted, by type and unit."""
    found: dict[tuple[ValueType, str], list[_Pair]] = {}
    for place, value in enumerate(values):
        if value.old is None or value.new is None:
            continue
        old, new = _count(value.type, value.old), _count(value.type, value.new)
        if old is not None and new is not None and old[1] == new[1] and old[0] != new[0]:
            found.setdefault((value.type, old[1]), []).append(_Pair(place, old[0], new[0]))
    return found


def _count(kind: ValueType, found: FoundValue) -> tuple[Decimal, str] | None:
    """A value as a number and what it counts; None for what cannot be added to."""
    if kind is ValueType.DATE:
        return (Decimal(date.fromisoformat(found.value).toordinal()), "") if is_day(found.value) else None
    if kind is ValueType.PERIOD:
        parts = period_parts(found)
        return (Decimal(parts[0]), parts[1]) if parts is not None and parts[1] in _PERIODS else None
    if kind in (ValueType.MONEY, ValueType.PERCENT, ValueType.QUANTITY, ValueType.NUMBER):
        digits = found.value.removeprefix("-").replace(".", "", 1)
        return (Decimal(found.value), found.unit or "") if digits.isascii() and digits.isdigit() else None
    return None


def _best(kind: ValueType, unit: str, pairs: list[_Pair]) -> tuple[Step | None, list[_Pair]]:
    """The step of the most values, a difference before a share."""
    by, _ = Counter(pair.new - pair.old for pair in pairs).most_common(1)[0]
    equal = [pair for pair in pairs if pair.new - pair.old == by]
    if kind in (ValueType.MONEY, ValueType.QUANTITY, ValueType.NUMBER):
        share, alike = _shared(pairs)
        if share is not None and len(alike) > len(equal):
            return Step(kind, unit, share, share=True), alike
    return (Step(kind, unit, by, share=False), equal) if len(equal) >= FEWEST else (None, [])


def _shared(pairs: list[_Pair]) -> tuple[Decimal | None, list[_Pair]]:
    """The percentage that most of these values went up or down by, and the values."""
    grain = _grain([pair.new for pair in pairs])
    spans = [
        ((pair.new - grain / 2) / pair.old, (pair.new + grain / 2) / pair.old) for pair in pairs if pair.old > 0 and pair.new > 0
    ]
    if len(spans) < FEWEST:
        return None, []
    low, high = _thickest(spans)
    share = _roundest((low - 1) * 100, (high - 1) * 100)
    if share is None or not share:
        return None, []
    factor = 1 + share / 100
    return share, [pair for pair in pairs if pair.old > 0 and abs(pair.old * factor - pair.new) <= grain / 2]


def _thickest(spans: Sequence[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    """The stretch that lies in the most of these spans."""
    ends = sorted([(low, 0) for low, _ in spans] + [(high, 1) for _, high in spans])
    depth, most, best = 0, 0, (ends[0][0], ends[0][0])
    for (at, closes), (following, _) in pairwise(ends):
        depth += -1 if closes else 1
        if depth > most:
            most, best = depth, (at, following)
    return best


def _roundest(low: Decimal, high: Decimal) -> Decimal | None:
    """The number between two that has the fewest decimal places; None where it would need too many."""
    for places in _PLACES:
        rounded = round((low + high) / 2, places)
        if low <= rounded <= high:
            return rounded
    return None


def _grain(values: Sequence[Decimal]) -> Decimal:
    """The power of ten to which all of these are rounded."""
    return Decimal(1).scaleb(min(_zeros(value) for value in values))


def _zeros(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _is_meant(step: Step, taken: Sequence[_Pair], of: int) -> bool:
    """Whether so many of a column's values went by one step that it is no chance."""
    if len(taken) < FEWEST:
        return False
    if len(taken) >= of * _MOST_OF:
        return True
    whole = step.share and step.by == step.by.to_integral_value()
    grain = _grain([pair.new for pair in taken])
    seldom = step.type is ValueType.DATE or (whole and all(pair.new >= _LARGE * grain for pair in taken))
    return seldom and len(taken) >= of * _SOME_OF


def told_step(step: Step, example: FoundValue) -> Sentence:
    """«значения увеличены на 10 %», "the dates were moved 7 days later". `example`: one of the values."""
    up, size = step.by > 0, abs(step.by)
    if step.type is ValueType.DATE:
        ru = f"даты перенесены на {days(int(size), 'ru')} {'позже' if up else 'раньше'}"
        return Sentence(ru=ru, en=f"the dates were moved {days(int(size), 'en')} {'later' if up else 'earlier'}")
    ru, en = ("увеличены", "increased") if up else ("уменьшены", "decreased")
    by_ru, by_en = (_size(step, size, example, language) for language in ("ru", "en"))
    return Sentence(ru=f"значения {ru} на {by_ru}", en=f"the values were {en} by {by_en}")


def _size(step: Step, size: Decimal, example: FoundValue, language: str) -> str:
    shown = format(size.normalize(), "f")
    if step.share:
        return number(shown, language) + (f"{NBSP}%" if language == "ru" else "%")
    if step.type is ValueType.PERCENT and step.unit == "%":
        return f"{number(shown, language)}{NBSP}{POINTS[language == 'ru']}"
    form = _PERIODS[step.unit] if step.type is ValueType.PERIOD else "{}"
    return value_text(step.type, replace(example, value=form.format(shown)), language)
