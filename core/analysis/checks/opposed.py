"""What is set against each other: of two values or quotes of which the one is said to stand where the other stood, both are of
what changed. "The service charge is now $430 instead of $520", where $520 is another charge and stands as it stood."""

from typing import Final

from core.analysis.checks.ground import Ground, other
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item, What
from core.analysis.figures import Key
from core.model.document import Side

_TWO: Final = 2
"""Figures of one kind in a sentence that sets the one against the other without a word for it."""


def hold(scope: Scope) -> bool:
    """Of every figure that stands on both sides as it stood, and of every quote that touches nothing changed."""
    quotes = (one for one in scope.claims.items if one.what is What.QUOTE and one.fixed and one.ended is None)
    return _figures_hold(scope) and not any(_of_nothing(scope, one) for one in quotes)


def changed(ground: Ground) -> frozenset[Key]:
    """The values that came, went, or gave way to one another."""
    pairs = (pair for one in ground.evidence for pair in one.pairs)
    return frozenset(key for pair in pairs for key in (pair.old, pair.new) if key is not None)


def staying(ground: Ground) -> frozenset[Key]:
    """The values that stand in both versions and are none of those that changed."""
    old, new = (frozenset[Key]().union(*(one.values for one in ground.sides(side))) for side in Side)
    return (old & new) - ground.kept(changed)


def _figures_hold(scope: Scope) -> bool:
    figures = [one for one in scope.figures() if one.ended is None]
    if len(figures) < _TWO or not (stayed := scope.ground.kept(staying)):
        return True
    keyed = [(one, _key(scope, one, figures)) for one in figures]
    return not any(_set_against(scope, one, key, keyed) for one, key in keyed if key in stayed)


def _key(scope: Scope, item: Item, figures: list[Item]) -> Key:
    """A figure's normal form; of a bare number ("8 months instead of 9") in the unit of another, where the changes have it so."""
    own = scope.key(item)
    if own[0] != "number" or own in scope.ground.kept(changed) or own in scope.ground.kept(staying):
        return own
    found = [key for one in figures if one is not item and (key := scope.like(item, one)) is not None]
    told = [key for key in found if key in scope.ground.kept(changed)] or [key for key in found if scope.stands(key, None)]
    return told[0] if told else own


def _set_against(scope: Scope, item: Item, key: Key, figures: list[tuple[Item, Key]]) -> bool:
    """Whether a figure that stayed is said to be of one version, and one that changed, of its kind, of the other."""
    alike = [(one, told) for one, told in figures if told[0] == key[0]]
    if item.side is None or len(alike) < _TWO or not (item.fixed or len(alike) == _TWO):
        return False
    if item.partner is not None and scope.written(_range(scope, item, item.partner)):
        return False  # «с 9:00 до 21:00», from the one to the other in one version
    return any(told in scope.ground.kept(changed) for one, told in alike if one is not item and one.side is other(item.side))


def _range(scope: Scope, one: Item, end: Item) -> str:
    return scope.text[min(one.start, end.start) : max(one.end, end.end)]


def _of_nothing(scope: Scope, item: Item) -> bool:
    """Whether a quote stands in both versions, and in neither on anything that changed."""
    found = [one.quote(side, item.text) for one in scope.evidence for side in Side]
    if not all(any(one.quote(side, item.text) for one in scope.evidence) for side in Side):
        return False
    return not any(
        quote.start < end and start < quote.end
        for quote in found
        if quote is not None
        for one in scope.evidence
        for passage in one.passages
        if passage.side is quote.side and passage.block == quote.block
        for start, end in passage.changed
    )
