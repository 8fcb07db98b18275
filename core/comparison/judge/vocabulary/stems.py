"""Word stems by endings, Russian and English: enough to tell two forms of one word from two words.

After the ideas of M. Porter's stemmers (Snowball), cut down to endings; no dictionary, so nothing to load.
"""

import re
from functools import lru_cache
from typing import Final

from core.model.unseen import WITHOUT_UNSEEN

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

_REFLEXIVE: Final = ("ся", "сь")
_ENDING_LIST: Final = (
    "ого его ому ему ыми ими ый ий ой ая яя ое ее ые ие ую юю ых их ым им ом ем ою ею "
    "ами ями ах ях ам ям ов ев ей ии ия ию ие ьё ью ья ье иям иями иях иями ием "
    "а е и о у ы ь ю я й ет ют ит ат ят ут ешь ишь ал ала ало али ил ила ило или ел ела ело ели "
    "ть ти ать ить еть ять ован ована овано ованы ует уют ать ает ают яет яют уется "
    "ан ана ано аны ян яна яно яны ен ена ено ены ённый енный анный нный ющий ющая ющее ющие ющего ющей ющих ющим ющими "
    "вший вшая вшее вшие вшего вшей вших ащий ящий ущий "
    "лась лся лись лось"
)
_ENDINGS: Final = sorted(_ENDING_LIST.split(), key=len, reverse=True)
_ENGLISH: Final = ("ations", "ation", "ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending, in lower case, ё as е. Short words come back whole."""
    word = word.lower().replace("ё", "е").translate(WITHOUT_UNSEEN)
    if len(word) < 4 or word.isdigit():
        return word
    return _english(word) if word.isascii() else _russian(word)


def _russian(word: str) -> str:
    if word.endswith(_REFLEXIVE) and len(word) > 5:
        word = word[:-2]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _english(word: str) -> str:
    for ending in _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def words_of(text: str) -> list[str]:
    """The words of a text, as written; hyphenated words are one."""
    return _WORD.findall(text)


def stems_of(text: str) -> list[str]:
    """The stems of a text's words in their order."""
    return [stem(word) for word in _WORD.findall(text)]
