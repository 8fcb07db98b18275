"""The sentences of a text, each with the forms of its words."""

import re
from itertools import pairwise
from typing import Final

from core.analysis.lemmas import Word, cyrillic, finite

STOP: Final = re.compile(r";|[!?](?=\s)|(?<!\b[A-ZА-ЯЁ])(?<!\bп)(?<!\bст)(?<!\bNo)\.(?=\s+[^\sa-zа-яё])")
"""A value is of no word before it in another sentence; «300 тыс. рублей», «И. П. Соколов», «п. 4» are one."""
_OBJECTS: Final = frozenset("the a an to not its their any all no each".split())
"""Before one of them an English word in -s is a verb."""
_VERBS: Final = frozenset("is are was were has have shall may must will can should does do".split())


def sentences(text: str, found: list[Word], *, whole: bool) -> list[set[str]]:
    """The forms of each sentence. `whole`: what follows a semicolon without a verb of its own goes on with what stands before,
    for its halves are set side by side."""
    parts: list[list[Word]] = [[]]
    last = 0
    for word in found:
        stop = STOP.search(text, last, word.start + 1)
        if stop is not None and (stop.group() != ";" or not whole or _has_a_verb(_up_to_stop(text, found, word))):
            parts.append([])
        parts[-1].append(word)
        last = word.end
    return [{form for word in part for form in word.forms} for part in parts]


def _up_to_stop(text: str, found: list[Word], first: Word) -> list[Word]:
    end = STOP.search(text, first.start)
    return [word for word in found if first.start <= word.start < (end.start() if end is not None else len(text))]


def _has_a_verb(part: list[Word]) -> bool:
    """Russian by the dictionary; English by "is", "may" and the like, or by what stands before "the": "pays the fee"."""
    for word, after in pairwise((*part, *part[-1:])):
        lower = word.text.lower()
        if finite(word.text) if cyrillic(lower) else lower in _VERBS or (lower[-1] == "s" and after.text.lower() in _OBJECTS):
            return True
    return False
