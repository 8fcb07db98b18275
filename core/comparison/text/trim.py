"""Whole sentences that two texts share at their beginnings and ends: nothing in them need be looked at word by word."""

import re
from typing import Final

_BORDER: Final = re.compile(r"[.!?;] (?=[A-ZА-ЯЁ])")
"""Where a sentence ends and another begins; no token reaches over it."""
SHORT: Final = 160
"""A shorter text is not worth the search."""


def shared_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters at the beginning and how many at the end are whole sentences that both texts have."""
    if min(len(old), len(new)) < SHORT:
        return 0, 0
    head = _last_border(old, common_start(old, new))
    tail = common_start(old[head:][::-1], new[head:][::-1])
    found = _BORDER.search(old, max(head, len(old) - tail)) if tail else None
    return head, len(old) - found.end() if found else 0


def common_start(old: str, new: str) -> int:
    """The length of the common beginning, by halves: comparing slices is quicker than comparing characters."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _last_border(text: str, end: int) -> int:
    """The end of the last whole sentence before `end`."""
    at = 0
    for found in _BORDER.finditer(text, 0, end):
        at = found.end()
    return at
