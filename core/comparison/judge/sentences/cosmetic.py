"""What is said of a change that only the eye sees: white space, case, quotation marks, dashes, signs that look alike."""

import re
from collections.abc import Sequence
from typing import Final

from core.comparison.judge.grammar import around
from core.comparison.judge.lanes.changed_words import Words
from core.comparison.judge.pairs import MEASURED, Pairs
from core.comparison.judge.sentences.patterns import pair, replaced
from core.comparison.judge.sites import Site, in_brackets
from core.comparison.judge.vocabulary.letters import is_ornament, reads_alike
from core.model.change import Change, FoundValue, Sentence

_COSMETIC: Final = (
    ("lookalike", "Буквы заменены похожими из другого алфавита", "Letters were replaced by look-alikes of another alphabet"),
    ("zero_width", "Изменены невидимые символы", "Invisible characters were changed"),
    ("publisher_note", "Изменена пометка издателя", "The publisher’s note was changed"),
)
_SPACE: Final = re.compile(r"\s+")
_QUOTE: Final = re.compile(r"[\"«»„“”‘’']")
_DASH: Final = re.compile(r"[-‐‑‒–—―−]")
_MOVED_SIGN: Final = ("Переставлен знак препинания", "A punctuation mark was moved")


def cosmetic_sentence(change: Change, words: Words, pairs: Pairs, sites: list[Site]) -> Sentence:
    """What changed for the eye, with the words or the place where it did."""
    before, after = words.before.strip(), words.after.strip()
    for code, ru, en in _COSMETIC:
        if code in change.reasons and any(char.isalnum() for char in before + after):
            whole = in_brackets(sites[0].new) if code == "publisher_note" and sites[0].new else ""
            return pair(ru + ": {}", en + ": {}", whole or after or before)
    inside = [pair for pair in pairs.same if pair[0] in MEASURED and _overlaps(pair[1], sites)]
    if inside:
        _, first, second = inside[0]
        return replaced("Значение записано иначе", "The value is written in another way", first.text, second.text)
    if before and after and reads_alike(before, after):
        return replaced("Записано другими знаками", "Written with other signs", before, after)
    ru, en = _MOVED_SIGN if _is_moved(sites) else _kind_of_cosmetic(words.before, words.after, change.reasons)
    if not any(char.isalnum() for char in before + after):
        half = next((site.new or site.old for site in sites if site.new or site.old), None)
        place = (half.block.text, half.start, half.end) if half is not None else ("", 0, 0)
        if not around(*place, "en").strip("“…”"):
            return Sentence(ru=ru, en=en)
        if half is not None:
            return Sentence(ru=f"{ru}: {around(*place, 'ru')}", en=f"{en}: {around(*place, 'en')}")
    return pair(ru + ": {}", en + ": {}", after or before)


def seen_in_many(words: Sequence[tuple[str, str]]) -> Sentence:
    """Signs or spaces that were replaced in many places of the text (`words`: old and new, one pair a place), or their «ё»."""
    ru, en = _kind_of_cosmetic(*words[0], ())
    count = len(words)
    places = "месте" if count % 10 == 1 and count % 100 != 11 else "местах"
    shown = ": {} → {}".format(*words[0]) if len(set(words)) == 1 and any(words[0]) else ""
    return Sentence(ru=f"{ru} в\u00a0{count}\u00a0{places}{shown}", en=f"{en} in {count} places{shown}")


def without_yo(text: str) -> str:
    """A text with each «ё» as «е»."""
    return text.replace("ё", "е").replace("Ё", "Е")


def _overlaps(found: FoundValue, sites: list[Site]) -> bool:
    """Whether the words that changed are of the value, and not a dash beside it."""
    return any(site.old is not None and found.start < site.old.end and site.old.start < found.end for site in sites)


def _is_moved(sites: list[Site]) -> bool:
    """Whether the sign that went at one place came at the other."""
    gone, come = [site.before.strip() for site in sites], [site.after.strip() for site in sites]
    return len(sites) == 2 and gone == come[::-1] and gone[0] != gone[1]


def cosmetic_kind(change: Change) -> tuple[str, str]:
    """What changed for the eye in a cell, without its words."""
    told = next(((ru, en) for code, ru, en in _COSMETIC if code in change.reasons), None)
    return told or _kind_of_cosmetic(change.old[0].text, change.new[0].text, change.reasons)


def _kind_of_cosmetic(before: str, after: str, reasons: Sequence[str]) -> tuple[str, str]:
    if "zero_width" in reasons:
        return "Изменены невидимые символы", "Invisible characters were changed"
    if _SPACE.sub("", before) == _SPACE.sub("", after):
        return "Изменены пробелы", "White space was changed"
    if is_ornament(before, after):
        return "Изменён значок", "A sign was changed"
    if before.lower() == after.lower():
        return "Изменён регистр букв", "The case of letters was changed"
    if _QUOTE.sub("", before) == _QUOTE.sub("", after):
        return "Изменены кавычки", "Quotation marks were changed"
    if _DASH.sub("", before) == _DASH.sub("", after):
        return "Изменены тире или дефисы", "Dashes or hyphens were changed"
    if without_yo(before) == without_yo(after):
        return "Изменено написание «ё»", "The spelling of “ё” was changed"
    return "Изменена пунктуация", "Punctuation was changed"
