"""The verifier's vocabulary, from lexicon.txt: words that claim nothing by themselves, of one meaning, of change, of time."""

from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from core.analysis.lemmas import forms

NEGATION_NAMES: Final = frozenset({"отрицание", "negation"})


class Act(Enum):
    """What a word says happened."""

    UP = "up"
    DOWN = "down"
    LATER = "later"
    EARLIER = "earlier"
    ADD = "add"
    DELETE = "delete"
    REPLACE = "replace"
    CHANGE = "change"
    MOVE = "move"
    SPLIT = "split"
    MERGE = "merge"
    RENUMBER = "renumber"
    SAME = "same"
    STRICTER = "stricter"
    LOOSER = "looser"


class Lexicon(NamedTuple):
    """`meta`: words that claim nothing of the document; of them `function`: prepositions and the like.
    `concepts`: word → names of its meanings. `acts`: word → what it says
    happened. `old`, `new`: words of time. `parties`: who has rights and duties."""

    meta: frozenset[str]
    function: frozenset[str]
    concepts: dict[str, frozenset[str]]
    acts: dict[str, frozenset[Act]]
    old: frozenset[str]
    new: frozenset[str]
    parties: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words of lexicon.txt, by dictionary form."""
    sections = _sections()
    flat = {name: frozenset(word for _, listed in lines for word in listed) for name, lines in sections.items()}
    acts = {word: frozenset({Act(name)}) for name, listed in sections["acts"] for word in listed}
    for name, listed in sections["acts"]:
        for word in listed:
            acts[word] |= {Act(name)}
    concepts: dict[str, frozenset[str]] = {}
    for name, listed in sections["concepts"]:
        for word in listed:
            concepts[word] = concepts.get(word, frozenset()) | {name}
    meta = flat["meta"] | flat["function"] | flat["old"] | flat["new"]
    return Lexicon(meta, flat["function"], concepts, acts, flat["old"], flat["new"], flat["parties"])


def _sections() -> dict[str, list[tuple[str, list[str]]]]:
    """Section → lines of name and words; in lower case, ё as е."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    section = ""
    for line in Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            name, _, listed = line.partition(":")
            found.setdefault(section, []).append((name, listed.replace("|", " ").lower().replace("ё", "е").split()))
    return found


@lru_cache(maxsize=50_000)
def acts_of(word: str) -> frozenset[Act]:
    """What a word in any form says happened; empty for most."""
    known = lexicon()
    if word.lower().replace("ё", "е") in known.old:
        return frozenset()
    return frozenset(act for form in forms(word) for act in known.acts.get(form, ()))


@lru_cache(maxsize=50_000)
def concepts_of(found: frozenset[str]) -> frozenset[str]:
    """The meanings of a word by its forms."""
    known = lexicon().concepts
    return frozenset(name for form in found for name in known.get(form, ()))
