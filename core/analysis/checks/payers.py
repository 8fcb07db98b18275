"""Who pays: "pays for", "bears the cost", «оплачивает», «за чей счёт» of what the change says of somebody's expense."""

from typing import Final

from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import Word, cyrillic, nominative
from core.analysis.side_evidence import SideEvidence
from core.model.document import Side

PAYS: Final = frozenset(
    {"pay", "bear", "fund", "finance", "cover", "платить", "оплачивать", "оплатить", "заплатить", "нести", "понести"}
    | {"expense", "cost", "расход", "затрата", "счет"}
)
EXPENSES: Final = frozenset({"expense", "cost", "счет", "расход", "затрата"})
_OWN: Final = frozenset({"own", "свой", "собственный"})
_BEARS: Final = frozenset({"bear", "pay", "нести", "понести", "оплачивать", "оплатить", "платить"})
_PAYING: Final = frozenset({"уплачивать", "уплатить", "выплачивать", "выплатить", "возместить", "возмещать", "reimburse"})
_BEFORE, _AFTER = 2, 4
"""Words around "expense" in which it is said whose it is."""


def payers(side: SideEvidence) -> set[str]:
    """Forms of the parties at whose expense something is done on that side."""
    found = {name for form in _BEARS for name in side.subjects.get(form, ())}
    for run in side.runs:
        for at, one in enumerate(run):
            if one.forms & EXPENSES:
                near = {form for word in run[max(0, at - _BEFORE) : at + _AFTER] for form in word.forms}
                found |= near
                if near & _OWN:
                    found.update(name for form in one.forms for name in side.subjects.get(form, ()))
    return found


def paying(scope: Scope) -> set[str]:
    """Forms of all parties that pay in the changes, on either side."""
    sides = scope.texts(None)
    found = {form for side in sides for form in payers(side)}
    return found | {form for side in sides for deed in _PAYING for form in side.subjects.get(deed, ())}


def pays(scope: Scope, item: Item) -> bool:
    """Whether an item says of a party that it pays, and does so where the change has it pay; "no longer" where it did."""
    if item.word is None or item.word.forms.isdisjoint(PAYS):
        return False
    party = _party(scope, item)
    if party is None:
        return False
    sides = [Side.OLD] if item.ended is not None else [item.side] if item.side is not None else list(Side)
    said = any(_pays(scope, party, side) for side in sides)
    return said and (item.ended is None or not _pays(scope, party, other(sides[0])))


def _pays(scope: Scope, party: Word, side: Side) -> bool:
    return any(not party.forms.isdisjoint(payers(one)) for one in scope.sides(side))


def _party(scope: Scope, item: Item) -> Word | None:
    """The party that stands before, in the clause: who pays; «платит исполнитель»."""
    before = (one.word for one in scope.clause(item) if one.end <= item.start)
    found = [word for word in before if word is not None and scope.is_party(word)]
    if not found and cyrillic(item.text):
        after = (one.word for one in scope.near(item, 1, 2) if one.clause == item.clause)
        found = [word for word in after if word is not None and scope.is_party(word) and nominative(word.text)]
    return found[-1] if found else None
