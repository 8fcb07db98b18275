"""Which of the two versions each word, value and quote of a sentence speaks of."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from core.analysis.claims import COMPARATIVES, Claims, Item, What, passive, taken_apart
from core.analysis.lemmas import Word, cyrillic, finite, nominative
from core.analysis.lexicon import Act, lexicon
from core.analysis.modals import NAMES
from core.analysis.options import FindValues
from core.model.change import ValueType
from core.model.document import Side

_PAST: Final = frozenset({"был", "была", "было", "были", "составлял", "составляла", "составляло", "составляли", "was", "were"})
_ARROW: Final = re.compile(r"→|=>|->")
_INSTEAD: Final = re.compile(
    r"\b(?:вместо|взамен|instead of|rather than|а не|в отличие от|unlike|in place of|по сравнению с|против|"
    r"(?:as )?compared (?:to|with)|in contrast to|as opposed to|and not|but not)\b|,\s*not\b",
    re.IGNORECASE,
)
_TIMED: Final = frozenset(
    {"исходный", "новый", "старый", "прежний", "первоначальный", "предыдущий", "new", "old", "original", "previous", "former"}
)
"""Adjectives of time that a document may use of its own things."""
_BECAME: Final = re.compile(r"\b(?:became|becomes|(?:has|have) become|стал[аои]?|превратил\w*|turned into)\b", re.IGNORECASE)
_REPLACES: Final = re.compile(r"\b(?:replaces|takes over|took over|(?:takes|took) the place of|replaced|supersedes|(?:за|с)менил[аои]?|заменяет|заменяют|сменяет)\b", re.IGNORECASE)
_NOT_BUT: Final = re.compile(r"\b(?:не|not)\s+([^,;.]{1,60}),?\s(?:а|but)\s", re.IGNORECASE)
_UP_DOWN: Final = frozenset({Act.UP, Act.DOWN})
_MOVING: Final = frozenset({Act.UP, Act.DOWN, Act.LATER, Act.EARLIER})
_ADDED: Final = frozenset({"additional", "extra", "дополнительных", "дополнительно"})
_MAKES_NEW: Final = frozenset({Act.CHANGE, Act.REPLACE, Act.MOVE, Act.LATER, Act.EARLIER, *_UP_DOWN})
_THAN: Final = frozenset({"than", "as", "чем"})
_TO: Final = frozenset({"до", "to"})
_FROM: Final = frozenset({"с", "со", "from", "от"})
_INTO: Final = frozenset({"на", "by", "with", "в", "into"})
_BY: Final = frozenset({"на", "by"})
_BETWEEN: Final = 3
"""Words between «с A» and «до B»."""


Test = Callable[[Word], bool]


def claims_of(text: str, found: list[Word], find: FindValues, in_source: Test, own: Test) -> Claims:
    """A sentence taken apart, each item with its `side`, `fixed`, `delta` and `partner`. A word that is `in_source` («исходный
    код») is no cue of time."""
    claims = taken_apart(text, found, find, own)
    _default_sides(claims, in_source)
    _pairs(claims)
    _after_preposition(claims)
    _arrows(claims)
    _replaced(claims)
    _replaces(claims)
    _became(claims)
    _instead(claims)
    _not_but(claims)
    _from_to_words(claims)
    return claims


def _default_sides(claims: Claims, in_source: Callable[[Word], bool]) -> None:
    """By clause: cues of time first, then what the clause says happened; a clause with neither goes on with the one before."""
    last: Side | None = Side.NEW
    clauses: dict[int, list[Item]] = {}
    for item in claims.items:
        clauses.setdefault(item.clause, []).append(item)
    for clause, items in clauses.items():
        acts = claims.acts.get(clause, set())
        free = [item for item in items if item.ended is None]
        told = ((item, claims.items[item.index - 1] if item.index else None) for item in free)
        cues = [(item.start, side) for item, before in told if (side := _cue(item, before, bool(acts), in_source)) is not None]
        if cues:
            first = None if _compared(claims, cues[0][0]) else cues[0][1]
            for item in free:
                before = [side for start, side in cues if start <= item.start]
                item.side = before[-1] if before else first
            last = items[-1].side
        elif len(free) < len(items):
            for item in free:
                item.side = None  # "A is no longer B": A may be of either
        else:
            last = _by_acts(items, acts, last)


def _compared(claims: Claims, cue: int) -> bool:
    """ "150 lower than previously", «вдвое чаще, чем раньше»: the cue says nothing of what stands before it."""
    before = next((item for item in reversed(claims.items) if item.end <= cue), None)
    return before is not None and before.lower in _THAN


def _cue(item: Item, before: Item | None, acts: bool, in_source: Callable[[Word], bool]) -> Side | None:
    if item.word is None or (item.word.forms & _TIMED and in_source(item.word)):
        return None
    if before is not None and Act.SAME in before.acts:
        return None  # «остался прежним»
    if item.word.forms & lexicon().old and item.lower not in ("вместо", "instead"):
        return Side.OLD
    if item.word.forms & lexicon().new:
        return Side.NEW
    if item.lower in _PAST and not acts:
        return Side.OLD
    return None


def _by_acts(items: list[Item], acts: set[Act], last: Side | None) -> Side | None:
    if not acts:
        for item in items:
            item.side = last
        return last
    side = Side.NEW if acts <= {Act.ADD, Act.UP, Act.DOWN} and Act.ADD in acts else Side.OLD if acts == {Act.DELETE} else None
    for item in items:
        item.side = side
    return side if side is not None else Side.NEW


def _set(item: Item, side: Side) -> None:
    item.side, item.fixed = side, True


def _before(claims: Claims, item: Item) -> str:
    return claims.items[item.index - 1].lower if item.index else ""


def _pairs(claims: Claims) -> None:
    """«с A до B», "from A to B": A is old, B new; a bare A takes the unit of B."""
    for a, b in pairwise(item for item in claims.items if item.carries):
        between = [item.lower for item in claims.items[a.index + 1 : b.index]]
        if _before(claims, a) in _FROM and between and between[-1] in (_TO | {"на", "по"}) and len(between) <= _BETWEEN:
            _set(a, Side.OLD)
            _set(b, Side.NEW)
            a.partner, b.partner = b, a
        elif _ARROW.search(claims.text, a.end, b.start) is not None:
            a.partner, b.partner = b, a


def _after_preposition(claims: Claims) -> None:
    """«увеличен до B», «заменён на B», «сокращён с A», «на X больше»."""
    for i, item in enumerate(claims.items):
        if item.fixed or not item.carries:
            continue
        before = _before(claims, item)
        acts = {act for other in claims.items[:i] if other.clause == item.clause for act in other.acts}
        around = claims.acts.get(item.clause, set())
        if before in _TO and acts & _MAKES_NEW:
            _set(item, Side.NEW)
        elif _by(before, acts, around, item):
            item.delta = True
        elif before in _INTO and acts & {Act.REPLACE, Act.CHANGE}:
            _set(item, Side.NEW)
        elif before in _FROM and acts and item.kind is not ValueType.DATE:
            _set(item, Side.OLD)
        elif _stands_for_delta(claims, item, around):
            item.delta = True


def _by(before: str, acts: set[Act], around: set[Act], item: Item) -> bool:
    """«увеличен на 5 дней», "changed by 5 days", but not «изменён на 5 дней», "replaced by 5 days"."""
    if before == "by" and Act.CHANGE in acts and Act.REPLACE not in acts:
        return item.what is What.VALUE
    moves = around & {*_UP_DOWN, Act.LATER, Act.EARLIER, Act.MOVE}
    return before in _BY and bool(moves) and not acts & {Act.REPLACE, Act.CHANGE}


def _stands_for_delta(claims: Claims, item: Item, around: set[Act]) -> bool:
    """«разница 5 дней», «(+50 %)», «5 дней больше»."""
    after = claims.items[item.index + 1] if item.index + 1 < len(claims.items) else None
    close = item.what is What.VALUE and after is not None and after.clause == item.clause and after.start - item.end <= 1
    if close and after is not None and (after.lower in _ADDED or (around & _MOVING and after.acts and _compares(after))):
        return True
    if claims.text[: item.start].rstrip().endswith(("(+", "(−", "(-", "(–", "+", "−")):
        return True
    return bool(
        {other.lower for other in claims.items[max(0, item.index - 4) : item.index]} & {"разница", "разность", "difference"}
    )


def _compares(item: Item) -> bool:
    """«Больше», «позже», "later", "lower": a comparative, no verb."""
    return item.lower in COMPARATIVES


def _around(claims: Claims, start: int, end: int, *, words: bool = False) -> tuple[Item | None, Item | None]:
    """The last item before a place and the first after it, in one clause: values and quotes, or content of any kind."""
    left = [item for item in claims.items if item.end <= start and (words or item.what is not What.WORD)]
    right = [item for item in claims.items if item.start >= end and (words or item.what is not What.WORD)]
    return (left[-1] if left else None), (right[0] if right else None)


def _arrows(claims: Claims) -> None:
    for match in _ARROW.finditer(claims.text):
        left, right = _around(claims, match.start(), match.end(), words=True)
        if left is not None and right is not None:
            _set(left, Side.OLD)
            _set(right, Side.NEW)


def _replaced(claims: Claims) -> None:
    """«A заменено на B», «заменён B», "A was replaced by B"."""
    for act in claims.items:
        if Act.REPLACE not in act.acts or not passive(act, claims.items):
            continue
        mine = [item for item in claims.items if item.clause == act.clause]
        left = [item for item in mine if item.carries and item.end <= act.start]
        right = [item for item in mine if item.carries and item.start >= act.end]
        if left and right:
            _set(left[-1], Side.OLD)
            _set(right[0], Side.NEW)
        elif all(item.what is What.WORD for item in mine) and _before_is_into(claims, act):
            for item in mine:
                if item is not act:
                    _set(item, Side.OLD if item.end <= act.start else Side.NEW)


def _before_is_into(claims: Claims, act: Item) -> bool:
    return act.index + 1 < len(claims.items) and claims.items[act.index + 1].lower in _INTO


def _replaces(claims: Claims) -> None:
    """«B заменил A», "B replaces A": the other way round."""
    for match in _REPLACES.finditer(claims.text):
        verb = next((item for item in claims.items if item.start == match.start()), None)
        if verb is None or passive(verb, claims.items) or (verb.lower == "replaced" and _before_is_into(claims, verb)):
            continue
        turned = _object_first(claims, verb)
        for item in claims.items:
            if item.clause == verb.clause and item is not verb:
                _set(item, Side.NEW if (item.end <= verb.start) is not turned else Side.OLD)


def _object_first(claims: Claims, verb: Item) -> bool:
    """«Президента сменил директор»: who went stands before the verb, in no case of a subject."""
    if not verb.index or verb.index + 1 >= len(claims.items) or not cyrillic(verb.text):
        return False
    before, after = (claims.items[verb.index + step].text.split()[0] for step in (-1, 1))
    return not nominative(before) and nominative(after)


def _became(claims: Claims) -> None:
    """«A стало B», "A became B": the values and quotes on either side."""
    for match in _BECAME.finditer(claims.text):
        if claims.inside(match.start()):
            continue
        left, right = _around(claims, match.start(), match.end())
        if left is not None and right is not None and left.clause == right.clause:
            _set(left, Side.OLD)
            _set(right, Side.NEW)
        named = [item for item in claims.items if item.word is not None and not item.word.forms.isdisjoint(NAMES)]
        for item in named if left is None and right is None else ():
            _set(item, Side.OLD if item.end <= match.start() else Side.NEW)  # "the right became a duty"
        for item in claims.items if any(item.end <= match.start() for item in named) else ():
            if item not in named and item.end <= match.start() and not item.fixed:
                item.side = None  # «рекомендация о длине стала требованием»


def _instead(claims: Claims) -> None:
    """«B вместо A», «вместо A указано B»: what follows «вместо», up to the clause's end or the next value, is old."""
    for match in _INSTEAD.finditer(claims.text):
        after = [item for item in claims.items if item.start >= match.end()]
        if not after or claims.inside(match.start()):
            continue
        clause = after[0].clause
        own = [item for item in claims.items if item.end <= match.start() and item.what is not What.WORD]
        first = next((item for item in after if item.carries), None)
        here = [item for item in own if item.clause == clause]
        said = next((item.start for item in after[1:] if item.clause == clause and _says(item)), len(claims.text))
        leads = match.start() == 0 or claims.text[: match.start()].rstrip().endswith(":")
        for item in after:
            if item.clause == clause and item.ended is None:
                if leads and item.start >= said:
                    _set(item, Side.NEW)
                    continue
                beyond = first is not None and not here and item.start > first.end and match.start() == 0
                _set(item, Side.NEW if beyond else Side.OLD)
        if own and not own[-1].fixed:
            _set(own[-1], Side.NEW)
        rest = [item for item in after if item.clause == clause + 1 and item.what is not What.WORD]
        if match.start() == 0 and rest:
            _set(rest[0], Side.NEW)


def _says(item: Item) -> bool:
    """«Вместо A требуется B», «вместо A используется B»: the verb after which the new begins."""
    return item.kind is ValueType.MODALITY or (item.word is not None and cyrillic(item.text) and finite(item.text))


def _not_but(claims: Claims) -> None:
    """«не 10, а 15 дней»: the first is old."""
    for match in _NOT_BUT.finditer(claims.text):
        if match.start() in claims.contrasts:
            for item in claims.items:
                if match.start(1) <= item.start and item.end <= match.end(1):
                    _set(item, Side.OLD)


def _from_to_words(claims: Claims) -> None:
    """ "Was changed from Scotland to England", «перешло от продавца к покупателю»: words alone, each on its side."""
    for act in claims.items:
        if not act.acts & _MAKES_NEW:
            continue
        after = [item for item in claims.items if item.clause == act.clause and item.start >= act.end]
        if any(item.carries for item in after):
            continue
        start = next((item for item in after if item.lower in _FROM | {"из"}), None)
        rest = [item for item in after if start is not None and item.start > start.start]
        end = next((item for item in rest if item.lower in _INTO | _TO | {"к"}), None)
        if start is None or end is None:
            continue
        for item in after:
            if item.start > start.start:
                _set(item, Side.OLD if item.start < end.start else Side.NEW)
