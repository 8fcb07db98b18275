"""Every change that a sentence cites is one that it speaks of: by a value, a quote, a word of its own, or its kind of value."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from core.analysis.checks.asides import pieces
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
_UNDER: Final = re.compile(
    r"(?:\A|[,;:.—(])\s*(?:(?:and|but|а|и|но)\s)?(?:which|provided|so|then|thereafter|in (?:return|exchange)|"
    r"as a (?:result|consequence)|because|since|due to|therefore|hence|consequently|(?:this|it)\s[^.]*\b(?:than|that)|"
    r"поскольку|потому|поэтому|вследствие|в результате|из-за|так как|следовательно|взамен|в обмен|зато|затем|потом|"
    r"что|котор\w+|при условии|благодаря|это\s[^.]*\b(?:чем|того))\b",
    re.IGNORECASE,
)
"""What puts one statement under another, or in its time; beside it stand "and", "while"."""
_TWO: Final = 2
"""Figures of "from A to B"."""


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
    if not told or any(_of_another(scope, parts, grounds) for parts in causes(scope)):
        return False
    apart = _apart(grounds)
    return len(apart) < _TWO or not (_is_mixed(scope, apart) or _is_under(scope, apart) or _is_passed_over(scope, apart))


def _is_passed_over(scope: Scope, apart: Sequence[Sequence[Ground]]) -> bool:
    """Whether one of the changes has nothing in the sentence but words that another has too ("days", "pays"), while that other
    has a figure, a quote or a word of its own there: it is not spoken of."""
    figured = frozenset[int]().union(
        *(_holders(scope, one, apart) for one in scope.claims.items if one.what is not What.WORD and one.kind not in _LOGIC)
    )
    own = {at for _, at in _exclusive(scope, apart)}
    return bool(figured | own) and not all(at in figured or at in own for at in range(len(apart)))


def _apart(grounds: Sequence[Ground]) -> list[list[Ground]]:
    """The changes by the paragraphs that they stand in: those of one are one."""
    found: list[tuple[set[tuple[Side, str]], list[Ground]]] = []
    for ground in grounds:
        blocks = _blocks(ground)
        mine = next((one for one in found if not blocks.isdisjoint(one[0])), None)
        if mine is None:
            found.append((blocks, [ground]))
        else:
            mine[0].update(blocks)
            mine[1].append(ground)
    return [one for _, one in found]


def _holders(scope: Scope, item: Item, apart: Sequence[Sequence[Ground]]) -> frozenset[int]:
    """The groups of changes that hold an item: a figure on its side, a quote, a word of their own text."""

    def has(ground: Ground) -> bool:
        if item.what is What.QUOTE:
            return _speaks(scope, item, ground, True)
        if item.value is not None and item.what is What.VALUE:
            return ground.stands(scope.key(item), item.side)
        return item.word is not None and _has(ground, item.word)

    return frozenset(at for at, group in enumerate(apart) if any(has(ground) for ground in group))


def _is_mixed(scope: Scope, apart: Sequence[Sequence[Ground]]) -> bool:
    """ "The founder's share is 35 % now", where that is the investor's: figures of one change beside a word of another; "from 10
    to 35 %", of which each is of one."""
    return any(_is_astray(scope, piece, apart) for piece in pieces(scope) or [scope.claims.items])


def _is_astray(scope: Scope, piece: Sequence[Item], apart: Sequence[Sequence[Ground]]) -> bool:
    figures = [one for one in piece if one.what is What.VALUE and not one.delta and one.kind not in _LOGIC]
    held = [found for one in figures if (found := _holders(scope, one, apart))]
    if not held:
        return False
    common = frozenset.intersection(*held)
    if not common:
        return len(figures) == len(held) == _TWO and {one.side for one in figures} == set(Side)
    words = [one for one in piece if content(one) and one.word is not None]
    return any((found := _holders(scope, one, apart)) and found.isdisjoint(common) for one in words)


def _is_under(scope: Scope, apart: Sequence[Sequence[Ground]]) -> bool:
    """Whether what is said of one change stands under what is said of another: which contradicts it, makes up for it, follows."""
    own = list(_exclusive(scope, apart))
    return any(
        at != other and _UNDER.search(scope.text, one.end, next_one.start) is not None
        for (one, at), (next_one, other) in pairwise(own)
    )


def _exclusive(scope: Scope, apart: Sequence[Sequence[Ground]]) -> Iterator[tuple[Item, int]]:
    """The figures and words that one group of changes alone holds, with it."""
    for item in scope.claims.items:
        figure = item.what is What.VALUE and item.kind not in _LOGIC and not item.delta
        if figure or item.what is What.QUOTE or content(item):
            held = _holders(scope, item, apart)
            if len(held) == 1:
                yield item, min(held)


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
        if item.kind is ValueType.PERCENT:
            return True
        return any(key == delta or (key[0] == "number" and key[1] == delta[1]) for pair in pairs for delta in pair.deltas)
    return ground.stands(key, None)
