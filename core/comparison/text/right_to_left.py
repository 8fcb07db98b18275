"""What stands between two words of a script that is read from right to left. A page shows it in the order in which it is seen,
and which of its numbers and words was written first follows from that only sometimes: "18-A" and "A-18" look the same there."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from core.comparison.text.edits import TextEdit
from core.comparison.text.tokens import fold

_LEFTWARD: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_PARTS: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
_SIDES: Final = str.maketrans(")]}»", "([{«")
"""Which side a bracket faces depends on where it stands."""


def is_leftward(texts: Iterable[str]) -> bool:
    """Whether most texts have letters of such a script."""
    return sum(1 if _LEFTWARD.search(text) else -1 for text in texts if text.strip()) > 0


def is_turned(one: str, two: str, edit: TextEdit) -> bool:
    """Whether an edit only puts the numbers, signs and words of other scripts between two such words into another order."""
    old, new = _between(one, edit.old_start, edit.old_end), _between(two, edit.new_start, edit.new_end)
    return old is not None and new is not None and old == new


def is_turned_unit(one: str, two: str) -> bool:
    """Whether two texts, each of numbers with one unit alone, only have the unit on another side of the same numbers."""
    old, new = _PARTS.findall(fold(one)), _PARTS.findall(fold(two))
    units = [[part for part in parts if part.isalpha()] for parts in (old, new)]
    numbers = [[part for part in parts if not part.isalpha()] for parts in (old, new)]
    return len(units[0]) == 1 and units[0] == units[1] and numbers[0] == numbers[1]


def _between(text: str, start: int, end: int) -> Counter[str] | None:
    """The parts of the stretch without letters of such a script that holds a span; None where it has some, or the text none."""
    if _LEFTWARD.search(text) is None or _LEFTWARD.search(text, start, end):
        return None
    before = [match.end() for match in _LEFTWARD.finditer(text, 0, start)]
    after = _LEFTWARD.search(text, end)
    stretch = text[before[-1] if before else 0 : after.start() if after else len(text)]
    return Counter(_PARTS.findall(fold(stretch).translate(_SIDES)))
