"""The words that a change takes out and brings in, prepared once for all rules."""

import re
from collections import Counter
from typing import Final, NamedTuple

from core.comparison.judge.sites import Site
from core.comparison.judge.vocabulary.letters import normal_word
from core.comparison.judge.vocabulary.lexicon import STOP
from core.comparison.judge.vocabulary.stems import stem, words_of

_SIGN: Final = r"[\s!\"'(),./:;?\[\]_{|}`~«»„“”‘’…·•\-‐‑‒–—―−]"
NOT_LETTERS: Final = re.compile(f"{_SIGN}{_SIGN}*")
_MARKDOWN: Final = re.compile(r"[*`|\\~]+|#{2,}|={2,}|\+{2,}")
"""Marks of Markdown, which say how a text looks and not what it says."""
_MARKED: Final = re.compile(r"[*`|\\~#=+]")


class Words(NamedTuple):
    """The changed words of both sides, prepared once: texts, normal strings without punctuation, the words as written, stems of
    content words."""

    before: str
    after: str
    old_bare: str
    new_bare: str
    old_words: list[str]
    new_words: list[str]
    old_stems: list[str]
    new_stems: list[str]


def words_changed(sites: list[Site]) -> Words:
    """The words of all edits of a change together, as the tests of its kind need them."""
    before, after = " ".join(site.before for site in sites), " ".join(site.after for site in sites)
    old, new = words_of(before), words_of(after)
    return Words(before, after, bare(before), bare(after), old, new, _content(old), _content(new))


def bare(text: str) -> str:
    """The text's letters, figures and signs in their normal form, without punctuation and space."""
    plain = normal_word(text)
    if _MARKED.search(plain):
        plain = _MARKDOWN.sub("", plain)
    return NOT_LETTERS.sub("", plain)


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning."""
    return _content(words_of(text))


def _content(found: list[str]) -> list[str]:
    return [stem(word) for word in found if word.lower() not in STOP]


def same_words(words: Words) -> bool:
    """Whether both sides hold the same words in other forms or another order."""
    return bool(words.old_stems) and Counter(words.old_stems) == Counter(words.new_stems)
