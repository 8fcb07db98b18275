"""Which words of a text are denied: «не несёт», "shall not be liable", «без согласия»."""

import re
from collections.abc import Sequence
from typing import Final

from core.analysis.lemmas import Word, cyrillic, finite, noun, short_participle

_MARKS: Final = re.compile(r"[.,;:()«»“”\"„!?]")
STRICT: Final = frozenset({"не", "not", "never", "cannot", "ни", "neither", "никогда"})
LOOSE: Final = frozenset({"без", "no", "without", "нет", "кроме", "except", "none"})
DENYING: Final = STRICT | LOOSE
NT: Final = ("n't", "n’t")
_RUSSIAN: Final = ("быть", "будет", "будут", "был", "была", "было", "были", "бы", "это", "его", "ее", "их", "в", "на")
_ENGLISH: Final = (
    "be",
    "been",
    "is",
    "are",
    "a",
    "an",
    "the",
    "any",
    "to",
    "yet",
    "also",
    "its",
    "their",
    "longer",
    "more",
    "was",
    "were",
)
_SKIPPED: Final = frozenset({*_RUSSIAN, *_ENGLISH})
_LIGHT: Final = frozenset({"deem", "consider", "regard", "treat", "считаться", "признаваться", "признать", "считать"})
"""«Не считаются принятыми»: the denial reaches what they are not deemed to be."""
_LACKED: Final = 3
"""Words after "without" that are lacking: "without prior written consent"."""
PLAIN, DENIED, LACKING = "+", "-", "o"


def polarities(text: str, found: Sequence[Word], contrasts: frozenset[int] = frozenset()) -> list[str]:
    """For each word of the text "+", "-" (denied by «не», not) or "o" (by «без», no, without). A denial ends at a mark.
    `contrasts`: where a «не» stands that only sets one thing against another («15 дней, а не 10»)."""
    if not may_deny(found):
        return [PLAIN] * len(found)
    result: list[str] = []
    for segment in _segments(text, found):
        result.extend(_of_segment(segment, contrasts))
    return result


def may_deny(found: Sequence[Word]) -> bool:
    """Whether any of the words denies another: without one all are plain."""
    return any((lower := word.text.lower()) in DENYING or lower.endswith(NT) for word in found)


def _segments(text: str, found: Sequence[Word]) -> list[list[Word]]:
    segments: list[list[Word]] = [[]]
    marks = [match.start() for match in _MARKS.finditer(text)]
    last = at = 0
    for word in found:
        while at < len(marks) and marks[at] < last:
            at += 1  # inside a word
        if at < len(marks) and marks[at] < word.start:
            segments.append([])
        segments[-1].append(word)
        last = word.end
    return segments


def _is_said(word: str) -> bool:
    """A Russian verb that has its subject, or what was done: nobody lacks it."""
    return short_participle(word) or (finite(word) and not noun(word))


def _of_segment(found: Sequence[Word], contrasts: frozenset[int]) -> list[str]:
    result = [PLAIN] * len(found)
    for i, word in enumerate(found):
        lower = word.text.lower()
        strict = lower in STRICT or lower.endswith(NT)
        if (not strict and lower not in LOOSE) or word.start in contrasts:
            continue
        strict = strict or (lower == "no" and i + 1 < len(found) and found[i + 1].text.lower() == "longer")
        left, at = (1 if strict else _LACKED), i + 1
        while left and at < len(found) and at < i + 5:
            if not strict and found[at].text.isalpha() and cyrillic(found[at].text) and _is_said(found[at].text):
                break  # «вход без второго фактора запрещён»: the entry is
            if not found[at].forms & _SKIPPED:
                result[at] = DENIED if strict else LACKING
                left -= 0 if found[at].forms & _LIGHT else 1
            at += 1
    return result
