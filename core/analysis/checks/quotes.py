"""Quotes inside the sentence, and whether the statement holds evidence of each change that it cites."""

from decimal import Decimal
from typing import Final

from core.analysis.checks.names import contiguous
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item, What
from core.analysis.evidence import Evidence
from core.analysis.figures import LOGIC, rounds_to
from core.analysis.lemmas import words
from core.analysis.lexicon import Act
from core.analysis.polarity import LOOSE, STRICT
from core.model.analysis import Quote
from core.model.change import ValueType
from core.model.document import Side

_SET_AGAINST: Final = frozenset({Act.REPLACE, Act.CHANGE})
_BEFORE: Final = 12
"""Characters in which the word before a quote is looked for."""


def inline(scope: Scope) -> list[list[Quote] | None]:
    """For each quoted stretch the places where it stands, None where it stands nowhere."""
    return [_places(scope, item) for item in scope.claims.items if item.what is What.QUOTE and item.text.strip()]


def _places(scope: Scope, item: Item) -> list[Quote] | None:
    sides = [item.side] if item.side is not None and item.fixed else [Side.NEW, Side.OLD]
    text = item.text.strip()
    text = text.rstrip("….").strip() if text.endswith(("…", "...")) else item.text
    places = [quote for side in sides for one in scope.evidence if (quote := one.quote(side, text, any_first=True)) is not None]
    places = places or [quote for side in sides for one in scope.evidence for quote in one.joined(side, text)]
    if item.side is not None and not item.fixed:
        places = [quote for quote in places if quote.side is item.side]
    if places and all(_cut_off(scope, item, quote) for quote in places):
        places = []
    scope.quotes[item.start] = places
    if not places and any(_around(one, text) for one in scope.evidence):
        return []
    return places or None


def _around(one: Evidence, text: str) -> bool:
    """Whether the words are those of a heading, or of a cell beside the change, as they stand there."""
    return text.lower() in " … ".join(one.written[len(one.passages) :]).lower() and contiguous(words(text), one.context)


def _cut_off(scope: Scope, item: Item, quote: Quote) -> bool:
    """ "A condition was added: “to disclose the terms”", where a "not" stands before these words and the sentence has none; of
    what is set against other words («менее» заменено на «более») nothing is left out."""
    if " " not in item.text or not _presented(scope, item):
        return False
    passages = (passage for one in scope.evidence for passage in one.passages)
    own = next(one for one in passages if one.side is quote.side and one.block == quote.block and one.start <= quote.start)
    before = words(own.text[max(0, quote.start - own.start - _BEFORE) : quote.start - own.start])
    return bool(before) and before[-1].text.lower() in STRICT | LOOSE


def _presented(scope: Scope, item: Item) -> bool:
    """Whether a sentence gives one quote as it stands, for nothing else, in a clause that denies nothing."""
    if not _SET_AGAINST.isdisjoint(act for acts in scope.claims.acts.values() for act in acts):
        return False
    if any(one.what is What.QUOTE and one is not item for one in scope.claims.items):
        return False
    mine = (one for one in scope.clause(item) if one is not item)
    return not any(one.kind is ValueType.NEGATION or one.lower in STRICT | LOOSE for one in mine)


def proved(one: Evidence, quotes: list[Quote], scope: Scope) -> bool:
    """Whether the statement holds a quote of this change's changed words, or one of its changed values."""
    return any(one.proves(quote) for quote in quotes) or _mentions(scope, one)


def _mentions(scope: Scope, one: Evidence) -> bool:
    keys = {scope.key(item) for item in scope.claims.values()}
    if any(pair.old in keys or pair.new in keys for pair in one.pairs if pair.kind not in LOGIC):
        return True
    return any(
        key in pair.deltas or (key[0] == "percent" and isinstance(key[1], Decimal) and rounds_to(pair.percent, key[1]))
        for key in keys
        for pair in one.pairs
    )
