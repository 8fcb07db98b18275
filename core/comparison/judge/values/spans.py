"""The lower bound of a range has the unit of the upper one: «от 5 до 10 дней», "5-10 %"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from core.comparison.judge.values.dates import is_day
from core.comparison.judge.values.numbers import plain, read_number
from core.model.change import Found, FoundValue, ValueType

_BETWEEN: Final = re.compile(
    r"[ \u00a0]?[-‑–—…][ \u00a0]?(?:плюс[ \u00a0]|\+)?|\.{2,3}|[ \u00a0](?:до|по|to|and|и)[ \u00a0](?:плюс[ \u00a0]|\+)?"
)
_UNITED: Final = frozenset({ValueType.PERIOD, ValueType.PERCENT, ValueType.MONEY, ValueType.QUANTITY})
_PERIOD: Final = re.compile(r"(PT?)[\d.]+([A-Z])\Z")
_RISING: Final = ("и", "and")
"""Of two numbers joined so the first is a bound only after a word that says so."""


def bounded(text: str, found: Sequence[Found]) -> list[Found]:
    """The values with units given to bare numbers that begin a range."""
    result = _joined_periods(text, [item for at, item in enumerate(found) if not _is_of_a_date(found, at)])
    for at in range(len(result) - 2, -1, -1):
        if result[at][0] is ValueType.MONEY:
            result[at : at + 2] = _priced(text, result[at], result[at + 1])
        if result[at][0] is not ValueType.NUMBER:
            continue
        after = at + 2 if result[at + 1][0] is ValueType.RANGE and at + 2 < len(result) else at + 1
        kind, upper = result[after]
        lower = result[at][1]
        if kind is ValueType.DATE and (day := _day_like(text, lower, upper)) is not None:
            result[at] = (kind, day)
            continue
        between = _BETWEEN.fullmatch(text, lower.end, upper.start) if kind in _UNITED else None
        if between is None or (between.group().strip() in _RISING and not _opened(result, at)):
            continue
        shared = _like(text, lower, kind, upper)
        result[at] = (kind, shared) if shared else result[at]
    return result


_SMALLER: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""The units of time, each smaller than the one before; behind T those of a day."""
_GOES_ON: Final = re.compile(r"[ \u00a0](?:(?:и|and)[ \u00a0])?|, (?:and )?")
_ONE_UNIT: Final = re.compile(r"P(T?)(\d+)([A-Z])")


def _joined_periods(text: str, found: Sequence[Found]) -> list[Found]:
    """The values, of periods that follow one another in smaller units one: «1 год 6 месяцев»."""
    result: list[Found] = []
    for kind, value in found:
        last = result[-1] if result else None
        if kind is ValueType.PERIOD and last is not None and last[0] is kind and (whole := _whole(text, last[1], value)):
            result[-1] = kind, whole
        else:
            result.append((kind, value))
    return result


def _whole(text: str, first: FoundValue, second: FoundValue) -> FoundValue | None:
    part = _ONE_UNIT.fullmatch(second.value)
    if first.unit or second.unit or part is None or not _GOES_ON.fullmatch(text, first.end, second.start):
        return None
    time, units = first.value.partition("T")[1], re.findall(r"[A-Z]", first.value.partition("T")[2] or first.value[1:])
    if "." in first.value or not units:
        return None
    smaller = _SMALLER.index(part[1] + part[3])
    if smaller <= _SMALLER.index(time + units[-1]):
        return None
    mark = "T" if part[1] and not time else ""
    value = f"{first.value}{mark}{part[2]}{part[3]}"
    return FoundValue(text=text[first.start : second.end], start=first.start, end=second.end, value=value)


_DAYS: Final = re.compile(r"[-‑–—]|[ \u00a0](?:по|до|to|and|и)[ \u00a0]")


def _day_like(text: str, lower: FoundValue, upper: FoundValue) -> FoundValue | None:
    """The day that begins a span within a month: «1–15 марта», "from 1 to 15 March"."""
    if not _DAYS.fullmatch(text, lower.end, upper.start) or not lower.text.isdecimal() or len(lower.text) > 2:
        return None
    if not is_day(f"2024{upper.value[1:]}" if upper.value.startswith("--") else upper.value) or int(lower.text) not in range(
        1, 32
    ):
        return None
    value = f"{upper.value[:-2]}{int(lower.text):02}"
    return FoundValue(text=lower.text, start=lower.start, end=lower.end, value=value) if value <= upper.value else None


def _priced(text: str, lower: Found, upper: Found) -> list[Found]:
    """Both ends of a span of money whose currency stands before the first: "$1–2 million"."""
    first, second = lower[1], upper[1]
    between = _BETWEEN.fullmatch(text, first.end, second.start)
    if upper[0] is not ValueType.NUMBER or between is None or first.text[:1].isdigit():
        return [lower, upper]
    scale = _scale(text, second)
    if between.group().strip().isalpha() and scale == 1:
        return [lower, upper]
    value = first.value if _scale(text, first) > 1 else plain(Decimal(first.value) * scale)
    return [(lower[0], replace(first, value=value)), (lower[0], replace(second, unit=first.unit))]


def _is_of_a_date(found: Sequence[Found], at: int) -> bool:
    """«от 01.02.2026» is the date of a document; a span of time begins with «с», or goes on with «до»."""
    kind, value = found[at]
    if kind is not ValueType.RANGE or value.value != "from" or value.text.lower() != "от" or at + 1 == len(found):
        return False
    follows, date = found[at + 1]
    goes_on = at + 2 < len(found) and found[at + 2][0] is ValueType.RANGE and found[at + 2][1].value == "to"
    return follows is ValueType.DATE and date.start - value.end <= 1 and not goes_on


_NEXT: Final = re.compile(r"[ \u00a0\n](?:(?:за|по|на)[ \u00a0])?")


def is_bound_of(text: str, bound: FoundValue, value: FoundValue) -> bool:
    """Whether a bound's number stands right behind it: «не менее чем за 3 дня»."""
    return _NEXT.fullmatch(text, bound.end, value.start) is not None


def _opened(found: Sequence[Found], at: int) -> bool:
    return at > 0 and found[at - 1][0] is ValueType.RANGE and found[at - 1][1].value == "from"


def _like(text: str, lower: FoundValue, kind: ValueType, upper: FoundValue) -> FoundValue | None:
    count = Decimal(lower.value)
    period = _PERIOD.fullmatch(upper.value) if kind is ValueType.PERIOD and upper.unit is None else None
    if kind is ValueType.PERIOD and upper.unit is None:
        value = f"{period.group(1)}{plain(count)}{period.group(2)}" if period else None
    elif kind is ValueType.MONEY:
        value = plain(count if _scale(text, lower) > 1 else count * _scale(text, upper))
    else:
        value = plain(count)
    if value is None:
        return None
    return FoundValue(text=lower.text, start=lower.start, end=lower.end, value=value, unit=upper.unit)


def _scale(text: str, amount: FoundValue) -> Decimal:
    """How many ones the written number of an amount counts: a thousand in «10 тыс. руб.», also where its unit stands behind the
    other bound («от 10 тыс. до 20 тыс. руб.»)."""
    written = read_number(text, amount.start)
    if written is None or not written.value:
        return Decimal(1)
    scale = Decimal(amount.value) / written.value
    return scale if scale in (1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000) else Decimal(1)
