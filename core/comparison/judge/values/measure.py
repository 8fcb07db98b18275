"""When two values are one and the same, and by how much two others differ."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from core.comparison.judge.values.numbers import plain
from core.comparison.judge.values.units import BY_SYMBOL
from core.comparison.judge.vocabulary.letters import normal_word
from core.comparison.judge.vocabulary.stems import stem
from core.model.change import FoundValue, Value, ValueType

Key = tuple[object, ...]

DAY_SECONDS: Final = 86_400
MONTH_DAYS: Final = 30
YEAR_DAYS: Final = 365
"""Days of a month and a year where a difference between periods is given in days."""
MOST_PERCENT: Final = 10**9
"""A difference of so many percent and more says nothing as a share."""

_ISO: Final = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?\Z"
)
_DECIMAL: Final = re.compile(r"-?\d+(?:\.\d+)?")
NUMERIC: Final = frozenset({ValueType.NUMBER, ValueType.MONEY, ValueType.PERCENT, ValueType.PERIOD, ValueType.QUANTITY})


@lru_cache(maxsize=4096)
def parse_period(value: str) -> tuple[Decimal, Decimal]:
    """An ISO 8601 period as months and seconds: the two that do not turn into each other."""
    match = _ISO.match(value)
    if match is None:
        return Decimal(0), Decimal(0)
    years, months, weeks, days, hours, minutes, seconds = (Decimal(part or 0) for part in match.groups())
    return years * 12 + months, (weeks * 7 + days) * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds


def key(kind: ValueType, found: FoundValue) -> Key:
    """Equal keys: one value, however it is written. A value of another kind than the change's (12 hours that became 12)
    is what it says."""
    if kind in NUMERIC and kind is not ValueType.PERIOD and not _DECIMAL.fullmatch(found.value):
        return kind, found.value
    if kind is ValueType.PERIOD and found.unit is None:
        return (kind, "", *parse_period(found.value))
    if kind is ValueType.QUANTITY and found.unit in BY_SYMBOL:
        unit = BY_SYMBOL[found.unit]
        return kind, unit.base, Decimal(found.value) * unit.factor
    if kind is ValueType.PERCENT:
        return (kind, *_points(found))
    if kind in NUMERIC:
        return kind, found.unit, Decimal(found.value)
    if kind is ValueType.NAME:
        return (kind, *_name(found.value))
    if kind is ValueType.REFERENCE:
        return kind, normal_word(found.value).replace(" ", "")
    return kind, found.value


def _points(found: FoundValue) -> tuple[str, Decimal]:
    if found.unit == "bp":
        return "pp", Decimal(found.value) / 100
    return found.unit or "%", Decimal(found.value)


def _name(value: str) -> tuple[str, ...]:
    """A person's name without its case, a company's by its legal form and what stands in quotes; anything coded as it stands."""
    quote = _QUOTE.search(value)
    if any(char in value for char in "@/") or any(char.isdigit() for char in value):
        return (normal_word(value).replace(" ", ""),)
    form, quoted = (value[: quote.start()], value[quote.end() :]) if quote else (value, "")
    parts = tuple(_without_case(part) for part in re.split(r"[ .]+", form) if part)
    if quote is None:
        return parts
    return _LEGAL_FORMS.get(" ".join(parts), " ".join(parts)), normal_word(quoted).replace(" ", "")


_QUOTE: Final = re.compile(r"[«\"„“]")
_CASE: Final = re.compile(r"(?<=\w\w)(?:ыми|ими|ого|его|ому|ему|ым|им|ом|ем|ой|ей|ою|ею|ая|яя|ую|юю|ый|ий|ью|[аеиоуыэюяйь])+\Z")
"""Endings of names and adjectives, all of them: «Ивановым», «Иванову» and «Иванов» are one man."""
_FORMS: Final = {
    "обществ с ограниченн ответственност": "ооо",
    "акционерн обществ": "ао",
    "публичн акционерн обществ": "пао",
}
_LEGAL_FORMS: Final = {" ".join(map(normal_word, form.split())): normal_word(short) for form, short in _FORMS.items()}


def _without_case(word: str) -> str:
    if word.isupper():
        return normal_word(word)
    lower = word.lower().replace("ё", "е")
    return normal_word(_CASE.sub("", lower)) if any("а" <= char <= "я" for char in lower) else stem(word)


def changed(kind: ValueType, old: FoundValue | None, new: FoundValue | None) -> Value:
    """The value of a change with its difference, where the two can be measured against each other."""
    if old is None or new is None:
        return Value(type=kind, old=old, new=new)
    delta, percent = _difference(kind, old, new)
    return Value(type=kind, old=old, new=new, delta=delta, delta_percent=percent)


def _difference(kind: ValueType, old: FoundValue, new: FoundValue) -> tuple[str | None, str | None]:
    if kind is ValueType.DATE:
        return _days_between(old.value, new.value), None
    if kind is ValueType.PERIOD:
        return _period_difference(old, new)
    if kind is ValueType.PERCENT:
        (unit, before), (other, after) = _points(old), _points(new)
        return (plain(after - before) if unit == other else None), None
    if kind is ValueType.QUANTITY:
        return _quantity_difference(old, new)
    if kind in NUMERIC and old.unit == new.unit:
        return _plain_difference(Decimal(old.value), Decimal(new.value))
    return None, None


def _plain_difference(old: Decimal, new: Decimal) -> tuple[str, str | None]:
    return plain(new - old), _relative(old, new)


def _relative(old: Decimal, new: Decimal) -> str | None:
    if old <= 0 or (share := (new - old) / old * 100) >= MOST_PERCENT:
        return None
    return plain(share.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def _quantity_difference(old: FoundValue, new: FoundValue) -> tuple[str | None, str | None]:
    """In the unit of the new value."""
    first, second = BY_SYMBOL.get(old.unit or ""), BY_SYMBOL.get(new.unit or "")
    if first is None or second is None or first.base != second.base:
        return None, None
    before = Decimal(old.value) * first.factor / second.factor
    delta, percent = _plain_difference(before, Decimal(new.value))
    return delta, None if first.base in ("°C", "°F") else percent


def _period_difference(old: FoundValue, new: FoundValue) -> tuple[str | None, str | None]:
    """In days; working days against working days in working days."""
    if old.unit != new.unit:
        return None, None
    if old.unit is not None:
        return _plain_difference(Decimal(old.value), Decimal(new.value))
    (old_months, old_seconds), (new_months, new_seconds) = parse_period(old.value), parse_period(new.value)
    before, after = _days(old_months, old_seconds), _days(new_months, new_seconds)
    delta = plain((after - before).quantize(Decimal("0.001"), rounding=ROUND_HALF_UP))
    if old_seconds == new_seconds == 0:
        return delta, _relative(old_months, new_months)
    return delta, _relative(before, after)


def _days(months: Decimal, seconds: Decimal) -> Decimal:
    years = months // 12
    return years * YEAR_DAYS + (months - years * 12) * MONTH_DAYS + seconds / DAY_SECONDS


def _days_between(old: str, new: str) -> str | None:
    if old.startswith("---") and new.startswith("---"):
        return str(int(new[3:]) - int(old[3:]))
    try:
        return str((date.fromisoformat(new[:10]) - date.fromisoformat(old[:10])).days)
    except ValueError:
        return None
