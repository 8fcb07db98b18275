"""A duty, a right, a ban is of what stands under it in the change: a degree that applicants "should" have is not mandatory
because something else is."""

from typing import Final

from core.analysis.checks import allowance, needs
from core.analysis.checks.duties import LOST
from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import AUXILIARY, Item
from core.analysis.lemmas import ROOT, akin, cyrillic
from core.analysis.lexicon import lexicon
from core.analysis.polarity import LOOSE, STRICT
from core.model.change import ValueType
from core.model.document import Side

_FITS: Final = {
    "may": {"may", "can", "free"}, "can": {"may", "can", "free"}, "must": {"must", "shall"}, "shall": {"must", "shall"},
    "should": {"should"}, "must not": {"must not", "cannot"}, "cannot": {"must not", "cannot"},
}  # fmt: skip
_RIGHTS: Final = frozenset({"may", "can"})
_NO: Final = STRICT | LOOSE
_IS: Final = AUXILIARY | {"be", "being", "become", "becomes", "became", "now", "made", "only", "still", "also"}
_NEAR: Final = 4
"""Words between "must" and what must be done."""


def hold(scope: Scope) -> bool:
    """Of every modality that is not denied, and not said to have ended."""
    modal = (item for item in scope.claims.items if item.names or item.kind is ValueType.MODALITY)
    return all(_holds(scope, item) for item in modal if item.ended is None)


def _holds(scope: Scope, item: Item) -> bool:
    modal = _modal(item)
    if modal == "need not" and item.side is Side.NEW:
        return not _still_due(scope, item)
    if modal in _RIGHTS and (allowance.with_alone(scope, item) or allowance.as_well(scope, item)):
        return True
    if modal not in _FITS or _denied(scope, item) or needs.is_need(item):
        return True
    deed = next((one for one in scope.near(item, 1, _NEAR) if _is_written(scope, one)), None)
    if item.kind is ValueType.MODALITY and deed is not None and _only_before(scope, deed, modal):
        return False
    topic = _topic(scope, item) or ([deed] if item.kind is ValueType.MODALITY and deed is not None else [])
    found = [moods for one in topic if (moods := _moods(scope, one))]
    return not found or any("" in moods or moods & _FITS[modal] for moods in found)


def _still_due(scope: Scope, item: Item) -> bool:
    """ "Is not required", of what stands under a duty and nothing else."""
    before = [one for one in scope.clause(item) if one.index < item.index and content(one)]
    found = [_moods(scope, one) for one in before if one.side is item.side]
    return bool(found) and all(moods and moods <= _FITS["must"] for moods in found)


def _is_written(scope: Scope, item: Item) -> bool:
    """Whether an item is a word of the change, small ones aside."""
    return item.word is not None and item.word.forms.isdisjoint(lexicon().function) and scope.in_source(item.word)


def _only_before(scope: Scope, deed: Item, modal: str) -> bool:
    """ "Can still be carried over", of what could be in the other version alone."""
    assert deed.word is not None
    if deed.side is None:
        return False
    here, there = (
        {name for one in scope.sides(side) for form in deed.word.forms for name in one.moods.get(form, ())}
        for side in (deed.side, other(deed.side))
    )
    return not here and bool(there & _FITS[modal]) and not scope.known(deed.word, deed.side)


def _modal(item: Item) -> str:
    if item.kind is ValueType.MODALITY and item.value is not None:
        return item.value.value
    return next(iter(item.names)) if len(item.names) == 1 else ""


def _denied(scope: Scope, item: Item) -> bool:
    near = [one.lower for one in scope.near(item, -2, 1)]
    lost = item.word is not None and item.word.forms & LOST
    words = (one.word for one in scope.near(item, -2, -1) if one.word is not None)
    return bool(lost) or bool(_NO.intersection(near)) or any(word.forms & LOST for word in words)


def _topic(scope: Scope, item: Item) -> list[Item]:
    """What follows «должен», "must"; what stands before «обязательна», "is mandatory"."""
    mine = [one for one in scope.clause(item) if content(one) and one.side is item.side]
    after = [one for one in mine if 0 < one.index - item.index <= _NEAR]
    if item.kind is ValueType.MODALITY:
        return after[:1]
    if not cyrillic(item.text) and scope.before(item) not in _IS:
        return []  # "the permitted weight"
    return [one for one in mine if one.index < item.index]


def _moods(scope: Scope, item: Item) -> set[str]:
    assert item.word is not None
    sides = scope.sides(item.side)
    found = {name for side in sides for form in item.word.forms for name in side.moods.get(form, ())}
    roots = {form[:ROOT] for form in item.word.forms}
    kin = [(form, names) for side in sides if not found for form, names in side.moods.items() if form[:ROOT] in roots]
    return found or {name for form, names in kin if akin(item.word.forms, {form[:ROOT]: [form]}) for name in names}
