"""What two checks share of who does something to whom: the parties around a verb, and that neither has the other's part."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import Word, cyrillic
from core.analysis.places import LEADS, Place
from core.analysis.side_evidence import SideEvidence

BE: Final = frozenset({"is", "are", "be", "been", "was", "were", "being"})
LEAD: Final = 3
"""Words before a verb among which "is" stands."""
_REACH: Final = 8
"""Words between such a verb and a party."""

Forms = frozenset[str]


class Dealing(NamedTuple):
    """The forms of who does it and of whom it is done to; empty where the words do not say."""

    giver: Forms
    taker: Forms


class Language(NamedTuple):
    """How one language says the two: of the words, where the verb stands, and the parties near it, the nearest first."""

    russian: Callable[[Sequence[Word], int, list[int]], Dealing]
    english: Callable[[Sequence[Word], int, list[int]], Dealing]

    def roles(self, words: Sequence[Word], at: int, parties: Sequence[int]) -> Dealing:
        """Who does it to whom, as the words around the verb at `at` say; `parties`: where parties stand among `words`."""
        near = sorted((one for one in parties if one != at and abs(one - at) <= _REACH), key=lambda one: abs(one - at))
        return (self.russian if cyrillic(words[at].text) else self.english)(words, at, near)


def hold(scope: Scope, verbs: Iterable[int], of_side: Callable[[SideEvidence], Iterable[Place]], language: Language) -> bool:
    """Whether what the sentence says at each of these places (among `claims.words`) agrees with such verbs of the change."""
    items = scope.claims.words
    words = [one.word for one in items if one.word is not None]
    for at in verbs:
        item = items[at]
        parties = [i for i, one in enumerate(items) if one.clause == item.clause and scope.is_party(words[i])]
        said = language.roles(words, at, parties)
        named = Dealing(*(_as_named(scope, words, forms) for forms in said))
        if not _agrees(named, _known(scope, item, of_side, language)):
            return False
    return True


def bare(words: Sequence[Word], near: list[int]) -> list[Word]:
    """The parties before which no preposition stands."""
    return [words[one] for one in near if not one or words[one - 1].text.lower() not in LEADS]


def _as_named(scope: Scope, words: list[Word], said: Forms) -> Forms:
    """As the change names that party."""
    return frozenset(form for word in words if word.forms == said for form in scope.party(word))


def _known(scope: Scope, item: Item, of_side: Callable[[SideEvidence], Iterable[Place]], language: Language) -> list[Dealing]:
    return [found for side in scope.texts(item.side) for found in _of_text(side, of_side(side), language)]


def _of_text(side: SideEvidence, verbs: Iterable[Place], language: Language) -> list[Dealing]:
    """Of every such verb of one side, each once."""
    parties = [place for form in side.parties for place in side.places.get(form, ())]
    once = {(id(place.run), place.at): place for place in verbs}
    return [
        language.roles(verb.run, verb.at, sorted({o.at for o in parties if o.run is verb.run and o.sentence == verb.sentence}))
        for verb in once.values()
    ]


def _agrees(said: Dealing, known: list[Dealing]) -> bool:
    """Whether neither has the other's part in all that is known."""
    givers = {form for one in known for form in one.giver}
    takers = {form for one in known for form in one.taker}
    turned = (said.giver & takers and not said.giver & givers) or (said.taker & givers and not said.taker & takers)
    return not turned
