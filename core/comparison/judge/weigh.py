"""The lane of a change and its reasons: what kind of difference the changed words make."""

import re
from collections import Counter
from typing import Final, NamedTuple

from core.comparison.judge.boxes import boxes_of
from core.comparison.judge.context import contextual, in_definition
from core.comparison.judge.letters import DASHES, figures_faked, has_invisible, lookalike_words, normal_word, reads_alike
from core.comparison.judge.lexicon import (
    CONDITIONS,
    DEFINITIONS,
    EMPTIED,
    INCOTERMS,
    PROVISION,
    REPEALS,
    ROLES,
    STOP,
    is_blank,
    is_publisher_note,
    opposed,
    roles_of,
    topics_of,
)
from core.comparison.judge.measure import NUMERIC
from core.comparison.judge.names import is_address
from core.comparison.judge.pairs import Pairs
from core.comparison.judge.sites import Half, Site
from core.comparison.judge.small_words import calendars_differ, days_differ, ordinals_differ, small_reasons, times_differ
from core.comparison.judge.stems import stem, words_of
from core.comparison.judge.unit_words import units_changed
from core.model.change import Lane, Value, ValueType
from core.model.unseen import SOFT_HYPHEN, WITHOUT_UNSEEN

_SIGN: Final = r"[\s!\"'(),./:;?\[\]_{|}`~«»„“”‘’…·•\-‐‑‒–—―−]"
_NOT_LETTERS: Final = re.compile(f"{_SIGN}{_SIGN}*")
_MARKDOWN: Final = re.compile(r"[*`|\\~]+|#{2,}|={2,}|\+{2,}")
"""Marks of Markdown, which say how a text looks and not what it says."""
_MARKED: Final = re.compile(r"[*`|\\~#=+]")
CONTENT_WORDS: Final = 3
"""Content words from which an insertion or a deletion inside a sentence says something of its own."""
REWRITTEN: Final = 6
"""Content words on both sides from which a replacement that keeps less than half of them is another sentence."""

_BY_TYPE: Final = {
    ValueType.MONEY: "amount",
    ValueType.PERIOD: "deadline",
    ValueType.DATE: "date",
    ValueType.PERCENT: "percent",
    ValueType.QUANTITY: "quantity",
    ValueType.NUMBER: "number",
    ValueType.REFERENCE: "reference",
    ValueType.NAME: "name",
    ValueType.NEGATION: "negation",
    ValueType.MODALITY: "modality",
    ValueType.RANGE: "range",
}
_OR, _AND = frozenset(("or", "или", "либо")), frozenset(("and", "и"))
LOGIC: Final = frozenset({ValueType.NEGATION, ValueType.MODALITY, ValueType.RANGE})


class Words(NamedTuple):
    """The changed words of both sides, prepared once: texts, normal strings without punctuation, the words as written, stems of
    content words."""

    before: str
    after: str
    old_bare: str
    new_bare: str
    old_words: list[str]
    new_words: list[str]
    old_stems: list[str]
    new_stems: list[str]


def words_changed(sites: list[Site]) -> Words:
    before, after = " ".join(site.before for site in sites), " ".join(site.after for site in sites)
    old, new = words_of(before), words_of(after)
    return Words(before, after, bare(before), bare(after), old, new, _content(old), _content(new))


def bare(text: str) -> str:
    """The text's letters, figures and signs in their normal form, without punctuation and space."""
    plain = normal_word(text)
    if _MARKED.search(plain):
        plain = _MARKDOWN.sub("", plain)
    return _NOT_LETTERS.sub("", plain)


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning."""
    return _content(words_of(text))


def _content(found: list[str]) -> list[str]:
    return [stem(word) for word in found if word.lower() not in STOP]


def cosmetic(words: Words, pairs: Pairs) -> bool:
    """Whether only punctuation, case, space, quotes, dashes, ё or look-alike letters differ."""
    if words.old_bare != words.new_bare:
        return False
    if words.before != words.after and _same_dashed(words.before, words.after):
        return True
    return all(value.type in LOGIC and not _keyword(value.old, value.new) for value in pairs.values)


_DASHED: Final = {ord(char): "-" for char in DASHES} | {ord(SOFT_HYPHEN): ""}


def _same_dashed(before: str, after: str) -> bool:
    """Whether the texts are the same with one kind of hyphen, dash and minus: which one was set is a printer's choice, also
    inside a code. A soft hyphen is one of them or nothing."""
    if before.translate(_DASHED) == after.translate(_DASHED):
        return True
    first, second = (text.replace(SOFT_HYPHEN, "-").translate(_DASHED) for text in (before, after))
    return first == second


def _keyword(*found: object) -> bool:
    return any(getattr(item, "value", "").isupper() for item in found)


def reasons_of(words: Words, pairs: Pairs, sites: list[Site], *, one_sided: bool) -> list[str]:
    """Why the change is one of substance; empty where it is one of wording."""
    long = min(len(words.old_stems), len(words.new_stems)) >= REWRITTEN
    found = [reason for value in pairs.values if (reason := _by_type(value, long=long))]
    found += _logic_reasons(words)
    before, after = topics_of(words.before), topics_of(words.after)
    found += sorted(topic for topic in before ^ after if topic not in ("payment", "warranty"))
    if not any(value.type in NUMERIC for value in pairs.values) and (units := units_changed(sites)):
        found = [*(reason for reason in found if reason != "name"), *units]
    if not pairs.values and ordinals_differ(words.old_words, words.new_words):
        found.append("number")
    if not pairs.values and not pairs.same and "unit" not in found and times_differ(words.old_words, words.new_words):
        found.append("frequency")
    if not pairs.values and calendars_differ(words.old_words, words.new_words):
        found.append("date")
    if not pairs.values and "unit" not in found and days_differ(words.old_words, words.new_words):
        found.append("unit")
    if _roles_differ(words) and not one_sided:
        found.append("party")
    if _delivered(words.old_words) != _delivered(words.new_words):
        found.append("delivery")
    if one_sided:
        found = _of_whole(found) if _is_whole(sites) else found
        found += _one_sided(words, sites)
    else:
        found += [reason for reason in contextual(sites) if reason != "name" or _NAMED.isdisjoint(found)]
    if not one_sided and not found and _rewritten(words):
        found.append("rewritten")
    if not found and sorted(words.old_stems) != sorted(words.new_stems) and in_definition(sites):
        found.append("definition")
    if not found and one_sided and _joins(words):
        found.append("text_added" if words.after.strip() else "text_removed")
    if not found and _cell_replaced(words, sites):
        found.append("cell")
    return list(dict.fromkeys(found))


_NAMED: Final = frozenset({"party", "date", "delivery", "unit"})
"""Reasons that say what a word with a capital is: no name in general."""
EXCEPTION: Final = "except"
"""The value of «кроме», "except": it narrows a rule and does not reverse it."""


def _by_type(value: Value, *, long: bool) -> str:
    """The reason that a changed value gives; "" where only an address's parameters changed.

    `long`: a whole phrase was rewritten; a "not" that only one side has then says nothing by itself.
    """
    if long and value.type in LOGIC and (value.old is None or value.new is None):
        return "rewritten"
    if value.type is ValueType.NEGATION and all(item is None or item.value == EXCEPTION for item in (value.old, value.new)):
        return "condition_added" if value.old is None else "condition_removed"
    if value.type is not ValueType.NAME or not any(item and is_address(item.value) for item in (value.old, value.new)):
        return _BY_TYPE[value.type]
    return "" if same_address(value) else "link"


def same_address(value: Value) -> bool:
    """Whether two web addresses differ in their parameters alone."""
    if value.type is not ValueType.NAME or value.old is None or value.new is None or not is_address(value.new.value):
        return False
    first, second = (item.value.split("?")[0].rstrip("/") for item in (value.old, value.new))
    return first == second


def _logic_reasons(words: Words) -> list[str]:
    found = []
    before, after = len(CONDITIONS.findall(words.before)), len(CONDITIONS.findall(words.after))
    if before != after:
        found.append("condition_added" if after > before else "condition_removed")
    if bool(DEFINITIONS.search(words.before)) != bool(DEFINITIONS.search(words.after)):
        found.append("definition")
    emptied = len(words.old_stems) >= PROVISION and EMPTIED.match(words.after) is not None
    if emptied or (REPEALS.search(words.after) and not REPEALS.search(words.before)):
        found.append("repeal")
    old, new = set(words.old_stems), set(words.new_stems)
    if _prefixed(old - new, new - old):
        found.append("negation")
    elif opposed(old, new) or _turned(words):
        found.append("opposite")
    return found + small_reasons(words.before, words.after, words.old_words, words.new_words)


TURNED: Final = 3
"""Words on each side up to which small ones count too: «до» → «после», "if" → "unless" turn a rule round."""


def _turned(words: Words) -> bool:
    if max(len(words.old_stems), len(words.new_stems)) > TURNED:
        return False
    old, new = words.old_words, words.new_words
    return max(len(old), len(new)) <= TURNED and opposed(set(map(stem, old)), set(map(stem, new)), short=True)


_PREFIXES: Final = ("не", "без", "бес", "un", "in", "non", "dis", "im", "ir")


def _prefixed(gone: set[str], come: set[str]) -> bool:
    """«действителен» → «недействителен», "authorised" → "unauthorised"."""
    return any(_denies(word, one) for one, other in ((gone, come), (come, gone)) for word in other if word.startswith(_PREFIXES))


def _denies(word: str, others: set[str]) -> bool:
    """Whether a word is one of the others behind a prefix of negation."""
    rests = (word.removeprefix(prefix).removeprefix("-") for prefix in _PREFIXES if word.startswith(prefix))
    return any(len(rest) > 3 and rest in others for rest in rests)


def _roles_differ(words: Words) -> bool:
    """Whether other parties are named, or the same ones the other way round: «Заказчиком Исполнителю» → «Исполнителем
    Заказчику»."""
    old, new = roles_of(words.old_stems), roles_of(words.new_stems)
    if old and new and old != new:
        return True
    if len(old) < 2:
        return False
    first, second = _roles(words.old_stems), _roles(words.new_stems)
    turned = first != second and first == second[::-1]
    return turned and sorted(words.old_words) != sorted(words.new_words)


def _roles(stems: list[str]) -> list[str]:
    return [word for word in stems if word in ROLES]


def _one_sided(words: Words, sites: list[Site]) -> list[str]:
    stems = words.new_stems or words.old_stems
    whole = _is_whole(sites)
    inserted = bool(words.after.strip())
    in_cell = _in_cell(sites)
    if whole and stems and not in_cell:
        return ["block_added" if inserted else "block_removed"]
    if len(stems) >= CONTENT_WORDS or (whole and stems and in_cell):
        return ["text_added" if inserted else "text_removed"]
    return []


def _joins(words: Words) -> bool:
    """Whether an alternative or a second thing came or went: "or his representative", «и членам их семей»."""
    found = [word.lower() for word in words.new_words or words.old_words]
    return len(found) > 1 and (found[0] in _OR or (found[0] in _AND and len(found) > 2))


def _in_cell(sites: list[Site]) -> bool:
    """Whether all of it stands in one cell: what came there is no paragraph to a reader, but words in that cell."""
    places = [half.block.table for site in sites for half in (site.old, site.new) if half is not None]
    return bool(places) and places[0] is not None and len(set(places)) == 1


def _is_whole(sites: list[Site]) -> bool:
    """Whether whole blocks came or went."""
    return any(
        half is not None and half.start == 0 and half.end == len(half.block.text) and other is None
        for site in sites
        for half, other in ((site.old, site.new), (site.new, site.old))
    )


SHORT_CELL: Final = 3
"""Words up to which a cell holds a datum: a status, a class, a code."""


def _cell_replaced(words: Words, sites: list[Site]) -> bool:
    """Whether a cell's whole datum gave way to one that shares no word with it and is no abbreviation of it."""
    if len(sites) != 1 or not (1 <= len(words.old_words) <= SHORT_CELL and 1 <= len(words.new_words) <= SHORT_CELL):
        return False
    whole = all(half is not None and half.block.table and half.text.strip() == half.block.text.strip() for half in sites[0])
    if not whole or not words.old_bare or not words.new_bare or set(map(stem, words.old_words)) & set(map(stem, words.new_words)):
        return False
    return not words.old_bare.startswith(words.new_bare) and not words.new_bare.startswith(words.old_bare)


_NOISE: Final = frozenset(
    {"negation", "range", "scope", "number", "opposite", "connective", "condition_added", "condition_removed"}
)


def _of_whole(found: list[str]) -> list[str]:
    """Every longer text holds a "not" and an "if"; of a whole block only what weighs by itself is a reason."""
    return ["obligation" if reason == "modality" else reason for reason in found if reason not in _NOISE]


def _rewritten(words: Words) -> bool:
    old, new = Counter(words.old_stems), Counter(words.new_stems)
    small, large = sorted((old.total(), new.total()))
    kept = (old & new).total()
    if small >= REWRITTEN and kept * 2 < large:
        return True
    return large - small >= 2 * CONTENT_WORDS


def _delivered(found: list[str]) -> frozenset[str]:
    """The terms of delivery among words."""
    return INCOTERMS.intersection(found)


def same_words(words: Words) -> bool:
    """Whether both sides hold the same words in other forms or another order."""
    return bool(words.old_stems) and Counter(words.old_stems) == Counter(words.new_stems)


def signs(pairs: Pairs, sites: list[Site]) -> list[str]:
    """Reasons that hold in any lane: tricks with letters, notes, blanks."""
    found = []
    if any(same_address(value) for value in pairs.values):
        found.append("link_parameters")
    if _tricked(sites):
        found.append("lookalike")
    if any(_unseen(site.old) != _unseen(site.new) for site in sites):
        found.append("zero_width")
    if any(is_publisher_note(site.after) and not site.before.strip() for site in sites) or _notes_only(sites):
        found.append("publisher_note")
    if any(_is_blank(site.old) and not _is_blank(site.new) and content(site.after) for site in sites):
        found.append("blank_filled")
    elif any(_is_blank(site.new) and not _is_blank(site.old) and content(site.before) for site in sites):
        found.append("blank_emptied")
    found += sorted({box.reason for box in boxes_of(sites)})
    return found


def _is_blank(half: Half | None) -> bool:
    """Whether a text is a blank, or what a content control shows that nobody filled."""
    if half is None or half.start == half.end:
        return False
    shown = any(mark.type == "blank" and mark.start <= half.start and half.end <= mark.end for mark in half.block.marks)
    return shown or is_blank(half.text)


def _unseen(half: Half | None) -> bool:
    """Whether characters that nobody sees stand in a text or at its ends."""
    return half is not None and half.start < half.end and has_invisible(half.block.text[max(half.start - 1, 0) : half.end + 1])


def _tricked(sites: list[Site]) -> bool:
    """Whether a word changed its alphabet but not its look, or holds both, or a figure became a letter that looks like it."""
    for site in sites:
        before, after = site.before, site.after
        if figures_faked(before, after):
            return True
        if reads_alike(before, after):
            continue
        if before.isascii() and after.isascii():
            continue
        if bool(lookalike_words(after)) != bool(lookalike_words(before)):
            return True
        if before and after and _letters(before) != _letters(after) and bare(before) == bare(after):
            return True
    return False


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower().replace("ё", "е").translate(WITHOUT_UNSEEN)


def _notes_only(sites: list[Site]) -> bool:
    filled = [text for site in sites for text in (site.before, site.after) if text.strip()]
    return bool(filled) and all(is_publisher_note(text) for text in filled)


_FILLING: Final = frozenset({"blank_filled", "blank_emptied", "ticked", "cleared"})
"""What fills a form in, or takes it back."""


def lane_of(words: Words, pairs: Pairs, found: list[str], marks: list[str]) -> Lane:
    """The lane from what was found."""
    if "publisher_note" in marks and "repeal" not in found:
        return Lane.COSMETIC
    if cosmetic(words, pairs):
        return Lane.COSMETIC
    if found == [] and pairs.values and all(same_address(value) for value in pairs.values):
        return Lane.WORDING
    if found or not _FILLING.isdisjoint(marks):
        return Lane.SUBSTANCE
    return Lane.WORDING
