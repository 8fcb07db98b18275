"""Words as a reader sees them: tokens that never cut a number, date, amount, code, URL or reference."""

import re
import unicodedata
from typing import NamedTuple

from core.model.unseen import SOFT_HYPHEN, ZERO_WIDTH, ZERO_WIDTH_RANGES

_SPACE = r"\s\u00a0\u202f\u2009\u2007"
_THOUSANDS = r"[ \u00a0\u202f\u2009\u2007]"
_DASH = r"[-\u2010\u2011\u00ad]"

_ADDRESS = rf"""
    (?:https?|ftp)://[^{_SPACE}<>«»"]*[^{_SPACE}<>«»".,;:!?)\]}}']      # an address
    | (?:www\.)[^{_SPACE}<>«»"]*[^{_SPACE}<>«»".,;:!?)\]}}']
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                        # an e-mail address
    |"""
_SIZE = r"(?=[.,]\d)(?:(?<=[xXхХ]\d)|(?<=[xXхХ]\d\d)|(?<=[xXхХ]\d{3})|(?<=[xXхХ]\d{4}))[.,]"
"""The point in the last number of a size: 57х3,5."""
_TOKEN = rf"""
    \d{{1,3}}(?:{_THOUSANDS}\d{{3}})+(?:[.,]\d+)?(?![\w])               # 1 250 000,50
    | \d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w:])  # 2026-02-01T10:30:00Z
    | \d+(?:[.,:/]\d+)+(?:[eE][-+\u2212]\d+|{_DASH}?\w+(?:{_SIZE}\d+)?)?  # 3.2.1, 01.02.2026, 10:30, 1,5, 1.5E-06
    | _{{2,}}                                                             # a blank
    | \[\s*(?:\.{{2,}}|…|_+)\s*\]                                          # [..]
    | [^\W\d_](?:\.[^\W\d_])+(?!\w)                                         # U.S, т.е
    | [^\W_]+(?:(?:{_DASH}|['’](?=[^\W\d_])|[_/](?=\w)|(?<=[a-z0-9])\.(?=[a-z])|{_SIZE})[^\W_]+)*  # words, codes (AB-12/3), names
    | \.{{3,}}
    | [^{_SPACE}]
"""
TOKEN = re.compile(_TOKEN, re.VERBOSE)
TOKEN_OR_ADDRESS = re.compile(_ADDRESS + _TOKEN, re.VERBOSE)
"""Every word of a text is tried as an address first, so this one is only for texts that may hold one."""

_PAIRS = {
    "ё": "е", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "’": "'", "‘": "'", "‚": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
}  # fmt: skip
_FORMS = {
    chr(code): plain
    for code in (*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFEFD))
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1
}
"""Arabic and Hebrew letters in the shape that they have in their word, as the letters."""
_PAIRS |= {form: plain for form, plain in _FORMS.items() if form != plain}
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
"""Latin letters in one piece, as text has them that was copied from a printed page."""
_PAIRS |= _LIGATURES
_WHOLE, _LIGATURE = str.maketrans(_LIGATURES), re.compile("[" + "".join(_LIGATURES) + "]")
_ODD = re.compile("[" + "".join(_PAIRS) + "]")
_UNSEEN = SOFT_HYPHEN + "\u0640" + ZERO_WIDTH
"""Soft hyphens, the stroke that makes Arabic words longer, characters without width."""
_INVISIBLE = re.compile(f"[{SOFT_HYPHEN}\u0640{ZERO_WIDTH_RANGES}]")
_FOLD = str.maketrans(_PAIRS)
_DROPPED = str.maketrans("", "", " " + _UNSEEN)


class Token(NamedTuple):
    """A word, number or sign: its folded form (what matching looks at) and its span in the text."""

    key: str
    start: int
    end: int


def fold(text: str) -> str:
    """Case, ё, quotes and dashes made alike; no other meaning is lost. Not for showing."""
    lowered = text.lower()
    return lowered.translate(_FOLD) if _ODD.search(lowered) else lowered


def token_key(raw: str) -> str:
    """The folded form of one token: a number without its thousands spaces, a word without soft hyphens."""
    return raw.lower().translate(_FOLD).translate(_DROPPED) or raw


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order; white space lies between them."""
    folded = fold(text)
    pattern = TOKEN_OR_ADDRESS if "@" in text or "://" in text or "www." in text else TOKEN
    spans = [match.span() for match in pattern.finditer(text)]
    if len(folded) != len(text) or _INVISIBLE.search(text):
        return [Token(token_key(text[start:end]), start, end) for start, end in spans]
    return [Token(folded[start:end].replace(" ", ""), start, end) for start, end in spans]


_PARTS = (
    "приложение|рисунок|рис|таблица|табл|схема|листинг|пример|annex|appendix|schedule|exhibit|figure|fig|table|listing|example"
)
_MEASURES = (
    "EUR|USD|RUB|GBP|CNY|CHF|JPY|KZT|BYN|UAH|[MG]?Hz|[MG]?Pa|[MG]W(?:h)?|Wh|VA|MVA|Nm|N/mm|[MGT]B|[MG]bit|MJ|GJ|pH|"
    "Гкал|[МГ]?Гц|[МГ]?Па|[МГ]?Вт|МВА|ВА|М?Ом|[МГ]?Дж|[МГТ]Б|[МГ]бит"
)
"""What begins with a capital and may stand behind a number of two parts: «3.5 MPa» is no clause 3.5."""
_COUNTED = (
    "points?|units?|pieces|items|people|persons?|percent|degrees?|ton(?:ne)?s|met(?:er|re)s?|lit(?:er|re)s?|kilo\\w+|grams?|inch(?:es)?|"
    "feet|miles?|pounds?|dollars?|euros?|cents?|thousand|million|billion|trillion|hours?|days?|weeks?|months?|years?|times|minutes?|"
    "seconds?|mbar|kcal|k?mol|mmol|kbit|балл\\w*|единиц\\w*|пункт(?:а|ов)|штук\\w*|человек\\w*|процент\\w*|градус\\w*|тонн\\w*|метр\\w*|"
    "литр\\w*|\\w*грамм\\w*|километр\\w*|рубл\\w*|доллар\\w*|евро|копе[ей]\\w*|тысяч\\w*|миллион\\w*|миллиард\\w*|трлн|час(?:а|ов)|"
    "недел[ьию]\\w*|месяц\\w*|года|раза|минут\\w*|секунд\\w*|доли|долей|мбар|ккал|к?моль|ммоль|кбит"
)
"""What such a number counts or measures in words of four letters and more; shorter ones behind it are units."""
LABEL = re.compile(
    rf"""\s*(?:
        (?:\d{{1,3}}(?:\.\d{{1,3}})*|[^\W\d_]|[ivxlcIVXLC]{{1,6}})\s?[.)](?=\s)
        | (?:[A-ZА-ЯЁ]\.\d{{1,3}}|\d{{1,3}}\.\d{{1,3}})(?:\.\d{{1,3}})+(?=\s) | [A-ZА-ЯЁ]\.\d{{1,3}}(?=\s)
        | \d{{1,3}}\.\d{{1,3}}(?=\s+[«"“„(\[]?[^\W\d_a-zа-яё])
          (?!\s+(?:(?:{_MEASURES})\b|[^\W\d_]{{1,4}}[/·]|[^\W\d_]{{1,3}}\.?\s*\Z))
        | \d{{1,3}}\.\d{{1,3}}(?=\s+(?!(?:{_COUNTED})\b)[a-zа-яё]{{4,}}(?:-\w+)?[\s,:;(]+\S)
        | \((?:\d{{1,3}}|[^\W\d_]|[ivxlc]{{1,6}})\)(?=\s)
        | \^?\[\d{{1,3}}\](?=\s)
        | [-–—•·▪‣*](?=\s)(?!\s+\d[\d.,]*\s*\S{{0,6}}\s*\Z)
        | (?:§|Article|Section|Статья|Пункт|Раздел|Глава)\s+\d{{1,3}}(?:\.\d{{1,3}})*[.)]?(?=\s)
        | (?i:{_PARTS})\.?\s+(?:№\s?)?(?:(?:[A-ZА-ЯЁ]\.)?\d{{1,3}}(?:[.-]\d{{1,3}})*|[A-ZА-ЯЁ]|[IVX]{{1,5}})
          (?:\s?[.:)–—-](?=\s)|(?=\s+[«"“(]?[A-ZА-ЯЁ]))
    )\s+""",
    re.VERBOSE,
)
"""A number or sign that was typed at the start of a paragraph, with the white space after it."""
_TITLE = re.compile(r"\s*\d{1,2}\s+(?=[«\"“(]?[A-ZА-ЯЁ])")
"""The number of a heading, which needs no point behind it: «3 Приёмка и контроль»."""


def label_length(text: str, *, title: bool = False) -> int:
    """How many characters of a text are a typed number and the white space after it. `title`: the text is a heading."""
    found = LABEL.match(text) or (_TITLE.match(text) if title else None)
    return found.end() if found and found.end() < len(text) else 0


WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Folded runs of letters and digits: a fast, rough view for measuring likeness."""
    lowered = text.lower().replace("ё", "е").replace("\u0640", "")
    return WORD.findall(lowered.translate(_WHOLE) if _LIGATURE.search(lowered) else lowered)


_BETWEEN = re.compile(r"(?<=\d)[ ,.'’\u00a0\u202f\u2009\u2007](?=\d{3}(?!\d))|(?<=\d)[.,]00?(?!\d)")


def ungrouped(text: str) -> str:
    """A text whose numbers have no signs between their thousands and no empty fractions: a view for measuring likeness."""
    return _BETWEEN.sub("", text)


def is_word(key: str) -> bool:
    """Has a letter or a digit."""
    return key.isalnum() or any(char.isalnum() for char in key)
