"""What a number counts: money, percent, a period, a quantity, or nothing."""

import re
from decimal import Decimal
from typing import Final

from core.comparison.judge.values.counted import BRACKET, GAP, TOKEN, Number, after_bracket, found_value, scaled_by_word
from core.comparison.judge.values.currencies import ADJECTIVES, currency_before
from core.comparison.judge.values.money import letter_money, money, money_prefixed
from core.comparison.judge.values.numbers import SPACE, plain, read_number
from core.comparison.judge.values.numerals import read_words
from core.comparison.judge.values.periods import SHORT_TIME, period
from core.comparison.judge.values.quantities import quantity
from core.comparison.judge.values.units import (
    DAY_KINDS,
    ISO_CODES,
    LETTER_SCALES,
    MINOR_WORDS,
    MONEY_WORDS,
    QUANTITIES,
    SCALES,
    TIME_UNITS,
)
from core.comparison.judge.vocabulary.word_tables import words
from core.model.change import Found, ValueType

_POINTS: Final = re.compile(
    GAP + r"(?:(п\.?[ \u00a0]?п\.?(?![а-яё])|процентн\w+[ \u00a0]пункт\w*|percentage[ \u00a0]points?|pp(?!\w)|p\.p\.)"
    r"|(б\.?[ \u00a0]?п\.(?![а-яё])|базисн\w+[ \u00a0]пункт\w*|basis[ \u00a0]points?|bps?(?!\w)))",
    re.IGNORECASE,
)
_PERCENT_WORD: Final = re.compile(
    GAP + r"(?:процент(?:а|ов|у|ам|ом|ами|ах|ы)?(?!\w)|percent(?!\w)|per[ \u00a0]cent(?!\w)|pct(?!\w))", re.I
)


def amount(text: str, number: Number) -> Found:
    """The typed value whose number is given: the longest reading that fits, at least a bare number."""
    found = _amount(text, _with_kopecks(text, number))
    if found[0] is not ValueType.NUMBER or text[number.end : number.end + 1] not in "-‑":
        return found
    if (ending := _CASE_ENDING.match(text, number.end)) is not None:
        again = _amount(text, number._replace(end=ending.end()))
        return again if again[0] is not ValueType.NUMBER else found
    return found


_KOPECKS: Final = re.compile(rf"[-‑–=](\d\d)(?={SPACE}?(?:руб|р\.|₽))")
_CASE_ENDING: Final = re.compile(rf"[-‑](?:х|ти|и|ми|мя|ю|го|е|й)(?={SPACE}[^\W\d_])")
"""Of a number as it is read aloud: «3-х миллионов», «5-ти дней»."""


def _with_kopecks(text: str, number: Number) -> Number:
    """«1 250 000-00 руб.»: kopecks after a dash."""
    dashed = not number.spelled and text[number.end : number.end + 1] in "-‑–="
    match = _KOPECKS.match(text, number.end) if dashed else None
    return number if match is None else number._replace(value=number.value + Decimal(match.group(1)) / 100, end=match.end())


_BLANK: Final = " \u00a0\u2007\u2009\u202f\n"
_UNIT_STARTS: Final = frozenset("%‰$€£¥₽₸₴₹₩₺°(-‑")
"""Signs by which a unit can begin."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNITS: Final = frozenset(
    match.group().lower().replace("ё", "е")
    for name in (
        *(SCALES | MINOR_WORDS | ISO_CODES | MONEY_WORDS | DAY_KINDS | TIME_UNITS | SHORT_TIME | QUANTITIES | LETTER_SCALES),
        *words("per pct pp p bp bps п пп б бп в"),
    )
    if (match := _WORD.match(name)) is not None
)
"""The words that a unit is, or begins with."""
_BEGINNINGS: Final = (*ADJECTIVES, "процент", "percent", "базисн", "basis", "градус", "degree", "кв", "куб", "sq", "cu")
"""The letters that a unit begins with where it has many forms."""


def _may_count(text: str, end: int) -> bool:
    """Whether what follows a number may be its unit; after most numbers comes a word that is none, and nothing else is asked."""
    start = end + (text[end : end + 1] in _BLANK)
    word = _WORD.match(text, start)
    if word is None:
        return text[start : start + 1] in _UNIT_STARTS
    name = word.group().lower().replace("ё", "е")
    return name in _UNITS or name.startswith(_BEGINNINGS)


def _in_formula(text: str, start: int, end: int) -> bool:
    """Whether the "$" beside a number encloses a formula, as in TeX and Markdown ($x^2$, $$2^n$$): it is no price then."""
    if "$" not in text[max(start - 2, 0) : end + 2]:
        return False
    around = text[max(start - 2, 0) : start], text[end : end + 2]
    raised = around[0][-1:] in _RAISING or around[1][:1] in _RAISING
    return "$" in f"{around[0]}{around[1]}" and (raised or around[0] == "$$" or around[1] == "$$")


_RAISING: Final = frozenset("^_{}\\")


def _amount(text: str, number: Number) -> Found:
    if _in_formula(text, number.start, number.end):
        return found_value(ValueType.NUMBER, text, number.start, number.end, plain(number.value))
    before = currency_before(text, number.start)
    if before is not None:
        return money_prefixed(text, number, before)
    if not _may_count(text, number.end):
        return found_value(ValueType.NUMBER, text, number.start, number.end, plain(number.value))
    scaled = scaled_by_word(text, number, letters=False)
    scaled = scaled if scaled.repeated else _bracket(text, scaled)
    scaled = scaled_by_word(text, scaled, letters=False) if scaled.repeated else scaled
    return (
        _percent(text, scaled)
        or money(text, scaled)
        or period(text, scaled)
        or quantity(text, scaled)
        or letter_money(text, scaled)
        or found_value(ValueType.NUMBER, text, scaled.start, scaled.end, plain(scaled.value))
    )


def _bracket(text: str, number: Number) -> Number:
    """Takes in brackets that say the number again: «10 (десять)», "thirty (30)"."""
    match = BRACKET.match(text, number.end)
    if match is None or not _says_number(match.group(1), number):
        return number
    if number.spelled and (digits := read_number(text, match.start(1))) is not None:
        return number._replace(value=digits.value, end=match.end(), repeated=True)
    return number._replace(end=match.end(), repeated=True)


def _says_number(inside: str, number: Number) -> bool:
    if number.spelled:
        digits = read_number(inside.strip(), 0)
        return digits is not None and digits.end == len(inside.strip()) and not digits.dotted
    spelled = read_words(inside, 0)
    return spelled is not None and inside[spelled.end :].strip(" \u00a0") == ""


def _percent(text: str, number: Number) -> Found | None:
    match = _POINTS.match(text, number.end)
    if match is not None:
        end = match.end()
        return found_value(ValueType.PERCENT, text, number.start, end, plain(number.value), "pp" if match.group(1) else "bp")
    token = TOKEN.match(text, number.end)
    if token is not None and token.group(1) in "%‰":
        value = number.value if token.group(1) == "%" else number.value / 10
        return found_value(ValueType.PERCENT, text, number.start, after_bracket(text, token.end()), plain(value), "%")
    word = _PERCENT_WORD.match(text, number.end)
    if word is None:
        return None
    return found_value(ValueType.PERCENT, text, number.start, after_bracket(text, word.end()), plain(number.value), "%")
