"""References to pages as plain text ("see page 12", «на с. 12») in two printed versions: where the place that one names stands on
another page now, its number follows the pages, as a result that a program computes does."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from core.comparison.alignment.units import Side
from core.comparison.text.edits import TextEdit
from core.model.document import Block

_WORD: Final = r"(?:\b(?:pp?|cc?|сс?|стр)\.|\b(?:pages?|страниц\w{0,2}))[\s\u00a0]*"
_REFERENCE: Final = re.compile(rf"{_WORD}(\d{{1,4}})(?![\w%]|[.,]\d)", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"{_WORD}\Z", re.IGNORECASE)
_NEAR: Final = 14
"""Characters before a number in which the word for a page stands."""
_FRONT: Final = 40
"""Pages at most before the one that is numbered 1."""
_MOST: Final = 100
"""Different pairs of numbers that are looked at."""
_LEAST: Final = 3
"""References that follow the pages from which on they show where the numbers begin."""
_SHARE: Final = 0.6


class PageRefs:
    """The numbers of pages that follow the pages, of the references in the pairs of two printed versions."""

    def __init__(self, old: Side, new: Side, pairs: Mapping[int, int]) -> None:
        told: Counter[tuple[int, int]] = Counter()
        for i, j in pairs.items():
            if old.keys[i] != new.keys[j]:
                told.update(_numbers(old.blocks[i].text, new.blocks[j].text))
        pages = {(old.blocks[i].page, new.blocks[j].page) for i, j in pairs.items()} if told else set()
        usual = told.most_common(_MOST)
        shift = _shift(usual, pages)
        self._following = {(a, b) for a, b in told if shift and (a + shift[0], b + shift[1]) in pages}

    def follow(self, one: Block, two: Block, edit: TextEdit) -> bool:
        """Whether an edit changes nothing but the number of a page that moved."""
        if not self._following:
            return False
        before, after = one.text[edit.old_start : edit.old_end].strip(), two.text[edit.new_start : edit.new_end].strip()
        if not before.isdecimal() or not after.isdecimal() or (int(before), int(after)) not in self._following:
            return False
        places = ((one.text, edit.old_start), (two.text, edit.new_start))
        return all(_BEFORE.search(text[max(at - _NEAR, 0) : at]) for text, at in places)


def _numbers(old: str, new: str) -> list[tuple[int, int]]:
    """The numbers of the references that both texts have, one by one, where they differ."""
    before, after = _REFERENCE.findall(old), _REFERENCE.findall(new)
    return [(int(a), int(b)) for a, b in zip(before, after, strict=True) if a != b] if len(before) == len(after) else []


def _shift(told: list[tuple[tuple[int, int], int]], pages: set[tuple[int | None, int | None]]) -> tuple[int, int] | None:
    """How many pages stand before the one that is numbered 1, in each version: so that most references follow the pages."""
    best, most = None, 0
    for front in range(_FRONT + 1) if told else ():
        for other in range(_FRONT + 1):
            count = sum(times for (a, b), times in told if (a + front, b + other) in pages)
            if count > most:
                best, most = (front, other), count
    return best if most >= max(_LEAST, _SHARE * sum(times for _, times in told)) else None
