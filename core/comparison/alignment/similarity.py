"""How alike two units are, and which of many units are worth measuring: an index of rare words keeps the cost near linear."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from core.comparison.text.tokens import words

_FIRST_CHARACTER = 0x100
_SURROGATES = range(0xD800, 0xE000)
RARE = 12
"""A word in more leftover units than this says nothing of which belong together."""
CANDIDATES = 4
"""So many candidates of a unit are measured."""


LONG = 20_000
"""Words from which the order of two texts costs a second and more."""


class _Similarity(Protocol):
    def __call__(self, s1: str, s2: str, *, score_cutoff: float | None = ...) -> float: ...


class Likeness:
    """Texts as strings with one character a word, so that a compiled edit distance works on words."""

    def __init__(self) -> None:
        from rapidfuzz.distance import Indel

        self._similarity: _Similarity = Indel.normalized_similarity
        self._distance: Callable[[str, str], int] = Indel.distance
        self._alphabet: dict[str, str] = {}
        self._coded: dict[str, str] = {}

    def code(self, text: str) -> str:
        """The words of a text, one character each."""
        found = self._coded.get(text)
        if found is None:
            alphabet = self._alphabet
            found = self._coded[text] = "".join([alphabet.get(word) or self._letter(word) for word in words(text)])
        return found

    def _letter(self, word: str) -> str:
        place = _FIRST_CHARACTER + len(self._alphabet)
        if place >= _SURROGATES.start:
            place += len(_SURROGATES)
        letter = self._alphabet[word] = chr(min(place, 0x10FFFF))
        return letter

    def ratio(self, old: str, new: str, floor: float = 0.0) -> float:
        """0 to 1: twice the common words in order over all words; short texts are measured by characters too, and of the longest
        (large tables) the order does not count: its cost grows with the square of their length."""
        left, right = self.code(old), self.code(new)
        if min(len(left), len(right)) > LONG:
            return self.common(old, new)
        if not left and not right:
            return self._similarity(old, new)
        found = self._similarity(left, right, score_cutoff=floor)
        if min(len(left), len(right)) <= 4 and found < 0.9:
            return max(found, 0.9 * self._similarity(old.lower(), new.lower()) if found or len(left) == len(right) else 0.0)
        return found

    def common(self, old: str, new: str) -> float:
        """0 to 1: twice the common words in any order over all words. For texts of any length: the time grows with it."""
        left, right = self.code(old), self.code(new)
        both = len(left) + len(right)
        return 2 * (Counter(left) & Counter(right)).total() / both if both else 1.0

    def shared(self, old: str, new: str) -> int:
        """The number of words of the longest common subsequence of two coded texts."""
        return (len(old) + len(new) - self._distance(old, new)) // 2


def candidates(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, list[int]]]:
    """For each old coded text the few new ones that share the most of its rare words."""
    index: dict[str, list[int]] = {}
    for place, text in enumerate(new):
        for letter in set(text):
            index.setdefault(letter, []).append(place)
    for place, text in enumerate(old):
        votes: dict[int, float] = {}
        for letter in set(text):
            holders = index.get(letter)
            if holders and len(holders) <= RARE:
                weight = 1.0 / len(holders)
                for holder in holders:
                    votes[holder] = votes.get(holder, 0.0) + weight
        if votes:
            yield place, sorted(votes, key=lambda holder: (-votes[holder], holder))[:CANDIDATES]
