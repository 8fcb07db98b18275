"""Only: «вправе только заказчик», "only social enterprises". What is said to be so of one thing alone shuts out the others."""

import re
from typing import Final

from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import Word
from core.analysis.lexicon import lexicon
from core.analysis.modals import NAMES
from core.analysis.polarity import LACKING
from core.model.change import ValueType
from core.model.document import Side

_ONLY: Final = frozenset({"только", "лишь", "исключительно", "only", "solely", "exclusively", "alone"})
_SKIPPED: Final = frozenset(
    {"the", "a", "an", "now", "be", "by", "to", "of", "with", "for", "in", "и", "с", "в", "по", "на", "теперь"}
)
_HOW: Final = frozenset({"в", "in", "by", "through", "via", "on", "при", "путем"})
_OR: Final = ("or", "или", "also", "также")
_AND: Final = frozenset({"and", "or", "и", "или", "both"})
_NOT: Final = frozenset({"не", "not"})
_SEVERAL: Final = frozenset({"either", "any", "both", "each", "or", "любой", "любая", "оба", "или", "каждый"})
_NO_FIGURES: Final = frozenset({ValueType.NAME, ValueType.MODALITY, ValueType.NEGATION})
_CIRCLE: Final = re.compile(
    r"\bfor (?P<en>(?:[a-z-]+ ){0,2}[a-z-]+) only\b|\bonly for (?P<after>(?:[a-z-]+ )?[a-z-]+)\b|"
    r"\bтолько для (?P<ru>(?:\w+ )?\w+)",
    re.IGNORECASE,
)
_STEM: Final = 5
_NEAR, _FIGURE = 4, 6
"""Words between "only" and what it is said of; and a figure that bounds that: "only for flights longer than 9 hours"."""


def hold(scope: Scope) -> bool:
    """Every "only" is the change's own, is said of a figure or of a condition, or of what is left of several."""
    onlies = [item for item in scope.claims.items if item.lower in _ONLY]
    return all(_holds(scope, item) for item in onlies) and (not onlies or _circle_holds(scope))


def _circle_holds(scope: Scope) -> bool:
    """ "For new clients only": each word of the circle is the change's own."""
    for match in _CIRCLE.finditer(scope.text):
        of = (match["en"] or match["after"] or match["ru"]).lower().split()
        if not scope.quoted(match.start()) and not all(scope.written(word[:_STEM]) for word in of if word not in _SKIPPED):
            return False
    return True


def _holds(scope: Scope, item: Item) -> bool:
    if scope.before(item) in _NOT or (item.word is not None and _stands(scope, item.word.forms, item.side)):
        return True
    after = [one for one in scope.near(item, 1, _NEAR) if one.clause == item.clause and one.lower not in _SKIPPED]
    of = after[0] if after else None
    first = next(iter(scope.near(item, 1, 1)), None)
    if first is not None and first.lower in _HOW and not any(_stands(scope, frozenset({word}), item.side) for word in _OR):
        return True  # «ведут только в электронной форме»
    if of is None or of.word is None:
        return of is None or of.kind is not ValueType.MODALITY or _left(scope)
    if of.lower in ("after", "if", "если", "когда", "при") or not of.word.forms.isdisjoint(NAMES):
        return True
    if of.word is not None and _stands_alone(scope, of.word, item.side or Side.NEW):
        return True
    figures = (one for one in scope.near(item, 1, _FIGURE) if one.clause == item.clause and one.kind not in _NO_FIGURES)
    if of.word.forms.isdisjoint(lexicon().parties) and any(one.value is not None for one in figures):
        return True
    lacking = any(LACKING in scope.marks(one.word, item.side or Side.NEW) for one in after if one.word is not None)
    return lacking or _left(scope)


def _stands_alone(scope: Scope, word: Word, side: Side) -> bool:
    """What that version alone names, and beside nothing else: "Germany" of "in Germany", where it was "in Europe"."""
    if not _stands(scope, word.forms, side) or scope.known(word, other(side)):
        return False
    runs = (run for one in scope.sides(side) for run in one.runs)
    return not any(_beside(run, at) for run in runs for at, one in enumerate(run) if not one.forms.isdisjoint(word.forms))


def _beside(run: list[Word], at: int) -> bool:
    near = run[max(0, at - _NEAR) : at + _NEAR]
    return any(one.text.lower() in _AND for one in near)


def _left(scope: Scope) -> bool:
    """Whether the old version says it of several, and the new one no more."""
    return _stands(scope, _SEVERAL, Side.OLD) and not _stands(scope, _SEVERAL, Side.NEW)


def _stands(scope: Scope, forms: frozenset[str], side: Side | None) -> bool:
    return any(not forms.isdisjoint(found.forms) for found in scope.sides(side))
