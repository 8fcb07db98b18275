"""What is said of a version in one breath stands there together: "training is charged separately" of a text that charges
spare parts separately: a clause of words of two sentences joins what the text does not."""

from collections.abc import Sequence
from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lexicon import lexicon
from core.analysis.side_evidence import SideEvidence
from core.model.document import Side

_BOTH: Final = frozenset({"between", "both", "and", "между", "оба", "обе", "и"})
_LEAST: Final = 2
"""Words of the change that a clause must hold for the rule to speak."""


def hold(scope: Scope) -> bool:
    """Of each clause that says what is, and not what came or went."""
    clauses: dict[int, list[Item]] = {}
    for item in scope.claims.items:
        clauses.setdefault(item.clause, []).append(item)
    return not any(_stale(scope, items) for clause, items in clauses.items() if not scope.claims.acts.get(clause))


def _stale(scope: Scope, items: Sequence[Item]) -> bool:
    mine = [one for one in items if content(one) and one.ended is None]
    sides = {one.side for one in mine}
    if len(sides) != 1 or None in sides:
        return False
    side = sides.pop() or Side.NEW
    own = [one for one in items if one.side is side]
    forms = [one.word.forms for one in own if one.word is not None and _counts(one) and one.ended is None]
    texts = [one.old if side is Side.OLD else one.new for one in scope.evidence]
    here = [found for found in forms if any(not found.isdisjoint(one.forms) for one in texts)]
    if len(here) >= _LEAST and not _BOTH.intersection(one.lower for one in items) and not _together(texts, here):
        return True
    return side is Side.NEW and all(scope.known(one.word, side) for one in mine if one.word is not None) and _parted(scope, own)


def _counts(item: Item) -> bool:
    """Whether an item is a word, small ones and those of time aside."""
    return item.word is not None and item.word.forms.isdisjoint(lexicon().function | lexicon().new | lexicon().old)


def parted(scope: Scope, clause: int) -> bool:
    """ "Training is no longer charged separately": the clause's words stood in one sentence, and do not any more."""
    return _parted(scope, [one for one in scope.claims.items if one.clause == clause])


def _parted(scope: Scope, items: Sequence[Item]) -> bool:
    words = [one.word for one in items if one.word is not None and one.word.forms.isdisjoint(lexicon().function)]
    written = [word.forms for word in words if any(not word.forms.isdisjoint(one.forms) for one in scope.sides(Side.OLD))]
    if len(written) < _LEAST or not any(not found.isdisjoint(one.forms) for found in written for one in scope.sides(Side.NEW)):
        return False
    return _together(scope.sides(Side.OLD), written) and not _together(scope.sides(Side.NEW), written)


def _together(texts: Sequence[SideEvidence], wanted: Sequence[frozenset[str]]) -> bool:
    return any(all(not forms.isdisjoint(sentence) for forms in wanted) for one in texts for sentence in one.sentences)
