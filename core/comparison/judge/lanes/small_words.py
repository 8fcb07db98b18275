"""Small words that narrow, count or link: how often, which kind of fault or loss, the second instead of the first, "(or)"."""

import re
from typing import Final

from core.comparison.judge.values.dates import MONTHS, is_ordinal
from core.comparison.judge.values.units import TIME_UNITS
from core.comparison.judge.vocabulary.lexicon import CONNECTIVES, QUANTIFIERS
from core.comparison.judge.vocabulary.stems import stem
from core.comparison.judge.vocabulary.word_tables import words

_OFTEN: Final = re.compile(
    r"(?<!\w)(?:еже(?:часн|дневн|суточн|недельн|месячн|квартальн|годн)\w*|каждые[ \u00a0]полгода|"
    r"hourly|daily|weekly|bi-?weekly|fortnightly|monthly|quarterly|semi-?annual(?:ly)?|annual(?:ly)?|yearly)(?!\w)",
    re.IGNORECASE,
)
_QUALIFIERS: Final = words(
    "material substantial gross wilful willful direct indirect consequential reasonable sole inclusive "
    "independent certified notarised notarized accredited"
)
_RUSSIAN_QUALIFIERS: Final = (
    *("существенн", "косвенн", "реальн", "груб", "умышленн", "виновн", "прямо", "прямы", "единственн"),
    *("независим", "нотариальн", "аккредитованн", "собственны"),
)
_WEEKDAYS: Final = (
    *("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_WEEKDAY: Final = re.compile(rf"({'|'.join(_WEEKDAYS)})(?:а|у|е|ы|ом|ой|ою|ам|ами|ах|и|я|ю|ем|ям|ями|ях|s)?")
_ALSO_VERBS: Final = ("may", "march")
_OF_DAYS: Final = re.compile(r"(рабоч|календарн|банковск)(?:ий|их|им|ими|ый|ых|ым|ыми|ие|ые)|(business|working|calendar|banking)")
_EFFORTS: Final = re.compile(
    r"(?<!\w)(?:(?:разумн|наилучш|возможн|максимальн)\w+[ \u00a0]усили\w+|вс[её][ \u00a0]усилия|"
    r"по(?:[ \u00a0]мере)?[ \u00a0]возможности|"
    r"стрем(?:ит|ят)\w*|(?:reasonable|best|good faith|commercial\w*)[ \u00a0](?:efforts|endeavou?rs)|endeavou?rs?[ \u00a0]to|"
    r"(?:if|where|as far as|so far as)[ \u00a0](?:reasonably[ \u00a0])?(?:possible|practicable))(?!\w)",
    re.IGNORECASE,
)
"""What makes of a duty an attempt."""
_EFFORT_SIGNS: Final = ("усили", "возможн", "трем", "fforts", "ndeavo", "possibl", "practicabl")
"""What such words hold, whatever the case of their first letter."""
_ROMAN: Final = re.compile(r"[IVXLC]{1,6}")
FEW: Final = 4
"""Words on each side up to which one that narrows is what changed."""


def small_reasons(before: str, after: str, old: list[str], new: list[str]) -> list[str]:
    """The reasons that small words give: "frequency", "scope", "effort", "connective". `old`, `new`: the words of the texts."""
    found = []
    often = _often(before)
    if often and (now := _often(after)) and often != now:
        found.append("frequency")
    paired = bool(old) and bool(new)
    if ((paired or len(old) + len(new) <= FEW) and _quantifiers(old) != _quantifiers(new)) or (
        max(len(old), len(new)) <= FEW and _qualifiers(old) != _qualifiers(new)
    ):
        found.append("scope")
    if _attempts(before) != _attempts(after):
        found.append("effort")
    one, other = _linked(before), _linked(after)
    if one != other and ((one and other) or (not paired and _bracketed(before + after))):
        found.append("connective")
    return found


def ordinals_differ(old: list[str], new: list[str]) -> bool:
    """Whether one ordinal or Roman number came in another's place: «первого» → «второго», "II" → "III"."""
    return len(old) == len(new) == 1 and _counts(old[0]) and _counts(new[0]) and stem(old[0]) != stem(new[0])


def times_differ(old: list[str], new: list[str]) -> bool:
    """Whether one unit of time came in another's place without a number: "per month" → "per year", «в день» → «в неделю»."""
    if not 0 < len(old) <= 2 or not 0 < len(new) <= 2:
        return False
    first, second = ({_UNITS[word.lower()] for word in found if word.lower() in _UNITS} for found in (old, new))
    return len(first) == len(second) == 1 and first != second


_UNITS: Final = {word: unit.iso for word, unit in TIME_UNITS.items()} | {"годовых": "Y"}
"""Units of time behind a share or a price: «12 % годовых», "per month"."""


def calendars_differ(old: list[str], new: list[str]) -> bool:
    """Whether one month or one day of the week came in another's place: «в январе» → «в марте», "Monday" → "Friday"."""
    if not len(old) == len(new) == 1:
        return False
    first, second = _calendar(old[0]), _calendar(new[0])
    return bool(first) and bool(second) and first != second


def _calendar(word: str) -> str:
    lower = word.lower()
    if lower in MONTHS and (word[0].isupper() or lower not in _ALSO_VERBS):
        return str(MONTHS[lower])
    day = _WEEKDAY.fullmatch(lower)
    return day[1] if day else ""


def days_differ(old: list[str], new: list[str]) -> bool:
    """Whether days of one kind became days of another: «в рабочих днях» → «в календарных днях»."""
    if not len(old) == len(new) == 1:
        return False
    first, second = (_OF_DAYS.fullmatch(found[0].lower()) for found in (old, new))
    return first is not None and second is not None and first.groups() != second.groups()


def _attempts(text: str) -> bool:
    return any(sign in text for sign in _EFFORT_SIGNS) and _EFFORTS.search(text) is not None


def _often(text: str) -> list[str]:
    return sorted(stem(match.group()) for match in _OFTEN.finditer(text))


def _quantifiers(found: list[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in found if word.lower() in QUANTIFIERS)


def _qualifiers(found: list[str]) -> frozenset[str]:
    lower = [word.lower() for word in found]
    return frozenset(stem(word) for word in lower if word in _QUALIFIERS or word.startswith(_RUSSIAN_QUALIFIERS))


def _counts(word: str) -> bool:
    """Whether a word is an ordinal or a Roman number: «второго», "third", "IV"."""
    return _ROMAN.fullmatch(word) is not None or is_ordinal(word)


def _linked(text: str) -> str:
    """The connective where the changed words are little else: «и» → «или», «и» → «и (или)»."""
    return CONNECTIVES.get(text.strip(" ,()/").lower(), "")


def _bracketed(text: str) -> bool:
    return text.strip()[:1] in ("(", "/")
