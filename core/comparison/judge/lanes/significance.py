"""Significance by rules: each reason has a least weight, and what stands around a change can raise it."""

import re
from typing import Final

from core.comparison.judge.sites import Site, sentence_around
from core.comparison.judge.values.measure import parse_period
from core.comparison.judge.values.names import is_account, is_company
from core.comparison.judge.vocabulary.lexicon import topics_of
from core.model.change import Lane, Significance, Value, ValueType

HIGH, MEDIUM, LOW, NONE = Significance.HIGH, Significance.MEDIUM, Significance.LOW, Significance.NONE

FLOORS: Final = {
    "unmarked": HIGH,
    "shown_instead": HIGH,
    "hidden": HIGH,
    "revealed": MEDIUM,
    "struck": MEDIUM,
    "unstruck": MEDIUM,
    "formula_to_number": HIGH,
    "words_disagree": HIGH,
    "effort": HIGH,
    "repeal": HIGH,
    "amount": HIGH,
    "deadline": HIGH,
    "negation": HIGH,
    "modality": HIGH,
    "party": HIGH,
    "account": HIGH,
    "liability": HIGH,
    "penalty": HIGH,
    "termination": HIGH,
    "exclusivity": HIGH,
    "confidentiality": HIGH,
    "jurisdiction": HIGH,
    "opposite": HIGH,
    "delivery": HIGH,
    "condition_added": MEDIUM,
    "condition_removed": MEDIUM,
    "formula_changed": MEDIUM,
    "number_to_formula": MEDIUM,
    "beneath": MEDIUM,
    "as_text": MEDIUM,
    "as_number": MEDIUM,
    "named_cells": MEDIUM,
    "chart_cells": MEDIUM,
    "entries": MEDIUM,
    "calculation": MEDIUM,
    "source": MEDIUM,
    "field": MEDIUM,
    "protection": MEDIUM,
    "signature": MEDIUM,
    "percent": MEDIUM,
    "date": MEDIUM,
    "duration": MEDIUM,
    "quantity": MEDIUM,
    "number": MEDIUM,
    "range": MEDIUM,
    "unit": MEDIUM,
    "frequency": MEDIUM,
    "reference": MEDIUM,
    "name": MEDIUM,
    "definition": MEDIUM,
    "cell": MEDIUM,
    "operator": MEDIUM,
    "scope": MEDIUM,
    "connective": MEDIUM,
    "rewritten": MEDIUM,
    "block_added": MEDIUM,
    "block_removed": MEDIUM,
    "text_added": MEDIUM,
    "text_removed": MEDIUM,
    "row_added": MEDIUM,
    "row_removed": MEDIUM,
    "column_added": MEDIUM,
    "column_removed": MEDIUM,
    "link": MEDIUM,
    "link_parameters": LOW,
    "consent": MEDIUM,
    "obligation": MEDIUM,
    "lookalike": MEDIUM,
    "zero_width": MEDIUM,
    "blank_emptied": MEDIUM,
    "ticked": MEDIUM,
    "cleared": MEDIUM,
    "moved": LOW,
    "unweighed": MEDIUM,
    "object": LOW,
    "blank_filled": LOW,
    "publisher_note": NONE,
    "rounded": NONE,
    "recalculated": NONE,
    "row_result": NONE,
    "column_total": NONE,
    "same_value": NONE,
}
"""The least significance that a reason gives. What is not named here gives none of its own."""

_EVEN_COSMETIC: Final = frozenset({"lookalike", "zero_width", "hidden", "unmarked", "words_disagree", "object"})
"""Reasons that weigh where the words stayed the same."""
_WEIGHTY: Final = frozenset({"liability", "penalty", "termination", "exclusivity", "confidentiality", "jurisdiction"})
_BURDENS: Final = frozenset({"liability", "penalty"})
_CONDITIONS: Final = frozenset({"condition_added", "condition_removed"})
_IN_CONTEXT: Final = _CONDITIONS | {"text_added", "text_removed", "scope", "frequency"}
"""Words that came or went weigh as much as a value in a sentence on liability or a penalty; a condition also elsewhere."""
_DUE: Final = re.compile(
    r"не позднее|не позже|в срок|срок|до\s+(?:\W?\d|\w+[ое]го\s)|вступа\w+ в силу|действует|истека|"
    r"no later than|deadline|due|effective|expire|(?<!\w)by(?!\w)|until|before",
    re.IGNORECASE,
)
_DAY: Final = 86_400


def reasons_in_context(reasons: list[str], values: tuple[Value, ...], sites: list[Site]) -> list[str]:
    """The reasons, with those added that the sentence around gives: a percent in a penalty, a date that is a deadline."""
    reasons = ["duration" if reason == "deadline" and _is_short(values) else reason for reason in reasons]
    reasons += [reason for reason in _of_parties(values, sites) if reason not in reasons]
    weighty = _WEIGHTY if not _CONDITIONS.isdisjoint(reasons) else _BURDENS
    words_alone = not any(value.type not in (ValueType.REFERENCE, ValueType.NAME) for value in values)
    if "name" not in reasons and words_alone and _IN_CONTEXT.isdisjoint(reasons):
        return reasons
    around = _around(sites)
    topics = topics_of(around)
    reasons += sorted(topics & (weighty if words_alone and "name" not in reasons else _WEIGHTY))
    measured = {value.type for value in values}
    paired = {value.type for value in values if value.old is not None and value.new is not None}
    if ValueType.PERCENT in measured and topics & {"payment", "penalty", "liability"}:
        reasons.append("amount")
    if ValueType.DATE in paired and _DUE.search(around):
        reasons.append("deadline")
    return list(dict.fromkeys(reasons))


def _of_parties(values: tuple[Value, ...], sites: list[Site]) -> list[str]:
    """A company in the place of another is another party; another number of an account or of a taxpayer pays somebody else."""
    found = []
    for value in values:
        if value.type is not ValueType.NAME or value.old is None or value.new is None:
            continue
        if is_company(value.old.value) and is_company(value.new.value):
            found.append("party")
        half = next(
            (site.new for site in sites if site.new and site.new.block.text.startswith(value.new.text, value.new.start)), None
        )
        if half is not None and is_account(half.block.text, value.new.start, value.new.value):
            found.append("account")
    return list(dict.fromkeys(found))


def _is_short(values: tuple[Value, ...]) -> bool:
    """Whether all periods are of hours and less: a technical duration more often than a deadline."""
    periods = [found for value in values if value.type is ValueType.PERIOD for found in (value.old, value.new) if found]
    return bool(periods) and all(found.unit is None and _seconds(found.value) < _DAY for found in periods)


def _seconds(value: str) -> int:
    months, seconds = parse_period(value)
    return _DAY if months else int(seconds)


def _around(sites: list[Site]) -> str:
    texts = []
    for site in sites[:4]:
        half = site.new or site.old
        if half is not None:
            start, end = sentence_around(half)
            texts.append(half.block.text[start:end])
    return "\n".join(texts)


def significance_of(lane: Lane, reasons: list[str], size: int) -> Significance:
    """The highest floor among the reasons. `size`: letters that came or went; a scrap of text weighs less."""
    base = NONE if lane in (Lane.COSMETIC, Lane.FORMATTING, Lane.LAYOUT, Lane.NUMBERING) else LOW
    floors = [FLOORS.get(reason, NONE) for reason in reasons]
    if lane is Lane.COSMETIC:
        floors = [FLOORS[reason] for reason in reasons if reason in _EVEN_COSMETIC]
    if lane is Lane.SUBSTANCE and size < 12 and set(reasons) <= {"block_added", "block_removed", "text_added", "text_removed"}:
        floors = [LOW]
    return max([base, *floors], key=lambda item: item.rank)
