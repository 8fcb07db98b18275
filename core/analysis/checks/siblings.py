"""Of one kind and not the same: a fine is paid once and a default interest by the day, so neither is told as the other; a penalty
may be either. And a word that leads to a thing in place of the change's own: "the total dose", of "the daily dose"."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import cyrillic, noun
from core.analysis.lexicon import lexicon
from core.analysis.places import Place, is_verb
from core.model.document import Side

_SIBLINGS: Final = (
    (frozenset({"штраф", "штрафной"}), frozenset({"пеня", "пени"})),
    (frozenset({"fine"}), frozenset({"interest"})),
)
_EITHER: Final = frozenset(word for pair in _SIBLINGS for words in pair for word in words)
SORTS: Final = frozenset(
    "общий суммарный совокупный средний единый разовый однократный полный годовой месячный ежемесячный суточный "
    "total overall aggregate average single whole full annual monthly daily weekly".split()
)
"""Words that say of which of several things the figure is: each stands in the change where another of them could."""
_NEVER: Final = frozenset({"no", "any", "a", "an", "the", "its", "their", "each", "every", "all"})


def hold(scope: Scope) -> bool:
    if not scope.forms.isdisjoint(SORTS) and not all(_sort_holds(scope, item) for item in scope.claims.words):
        return False
    return scope.forms.isdisjoint(_EITHER) or all(_is_it(scope, *pair) and _is_it(scope, *reversed(pair)) for pair in _SIBLINGS)


def _is_it(scope: Scope, said: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a sentence that has the one is of changes that have it, or have not only the other."""
    if scope.forms.isdisjoint(said):
        return True
    forms = frozenset[str]().union(*(side.forms for side in scope.sides(None)))
    return not forms.isdisjoint(said) or forms.isdisjoint(own)


def _sort_holds(scope: Scope, item: Item) -> bool:
    if item.word is None or item.word.forms.isdisjoint(SORTS) or scope.in_source(item.word) or scope.quoted(item.start):
        return True
    thing = next(iter(scope.near(item, 1, 1)), None)
    if thing is None or thing.word is None or thing.clause != item.clause or thing.small or not scope.in_source(thing.word):
        return True
    places = [place for side in Side for place in scope.places(thing.word, side) if thing.side in (None, side)]
    return not places or not all(_is_sorted(place) for place in places)


def _is_sorted(place: Place) -> bool:
    """Whether a word of another sort stands right before the thing."""
    if not place.at:
        return False
    before = place.run[place.at - 1]
    if before.text.lower() in _NEVER or not before.forms.isdisjoint(lexicon().function) or is_verb(before.text):
        return False
    return not cyrillic(before.text) or not noun(before.text)
