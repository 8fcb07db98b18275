"""A duty, a right, a ban is of what stands under it in the change: a degree that applicants "should" have is not mandatory
because something else is."""

from typing import Final

from core.analysis.checks import needs
from core.analysis.checks.duties import LOST
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import AUXILIARY, Item
from core.analysis.lemmas import cyrillic
from core.analysis.modals import NAMES
from core.analysis.polarity import LOOSE, STRICT
from core.model.change import ValueType

_FITS: Final = {
    "may": {"may", "can", "free"}, "can": {"may", "can", "free"}, "must": {"must", "shall"}, "shall": {"must", "shall"},
    "should": {"should"}, "must not": {"must not", "cannot"}, "cannot": {"must not", "cannot"},
}  # fmt: skip
_NO: Final = STRICT | LOOSE
_IS: Final = AUXILIARY | {"be", "being", "become", "becomes", "became", "now", "made", "only", "still", "also"}
_NEAR: Final = 4
"""Words between "must" and what must be done."""


def hold(scope: Scope) -> bool:
    """Of every modality that is not denied, and not said to have ended."""
    return all(_holds(scope, item) for item in scope.claims.items if item.ended is None)


def _holds(scope: Scope, item: Item) -> bool:
    modal = _modal(item)
    if modal not in _FITS or _denied(scope, item) or needs.is_need(item):
        return True
    found = [moods for one in _topic(scope, item) if (moods := _moods(scope, one))]
    return not found or any("" in moods or moods & _FITS[modal] for moods in found)


def _modal(item: Item) -> str:
    if item.kind is ValueType.MODALITY and item.value is not None:
        return item.value.value
    named = {NAMES[form] for form in item.word.forms if form in NAMES} if item.word is not None else set()
    return named.pop() if len(named) == 1 else ""


def _denied(scope: Scope, item: Item) -> bool:
    near = [one.lower for one in scope.near(item, -2, 1)]
    lost = item.word is not None and item.word.forms & LOST
    words = (one.word for one in scope.near(item, -2, -1) if one.word is not None)
    return bool(lost) or bool(_NO.intersection(near)) or any(word.forms & LOST for word in words)


def _topic(scope: Scope, item: Item) -> list[Item]:
    """What follows «должен», "must"; what stands before «обязательна», "is mandatory"."""
    mine = [one for one in scope.claims.items if one.clause == item.clause and content(one) and one.side is item.side]
    after = [one for one in mine if 0 < one.index - item.index <= _NEAR]
    if item.kind is ValueType.MODALITY:
        return after[:1]
    if not cyrillic(item.text) and scope.before(item) not in _IS:
        return []  # "the permitted weight"
    return [one for one in mine if one.index < item.index]


def _moods(scope: Scope, item: Item) -> set[str]:
    assert item.word is not None
    return {name for side in scope.sides(item.side) for form in item.word.forms for name in side.moods.get(form, ())}
