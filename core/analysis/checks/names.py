"""Names: each stands, word by word in any case form, in a cited change."""

from core.analysis.checks.scope import Scope
from core.analysis.lemmas import Word, words
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType


def hold(scope: Scope) -> bool:
    """Every name is of the side that the sentence speaks of; one with digits in it only as it is."""
    for item in scope.claims.items:
        if item.kind is not ValueType.NAME or item.value is None:
            continue
        key = scope.key(item)
        sides = scope.sides(item.side)
        digits = any(char.isdigit() for char in item.text)
        found = any(key in side.values for side in sides)
        if not found and (digits or not any(contiguous(words(item.text), side) for side in sides)):
            return False
    return True


def contiguous(wanted: list[Word], side: SideEvidence) -> bool:
    """Whether the words stand on that side one after the other, in any form."""
    count = len(wanted)
    for run in side.runs:
        for at in range(len(run) - count + 1):
            if count and all(wanted[i].forms & run[at + i].forms for i in range(count)):
                return True
    return False
