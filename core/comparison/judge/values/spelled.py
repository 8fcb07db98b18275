"""Amounts that brackets say again in words: «100 рублей 50 копеек (сто рублей 50 копеек)», "24 months (two years)"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from core.comparison.judge.values.amounts import amount
from core.comparison.judge.values.counted import Number
from core.comparison.judge.values.measure import DAY_SECONDS, parse_period
from core.comparison.judge.values.numbers import NUMBER, parse_number
from core.comparison.judge.values.numerals import STARTERS, read_words
from core.model.change import FoundValue, ValueType


class Repeated(NamedTuple):
    """An amount with a unit and the bracket behind it, from `start` to `end`; `agrees`: the words say the same amount."""

    start: int
    end: int
    agrees: bool


def repeated_amounts(text: str) -> Iterator[Repeated]:
    """Every amount with a unit that words in brackets say again, rightly or not."""
    for match in _OPENED.finditer(text):
        if match.group(1).lower().replace("ё", "е") not in STARTERS:
            continue
        close = text.find(")", match.end(), match.end() + _LONGEST)
        found = _before(text, match.start()) if close > 0 else None
        agrees = _agree(found[1], text, match.start(1)) if found is not None else None
        if found is not None and agrees is not None:
            yield Repeated(found[0], close + 1, agrees)


def _before(text: str, opened: int) -> tuple[int, tuple[ValueType, FoundValue]] | None:
    """Where the figures of the amount that ends at a bracket begin, and what it is; its currency may stand before them."""
    begin = max(0, opened - _FARTHEST)
    piece = text[begin:opened].rstrip()
    for match in NUMBER.finditer(piece):
        found = amount(piece, Number(parse_number(piece, match).value, *match.span()))
        if found[1].end == len(piece) and (found[0] is not ValueType.NUMBER or match.end() < len(piece)):
            return begin + match.start(), found
    return None


def _agree(figure: tuple[ValueType, FoundValue], text: str, words: int) -> bool | None:
    """None where the words count something else, or nothing that could be compared."""
    spelled = read_words(text, words)
    if spelled is None:
        return None
    kind, again = amount(text, Number(spelled.value, words, spelled.end, spelled=True))
    if kind is ValueType.NUMBER and not _CLOSED.match(text, spelled.end):
        return None
    if kind is ValueType.PERIOD and kind is figure[0] and None is figure[1].unit is again.unit:
        return _same_span(parse_period(figure[1].value), parse_period(again.value))
    if kind not in (figure[0], ValueType.NUMBER) or not all(_DECIMAL.fullmatch(one.value) for one in (figure[1], again)):
        return None
    if kind is figure[0] and figure[1].unit != again.unit:
        return None
    coins = kind is ValueType.MONEY and _COINS.match(text, again.end) is not None
    counted = Decimal(figure[1].value)
    return Decimal(again.value) in (counted, int(counted)) if coins else counted == Decimal(again.value)


def _same_span(figure: tuple[Decimal, Decimal], words: tuple[Decimal, Decimal]) -> bool:
    """24 months are two years; a month is 28 to 31 days."""
    if bool(figure[0]) == bool(words[0]):
        return figure == words
    (least, most), (low, high) = _days(*figure), _days(*words)
    return least <= high and low <= most


def _days(months: Decimal, seconds: Decimal) -> tuple[Decimal, Decimal]:
    """The fewest and the most days of a period."""
    return months * 28 + seconds / DAY_SECONDS, months * 31 + seconds / DAY_SECONDS


_OPENED: Final = re.compile(
    r"\([ \u00a0]?(?:(?:US|U\.S\.)[ \u00a0])?"
    r"(?:(?:dollars?|euros?|pounds?(?:[ \u00a0]sterling)?|ro?ubles|rupees|dirhams)[ \u00a0])?"
    r"([^\W\d_]+)",
    re.IGNORECASE,
)
_LONGEST: Final = 160
"""Characters of a bracket that says an amount again."""
_FARTHEST: Final = 64
"""Characters before a bracket in which the amount begins."""
_DECIMAL: Final = re.compile(r"\d+(?:\.\d+)?")
_CLOSED: Final = re.compile(r"(?:[ \u00a0]only)?[ \u00a0]*\)", re.IGNORECASE)
_COINS: Final = re.compile(
    r",?[ \u00a0](?:и[ \u00a0]|and[ \u00a0])?[^\W_]+(?:[ \u00a0-][^\W_]+)?[ \u00a0](?:коп|cent|pence|penn)", re.IGNORECASE
)
"""Behind the words for whole coins: «00 копеек», «пятьдесят копеек», "and fifty cents"."""
