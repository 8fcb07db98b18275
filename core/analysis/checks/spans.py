"""Within, after, every: what leads to a period says whether a thing is done by its end, when it is over, or each time. "Vacates
the room after 10 days" of "within 10 days" is another rule."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.model.change import ValueType

_WITHIN, _AFTER, _EACH = "within", "after", "each"
_LEADS: Final = {
    "within": _WITHIN, "after": _AFTER, "every": _EACH, "each": _EACH, "beyond": _AFTER,
    "течение": _WITHIN, "течении": _WITHIN, "через": _AFTER, "спустя": _AFTER, "истечении": _AFTER, "пределами": _AFTER,
    "пределах": _WITHIN, "каждые": _EACH, "каждый": _EACH, "каждую": _EACH, "каждое": _EACH,
}  # fmt: skip
"""The word before a period, and what it says. «За 30 дней» is within them or before something: it says neither."""
_BESIDE: Final = 2
"""Words before a figure among which its lead stands."""
_SKIPPED: Final = frozenset(
    {"the", "a", "an", "next", "first", "ближайшие", "первые", "не", "более", "чем", "not", "more", "than"}
)


def hold(scope: Scope) -> bool:
    return all(_holds(scope, item) for item in scope.figures() if item.kind is ValueType.PERIOD)


def _holds(scope: Scope, item: Item) -> bool:
    before = [one.lower for one in scope.near(item, -_BESIDE - 1, -1) if one.clause == item.clause]
    said = _lead(before)
    if said is None or item.partner is not None or item.ended is not None:
        return True
    written = _written(scope, item)
    return not written or None in written or said in written


def _lead(before: list[str]) -> str | None:
    words = [word for word in before if word not in _SKIPPED]
    return _LEADS.get(words[-1]) if words else None


def _written(scope: Scope, item: Item) -> set[str | None]:
    """What the changes have before the period, on the side that it is said of."""
    key = scope.key(item)
    return {
        _lead([word.text.lower() for word in side.runs[one.run] if word.end <= one.start][-_BESIDE - 1 :])
        for side in scope.texts(item.side)
        for one in side.figures
        if key in one.keys
    }
