"""Numbers as a sheet shows them: the number formats of ECMA-376 part 1, 18.8.30 and 18.8.31, in English and Russian."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from typing import Final

from core.readers.xlsx import calendar

BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
LOCAL: Final = {
    "ru": {14: "dd.mm.yyyy", 22: "dd.mm.yyyy h:mm", 15: "dd.mmm.yy", 16: "dd.mmm"},
    "en": {14: "m/d/yyyy", 22: "m/d/yyyy h:mm"},
}
"""The built-in formats that follow the country of the one who looks."""
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<am>AM/PM|A/P)|(?P<exponent>E[+-])|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+|b+|g+)|(?P<digit>[0#?])"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED: Final = re.compile(r"(?i)h+|m+|s+")
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_CURRENCY: Final = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]+))?")
_RUSSIAN: Final = ("419", "FC19")
_MINUS: Final = re.compile(r"[-\u2010-\u2015\u2212(]")
"""What says in a section for negative numbers that they are."""
_SIGNIFICANT: Final = 15
"""Digits that a sheet keeps of a number; more are noise of the binary form."""
_LATEST_SERIAL: Final = 2_958_466
"""The day after 31 December 9999."""


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: literal, digit, point, comma, percent, slash, text, general, date, elapsed, am, exponent."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a number format. `condition`: an operator and a number, or None."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None
    russian: bool

    @property
    def is_date(self) -> bool:
        """Whether a serial number is shown as a date or a time."""
        return any(token.kind in ("date", "elapsed", "am") for token in self.tokens)

    @property
    def is_empty(self) -> bool:
        """A format of no signs shows nothing."""
        return not self.tokens


def shown(value: str, code: str, language: str, *, from_1904: bool = False) -> str:
    """A number (as the file writes it) in a format. A value that is no number, or no date, comes back as it is."""
    try:
        number = Decimal(format(float(value), f".{_SIGNIFICANT}g"))
    except (ValueError, InvalidOperation, OverflowError):
        return value
    if not number.is_finite():
        return value
    sections = sections_of(code)
    section, number = _choose(sections, number)
    if section is None:
        return _general(number, language)
    if section.is_date:
        moment = moment_of(float(number), from_1904=from_1904)
        return value if moment is None else _date(section, moment, float(number), language)
    return _number(section, number, language)


def beneath(value: str, code: str) -> str:
    """The number of a cell, where its format shows less than it: fewer digits, no sign, or words in its place; "" where all of it
    is shown, or it is a date or no number."""
    try:
        number = Decimal(format(float(value), f".{_SIGNIFICANT}g"))
    except (ValueError, InvalidOperation, OverflowError):
        return ""
    if not number.is_finite():
        return ""
    section, counted = _choose(sections_of(code), number)
    return "" if section is None or _shows(section, number, counted) else format(number.normalize(), "f")


def _shows(section: Section, number: Decimal, counted: Decimal) -> bool:
    """Whether all of a number is shown. `counted`: the number as the section shows it."""
    kinds = {token.kind for token in section.tokens}
    if section.is_date or "text" in kinds:
        return True
    if counted != number and not any(token.kind == "literal" and _MINUS.search(token.text) for token in section.tokens):
        return False
    if "general" in kinds:
        return True
    return "digit" in kinds and not kinds & {"slash", "exponent"} and _rounded(section.tokens, number) == abs(number)


def _rounded(tokens: Sequence[Token], number: Decimal) -> Decimal:
    """What is left of a number's size in a format of digits, percent signs and commas that stand for thousands."""
    scale = 2 * sum(token.kind == "percent" for token in tokens) - 3 * _scaled(tokens)
    decimals = _decimals(tokens)
    return abs(number).scaleb(scale).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP).scaleb(-scale)


def shown_text(text: str, code: str) -> str:
    """A text in a format: its fourth section, or any with @, may add words around it."""
    if code in ("General", "@", ""):
        return text
    sections = sections_of(code)
    section = (
        sections[3] if len(sections) > 3 else next((one for one in sections if any(t.kind == "text" for t in one.tokens)), None)
    )
    if section is None or not any(token.kind == "text" for token in section.tokens):
        return "" if len(sections) > 3 and sections[3].is_empty else text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens if token.kind in ("text", "literal"))


@cache
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format's code, cut at the semicolons outside of quotes."""
    parts: list[list[re.Match[str]]] = [[]]
    for found in _TOKEN.finditer(code):
        if found["other"] == ";":
            parts.append([])
        else:
            parts[-1].append(found)
    return tuple(_section(part) for part in parts[:4])


def moment_of(serial: float, *, from_1904: bool = False) -> datetime | None:
    """The date and time of a serial number of days, to the millisecond; None where there is none.

    Day 60 of the 1900 system is 29 February 1900, which never was: days before it count one more."""
    if from_1904:
        serial += 1462
    if not 0 <= serial < _LATEST_SERIAL:
        return None
    days = serial + 1 if serial < 60 else serial
    return datetime(1899, 12, 30) + timedelta(milliseconds=round(days * 86_400_000))


def _section(found: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition = None
    russian = False
    for one in found:
        kind, text = one.lastgroup or "other", one.group(one.lastgroup or 0)
        if kind == "bracket":
            compared, currency = _CONDITION.fullmatch(text), _CURRENCY.fullmatch(text)
            if compared:
                condition = (compared[1], Decimal(compared[2]))
            elif _ELAPSED.fullmatch(text):
                tokens.append(Token("elapsed", text.lower()))
            elif currency:
                russian = russian or (currency[2] or "").upper().endswith(_RUSSIAN)
                tokens.append(Token("literal", currency[1]))
        elif kind in ("quoted", "escaped", "other"):
            tokens.append(Token("literal", text))
        elif kind == "space":
            tokens.append(Token("literal", " " if text in " -" else ""))
        elif kind != "fill":
            tokens.append(Token(kind, text.lower() if kind == "date" else text))
    return Section(tuple(token for token in tokens if token.text), condition, russian)


def _choose(sections: tuple[Section, ...], number: Decimal) -> tuple[Section | None, Decimal]:
    """The section for a number, and the number as that section shows it (a negative one's own section drops the sign)."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _meets(number, section.condition):
                return section, number
        return None, number
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _meets(number: Decimal, condition: tuple[str, Decimal]) -> bool:
    operator, bound = condition
    return {
        "<": number < bound,
        ">": number > bound,
        "=": number == bound,
        "<=": number <= bound,
        ">=": number >= bound,
        "<>": number != bound,
    }[operator]


def _general(number: Decimal, language: str) -> str:
    """All digits that the file keeps: a sheet narrows them to the column, which is no property of the value."""
    plain = format(number.normalize(), "f") if -10 <= number.adjusted() < 21 else format(number.normalize(), "E")
    return plain.replace(".", ",") if language == "ru" else plain


def _number(section: Section, number: Decimal, language: str) -> str:
    tokens = list(section.tokens)
    if any(token.kind == "general" for token in tokens):
        sign = "-" if number < 0 else ""
        return sign + "".join(
            _general(abs(number), language) if t.kind == "general" else t.text for t in tokens if t.kind in _SAID
        )
    kinds = [token.kind for token in tokens]
    if "digit" not in kinds:
        shown_tokens = "".join(
            _general(number, language) if t.kind == "text" else t.text for t in tokens if t.kind in (*_SAID, "text")
        )
        return ("-" if number < 0 and "text" not in kinds and shown_tokens else "") + shown_tokens
    number *= 100 ** kinds.count("percent")
    if "exponent" in kinds:
        return _scientific(tokens, number, language)
    if "slash" in kinds and kinds.index("slash") > kinds.index("digit"):
        return _fraction(tokens, number)
    return _fixed(tokens, number, language)


_SAID: Final = ("literal", "general", "percent", "slash", "point", "comma")


def _fixed(tokens: list[Token], number: Decimal, language: str) -> str:
    """Digits into their places, from the point to both sides; literals stay where they stand."""
    digits = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    point = next((place for place, token in enumerate(tokens) if token.kind == "point"), None)
    whole = [place for place in digits if point is None or place < point]
    part = [place for place in digits if point is not None and place > point]
    last = max(whole, default=-1) if whole else -1
    commas = [place for place, token in enumerate(tokens) if token.kind == "comma"]
    grouped = any(whole and whole[0] < place < last for place in commas)
    number = number.scaleb(-3 * _scaled(tokens))
    rounded = abs(number).quantize(Decimal(1).scaleb(-len(part)), rounding=ROUND_HALF_UP)
    whole_text, _, part_text = format(rounded, "f").partition(".")
    if whole_text == "0" and not any(tokens[place].text == "0" for place in whole):
        whole_text = ""
    filled = _fill_whole(tokens, whole, whole_text, grouped, language)
    filled.update(_fill_part(tokens, part, part_text))
    if point is not None:
        filled[point] = "," if language == "ru" else "."
    body = "".join(
        filled.get(place, token.text if token.kind in ("literal", "percent", "slash") else "")
        for place, token in enumerate(tokens)
    )
    if not whole:
        body = whole_text + body
    return ("-" if number < 0 and rounded else "") + body


def _decimals(tokens: Sequence[Token]) -> int:
    point = next((place for place, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    return sum(token.kind == "digit" for token in tokens[point:])


def _scaled(tokens: Sequence[Token]) -> int:
    """The commas behind the digits, or behind those before the point: each leaves a thousand out."""
    digits = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    point = next((place for place, token in enumerate(tokens) if token.kind == "point"), None)
    last = max((place for place in digits if point is None or place < point), default=-1)
    return sum(
        place > max(digits, default=-1) or (place > last >= 0 and (point is None or place < point))
        for place, token in enumerate(tokens)
        if token.kind == "comma"
    )


def _fill_whole(tokens: list[Token], places: list[int], text: str, grouped: bool, language: str) -> dict[int, str]:
    separator = ("\u00a0" if language == "ru" else ",") if grouped else ""
    filled: dict[int, str] = {}
    rest = text
    for count, place in enumerate(reversed(places)):
        if place == places[0] and len(rest) > 1:
            digit = "".join(reversed(_grouped(rest[::-1], count, separator)))
            rest = ""
        else:
            digit = rest[-1:] or {"0": "0", "?": " "}.get(tokens[place].text, "")
            rest = rest[:-1]
            if separator and count and count % 3 == 0 and digit.strip():
                digit += separator
        filled[place] = digit
    return filled


def _grouped(backwards: str, count: int, separator: str) -> list[str]:
    found: list[str] = []
    for digit in backwards:
        if separator and count and count % 3 == 0:
            found.append(separator)
        found.append(digit)
        count += 1
    return found


def _fill_part(tokens: list[Token], places: list[int], text: str) -> dict[int, str]:
    filled: dict[int, str] = {}
    open_ = True
    for place, digit in reversed(list(zip(places, text, strict=False))):
        open_ = open_ and digit == "0" and tokens[place].text != "0"
        filled[place] = (" " if tokens[place].text == "?" else "") if open_ else digit
    return filled


def _scientific(tokens: list[Token], number: Decimal, language: str) -> str:
    place = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    before = [token for token in tokens[:place] if token.kind in ("digit", "point")]
    point = next((index for index, token in enumerate(before) if token.kind == "point"), len(before))
    step = max(point, 1)
    exponent = 0 if not number else number.adjusted() // step * step if step > 1 else number.adjusted()
    mantissa = _fixed(before, number.scaleb(-exponent), language)
    width = sum(token.kind == "digit" for token in tokens[place:])
    sign = "-" if exponent < 0 else "+" if tokens[place].text.endswith("+") else ""
    return f"{mantissa}E{sign}{abs(exponent):0{width}d}"


def _fraction(tokens: list[Token], number: Decimal) -> str:
    slash = next(index for index, token in enumerate(tokens) if token.kind == "slash")
    after = [token for token in tokens[slash + 1 :] if token.kind == "digit" or token.text.isdigit()]
    has_whole = sum(token.kind == "digit" for token in tokens[:slash]) > sum(
        token.kind == "digit" for token in tokens[max(_last_gap(tokens, slash), 0) : slash]
    )
    fixed = "".join(token.text for token in after if token.text.isdigit() and token.text != "0")
    size = abs(Fraction(number))
    near = Fraction(round(size * int(fixed)), int(fixed)) if fixed else size.limit_denominator(10 ** max(len(after), 1) - 1)
    whole, rest = divmod(near, 1) if has_whole else (0, near)
    below = int(fixed) if fixed else rest.denominator
    above = rest.numerator * below // rest.denominator
    said = " ".join(text for text in (str(whole) if whole or not above else "", f"{above}/{below}" if above else "") if text)
    return ("-" if number < 0 and near else "") + said


def _last_gap(tokens: list[Token], slash: int) -> int:
    return max((index for index, token in enumerate(tokens[:slash]) if token.kind == "literal"), default=-1)


def _date(section: Section, moment: datetime, serial: float, language: str) -> str:
    russian = section.russian or language == "ru"
    tokens = section.tokens
    half = any(token.kind == "am" for token in tokens)
    with_day = any(token.kind == "date" and token.text in ("d", "dd") for token in tokens)
    timed = any(token.kind == "date" and token.text[0] in "hs" for token in tokens)
    if timed and not any(token.kind == "date" and "." in token.text for token in tokens):
        moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    said = []
    for place, token in enumerate(tokens):
        if token.kind == "date":
            said.append(
                calendar.field(
                    token.text, moment, russian=russian, minutes=_is_minutes(tokens, place), half=half, with_day=with_day
                )
            )
        elif token.kind == "elapsed":
            said.append(calendar.elapsed(token.text, serial))
        elif token.kind == "am":
            said.append("AM" if moment.hour < 12 else "PM")
        elif token.kind == "slash":
            said.append("." if language == "ru" else "/")
        else:
            said.append(token.text)
    return "".join(said).strip()


def _is_minutes(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether m at a place means minutes: after hours or before seconds."""
    times = [token for token in tokens[:place] if token.kind in ("date", "elapsed")]
    after = next((token for token in tokens[place + 1 :] if token.kind in ("date", "elapsed")), None)
    return bool(times and times[-1].text[0] == "h") or bool(after and after.text[0] == "s")
