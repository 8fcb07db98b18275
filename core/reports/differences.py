"""The difference of a changed value, as people write it: −12 мес., +5 working days, +20 п. п., +270 000."""

import re
from typing import Final

from core.model.change import FoundValue, Value, ValueType
from core.reports.labels import plural, words

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
GROUPED: Final = 5
"""Digits from which a Russian number is written in groups."""

_FAMILIES: Final = ({"M": 1, "Y": 12}, {"TS": 1, "TM": 60, "TH": 3_600, "D": 86_400, "W": 604_800})
"""Units of time that turn into each other, with how many of the first each is."""
_ONE_UNIT: Final = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD])|T(\d+(?:\.\d+)?)([HMS]))\Z")


def number(text: str, language: str, *, signed: bool = False) -> str:
    """A decimal string with the language's separators and, where asked for, its plus; unchanged where it is no number."""
    body = text.lstrip("+-")
    whole, dot, rest = body.partition(".")
    if not whole.isdecimal() or (dot and not rest.isdecimal()):
        return text
    sign = MINUS if text.startswith("-") else "+" if signed and body.strip("0.") else ""
    comma, gap = (",", NBSP) if language == "ru" else (".", ",")
    grouped = f"{int(whole):,}".replace(",", gap) if len(whole) >= GROUPED or language == "en" else whole
    return f"{sign}{grouped}{comma + rest if rest else ''}"


def percent(value: Value, language: str) -> str:
    """The difference relative to the old value: +21,6 %, +21.6%; "" where there is none."""
    if value.delta_percent is None:
        return ""
    return number(value.delta_percent, language, signed=True) + (f"{NBSP}%" if language == "ru" else "%")


def difference(value: Value, language: str) -> str:
    """New less old with its unit where the values' own units do not tell it; "" where the two cannot be measured."""
    if value.delta is None:
        return ""
    amount, code = measured(value)
    said = number(amount, language, signed=True)
    return _with_unit(said, amount, code, language) if code else said


def measured(value: Value) -> tuple[str, str]:
    """New less old and its unit's code: periods in the smaller of their units where one turns into the other (2 years and 18
    months), others and dates in days."""
    delta = value.delta or "0"
    if value.type is ValueType.PERCENT:
        return delta, "pp"
    if value.type is ValueType.DATE:
        return delta, "D"
    if value.type is not ValueType.PERIOD:
        return delta, ""
    old, new = counted(value.old), counted(value.new)
    family = next((one for one in _FAMILIES if old and new and old[1] in one and new[1] in one), None)
    if old is not None and new is not None and family is not None:
        unit = min(old[1], new[1], key=family.__getitem__)
        exact = (new[0] * family[new[1]] - old[0] * family[old[1]]) / family[unit]
        return str(int(exact) if exact == int(exact) else round(exact, 3)), unit
    return delta, (value.new.unit if value.new else None) or "D"


def counted(found: FoundValue | None) -> tuple[float, str] | None:
    """A period of one unit as its number and the unit's code; None for anything else."""
    match = _ONE_UNIT.match(found.value) if found is not None and found.unit is None else None
    if match is None:
        return None
    return (float(match[1]), match[2]) if match[1] else (float(match[3]), f"T{match[4]}")


def _with_unit(said: str, amount: str, code: str, language: str) -> str:
    unit = unit_word(code, amount, language)
    return f"{said}{NBSP}{unit}" if unit else said


def unit_word(code: str, amount: str, language: str) -> str:
    """The unit as it is said after that number; "" for a code that is no unit of time."""
    _, many = words(language), plural(language)
    whole = amount.lstrip("-")
    count = int(whole) if whole.isdecimal() else 2
    units = {
        "pp": lambda: _("pp"),
        "D": lambda: many("day", "days", count),
        "WD": lambda: many("working day", "working days", count),
        "BD": lambda: many("banking day", "banking days", count),
        "W": lambda: many("week", "weeks", count),
        "M": lambda: many("month", "months", count),
        "Y": lambda: many("year", "years", count),
        "TH": lambda: many("hour", "hours", count),
        "TM": lambda: many("minute", "minutes", count),
        "TS": lambda: many("second", "seconds", count),
    }
    return units[code]() if code in units else ""
