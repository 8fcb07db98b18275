"""Where a figure of a sentence is a difference of two: «на 5 дней», "by about 33 %", "an increase of 5 days", "(−12 %)"."""

import re
from collections.abc import Callable, Set
from typing import Final

from core.analysis.claims import COMPARATIVES, Claims, Item, What
from core.analysis.lexicon import Act
from core.model.change import ValueType

Stands = Callable[[Item], bool]
"""Whether the changes have a value as it is written, on either side."""

ABOUT: Final = frozenset(
    "примерно около почти приблизительно порядка approximately about nearly almost roughly around some".split()
)
"""Before a figure that is rounded."""
_SMALL: Final = ABOUT | frozenset("целых ровно exactly another a an full".split())
"""What may stand between a preposition and its figure."""
_NO_ACTS: Final[frozenset[Act]] = frozenset()
_MOVING: Final = frozenset({Act.UP, Act.DOWN, Act.LATER, Act.EARLIER})
_ADDED: Final = frozenset({"additional", "extra", "дополнительных", "дополнительно"})
_DIFFERENCE: Final = frozenset({"разница", "разность", "difference"})
_POINTS: Final = re.compile(r"пункт|point|\bpp\b|п\.\s?п", re.IGNORECASE)
"""Of a percentage: a difference of two."""
_BY: Final = frozenset({"на", "by"})
_OPENED: Final = re.compile(r"\((?:(?:на|или|or|by|i\.e\.|то есть на|that is)\s)?\Z")
_NOUNS: Final = frozenset(
    "increase decrease reduction rise fall drop growth cut raise extension shortening decline увеличение уменьшение снижение "
    "повышение рост сокращение прирост продление удлинение падение".split()
)
"""What has a size of its own: that of the difference."""
_AMOUNTS: Final = frozenset("is was of to amounts amounted equals составило составил составила составляет равно равен".split())
_TIED: Final = frozenset({"from", "to", "с", "со", "до"})
_SIGNS: Final = ("+", "−", "-", "–")
_OPENING: Final = ("", "(", ":", ",", ";")
_NARROWING: Final = frozenset("но but лишь только only".split())
""" "…, but only for a year": no size of what happened."""
_PIECES: Final = 2
"""Pieces of a sentence back to where the change was told: "rose from 4 to 6, that is, by 50 %"."""


def lead(claims: Claims, item: Item) -> str:
    """The word before a figure, in lower case, words of rounding left out: "by" of "by about 33 %"."""
    at = item.index - 1
    while at >= 0 and claims.items[at].lower in _SMALL and claims.items[at].clause == item.clause:
        at -= 1
    return claims.items[at].lower if at >= 0 else ""


def acts_led(claims: Claims, item: Item) -> Set[Act]:
    """What happened by the piece before, for a piece that only goes on with it: "(from 45 days)", ", by 33 %"."""
    mine = claims.clauses[item.clause]
    if (
        item.clause in claims.acts
        or any(one.lower in _NARROWING for one in mine)
        or not all(one.meta or one is item or one.small or one.lower in _BY for one in mine)
    ):
        return _NO_ACTS
    before = (claims.acts.get(item.clause - step) for step in range(1, _PIECES + 1))
    return next((acts for acts in before if acts), _NO_ACTS)


def follows_by(before: str, acts: Set[Act], around: Set[Act], item: Item) -> bool:
    """«увеличен на 5 дней», "changed by 5 days", but not «изменён на 5 дней», "replaced by 5 days"."""
    if item.kind is ValueType.DATE:
        return False  # «перенесено на 30.06.2026»
    if before == "by" and Act.CHANGE in acts and Act.REPLACE not in acts:
        return item.what is What.VALUE
    moves = around & {*_MOVING, Act.MOVE}
    return before in _BY and bool(moves) and not acts & {Act.REPLACE, Act.CHANGE}


def is_one(claims: Claims, item: Item, around: Set[Act], stands: Stands) -> bool:
    """In every other turn."""
    if item.what is not What.VALUE:
        return False
    return (
        _stands_for_it(claims, item, around)
        or _restated(claims, item)
        or _in_percent(claims, item)
        or _has_size(claims, item)
        or (signed(claims, item) != 0 and not stands(item))
    )


def signed(claims: Claims, item: Item) -> int:
    """1 of "+5 days", -1 of "−5 %", where the sign opens a piece or follows a word; 0 without a sign."""
    text, start = claims.text, item.start
    mark = text[start : start + 1]
    if mark not in _SIGNS:
        mark = text[start - 1 : start] if start else ""
        start -= 1
    if mark not in _SIGNS:
        return 0
    lead_in = text[:start].rstrip()[-1:]
    if text[start - 1 : start].isalnum() or (lead_in not in _OPENING and not lead_in.isalpha()):
        return 0  # "2-8 °C", "5 – 8"
    return 1 if mark == "+" else -1


def _stands_for_it(claims: Claims, item: Item, around: Set[Act]) -> bool:
    """«разница 5 дней», «(+50 %)», «5 дней больше», "an increase of 20 percentage points"."""
    if item.kind is ValueType.PERCENT and around & _MOVING and _POINTS.search(item.text) is not None:
        return True
    after = claims.items[item.index + 1] if item.index + 1 < len(claims.items) else None
    close = after is not None and after.clause == item.clause and after.start - item.end <= 1
    if close and after is not None and (after.lower in _ADDED or (around & _MOVING and after.acts and _compares(after))):
        return True
    if claims.text[: item.start].rstrip().endswith(("(+", "(−", "(-", "(–", "+", "−")):
        return True
    return any(other.lower in _DIFFERENCE for other in claims.items[max(0, item.index - 4) : item.index])


def _restated(claims: Claims, item: Item) -> bool:
    """«…, то есть на 25 %», "that is by 25 %": the difference, counted after both values."""
    words = [one.lower for one in claims.items[max(0, item.index - 4) : item.index] if one.lower not in _SMALL]
    return words[-2:] in (["есть", "на"], ["is", "by"], ["e", "by"])


def _in_percent(claims: Claims, item: Item) -> bool:
    """«…на 600 000 рублей (на 25 %)», "by EUR 6,000 (25%)": the same difference, as a share."""
    if item.kind is not ValueType.PERCENT or not claims.text[item.end :].lstrip().startswith(")"):
        return False
    opened = _OPENED.search(claims.text, 0, item.start)
    before = next((one for one in reversed(claims.items[: item.index]) if one.carries), None)
    return opened is not None and before is not None and before.delta and before.end <= opened.start() <= before.end + 1


def _has_size(claims: Claims, item: Item) -> bool:
    """ "An increase of 5 days", «увеличение срока составило 5 дней», "up 12 %": the size of what happened."""
    if item.kind is ValueType.DATE or item.partner is not None:
        return False
    before = claims.items[item.index - 1] if item.index else None
    if before is not None and before.lower in ("up", "down") and before.acts and before.clause == item.clause:
        return True
    noun = next((one for one in reversed(claims.clauses[item.clause]) if one.index < item.index and _is_noun(one)), None)
    if noun is None or lead(claims, item) not in _AMOUNTS:
        return False
    between = claims.items[noun.index + 1 : item.index]
    if any(one.carries or one.lower in _TIED for one in between):
        return False
    return all(one.lower in _SMALL or one.lower == "of" for one in between) or lead(claims, item) not in ("of", "to")


def _is_noun(item: Item) -> bool:
    return item.word is not None and bool(item.acts & _MOVING) and not item.word.forms.isdisjoint(_NOUNS)


def _compares(item: Item) -> bool:
    """«Больше», «позже», "later", "lower": a comparative, no verb."""
    return item.lower in COMPARATIVES
