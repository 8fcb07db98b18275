"""Who hands over to whom: one to whom something is delivered, sent or provided in the change is not said to give it, nor the
reverse; read by case and by "to"."""

from collections.abc import Iterator, Sequence
from typing import Final

from core.analysis.checks import dealings
from core.analysis.checks.dealings import BE, LEAD, Dealing, Forms, Language, bare
from core.analysis.checks.scope import Scope, beginnings
from core.analysis.lemmas import Word, cyrillic, dative, instrumental, nominative, noun, short_participle, verbal
from core.analysis.places import LEADS, Place
from core.analysis.side_evidence import SideEvidence

_RUSSIAN: Final = (
    "передать передавать вручить вручать предоставить предоставлять направить направлять отправить отправлять представить "
    "представлять поставить поставлять сдать сдавать выдать выдавать перечислить перечислять возвратить вернуть возвращать"
)
_ENGLISH: Final = (
    "deliver delivered submit submitted provide provided send sent supply supplied transfer transferred return furnish"
)
_HANDS: Final = frozenset(f"{_RUSSIAN} {_ENGLISH}".split()) | {f"{verb}ся" for verb in _RUSSIAN.split()}
_HINTS: Final = beginnings(f"{_RUSSIAN} {_ENGLISH}")
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "each", "any"})


def hold(scope: Scope) -> bool:
    return not scope.begins(_HINTS) or dealings.hold(scope, _said(scope), _verbs, _SAYS)


def _said(scope: Scope) -> Iterator[int]:
    """Where the sentence says so of the document, not that it came or went."""
    for at, item in enumerate(scope.claims.words):
        if item.word is not None and _is_handing(item.word) and item.ended is None and not scope.claims.acts.get(item.clause):
            yield at


def _verbs(side: SideEvidence) -> Iterator[Place]:
    return (one for form in _HANDS for one in side.places.get(form, ()) if _is_handing(one.word))


def _is_handing(word: Word) -> bool:
    if word.forms.isdisjoint(_HANDS):
        return False
    return not cyrillic(word.text) or (verbal(word.text) and not noun(word.text)) or short_participle(word.text)


def _russian(words: Sequence[Word], at: int, near: list[int]) -> Dealing:
    """«Поставщик передаёт Заказчику», «передаётся Заказчику Поставщиком»."""
    said = bare(words, near)
    verb = words[at].text.lower()
    passive = short_participle(verb) or verb.endswith(("ся", "сь"))
    giver = (word.forms for word in said if (instrumental(word.text) if passive else nominative(word.text)))
    return Dealing(next(giver, frozenset()), next((word.forms for word in said if dative(word.text)), frozenset()))


def _english(words: Sequence[Word], at: int, near: list[int]) -> Dealing:
    """ "The Supplier delivers … to the Customer", "provides the Customer with", "is delivered by the Supplier"."""
    leads = {one: _lead(words, one) for one in near}
    to = next((words[one].forms for one in near if one > at and leads[one] == "to"), Forms())
    passive = words[at].text.lower().endswith(("ed", "sent")) and not BE.isdisjoint(
        word.text.lower() for word in words[max(0, at - LEAD) : at]
    )
    if passive:
        return Dealing(next((words[one].forms for one in near if one > at and leads[one] == "by"), Forms()), to)
    first = next((words[one].forms for one in near if one < at and leads[one] not in LEADS), Forms())
    object_ = next((one for one in near if one > at and _ARTICLES.issuperset(w.text.lower() for w in words[at + 1 : one])), None)
    with_ = object_ is not None and [word.text.lower() for word in words[object_ + 1 : object_ + 2]] == ["with"]
    return Dealing(first, words[object_].forms if with_ and object_ is not None else to)


def _lead(words: Sequence[Word], at: int) -> str:
    before = [word.text.lower() for word in words[max(0, at - 2) : at] if word.text.lower() not in _ARTICLES]
    return before[-1] if before else ""


_SAYS: Final = Language(russian=_russian, english=_english)
