"""Numbers, units, dates and quotes as Russian and English write them."""

import re
from decimal import Decimal
from typing import Final

from core.comparison.judge.values.dates import is_day
from core.comparison.judge.values.measure import parse_period
from core.comparison.judge.values.numbers import POWER, SCIENTIFIC
from core.comparison.judge.values.units import RUSSIAN_SYMBOLS
from core.model.change import FoundValue, ValueType

NBSP: Final = "\u00a0"
POINTS: Final = ("pp", f"п.{NBSP}п.")
"""Percentage points, in English and in Russian: the two letters of their sign are never parted by a line's end."""
BASIS_POINTS: Final = ("bp", f"б.{NBSP}п.")
MINUS: Final = "−"
CURRENCY_CODE: Final = 3
_WRITTEN: Final = 60
"""Characters of a figure that a sentence shows; a longer one is none that anybody reads."""
"""Letters of a currency's code (ISO 4217)."""

_RU_TIME: Final = {
    "WD": ("рабочий день", "рабочих дня", "рабочих дней", "рабочего дня"),
    "BD": ("банковский день", "банковских дня", "банковских дней", "банковского дня"),
    "CD": ("календарный день", "календарных дня", "календарных дней", "календарного дня"),
    "D": ("день", "дня", "дней", "дня"),
    "W": ("неделя", "недели", "недель", "недели"),
    "M": ("месяц", "месяца", "месяцев", "месяца"),
    "Y": ("год", "года", "лет", "года"),
    "TH": ("час", "часа", "часов", "часа"),
    "TM": ("минута", "минуты", "минут", "минуты"),
    "TS": ("секунда", "секунды", "секунд", "секунды"),
}
"""One, two, five in the nominative; one in the genitive (the genitive of the rest is the form of five)."""
_EN_TIME: Final = {
    "WD": "working day",
    "BD": "banking day",
    "CD": "calendar day",
    "D": "day",
    "W": "week",
    "M": "month",
    "Y": "year",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_RU_MONEY: Final = {"RUB": "руб.", "USD": "долл. США", "EUR": "евро", "KZT": "тенге"}
_RU_COUNTED: Final = {
    "mi": ("миля", "мили", "миль"),
    "ft": ("фут", "фута", "футов"),
    "inch": ("дюйм", "дюйма", "дюймов"),
    "lb": ("фунт", "фунта", "фунтов"),
    "B": ("байт", "байта", "байт"),
    "bit": ("бит", "бита", "бит"),
    "characters": ("знак", "знака", "знаков"),
    "times": ("раз", "раза", "раз"),
    "CNY": ("юань", "юаня", "юаней"),
    "GBP": ("фунт стерлингов", "фунта стерлингов", "фунтов стерлингов"),
}
"""Units that are words and bend with their number: one, two, five."""
_EN_ONE: Final = {
    "copies": "copy",
    "persons": "person",
    "pages": "page",
    "sheets": "sheet",
    "sets": "set",
    "characters": "character",
    "times": "time",
    "pcs": "pc",
}
_RU_MONTHS: Final = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_RU_NAMES: Final = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
_ROMAN: Final = ("", "I", "II", "III", "IV")
_EN_MONTHS: Final = "January February March April May June July August September October November December"


def plural(count: Decimal, one: str, few: str, many: str) -> str:
    """The Russian form after a number in the nominative; a fraction takes `few`."""
    if count != count.to_integral_value():
        return few
    last, two = int(abs(count)) % 10, int(abs(count)) % 100
    if last == 1 and two != 11:
        return one
    return few if 2 <= last <= 4 and not 12 <= two <= 14 else many


def number(value: str, language: str) -> str:
    """A decimal string with the language's separators: 1 250 000,5 and 1,250,000.5."""
    sign, body = (MINUS, value[1:]) if value.startswith("-") else ("", value)
    whole, _, part = body.partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NBSP if language == "ru" else ",")
    return sign + whole + (("," if language == "ru" else ".") + part if part else "")


def signed(value: str, language: str) -> str:
    """With its sign always: "+50", "−3"."""
    return number(value, language) if value.startswith("-") else "+" + number(value, language)


def value_text(kind: ValueType, found: FoundValue, language: str, *, genitive: bool = False, bare: bool = False) -> str:
    """A value in a language. `genitive`: after «с», «до». `bare`: without its unit, where a second value names it.

    What has no form of its own in the language (names, references) comes as it stands in the text, and so
    does a value of another kind than the change's (12 hours that became 12).
    """
    if not _is_of(kind, found):
        return as_quoted(found.text)
    if kind is ValueType.PERIOD:
        return _period(found, language, genitive=genitive, bare=bare)
    if kind is ValueType.DATE:
        return _date(found, language)
    if kind is ValueType.MONEY:
        return _money(found, language, genitive=genitive, bare=bare)
    if kind is ValueType.PERCENT:
        return _percent(found, language, bare=bare)
    if kind is ValueType.QUANTITY:
        return _quantity(found, language, genitive=genitive, bare=bare)
    if len(found.text) > _WRITTEN:
        return as_quoted(found.text[:_WRITTEN]) + "…"
    written = "/" in found.text or SCIENTIFIC.search(found.text) or POWER.search(found.text)
    plain = kind is ValueType.NUMBER and not written
    return number(found.value, language) if plain else as_quoted(found.text)


def _is_of(kind: ValueType, found: FoundValue) -> bool:
    """Whether a value is of that type itself: in a pair a plain number may stand against a measured one («10» → «10 дней»)."""
    if kind is ValueType.NUMBER:
        return found.unit is None and not found.value.startswith("P")
    if kind is ValueType.PERIOD:
        return found.value.startswith("P") or found.unit in ("WD", "BD")
    if kind is ValueType.MONEY:
        return found.unit is not None and found.unit.isalpha() and found.unit.isupper() and len(found.unit) == CURRENCY_CODE
    if kind is ValueType.PERCENT:
        return found.unit in ("%", "‰", "bp", "pp")
    return found.unit is not None or kind is not ValueType.QUANTITY


def as_quoted(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def period_parts(found: FoundValue) -> tuple[str, str] | None:
    """The count and the unit's code of a period with one unit; None for a mixed one."""
    if found.unit is not None:
        return found.value, found.unit
    body = found.value[1:]
    prefix = ""
    if body.startswith("T"):
        prefix, body = "T", body[1:]
    count, code = body[:-1], prefix + body[-1:]
    return (count, code) if code in _EN_TIME and count.replace(".", "", 1).isdigit() else None


def _period(found: FoundValue, language: str, *, genitive: bool, bare: bool) -> str:
    parts = period_parts(found)
    if parts is None:
        return _mixed(found, language, genitive=genitive)
    count, code = parts
    shown = number(count, language)
    if code == "D" and _CALENDAR.search(found.text):
        code = "CD"
    if code == "WD" and language == "en" and _BUSINESS.search(found.text):
        return shown if bare else f"{shown}{NBSP}business day{'' if Decimal(count) == 1 else 's'}"
    return shown if bare else f"{shown}{NBSP}{_time_unit(Decimal(count), code, language, genitive=genitive)}"


def _mixed(found: FoundValue, language: str, *, genitive: bool) -> str:
    """A period of several units, each with its own form: «1 года 6 месяцев», "1 year 6 months"."""
    day, _, time = found.value[1:].partition("T")
    parts = [(count, mark + code) for half, mark in ((day, ""), (time, "T")) for count, code in _COUNTED.findall(half)]
    if not parts or any(code not in _EN_TIME for _, code in parts):
        return as_quoted(found.text)
    units = (_time_unit(Decimal(count), code, language, genitive=genitive) for count, code in parts)
    return " ".join(f"{number(count, language)}{NBSP}{unit}" for (count, _), unit in zip(parts, units, strict=True))


_COUNTED: Final = re.compile(r"([\d.]+)([A-Z])")
_BUSINESS: Final = re.compile(r"business", re.IGNORECASE)
_CALENDAR: Final = re.compile(r"календарн|calendar", re.IGNORECASE)


def _time_unit(count: Decimal, code: str, language: str, *, genitive: bool) -> str:
    if language == "en":
        return _EN_TIME[code] + ("" if count == 1 else "s")
    one, few, many, one_genitive = _RU_TIME[code]
    if not genitive:
        return plural(
            count, one, few if code not in ("WD", "BD", "CD") or count == count.to_integral_value() else one_genitive, many
        )
    return plural(count, one_genitive, many if count == count.to_integral_value() else one_genitive, many)


def days(count: int, language: str) -> str:
    """«1 день», "30 days"."""
    value = Decimal(count)
    return f"{number(str(count), language)}{NBSP}{_time_unit(value, 'D', language, genitive=False)}"


def ordinal(count: int) -> str:
    """ "1st", "12th", "23rd"."""
    return f"{count}{_ORDINAL_ENDS.get(count % 10, 'th') if count % 100 not in (11, 12, 13) else 'th'}"


_ORDINAL_ENDS: Final = {1: "st", 2: "nd", 3: "rd"}


def _date(found: FoundValue, language: str) -> str:
    value = found.value
    months = (_RU_MONTHS if language == "ru" else _EN_MONTHS).split()
    if is_day(value):
        year, month, day = value.split("-")
        name = months[int(month) - 1]
        return f"{int(day)}{NBSP}{name} {year}{NBSP}г." if language == "ru" else f"{int(day)}{NBSP}{name} {year}"
    if value.startswith("---"):
        return f"{int(value[3:])}-е{NBSP}число" if language == "ru" else f"the{NBSP}{ordinal(int(value[3:]))}"
    if value.startswith("--"):
        return f"{int(value[5:])}{NBSP}{months[int(value[2:4]) - 1]}"
    if value.startswith("T"):
        return value[1:]
    return _part_of_year(*value.partition("-")[::2], language) or as_quoted(found.text)


def _part_of_year(year: str, part: str, language: str) -> str:
    """A year, a quarter or a month of it: "2024", "2024-Q3", "2024-05"; "" for what lacks the year."""
    if not year.isdigit():
        return ""
    named = f"{year}{NBSP}г." if language == "ru" else year
    if part.startswith("Q"):
        return f"{_ROMAN[int(part[1:])]} квартал {named}" if language == "ru" else f"{part} {named}"
    if part.isdigit():
        return f"{(_RU_NAMES if language == 'ru' else _EN_MONTHS).split()[int(part) - 1]} {named}"
    return "" if part else named


def _money(found: FoundValue, language: str, *, genitive: bool, bare: bool) -> str:
    shown = number(_cents(found.value), language)
    if language == "en":
        return f"{found.unit}{NBSP}{shown}"
    if not bare and (forms := _RU_COUNTED.get(found.unit or "")) is not None:
        return f"{shown}{NBSP}{_counted(Decimal(found.value), *forms, genitive=genitive)}"
    return shown if bare else f"{shown}{NBSP}{_RU_MONEY.get(found.unit or '', found.unit or '')}"


def _cents(value: str) -> str:
    """Two digits after the point where there are any: 100.5 is 100.50."""
    whole, _, part = value.partition(".")
    return f"{whole}.{part}0" if len(part) == 1 else value


def _percent(found: FoundValue, language: str, *, bare: bool) -> str:
    shown = number(found.value, language)
    if bare:
        return shown
    if found.unit == "bp":
        return f"{shown}{NBSP}{BASIS_POINTS[language == 'ru']}"
    if found.unit == "pp":
        return f"{shown}{NBSP}{POINTS[language == 'ru']}"
    return f"{shown}{NBSP}%" if language == "ru" else f"{shown}%"


def _quantity(found: FoundValue, language: str, *, genitive: bool, bare: bool) -> str:
    shown, unit, count = number(found.value, language), found.unit or "", Decimal(found.value)
    if bare:
        return shown
    if language == "en":
        return f"{shown}{NBSP}{_EN_ONE.get(unit, unit) if count == 1 else unit}"
    if unit in _RU_COUNTED:
        return f"{shown}{NBSP}{_counted(count, *_RU_COUNTED[unit], genitive=genitive)}"
    return f"{shown}{NBSP}{RUSSIAN_SYMBOLS.get(unit, unit)}"


def _counted(count: Decimal, one: str, few: str, many: str, *, genitive: bool) -> str:
    """Units that are words, after a number; in the genitive one takes the form of a few («до 1 раза», «до 3 раз»)."""
    if genitive and count == count.to_integral_value():
        return plural(count, few, many, many)
    return plural(count, one, few, many)


def same_unit(kind: ValueType, old: FoundValue, new: FoundValue) -> bool:
    """Whether two values share the unit, so that a sentence names it once."""
    if kind is ValueType.PERIOD:
        first, second = period_parts(old), period_parts(new)
        return first is not None and second is not None and first[1] == second[1]
    return kind in (ValueType.MONEY, ValueType.PERCENT, ValueType.QUANTITY) and old.unit == new.unit


def direction(kind: ValueType, old: FoundValue, new: FoundValue, delta: str | None) -> int:
    """1 up, -1 down, 0 where the two cannot be ordered."""
    if delta is None:
        return 0
    if kind is ValueType.PERIOD and old.unit is None and new.unit is None and parse_period(old.value) == parse_period(new.value):
        return 0
    return -1 if delta.startswith("-") else 0 if delta == "0" else 1


def shortened(text: str, room: int = 90) -> str:
    """The text on one line, cut at a word with an ellipsis; where it is cut, the beginning stays."""
    body = _plain(text[: _ENOUGH * room])
    if len(body) <= room + 1:
        body = _plain(text)
    if len(body) <= room:
        return body
    cut = body[: room + 1].rsplit(" ", 1)[0]
    return (cut if len(cut) > room // 2 else body[:room]).rstrip(" ,;:.—–-") + "…"


_ENOUGH: Final = 3
"""Times the characters shown, in which they are looked for before all of a long text is gone through."""


def _plain(text: str) -> str:
    return as_quoted(text).replace("\ufffc", "").strip()


_PICTURE: Final = {"ru": "[рисунок]", "en": "[picture]"}


def quoted(text: str, language: str, room: int = 90) -> str:
    """The shortened text in the language's quotes, with inner quotes of the other kind."""
    body = shortened(text, room) or (_PICTURE[language] if "\ufffc" in text else "")
    if language == "ru":
        return "«" + body.replace("«", "„").replace("»", "“") + "»"
    return "“" + body.replace("“", "‘").replace("”", "’") + "”"


def around(text: str, start: int, end: int, language: str, room: int = 70) -> str:
    """The span with the words around it, quoted, with an ellipsis where it is cut."""
    low = max(0, start - max(12, (room - (end - start)) // 2))
    high = min(len(text), end + max(12, (room - (end - start)) // 2))
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    while end < high < len(text) and not text[high].isspace():
        high -= 1
    body = text[low:high].strip(" ,;:") or text[low:high].strip()
    return quoted(("…" if low else "") + body + ("…" if high < len(text) and not body.endswith(".") else ""), language, room * 2)


def lowered(sentence: str) -> str:
    """With a small first letter, unless an abbreviation begins it."""
    return sentence if sentence[1:2].isupper() or sentence[:1] in "«“" else sentence[:1].lower() + sentence[1:]
