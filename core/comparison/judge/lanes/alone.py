"""What came or went with nothing in its place, whole blocks and scraps, and the datum of a cell that gave way to another."""

import re
from typing import Final

from core.comparison.judge.lanes.changed_words import Words, content
from core.comparison.judge.sites import Half, Site
from core.comparison.judge.vocabulary.lexicon import roles_of
from core.comparison.judge.vocabulary.stems import stem

CONTENT_WORDS: Final = 3
"""Content words from which an insertion or a deletion inside a sentence says something of its own."""
_OR, _AND = frozenset(("or", "или", "либо")), frozenset(("and", "и"))


def one_sided_reasons(words: Words, sites: list[Site]) -> list[str]:
    """The reason that words give by coming or going: a block of their own, enough of them in a sentence, all of a cell."""
    stems = words.new_stems or words.old_stems
    whole = is_whole(sites)
    inserted = bool(words.after.strip())
    in_cell = _in_cell(sites)
    if whole and stems and not in_cell:
        return ["block_added" if inserted else "block_removed"]
    if len(stems) >= CONTENT_WORDS or (whole and stems and in_cell):
        return ["text_added" if inserted else "text_removed"]
    return []


def says_of_its_own(words: Words, sites: list[Site]) -> bool:
    """Whether few words that came or went change what the sentence holds: an alternative, a party."""
    return _joins(words) or _named_anew(words, sites)


def _joins(words: Words) -> bool:
    """Whether an alternative or a second thing came or went: "or his representative", «и членам их семей»."""
    found = [word.lower() for word in words.new_words or words.old_words]
    return len(found) > 1 and (found[0] in _OR or (found[0] in _AND and len(found) > 2))


def _named_anew(words: Words, sites: list[Site]) -> bool:
    """Whether a party came into a text that did not name it, or went from one that does not any more."""
    roles = roles_of(words.old_stems + words.new_stems)
    others = [site.old if words.new_stems else site.new for site in sites]
    return bool(roles) and not any(half and roles & set(content(half.block.text)) for half in others)


def _in_cell(sites: list[Site]) -> bool:
    """Whether all of it stands in one cell: what came there is no paragraph to a reader, but words in that cell."""
    places = [half.block.table for site in sites for half in (site.old, site.new) if half is not None]
    return bool(places) and places[0] is not None and len(set(places)) == 1


def is_whole(sites: list[Site]) -> bool:
    """Whether whole blocks came or went."""
    return any(
        half is not None and half.start == 0 and half.end == len(half.block.text) and other is None
        for site in sites
        for half, other in ((site.old, site.new), (site.new, site.old))
    )


def _is_datum(half: Half) -> bool:
    """Whether a text is all of a cell, or all that stands behind the label of a line: «Город: Москва»."""
    if half.block.table is not None:
        return half.text.strip() == half.block.text.strip()
    before, after = half.block.text[: half.start], half.block.text[half.end :]
    return _LABEL.fullmatch(before) is not None and not after.strip(" \u00a0.;")


_LABEL: Final = re.compile(r"[^:.;!?]{2,60}:\s*")
SHORT_CELL: Final = 3
"""Words up to which a cell holds a datum: a status, a class, a code."""


def cell_replaced(words: Words, sites: list[Site]) -> bool:
    """Whether the whole datum of a cell, or behind the label of a line, gave way to one that shares no word with it and is no
    abbreviation of it."""
    if len(sites) != 1 or not (1 <= len(words.old_words) <= SHORT_CELL and 1 <= len(words.new_words) <= SHORT_CELL):
        return False
    whole = all(half is not None and _is_datum(half) for half in sites[0])
    if not whole or not words.old_bare or not words.new_bare or set(map(stem, words.old_words)) & set(map(stem, words.new_words)):
        return False
    return not words.old_bare.startswith(words.new_bare) and not words.new_bare.startswith(words.old_bare)
