"""Every change that a sentence cites is one that it speaks of: by a value, a quote, a word of its own, or its kind of value."""

from collections.abc import Sequence
from typing import Final

from core.analysis.checks.ground import Ground
from core.analysis.checks.reasons import causes
from core.analysis.checks.remarks import KINDS
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item, What
from core.analysis.figures import LOGIC
from core.analysis.lemmas import Word, akin
from core.model.change import ValueType
from core.model.document import Side

_LOGIC: Final = frozenset(LOGIC)


def hold(scope: Scope, grounds: Sequence[Ground]) -> bool:
    """`grounds`: of each cited change, of two or more. A sentence that names no figure and no word of any ("three conditions were
    deleted") speaks of all; changes of one paragraph are spoken of together.
    One that is of none of them in its own words is for the other checks."""
    items = scope.claims.items
    if not any(one.carries or (content(one) and one.word is not None and scope.own(one.word)) for one in items):
        return True
    figures = any(one.carries and one.kind not in _LOGIC for one in items)
    named = any(content(one) and one.word is not None and not scope.is_party(one.word) and scope.own(one.word) for one in items)
    spoken = [any(_speaks(scope, one, ground, figures or named) for one in items) for ground in grounds]
    near = {block for ground, of in zip(grounds, spoken, strict=True) if of for block in _blocks(ground)}
    told = not near or all(of or not near.isdisjoint(_blocks(ground)) for ground, of in zip(grounds, spoken, strict=True))
    return told and not any(_of_another(scope, parts, grounds) for parts in causes(scope))


def _of_another(scope: Scope, parts: tuple[Sequence[Item], Sequence[Item]], grounds: Sequence[Ground]) -> bool:
    """Whether one change is told as the cause of another, which no comparison shows: the two sides of "because" speak of no
    change in common."""
    one, other = ({at for at, ground in enumerate(grounds) if _any_speaks(scope, part, ground)} for part in parts)
    return bool(one) and bool(other) and one.isdisjoint(other)


def _any_speaks(scope: Scope, items: Sequence[Item], ground: Ground) -> bool:
    return any(_speaks(scope, one, ground, True) for one in items)


def _blocks(ground: Ground) -> set[tuple[Side, str]]:
    """The paragraphs that a change stands in: several changes of one are told together."""
    return {(passage.side, passage.block) for one in ground.evidence for passage in one.passages}


def _speaks(scope: Scope, item: Item, ground: Ground, strict: bool) -> bool:
    """Whether an item is of that change; in a sentence with more a party or "the term" says too little."""
    if item.what is What.QUOTE:
        return any(one.quote(side, item.text, any_first=True) for one in ground.evidence for side in Side)
    if item.what is What.VALUE:
        return _is_value(scope, item, ground)
    assert item.word is not None
    if not strict and any(
        pair.kind in KINDS[form] for form in item.word.forms if form in KINDS for one in ground.evidence for pair in one.pairs
    ):
        return True
    if not content(item) or (strict and ground.is_party(item.word)):
        return False
    return _has(ground, item.word) if strict else ground.known(item.word, None)


def _has(ground: Ground, word: Word) -> bool:
    """Whether the change's own text has the word or one of its root, its titles aside."""
    return any(not word.forms.isdisjoint(side.forms) or akin(word.forms, side.roots) for side in ground.texts(None))


def _is_value(scope: Scope, item: Item, ground: Ground) -> bool:
    pairs = [pair for one in ground.evidence for pair in one.pairs]
    if item.kind in _LOGIC:
        return any(pair.kind is item.kind for pair in pairs)
    key = scope.key(item)
    if item.delta:
        return item.kind is ValueType.PERCENT or any(key[1] == delta[1] for pair in pairs for delta in pair.deltas)
    return ground.stands(key, None)
