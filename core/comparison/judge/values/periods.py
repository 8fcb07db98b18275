"""Periods of time: a number and what it counts, working days and such."""

import re
from typing import Final

from core.comparison.judge.values.counted import BRACKET, TOKEN, Number, after_bracket, after_dot, found_value
from core.comparison.judge.values.numbers import SPACE, plain
from core.comparison.judge.values.units import DAY_KINDS, TIME_UNITS, TimeUnit
from core.model.change import Found, ValueType

_DASHED_DAYS: Final = re.compile(
    r"[-‑](?:х|ти|и|ми)?[-‑]?(?:(рабоч|календарн|банковск|working|business|calendar)[-‑\w]*[- ‑])?"
    r"(дневн|недельн|месячн|летн|годичн|годов|часов|минутн|суточн|day|week|month|year|hour|minute)\w*",
    re.IGNORECASE,
)
_DASHED: Final = {
    "дневн": "день", "недельн": "неделя", "месячн": "месяц", "летн": "год", "годичн": "год", "годов": "год", "часов": "час",
    "минутн": "минута", "суточн": "сутки", "day": "day", "week": "week", "month": "month", "year": "year", "hour": "hour",
    "minute": "minute",
}  # fmt: skip
SHORT_TIME: Final = {
    "h": TIME_UNITS["час"],
    "min": TIME_UNITS["минута"],
    "sec": TIME_UNITS["секунда"],
    "s": TIME_UNITS["секунда"],
}


def period(text: str, number: Number) -> Found | None:
    """The period that the number counts; None where it counts no time. «2024 год» is a date."""
    dashed = _DASHED_DAYS.match(text, number.end)
    if dashed is not None:
        dashed_unit = TIME_UNITS[_DASHED[dashed.group(2).lower()]]
        return _period_value(text, number, dashed.end(), dashed_unit, _dashed_kind(dashed.group(1)))
    match = TOKEN.match(text, number.end)
    if match is None:
        return None
    word, kind, end = match.group(1).lower().replace("ё", "е"), "", match.end()
    while word in DAY_KINDS:
        kind = kind or DAY_KINDS[word]
        match = TOKEN.match(text, end) or BRACKET.match(text, end)
        if match is None:
            return None
        word, end = match.group(1).lower(), match.end()
    unit: TimeUnit | None = TIME_UNITS.get(word) or _short_time(text, number, word, match.start(1))
    if unit is None or _is_calendar_year(number, word, unit) or (unit.iso == "Q" and _PART.match(text, end)):
        return None
    return _period_value(text, number, after_dot(text, end, word), unit, kind if unit.iso == "D" else "")


def _short_time(text: str, number: Number, word: str, start: int) -> TimeUnit | None:
    """ "5 h", "30s"; "1990s" is no time."""
    if (
        word not in SHORT_TIME
        or start - number.end > 1
        or text[start : start + 1].isupper()
        or (word == "s" and start == number.end and number.value >= 1000)
    ):
        return None
    return SHORT_TIME[word]


_PART: Final = re.compile(
    rf"{SPACE}of{SPACE}(?:the|all|any|its|such|their|votes|shares)(?!\w)(?!{SPACE}(?:year|calendar|financial))"
)
"""After a quarter that is a part of something and no period: "one quarter of the fee"."""


def _dashed_kind(word: str | None) -> str:
    if not word:
        return ""
    return "WD" if word.lower() in ("рабоч", "working", "business") else "BD" if word.lower() == "банковск" else ""


def _is_calendar_year(number: Number, word: str, unit: TimeUnit) -> bool:
    """«2024 год» is a date, «2 года» a period."""
    return unit.iso == "Y" and 1800 <= number.value <= 2200 and not number.spelled and not word.startswith("лет")


def _period_value(text: str, number: Number, end: int, unit: TimeUnit, kind: str) -> Found:
    end = after_bracket(text, end)
    count = plain(number.value)
    if kind:
        return found_value(ValueType.PERIOD, text, number.start, end, count, kind)
    if unit.iso == "Q":
        return found_value(ValueType.PERIOD, text, number.start, end, f"P{plain(number.value * 3)}M")
    prefix, letter = ("PT", unit.iso[1]) if unit.iso[0] == "T" else ("P", unit.iso)
    return found_value(ValueType.PERIOD, text, number.start, end, f"{prefix}{count}{letter}")
