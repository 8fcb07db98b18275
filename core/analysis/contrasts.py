"""What a text sets side by side: "visible defects within 14 days of delivery; hidden ones within 14 days of discovery". A
sentence that takes one half of each says what the text does not."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from core.analysis.figures import Key
from core.analysis.lemmas import Word
from core.analysis.lexicon import lexicon

_SPLIT: Final = re.compile(r"[.;:](?=\s)|,\s|\s(?:and|but|or|while|whereas|и|а|но|или)\s")
_DETERMINERS: Final = frozenset({"the", "a", "an", "each", "any", "its", "their", "this"})
_PARTY: Final = "="
_MOST: Final = 12
"""Parts of one text that are set side by side at most."""

Slot = frozenset[str] | Key
"""A word by its forms, or a value."""


class Contrast(NamedTuple):
    """Two parts of a text: what each has in the same place, slot by slot."""

    slots: tuple[tuple[Slot, Slot], ...]
    parties: tuple[Slot, Slot] | None = None

    def crossed(self, has: Callable[[Slot], bool]) -> bool:
        """Whether a clause has one part's half of one slot and the other part's half of another, and nothing that mends it."""
        said = [(has(first), has(second)) for first, second in self.slots]
        if self.parties is not None and has(self.parties[0]) is not has(self.parties[1]) and (True, True) in said:
            return True  # one party is said to do what each does a half of
        return (True, False) in said and (False, True) in said and (True, True) not in said


def contrasts(text: str, found: Sequence[Word], values: Sequence[tuple[int, int, Key]]) -> Iterator[Contrast]:
    """All pairs of parts that have two slots or more in common."""
    starts = [word.start for word in found]
    inside = {at for start, end, _ in values for at in range(bisect_left(starts, start), bisect_left(starts, end))}
    cuts = [0, *(match.start() for match in _SPLIT.finditer(text))]
    parts: list[tuple[list[Word], list[Key]]] = [([], []) for _ in cuts]
    for word in (word for at, word in enumerate(found) if at not in inside):
        parts[bisect_right(cuts, word.start) - 1][0].append(word)
    for start, _, key in values:
        parts[bisect_right(cuts, start) - 1][1].append(key)
    slotted = [_slots(free, keys) for free, keys in parts]
    for first, second in combinations([part for part in slotted if len(part) > 1][:_MOST], 2):
        slots = {name: (first[name], second[name]) for name in first.keys() & second.keys() if _differ(first[name], second[name])}
        if len(slots) > 1:
            yield Contrast(tuple(slots.values()), slots.get(_PARTY))


def _differ(first: Slot, second: Slot) -> bool:
    if isinstance(first, frozenset) and isinstance(second, frozenset):
        return first.isdisjoint(second)
    return first != second


def _slots(found: Sequence[Word], values: Sequence[Key]) -> dict[str, Slot]:
    """One part's words (but those of its values) by what stands before them or by party, and its values by kind and unit; a
    place that is taken twice is none."""
    known = lexicon()
    result: dict[str, Slot] = {}
    twice: set[str] = set()
    lead = "^"
    for word in found:
        lower = word.text.lower()
        if lower in _DETERMINERS or word.forms & known.function or word.forms & (known.old | known.new):
            lead = lead if lower in _DETERMINERS else lower
            continue
        name = _PARTY if word.forms & known.parties else lead
        (twice.add(name) if name in result else result.__setitem__(name, word.forms))
        lead = lower
    for key in values:
        name = f"#{key[0]} {key[2]}"
        (twice.add(name) if name in result else result.__setitem__(name, key))
    return {name: slot for name, slot in result.items() if name not in twice}
