"""Of what a percentage is, and what is joined by "and" or by "or": as the change has it."""

from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lexicon import lexicon
from core.model.change import ValueType

_OF: Final = frozenset({"of", "от"})
_SUMS: Final = frozenset({"сумма", "размер", "величина", "amount", "sum", "total"})
"""What everything that has a percentage is."""
_REACH: Final = 4
"""Words after "per cent of" among which its base is."""
_SIDES: Final = 2
_JOINTS: Final = {"и": "или", "или": "и", "and": "or", "or": "and"}


def hold(scope: Scope) -> bool:
    if not all(_of_what(scope, item) for item in scope.claims.values() if item.kind is ValueType.PERCENT):
        return False
    return scope.tokens.isdisjoint(_JOINTS) or all(_joined(scope, item) for item in scope.claims.words if item.lower in _JOINTS)


def _of_what(scope: Scope, item: Item) -> bool:
    """Whether one word at least of what a percentage is said to be of is one of the change."""
    after = scope.near(item, 1, _REACH)
    if not after or after[0].lower not in _OF or after[0].clause != item.clause:
        return True
    said = [one.word for one in after[1:] if one.word is not None and one.clause == item.clause]
    said = [word for word in said if word.forms.isdisjoint(lexicon().function)]
    if not said or any(not word.forms.isdisjoint(_SUMS) for word in said):
        return True
    return any(scope.known(word, None) for word in said)


def _joined(scope: Scope, joint: Item) -> bool:
    """ "8 and 20" of the change is not "8 or 20"."""
    if joint.ended is not None:
        return True
    around = [*scope.near(joint, -1, -1), *scope.near(joint, 1, 1)]
    if len(around) < _SIDES or any(one.kind is ValueType.NEGATION for one in scope.claims.clauses[joint.clause]):
        return True  # "not A or B" is no A and no B
    before, after = (one.lower for one in around)
    return not scope.written(f"{before} {_JOINTS[joint.lower]} {after}") or scope.written(f"{before} {joint.lower} {after}")
