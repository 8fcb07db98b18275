"""The encoding of a text file, found from its bytes: byte order marks, UTF-8, UTF-16, then the code pages of Russian text.

Russian code pages are told apart by how well the letters that they yield fit the frequencies of Russian letters (the
frequencies are those of the Russian National Corpus, per mille) and by capitals inside words, which no right code page gives.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES: Final = ("cp1251", "cp866", "koi8-r", "iso-8859-5", "mac-cyrillic")
_WESTERN: Final = "cp1252"
_PER_MILLE: Final = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (
            110,
            85,
            80,
            74,
            67,
            63,
            55,
            47,
            45,
            44,
            35,
            32,
            30,
            28,
            26,
            20,
            19,
            17,
            17,
            16,
            16,
            14,
            12,
            10,
            9,
            7,
            6,
            5,
            4,
            3,
            3,
            1,
            1,
        ),
        strict=True,
    )
)
_WEIGHTS: Final = {letter: log(share) for letter, share in _PER_MILLE.items()}
_USUAL_SIGNS: Final = frozenset("№«»—–…„“”‘’‚•§°©®™\u00a0±€")
_STRANGE: Final = -4.0
"""What a character costs that Russian text hardly ever holds: box drawings, letters of other languages."""
_BAD_CASE: Final = re.compile(r"[а-яё][А-ЯЁ]")
_MIXED: Final = re.compile(r"[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]")
_CYRILLIC: Final = re.compile(r"[А-яЁё]")
_SAMPLE: Final = 200_000
"""Bytes that the guess looks at."""
_CLEAR: Final = 0.25
"""The lead per character over the next code page from which the guess is no longer doubtful."""
_FEW, _MOST_OF_ONE = 40, 0.25
"""Among so many letters none has such a share: the most frequent letter of Russian has 0.11."""
_BROKEN_UTF8: Final = 50
"""One broken sequence in so many multi-byte ones still makes UTF-8, damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """`text` without a byte order mark; what could not be decoded, and NUL, is U+FFFD. `sure`: nothing was guessed or lost."""

    text: str
    encoding: str
    sure: bool


def decode(data: bytes) -> Decoded:
    """The text of the bytes. Never fails: what is lost stands as U+FFFD and makes the result unsure."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    wide = _without_mark(data)
    if wide:
        return _decoded(data, wide)
    if _is_utf8(data):
        return _decoded(data, "utf-8")
    encoding, sure = _code_page(data)
    found = _decoded(data, encoding)
    return Decoded(text=found.text, encoding=encoding, sure=sure and found.sure)


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace").replace("\0", "\ufffd")
    lost = "\ufffd" in text
    return Decoded(text=text, encoding=encoding, sure=not lost)


def _without_mark(data: bytes) -> str:
    """UTF-16 without a byte order mark: text in it has a zero, or a constant high byte, in every second place."""
    sample = data[:4096]
    if len(sample) < 4:
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        zeros = sum(high.count(byte) for byte in (0, 4))
        if zeros >= 0.9 * len(high) and high.count(0) and _readable(sample, encoding):
            return encoding
    return ""


def _readable(sample: bytes, encoding: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    letters = sum(character.isprintable() or character.isspace() for character in text)
    return letters >= 0.95 * len(text)


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, or were before a few of them were damaged."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = sum(character > "\x7f" and character != "\ufffd" for character in text)
        return whole >= _BROKEN_UTF8 * broken or (len(data) > 16 and whole > 8 and whole >= 8 * broken)
    return True


def _code_page(data: bytes) -> tuple[str, bool]:
    """The best code page for the bytes and whether it leads clearly."""
    first = next((place for place, byte in enumerate(data) if byte > 0x7F), 0)
    sample = data[max(0, first - 1000) : first + _SAMPLE]
    high = sum(byte > 0x7F for byte in sample) or 1
    scores = sorted(((_score(sample.decode(page, "replace")) / high, page) for page in _CODE_PAGES), reverse=True)
    (best, page), (second, _) = scores[:2]
    text = sample.decode(page, "replace")
    if len(_MIXED.findall(text)) > 0.2 * high or len(_CYRILLIC.findall(text)) < 0.3 * high:
        western = sample.decode(_WESTERN, "replace")
        return _WESTERN, sum(c > "\x7f" and (c.isalpha() or c in _USUAL_SIGNS) for c in western) > 0.9 * high
    return page, best - second > _CLEAR and _is_varied(text)


def _is_varied(text: str) -> bool:
    """Whether no letter stands for too many: half the bytes of broken UTF-8, read one by one, are two letters."""
    letters = Counter(_CYRILLIC.findall(text.lower()))
    return letters.total() < _FEW or max(letters.values()) < _MOST_OF_ONE * letters.total()


def _score(text: str) -> float:
    """How Russian the characters beyond ASCII are; higher is better."""
    score = 0.0
    for character, count in Counter(text).items():
        if character <= "\x7f" or character in _USUAL_SIGNS:
            continue
        weight = _WEIGHTS.get(character.lower(), _STRANGE)
        score += count * (weight if character.islower() else weight - 0.5)
    return score - 5 * len(_BAD_CASE.findall(text))
