"""Only with: what a version bans without something it allows with that alone: "only with consent", of what "may not be done
without consent"."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.polarity import LACKING, PLAIN
from core.model.document import Side

_ONLY: Final = frozenset({"только", "лишь", "исключительно", "only", "solely"})
_WITH: Final = frozenset({"с", "со", "при", "with", "upon"})
_BANS: Final = frozenset({"must not", "cannot"})
_NEAR: Final = 4
"""Words behind "only with" in which stands what is needed."""


def with_alone(scope: Scope, item: Item) -> bool:
    """Whether the item's clause says so of what that version does not allow without it."""
    if scope.tokens.isdisjoint(_ONLY):
        return False
    mine = scope.clause(item)
    leads = (at for at, one in enumerate(mine[:-2]) if one.lower in _ONLY and mine[at + 1].lower in _WITH)
    at = next(leads, None)
    if at is None:
        return False
    side = item.side or Side.NEW
    thing = next((one.word for one in mine[at + 2 : at + 2 + _NEAR] if content(one)), None)
    marks = scope.marks(thing, side) if thing is not None else frozenset[str]()
    return LACKING in marks and PLAIN not in marks and any(not _BANS.isdisjoint(one.modal) for one in scope.texts(side))
