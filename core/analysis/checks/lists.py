"""What a text lists: "records and premises" where it was "records". Scope, circle, rights grow and shrink by
what stands beside."""

from typing import Final

from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import Word
from core.analysis.lexicon import lexicon
from core.model.change import ValueType
from core.model.document import Side

_SCOPE: Final = frozenset(
    {"scope", "circle", "range", "list", "right", "access", "territory", "coverage", "group", "set"}
    | {"круг", "перечень", "список", "состав", "право", "доступ", "территория", "область", "число", "сфера", "набор"}
)
_AND: Final = frozenset({"and", "or", "и", "или"})
_EXTENDS: Final = ("exten", "expand", "widen", "broad", "narrow", "more", "больше", "расшир", "распростран", "сузи", "суже")
_NEAR: Final = 4
"""Words on either side of "and" that it may join."""


def of_scope(scope: Scope, act: Item) -> bool:
    """Whether a clause says of a scope, and of no figure, that it grew or shrank."""
    mine = scope.clause(act)
    figures = any(one.carries and one.kind is not ValueType.MODALITY for one in mine)
    return not figures and any(one.word is not None and not one.word.forms.isdisjoint(_SCOPE) for one in mine)


def extends(act: Item) -> bool:
    """Whether a word says that something reaches further or less far, not that an amount is another one."""
    return act.lower.startswith(_EXTENDS)


def grew(scope: Scope, sign: int) -> bool:
    """Whether one version (1: the new) lists beside what both have something that the other lacks, and not the reverse."""
    more, less = (_beside(scope, side) for side in (Side.NEW, Side.OLD))
    return more is not less and more is (sign > 0)


def _beside(scope: Scope, side: Side) -> bool:
    there = {form for one in scope.sides(other(side)) for form in one.forms}
    runs = (run for one in scope.sides(side) for run in one.runs)
    return any(word.text.lower() in _AND and _joins(run, at, there) for run in runs for at, word in enumerate(run))


def _joins(run: list[Word], at: int, there: set[str]) -> bool:
    small = lexicon().function
    left = [word for word in run[max(0, at - _NEAR) : at] if word.forms.isdisjoint(small)]
    right = [word for word in run[at + 1 : at + 1 + _NEAR] if word.forms.isdisjoint(small)]
    if not left or not right:
        return False
    known = [not word.forms.isdisjoint(there) for word in (left[-1], right[0])]
    return known[0] is not known[1]
