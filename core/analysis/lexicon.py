"""The verifier's vocabulary, from the files of words/: words that claim nothing, of one meaning, of change, of time."""

from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from core.analysis.lemmas import forms

FOLDER: Final = Path(__file__).with_name("words")
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

    __hash__ = object.__hash__
    """By identity, as two of them are equal: it is asked for often, and the one of Enum takes the name's."""


class Line(NamedTuple):
    """`name: words < implied_by`: the words may be said of one another, and of a text that has what they are implied by."""

    name: str
    words: tuple[str, ...]
    implied_by: tuple[str, ...]


class Lexicon(NamedTuple):
    """`meta`: words that claim nothing of the document; of them `function`: prepositions and the like. `concepts`: word → names
    of its meanings; `implied`: word of a text → names of what may be said of it besides; `translated`: word → names of its
    meanings in the other language. `subjects`: what documents are about, no everyday words. `acts`: word → what it says happened.
    `old`, `new`: words of time. `parties`: who has rights and duties; `roles`: party → words that bring it in («арендатор» of
    «арендная плата»)."""

    meta: frozenset[str]
    function: frozenset[str]
    concepts: dict[str, frozenset[str]]
    implied: dict[str, frozenset[str]]
    translated: dict[str, frozenset[str]]
    subjects: frozenset[str]
    acts: dict[str, frozenset[Act]]
    old: frozenset[str]
    new: frozenset[str]
    parties: frozenset[str]
    roles: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The words of the files, by dictionary form."""
    sections = sections_of(FOLDER)
    flat = {name: frozenset(word for line in lines for word in line.words) for name, lines in sections.items()}
    acts: dict[str, frozenset[Act]] = {}
    for line in sections["acts"]:
        for word in line.words:
            acts[word] = acts.get(word, frozenset()) | {Act(line.name)}
    groups = [*sections["concepts"], *sections["plain"]]
    translations = _translations(sections["translations"])
    concepts, implied = _by_word(groups, "words"), _by_word([*groups, *translations], "implied_by")
    meta = flat["meta"] | flat["function"] | flat["old"] | flat["new"]
    roles = {word: frozenset(line.implied_by) for line in sections["roles"] for word in line.words}
    old, new, parties = (flat[name] for name in ("old", "new", "parties"))
    translated = _by_word(translations, "words")
    return Lexicon(meta, flat["function"], concepts, implied, translated, flat["concepts"], acts, old, new, parties, roles)


def _translations(lines: list[Line]) -> list[Line]:
    """Each line both ways: what is Russian may be said of a text with the English words, and the reverse. Within one language
    the words of a line are no synonyms."""
    found = []
    for line in lines:
        english = tuple(word for word in line.words if word.isascii())
        russian = tuple(word for word in line.words if not word.isascii())
        found += [Line(f"{line.name}:ru", russian, english), Line(f"{line.name}:en", english, russian)]
    return found


def _by_word(lines: list[Line], field: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        for word in getattr(line, field):
            found[word] = found.get(word, frozenset()) | {line.name}
    return found


def sections_of(folder: Path) -> dict[str, list[Line]]:
    """Section → its lines, of all files of a folder; in lower case, ё as е."""
    found: dict[str, list[Line]] = {}
    for path in sorted(folder.glob("*.txt")):
        section = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif line.strip() and not line.startswith("#"):
                found.setdefault(section, []).append(_line(line))
    return found


def _line(text: str) -> Line:
    name, _, listed = text.partition(":")
    own, _, implied_by = listed.lower().replace("ё", "е").replace("|", " ").partition("<")
    return Line(name, tuple(own.split()), tuple(implied_by.split()))


@lru_cache(maxsize=50_000)
def acts_of(word: str) -> frozenset[Act]:
    """What a word in any form says happened; empty for most."""
    known = lexicon()
    if word.lower().replace("ё", "е") in known.old:
        return frozenset()
    return frozenset(act for form in forms(word) for act in known.acts.get(form, ()))


@lru_cache(maxsize=50_000)
def concepts_of(found: frozenset[str]) -> frozenset[str]:
    """The meanings of a word by its forms, in either language."""
    known = lexicon().translated
    return _meanings(found) | frozenset(name for form in found for name in known.get(form, ()))


def _meanings(found: frozenset[str]) -> frozenset[str]:
    known = lexicon().concepts
    return frozenset(name for form in found for one in (form, _plain(form)) for name in known.get(one, ()))


def _plain(form: str) -> str:
    """«Сдаваться» as «сдавать»: what is done, by whom it is not said."""
    return form.removesuffix("ся").removesuffix("сь") if form.endswith(("ься", "тись", "чься")) else form


@lru_cache(maxsize=50_000)
def implied_by(found: frozenset[str]) -> frozenset[str]:
    """The meanings that may be said of a text with this word: its own, and what it implies («поставка» a «товар»)."""
    known = lexicon().implied
    return _meanings(found) | frozenset(name for form in found for name in known.get(form, ()))
