"""The lane of a change and its reasons: what kind of difference the changed words make."""

from collections import Counter
from typing import Final

from core.comparison.judge.lanes.alone import CONTENT_WORDS, cell_replaced, is_whole, one_sided_reasons, says_of_its_own
from core.comparison.judge.lanes.boxes import boxes_of
from core.comparison.judge.lanes.changed_words import NOT_LETTERS, Words, bare, content
from core.comparison.judge.lanes.context import contextual, in_definition
from core.comparison.judge.lanes.small_words import calendars_differ, days_differ, ordinals_differ, small_reasons, times_differ
from core.comparison.judge.lanes.unit_words import units_changed
from core.comparison.judge.pairs import Pairs
from core.comparison.judge.sites import Half, Site, in_brackets
from core.comparison.judge.values.measure import NUMERIC
from core.comparison.judge.values.names import is_address
from core.comparison.judge.vocabulary.letters import (
    DASHES,
    figures_faked,
    has_invisible,
    is_ornament,
    lookalike_words,
    reads_alike,
)
from core.comparison.judge.vocabulary.lexicon import (
    CONDITIONS,
    EMPTIED,
    INCOTERMS,
    PROVISION,
    REPEALS,
    defines,
    is_blank,
    is_publisher_note,
    opposed,
    role_of,
    roles_of,
    topics_of,
)
from core.comparison.judge.vocabulary.stems import stem
from core.model.change import Lane, Value, ValueType
from core.model.unseen import SOFT_HYPHEN, WITHOUT_UNSEEN

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
LOGIC: Final = frozenset({ValueType.NEGATION, ValueType.MODALITY, ValueType.RANGE})


def cosmetic(words: Words, pairs: Pairs) -> bool:
    """Whether only punctuation, case, space, quotes, dashes, ё or look-alike letters differ."""
    if is_ornament(words.before, words.after):
        return True
    if words.old_bare != words.new_bare:
        return False
    if words.before != words.after and same_dashed(words.before, words.after):
        return True
    return all(value.type in LOGIC and not _keyword(value.old, value.new) for value in pairs.values)


_DASHED: Final = {ord(char): "-" for char in DASHES} | {ord(SOFT_HYPHEN): ""}


def same_dashed(before: str, after: str) -> bool:
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
    if not pairs.values and _indices(words.before) != _indices(words.after) != "" and _indices(words.before):
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
        found = _of_whole(found) if is_whole(sites) else found
        found += one_sided_reasons(words, sites)
    else:
        found += [reason for reason in contextual(sites) if reason != "name" or _NAMED.isdisjoint(found)]
    if not one_sided and not found and _rewritten(words):
        found.append("rewritten")
    if not found and sorted(words.old_stems) != sorted(words.new_stems) and in_definition(sites):
        found.append("definition")
    if not found and one_sided and says_of_its_own(words, sites):
        found.append("text_added" if words.after.strip() else "text_removed")
    if not found and cell_replaced(words, sites):
        found.append("cell")
    return list(dict.fromkeys(found))


def _indices(text: str) -> str:
    """The raised and lowered figures of a text."""
    return "".join(char for char in text if char in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")


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
    before, after = words.before.lower(), words.after.lower()
    gone, come = len(CONDITIONS.findall(before)), len(CONDITIONS.findall(after))
    if gone != come:
        found.append("condition_added" if come > gone else "condition_removed")
    if defines(before) != defines(after):
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


_OWN: Final = frozenset(("свой", "своя", "своё", "своего", "своей", "своему", "своим", "свои", "своих", "своими", "свою", "own"))


def _roles_differ(words: Words) -> bool:
    """Whether other parties are named, one in the place of "own", or the same ones the other way round: «Заказчиком
    Исполнителю» → «Исполнителем Заказчику»."""
    old, new = roles_of(words.old_stems), roles_of(words.new_stems)
    if old and new and old != new:
        return True
    if bool(old) != bool(new) and any(word.lower() in _OWN for word in (words.new_words if old else words.old_words)):
        return True
    if len(old) < 2:
        return False
    first, second = _roles(words.old_stems), _roles(words.new_stems)
    turned = first != second and first == second[::-1]
    return turned and sorted(words.old_words) != sorted(words.new_words)


def _roles(stems: list[str]) -> list[str]:
    return [role for word in stems if (role := role_of(word))]


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
    return NOT_LETTERS.sub("", text).lower().replace("ё", "е").translate(WITHOUT_UNSEEN)


def _notes_only(sites: list[Site]) -> bool:
    filled = [text for site in sites for text in (site.before, site.after) if text.strip()]
    return bool(filled) and (all(map(is_publisher_note, filled)) or all(_inside_note(site) for site in sites))


def _inside_note(site: Site) -> bool:
    """Whether an edit stands inside a publisher's note on both sides: «(в ред. от 01.02.2024)» → «(в ред. от 01.03.2025)»."""
    return all(half is not None and is_publisher_note(in_brackets(half)) for half in (site.old, site.new))


_FILLING: Final = frozenset({"blank_filled", "blank_emptied", "ticked", "cleared"})
"""What fills a form in, or takes it back."""


def lane_of(words: Words, pairs: Pairs, found: list[str], marks: list[str]) -> Lane:
    """The lane from what was found."""
    if "publisher_note" in marks and "repeal" not in found:
        return Lane.COSMETIC
    if "operator" in found:
        return Lane.SUBSTANCE
    if cosmetic(words, pairs):
        return Lane.COSMETIC
    if found == [] and pairs.values and all(same_address(value) for value in pairs.values):
        return Lane.WORDING
    if found or not _FILLING.isdisjoint(marks):
        return Lane.SUBSTANCE
    return Lane.WORDING
