"""A party and itself: who the changes set against another party is not told to deal with itself."""

from collections import Counter

from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import Word
from core.analysis.lexicon import lexicon

_TWO = 2
"""Parties that deal with each other."""


def hold(scope: Scope) -> bool:
    """Of every clause that names one party twice and no other: the changes have a sentence that does, or do not set two parties
    side by side."""
    if not scope.ground.kept(_deal) or scope.forms.isdisjoint(_parties(scope.ground)):
        return True
    named = [item for item in scope.claims.words if _is_party(scope, item)]
    if len(named) < _TWO:
        return True
    clauses: dict[int, list[Item]] = {}
    for item in named:
        clauses.setdefault(item.clause, []).append(item)
    return not any(_with_itself(scope, found) for found in clauses.values() if len(found) >= _TWO)


def _is_party(scope: Scope, item: Item) -> bool:
    if item.word is None or item.word.forms.isdisjoint(_parties(scope.ground)):
        return False
    before = scope.near(item, -1, -1)
    return not before or not before[0].carries  # «142 респондента» are counted


def _parties(ground: Ground) -> frozenset[str]:
    """Who has rights and duties, in general or in the changes."""
    return ground.kept(_able)


def _able(ground: Ground) -> frozenset[str]:
    own = (side.parties for side in ground.sides(None))
    return lexicon().parties.union(*own) - {"сторона", "party", "side", "person", "лицо"}


def _with_itself(scope: Scope, named: list[Item]) -> bool:
    first = named[0].word
    assert first is not None
    if any(item.word is None or first.forms.isdisjoint(item.word.forms) for item in named):
        return False
    if len({item.side for item in named}) > 1:
        return False
    return not first.forms & scope.ground.kept(_twice)


def _deal(ground: Ground) -> bool:
    """Whether a sentence of the changes has two parties."""
    return any(len(_of(ground, run)) >= _TWO for side in ground.texts(None) for run in side.runs)


def _twice(ground: Ground) -> frozenset[str]:
    """The parties that a sentence of the changes names twice."""
    runs = [run for side in ground.texts(None) for run in side.runs]
    return frozenset(form for run in runs for form, count in _of(ground, run).items() if count >= _TWO)


def _of(ground: Ground, run: list[Word]) -> Counter[str]:
    """How often a run of words names each party."""
    return Counter(form for word in run for form in word.forms & _parties(ground))
