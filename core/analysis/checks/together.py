"""What is said of a version in one breath stands there together: "training is charged separately" of a text that charges
spare parts separately: a clause of words of two sentences joins what the text does not. So do words and figures in other forms
and synonyms: "recovery takes 90 days" of a copy that is kept for 90 days, while another sentence speaks of recovery."""

from collections.abc import Sequence
from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.figures import LOGIC
from core.analysis.lemmas import akin
from core.analysis.lexicon import concepts_of
from core.analysis.places import Spoken
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType
from core.model.document import Side

_BOTH: Final = frozenset({"between", "both", "and", "между", "оба", "обе", "и"})
_NO_FIGURES: Final = LOGIC | {ValueType.NAME, ValueType.REFERENCE}
_LEAST: Final = 2
"""Words of the change that a clause must hold for the rule to speak; and sentences of it."""


def hold(scope: Scope) -> bool:
    """Of each clause that says what is, and not what came or went."""
    return not any(_stale(scope, items) for clause, items in scope.clauses if not scope.claims.acts.get(clause))


def _stale(scope: Scope, items: Sequence[Item]) -> bool:
    sides = {one.side for one in items if content(one) and one.ended is None}
    if len(sides) != 1 or None in sides:
        return False
    side = sides.pop() or Side.NEW
    own = [one for one in items if one.side is side and one.ended is None and _counts(one)]
    texts = [one.old if side is Side.OLD else one.new for one in scope.evidence]
    here = _written(texts, own)
    if not _BOTH.intersection(one.lower for one in items):
        if len(here) >= _LEAST and not _together(texts, here):
            return True
        if not _told_by_one(scope, texts, [one for one in items if one.side is side and one.ended is None]):
            return True
    if side is Side.OLD or not _parted(scope, own):
        return False
    mine = (one.word for one in items if content(one) and one.ended is None)
    return all(scope.known(word, side) for word in mine if word is not None)


def parted(scope: Scope, clause: int) -> bool:
    """ "Training is no longer charged separately": the clause's words stood in one sentence, and do not any more."""
    return _parted(scope, [one for one in scope.claims.items if one.clause == clause])


def _parted(scope: Scope, items: Sequence[Item]) -> bool:
    written = _written(scope.sides(Side.OLD), [one for one in items if _counts(one)])
    now = scope.sides(Side.NEW)
    if len(written) < _LEAST or not any(not found.isdisjoint(one.forms) for found in written for one in now):
        return False
    return _together(scope.sides(Side.OLD), written) and not _together(now, written)


def _counts(item: Item) -> bool:
    """Whether an item is a word, small ones and those of time aside."""
    return item.word is not None and not item.small


def _written(texts: Sequence[SideEvidence], items: Sequence[Item]) -> list[frozenset[str]]:
    words = (one.word.forms for one in items if one.word is not None)
    return [forms for forms in words if any(not forms.isdisjoint(one.forms) for one in texts)]


def _together(texts: Sequence[SideEvidence], wanted: Sequence[frozenset[str]]) -> bool:
    return any(all(not forms.isdisjoint(sentence) for forms in wanted) for one in texts for sentence in one.sentences)


def _told_by_one(scope: Scope, texts: Sequence[SideEvidence], items: Sequence[Item]) -> bool:
    """Whether one sentence can be told with all words and figures that any can; what the section's title has is of all."""
    left: list[Spoken] | None = None
    if sum(len(one.spoken) for one in texts) < _LEAST:
        return True
    for item in items:
        if item.word is not None and (not content(item) or not _counts(item) or not scope.titles.isdisjoint(item.word.forms)):
            continue
        if item.word is None and (item.value is None or item.delta or item.kind in _NO_FIGURES):
            continue
        everywhere = left if left is not None else [spoken for one in texts for spoken in one.spoken]
        fits = [one for one in everywhere if tells(scope, one, item)]
        if not fits and (left is None or not any(tells(scope, one, item) for text in texts for one in text.spoken)):
            continue
        if not fits:
            return False
        left = fits
    return True


def tells(scope: Scope, spoken: Spoken, item: Item) -> bool:
    """Whether a sentence of the change has that word, in any form or meaning, or that figure."""
    if item.word is None:
        return scope.key(item) in spoken.keys
    forms = item.word.forms
    if not forms.isdisjoint(spoken.forms) or not concepts_of(forms).isdisjoint(spoken.meanings):
        return True
    return akin(forms, spoken.roots)
