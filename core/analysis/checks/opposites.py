"""A word of which the change has the opposite only: "accepted" of a text that says "unaccepted", «принято» of «непринято»."""

from functools import lru_cache
from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import cyrillic

_RUSSIAN: Final = ("не",)
_ENGLISH: Final = ("un", "in", "non", "im", "ir", "dis")
_SHORTEST: Final = 4
"""Letters of a word that may have an opposite: "form" and "inform" have nothing in common."""


def hold(scope: Scope) -> bool:
    return not any(_turned(scope, item) for item in scope.claims.items if item.ended is None and not item.small and not item.acts)


def _turned(scope: Scope, item: Item) -> bool:
    if item.word is None or scope.in_source(item.word):
        return False
    turned = _opposites(item.word.forms)
    return any(not turned.isdisjoint(side.forms) for side in scope.sides(item.side))


@lru_cache(maxsize=20_000)
def _opposites(forms: frozenset[str]) -> frozenset[str]:
    long = [form for form in forms if len(form) > _SHORTEST]
    return frozenset(prefix + form for form in long for prefix in (_RUSSIAN if cyrillic(form) else _ENGLISH))
