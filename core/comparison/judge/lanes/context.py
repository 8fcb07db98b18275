"""What stands around a replaced word and makes it one of substance: a proper name, the event that starts a period."""

import re
from typing import Final

from core.comparison.judge.sites import Half, Site, sentence_around
from core.comparison.judge.vocabulary.lexicon import STOP, topics_of
from core.comparison.judge.vocabulary.stems import stem, words_of
from core.comparison.judge.vocabulary.word_tables import words
from core.comparison.text.trim import common_start

_STARTS: Final = re.compile(
    r"(?:со дня|с даты|с момента|от даты|после|до|from the date of|date of|receipt of|after|upon|following|before)[ \u00a0]\Z",
    re.IGNORECASE,
)
_MOMENT: Final = re.compile(
    r"(?<!\w)(?:с момента|со дня|с даты|from the (?:moment|date) of|(?:pass(?:es)?|transfers?) (?:up)?on)"
    r"[ \u00a0](?:the[ \u00a0])?\Z",
    re.IGNORECASE,
)
"""Before the event from which something applies, whether a period runs from it or not: risk, title, a right."""
_COUNTED: Final = r"\d\W{0,2}(?:\([^()]{2,60}\)\W)?(?:\w+[ \u00a0]){0,2}"
"""A figure, its words in brackets, what kind of days."""
_PERIOD: Final = re.compile(rf"{_COUNTED}(?:дн|день|недел|месяц|лет|год|час|day|week|month|year|hour)")
_OF: Final = re.compile(
    rf"{_COUNTED}(?:day|week|month|year|hour)s?['\u2019]?\W(?:of|from|since|prior to)\W(?:the\W)?\Z", re.IGNORECASE
)
""" "Within 30 days of": what follows starts the period."""
_SENTENCE: Final = re.compile(r"[.!?:;\n«\"“(\[]\W*\Z")
_ABBREVIATED: Final = re.compile(r"(?<!\w)(?:г|гор|ул|пр|пос|обл|р-н|им|д|St|Mr|Mrs|Ms|Dr|No)\.[ \u00a0]\Z")
_KINDS: Final = words(
    "город города городе край края крае область области район района районе республика республики республике округ округа "
    "of the and state city county district province"
)
"""Words in small letters that stand in names of places."""
_ALIKE: Final = 0.6
"""Words that share so much of their beginnings are forms of one."""
_LOWER: Final = 0.6
"""With a smaller share of words in small letters a sentence is a heading in which every word has a capital."""
_LEAST: Final = 3
_CODE: Final = re.compile(r"(?![IVXLCDM]+\Z)[A-ZА-ЯЁ]{2,}(?:[-/.][A-ZА-ЯЁ\d]+)*")

_DEFINES: Final = re.compile(
    r"""\W{0,3}(?:\d+(?:\.\d+)*[.)]?\s+)?(?:the\s+term\s+|термин\s+|под\s+)?
    (?:[«"“][^«»"”“\n]{2,80}[»"”]\s*(?:\([^()]*\)\s*)?(?:[—–:-]|означа|понима|means?\b|shall\s+mean|refers\s+to|is\s+defined\s+as))""",
    re.IGNORECASE | re.VERBOSE,
)
""""X" means …; «X» — …"""
_TERM: Final = re.compile(r"\W{0,3}(?:\d+(?:\.\d+)*[.)]?\s+)?\w[^.:;—–\n]{1,80}(?:\s[—–-]\s|:\s|\s(?:means|означает)\s)")
_TERMS: Final = re.compile(r"термин|определени|definition|interpretation", re.IGNORECASE)
"""A section of definitions, in which a term needs no quotes."""


def in_definition(sites: list[Site]) -> bool:
    """Whether all that changed says what a term means."""
    halves = [half for site in sites for half in (site.old, site.new) if half is not None]
    return bool(halves) and all(_defined(half) for half in halves)


def _defined(half: Half) -> bool:
    block = half.block
    found = _DEFINES.match(block.text)
    if found is None and any(_TERMS.search(title) for title in block.section):
        found = _TERM.match(block.text)
    return found is not None and found.end() <= half.start


def contextual(sites: list[Site]) -> list[str]:
    """Reasons that the words around a replacement give: "name", "deadline"."""
    found = []
    for site in sites:
        if site.old is None or site.new is None or not site.before.strip() or not site.after.strip():
            continue
        if (
            (all(_is_name(half) or _in_address(half) for half in (site.old, site.new)) and _others(site))
            or _of_courts(site)
            or _are_codes(site)
        ):
            found.append("name")
        if _starts_period(site.new) and _starts_period(site.old) and _others(site):
            found.append("deadline")
    return list(dict.fromkeys(found))


def _of_courts(site: Site) -> bool:
    """Whether another place or country is named where a sentence says which court decides or which law applies."""
    halves = [half for half in (site.old, site.new) if half is not None]
    if not all(any(word[0].isupper() and word not in STOP for word in words_of(half.text)) for half in halves):
        return False
    low, high = sentence_around(halves[-1])
    return "jurisdiction" in topics_of(halves[-1].block.text[low:high]) and _others(site)


def _are_codes(site: Site) -> bool:
    """Whether one abbreviation or code in capitals came in another's place, in a text that has small letters: RSA → ECDSA."""
    halves = [half for half in (site.old, site.new) if half is not None]
    texts = [half.text.strip() for half in halves]
    if not all(_CODE.fullmatch(text) for text in texts) or texts[0] == texts[1]:
        return False
    low, high = sentence_around(halves[-1])
    around = words_of(halves[-1].block.text[low:high])
    return sum(word[0].islower() for word in around) >= _LEAST - 1


def _others(site: Site) -> bool:
    """Whether the words are others, and not the same in another case or with another sign."""
    before, after = site.before.strip().lower(), site.after.strip().lower()
    if common_start(before, after) >= _ALIKE * min(len(before), len(after)):
        return False
    return _stems(site.before).isdisjoint(_stems(site.after))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words_of(text) if word.lower() not in STOP}


def _is_name(half: Half) -> bool:
    """Words with capitals in the middle of a sentence that has none elsewhere."""
    inside = [word for word in words_of(half.text) if word not in _KINDS]
    if not inside or not all(word[0].isupper() and not word.isupper() for word in inside):
        return False
    text, (low, high) = half.block.text, sentence_around(half)
    before = text[low : half.start]
    if not before.strip() or (_SENTENCE.search(before) and not _ABBREVIATED.search(before)):
        return False
    around = words_of(before) + words_of(text[half.end : high])
    small = sum(word[0].islower() for word in around)
    return small >= _LEAST and small >= _LOWER * len(around)


def _in_address(half: Half) -> bool:
    """A word with a capital behind «ул.», «г.»: the name of a street or a town, whatever else the line holds."""
    inside = words_of(half.text)
    before = half.block.text[max(0, half.start - 12) : half.start]
    return bool(inside) and all(word[0].isupper() for word in inside) and _IN_ADDRESS.search(before) is not None


_IN_ADDRESS: Final = re.compile(
    r"(?<!\w)(?:(?:г|гор|ул|пр|пер|пос|обл|наб|бул|пл|мкр|пр-т|пр-кт|р-н|пр-д)\.?|ш\.|с\.|д\.|просп\.)[ \u00a0]\Z"
)


def starts_a_period(site: Site) -> bool:
    """Whether a sentence names a period that the event runs."""
    half = site.new
    if half is None:
        return False
    low, high = sentence_around(half)
    return _PERIOD.search(half.block.text, low, high) is not None


def _starts_period(half: Half) -> bool:
    low, high = sentence_around(half)
    text, start = half.block.text, half.start
    if _OF.search(text, max(low, start - 100), start) is not None:
        return True
    if _MOMENT.search(text, max(low, start - 24), start) is not None:
        return True
    return _STARTS.search(text, max(low, start - 24), start) is not None and _PERIOD.search(text, low, high) is not None
