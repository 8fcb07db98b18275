"""Periods of one unit that no number counts: «в течение месяца», "within a month", «в месячный срок»."""

import re
from typing import Final

from core.comparison.judge.values.units import TIME_UNITS, TimeUnit
from core.comparison.judge.vocabulary.word_tables import words
from core.model.change import Found, FoundValue, ValueType

_S: Final = r"[ \u00a0\n]"
_ENGLISH: Final = "day|week|month|year|hour|minute"
_ONE: Final = re.compile(rf"{_S}an?{_S}({_ENGLISH})(?![\w'’])", re.IGNORECASE)
_ARTICLES: Final = ("a", "A")
_LIMITED: Final = re.compile(rf"(?<!\w)(?:within|least|most|than|for|after|over|exceed(?:ing)?){_S}(an?{_S})\Z", re.IGNORECASE)
_RUNNING: Final = re.compile(
    rf"(?<!\w)(?:в{_S}течени[еи]|(?:более|менее|свыше|позднее|позже|ранее|раньше)(?:{_S}чем)?(?:{_S}(?:через|за))?"
    rf"|истечени[яи]|через|спустя|срок(?:ом)?{_S}на){_S}\Z",
    re.IGNORECASE,
)
"""What begins a period: behind it a unit stands for one of it."""
_TERM: Final = re.compile(rf"{_S}срок(?:а|у|ом|е)?(?!\w)", re.IGNORECASE)
_ADJECTIVES: Final = {
    stem + end: TIME_UNITS[unit]
    for stem, unit in (("суточн", "сутки"), ("недельн", "неделя"), ("месячн", "месяц"), ("годичн", "год"))
    for end in ("ый", "ого", "ому", "ым", "ом")
}
_NOUNS: Final = words("сутки суток день дня неделю недели месяц месяца квартал квартала год года час часа минуту минуты")
TRIGGERS: Final = _NOUNS | frozenset(_ADJECTIVES) | frozenset(_ENGLISH.split("|"))
"""The words that such a period is found by."""
_BACK: Final = 28
"""Characters before a unit in which what begins the period stands."""


def period_at(text: str, start: int, end: int, word: str) -> Found | None:
    """The period that a unit is by itself, one of it, in ISO 8601; `word` is text[start:end] in lower case."""
    if word in _ADJECTIVES:
        term = _TERM.match(text, end)
        return _period(text, start, term.end(), _ADJECTIVES[word]) if term is not None else None
    if word.isascii():
        article = _LIMITED.search(text, max(0, start - _BACK), start)
        return (
            _period(text, article.start(1), end, TIME_UNITS[word]) if article and _ONE.match(text, article.start(1) - 1) else None
        )
    if _RUNNING.search(text, max(0, start - _BACK), start) is None:
        return None
    return _period(text, start, end, TIME_UNITS[word])


def one_follows(text: str, end: int) -> bool:
    """Whether one unit of time stands next, without a number: "within a month"."""
    return text[end + 1 : end + 2] in _ARTICLES and _ONE.match(text, end) is not None


def _period(text: str, start: int, end: int, unit: TimeUnit) -> Found:
    value = "P3M" if unit.iso == "Q" else f"PT1{unit.iso[1]}" if unit.iso[0] == "T" else f"P1{unit.iso}"
    return ValueType.PERIOD, FoundValue(text=text[start:end], start=start, end=end, value=value)
