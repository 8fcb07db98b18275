"""Accents that a file draws as signs of their own over the letters, as TeX's older fonts have them."""

import unicodedata
from dataclasses import replace
from typing import Final

import numpy as np

from core.readers.pdf.glyphs import Glyphs

_MARKS: Final = {
    0x60: "\u0300",
    0xB4: "\u0301",
    0x2C6: "\u0302",
    0x2DC: "\u0303",
    0xAF: "\u0304",
    0x2D8: "\u0306",
    0x2D9: "\u0307",
    0xA8: "\u0308",
    0x2DA: "\u030a",
    0x2DD: "\u030b",
    0x2C7: "\u030c",
    0xB8: "\u0327",
}
"""Combining marks by the accents that stand alone."""
_SIGNS: Final = np.array(list(_MARKS), np.uint32)
_ALONE: Final = {ord(mark): sign for sign, mark in _MARKS.items()}
_COMBINING: Final = np.array(list(_ALONE), np.uint32)
_DOTLESS: Final = {0x131: "i", 0x237: "j"}
_OVER: Final = 0.25
"""In font sizes: how far the middle of an accent lies from its letter's."""


def with_accents(glyphs: Glyphs) -> Glyphs:
    """The glyphs with each accent that lies over a letter beside it in the file as one letter with it."""
    glyphs = _with_signs(glyphs)
    places = np.flatnonzero(np.isin(glyphs.codes, _SIGNS)) if len(glyphs) > 1 else ()
    codes, space, generated = glyphs.codes.copy(), glyphs.space.copy(), glyphs.generated.copy()
    gone = []
    for k in map(int, places):
        for letter in (k + 1, k - 1):
            whole = _over(glyphs, k, letter)
            if whole:
                codes[letter] = ord(whole)
                if letter > k:
                    space[letter], generated[letter] = space[k], generated[k]
                gone.append(k)
                break
    if not gone:
        return glyphs
    kept = np.ones(len(glyphs), np.bool_)
    kept[gone] = False
    return replace(glyphs, codes=codes, space=space, generated=generated).of(kept)


def _with_signs(glyphs: Glyphs) -> Glyphs:
    """The glyphs with combining marks that lie over no letter as the signs that they show: fonts of TeX call their opening quote
    a combining grave."""
    places = [k for k in map(int, np.flatnonzero(np.isin(glyphs.codes, _COMBINING))) if _lies_alone(glyphs, k)]
    if not places:
        return glyphs
    codes = glyphs.codes.copy()
    codes[places] = [_ALONE[int(codes[k])] for k in places]
    return replace(glyphs, codes=codes)


def _lies_alone(glyphs: Glyphs, at: int) -> bool:
    """Whether a mark has a width of its own, opens a word, and does not lie over the word's first letter."""
    if not at + 1 < len(glyphs) or glyphs.space[at + 1] > 0 or (at and not glyphs.space[at]):
        return False
    x0, x1 = float(glyphs.box[at, 0]), float(glyphs.box[at, 2])
    return x0 < x1 and (x0 + x1) / 2 < float(glyphs.box[at + 1, 0])


def _over(glyphs: Glyphs, accent: int, letter: int) -> str:
    """The letter with the accent, where they lie over each other and Unicode has them as one; else nothing."""
    if not 0 <= letter < len(glyphs):
        return ""
    middles = (glyphs.box[[accent, letter], 0] + glyphs.box[[accent, letter], 2]) / 2
    near = abs(float(middles[0] - middles[1])) < _OVER * glyphs.size[letter]
    between = max(accent, letter)
    apart = glyphs.space[between] > 0 and not glyphs.generated[between]
    if not near or apart or abs(float(glyphs.base[accent, 1] - glyphs.base[letter, 1])) > glyphs.size[letter]:
        return ""
    code = int(glyphs.codes[letter])
    whole = unicodedata.normalize("NFC", _DOTLESS.get(code, chr(code)) + _MARKS[int(glyphs.codes[accent])])
    return whole if len(whole) == 1 and whole.isalpha() else ""
