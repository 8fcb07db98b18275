"""Which currency words name: with a country's adjective, before or after the number."""

import re
from typing import Final, NamedTuple

from core.comparison.judge.values.numbers import SPACE
from core.comparison.judge.values.units import ISO_CODES, MONEY_WORDS, SYMBOLS


class Money(NamedTuple):
    """ISO 4217 code, and where its words begin."""

    code: str
    start: int


_ADJECTIVES: Final = {
    "us": r"U\.?S\.?|United{s}States|American|американск\w+",
    "ca": r"Canadian|канадск\w+",
    "au": r"Australian|австралийск\w+",
    "hk": r"Hong{s}Kong|гонконгск\w+",
    "sg": r"Singapore|сингапурск\w+",
    "nz": r"New{s}Zealand|новозеландск\w+",
    "gb": r"British|английск\w+|британск\w+",
    "ch": r"Swiss|швейцарск\w+",
    "by": r"Belarusian|белорусск\w+|бел\.",
    "ru": r"Russian|российск\w+|рос\.|росс\.",
    "cn": r"Chinese|китайск\w+",
    "jp": r"Japanese|японск\w+",
    "kz": r"Kazakhstani?|казахстанск\w+",
    "in": r"Indian|индийск\w+",
    "ae": r"UAE|эмиратск\w+",
}
ADJECTIVES: Final = tuple(
    begin.lower() for pattern in _ADJECTIVES.values() for begin in re.findall(r"(?<![^|])\w+(?!\?)", pattern)
)
"""The letters that such adjectives begin with."""
_LEADING: Final = 3
_LEADS: Final = frozenset(begin[:_LEADING] for begin in ADJECTIVES)
"""Of them the first: a glance at these spares most numbers the pattern; "U.S." has fewer."""
_COUNTRY_OF: Final = {
    ("ca", "USD"): "CAD",
    ("au", "USD"): "AUD",
    ("hk", "USD"): "HKD",
    ("sg", "USD"): "SGD",
    ("nz", "USD"): "NZD",
    ("by", "RUB"): "BYN",
}
"""The code of a currency whose noun alone means another one."""
_ADJECTIVE: Final = "|".join(f"(?P<{name}>{pattern.replace('{s}', SPACE)})" for name, pattern in _ADJECTIVES.items())
_AFTER: Final = re.compile(rf"(?:{SPACE}|\n)?(?:{_ADJECTIVE}){SPACE}?(?=([^\W\d_]+))", re.IGNORECASE)
_SIGN_BEFORE: Final = re.compile(rf"(?:(?<![^\W\d_])(US|A|C|R|HK|S|NZ)?([$€£¥₽₸₴₹₩₺])|(?<![^\W\d_])([A-Z]{{3}})){SPACE}?\Z")
_DOLLARS: Final = {"A": "AUD", "C": "CAD", "R": "BRL", "HK": "HKD", "S": "SGD", "NZ": "NZD"}
_WORD_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?:{_ADJECTIVE}){SPACE})?(?P<noun>dollars?|pounds?(?:{SPACE}sterling)?|euros?|rou?bles|francs|yuan|yen|rupees|Rs\.?)"
    rf"{SPACE}\Z",
    re.IGNORECASE,
)
_NOUNS: Final = tuple("dollar dollars pound pounds sterling euro euros rubles roubles francs yuan yen rupees rs rs.".split())
_NOUN: Final = max(map(len, _NOUNS))
"""What stands before a number whose currency is a word; the pattern is tried behind one of them alone."""
_COUNTED: Final = re.compile(rf"\d(?:{SPACE}(?:thousand|million|billion|mln|bn))?{SPACE}\Z")
_LONGEST: Final = 34


def currency_before(text: str, start: int) -> Money | None:
    """The currency that stands right before a number: "$", "US$", "EUR ", "US dollars "."""
    if not start:
        return None
    previous = text[start - 1]
    sign = text[start - 2 : start - 1] if previous.isspace() else previous
    if sign in SYMBOLS or sign.isupper():
        match = _SIGN_BEFORE.search(text, max(0, start - 6), start)
        if match is not None:
            code = _DOLLARS.get(match.group(1) or "") or SYMBOLS.get(match.group(2) or "") or ISO_CODES.get(match.group(3) or "")
            if code:
                return Money(code, match.start())
    return _words_before(text, start) if previous in " \u00a0" else None


def _words_before(text: str, start: int) -> Money | None:
    low = max(0, start - _LONGEST)
    if not text[max(0, start - 1 - _NOUN) : start - 1].lower().endswith(_NOUNS):
        return None
    match = _WORD_BEFORE.search(text, low, start)
    if match is None or _COUNTED.search(text, max(0, match.start() - 12), match.start()):
        return None
    noun = match.group("noun").lower().split()[0].rstrip(".")
    code = "INR" if noun == "rs" else MONEY_WORDS.get(noun)
    return Money(named_by(_country(match), code), match.start()) if code else None


def adjective_after(text: str, end: int) -> tuple[str, int] | None:
    """A country's adjective after a number, and where the noun begins: "US " of "500 US dollars"."""
    word = text[end : end + 1 + _LEADING].lstrip()[:_LEADING].lower()
    match = _AFTER.match(text, end) if word in _LEADS or word[:1] == "u" else None
    if match is None or match.group(match.lastindex or 0).lower().replace("ё", "е") not in MONEY_WORDS:
        return None
    return _country(match) or "", match.end()


def named_by(country: str | None, code: str) -> str:
    """The currency of a country whose noun alone means `code`."""
    return _COUNTRY_OF.get((country or "", code), code)


def _country(match: "re.Match[str]") -> str | None:
    return next((name for name in _ADJECTIVES if match.group(name)), None)
