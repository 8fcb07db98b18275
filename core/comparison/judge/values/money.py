"""Amounts of money: the currency before the number or behind it, with its minor units."""

import re
from decimal import Decimal
from typing import Final

from core.comparison.judge.values.counted import TOKEN, Number, after_bracket, after_dot, found_value, scaled_by_word
from core.comparison.judge.values.currencies import Money, adjective_after, named_by
from core.comparison.judge.values.numbers import SPACE, plain, read_number
from core.comparison.judge.values.units import ISO_CODES, MINOR_WORDS, MONEY_WORDS, SYMBOLS
from core.model.change import Found, ValueType


def money_prefixed(text: str, number: Number, before: Money) -> Found:
    """The amount whose currency stands before the number."""
    if not number.spelled:
        again = read_number(text, number.start, money=True)
        if again is not None and again.end == number.end:
            number = number._replace(value=again.value)
    number = scaled_by_word(text, number, letters=True)
    end = after_bracket(text, number.end)
    return found_value(ValueType.MONEY, text, before.start, end, plain(number.value), before.code)


def money(text: str, number: Number) -> Found | None:
    """The amount whose currency stands behind the number, in words, as a code or a sign; None where none does."""
    adjective = adjective_after(text, number.end)
    match = TOKEN.match(text, adjective[1] if adjective else number.end)
    if match is None:
        return None
    token = match.group(1)
    if token.lower() in MINOR_WORDS:
        end = after_dot(text, match.end(), token)
        return found_value(ValueType.MONEY, text, number.start, end, plain(number.value / 100), MINOR_WORDS[token.lower()])
    code = SYMBOLS.get(token) or ISO_CODES.get(token) or _money_word(text, token, match.end())
    if code is None:
        return None
    code = named_by(adjective[0], code) if adjective else code
    if not number.spelled and not number.repeated:
        again = read_number(text, number.start, money=True)
        if again is not None and again.end == number.end:
            number = number._replace(value=again.value)
    end = _country(text, after_dot(text, match.end(), token))
    end = after_bracket(text, end)
    value, end = _minor(text, number.value, end, code)
    return found_value(ValueType.MONEY, text, number.start, after_bracket(text, end), plain(value), code)


def _money_word(text: str, token: str, end: int) -> str | None:
    lower = token.lower()
    if lower == "р":
        return "RUB" if token.islower() and text[end : end + 1] == "." else None
    code = MONEY_WORDS.get(lower.replace("ё", "е"))
    if code in ("RUB", "USD") and (named := _COUNTRY.match(text, end)) is not None:
        return _COUNTRIES.get(named.group(1).lower()[:5], code)
    return code


_COUNTRY: Final = re.compile(rf"\.?{SPACE}(США|РФ|Российской{SPACE}Федерации|стерлингов|sterling|Республики{SPACE}Беларусь)")
_COUNTRIES: Final = {"респу": "BYN"}
_MINOR_PART: Final = re.compile(
    rf"{SPACE}?(?:(?:и|and|,){SPACE})?(\d{{1,2}})(?:{SPACE}?\([^()]{{1,40}}\))?{SPACE}?([^\W\d_]+\.?)"
)


def _country(text: str, end: int) -> int:
    match = _COUNTRY.match(text, end)
    return match.end() if match is not None else end


def _minor(text: str, value: Decimal, end: int, code: str) -> tuple[Decimal, int]:
    match = _MINOR_PART.match(text, end)
    if match is None or MINOR_WORDS.get(match.group(2).lower().rstrip(".")) not in (code, "USD"):
        return value, end
    if value != value.to_integral_value():
        return value, end
    return value + Decimal(match.group(1)) / 100, match.end()


def letter_money(text: str, number: Number) -> Found | None:
    """ "1.5m EUR", "10k USD": letters as scale where a currency follows."""
    scaled = scaled_by_word(text, number, letters=True)
    return money(text, scaled) if scaled.end != number.end else None
