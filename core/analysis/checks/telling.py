"""Who informs whom: one who is notified in the change is not said to notify, in whatever words, nor who notifies to be told."""

from collections.abc import Iterator, Sequence
from typing import Final

from core.analysis.checks import dealings
from core.analysis.checks.dealings import BE, LEAD, Dealing, Language, bare
from core.analysis.checks.scope import Scope, beginnings
from core.analysis.lemmas import Word, cyrillic, infinitive, instrumental, nominative, noun, short_participle, verbal
from core.analysis.lexicon import concepts_of
from core.analysis.places import LEADS, Place
from core.analysis.side_evidence import SideEvidence

_TELLING: Final = frozenset({"notice", "inform", "inform_word", "alert"})
_HINTS: Final = beginnings(
    "notify notified notice inform warn alert уведомить известить извещать предупредить информировать сообщить оповестить"
)
_TELLS: Final = frozenset({"notify", "inform", "warn", "alert"})
_GIVES: Final = frozenset({"give", "send", "serve"})
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "to", "each", "any"})
_OBJECT: Final = 3
"""Words between such a verb and its object."""


def hold(scope: Scope) -> bool:
    if not scope.begins(_HINTS):
        return True
    words = [one.word for one in scope.claims.words if one.word is not None]
    return dealings.hold(scope, (at for at in range(len(words)) if _is_telling(words, at)), _verbs, _SAYS)


def _verbs(side: SideEvidence) -> Iterator[Place]:
    return (place for found in side.places.values() for place in found if _is_telling(place.run, place.at))


def _is_telling(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not is_meant(word):
        return False
    if cyrillic(word.text):
        return (verbal(word.text) and not noun(word.text)) or short_participle(word.text)
    return not word.forms.isdisjoint(_TELLS) or any(not one.forms.isdisjoint(_GIVES) for one in words[max(0, at - LEAD) : at])


def is_meant(word: Word) -> bool:
    """Whether a word may say that somebody is told something."""
    return not concepts_of(word.forms).isdisjoint(_TELLING)


def _russian(words: Sequence[Word], at: int, near: list[int]) -> Dealing:
    """By case: «Поставщик уведомляет Заказчика», «Заказчика уведомляет Поставщик», «Заказчик уведомляется Поставщиком»."""
    verb = words[at].text.lower()
    said = bare(words, near)
    subject = next((word.forms for word in said if nominative(word.text)), frozenset[str]())
    if short_participle(verb) or verb.endswith(("ся", "сь")):
        return Dealing(next((word.forms for word in said if instrumental(word.text)), frozenset()), subject)
    behind = [word for word in said if word.start > words[at].start or not infinitive(verb)]  # «обязанность работника сообщать»
    others = (word.forms for word in behind if not nominative(word.text) and not instrumental(word.text))
    return Dealing(subject, next(others, frozenset()))


def _english(words: Sequence[Word], at: int, near: list[int]) -> Dealing:
    """By order: "the Supplier informs the Customer", "the Customer is informed by the Supplier"."""
    before = next((one for one in near if one < at and not _led(words, one)), None)
    after = next((one for one in near if one > at), None)
    first = words[before].forms if before is not None else frozenset[str]()
    between = [word.text.lower() for word in words[at + 1 : after]] if after is not None else []
    second = words[after].forms if after is not None else frozenset[str]()
    lead = {word.text.lower() for word in words[max(0, at - LEAD) : at]}
    if words[at].text.lower().endswith("ed") and lead & BE:
        return Dealing(second if "by" in between[-2:] else frozenset(), first)
    return Dealing(first, second if len(between) <= _OBJECT and _ARTICLES.issuperset(between) else frozenset())


def _led(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition stands before it."""
    lead = [word.text.lower() for word in words[max(0, at - 2) : at]]
    return bool(lead) and (lead[-1] in LEADS or (lead[-1] in _ARTICLES and lead[0] in LEADS))


_SAYS: Final = Language(russian=_russian, english=_english)
