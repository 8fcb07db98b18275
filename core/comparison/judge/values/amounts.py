"""What a number counts: money, percent, a period, a quantity, or nothing."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from core.comparison.judge.values.currencies import ADJECTIVES, Money, adjective_after, currency_before, named_by
from core.comparison.judge.values.numbers import SPACE, plain, read_number
from core.comparison.judge.values.numerals import read_words
from core.comparison.judge.values.units import (
    DAY_KINDS,
    ISO_CODES,
    LETTER_SCALES,
    MINOR_WORDS,
    MONEY_WORDS,
    QUANTITIES,
    SCALES,
    SYMBOLS,
    TIME_UNITS,
    TimeUnit,
)
from core.comparison.judge.vocabulary.word_tables import words
from core.model.change import Found, FoundValue, ValueType

_GAP: Final = rf"(?:{SPACE}|\n)?"
_TOKEN: Final = re.compile(
    _GAP + r"(%|‰|[$€£¥₽₸₴₹₩₺]|°[CСF]|градус(?:а|ов)?[ \u00a0]Цельсия|degrees?[ \u00a0](?:Celsius|Fahrenheit)"
    r"|(?:кв|куб)\.?[ \u00a0]?(?:метр[а-я]*|[кс]?м)(?![а-яё])"
    r"|кВт[·⋅*]?ч(?![а-яё])|МВт[·⋅*]?ч(?![а-яё])|(?:км/ч|м/с|об/мин|[КкМГ]бит/с|km/h|m/s|[kMG]bit/s)(?![^\W\d_])"
    r"|(?:[кcсmмdд]?[мm])[23](?!\w)|(?:sq(?:uare)?|cu(?:bic)?)\.?[ \u00a0]?[^\W\d_]+|[^\W\d_]+[²³]?)"
)
_BRACKET: Final = re.compile(_GAP + r"\(([^()]{1,160})\)")
_POINTS: Final = re.compile(
    _GAP + r"(?:(п\.?[ \u00a0]?п\.?(?![а-яё])|процентн\w+[ \u00a0]пункт\w*|percentage[ \u00a0]points?|pp(?!\w)|p\.p\.)"
    r"|(б\.?[ \u00a0]?п\.(?![а-яё])|базисн\w+[ \u00a0]пункт\w*|basis[ \u00a0]points?|bps?(?!\w)))",
    re.IGNORECASE,
)
_PERCENT_WORD: Final = re.compile(
    _GAP + r"(?:процент(?:а|ов|у|ам|ом|ами|ах|ы)?(?!\w)|percent(?!\w)|per[ \u00a0]cent(?!\w)|pct(?!\w))", re.I
)
_DASHED_DAYS: Final = re.compile(
    r"[-‑](?:х|ти|и|ми)?[-‑]?(?:(рабоч|календарн|банковск|working|business|calendar)[-‑\w]*[- ‑])?"
    r"(дневн|недельн|месячн|летн|годичн|годов|часов|минутн|суточн|day|week|month|year|hour|minute)\w*",
    re.IGNORECASE,
)
_DASHED: Final = {
    "дневн": "день", "недельн": "неделя", "месячн": "месяц", "летн": "год", "годичн": "год", "годов": "год", "часов": "час",
    "минутн": "минута", "суточн": "сутки", "day": "day", "week": "week", "month": "month", "year": "year", "hour": "hour",
    "minute": "minute",
}  # fmt: skip


class Number(NamedTuple):
    """A number in the text, with the words that repeat it; `raw` is where its digits or words begin."""

    value: Decimal
    start: int
    end: int
    spelled: bool = False
    repeated: bool = False


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


_SHORT_TIME: Final = {
    "h": TIME_UNITS["час"],
    "min": TIME_UNITS["минута"],
    "sec": TIME_UNITS["секунда"],
    "s": TIME_UNITS["секунда"],
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNITS: Final = frozenset(
    match.group().lower().replace("ё", "е")
    for name in (
        *(SCALES | MINOR_WORDS | ISO_CODES | MONEY_WORDS | DAY_KINDS | TIME_UNITS | _SHORT_TIME | QUANTITIES | LETTER_SCALES),
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
        return _value(ValueType.NUMBER, text, number.start, number.end, plain(number.value))
    before = currency_before(text, number.start)
    if before is not None:
        return _money_prefixed(text, number, before)
    if not _may_count(text, number.end):
        return _value(ValueType.NUMBER, text, number.start, number.end, plain(number.value))
    scaled = _scale(text, number, letters=False)
    scaled = scaled if scaled.repeated else _bracket(text, scaled)
    scaled = _scale(text, scaled, letters=False) if scaled.repeated else scaled
    return (
        _percent(text, scaled)
        or _money(text, scaled)
        or _period(text, scaled)
        or _quantity(text, scaled)
        or _letter_money(text, scaled)
        or _value(ValueType.NUMBER, text, scaled.start, scaled.end, plain(scaled.value))
    )


def _money_prefixed(text: str, number: Number, before: Money) -> Found:
    if not number.spelled:
        again = read_number(text, number.start, money=True)
        if again is not None and again.end == number.end:
            number = number._replace(value=again.value)
    number = _scale(text, number, letters=True)
    end = _trailing_bracket(text, number.end)
    return _value(ValueType.MONEY, text, before.start, end, plain(number.value), before.code)


def _scale(text: str, number: Number, *, letters: bool) -> Number:
    match = _TOKEN.match(text, number.end)
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


def _bracket(text: str, number: Number) -> Number:
    """Takes in brackets that say the number again: «10 (десять)», "thirty (30)"."""
    match = _BRACKET.match(text, number.end)
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


def _trailing_bracket(text: str, end: int) -> int:
    """The end after brackets that say the whole amount again, unit and all: «(Сто рублей 00 копеек)»."""
    match = _BRACKET.match(text, end)
    if match is None:
        return end
    return match.end() if read_words(match.group(1), 0) is not None else end


def _percent(text: str, number: Number) -> Found | None:
    match = _POINTS.match(text, number.end)
    if match is not None:
        end = match.end()
        return _value(ValueType.PERCENT, text, number.start, end, plain(number.value), "pp" if match.group(1) else "bp")
    token = _TOKEN.match(text, number.end)
    if token is not None and token.group(1) in "%‰":
        value = number.value if token.group(1) == "%" else number.value / 10
        return _value(ValueType.PERCENT, text, number.start, _trailing_bracket(text, token.end()), plain(value), "%")
    word = _PERCENT_WORD.match(text, number.end)
    if word is None:
        return None
    return _value(ValueType.PERCENT, text, number.start, _trailing_bracket(text, word.end()), plain(number.value), "%")


def _money(text: str, number: Number) -> Found | None:
    adjective = adjective_after(text, number.end)
    match = _TOKEN.match(text, adjective[1] if adjective else number.end)
    if match is None:
        return None
    token = match.group(1)
    if token.lower() in MINOR_WORDS:
        end = _dot(text, match.end(), token)
        return _value(ValueType.MONEY, text, number.start, end, plain(number.value / 100), MINOR_WORDS[token.lower()])
    code = SYMBOLS.get(token) or ISO_CODES.get(token) or _money_word(text, token, match.end())
    if code is None:
        return None
    code = named_by(adjective[0], code) if adjective else code
    if not number.spelled and not number.repeated:
        again = read_number(text, number.start, money=True)
        if again is not None and again.end == number.end:
            number = number._replace(value=again.value)
    end = _country(text, _dot(text, match.end(), token))
    end = _trailing_bracket(text, end)
    value, end = _minor(text, number.value, end, code)
    return _value(ValueType.MONEY, text, number.start, _trailing_bracket(text, end), plain(value), code)


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


def _dot(text: str, end: int, token: str) -> int:
    """Takes in the full stop of an abbreviation, unless it ends the sentence too (then nothing is lost)."""
    return end + 1 if text[end : end + 1] == "." and token.lower() in _ABBREVIATED else end


_ABBREVIATED: Final = frozenset(
    ("руб", "коп", "долл", "р", "дн", "мес", "нед", "мин", "сек", "шт", "экз", "чел", "стр", "компл", "yr", "hr", "кв", "куб")
)


def _period(text: str, number: Number) -> Found | None:
    dashed = _DASHED_DAYS.match(text, number.end)
    if dashed is not None:
        dashed_unit = TIME_UNITS[_DASHED[dashed.group(2).lower()]]
        return _period_value(text, number, dashed.end(), dashed_unit, _dashed_kind(dashed.group(1)))
    match = _TOKEN.match(text, number.end)
    if match is None:
        return None
    word, kind, end = match.group(1).lower().replace("ё", "е"), "", match.end()
    while word in DAY_KINDS:
        kind = kind or DAY_KINDS[word]
        match = _TOKEN.match(text, end) or _BRACKET.match(text, end)
        if match is None:
            return None
        word, end = match.group(1).lower(), match.end()
    unit: TimeUnit | None = TIME_UNITS.get(word) or _short_time(text, number, word, match.start(1))
    if unit is None or _is_calendar_year(number, word, unit) or (unit.iso == "Q" and _PART.match(text, end)):
        return None
    return _period_value(text, number, _dot(text, end, word), unit, kind if unit.iso == "D" else "")


def _short_time(text: str, number: Number, word: str, start: int) -> TimeUnit | None:
    """ "5 h", "30s"; "1990s" is no time."""
    if (
        word not in _SHORT_TIME
        or start - number.end > 1
        or text[start : start + 1].isupper()
        or (word == "s" and start == number.end and number.value >= 1000)
    ):
        return None
    return _SHORT_TIME[word]


_PART: Final = re.compile(
    rf"{SPACE}of{SPACE}(?:the|all|any|its|such|their|votes|shares)(?!\w)(?!{SPACE}(?:year|calendar|financial))"
)
"""After a quarter that is a part of something and no period: "one quarter of the fee"."""


def _dashed_kind(word: str | None) -> str:
    if not word:
        return ""
    return "WD" if word.lower() in ("рабоч", "working", "business") else "BD" if word.lower() == "банковск" else ""


def _is_calendar_year(number: Number, word: str, unit: TimeUnit) -> bool:
    """«2024 год» is a date, «2 года» a period."""
    return unit.iso == "Y" and 1800 <= number.value <= 2200 and not number.spelled and not word.startswith("лет")


def _period_value(text: str, number: Number, end: int, unit: TimeUnit, kind: str) -> Found:
    end = _trailing_bracket(text, end)
    count = plain(number.value)
    if kind:
        return _value(ValueType.PERIOD, text, number.start, end, count, kind)
    if unit.iso == "Q":
        return _value(ValueType.PERIOD, text, number.start, end, f"P{plain(number.value * 3)}M")
    prefix, letter = ("PT", unit.iso[1]) if unit.iso[0] == "T" else ("P", unit.iso)
    return _value(ValueType.PERIOD, text, number.start, end, f"{prefix}{count}{letter}")


def _quantity(text: str, number: Number) -> Found | None:
    match = _TOKEN.match(text, number.end)
    if match is None:
        return None
    token = match.group(1)
    square = _SQUARE.match(token)
    if square is not None:
        token = square.group(1).lower() + square.group(2).lower()
    if token in _VOLT and _VOLTS.match(text, match.end()):
        return _value(ValueType.QUANTITY, text, number.start, match.end(), plain(number.value), "V")
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
    return _value(ValueType.QUANTITY, text, start, _dot(text, match.end(), token), plain(number.value), unit.symbol)


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


def _letter_money(text: str, number: Number) -> Found | None:
    """ "1.5m EUR", "10k USD": letters as scale where a currency follows."""
    scaled = _scale(text, number, letters=True)
    return _money(text, scaled) if scaled.end != number.end else None


def _value(kind: ValueType, text: str, start: int, end: int, value: str, unit: str | None = None) -> Found:
    return kind, FoundValue(text=text[start:end], start=start, end=end, value=value, unit=unit)
