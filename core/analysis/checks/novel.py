"""What is said to be so now: something of it has changed. "The quorum is now 60 %", "log files are now deleted after 30 days" of
what both versions say is no change, even where it is so."""

from typing import Final

from core.analysis.checks.ground import Ground
from core.analysis.checks.opposed import staying
from core.analysis.checks.scope import Scope, content, is_new, whole
from core.analysis.checks.together import tells
from core.analysis.claims import Item, What
from core.analysis.figures import LOGIC
from core.analysis.lexicon import lexicon
from core.analysis.places import Spoken
from core.model.change import ValueType
from core.model.document import Side

_LEAST: Final = 2
"""Words of the change that a clause without figures must hold to be looked at."""
_TURNS: Final = frozenset({"until", "till", "пока"})


def hold(scope: Scope) -> bool:
    """Of every clause that says "now", of changes that bring and take away no more than a part of their text."""
    if scope.forms.isdisjoint(lexicon().new) or scope.ground.kept(_wholly):
        return True
    return not any(_stale(scope, items) for clause, items in scope.clauses if not scope.claims.acts.get(clause))


def _wholly(ground: Ground) -> bool:
    return any(whole(one) for one in ground.evidence)


def _stale(scope: Scope, items: list[Item]) -> bool:
    """Whether a clause says of something that it is so now which was so before."""
    if not any(is_new(one) and one.word is not None and not scope.in_source(one.word) for one in items):
        return False
    if any(_turns(scope, one) for one in items):
        return False
    figures = [one for one in items if one.value is not None and one.kind not in LOGIC and one.kind is not ValueType.NAME]
    if any(one.side is Side.OLD or scope.key(one) not in scope.ground.kept(staying) for one in figures):
        return False
    values_alone: bool = scope.ground.kept(_values_alone)
    if figures and values_alone:
        return True
    words = [one for one in items if content(one) and one.word is not None and not one.small]
    if any(one.word is not None and not scope.in_source(one.word) for one in words) or len(words) + len(figures) < _LEAST:
        return False
    told = [spoken for spoken in _spoken(scope, Side.NEW) if all(tells(scope, spoken, one) for one in (*words, *figures))]
    old = _spoken(scope, Side.OLD)
    return bool(told) and all(spoken in old for spoken in told)


def _turns(scope: Scope, item: Item) -> bool:
    """A quote, a difference, what has ended, a word of the new version alone, a duty or denial where one changed."""
    if item.what is What.QUOTE or item.delta or item.ended is not None or item.fixed or item.lower in _TURNS:
        return True
    if item.value is not None and item.kind in LOGIC:
        return any(pair.kind in LOGIC for one in scope.evidence for pair in one.pairs)
    return item.word is not None and content(item) and scope.only_on(item.word, Side.NEW)


def _spoken(scope: Scope, side: Side) -> list[Spoken]:
    return [spoken for one in scope.texts(side) for spoken in one.spoken]


def _values_alone(ground: Ground) -> bool:
    """Whether all that changed are figures: both versions have the same words, and no figure came or went without another."""
    pairs = [pair for one in ground.evidence for pair in one.pairs]
    if not pairs or any(pair.old is None or pair.new is None or pair.kind in LOGIC for pair in pairs):
        return False
    old, new = (frozenset[str]().union(*(side.forms for side in ground.texts(side))) for side in Side)
    return all(not form.isalpha() for form in old ^ new)
