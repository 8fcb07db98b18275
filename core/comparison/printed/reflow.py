"""The same words in other blocks: paragraphs that were split or merged, a table that became text, fragments of a page.

Old blocks are one stream of text, new blocks another; the edits lie between the two streams, and each is given to the blocks in
which its sides lie.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from core.comparison.alignment.similarity import Likeness
from core.comparison.text.edits import TextEdit, text_edits
from core.comparison.text.right_to_left import is_leftward
from core.comparison.text.tokens import words
from core.model.document import OBJECT

BORDER = "\x1e"
"""Stands between two blocks of a stream; white space that no text holds."""
SAME_WORDS = 0.85
"""So much of the words must be common to two stretches."""
MOST = 2_000
"""Longer stretches are not looked at: that is no reflow, it is another text."""

PieceEdit = tuple[int, int, int, int, int, int]
"""(old piece, start, end, new piece, start, end)"""


def same_text(old: Sequence[str], new: Sequence[str], likeness: Likeness) -> bool:
    """Whether two stretches of blocks say about the same, wherever their borders lie."""
    one, two = " ".join(old), " ".join(new)
    if letters(one) == letters(two):
        return bool(letters(one))
    left, right = words(one), words(two)
    if min(len(left), len(right)) < 3:
        return False
    common = 2 * (Counter(left) & Counter(right)).total() / (len(left) + len(right))
    return common >= SAME_WORDS and likeness.ratio(one, two) >= SAME_WORDS - 0.15


def letters(text: str) -> str:
    """Letters and digits alone."""
    return "".join(words(text))


def same_words(old: Sequence[str], new: Sequence[str], *, cells: bool = False) -> bool:
    """Whether two stretches have the same letters, or the same words and only their blocks stand in another order or in turn: the
    words of each block follow each other on the other side as they do in it. Of `cells` side by side a page shows line by line;
    it is enough there that each begins behind the one before it. What is read from right to left is in no order that a page
    keeps."""
    one, two = " ".join(old), " ".join(new)
    if letters(one) == letters(two):
        return True
    left, right = words(one), words(two)
    if Counter(left) != Counter(right):
        return False
    there, here = _firsts(old, right), _firsts(new, left)
    if (there is not None and here is not None) or is_leftward((*old, *new)):
        return True
    return cells and any(found is not None and found == sorted(found) for found in (there, here))


def _firsts(blocks: Sequence[str], stream: Sequence[str]) -> list[int] | None:
    """Where each block begins in a stream, in which its words stand one behind the other, others between them or not; None
    where those of one do not."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(stream):
        places[word].append(at)
    firsts: list[int] = []
    for said in filter(None, map(words, blocks)):
        at = -1
        for word in said:
            found = places[word]
            behind = bisect_right(found, at)
            if behind == len(found):
                return None
            at = found[behind]
        firsts.append(places[said[0]][0])
    return firsts


def stream_edits(
    old: Sequence[str], new: Sequence[str], objects: tuple[Sequence[str], Sequence[str]] = ((), ())
) -> Iterator[PieceEdit]:
    """The edits between two streams, each inside one old piece and one new piece. `objects`: the content hashes of each side's
    object characters."""
    old_starts, new_starts = _starts(old), _starts(new)
    one, two = BORDER.join(old), BORDER.join(new)
    for found in text_edits(one, two, objects):
        gone, come = one[found.old_start : found.old_end], two[found.new_start : found.new_end]
        if OBJECT in gone or gone.replace(BORDER, "") != come.replace(BORDER, ""):  # two pictures are the same character
            yield from _given(found, (old, old_starts), (new, new_starts))


def _starts(pieces: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece) + len(BORDER)
    return starts


def _given(
    found: TextEdit, old: tuple[Sequence[str], Sequence[int]], new: tuple[Sequence[str], Sequence[int]]
) -> Iterator[PieceEdit]:
    """One edit of the streams as edits of pieces: the first spans of both sides together, the others by themselves."""
    outs = _spans(found.old_start, found.old_end, *old)
    comes = _spans(found.new_start, found.new_end, *new)
    for at in range(max(len(outs), len(comes))):
        out = outs[at] if at < len(outs) else (outs[-1][0], outs[-1][2], outs[-1][2])
        come = comes[at] if at < len(comes) else (comes[-1][0], comes[-1][2], comes[-1][2])
        if out[1] < out[2] or come[1] < come[2]:
            yield (*out, *come)


def _spans(start: int, end: int, pieces: Sequence[str], starts: Sequence[int]) -> list[tuple[int, int, int]]:
    """The parts (piece, from, to) of a span of a stream; an empty one, at the later border, where it holds no text."""
    found = []
    last = (0, 0, 0)
    for at, (piece, low) in enumerate(zip(pieces, starts, strict=True)):
        first, final = max(start, low), min(end, low + len(piece))
        if first < final:
            found.append((at, first - low, final - low))
        if low <= end and low + len(piece) >= start:
            last = (at, max(0, min(end, low + len(piece)) - low), max(0, min(end, low + len(piece)) - low))
    return found or [last]
