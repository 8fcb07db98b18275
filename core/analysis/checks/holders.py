"""Who has a right in each version: «любая из сторон вправе» that became «Заказчик вправе» took it from the other one."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.modals import named
from core.model.document import Side

_MAY: Final = "=may"
_ALL: Final = frozenset("either any both each любой любая оба каждый".split())
_LOSES: Final = frozenset({"лишиться", "утратить", "потерять", "lose"})
_NEAR: Final = 3
"""Words between "lost" and "right"."""
_LEAD: Final = 4
"""Words from "may" to what follows "no longer"."""
_PARTIES: Final = frozenset({"party", "side", "сторона"})


def lost(scope: Scope, item: Item) -> bool:
    """Whether the party before a right had it in the old version, by its name or as one of all, and another alone has it now."""
    before = (one.word for one in reversed(scope.claims.items[: item.index]) if one.word is not None)
    party = next((word for word in before if scope.is_party(word)), None)
    if party is None or not scope.in_source(party):
        return False
    named, once, now = scope.party(party), _holders(scope, Side.OLD), _holders(scope, Side.NEW)
    had = not named.isdisjoint(once) or (once <= _PARTIES and _all_may(scope, Side.OLD))
    return had and bool(now) and named.isdisjoint(now) and _PARTIES.isdisjoint(now)


def may_no_longer(scope: Scope, item: Item) -> bool:
    """ "The Seller can no longer terminate": whether the first word after that speaks of a right that was lost."""
    lead = scope.near(item, -_LEAD, -1)
    return any(one.value is not None and one.value.value in ("may", "can") for one in lead) and lost(scope, item)


def loses(scope: Scope, item: Item) -> bool:
    """ "The Seller lost its right to terminate", «Исполнитель лишился права»: of the party that did."""
    if item.word is None or item.word.forms.isdisjoint(_LOSES):
        return False
    after = (one.word for one in scope.near(item, 1, _NEAR) if one.word is not None)
    return any("may" in named(word.forms) for word in after) and lost(scope, item)


def _holders(scope: Scope, side: Side) -> set[str]:
    return {form for one in scope.texts(side) for form in one.subjects.get(_MAY, ())}


def _all_may(scope: Scope, side: Side) -> bool:
    return any("may" in one.modal and not _ALL.isdisjoint(one.forms) for one in scope.texts(side))
