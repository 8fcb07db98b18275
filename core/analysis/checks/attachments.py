"""With or without, before or after: of a word that the change has in both ways, the sentence has the one of its own context:
"without consent" of what goes to public authorities, not of what goes to third parties."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lexicon import lexicon
from core.analysis.places import Place

_WITH: Final = frozenset({"с", "со", "with", "при"})
_WITHOUT: Final = frozenset({"без", "without"})
_BEFORE: Final = frozenset({"до", "перед", "before"})
_AFTER: Final = frozenset({"после", "after"})
_PAIRS: Final = ((_WITH, _WITHOUT), (_WITHOUT, _WITH), (_BEFORE, _AFTER), (_AFTER, _BEFORE))
_LEADS: Final = _WITH | _WITHOUT | _BEFORE | _AFTER
_NEAR: Final = 4
"""Words on either side of the preposition."""


def hold(scope: Scope) -> bool:
    if scope.tokens.isdisjoint(_LEADS):
        return True
    leads = [one for one in scope.claims.items if one.lower in _LEADS]
    return not any(_mixed(scope, one, own, other) for one in leads for own, other in _PAIRS if one.lower in own)


def _mixed(scope: Scope, lead: Item, own: frozenset[str], other: frozenset[str]) -> bool:
    thing = next((one for one in scope.near(lead, 1, _NEAR) if _written(scope, one, lead.clause)), None)
    head = next((one for one in reversed(scope.near(lead, -_NEAR, -1)) if _written(scope, one, lead.clause)), None)
    if thing is None or head is None or thing.word is None or head.word is None:
        return False
    places = scope.places(thing.word, thing.side)
    here, there = ([place for place in places if place.lead in leads] for leads in (own, other))
    if not here or not there:
        return False
    heads = scope.places(head.word, thing.side)
    return _beside(heads, there) and not _beside(heads, here)


def _written(scope: Scope, item: Item, clause: int) -> bool:
    known = lexicon().function
    return item.word is not None and item.clause == clause and known.isdisjoint(item.word.forms) and scope.in_source(item.word)


def _beside(heads: list[Place], things: list[Place]) -> bool:
    return any(head.run is thing.run and head.part == thing.part for head in heads for thing in things)
