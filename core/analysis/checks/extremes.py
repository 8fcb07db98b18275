"""The least and the most: "the minimum daily dose" of a dose that must not exceed so much. Said of a figure that has a bound,
such a word says that bound."""

from typing import Final

from core.analysis.checks.amounts import BOUND_WORDS
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.figures import Key
from core.analysis.lexicon import concepts_of
from core.model.document import Side

_ALIKE: Final = {"<=": frozenset({"<=", "<", "to"}), ">=": frozenset({">=", ">", "from", "after"})}
_MORE_WORDS: Final = {"наибольший": "<=", "наименьший": ">=", "largest": "<=", "smallest": ">=", "highest": "<=", "lowest": ">="}
_WORDS: Final = BOUND_WORDS | _MORE_WORDS
_KNOWN: Final = frozenset(_WORDS)


def hold(scope: Scope) -> bool:
    if scope.forms.isdisjoint(_KNOWN):
        return True
    return all(_holds(scope, item) for item in scope.claims.words)


def _holds(scope: Scope, item: Item) -> bool:
    assert item.word is not None
    said = next((_WORDS[form] for form in item.word.forms if form in _WORDS), None)
    if said is None or scope.in_source(item.word):
        return True
    mine = {scope.key(one) for one in scope.figures() if one.clause == item.clause}
    keys = mine or {key for one in scope.evidence for pair in one.pairs for key in (pair.old, pair.new) if key is not None}
    bounds = {bound for side in Side for found in scope.texts(side) for bound, key in found.timed if key in keys}
    known = {bound for name in _ALIKE for bound in bounds & _ALIKE[name]}
    return not known or not known.isdisjoint(_ALIKE[said]) or _has_meaning(scope, item, keys)


def _has_meaning(scope: Scope, item: Item, keys: set[Key]) -> bool:
    """Whether a word of that meaning leads to one of the figures: "the cap is at least 5"."""
    assert item.word is not None
    meanings = concepts_of(item.word.forms)
    return any(
        not meanings.isdisjoint(concepts_of(frozenset({form}))) and not keys.isdisjoint(found)
        for side in scope.texts(None)
        for form, found in side.around.items()
    )
