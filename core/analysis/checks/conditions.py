"""Without: «без согласия» of a version that asks for none, where the other one makes a condition of it."""

from typing import Final

from core.analysis.checks import severity
from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.polarity import LACKING
from core.model.document import Side

_WITHOUT: Final = frozenset({"без", "without"})
_UNDER: Final = 6
"""Words after "without" that may be what is lacking."""
_SENSE: Final = {Side.OLD: 1, Side.NEW: -1}


def under(scope: Scope, item: Item) -> bool:
    """Whether a word stands behind "without" in its clause, nothing that is done between."""
    if scope.tokens.isdisjoint(_WITHOUT):
        return False
    return any(one.lower in _WITHOUT and one.clause == item.clause for one in scope.near(item, -_UNDER, -1))


def lacked(scope: Scope, item: Item) -> bool:
    """ "Could do so without consent", of a version that asks for no consent, where the other one does."""
    if item.word is None or item.side is None or not under(scope, item):
        return False
    return scope.only_on(item.word, other(item.side)) and severity.tied(scope) == _SENSE[item.side]


def denied(scope: Scope, item: Item) -> bool:
    """ "Without consent that is not possible", of what may be done with consent alone: a ban with its condition."""
    mine = [one for one in scope.clause(item) if one.word is not None and under(scope, one)]
    return severity.tied(scope) > 0 and any(one.word is not None and scope.only_on(one.word, Side.NEW) for one in mine)


def gone(scope: Scope, items: list[Item]) -> bool:
    """ "May no longer do so without consent", of a consent that the old version alone asks for: the reverse is so."""
    words = [one.word for one in items if one.word is not None and under(scope, one)]
    return any(scope.only_on(word, Side.OLD) and LACKING not in scope.marks(word, Side.OLD) for word in words)
