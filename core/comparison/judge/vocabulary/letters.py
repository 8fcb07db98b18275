"""Letters that look alike, invisible characters, and the normal form in which two words differ only for the eye."""

import re
import unicodedata
from typing import Final

from core.model.unseen import SOFT_HYPHEN, WITHOUT_UNSEEN, ZERO_WIDTH, ZERO_WIDTH_RANGES, has_unseen

LOWER_TWINS_CYRILLIC: Final = frozenset("аеорсухіѕј")
LOWER_TWINS_LATIN: Final = frozenset("aeopcyxisj")
UPPER_TWINS_CYRILLIC: Final = frozenset("АВЕКМНОРСТУХІЅЈ")
UPPER_TWINS_LATIN: Final = frozenset("ABEKMHOPCTYXISJ")
GREEK_TWINS: Final = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
"""Greek letters drawn as the Latin ones below; the other small ones look otherwise and stand in formulas."""
_LATIN_OF_GREEK: Final = "ABEZHIKMNOPTYXo"
_RARE_CYRILLIC: Final = "ԌԚԛԜԝ"
DECEIVING: Final = (
    LOWER_TWINS_CYRILLIC | LOWER_TWINS_LATIN | UPPER_TWINS_CYRILLIC | UPPER_TWINS_LATIN | frozenset(GREEK_TWINS + _RARE_CYRILLIC)
)
"""Letters that a reader cannot tell from those of the other alphabet."""

STRETCH: Final = "\u0640"
"""The stroke that makes an Arabic word longer."""
SPACES: Final = (
    " \t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
QUOTES: Final = "\"«»„“”‟‹›'‘’‚‛`´″′"
DASHES: Final = "-‐‑‒–—―−﹘﹣－"

_FOLD: Final = {ord(a): b for a, b in zip("авекмнорстухіѕј", "abekmhopctyxisj", strict=True)}
_FOLD.update({ord("ё"): "e"})
_FOLD.update({ord(char): "" for char in ZERO_WIDTH + SOFT_HYPHEN + STRETCH})
_FOLD.update({ord(char): '"' for char in QUOTES})
_FOLD.update({ord(char): "-" for char in DASHES})
_FOLD.update({ord(char): " " for char in SPACES})
_FOLD.update({ord("…"): "...", ord("\u037e"): ";"})
_FOLD.update({ord(a): b for a, b in zip("ԍԛԝ", "gqw", strict=True)})
_GREEK: Final = str.maketrans(GREEK_TWINS, _LATIN_OF_GREEK)
_HAS_GREEK: Final = re.compile(f"[{GREEK_TWINS}]")

_VARIANTS: Final = r"\u00bc-\u00be\u2150-\u2188\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
"""One sign for several (½, Ⅳ, ﬁ), wide ones, and the letters and figures of formulas, which a Word file has as plain ones."""
_COMPOSED: Final = re.compile(rf"[\u0300-\u036f\ufb1d-\ufdff\ufe70-\ufefc{_VARIANTS}]")
"""Also Arabic letters in the shape that they have in a word."""
_VARIANT: Final = re.compile(f"[{_VARIANTS}]")
_HAS_FIGURE: Final = re.compile(r"\d")
_FIGURES: Final = str.maketrans("OoОоЗзlIІ|", "0000331111")
_SOLIDUS: Final = "\u2044"
_OTHERWISE: Final = re.compile(rf"[\u0300-\u036f{_VARIANTS}{ZERO_WIDTH_RANGES}{SOFT_HYPHEN}]")
_OTHER: Final = f"А-Яа-яЁёІіЅѕЈј{GREEK_TWINS}{_RARE_CYRILLIC}"
_MIXED_WORD: Final = re.compile(f"[A-Za-z{_OTHER}]+")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁёІіЅѕЈј]")
_MIX: Final = re.compile(f"[A-Za-z][{_OTHER}]|[{_OTHER}][A-Za-z]")
_HIDDEN_IN_WORD: Final = re.compile(f"[A-Za-zА-Яа-яЁё0-9 ][{ZERO_WIDTH_RANGES}]|[{ZERO_WIDTH_RANGES}][A-Za-zА-Яа-яЁё0-9 ]")


def normal_word(word: str) -> str:
    """The word with case, ё/е, quotes, dashes, white space, invisible and look-alike letters folded.

    Two words with equal normal forms differ only for the eye. The form is a key, not a text to show: Cyrillic letters
    that have a Latin twin become Latin.
    """
    if word.isascii():
        return word.lower().replace("'", '"').replace("`", '"')
    if _COMPOSED.search(word):
        word = unicodedata.normalize("NFKC", word).replace(_SOLIDUS, "/")
    if _HAS_GREEK.search(word):
        word = word.translate(_GREEK)
    return word.lower().translate(_FOLD)


def lookalike_words(text: str) -> list[tuple[int, int]]:
    """Spans of words that mix the alphabets so that nobody can see it: all letters of one alphabet have a twin in the other.

    «PDFки» is honest (D, F and «ки» have no twins on the other side); «дoговор» with a Latin o is not.
    """
    if text.isascii() or not _LATIN.search(text) or not _MIX.search(text):
        return []
    return [match.span() for match in _MIXED_WORD.finditer(text) if _deceives(match.group())]


def _deceives(word: str) -> bool:
    latin = [char for char in word if char.isascii()]
    cyrillic = [char for char in word if not char.isascii()]
    if not latin or not cyrillic:
        return False
    return all(char in DECEIVING for char in latin) or all(char in DECEIVING for char in cyrillic)


def has_invisible(text: str) -> bool:
    """Whether invisible characters stand beside Latin or Cyrillic letters (in Arabic or emoji they are honest)."""
    return has_unseen(text) and _HIDDEN_IN_WORD.search(text) is not None


def reads_alike(one: str, two: str) -> bool:
    """Whether two texts differ in nothing but characters that nobody sees or that are another form of the same sign (½ and
    1/2, Ⅳ and IV, ö and o with two points over it; a power or an index is not)."""
    return bool(_OTHERWISE.search(one) or _OTHERWISE.search(two)) and one != two and _plainly(one) == _plainly(two)


def figures_faked(one: str, two: str) -> bool:
    """Whether letters that look like figures stand in the place of figures: «1O» for «10», «З00» for «300»."""
    if one == two or len(one) != len(two) or not _HAS_FIGURE.search(one + two):
        return False
    return one.translate(_FIGURES) == two.translate(_FIGURES)


def _plainly(text: str) -> str:
    plain = _VARIANT.sub(lambda found: unicodedata.normalize("NFKC", found[0]).replace(_SOLIDUS, "/"), text)
    return unicodedata.normalize("NFC", plain.translate(WITHOUT_UNSEEN))


def is_cyrillic(text: str) -> bool:
    """Whether the text is written mostly in Cyrillic letters."""
    if text.isascii():
        return False
    return len(_CYRILLIC.findall(text)) * 2 > len(_LATIN.findall(text))


_BULLETS: Final = frozenset("•◦▪▫‣▶►➢➤⁃·◆◇❖")
_TICKS: Final = frozenset("\uf06f\uf0a8\uf0fb\uf0fc\uf0fd\uf0fe")
"""Boxes, ticks and crosses of Wingdings, which say yes or no."""


def is_ornament(before: str, after: str) -> bool:
    """Whether nothing but signs changed that say nothing: a bullet that is another one, or one of a font's own (private use) that
    came, went or is another one."""
    if before[:1].isalnum() or after[:1].isalnum():
        return False
    signs = {*before, *after} - {" ", "\u00a0", "\t"}
    own = {sign for sign in signs if "\ue000" <= sign <= "\uf8ff"} - _TICKS
    return bool(signs) and signs <= own | _BULLETS and (bool(own) or bool(before.strip() and after.strip()))
