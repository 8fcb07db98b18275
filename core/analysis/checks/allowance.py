"""What is allowed though no "may" says so. Only with: what a version bans without something it allows with that alone, "only with
consent", of what "may not be done without consent". And what is one of several ways."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.places import Place
from core.analysis.polarity import LACKING, PLAIN
from core.model.document import Side

_ONLY: Final = frozenset({"только", "лишь", "исключительно", "only", "solely"})
_WITH: Final = frozenset({"с", "со", "при", "with", "upon"})
_BANS: Final = frozenset({"must not", "cannot"})
_ALSO: Final = frozenset({"also", "too", "addition", "alternatively", "также", "дополнительно", "альтернативно"})
_OR: Final = frozenset({"or", "или", "либо"})
_JOINED: Final = 3
"""Words behind "or" that it may join."""
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


def as_well(scope: Scope, item: Item) -> bool:
    """ "May also be sent by e-mail", of what shall be sent "by mail or e-mail" now: one of several ways is no duty."""
    if scope.tokens.isdisjoint(_ALSO):
        return False
    things = [one.word for one in scope.clause(item) if one.word is not None and content(one)]
    came = [word for word in things if not scope.places(word, Side.OLD)]
    return any(_is_joined(place) for word in came for place in scope.places(word, Side.NEW))


def _is_joined(place: Place) -> bool:
    return any(word.text.lower() in _OR for word in place.run[max(place.begin, place.at - _JOINED) : place.at])
