"""Where each word of a text stands: its sentence, its part between marks and joints, the preposition that leads it, and the
values of its sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from core.analysis.figures import Key
from core.analysis.lemmas import ROOT, Word, cyrillic, noun, short_participle, verbal
from core.analysis.lexicon import concepts_of, lexicon
from core.analysis.sentences import STOP

_MARK: Final = re.compile(r"[,:](?!\d)|[()—–]")
"""None of them inside a figure: "0,5 %", "18:00"."""
JOINTS: Final = frozenset({"and", "or", "but", "while", "и", "или", "а", "но", "либо"})
LEADS: Final = frozenset(
    "в во на от до за с со из по при для о об к ко у через после перед без кроме под над между если когда пока чтобы "
    "in on at to from by with without of for as than before after upon until within if when unless except under over per "
    "during through via since once following prior against between".split()
)
"""Words that lead a group of words."""
_DONE: Final = frozenset({"kept", "made", "paid", "given", "sent", "held", "taken", "borne"})
_PRONOUNS: Final = frozenset("they it he she these this such они он она оно это эти такие такой их его ее её".split())
"""A sentence that begins with one goes on with what the sentence before speaks of."""
_REACH: Final = 6
"""Words between a preposition and the last word of its group."""


class Place(NamedTuple):
    """One word of a text. `run`: all words of the text, of which it is the one `at`. `part`: its stretch between marks and
    joints, which begins with the word number `begin`; `sentence`: between full stops. `lead`: its preposition, or ""."""

    word: Word
    run: Sequence[Word]
    at: int
    sentence: int
    part: int
    begin: int
    lead: str


class Figure(NamedTuple):
    """One value of a text: its normal forms, in which of its side's texts, where, the number of its sentence, the last verb that
    stands before it there, and what follows it."""

    keys: frozenset[Key]
    run: int
    start: int
    sentence: int
    verb: Word | None
    after: str


_AFTER: Final = 16
"""Characters after a value that say what it is: "-го числа", "days before"."""
DAY_OF_MONTH: Final = re.compile(
    r"(?:-?(?:го|е|му)|th|st|nd|rd)\b|\s*(?:и\s*\d+(?:-го|-е)?\s*)?числ|\s*of (?:the|each|every) month"
)
"""What stands there of a day of the month."""


def places(text: str, found: Sequence[Word]) -> Iterator[Place]:
    """Where each word stands: its run, sentence, clause and what leads it, in the order of `found`; one pass over the text."""
    number = part = begin = last = led = 0
    lead = ""
    for at, word in enumerate(found):
        lower = word.text.lower()
        gap = text[last : word.start]
        stopped = STOP.search(text, last, word.start + 1) is not None
        if stopped or _MARK.search(gap) is not None or lower in JOINTS:
            part, begin = part + 1, at
            lead = lead if lower in JOINTS and not stopped else ""
        number += stopped
        last = word.end
        yield Place(word, found, at, number, part, begin, lead if at - led <= _REACH else "")
        if lower in LEADS:
            lead, led = lower, at


def figures(text: str, run: int, found: Sequence[Word], values: Sequence[tuple[int, int, frozenset[Key]]]) -> Iterator[Figure]:
    """Of every value of the text, of these words, that is the side's one `run`."""
    stops = [match.end() for match in STOP.finditer(text)]
    starts = [word.start for word in found]
    for start, end, keys in values:
        sentence = bisect_right(stops, start)
        begin = stops[sentence - 1] if sentence else 0
        before = found[bisect_left(starts, begin) : bisect_left(starts, start)]
        verb = next((word for word in reversed(before) if is_verb(word.text)), None)
        yield Figure(keys, run, start, sentence, verb, text[end : end + _AFTER].lower())


def is_verb(text: str) -> bool:
    """Of a sentence that says what is: in Russian any form but a full participle, in English what was done."""
    lower = text.lower()
    if cyrillic(lower):
        return (verbal(lower) and not noun(lower)) or short_participle(lower)
    return lower.endswith("ed") or lower in _DONE


class Spoken(NamedTuple):
    """One sentence of a text: its words' forms, the same by their first letters (parties aside), their meanings, its values."""

    forms: frozenset[str]
    roots: dict[str, list[str]]
    meanings: frozenset[str]
    keys: frozenset[Key]


def spoken(text: str, found: Sequence[Place], values: Sequence[Figure], *, whole: bool) -> Iterator[Spoken]:
    """Of every sentence of a text; one that begins with "they" is one with that before it, and so is, where it is `whole`, what
    stands after a semicolon."""
    sentences: list[tuple[list[Place], set[int]]] = []
    for number, group in groupby(found, key=lambda place: place.sentence):
        mine = list(group)
        first = mine[0].word
        goes_on = first.text.lower() in _PRONOUNS or (whole and text[: first.start].rstrip().endswith(";"))
        if sentences and goes_on:
            sentences[-1][0].extend(mine)
            sentences[-1][1].add(number)
        else:
            sentences.append((mine, {number}))
    keyed: dict[int, set[Key]] = {}
    for value in values:
        keyed.setdefault(value.sentence, set()).update(value.keys)
    for mine, numbers in sentences:
        keys = frozenset(key for number in numbers for key in keyed.get(number, ()))
        yield _spoken([place.word.forms for place in mine], keys)


def _spoken(found: Sequence[frozenset[str]], keys: frozenset[Key]) -> Spoken:
    roots: dict[str, list[str]] = {}
    parties = lexicon().parties
    for form in (form for forms in found if forms.isdisjoint(parties) for form in forms):
        if len(form) >= ROOT:
            roots.setdefault(form[:ROOT], []).append(form)
    meanings = frozenset(name for forms in found for name in concepts_of(forms))
    return Spoken(frozenset[str]().union(*found), roots, meanings, keys)
