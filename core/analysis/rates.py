"""How often: «раз в квартал», "twice a year", "every two years", «ежегодно», as times a year, however it is written."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from core.lowered import lowered
from core.marks import has_any

_UNITS: Final = {
    "day": 365, "week": 52, "month": 12, "quarter": 4, "half-year": 2, "year": 1,
    "дня": 365, "день": 365, "дней": 365, "сутки": 365,
    "неделю": 52, "недели": 52, "недель": 52, "месяц": 12, "месяца": 12, "месяцев": 12, "квартал": 4, "квартала": 4, "полгода": 2,
    "полугодие": 2, "год": 1, "года": 1, "лет": 1,
}  # fmt: skip
"""How many of them a year has."""
_NUMBERS: Final = {
    "once": 1, "twice": 2, "thrice": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
    "twelve": 12,
    "раз": 1, "раза": 1, "один": 1, "одного": 1, "одной": 1, "одну": 1, "однажды": 1, "дважды": 2, "трижды": 3,
    "два": 2, "двух": 2, "две": 2,
    "три": 3, "трех": 3, "трёх": 3, "четыре": 4, "четырех": 4, "четырёх": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6,
    "десять": 10, "двенадцать": 12, "other": 2, "second": 2,
}  # fmt: skip
_ADVERBS: Final = {
    "daily": 365, "weekly": 52, "monthly": 12, "quarterly": 4, "annually": 1, "yearly": 1, "half-yearly": 2, "semi-annually": 2,
    "fortnightly": 26,
    "ежедневно": 365, "еженедельно": 52, "ежемесячно": 12, "ежеквартально": 4, "ежегодно": 1,
}  # fmt: skip
_N: Final = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_U: Final = "(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_MONTHS: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)"
)
_RATE: Final = re.compile(
    rf"\b(?:(?:(?:from|с|со)\s(?P<first>{_N})(?:\stimes|\sраза?)?\s(?:to|до)\s)?"
    rf"(?P<times>{_N})(?:\stimes|\sраза?)?\s(?:a|an|per|every|each|в)\s(?:(?P<of>{_N})\s)?(?P<unit>{_U})s?|"
    rf"(?:every|each|кажд(?:ый|ые|ую|ое|ых))\s(?:(?P<every>{_N})[\s-])?(?P<each>{_U})s?|"
    rf"(?:every|each|кажд(?:ый|ую|ое))\s(?P<month>{_MONTHS})|"
    rf"(?P<adverb>{'|'.join(_ADVERBS)}))\b"
)
"""Of text in lower case: so each of the many words is tried only where its first letter stands, in a quarter of the time."""
_BARE: Final = re.compile(r"(?!.*\b(?:once|twice|thrice|times|раза?|однажды|дважды|трижды)\b)", re.IGNORECASE)
_HINTS: Final = (
    "year", "month", "week", "quarter", "day", "daily", "annual", "every", "each", "fortnight",
    "год", "лет", "месяц", "недел", "квартал", "дн", "день", "сутки", "кажд", "еже",
)  # fmt: skip
"""Without one of these no rate is looked for: it is cheaper."""
_SLACK: Final = Decimal("0.02")


class Rate(NamedTuple):
    """Where and how many times a year. `weak`: a word («ежегодно») or a bare number ("two a year") that may also be of something
    else. `first`: of "from once to twice a year" the first."""

    start: int
    end: int
    yearly: Decimal
    weak: bool = False
    first: bool = False
    bare: bool = False

    def same(self, other: "Rate") -> bool:
        """ "Every 90 days" is "every three months"."""
        return abs(self.yearly - other.yearly) <= self.yearly * _SLACK


def rates(text: str) -> Iterator[Rate]:
    """All of a text; of "from once to twice a year" both, the first of them `first`."""
    lower = lowered(text)
    for match in _RATE.finditer(lower) if has_any(lower, _HINTS) else ():
        start, end = match.span()
        if match["adverb"]:
            yield Rate(start, end, Decimal(_ADVERBS[match["adverb"]]), weak=True)
        elif match["month"]:
            yield Rate(start, match.start("month") - 1, Decimal(1))  # the month itself is a date
        elif match["each"]:
            yield Rate(start, end, _yearly("1", match["every"], match["each"]))
        else:
            bare = _BARE.match(match.group()) is not None
            if match["first"]:
                yearly = _yearly(match["first"], match["of"], match["unit"])
                yield Rate(match.start("first"), match.end("first"), yearly, weak=bare, first=True, bare=bare)
            yield Rate(match.start("times"), end, _yearly(match["times"], match["of"], match["unit"]), weak=bare, bare=bare)


def _yearly(times: str, of: str | None, unit: str) -> Decimal:
    return _number(times) * _UNITS[unit.lower()] / _number(of or "1")


def _number(text: str) -> Decimal:
    return Decimal(_NUMBERS.get(text.lower(), text if text.isdigit() else 1) or 1)
