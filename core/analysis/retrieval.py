"""Which changes and blocks a question is about: by words (BM25), and by meaning where the model's server can tell.

BM25: Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). Words are compared by their dictionary
forms, and across Russian and English by the meanings of the lexicon.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from core.analysis.lemmas import stem, words
from core.analysis.lexicon import concepts_of, lexicon

Embed = Callable[[Sequence[str]], list[list[float]]]
_K1: Final = 1.4
_B: Final = 0.6
CANDIDATES: Final = 80
"""The best by words, of which those nearest in meaning are taken."""
_KEEP: Final = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009)."""


def terms(text: str) -> list[str]:
    """What a text is found by: stems of dictionary forms, meanings, numbers; the words that claim nothing are left out."""
    found: list[str] = []
    for word in words(text):
        meanings = concepts_of(word.forms)
        found.extend(f"={name}" for name in meanings)
        if word.forms.isdisjoint(lexicon().meta) or meanings:
            found.append(min(stem(form) for form in word.forms))
    return [*found, *_numbers(text)]


def _numbers(text: str) -> list[str]:
    return ["".join(char for char in part if char.isdigit()) for part in text.split() if any(char.isdigit() for char in part)]


class Index:
    """Texts to be searched, in the order in which they are counted."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = [Counter(terms(text)) for text in texts]
        self._texts = texts
        self._lengths = [sum(counts.values()) for counts in self._counts]
        self._mean = sum(self._lengths) / max(1, len(texts))
        self._having = Counter(term for counts in self._counts for term in counts)

    def by_words(self, question: str) -> list[int]:
        """The numbers of the texts that share a word with the question, the best first."""
        asked = set(terms(question))
        scores = [(self._score(i, asked), -i) for i in range(len(self._counts))]
        return [-place for score, place in sorted(scores, reverse=True) if score > 0]

    def _score(self, i: int, asked: set[str]) -> float:
        counts, total = self._counts[i], len(self._counts)
        length = _K1 * (1 - _B + _B * self._lengths[i] / max(1.0, self._mean))
        score = 0.0
        for term in asked:
            if counts[term]:
                rarity = math.log(1 + (total - self._having[term] + 0.5) / (self._having[term] + 0.5))
                score += rarity * counts[term] * (_K1 + 1) / (counts[term] + length)
        return score

    def best(self, question: str, embed: Embed | None) -> list[int]:
        """By words; with `embed`, the order in words and the order in meaning, fused."""
        ranked = self.by_words(question)
        if embed is None:
            return ranked
        asked = ranked[:CANDIDATES] or list(range(min(CANDIDATES, len(self._texts))))
        vectors = embed([question, *(self._texts[i] for i in asked)])
        near = sorted(range(len(asked)), key=lambda at: -_cosine(vectors[0], vectors[at + 1]))
        fused: dict[int, float] = {}
        for order in (near, list(range(len(asked)))):
            for rank, at in enumerate(order):
                fused[asked[at]] = fused.get(asked[at], 0.0) + 1 / (_KEEP + rank)
        return [*sorted(fused, key=lambda i: -fused[i]), *ranked[CANDIDATES:]]


def _cosine(first: Sequence[float], second: Sequence[float]) -> float:
    size = math.sqrt(sum(x * x for x in first)) * math.sqrt(sum(y * y for y in second))
    return sum(x * y for x, y in zip(first, second, strict=True)) / size if size else 0.0
