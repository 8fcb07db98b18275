"""What the end of a line hides on a page: whether a space stands there, and whether its hyphen is the word's own. Where two
printed versions break their lines elsewhere, a reader's guess there is no edit."""

import re
from typing import Final

from core.comparison.text.edits import TextEdit
from core.model.document import Block

_HYPHENS: Final = frozenset("-\u2010\u2011\u00ad")
_BLANKS: Final = (" ", "\t", "\n", "\u00a0")
_ADDRESS: Final = re.compile(r"://|\bwww\.")


def only_breaks(one: Block, two: Block, edit: TextEdit) -> bool:
    """Whether an edit of two printed texts is nothing but white space beside a sign, or hyphens, where a line ends."""
    sides = (one.text, _starts(one)), (two.text, _starts(two))
    if not sides[0][1] and not sides[1][1]:
        return False
    at, ends = [edit.old_start, edit.new_start], (edit.old_end, edit.new_end)
    while at[0] < ends[0] or at[1] < ends[1]:
        if at[0] < ends[0] and at[1] < ends[1] and one.text[at[0]] == two.text[at[1]]:
            at = [at[0] + 1, at[1] + 1]
            continue
        more = next((k for k in (0, 1) if at[k] < ends[k] and _guessed(sides[k], sides[1 - k], at[k], at[1 - k])), None)
        if more is None:
            return False
        at[more] += 1
    return True


def is_blank(out: str, into: str) -> bool:
    """Whether white space alone went or came, or a tab between two words that stood still: on a page it may end at once, where
    the next stop is right behind the word before it."""
    return not (out + into).strip() or ("\t" in out + into and out.replace("\t", "") == into.replace("\t", ""))


def _starts(block: Block) -> frozenset[int]:
    """Where the lines of a block begin, but the first."""
    return frozenset(box.start for box in block.boxes if box.start)


def _guessed(full: tuple[str, frozenset[int]], bare: tuple[str, frozenset[int]], at: int, other: int) -> bool:
    """Whether the sign that one side alone has stands at the end of a line there, or where the other side's line ends."""
    text, starts = full
    if other not in bare[1] and at + 1 not in starts:
        return False
    if text[at] in _HYPHENS:
        return _lettered(text, at)
    return text[at].isspace() and (_beside_sign(text, at) or _is_in_address(bare[0], other))


def _lettered(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _beside_sign(text: str, at: int) -> bool:
    """Whether a space stands beside a sign, but not within a number."""
    before, after = text[max(at - 2, 0) : at], text[at + 1 : at + 3]
    if not before or not after or (before[-1].isalnum() and after[0].isalnum()):
        return False
    figures = (before[-1], after[-1]) if before[-1].isalnum() else (before[0], after[0])
    return not all(map(str.isdigit, figures))


def _is_in_address(text: str, at: int) -> bool:
    """Whether a place stands inside an address, which a page breaks wherever its line is full."""
    start = max(text.rfind(sign, 0, at) for sign in _BLANKS) + 1
    return not text[at : at + 1].isspace() and _ADDRESS.search(text, start, at) is not None
