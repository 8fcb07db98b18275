"""Which words of a text are denied: «не несёт», "shall not be liable", «без согласия»."""

from collections.abc import Sequence
from typing import Final

from core.analysis.lemmas import Word

STRICT: Final = frozenset({"не", "not", "never", "cannot", "ни", "neither", "никогда"})
LOOSE: Final = frozenset({"без", "no", "without", "нет", "кроме", "except", "none"})
_RUSSIAN: Final = ("быть", "будет", "будут", "был", "была", "было", "были", "бы", "это", "его", "ее", "их", "в", "на")
_ENGLISH: Final = ("be", "been", "is", "are", "a", "an", "the", "any", "to", "yet", "also", "its", "their")
_SKIPPED: Final = frozenset({*_RUSSIAN, *_ENGLISH})
PLAIN, DENIED, LACKING = "+", "-", "o"


def polarities(found: Sequence[Word]) -> list[str]:
    """For each word "+", "-" (denied by «не», not) or "o" (by «без», no, without)."""
    result = [PLAIN] * len(found)
    for i, word in enumerate(found):
        lower = word.text.lower()
        strict = lower in STRICT or lower.endswith(("n't", "n’t"))
        if not strict and lower not in LOOSE:
            continue
        left, at = (1 if strict else 2), i + 1
        while left and at < len(found) and at < i + 5:
            if not found[at].forms & _SKIPPED:
                result[at] = DENIED if strict else LACKING
                left -= 1
            at += 1
    return result
