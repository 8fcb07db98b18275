"""Where a version was rebuilt from pages, its blocks may begin and end elsewhere: between two blocks that are the same on both
sides, the words say which old blocks are which new ones.

Both stretches are read as streams of tokens; a border of old blocks and a border of new ones that stand at the same place of
the common tokens part two groups. A group of several blocks is a reflow, one of two blocks a pair.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from core.comparison.numbering.typed_numbers import plain_label
from core.comparison.printed.reflow import letters
from core.comparison.text.tokens import tokens
from core.model.document import OBJECT, Block

PAGED = frozenset({"pdf"})
"""Formats whose blocks and tables are rebuilt from pages. In the others a border, a repeated row was written."""
COMMON = 0.7
"""So much of the words of either side of a group must be common, in order, for its blocks to be the same ones."""
SURE = 0.9
"""The same of blocks that seemed to have moved."""
MOST = 20_000
"""Tokens of the longest stretch that is looked at."""

_HELD = re.compile(r"\w[-/]$")
_PARTS = re.compile(r"\w+|\W")

Group = tuple[list[int], list[int], float]
Cut = tuple[int, int]


def windows(
    olds: Sequence[int], news: Sequence[int], pairs: Mapping[int, int], settled: Callable[[int, int], bool]
) -> Iterator[tuple[list[int], list[int]]]:
    """The stretches of old and new blocks between pairs that are settled; one block against its pair is no question."""
    place = {j: at for at, j in enumerate(news)}
    left: list[int] = []
    at = 0
    for i in [*olds, -1]:
        to = place.get(pairs.get(i, -1), -1) if i >= 0 else len(news)
        if i >= 0 and (to < at or not settled(i, pairs[i])):
            left.append(i)
            continue
        right = list(news[at:to])
        if left and right and (len(left) + len(right) > 2 or pairs.get(left[0]) is None):
            yield left, right
        left, at = [], to + 1


def groups_of(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Group]:
    """Old blocks and the new blocks that hold the same words, by their places in the two stretches, with the share of words
    that they have in common; blocks without counterparts are left out."""
    cut = _cuts_words(old) or _cuts_words(new)
    left, right = [_keys(block, cut) for block in old], [_keys(block, cut) for block in new]
    if not 0 < sum(map(len, left)) + sum(map(len, right)) <= MOST:
        return
    runs = _runs([key for keys in left for key in keys], [key for keys in right for key in keys])
    one, two = _borders(left), _borders(right)
    for (a, b), (c, d) in pairwise(_cuts(one, two, runs)):
        if c > a and d > b:
            share = _share((one[a], one[c], two[b], two[d]), runs)
            if share >= COMMON and _may_flow(old[a:c], new[b:d]):
                yield list(range(a, c)), list(range(b, d)), share


def _cuts_words(blocks: Sequence[Block]) -> bool:
    """Whether a block ends inside a word that a hyphen or a stroke holds together, as lines of a listing do that a page is too
    narrow for."""
    return any(_HELD.search(one.text) and two.text[:1].isalnum() for one, two in pairwise(blocks))


def _keys(block: Block, cut: bool) -> list[str]:
    """The folded tokens of a block, its pictures only where it says nothing else, as a page draws them beside the words; `cut`:
    where its words may be cut, the parts of these."""
    keys = [token.key for token in tokens(block.text)]
    keys = [key for key in keys if key != OBJECT] or keys
    return [part for key in keys for part in _PARTS.findall(key)] if cut else keys


def _runs(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """Common stretches (old place, new place, length) of the longest common subsequence, and an empty one at the end."""
    from rapidfuzz.distance import Indel

    found = [(run.a, run.b, run.size) for run in Indel.opcodes(left, right).as_matching_blocks() if run.size]
    return [*found, (len(left), len(right), 0)]


def _borders(sides: Sequence[Sequence[str]]) -> list[int]:
    """Where each block begins in the stream, and the stream's end."""
    starts = [0]
    for keys in sides:
        starts.append(starts[-1] + len(keys))
    return starts


def _cuts(old: Sequence[int], new: Sequence[int], runs: Sequence[tuple[int, int, int]]) -> list[Cut]:
    """Pairs of borders (old block, new block) at one place of the streams, from (0, 0) to the ends."""
    found: list[Cut] = [(0, 0)]
    i = j = 0
    for at, to, size in runs:
        _between(old, new, (i, at, j, to), found)
        inner = {border - to: place for place, border in enumerate(new) if to < border < to + size}
        found += [(place, inner[border - at]) for place, border in enumerate(old) if border - at in inner]
        i, j = at + size, to + size
    last = (len(old) - 1, len(new) - 1)
    return [cut for cut in dict.fromkeys(found) if cut != last] + [last]


def _between(old: Sequence[int], new: Sequence[int], gap: tuple[int, int, int, int], found: list[Cut]) -> None:
    """Borders inside a stretch without common tokens, its edges included: as many on both sides belong together; else
    those at its beginning and at its end do."""
    i, i_end, j, j_end = gap
    ones = [place for place, border in enumerate(old) if i <= border <= i_end]
    twos = [place for place, border in enumerate(new) if j <= border <= j_end]
    if not ones or not twos:
        return
    if len(ones) == len(twos):
        found += zip(ones, twos, strict=True)
        return
    if old[ones[0]] == i and new[twos[0]] == j:
        found.append((ones[0], twos[0]))
    elif len(ones) == 1 or len(twos) == 1:
        found.append((ones[0], twos[0]))
        return
    if (old[ones[-1]] == i_end and new[twos[-1]] == j_end) and (ones[-1], twos[-1]) not in found[-1:]:
        found.append((ones[-1], twos[-1]))


def _share(span: tuple[int, int, int, int], runs: Sequence[tuple[int, int, int]]) -> float:
    """The share of common tokens in the longer of two stretches."""
    a, a_end, b, b_end = span
    common = 0
    for at, to, size in runs:
        low, high = max(at, a, at + b - to), min(at + size, a_end, at + b_end - to)
        common += max(0, high - low)
    return common / max(a_end - a, b_end - b, 1)


def _may_flow(old: Sequence[Block], new: Sequence[Block]) -> bool:
    """Whether nothing but borders is lost where blocks flow into each other: cells keep their words, pictures stand for
    themselves, and the number of a list item stands on both sides, or in the text."""
    if any(block.table for block in (*old, *new)):
        return _letters(old) == _letters(new) or _letters(old, counted=True) == _letters(new, counted=True)
    if len(old) == len(new) == 1:
        return True
    if any(OBJECT in block.text for block in (*old, *new)):
        return False
    ones, twos = ([plain_label(block.label) for block in side if block.label] for side in (old, new))
    return ones == twos or _written(ones, twos, new) or _written(twos, ones, old)


def _letters(blocks: Sequence[Block], *, counted: bool = False) -> str:
    """The letters of some blocks; `counted`: with the numbers that a program counts them by, which the other side has typed."""
    return letters(" ".join(f"{block.label or ''} {block.text}" if counted else block.text for block in blocks))


def _written(labels: Sequence[str], others: Sequence[str], blocks: Sequence[Block]) -> bool:
    """Whether the labels that one side counts are typed in the other side's texts."""
    text = " ".join(block.text for block in blocks).casefold()
    return not others and all(label in text for label in labels)
