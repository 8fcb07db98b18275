"""Who hands over to whom: one to whom something is delivered, sent or provided in the change is not said to give it, nor the
reverse; read by case and by "to"."""

from collections.abc import Sequence
from typing import Final

from core.analysis.checks.scope import Scope, beginnings
from core.analysis.checks.telling import Forms, Told, agrees, as_named
from core.analysis.lemmas import Word, cyrillic, dative, instrumental, nominative, noun, short_participle, verbal
from core.analysis.places import LEADS
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
_BE: Final = frozenset({"is", "are", "be", "been", "was", "were", "being"})
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "each", "any"})
_REACH, _LEAD = 8, 3
"""Words between such a verb and a party; before it, among which "is" stands."""


def hold(scope: Scope) -> bool:
    if not scope.begins(_HINTS):
        return True
    items = [one for one in scope.claims.words if one.word is not None]
    words = [one.word for one in items if one.word is not None]
    for at, item in enumerate(items):
        if not _is_handing(words[at]) or item.ended is not None or scope.claims.acts.get(item.clause):
            continue
        parties = [i for i, one in enumerate(items) if one.clause == item.clause and scope.is_party(words[i])]
        said = _roles(words, at, parties)
        known = [found for side in scope.texts(item.side) for found in _of_text(side)]
        if not agrees(Told(*(as_named(scope, words, forms) for forms in said)), known):
            return False
    return True


def _is_handing(word: Word) -> bool:
    if word.forms.isdisjoint(_HANDS):
        return False
    return not cyrillic(word.text) or (verbal(word.text) and not noun(word.text)) or short_participle(word.text)


def _of_text(side: SideEvidence) -> list[Told]:
    """Of every such verb of one side."""
    parties = [place for form in side.parties for place in side.places.get(form, ())]
    verbs = {(id(one.run), one.at): one for form in _HANDS for one in side.places.get(form, ()) if _is_handing(one.word)}
    return [
        _roles(verb.run, verb.at, sorted({one.at for one in parties if one.run is verb.run and one.sentence == verb.sentence}))
        for verb in verbs.values()
    ]


def _roles(words: Sequence[Word], at: int, parties: Sequence[int]) -> Told:
    near = sorted((one for one in parties if one != at and abs(one - at) <= _REACH), key=lambda one: abs(one - at))
    return _russian(words, at, near) if cyrillic(words[at].text) else _english(words, at, near)


def _russian(words: Sequence[Word], at: int, near: list[int]) -> Told:
    """«Поставщик передаёт Заказчику», «передаётся Заказчику Поставщиком»."""
    bare = [words[one] for one in near if not one or words[one - 1].text.lower() not in LEADS]
    verb = words[at].text.lower()
    passive = short_participle(verb) or verb.endswith(("ся", "сь"))
    giver = (word.forms for word in bare if (instrumental(word.text) if passive else nominative(word.text)))
    return Told(next(giver, frozenset()), next((word.forms for word in bare if dative(word.text)), frozenset()))


def _english(words: Sequence[Word], at: int, near: list[int]) -> Told:
    """ "The Supplier delivers … to the Customer", "provides the Customer with", "is delivered by the Supplier"."""
    leads = {one: _lead(words, one) for one in near}
    to = next((words[one].forms for one in near if one > at and leads[one] == "to"), Forms())
    passive = words[at].text.lower().endswith(("ed", "sent")) and not _BE.isdisjoint(
        word.text.lower() for word in words[max(0, at - _LEAD) : at]
    )
    if passive:
        return Told(next((words[one].forms for one in near if one > at and leads[one] == "by"), Forms()), to)
    first = next((words[one].forms for one in near if one < at and leads[one] not in LEADS), Forms())
    object_ = next((one for one in near if one > at and _ARTICLES.issuperset(w.text.lower() for w in words[at + 1 : one])), None)
    with_ = object_ is not None and [word.text.lower() for word in words[object_ + 1 : object_ + 2]] == ["with"]
    return Told(first, words[object_].forms if with_ and object_ is not None else to)


def _lead(words: Sequence[Word], at: int) -> str:
    before = [word.text.lower() for word in words[max(0, at - 2) : at] if word.text.lower() not in _ARTICLES]
    return before[-1] if before else ""
