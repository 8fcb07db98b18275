"""What grew, fell or amounts to a figure is what the figure is of in the change."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.figures import Key
from core.analysis.lexicon import Act

_MEASURES: Final = frozenset({"составлять", "составить", "равняться", "amount", "total", "equal"})
_UP_DOWN: Final = frozenset({Act.UP, Act.DOWN})


def hold(scope: Scope) -> bool:
    """The words before «увеличен», "amounts to" stand before the clause's figures in the change too, or right after them."""
    return all(_holds(scope, verb) for verb in scope.claims.items if verb.word is not None and _is_verb(verb))


def _is_verb(item: Item) -> bool:
    assert item.word is not None
    return bool(item.acts & _UP_DOWN) or not item.word.forms.isdisjoint(_MEASURES)


def _holds(scope: Scope, verb: Item) -> bool:
    keys = {scope.key(value) for value in scope.claims.values() if value.clause == verb.clause and value.start > verb.start}
    topic = [one for one in scope.claims.items if one.clause == verb.clause and one.end <= verb.start and content(one)]
    return all(_is_of(scope, item, keys) for item in topic)


def _is_of(scope: Scope, item: Item, keys: set[Key]) -> bool:
    assert item.word is not None
    for side in scope.sides(item.side):
        here = keys & side.values
        placed = [side.around[form] for form in item.word.forms if form in side.around]
        if here and placed and not any(here & found for found in placed):
            return False
    return True
