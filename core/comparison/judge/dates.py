"""Dates in all usual forms, Russian and English, as ISO 8601.

A date without a year is "--02-01", a month "2024-02", a year "2024", a time "T10:00". 02/01/2024 is read by the language
around it: day first in Russian, month first in English; a number above 12 settles it in either.
"""

import re
from datetime import date
from typing import Final

from core.comparison.judge.numbers import near_cyrillic
from core.model.change import FoundValue, ValueType

Found = tuple[ValueType, FoundValue]

_RU_MONTHS: Final = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_RU_ENDS: Final = ("я", "ь", "е", "ю", "ем", "а", "у", "ом", "й", "")
_EN_MONTHS: Final = "january february march april may june july august september october november december"


def _months() -> dict[str, int]:
    table = {stem + end: i for i, stem in enumerate(_RU_MONTHS.split(), 1) for end in _RU_ENDS if stem + end not in ("ма", "маь")}
    for i, name in enumerate(_EN_MONTHS.split(), 1):
        table.update({name: i, name[:3]: i})
    table.update({"sept": 9, "янв": 1, "фев": 2, "февр": 2, "апр": 4, "авг": 8, "сен": 9, "сент": 9, "окт": 10, "ноя": 11})
    table.update({"нояб": 11, "дек": 12})
    return table


MONTHS: Final = _months()
TRIGGERS: Final = frozenset(MONTHS)

_S: Final = r"[ \u00a0\u2009\u202f\n]"
_YEAR_END: Final = rf"(?:{_S}?(?:г\.(?:р\.)?|года?(?![а-яё])|году(?![а-яё])|г(?![а-яёa-z])))?"
_ISO: Final = re.compile(
    r"((?:19|20|21)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d)(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_NUMERIC: Final = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d{{2}})(?![\d]|[./]\d){_YEAR_END}")
_DAY_MONTH: Final = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?[»”\"]?(?:{_S}(?:day{_S})?of)?{_S}?[-–]?{_S}?([^\W\d_]{{3,9}})\.?,?(?:{_S}?[-–]?{_S}?(\d{{4}})(?!\d){_YEAR_END})?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"([^\W\d_]{{3,9}})\.?{_S}(?:(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,]\d)(?:,?{_S}(\d{{4}})(?!\d))?|(\d{{4}})(?!\d){_YEAR_END})",
    re.IGNORECASE,
)
_YEAR_ONLY: Final = re.compile(rf"((?:19|20|21)\d\d)(?:{_S}?(?:г\.|год(?:а|у|ом|е)?(?![а-яё])|гг\.))")
_CLOCK: Final = re.compile(rf"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?!\d|:)(?:{_S}?(a\.?m\.?|p\.?m\.?)(?!\w))?", re.IGNORECASE)
_OPENING: Final = '«"“„'


def date_at(text: str, start: int) -> Found | None:
    """The date whose first digit stands at `start`; the opening quote of «01» is taken in."""
    if (match := _ISO.match(text, start)) is not None:
        return _of(text, match, int(match.group(1)), int(match.group(3)), int(match.group(4)))
    if (match := _NUMERIC.match(text, start)) is not None and (found := _numeric(text, match)) is not None:
        return found
    if (match := _DAY_MONTH.match(text, start)) is not None and match.group(2).lower() in MONTHS:
        found = _day_month(text, match)
        if found is not None:
            return found
    if (match := _YEAR_ONLY.match(text, start)) is not None:
        return _found(text, match.start(), match.end(), match.group(1))
    if (match := _CLOCK.match(text, start)) is not None:
        return _clock(text, match)
    return None


def date_by_month(text: str, start: int) -> Found | None:
    """The date that begins with a month's name: "February 1, 2024", «февраль 2024 г.»."""
    match = _MONTH_FIRST.match(text, start)
    if match is None or match.group(1).lower() not in MONTHS:
        return None
    month = MONTHS[match.group(1).lower()]
    if match.group(4):
        return _found(text, match.start(), match.end(), f"{match.group(4)}-{month:02}")
    if not match.group(1)[0].isupper() or not match.group(1).isascii():
        return None
    day, year = int(match.group(2)), match.group(3)
    if not 1 <= day <= 31:
        return None
    return _of(text, match, int(year) if year else None, month, day)


def _numeric(text: str, match: "re.Match[str]") -> Found | None:
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if len(match.group(4)) == 2:
        if match.group(2) != "." and not (match.group(2) == "/" and len(match.group(1)) == len(match.group(3)) == 2):
            return None
        if len(match.group(1)) == 1 or len(match.group(3)) == 1:
            return None
        year += 2000 if year < 70 else 1900
    elif not 1800 <= year <= 2200:
        return None
    month_first = match.group(2) == "/" and not near_cyrillic(text, match.start(), match.end())
    day, month = (second, first) if month_first else (first, second)
    if month > 12:
        day, month = month, day
    return _of(text, match, year, month, day)


def _day_month(text: str, match: "re.Match[str]") -> Found | None:
    day, month, year = int(match.group(1)), MONTHS[match.group(2).lower()], match.group(3)
    if not 1 <= day <= 31:
        return None
    word = match.group(2)
    if year is None and word.isascii() and not word[0].isupper():
        return None
    if year is None and word.lower() in ("мая", "май", "мае") and day == 0:
        return None
    return _of(text, match, int(year) if year else None, month, day)


def _clock(text: str, match: "re.Match[str]") -> Found:
    hour = int(match.group(1))
    half = (match.group(3) or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return _found(text, match.start(), match.end(), f"T{hour:02}:{match.group(2)}")


def _of(text: str, match: "re.Match[str]", year: int | None, month: int, day: int) -> Found | None:
    try:
        date(year if year is not None else 2024, month, day)
    except ValueError:
        return None
    value = f"{year:04}-{month:02}-{day:02}" if year is not None else f"--{month:02}-{day:02}"
    end = match.end()
    while text[end - 1].isspace() or (year is None and text[end - 1] in ".,"):
        end -= 1
    start = match.start()
    if start and text[start - 1] in _OPENING and text[start:end].count(text[start - 1].translate(_CLOSED)) == 1:
        start -= 1
    return _found(text, start, end, value)


_CLOSED: Final = {ord("«"): "»", ord("“"): "”", ord("„"): "“"}


def _found(text: str, start: int, end: int, value: str) -> Found:
    return ValueType.DATE, FoundValue(text=text[start:end], start=start, end=end, value=value)
