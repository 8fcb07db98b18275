"""What each word of a text stands under: a duty, a right, a ban, a recommendation; "" where its sentence has none."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from core.analysis.lemmas import Word, cyrillic, gerund

_SENTENCE: Final = re.compile(r"[.;!?](?=\s|\Z)")
_CONDITION: Final = re.compile(
    r"\b(?:on|with|without|upon|by|if|unless|only|after|subject to|provided|"
    r"если|при|только|после|с|без|путем|путём|\w+(?:вши|ив|ав|ев|ув)(?:сь)?)\b",
    re.IGNORECASE,
)
"""What follows is how and when: a condition of a right may be a duty."""
_JOINT: Final = re.compile(r",|\s(?:and|but|or|и|а|но|или)\s")

Marker = tuple[int, str]
"""Where a word of duty stands, and which it is."""


def moods(text: str, found: Sequence[Word], markers: Sequence[Marker]) -> Iterator[tuple[Word, frozenset[str]]]:
    """A word before the first marker of its sentence is the subject of that; one between two, where a new clause may have begun,
    may be of both."""
    ordered = sorted(markers)
    at = marked = 0
    for end in (*(match.start() for match in _SENTENCE.finditer(text)), len(text)):
        next_at = bisect_left(found, end, lo=at, key=lambda word: word.start)
        next_marked = bisect_left(ordered, end, lo=marked, key=lambda marker: marker[0])
        here = ordered[marked:next_marked]
        for word in found[at:next_at]:
            yield word, _mood(text, word, here)
        at, marked = next_at, next_marked


def _mood(text: str, word: Word, here: Sequence[Marker]) -> frozenset[str]:
    before = [marker for marker in here if marker[0] <= word.start]
    after = [name for start, name in here if start > word.start]
    if not before:
        return frozenset(after[:1] or [""])
    start, name = before[-1]
    if _CONDITION.search(text, start, word.end) is not None or (cyrillic(word.text) and gerund(word.text)):
        return frozenset({name, ""})
    return frozenset({name, *(after[:1] if _JOINT.search(text, start, word.start) else ())})
