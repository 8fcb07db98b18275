"""A number and what stands behind it: its scale, its unit, brackets that say it again, the end of an abbreviation."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from core.comparison.judge.values.numbers import SPACE
from core.comparison.judge.values.numerals import read_words
from core.comparison.judge.values.units import LETTER_SCALES, SCALES
from core.model.change import Found, FoundValue, ValueType

GAP: Final = rf"(?:{SPACE}|\n)?"
TOKEN: Final = re.compile(
    GAP + r"(%|‰|[$€£¥₽₸₴₹₩₺]|°[CСF]|градус(?:а|ов)?[ \u00a0]Цельсия|degrees?[ \u00a0](?:Celsius|Fahrenheit)"
    r"|(?:кв|куб)\.?[ \u00a0]?(?:метр[а-я]*|[кс]?м)(?![а-яё])"
    r"|кВт[·⋅*]?ч(?![а-яё])|МВт[·⋅*]?ч(?![а-яё])|(?:км/ч|м/с|об/мин|[КкМГ]бит/с|km/h|m/s|[kMG]bit/s)(?![^\W\d_])"
    r"|(?:[кcсmмdд]?[мm])[23](?!\w)|(?:sq(?:uare)?|cu(?:bic)?)\.?[ \u00a0]?[^\W\d_]+|[^\W\d_]+[²³]?)"
)
BRACKET: Final = re.compile(GAP + r"\(([^()]{1,160})\)")


class Number(NamedTuple):
    """A number in the text. `spelled`: in words. `repeated`: brackets behind it say it again, and `end` stands behind them."""

    value: Decimal
    start: int
    end: int
    spelled: bool = False
    repeated: bool = False


def scaled_by_word(text: str, number: Number, *, letters: bool) -> Number:
    """The number times the power that a word behind it names (`letters`: a letter too, "1.5m"), with that word."""
    match = TOKEN.match(text, number.end)
    if match is None:
        return number
    token = match.group(1)
    power = SCALES.get(token.lower())
    if power is None and letters and match.start(1) - number.end <= 1:
        power = LETTER_SCALES.get(token)
    if power is None:
        return number
    end = match.end()
    if text[end : end + 1] == "." and token.lower() in ("тыс", "млн", "млрд", "трлн", "mln", "bln"):
        end += 1
    return number._replace(value=number.value.scaleb(power), end=end)


def after_bracket(text: str, end: int) -> int:
    """The end after brackets that say the whole amount again, unit and all: «(Сто рублей 00 копеек)»."""
    match = BRACKET.match(text, end)
    if match is None:
        return end
    return match.end() if read_words(match.group(1), 0) is not None else end


def after_dot(text: str, end: int, token: str) -> int:
    """Takes in the full stop of an abbreviation, unless it ends the sentence too (then nothing is lost)."""
    return end + 1 if text[end : end + 1] == "." and token.lower() in _ABBREVIATED else end


_ABBREVIATED: Final = frozenset(
    ("руб", "коп", "долл", "р", "дн", "мес", "нед", "мин", "сек", "шт", "экз", "чел", "стр", "компл", "yr", "hr", "кв", "куб")
)


def found_value(kind: ValueType, text: str, start: int, end: int, value: str, unit: str | None = None) -> Found:
    """What was found: the text from `start` to `end` with its normal form."""
    return kind, FoundValue(text=text[start:end], start=start, end=end, value=value, unit=unit)
