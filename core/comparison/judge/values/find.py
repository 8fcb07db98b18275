"""Typed values in a text: one pass over the words, one over the digits, then the longest of what overlaps."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from core.comparison.judge.values import dates, logic, names, references
from core.comparison.judge.values.amounts import amount
from core.comparison.judge.values.compounds import compounds
from core.comparison.judge.values.counted import Number
from core.comparison.judge.values.lone_periods import TRIGGERS as UNITS
from core.comparison.judge.values.lone_periods import period_at
from core.comparison.judge.values.numbers import NUMBER, POWER, parse_number, powered, scientific
from core.comparison.judge.values.numerals import AMBIGUOUS, STARTERS, read_words
from core.comparison.judge.values.shares import TRIGGERS as SHARES
from core.comparison.judge.values.shares import share_at
from core.comparison.judge.values.spans import bounded
from core.lowered import lowered
from core.model.change import Found, FoundValue, ValueType

_WORD: Final = re.compile(r"[^\W\d_]+")
_SIGNS: Final = re.compile(r"[№§#≤≥⩽⩾<>]")
_MINUS: Final = "-−–"

Reader = Callable[[str, int, int, str], Found | None]


def find_values(text: str) -> tuple[tuple[ValueType, FoundValue], ...]:
    """The values of a text in their order: non-overlapping, longest first, with exact spans in code points.

    Numbers are decimal strings, dates ISO 8601, periods ISO 8601 or a count of working days (unit WD), money in ISO 4217.
    """
    return tuple(bounded(text, _longest(_candidates(text))))


def _candidates(text: str) -> list[Found]:
    found = [*_from_words(text), *compounds(text), *_from_digits(text)]
    for match in _SIGNS.finditer(text):
        item = _at_sign(text, match.start(), match.group())
        if item is not None:
            found.append(item)
    if "@" in text or "://" in text or "www." in text:
        found.extend(names.addresses(text))
    if names.may_name_a_father(text):
        found.extend(names.patronymics(text))
    return found


def _at_sign(text: str, start: int, sign: str) -> Found | None:
    if sign == "§":
        return references.section_sign_at(text, start)
    return names.numbered_at(text, start) if sign in "№#" else logic.sign_at(text, start)


def _longest(found: list[Found]) -> list[Found]:
    """The longest first; of equally long ones the first found."""
    if len(found) < 2:
        return found
    starts: list[tuple[int, int]] = []
    kept: list[Found] = []
    for item in sorted(found, key=lambda pair: (pair[1].start - pair[1].end, pair[1].start)):
        span = (item[1].start, item[1].end)
        place = bisect_left(starts, span)
        clear_left = place == 0 or starts[place - 1][1] <= span[0]
        clear_right = place == len(starts) or starts[place][0] >= span[1]
        if clear_left and clear_right:
            insort(starts, span)
            kept.append(item)
    kept.sort(key=lambda pair: pair[1].start)
    return kept


def _from_words(text: str) -> Iterator[Found]:
    lower = lowered(text)
    words = _WORD.findall(lower)
    left = sum(map(_READERS.__contains__, words))
    skip = end = 0
    for word in words if left else ():
        start = lower.index(word, end)  # none but signs stand before it: the next match, without one made for each word
        end = start + len(word)
        if word not in _READERS:
            continue
        left -= 1
        for reader in _READERS[word] if start >= skip else ():
            item = reader(text, start, end, word)
            if item is not None:
                yield item
                if reader is _spelled:
                    skip = item[1].end
        if not left:
            return


def _spelled(text: str, start: int, end: int, word: str) -> Found | None:
    spelled = read_words(text, start)
    if spelled is None:
        return None
    found = amount(text, Number(spelled.value, start, spelled.end, spelled=True))
    bare = found[0] is ValueType.NUMBER
    if spelled.words == 1 and word.endswith(_SCALES_ALONE):
        return None  # «в тысячах рублей» says in what the sums are counted
    if bare and (found[1].end == spelled.end and spelled.words == 1 and word.replace("ё", "е") in AMBIGUOUS):
        return None
    return found


_SCALES_ALONE: Final = ("тысячах", "миллионах", "миллиардах")


def _from_digits(text: str) -> Iterator[Found]:
    skip = 0
    powers = {found.start(): found.end() for found in POWER.finditer(text)} if not text.isascii() else {}
    for match in NUMBER.finditer(text):
        start, end = match.span()
        if start < skip:
            continue
        item = _at_power(text, start) if start in powers else None
        item = item or _at_digits(text, match, start, end)
        if item is not None:
            skip = item[1].end
            yield item


def _at_power(text: str, start: int) -> Found | None:
    before, number = text[start - 1] if start else " ", powered(text, start)
    return None if number is None or before.isalpha() or before == "_" else _number(text, start, number.value, number.end, before)


def _at_digits(text: str, match: "re.Match[str]", start: int, end: int) -> Found | None:
    before = text[start - 1] if start else " "
    if text.startswith("__", end):
        return None  # "20__": the year is still to be filled in
    if before.isalpha() or before == "_":
        return _glued(text, start)
    if before in "-‑–/.:+" and start > 1 and (text[start - 2].isalnum()) and not _range_dash(text, start):
        return names.code_around(text, start)
    found = dates.date_at(text, start) or references.short_law_at(text, start) or references.cited_at(text, start)
    if found is not None:
        return found
    number = (scientific(text, start) if text[end : end + 1] in "eE" else None) or parse_number(text, match)
    if number.dotted:
        return names.version_at(text, start) or references.dotted(text, start, end)
    return _number(text, start, number.value, number.end, before)


def _number(text: str, start: int, value: Decimal, end: int, before: str) -> Found | None:
    if before in _MINUS and _is_minus(text, start):
        start, value = start - 1, -value
    elif text[start - 2 : start - 1] in _MINUS_ENDS and (minus := _MINUS_WORD.search(text, max(0, start - 6), start)):
        start, value = minus.start(), -value
    elif text[end : end + 1] == "/" and (share := _SHARE.match(text, start)):
        quotient = (value / Decimal(share.group(1))).quantize(Decimal("1e-10")).normalize()
        return ValueType.NUMBER, FoundValue(text=share.group(), start=start, end=share.end(), value=format(quotient, "f"))
    item = amount(text, Number(value, start, end))
    net = item[0] is ValueType.NUMBER and text[start - 2 : start - 1] in _NET_ENDS
    if net and (term := _NET.search(text, max(0, start - 5), start)) and text[start:end].isdecimal():
        found = FoundValue(text=text[term.start() : end], start=term.start(), end=end, value=f"P{value}D")
        return ValueType.PERIOD, found
    if item[0] is not ValueType.NUMBER or item[1].end != end:
        return item
    if _CODE_FIGURES <= end - start <= _MOST_FIGURES and text[start:end].isdecimal():
        return names.code_around(text, start)
    if "." in text[start:end] and (version := names.version_at(text, start)) is not None:
        return version
    code = names.code_around(text, start) if _code_follows(text, end) else None
    return code if code is not None and code[1].end >= end else item


_NET: Final = re.compile(r"(?<![\w-])net[ \u00a0-]\Z", re.IGNORECASE)
"""Days in which an invoice is paid: "net 30"."""
_NET_ENDS: Final = ("t", "T")
_CODE_FIGURES: Final = 12
"""Figures without a gap from which a number names something: an account, a code of the budget, of goods."""
_MOST_FIGURES: Final = 30
"""Figures of the longest of such names; what has more is a number without an end."""
_MINUS_ENDS: Final = ("с", "s")
_MINUS_WORD: Final = re.compile(r"(?<!\w)(?:минус|minus)[ \u00a0]\Z", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"\d{1,3}/(\d{1,4})(?=[ \u00a0](?:\([^()]{3,40}\)[ \u00a0])?"
    r"(?:дол[яиею]|част|ключев|действующ|ставк|уч[её]тн|рефинанс|от[ \u00a0]|of[ \u00a0]))"
)
"""A part of one: «1/300 ключевой ставки»."""
_ISO_PERIOD: Final = re.compile(r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?(?!\w)")
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th|[-‑]?(?:й|го|му|м|я|ю|х|е|ый|ая|ое|ой|ом|ти|ми|и))(?!\w)")
_CURRENCY_GLUED: Final = re.compile(r"(?<![^\W\d_])(?:US|EUR|USD|RUB|GBP|CHF|CNY)\Z")


def _glued(text: str, start: int) -> Found | None:
    """Digits right after letters: "EUR10k", "P10D", the time of a time stamp, or a code."""
    if (time := dates.stamped_time_at(text, start)) is not None:
        return time
    if _CURRENCY_GLUED.search(text, max(0, start - 4), start):
        number = NUMBER.match(text, start)
        if number is not None:
            parsed = parse_number(text, number)
            return amount(text, Number(parsed.value, start, parsed.end))
    for back in (1, 2):
        if (period := _ISO_PERIOD.match(text, max(0, start - back))) is not None and period.end() > start:
            value = FoundValue(text=period.group(), start=period.start(), end=period.end(), value=period.group())
            return ValueType.PERIOD, value
    return names.iban_at(text, max(0, start - 2)) or names.code_around(text, start)


def _range_dash(text: str, start: int) -> bool:
    """ "10-15 days", «10–15 дней», "1:2": the dash of a range, not a code's."""
    if text[start - 1] not in "-–‑":
        return False
    left = _LEFT_NUMBER.search(text, max(0, start - 20), start - 1)
    return left is not None and not (left.start() and (text[left.start() - 1].isalnum() or text[left.start() - 1] in "-–./"))


_LEFT_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?%?\Z")


def _is_minus(text: str, start: int) -> bool:
    return start == 1 or (text[start - 2] in " \u00a0(\t\n|=<>≤≥±,;:" and text[start - 1] != "–")


def _code_follows(text: str, end: int) -> bool:
    """Letters glued to a number that are no ordinal ending: "3D", "44x-b"."""
    following = text[end : end + 1]
    if following.isalpha() or following == "_":
        return _ORDINAL.match(text, end) is None
    if following in "-‑/" and text[end + 1 : end + 2].isalnum():
        return _ORDINAL.match(text, end) is None and not _RANGE_AFTER.match(text, end)
    return False


_RANGE_AFTER: Final = re.compile(r"[-‑]\d")


def _at(reader: Callable[[str, int], Found | None]) -> Reader:
    """A reader that needs to know only where a value begins."""

    def read(text: str, start: int, end: int, word: str) -> Found | None:
        return reader(text, start)

    return read


def _bound(text: str, start: int, end: int, word: str) -> Found | None:
    return logic.bound_at(text, start, STARTERS)


def _company(text: str, start: int, end: int, word: str) -> Found | None:
    return names.company_before(text, start, end)


def _contracted(text: str, start: int, end: int, word: str) -> Found | None:
    return logic.contracted(text, start, end)


def _initial(text: str, start: int, end: int, word: str) -> Found | None:
    return names.initials_at(text, start) if text[end : end + 1] == "." and text[start].isupper() else None


def _table() -> dict[str, tuple[Reader, ...]]:
    table: dict[str, list[Reader]] = {}

    def add(words: "frozenset[str] | tuple[str, ...]", reader: Reader) -> None:
        for word in words:
            table.setdefault(word, []).append(reader)

    add(STARTERS | frozenset(word.replace("е", "ё") for word in ("четырех", "трех", "трем", "четырем")), _spelled)
    add(dates.TRIGGERS, _at(dates.date_by_month))
    add(dates.QUARTERS, dates.quarter_at)
    add(SHARES, share_at)
    add(UNITS, period_at)
    add(dates.MONTH_WORDS, dates.day_of_month_at)
    add(references.TRIGGERS, references.reference_at)
    add(references.STANDARD_TRIGGERS, _at(references.standard_at))
    add(_law_words(), _at(references.law_at))
    add(("regulation", "directive", "decision"), _at(references.eu_law_at))
    add(names.LEGAL_FORMS, _at(names.company_at))
    add(names.FULL_FORMS, _at(names.full_company_at))
    add(names.COMPANY_ENDINGS, _company)
    add(names.TITLES, _at(names.titled_at))
    add(names.ACCOUNT_WORDS, _at(names.account_at))
    add(frozenset(logic.NEGATIONS), logic.negation_at)
    add(frozenset(logic.MODALS), logic.modal_at)
    add(("за",), _at(logic.exception_at))
    add(logic.PHRASE_TRIGGERS, _at(logic.phrase_at))
    add(logic.BOUND_TRIGGERS, _bound)
    add(_CONTRACTED, _contracted)
    add(frozenset("абвгдежзиклмнопрстуфхцчшщэюя"), _initial)
    return {word: tuple(readers) for word, readers in table.items()}


_CONTRACTED_VERBS: Final = "do does did is are was were has have had wo would ca should must could need"
_CONTRACTED: Final = tuple(f"{verb}n" for verb in _CONTRACTED_VERBS.split())
_LAW_ENDS: Final = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "ие", "ия", "ию", "ием", "ии", "ий", "иям", "о")


def _law_words() -> frozenset[str]:
    stems = ("закон", "указ", "постановлен", "распоряжен", "приказ", "решен", "определен", "письм", "указан", "положен")
    adjectives = ("федеральный", "федерального", "федеральному", "федеральным", "федеральном", "федеральные", "федеральных")
    return frozenset(stem + end for stem in stems for end in _LAW_ENDS) | frozenset(adjectives)


_READERS: Final = _table()
