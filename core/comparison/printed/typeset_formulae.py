"""Formulae between a document, which says how they are built, and a page, which only shows their signs: above each other, in
smaller letters, in an order of its own. Both say the same where both have the same signs."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from core.comparison.text.edits import TextEdit
from core.comparison.text.tokens import words
from core.model.document import Block

MATH: Final = "math"
"""The type of mark that a formula has."""
MOST: Final = 60
"""Blocks of the longest stretch that is looked at on either side: formulae stand between two texts that stayed."""
_BUILT: Final = frozenset("^_()[]{}⟨⟩/¦|&@■█▁¯⏞⏟┬┴❑□√∛∜‖")
"""What the linear form writes or a page draws: it says how signs stand, or is a line."""
_FOLDED: Final = str.maketrans("−–‐‑∗⋅", "----*·")

Group = tuple[list[int], list[int]]


def has_formula(block: Block) -> bool:
    """Whether the file says that something in the block is a formula; a PDF never does."""
    return any(mark.type == MATH for mark in block.marks)


def signs(text: str) -> Counter[str]:
    """The signs of a text, whatever their size and place."""
    plain = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return Counter(sign for sign in plain if not _is_line(sign))


def _is_line(sign: str) -> bool:
    return sign.isspace() or sign in _BUILT or "\u239b" <= sign <= "\u23b3" or unicodedata.category(sign) in ("Mn", "Cf", "Co")


def typeset_groups(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Group]:
    """The blocks with formulae and the blocks that show their signs, by their places in two stretches that stand between the
    same texts: both are cut where all signs up to there, or from there on, are the same."""
    if max(len(old), len(new)) > MOST or not any(map(has_formula, (*old, *new))):
        return
    fore = list(_cuts(old, new))
    done_old, done_new = fore[-1] if fore else (0, 0)
    rest = old[done_old:][::-1], new[done_new:][::-1]
    back = [(len(old) - a, len(new) - b) for a, b in _cuts(*rest)][::-1]
    for cuts in ([(0, 0), *fore], [*back, (len(old), len(new))]):
        for (a, b), (c, d) in pairwise(cuts):
            ones, twos = old[a:c], new[b:d]
            if any(map(has_formula, (*ones, *twos))) and is_typeset(ones, twos):
                yield list(range(a, c)), list(range(b, d))


def _cuts(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """How many blocks of both sides have the same signs together, from the first on; the fewest first."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    b = 0
    for a, block in enumerate(old, 1):
        left += signs(block.text)
        while b < len(new) and right.total() < left.total():
            right += signs(new[b].text)
            b += 1
        if right == left and left:
            yield a, b


def is_typeset(old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Whether two stretches have the same signs, and the words outside the formulae stand in the same order."""
    one, two = ("\n".join(block.text for block in side) for side in (old, new))
    if signs(one) != signs(two):
        return False
    built, shown = (old, two) if any(map(has_formula, old)) else (new, one)
    seen = iter(words(shown))
    return all(word in seen for block in built for word in words(_outside(block)))


def _outside(block: Block) -> str:
    """A block's text without its formulae."""
    found, at = [], 0
    for mark in block.marks:
        if mark.type == MATH:
            found.append(block.text[at : mark.start])
            at = mark.end
    return " ".join([*found, block.text[at:]])


def typeset_edits(one: Block, two: Block, found: Sequence[TextEdit]) -> list[TextEdit]:
    """The edits of a pair that only show its formulae otherwise."""
    if not has_formula(one) and not has_formula(two):
        return []
    if is_typeset([one], [two]):
        return list(found)
    kept: list[TextEdit] = []
    for block, side in ((one, 0), (two, 1)):
        for mark in block.marks:
            if mark.type == MATH:
                touched = [edit for edit in found if edit[2 * side] <= mark.end and edit[2 * side + 1] >= mark.start]
                if touched and _same_signs(one.text, two.text, touched, (mark.start, mark.end), side):
                    kept += touched
    return kept


def _same_signs(one: str, two: str, touched: Sequence[TextEdit], formula: tuple[int, int], side: int) -> bool:
    """Whether a formula and what stands in its place have the same signs. The edits that touch it may reach beyond it."""
    first, last = touched[0], touched[-1]
    before = max(0, first[2 * side] - formula[0])
    after = max(0, formula[1] - last[2 * side + 1])
    old = one[first.old_start - before : last.old_end + after]
    new = two[first.new_start - before : last.new_end + after]
    return signs(old) == signs(new)
