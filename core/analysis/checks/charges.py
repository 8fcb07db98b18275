"""Free of charge or not, where the text says only that there is a fee, or none: "without any fee", «плата 200 рублей»."""

from typing import Final

from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.polarity import PLAIN
from core.analysis.side_evidence import SideEvidence
from core.model.document import Side

_FREE: Final = frozenset({"free", "gratis", "бесплатный", "бесплатно", "безвозмездный", "безвозмездно"})
_PAID: Final = frozenset({"платный", "платно", "chargeable"})
_SAYS_SO: Final = _FREE | _PAID
_FEES: Final = frozenset({"fee", "charge", "surcharge", "плата", "комиссия", "взнос", "сбор", "доплата"})
_OF_MONEY: Final = frozenset({"of", "to", "from", "for"})


def speaks(scope: Scope, item: Item) -> bool:
    """Whether an item says, in a word that is the sentence's own, that something is free or paid; "free of charge"."""
    if item.lower == "charge":
        before = [one for one in scope.near(item, -2, -1) if one.clause == item.clause]
        if [one.lower for one in before] == ["free", "of"]:
            return speaks(scope, before[0])
    if item.word is None or item.word.forms.isdisjoint(_SAYS_SO) or scope.in_source(item.word):
        return False
    after = next((one.lower for one in scope.near(item, 1, 1)), "")
    return after not in _OF_MONEY or [one.lower for one in scope.near(item, 2, 2)] == ["charge"]


def stands(scope: Scope, item: Item) -> bool:
    """Whether that version has no fee while the other has one, or the reverse; "no longer" is of what was."""
    assert item.word is not None
    if item.lower == "charge":
        return True  # "free" before it is looked at
    side = Side.OLD if item.ended is not None else item.side or Side.NEW
    free = not item.word.forms.isdisjoint(_FREE)
    return _charged(scope, side) is not free and _charged(scope, other(side)) is free


def _charged(scope: Scope, side: Side) -> bool:
    return any(_has_fee(one.old if side is Side.OLD else one.new) for one in scope.evidence)


def _has_fee(side: SideEvidence) -> bool:
    said = {mark for form in _FEES for mark in side.polarity.get(form, ())}
    return PLAIN in said or (not said and any(key[0] == "money" for key in side.values))
