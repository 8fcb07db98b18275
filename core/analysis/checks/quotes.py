"""Quotes inside the sentence, and whether the statement holds evidence of each change that it cites."""

from decimal import Decimal

from core.analysis.checks.names import contiguous
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item, What
from core.analysis.evidence import Evidence
from core.analysis.figures import LOGIC, rounds_to
from core.analysis.lemmas import words
from core.model.analysis import Quote
from core.model.document import Side


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
    scope.quotes[item.start] = places
    if not places and any(contiguous(words(text), one.context) for one in scope.evidence):
        return []
    return places or None


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
