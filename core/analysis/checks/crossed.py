"""What the change sets side by side is not mixed: "hidden defects within 14 days of delivery", where that is said
of visible ones."""

from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.contrasts import Contrast, Slot
from core.model.document import Side


def hold(scope: Scope) -> bool:
    """Each clause, against the contrasts of the version that it speaks of."""
    found = scope.ground.kept(_contrasts)
    return not any(_crossed(scope, side, one, items) for side, one in found for _, items in scope.clauses)


def _contrasts(ground: Ground) -> list[tuple[Side, Contrast]]:
    return [(side, one) for side in Side for of in ground.sides(side) for one in of.contrasts]


def _crossed(scope: Scope, side: Side, contrast: Contrast, items: list[Item]) -> bool:
    mine = [one for one in items if (one.side or Side.NEW) is side and not one.delta]

    def has(slot: Slot) -> bool:
        if isinstance(slot, frozenset):
            return any(one.word is not None and not slot.isdisjoint(one.word.forms) for one in mine)
        return any(one.value is not None and one.kind is not None and scope.key(one) == slot for one in mine)

    return contrast.crossed(has)
