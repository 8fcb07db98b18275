"""Quantities: a number and its unit of measure."""

import re
from typing import Final

from core.comparison.judge.values.counted import TOKEN, Number, after_dot, found_value
from core.comparison.judge.values.numbers import plain
from core.comparison.judge.values.units import QUANTITIES
from core.comparison.judge.vocabulary.word_tables import words
from core.model.change import Found, ValueType


def quantity(text: str, number: Number) -> Found | None:
    """The number with its unit of measure; None where none stands behind it."""
    match = TOKEN.match(text, number.end)
    if match is None:
        return None
    token = match.group(1)
    square = _SQUARE.match(token)
    if square is not None:
        token = square.group(1).lower() + square.group(2).lower()
    if token in _VOLT and _VOLTS.match(text, match.end()):
        return found_value(ValueType.QUANTITY, text, number.start, match.end(), plain(number.value), "V")
    key = (
        re.sub(r"[ \u00a0]", "", token).replace("кв", "кв.").replace("куб", "куб.").replace("..", ".")
        if token[:1] == "к"
        else token
    )
    unit = QUANTITIES.get(key if key.startswith(("кв.", "куб.")) else token)
    if unit is None and len(token) > 3:
        unit = QUANTITIES.get(re.sub(r"[ \u00a0]", "", token).lower())
    if unit is None or _COMPOUND_UNIT.match(text, match.end()) or not _unit_is_meant(text, number, token, match.end()):
        return None
    start = (
        number.start - 2
        if unit.symbol == "times" and _BY_TIMES.search(text, max(0, number.start - 3), number.start)
        else number.start
    )
    return found_value(ValueType.QUANTITY, text, start, after_dot(text, match.end(), token), plain(number.value), unit.symbol)


_COMPOUND_UNIT: Final = re.compile(r"[/·⋅*](?=[^\W\d_]|\()|[²³⁻]")
"""Behind a unit that is a part of another one: «Вт/(м·К)», «кг/м³», «м/с²»."""
_BY_TIMES: Final = re.compile(r"(?<!\w)[вВ][ \u00a0]\Z")
"""«В 2 раза» is «вдвое», word for word."""
_YEAR_AFTER: Final = re.compile(r"(?:1[89]|2[01])\d\d\Z")
_RISKY: Final = words("г л т м t N H V W A B J g l m")
_SQUARE: Final = re.compile(r"(sq|cu)(?:uare|bic)?\.?[ \u00a0]?([^\W\d_]+)\Z", re.IGNORECASE)
_VOLT: Final = "В"
_VOLTS: Final = re.compile(r"[,;:)/]|\.(?!\w)|[ \u00a0]?±|[ \u00a0](?:и|до|или|переменн|постоянн|частот)|\Z")


def _unit_is_meant(text: str, number: Number, token: str, end: int) -> bool:
    """One-letter units: «2024 г.» is a year, «10 т.е.» no tonnes."""
    if token not in _RISKY:
        return True
    if number.spelled or text[end : end + 1] in ("'", "’", "/", "-", "‑"):
        return False
    if "г" in token and _YEAR_AFTER.search(text[number.start : number.end]):
        return False
    return not (text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha())
