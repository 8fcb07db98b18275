"""Numbers written in digits, with any of the separators in use."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

SPACE: Final = r"[ \u00a0\u2007\u2009\u202f]"
NUMBER: Final = re.compile(
    rf"\d(?:\d{{0,2}}(?:{SPACE}\d{{3}})+(?!\d)(?:[.,]\d+(?![.,]?\d))?"
    r"|\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+(?![.,]?\d))?(?!,\d)"
    r"|\d{0,2}(?:\.\d{3})+(?!\d),\d+"
    r"|\d{0,2}(?:['’]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d*(?:[.,]\d+)*)"
)
"""Its first figure stands before the rest: so the search for it passes over all other characters at once."""
SCIENTIFIC: Final = re.compile(r"(\d+)(?:[.,](\d+))?[eE](?:([-+\u2212])|(?=\d))(\d{1,2})(?![\w.,]?\d|\w)")
"""1.5E-06, as programs write small and large numbers."""
RAISED: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
POWER: Final = re.compile(
    rf"(?:(?P<times>\d{{1,15}}(?:[.,]\d{{1,15}})?){SPACE}?[·⋅∙×x*]{SPACE}?(?=10[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]))?"
    r"(?P<base>\d{1,9})(?P<power>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![⁰¹²³⁴⁵⁶⁷⁸⁹\w])"
)
"""2²⁴, 5·10⁶, 10⁻³."""
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_GROUPING: Final = re.compile(rf"{SPACE}|['’]")


class Digits(NamedTuple):
    """A number in digits. `dotted`: has two separators or more and is no number (a clause, a version, an address)."""

    value: Decimal
    end: int
    dotted: bool = False


def read_number(text: str, position: int, *, money: bool = False) -> Digits | None:
    """The number whose digits begin at `position`. `money`: three digits after one separator are then thousands."""
    match = NUMBER.match(text, position)
    return None if match is None else parse_number(text, match, money=money)


def scientific(text: str, position: int) -> Digits | None:
    """The number with a power of ten that begins at `position`. Without a sign and a fraction ("2E10") it may be a code."""
    match = SCIENTIFIC.match(text, position)
    if match is None or not (match.group(2) or match.group(3)):
        return None
    whole, part, sign, power = match.groups()
    exponent = int(power) if sign in (None, "+") else -int(power)
    return Digits(Decimal(f"{whole}.{part or 0}E{exponent}"), match.end())


def powered(text: str, position: int) -> Digits | None:
    """The number with a raised power that begins at `position`; a power of nothing (0⁻¹) is none."""
    match = POWER.match(text, position)
    if match is None:
        return None
    base, power = Decimal(match["base"]), int(match["power"].translate(_LOWERED))
    if not base and power <= 0:
        return None
    return Digits(Decimal((match["times"] or "1").replace(",", ".")) * base**power, match.end())


def parse_number(text: str, match: "re.Match[str]", *, money: bool = False) -> Digits:
    """The number of a match of NUMBER.

    "1,250" is a thousand in English and a fraction in Russian; the letters around it decide. "1.250.000" and "1,250,000"
    are thousands in both.
    """
    body, end = match.group(), match.end()
    if body.isdecimal():
        return Digits(Decimal(body), end)
    packed = _GROUPING.sub("", body)
    separators = [char for char in packed if char in ".,"]
    if not separators:
        return Digits(Decimal(packed), end)
    if len(separators) == 1:
        return _one_separator(text, match.start(), packed, end, grouped=packed != body, money=money)
    if len(set(separators)) == 1:
        thousands = all(len(part) == 3 for part in packed.split(separators[0])[1:]) and packed[0] != "0"
        plain = packed.replace(separators[0], "")
        return Digits(Decimal(plain), end, dotted=not thousands)
    last = separators[-1]
    other = "." if last == "," else ","
    dotted = separators.count(last) > 1
    plain = packed.replace(other, "").replace(last, "." if not dotted else "")
    return Digits(Decimal(plain), end, dotted=dotted)


def _one_separator(text: str, start: int, packed: str, end: int, *, grouped: bool, money: bool) -> Digits:
    separator = "," if "," in packed else "."
    whole, part = packed.split(separator)
    looks_grouped = len(part) == 3 and not grouped and 1 <= len(whole) <= 3 and whole[0] != "0"
    fraction = Decimal(f"{whole}.{part}")
    if not looks_grouped:
        return Digits(fraction, end)
    if money or (separator == "," and not near_cyrillic(text, start, end)):
        return Digits(Decimal(whole + part), end)
    return Digits(fraction, end)


def near_cyrillic(text: str, start: int, end: int) -> bool:
    """Whether the words around a span are Russian; with no letters near, the whole text decides."""
    if text.isascii():
        return False
    near = text[max(0, start - 60) : end + 60]
    cyrillic, latin = len(_CYRILLIC.findall(near)), len(_LATIN.findall(near))
    if cyrillic == latin == 0:
        return _CYRILLIC.search(text) is not None
    return cyrillic >= latin


def plain(value: Decimal) -> str:
    """A decimal string without exponent or useless zeros: "1250000", "0.1"."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"
