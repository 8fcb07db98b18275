"""What the change sets side by side is not mixed: "hidden defects within 14 days of delivery", where that is said
of visible ones."""

import re
from itertools import pairwise
from typing import Final

from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.contrasts import Contrast, Slot
from core.analysis.figures import Key, Pair
from core.model.document import Side

_SETTING: Final = frozenset("вмес взам ране inst prev rath".split())
_CUES: Final = frozenset("вместо взамен ранее прежних прежнего instead of rather than previously".split())
_TO: Final = frozenset({"to", "до", "and", "и", "по"})
_RANGE: Final = re.compile(r"\s?[–—-]\s?\d|\s(?:to|до|and|и|по)\s\d")
_NEAR: Final = 2
"""Words between two values that are set against each other."""


def hold(scope: Scope) -> bool:
    """Each clause, against the contrasts of the version that it speaks of."""
    found = scope.ground.kept(_contrasts)
    return _pairs_hold(scope) and not any(_crossed(scope, side, one, items) for side, one in found for _, items in scope.clauses)


def _pairs_hold(scope: Scope) -> bool:
    """ "7 days instead of 20", where 7 came for 10 and 20 went for 25: of two values that are set against each other one came for
    the other."""
    if len(scope.evidence) == 1 or scope.stems.isdisjoint(_SETTING):
        return True
    changed = [pair for one in scope.evidence for pair in one.pairs if pair.old is not None and pair.new is not None]
    values = scope.figures()
    return all(_are_one(scope, a, b, changed) for a, b in pairwise(values) if _set_against(scope, a, b))


def _set_against(scope: Scope, a: Item, b: Item) -> bool:
    if scope.before(a) in _TO or _RANGE.match(scope.text, b.end) is not None:
        return False  # "from 2 to 8 °C instead of 15–25 °C"
    between = [one for one in scope.claims.items[a.index + 1 : b.index] if one.word is not None]
    return 0 < len(between) <= _NEAR and all(one.lower in _CUES for one in between)


def _are_one(scope: Scope, a: Item, b: Item, changed: list[Pair]) -> bool:
    came = [pair for pair in changed if scope.key(a) == pair.new]
    went = [pair for pair in changed if _is(scope, b, a, pair.old)]
    return not came or not went or any(pair in went for pair in came)


def _is(scope: Scope, item: Item, beside: Item, key: Key | None) -> bool:
    return key is not None and key in (scope.key(item), scope.like(item, beside))


def _contrasts(ground: Ground) -> list[tuple[Side, Contrast]]:
    return [(side, one) for side in Side for of in ground.sides(side) for one in of.contrasts]


def _crossed(scope: Scope, side: Side, contrast: Contrast, items: list[Item]) -> bool:
    mine = [one for one in items if (one.side or Side.NEW) is side and not one.delta]

    def has(slot: Slot) -> bool:
        if isinstance(slot, frozenset):
            return any(one.word is not None and not slot.isdisjoint(one.word.forms) for one in mine)
        return any(one.value is not None and one.kind is not None and scope.key(one) == slot for one in mine)

    return contrast.crossed(has)
