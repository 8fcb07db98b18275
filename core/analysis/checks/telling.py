"""Who informs whom: one who is notified in the change is not said to notify, in whatever words, nor who notifies to be told."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from core.analysis.checks.scope import Scope, beginnings
from core.analysis.lemmas import Word, cyrillic, infinitive, instrumental, nominative, noun, short_participle, verbal
from core.analysis.lexicon import concepts_of
from core.analysis.places import LEADS
from core.analysis.side_evidence import SideEvidence

_TELLING: Final = frozenset({"notice", "inform", "inform_word", "alert"})
_HINTS: Final = beginnings(
    "notify notified notice inform warn alert уведомить известить извещать предупредить информировать сообщить оповестить"
)
_TELLS: Final = frozenset({"notify", "inform", "warn", "alert"})
_GIVES: Final = frozenset({"give", "send", "serve"})
_BE: Final = frozenset({"is", "are", "be", "been", "was", "were", "being"})
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "to", "each", "any"})
_REACH, _OBJECT, _LEAD = 8, 3, 3
"""Words between such a verb and who does it; its object; what stands right before it."""

Forms = frozenset[str]


class Told(NamedTuple):
    """The forms of one who tells and of one who is told; empty where the words do not say."""

    teller: Forms
    told: Forms


def hold(scope: Scope) -> bool:
    if not scope.begins(_HINTS):
        return True
    items = [one for one in scope.claims.items if one.word is not None]
    words = [one.word for one in items if one.word is not None]
    for at, item in enumerate(items):
        if not _is_telling(words, at):
            continue
        parties = [i for i, one in enumerate(items) if one.clause == item.clause and scope.is_party(words[i])]
        said = _roles(words, at, parties)
        known = [found for side in scope.texts(item.side) for found in _of_text(side)]
        if not agrees(Told(*(as_named(scope, words, forms) for forms in said)), known):
            return False
    return True


def as_named(scope: Scope, words: list[Word], said: Forms) -> Forms:
    """As the change names that party."""
    return frozenset(form for word in words if word.forms == said for form in scope.party(word))


def agrees(said: Told, known: list[Told]) -> bool:
    """Whether neither has the other's part in all that is known."""
    tellers = {form for one in known for form in one.teller}
    told = {form for one in known for form in one.told}
    turned = (said.teller & told and not said.teller & tellers) or (said.told & tellers and not said.told & told)
    return not turned


def _of_text(side: SideEvidence) -> list[Told]:
    """Of every such verb of one side."""
    parties = [place for form in side.parties for place in side.places.get(form, ())]
    verbs = {
        (id(place.run), place.at): place for found in side.places.values() for place in found if _is_telling(place.run, place.at)
    }
    return [
        _roles(verb.run, verb.at, sorted({one.at for one in parties if one.run is verb.run and one.sentence == verb.sentence}))
        for verb in verbs.values()
    ]


def _is_telling(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not is_meant(word):
        return False
    if cyrillic(word.text):
        return (verbal(word.text) and not noun(word.text)) or short_participle(word.text)
    return not word.forms.isdisjoint(_TELLS) or any(not one.forms.isdisjoint(_GIVES) for one in words[max(0, at - _LEAD) : at])


def is_meant(word: Word) -> bool:
    """Whether a word may say that somebody is told something."""
    return not concepts_of(word.forms).isdisjoint(_TELLING)


def _roles(words: Sequence[Word], at: int, parties: Sequence[int]) -> Told:
    near = sorted((one for one in parties if one != at and abs(one - at) <= _REACH), key=lambda one: abs(one - at))
    return _russian(words, at, near) if cyrillic(words[at].text) else _english(words, at, near)


def _russian(words: Sequence[Word], at: int, near: list[int]) -> Told:
    """By case: «Поставщик уведомляет Заказчика», «Заказчика уведомляет Поставщик», «Заказчик уведомляется Поставщиком»."""
    verb = words[at].text.lower()
    bare = [words[one] for one in near if not one or words[one - 1].text.lower() not in LEADS]
    subject = next((word.forms for word in bare if nominative(word.text)), frozenset[str]())
    if short_participle(verb) or verb.endswith(("ся", "сь")):
        return Told(next((word.forms for word in bare if instrumental(word.text)), frozenset()), subject)
    behind = [word for word in bare if word.start > words[at].start or not infinitive(verb)]  # «обязанность работника сообщать»
    others = (word.forms for word in behind if not nominative(word.text) and not instrumental(word.text))
    return Told(subject, next(others, frozenset()))


def _english(words: Sequence[Word], at: int, near: list[int]) -> Told:
    """By order: "the Supplier informs the Customer", "the Customer is informed by the Supplier"."""
    before = next((one for one in near if one < at and not _led(words, one)), None)
    after = next((one for one in near if one > at), None)
    first = words[before].forms if before is not None else frozenset[str]()
    between = [word.text.lower() for word in words[at + 1 : after]] if after is not None else []
    second = words[after].forms if after is not None else frozenset[str]()
    lead = {word.text.lower() for word in words[max(0, at - _LEAD) : at]}
    if words[at].text.lower().endswith("ed") and lead & _BE:
        return Told(second if "by" in between[-2:] else frozenset(), first)
    return Told(first, second if len(between) <= _OBJECT and _ARTICLES.issuperset(between) else frozenset())


def _led(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition stands before it."""
    lead = [word.text.lower() for word in words[max(0, at - 2) : at]]
    return bool(lead) and (lead[-1] in LEADS or (lead[-1] in _ARTICLES and lead[0] in LEADS))
