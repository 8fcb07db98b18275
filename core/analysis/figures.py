"""Typed values in one normal form, and what follows from two of them: difference, percent, ratio."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from core.marks import has_any
from core.model.change import FoundValue, Value, ValueType

Key = tuple[str, Decimal | str, str]
"""Class, number (or normal form), unit: equal for equal values however they are written."""

_PERIOD: Final = re.compile(r"P(T?)(?:(\d+(?:\.\d+)?)([YMWDHS]))\Z")
_PERIOD_UNITS: Final = {
    "Y": ("M", 12), "M": ("M", 1), "W": ("D", 7), "D": ("D", 1), "TH": ("min", 60), "TM": ("min", 1), "TS": ("s", 1),
}  # fmt: skip
_QUANTITIES: Final = {
    "t": ("g", "1000000"),

    "km": ("m", "1000"), "cm": ("m", "0.01"), "mm": ("m", "0.001"), "dm": ("m", "0.1"), "kg": ("g", "1000"),
    "mg": ("g", "0.001"), "mL": ("L", "0.001"), "kW": ("W", "1000"), "MW": ("W", "1000000"), "MWh": ("kWh", "1000"),
    "kV": ("V", "1000"), "kHz": ("Hz", "1000"), "MHz": ("Hz", "1000000"), "GHz": ("Hz", "1000000000"), "kPa": ("Pa", "1000"),
    "MPa": ("Pa", "1000000"), "kN": ("N", "1000"), "kB": ("B", "1000"), "MB": ("B", "1000000"), "GB": ("B", "1000000000"),
    "ha": ("m²", "10000"), "km²": ("m²", "1000000"),
}  # fmt: skip
_SCALES: Final = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))
_DIGITS: Final = re.compile(r"\d+(?:\s\d{3})*(?:[.,]\d+)?")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
"""A bare whole number between them is a year."""
_CLOCK: Final = re.compile(r"t\d\d:\d\d")
_OF_ANY_YEAR: Final = re.compile(r"--\d\d-\d\d")
_YEARS: Final = (2027, 2028)
"""A common year and a leap year."""
_YEAR_MONTH: Final = 7
"""Characters of "2027-05"."""
_RATIO_SLACK: Final = Decimal("0.02")
_PARTS: Final = {
    "трет": "33.33", "четверт": "25", "половин": "50", "пят": "20",
    "third": "33.33", "quarter": "25", "half": "50", "fifth": "20",
}  # fmt: skip
_TIMES_PART: Final = {"две": 2, "двух": 2, "три": 3, "two": 2, "three": 3}
_FRACTION: Final = re.compile(
    r"\bна\s+(?:(?P<ru_n>одну|две|три)\s+)?(?:(?P<ru>трет|четверт|половин)(?:ь|и|у|ую|ых)|(?P<ru_fifth>пят)(?:ую|ых))\b|"
    r"\bby\s+(?:about |nearly |almost |roughly )?"
    r"(?:(?:(?P<en_n>an?|one|two|three)[\s-])(?P<en>half|third|quarter|fifth)s?|(?P<en_half>half))\b(?!\s+of\b)|"
    r"\bin\s+(?P<half>half)\b",
    re.IGNORECASE,
)

_FRACTIONS: Final = ("трет", "четверт", "половин", "пят", "half", "third", "quarter", "fifth")


def fractions(text: str, lower: str) -> Iterator[tuple[int, int, Decimal]]:
    """«На треть», "by two thirds", "in half": where, and the percent of change that it says; `lower`: the text in lower case."""
    for match in _FRACTION.finditer(text) if has_any(lower, _FRACTIONS) else ():
        name = next(match[group] for group in ("ru", "ru_fifth", "en", "en_half", "half") if match[group])
        times = _TIMES_PART.get((match["ru_n"] or match["en_n"] or "").lower(), 1)
        yield match.start(), match.end(), Decimal(_PARTS[name.lower()]) * times


LOGIC: Final = frozenset({ValueType.MODALITY, ValueType.NEGATION, ValueType.RANGE})
RATIO_WORDS: Final = {
    "вдвое": "2", "вдвойне": "2", "двукратно": "2", "втрое": "3", "вчетверо": "4", "впятеро": "5", "вполовину": "2",
    "наполовину": "2", "вдесятеро": "10", "полтора": "1.5", "полутора": "1.5",
    "twice": "2", "double": "2", "doubled": "2", "doubles": "2", "doubling": "2", "twofold": "2", "triple": "3", "tripled": "3",
    "threefold": "3", "thrice": "3", "quadrupled": "4", "fourfold": "4", "fivefold": "5", "tenfold": "10", "halved": "2",
    "half": "2", "удвоен": "2", "удвоена": "2", "удвоено": "2", "удвоены": "2", "удвоился": "2", "удвоилась": "2",
    "утроен": "3", "утроена": "3", "утроено": "3", "утроены": "3",
}  # fmt: skip


def number_of(text: str) -> Decimal | None:
    """A value's normal writing (point as decimal mark, no spaces) as a number; None where it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def key_of(kind: ValueType, value: FoundValue) -> Key:
    """The normal form of a value."""
    number = number_of(value.value)
    if kind is ValueType.PERIOD:
        return _period(value, number)
    if kind is ValueType.PERCENT and number is not None:
        return ("percent", number / 100, "pp") if value.unit == "bp" else ("percent", number, value.unit or "%")
    if kind is ValueType.QUANTITY and number is not None:
        unit, factor = _QUANTITIES.get(value.unit or "", (value.unit or "", "1"))
        return "quantity", (number * Decimal(factor)).normalize(), unit
    if kind in (ValueType.MONEY, ValueType.NUMBER) and number is not None:
        return kind.value, number.normalize(), value.unit or ""
    return kind.value, " ".join(value.value.lower().split()), ""


def _period(value: FoundValue, number: Decimal | None) -> Key:
    if value.unit and number is not None:
        return "period", number.normalize(), value.unit
    match = _PERIOD.match(value.value)
    if match is None:
        return "period", value.value, ""
    unit, factor = _PERIOD_UNITS[match[1] + match[3]]
    return "period", (Decimal(match[2]) * factor).normalize(), unit


def with_number(key: Key, number: Decimal, written: FoundValue) -> Key:
    """The key of a bare number that shares the unit of the value beside it: «с 10 до 15 рабочих дней»."""
    own = number_of(written.value)
    if not isinstance(key[1], Decimal):
        return key
    match = _PERIOD.match(written.value)
    base = own if own is not None else Decimal(match[2]) if match is not None else None
    shown = _shown(written.text)
    if base and shown and base / shown in _SCALES:
        base = shown  # «с 10 до 25 млн рублей»
    if not base:
        return key[0], number, key[2]
    return key[0], (number * key[1] / base).normalize(), key[2]


def _shown(text: str) -> Decimal | None:
    """The number as it is written, without «млн», "million"."""
    match = _DIGITS.search(text)
    return number_of(re.sub(r"\s", "", match.group()).replace(",", ".")) if match is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A value that changed, with the sign of its change where it has one (0: none)."""

    kind: ValueType
    old: Key | None
    new: Key | None
    sign: int
    deltas: tuple[Key, ...]
    percent: Decimal | None
    ratio: Decimal | None


def pair_of(value: Value) -> Pair:
    """What may be said of a changed value: old, new, difference, percent of change, ratio."""
    old = key_of(value.type, value.old) if value.old is not None else None
    new = key_of(value.type, value.new) if value.new is not None else None
    if old is None or new is None:
        return Pair(kind=value.type, old=old, new=new, sign=0, deltas=(), percent=None, ratio=None)
    if value.type is ValueType.DATE:
        return _dates(value, old, new)
    if not (isinstance(old[1], Decimal) and isinstance(new[1], Decimal)) or old[2] != new[2]:
        return Pair(kind=value.type, old=old, new=new, sign=_longer(old, new), deltas=(), percent=None, ratio=None)
    if value.type is ValueType.NUMBER and not old[2] and _is_year(old[1]) and _is_year(new[1]):
        return _years(old, new, int(new[1]) - int(old[1]))
    difference = new[1] - old[1]
    percent = abs(difference) * 100 / abs(old[1]) if old[1] else None
    ratio = max(old[1], new[1]) / min(old[1], new[1]) if old[1] > 0 and new[1] > 0 else None
    unit = "pp" if value.type is ValueType.PERCENT else old[2]
    return Pair(
        kind=value.type,
        old=old,
        new=new,
        sign=(difference > 0) - (difference < 0),
        deltas=((old[0], abs(difference).normalize(), unit),),
        percent=percent,
        ratio=ratio,
    )


def _longer(old: Key, new: Key) -> int:
    """Which of two periods in different units is longer, where that is sure: two months are more than 30 days."""
    first, second = _days(old), _days(new)
    if first is None or second is None:
        return 0
    return 1 if second[0] > first[1] else -1 if second[1] < first[0] else 0


def _days(key: Key) -> tuple[Decimal, Decimal] | None:
    """The fewest and the most days of a period: a month has 28 to 31, ten working days take ten to eighteen."""
    kind, number, unit = key
    if kind != "period" or not isinstance(number, Decimal):
        return None
    if unit == "M":
        return number * 30 - 2, number * 31
    if unit == "WD":
        return number, number * 7 / 5 + 4
    whole = {"D": 1, "min": 1440, "s": 86_400}.get(unit)
    return (number / whole, number / whole) if whole else None


def _is_year(number: Decimal) -> bool:
    return number == int(number) and _FIRST_YEAR <= number <= _LAST_YEAR


def _years(old: Key, new: Key, difference: int) -> Pair:
    """ "By 2027" and "by 2029": two years later, or "2" more."""
    number: Key = ("number", Decimal(abs(difference)).normalize(), "")
    period: Key = ("period", Decimal(12 * abs(difference)).normalize(), "M")
    sign = (difference > 0) - (difference < 0)
    return Pair(kind=ValueType.DATE, old=old, new=new, sign=sign, deltas=(number, period), percent=None, ratio=None)


def _dates(value: Value, old: Key, new: Key) -> Pair:
    if _CLOCK.fullmatch(str(old[1])) and _CLOCK.fullmatch(str(new[1])):
        return _clock(old, new)
    days = number_of(value.delta or "")
    deltas: tuple[Key, ...] = (("period", abs(days).normalize(), "D"),) if days else ()
    deltas += _months(str(old[1]), str(new[1]))
    sign = 0 if not days else 1 if days > 0 else -1
    if not days and len(str(old[1])) == len(str(new[1])) <= _YEAR_MONTH and str(old[1])[:1].isdigit():
        sign = (str(new[1]) > str(old[1])) - (str(new[1]) < str(old[1]))  # years, months of years
    if _OF_ANY_YEAR.fullmatch(str(old[1])) and _OF_ANY_YEAR.fullmatch(str(new[1])):
        sign = (str(new[1]) > str(old[1])) - (str(new[1]) < str(old[1]))  # "by 31 March" and "by 30 June"
        deltas = _days_of_any_year(str(old[1]), str(new[1]))
    return Pair(kind=value.type, old=old, new=new, sign=sign, deltas=deltas, percent=None, ratio=None)


def _days_of_any_year(old: str, new: str) -> tuple[Key, ...]:
    """The days between "15 March" and "10 March"; across the end of February of a common year and of a leap year. Whole months
    between equal days."""
    try:
        spans = {abs((date.fromisoformat(f"{year}{new[1:]}") - date.fromisoformat(f"{year}{old[1:]}")).days) for year in _YEARS}
    except ValueError:
        return ()  # 29 February, 31 June
    days: tuple[Key, ...] = tuple(("period", Decimal(span).normalize(), "D") for span in sorted(spans) if span)
    return days + _months(f"{_YEARS[0]}{old[1:]}", f"{_YEARS[0]}{new[1:]}")


def _clock(old: Key, new: Key) -> Pair:
    """ "Until 18:00" and "until 20:00": two hours later."""
    first, second = (int(str(key[1])[1:3]) * 60 + int(str(key[1])[4:6]) for key in (old, new))
    delta: Key = ("period", Decimal(abs(second - first)).normalize(), "min")
    sign = (second > first) - (second < first)
    return Pair(kind=ValueType.DATE, old=old, new=new, sign=sign, deltas=(delta,), percent=None, ratio=None)


def _months(old: str, new: str) -> tuple[Key, ...]:
    """Whole months between two dates of one day of the month, or of its last day."""
    both = [_DATE.fullmatch(text) for text in (old, new)]
    if both[0] is None or both[1] is None or len(old) != len(new):
        return ()
    if old[8:] != new[8:] and not (_ends_a_month(old) and _ends_a_month(new)):
        return ()
    months = abs((int(new[:4]) - int(old[:4])) * 12 + int(new[5:7] or 0) - int(old[5:7] or 0))
    if not months:
        return ()
    return (("period", Decimal(months).normalize(), "M"),)


def _ends_a_month(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False  # 31 June
    return (day + timedelta(days=1)).day == 1


def rounds_to(exact: Decimal | None, said: Decimal, slack: Decimal = Decimal(0)) -> bool:
    """Whether `said` is `exact` to the decimals that it has; `slack`: share that "about" may be off."""
    if exact is None:
        return False
    exponent = said.as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    shown = exact.quantize(Decimal(1).scaleb(min(exponent, 0)), rounding=ROUND_HALF_UP)
    return shown == said or (slack > 0 and exact != 0 and abs(exact - said) / exact <= slack)


def near(exact: Decimal | None, said: Decimal, slack: Decimal) -> bool:
    """Whether a ratio may be called `said` («вдвое», "1.2 times"): within the share that a rounded figure is off, and to the
    decimals that it has."""
    exponent = said.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -1 and not slack and not rounds_to(exact, said):
        return False
    return exact is not None and exact > 1 and said > 1 and abs(exact - said) <= exact * max(slack, _RATIO_SLACK)


def date_forms(key: Key) -> Iterator[Key]:
    """A date and its shorter ways of naming: day without the year, month, year."""
    yield key
    if key[0] == "date" and isinstance(key[1], str) and re.fullmatch(r"\d{4}-\d\d-\d\d", key[1]):
        yield key[0], "--" + key[1][5:], ""
        yield key[0], key[1][:7], ""
        yield key[0], key[1][:4], ""
