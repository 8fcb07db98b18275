"""Dates in all usual forms, Russian and English, as ISO 8601.

A date without a year is "--02-01", a month "2024-02", a year "2024", a time "T10:00", with seconds where there are any and with
the zone of a time stamp. 02/01/2024 is read by the language
around it: day first in Russian, month first in English; a number above 12 settles it in either.
"""

import re
from datetime import date
from typing import Final

from core.comparison.judge.values.numbers import near_cyrillic
from core.model.change import Found, FoundValue, ValueType

_RU_MONTHS: Final = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_RU_ENDS: Final = ("я", "ь", "е", "ю", "ем", "а", "у", "ом", "й", "")
_EN_MONTHS: Final = "january february march april may june july august september october november december"


def _months() -> dict[str, int]:
    table = {stem + end: i for i, stem in enumerate(_RU_MONTHS.split(), 1) for end in _RU_ENDS if stem + end not in ("ма", "маь")}
    for i, name in enumerate(_EN_MONTHS.split(), 1):
        table.update({name: i, name[:3]: i})
    table.update({"sept": 9, "янв": 1, "фев": 2, "февр": 2, "апр": 4, "авг": 8, "сен": 9, "сент": 9, "окт": 10, "ноя": 11})
    table.update({"нояб": 11, "дек": 12})
    return table


MONTHS: Final = _months()
TRIGGERS: Final = frozenset(MONTHS)

_S: Final = r"[ \u00a0\u2009\u202f\n]"
_YEAR_END: Final = rf"(?:{_S}?(?:г\.(?:р\.)?|года?(?![а-яё])|году(?![а-яё])|г(?![а-яёa-z])))?"
_ISO: Final = re.compile(r"((?:19|20|21)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC: Final = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d{{2}})(?![\d]|[./]\d){_YEAR_END}")
_DAY_MONTH: Final = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?[»”\"]?(?:{_S}(?:day{_S})?of)?{_S}?[-–]?{_S}?([^\W\d_]{{3,9}})\.?,?(?:{_S}?[-–]?{_S}?(\d{{4}})(?!\d){_YEAR_END})?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"([^\W\d_]{{3,9}})\.?{_S}(?:(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,]\d)(?:,?{_S}(\d{{4}})(?!\d))?|(\d{{4}})(?!\d){_YEAR_END})",
    re.IGNORECASE,
)
_YEAR_ONLY: Final = re.compile(rf"((?:19|20|21)\d\d)(?:{_S}?(?:г\.|год(?:а|у|ом|е)?(?![а-яё])|гг\.))")
_CLOCK: Final = re.compile(
    rf"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?!\d|:)(?:{_S}?(a\.?m\.?|p\.?m\.?)(?!\w))?", re.IGNORECASE
)
_STAMP: Final = re.compile(r"([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d(?:[.,]\d{1,9})?))?(Z|[+-]\d\d:?\d\d)?(?![\w:])")
"""The time of a time stamp, behind its date and a T (ISO 8601): seconds with a fraction, the zone."""
_OPENING: Final = '«"“„'


_WORD_QUARTERS: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4, "firs": 1, "seco": 2, "thir": 3, "four": 4,
}  # fmt: skip
QUARTERS: Final = frozenset(
    ("кв", "квартал", "квартала", "квартале", "кварталу", "кварталом", "квартальный", "quarter", "q", "quarters")
)
_ORDINAL: Final = re.compile(
    rf"(?<!\w)(?:(I{{1,3}}|IV)|([1-4])(-?(?:й|го|м|ом|му|ый|ого)|st|nd|rd|th)?"
    rf"|(перв\w+|втор\w+|треть\w+|четв[её]рт\w+|first|second|third|fourth)){_S}\Z",
    re.IGNORECASE,
)
_OF_YEAR: Final = re.compile(rf"\.?{_S}?(?:of{_S})?(\d{{4}})(?!\d){_YEAR_END}", re.IGNORECASE)
_SHORT_QUARTER: Final = re.compile(r"Q([1-4])(?!\d)(?:[ \u00a0/,-]{0,2}((?:19|20|21)\d\d)(?!\d))?")
_YEARS: Final = re.compile(rf"((?:19|20|21)\d\d)(?={_S}?(?:[-–—/]|по|и|или){_S}?(?:19|20|21)\d\d{_S}?(?:гг?\.|год|учебн))")
_CENTURIES: Final = ("19", "20", "21")
_IN_YEAR: Final = re.compile(r"(?<!\w)(?:in|during|since|until|year|years|FY|copyright|©)[ \u00a0]\Z", re.IGNORECASE)
_PLAIN_YEAR: Final = re.compile(r"(?:19|20)\d\d(?![\w.,/:%-]?\d|\w|%|[ \u00a0](?:\d|%|[a-z]+s(?!\w)))")
_CLOCK_WORDS: Final = re.compile(
    rf"([01]?\d|2[0-4]){_S}?(?:час(?:ов|а)?|ч\.?){_S}?(00|[0-5]\d(?={_S}?мин\w*\.?{_S}(?:по|мск)(?!\w))){_S}?мин(?:ут[аы]?|\.)?(?!\w)",
    re.IGNORECASE,
)
"""«18 часов 00 минут», «9 ч 30 мин по московскому времени»; without full hours or a zone it may be how long a thing takes."""
_HOUR: Final = re.compile(rf"(1[0-2]|\d){_S}?(a\.?m\.?|p\.?m\.?)(?!\w)", re.IGNORECASE)


_DAYS: Final = (
    "перв втор треть четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат "
    "семнадцат восемнадцат девятнадцат двадцат"
)
_DAY_WORDS: Final = {stem: day for day, stem in enumerate(_DAYS.split(), 1)} | {"тридцат": 30, "четверт": 4}
_SPELLED_DAY: Final = re.compile(
    rf"(?<!\w)(?:(двадцать|тридцать){_S})?({'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})"
    rf"(?:ое|ого|ому|ым|ом|е|его|ему|им|ем){_S}\Z",
    re.IGNORECASE,
)


_UNITS: Final = "first second third fourth fifth sixth seventh eighth ninth"
_TEENS: Final = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_ENGLISH_DAYS: Final = {
    **{word: day for day, word in enumerate(f"{_UNITS} {_TEENS}".split(), 1)},
    **{f"twenty-{word}": day for day, word in enumerate(_UNITS.split(), 21)},
    "thirtieth": 30,
    "thirty-first": 31,
}
_SPELLED_ENGLISH: Final = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_ENGLISH_DAYS, key=len, reverse=True))}){_S}(?:day{_S})?of{_S}\Z", re.IGNORECASE
)


MONTH_WORDS: Final = ("числа", "число", "числу", "числом", "month")
_RU_DAY: Final = re.compile(
    rf"(?<![\w,.])(?:(\d{{1,2}})(?:[-‑]?(?:го|ого|е|ое|му|ому|м|ым))?|(?:(двадцать|тридцать){_S})?"
    rf"({'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})(?:ое|ого|ому|ым|ом|е|его|ему|им|ем)){_S}\Z",
    re.IGNORECASE,
)
_MONTH_AFTER: Final = re.compile(rf"(?:{_S}[^\W\d_]+)?{_S}(?:месяц|квартал)", re.IGNORECASE)
_EN_DAY: Final = re.compile(
    rf"(?<![\w-])((?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(sorted(_ENGLISH_DAYS, key=len, reverse=True))}))"
    rf"(?:{_S}(?:calendar{_S})?day)?){_S}of{_S}(?:each|every|the|that|any|such|a)(?:{_S}[a-z]+)?{_S}\Z",
    re.IGNORECASE,
)


def day_of_month_at(text: str, start: int, end: int, word: str) -> Found | None:
    """A day of every month by the word after it: «5-го числа», «пятого числа месяца», "5th day of each month"; the value is
    "---05", as XML Schema writes it."""
    english = word == "month"
    match = (_EN_DAY if english else _RU_DAY).search(text, max(0, start - 60), start)
    if match is None:
        return None
    if english:
        figures, spelled = match.group(2), match.group(3)
        day = int(figures) if figures else _ENGLISH_DAYS[spelled.lower()]
        stop = match.end(1)
    else:
        if match.group(1) is None and _MONTH_AFTER.match(text, end) is None:
            return None  # «сумма первого числа и второго»
        tens = {"двадцать": 20, "тридцать": 30}.get((match.group(2) or "").lower(), 0)
        day = int(match.group(1)) if match.group(1) else tens + _DAY_WORDS[match.group(3).lower()]
        stop = end
    return _found(text, match.start(), stop, f"---{day:02}") if 1 <= day <= 31 else None


_ORDINAL_WORD: Final = re.compile(
    rf"(?:{'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых)"
    r"|треть(?:его|ему|ей|им|ем|я|е|и|ю|их|ими)|третий",
    re.IGNORECASE,
)


def is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal, Russian or English: «второго», "third"."""
    return word.lower() in _ENGLISH_DAYS or _ORDINAL_WORD.fullmatch(word.lower()) is not None


def may_spell_day(text: str) -> bool:
    """Whether a text may name a day of a month in words; a quick look."""
    lowered = text.lower()
    return any(word in lowered for word in _SPELLED_DAYS)


_SPELLED_DAYS: Final = (*_DAY_WORDS, *_ENGLISH_DAYS)


def _spelled_day(text: str, start: int) -> tuple[int, int] | None:
    """The day that stands in words before a month, and where it begins: «двадцать первое февраля», "fifth of May"."""
    if text[start].isascii():
        english = _SPELLED_ENGLISH.search(text, max(0, start - 24), start) if text[start].isupper() else None
        return (_ENGLISH_DAYS[english.group(1).lower()], english.start()) if english else None
    match = _SPELLED_DAY.search(text, max(0, start - 24), start)
    if match is None:
        return None
    tens = {"двадцать": 20, "тридцать": 30}.get((match.group(1) or "").lower(), 0)
    return tens + _DAY_WORDS[match.group(2).lower()], match.start()


def quarter_at(text: str, start: int, end: int, word: str) -> Found | None:
    """A quarter by its word: «II квартал 2024 года», "third quarter of 2024", "Q3 2024"; the value is "2024-Q3"."""
    if word == "q":
        match = _SHORT_QUARTER.match(text, start)
        return match and _found(text, start, match.end(), f"{match.group(2) or '-'}-Q{match.group(1)}")
    ordinal = _ORDINAL.search(text, max(0, start - 14), start)
    if ordinal is None:
        return None
    year = _OF_YEAR.match(text, end)
    counted = ordinal.group(2) and not ordinal.group(3) and word == "квартала"
    if (counted or ordinal.group(2)) and year is None and (counted or not ordinal.group(3)):
        return None
    name = (ordinal.group(1) or ordinal.group(2) or ordinal.group(4)).lower()
    number = int(name) if name.isdigit() else _WORD_QUARTERS[name[:4]]
    stop = year.end() if year else end + (text[end : end + 1] == "." and word == "кв")
    return _found(text, ordinal.start(), stop, f"{year.group(1) if year else '-'}-Q{number}")


def _year_by_context(text: str, start: int) -> Found | None:
    """Years that no word follows: "in 2024", «2024–2026 гг.»."""
    if (match := _YEARS.match(text, start)) is not None:
        return _found(text, start, match.end(1), match.group(1))
    match = _PLAIN_YEAR.match(text, start)
    if match is not None and _IN_YEAR.search(text, max(0, start - 12), start):
        return _found(text, start, match.end(), match.group())
    return None


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def is_day(value: str) -> bool:
    """Whether the value of a date is a day of a year, and no time, month or day of every year."""
    return _DAY.fullmatch(value) is not None


def date_at(text: str, start: int) -> Found | None:
    """The date whose first digit stands at `start`; the opening quote of «01» is taken in."""
    figures = start + 1
    while text[figures : figures + 1].isdigit():
        figures += 1
    count, following = figures - start, text[figures : figures + 1]
    if count <= 2:
        return _from_day(text, start, figures)
    if count != _YEAR_FIGURES:
        return None
    if following in _SEPARATORS and (match := _ISO.match(text, start)) is not None:
        return _of(text, match, int(match.group(1)), int(match.group(3)), int(match.group(4)))
    if (match := _YEAR_ONLY.match(text, start)) is not None:
        return _found(text, match.start(), match.end(), match.group(1))
    return _year_by_context(text, start) if text[start : start + 2] in _CENTURIES else None


def _from_day(text: str, start: int, end: int) -> Found | None:
    """A date, or a time, that begins with the one or two figures before `end`; what stands there says what it can be."""
    following = text[end : end + 1]
    if following in _SEPARATORS and (match := _NUMERIC.match(text, start)) is not None:
        found = _numeric(text, match)
        if found is not None:
            return found
    if (
        following == "."
        and (match := _DAY_OF_MONTH.match(text, start)) is not None
        and _UNTIL.search(text, max(0, start - 12), start)
    ):
        return _of(text, match, None, int(match.group(2)), int(match.group(1)))
    if following == ":" and (match := _CLOCK.match(text, start)) is not None:
        return _clock(text, match)
    if following in ".,;:)/%":
        return None
    letter = text[end : end + 2].lstrip()[:1].lower()
    if letter == "ч" and (match := _CLOCK_WORDS.match(text, start)) is not None:
        return _found(text, start, match.end(), f"T{int(match.group(1)):02}:{match.group(2)}")
    if (match := _DAY_MONTH.match(text, start)) is not None and match.group(2).lower() in MONTHS:
        found = _day_month(text, match)
        if found is not None:
            return found
    match = _HOUR.match(text, start) if letter in _HALVES_OF_DAY else None
    return _clock(text, match) if match is not None else None


_DAY_OF_MONTH: Final = re.compile(
    rf"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])(?![\d/]|\.\d|{_S}?(?:[%°‰₽$€]|(?:кг|г|м|мм|см|км|т|л|руб|тыс|млн|млрд|В|А|кВт|МПа|раз|п)(?!\w)))"
)
_UNTIL: Final = re.compile(rf"(?<!\w)(?:до|с|со|по|к|на|позднее|позже|ранее){_S}\Z", re.IGNORECASE)
"""«До 01.03»: a day without a year, behind a word for a date and with no unit behind it."""
_SEPARATORS: Final = frozenset("-./")
_YEAR_FIGURES: Final = 4
_HALVES_OF_DAY: Final = ("a", "p")


def date_by_month(text: str, start: int) -> Found | None:
    """The date that begins with a month's name: "February 1, 2024", «февраль 2024 г.»."""
    if (spelled := _spelled_day(text, start)) is not None:
        return _in_words(text, start, *spelled)
    match = _MONTH_FIRST.match(text, start)
    if match is None or match.group(1).lower() not in MONTHS:
        return None
    month = MONTHS[match.group(1).lower()]
    if match.group(4):
        return _found(text, match.start(), match.end(), f"{match.group(4)}-{month:02}")
    if not match.group(1)[0].isupper() or not match.group(1).isascii():
        return None
    day, year = int(match.group(2)), match.group(3)
    if not 1 <= day <= 31:
        return None
    return _of(text, match, int(year) if year else None, month, day)


def _in_words(text: str, start: int, day: int, begins: int) -> Found | None:
    match = _MONTH_AND_YEAR.match(text, start)
    if match is None or match.group(1).lower() not in MONTHS or not 1 <= day <= 31:
        return None
    month, year = MONTHS[match.group(1).lower()], match.group(2)
    return _found(text, begins, match.end(), f"{year or '-'}-{month:02}-{day:02}")


_MONTH_AND_YEAR: Final = re.compile(rf"([а-яё]{{3,9}}|[a-z]{{3,9}})(?:,?{_S}(\d{{4}})(?!\d){_YEAR_END})?", re.IGNORECASE)


def _numeric(text: str, match: "re.Match[str]") -> Found | None:
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if len(match.group(4)) == 2:
        if match.group(2) != "." and not (match.group(2) == "/" and len(match.group(1)) == len(match.group(3)) == 2):
            return None
        if len(match.group(1)) == 1 or len(match.group(3)) == 1:
            return None
        year += 2000 if year < 70 else 1900
    elif not 1800 <= year <= 2200:
        return None
    month_first = match.group(2) == "/" and not near_cyrillic(text, match.start(), match.end())
    day, month = (second, first) if month_first else (first, second)
    if month > 12:
        day, month = month, day
    return _of(text, match, year, month, day)


def _day_month(text: str, match: "re.Match[str]") -> Found | None:
    day, month, year = int(match.group(1)), MONTHS[match.group(2).lower()], match.group(3)
    if not 1 <= day <= 31:
        return None
    word = match.group(2)
    if year is None and word.isascii() and not word[0].isupper():
        return None
    if year is None and word.lower() in ("мая", "май", "мае") and day == 0:
        return None
    return _of(text, match, int(year) if year else None, month, day)


def stamped_time_at(text: str, start: int) -> Found | None:
    """The time of a time stamp; its first digit stands at `start`, behind a date and a T."""
    match = _STAMP.match(text, start) if text[start - 1 : start] == "T" and text[start - 2 : start - 1].isdigit() else None
    if match is None:
        return None
    zone = (match.group(4) or "").replace(":", "")
    zone = "Z" if zone in ("Z", "+0000", "-0000") else zone and f"{zone[:3]}:{zone[3:]}"
    seconds = (match.group(3) or "").replace(",", ".")
    seconds = seconds.rstrip("0").rstrip(".") if "." in seconds else seconds
    return _found(text, start, match.end(), f"T{match.group(1)}:{match.group(2)}{_seconds(seconds)}{zone}")


def _seconds(seconds: str | None) -> str:
    """Full minutes are written with and without seconds."""
    return f":{seconds}" if seconds and seconds != "00" else ""


def _clock(text: str, match: "re.Match[str]") -> Found:
    hour, minutes = int(match.group(1)), match.group(2) if match.re is _CLOCK else "00"
    seconds = _seconds(match.group(3)) if match.re is _CLOCK else ""
    half = (match.group(match.re.groups) or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return _found(text, match.start(), match.end(), f"T{hour:02}:{minutes}{seconds}")


def _of(text: str, match: "re.Match[str]", year: int | None, month: int, day: int) -> Found | None:
    try:
        date(year if year is not None else 2024, month, day)
    except ValueError:
        return None
    value = f"{year:04}-{month:02}-{day:02}" if year is not None else f"--{month:02}-{day:02}"
    end = match.end()
    while text[end - 1].isspace() or (year is None and text[end - 1] in ".,"):
        end -= 1
    start = match.start()
    if start and text[start - 1] in _OPENING and text[start:end].count(text[start - 1].translate(_CLOSED)) == 1:
        start -= 1
    return _found(text, start, end, value)


_CLOSED: Final = {ord("«"): "»", ord("“"): "”", ord("„"): "“"}


def _found(text: str, start: int, end: int, value: str) -> Found:
    return ValueType.DATE, FoundValue(text=text[start:end], start=start, end=end, value=value)
