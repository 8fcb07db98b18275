"""A sentence taken apart: its words, values and quotes in order, and for each the version that the sentence speaks of."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise
from typing import Final

from core.analysis.figures import LOGIC
from core.analysis.lemmas import WORD, Word, words
from core.analysis.lexicon import Act, acts_of, lexicon
from core.analysis.options import FindValues
from core.model.change import FoundValue, ValueType
from core.model.document import Side

QUOTED: Final = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»|“([^“”]*)”|\"([^\"]*)\"|„([^„“]*)“")
_BREAK: Final = re.compile(r"[,;:()—!?…]|–|\.(?=\s|$)|→|=>|->|\s(?:а|но|but|while|whereas|тогда как)\s")
_PAST: Final = frozenset({"был", "была", "было", "были", "составлял", "составляла", "составляло", "составляли", "was", "were"})
_OWN_WORDS: Final = frozenset({"from", "to", "before", "after", "~"})
"""Bounds that are as often prepositions of the sentence itself: «с», «до», «ранее»; they are left as words."""
_NO_CARRIERS: Final = frozenset({ValueType.RANGE, ValueType.NEGATION})
_ARROW: Final = re.compile(r"→|=>|->")
_INSTEAD: Final = re.compile(r"\b(?:вместо|instead of|rather than|а не|в отличие от|unlike|взамен|in place of)\b", re.IGNORECASE)
_PREDICATES: Final = ("ен", "ена", "ено", "ены", "ён", "ался", "алась", "ились", "ился", "илась", "илось", "лся", "лось", "лись")
_AUXILIARY: Final = frozenset({"was", "were", "been", "is", "are", "has", "have"})
_DATED: Final = frozenset({Act.LATER, Act.EARLIER})
_TIMED: Final = frozenset(
    {"исходный", "новый", "старый", "прежний", "первоначальный", "предыдущий", "new", "old", "original", "previous", "former"}
)
"""Adjectives of time that a document may use of its own things."""
_BECAME: Final = re.compile(r"\b(?:became|стал[аои]?|превратил\w*|turned into)\b", re.IGNORECASE)
_ENDED: Final = re.compile(r"(?:no longer|больше не)\s+\Z", re.IGNORECASE)
_UP_DOWN: Final = frozenset({Act.UP, Act.DOWN})
_TO: Final = frozenset({"до", "to"})
_FROM: Final = frozenset({"с", "со", "from", "от"})
_INTO: Final = frozenset({"на", "by", "with", "в", "into"})
_BY: Final = frozenset({"на", "by"})


class What(Enum):
    WORD = "word"
    VALUE = "value"
    QUOTE = "quote"


@dataclass(slots=True, kw_only=True)
class Item:
    """One word, typed value or quote. `side` None: of either version. `delta`: stands where a difference would.
    `ended`: "no longer includes": a word of coming that says going."""

    what: What
    start: int
    end: int
    text: str
    clause: int = 0
    word: Word | None = None
    kind: ValueType | None = None
    value: FoundValue | None = None
    acts: frozenset[Act] = frozenset()
    side: Side | None = None
    fixed: bool = False
    delta: bool = False
    ended: bool = False
    partner: "Item | None" = None

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(slots=True, kw_only=True)
class Claims:
    """`items` in order; `clauses`: acts by clause."""

    text: str
    items: list[Item]
    acts: dict[int, set[Act]] = field(default_factory=dict)

    def values(self) -> list[Item]:
        return [item for item in self.items if item.what is What.VALUE and item.kind not in LOGIC]


def claims_of(text: str, find: FindValues, in_source: Callable[[Word], bool]) -> Claims:
    """Takes a sentence apart. A word of the cited changes («исходный код») is no cue of time."""
    items = _items(text, find)
    for item in items:
        if item.word is not None and item.acts and not item.ended and in_source(item.word) and not _predicate(item, items):
            item.acts &= _DATED
        if item.acts and _no_more(item, text):
            item.acts = frozenset()
    starts = [match.start() for match in _BREAK.finditer(text) if not _inside(match.start(), items)]
    for item in items:
        item.clause = sum(1 for start in starts if start < item.start)
    claims = Claims(text=text, items=items)
    for item in items:
        if item.acts:
            claims.acts.setdefault(item.clause, set()).update(item.acts)
    _default_sides(claims, in_source)
    _pairs(claims)
    _after_preposition(claims)
    _arrows(claims)
    _replaced(claims)
    _became(claims)
    _instead(claims)
    return claims


def _no_more(item: Item, text: str) -> bool:
    """«больше не», "no longer", "any more": of time, not of size."""
    if item.lower == "больше":
        return text[item.end : item.end + 5].lower().startswith((" не ", " нет "))
    return item.lower in ("longer", "more") and text[: item.start].lower().rstrip().endswith((" no", " not", " any"))


def _predicate(item: Item, items: list[Item]) -> bool:
    """Whether a word that may be of the document is the sentence's own verb: «увеличен», "was increased"."""
    if item.lower.endswith(_PREDICATES):
        return True
    before = [other.lower for other in items if other.end <= item.start][-1:]
    return bool(before) and before[0] in _AUXILIARY


def _inside(at: int, items: list[Item]) -> bool:
    return any(item.start <= at < item.end for item in items if item.what is not What.WORD)


def _items(text: str, find: FindValues) -> list[Item]:
    found: list[Item] = []
    for match in QUOTED.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        found.append(Item(what=What.QUOTE, start=match.start(), end=match.end(), text=inner))
    quotes = list(found)
    for kind, value in find(text):
        if kind is ValueType.NAME and any(q.start >= value.start and q.end <= value.end for q in quotes):
            found = [q for q in found if not (value.start <= q.start and q.end <= value.end)]
        elif any(value.start < q.end and q.start < value.end for q in quotes):
            continue
        if kind is ValueType.NAME:
            value = _named(value)
        if kind is ValueType.RANGE and value.value in _OWN_WORDS:
            continue
        found.append(Item(what=What.VALUE, start=value.start, end=value.end, text=value.text, kind=kind, value=value))
    taken = sorted((item.start, item.end) for item in found)
    for word in words(text):
        if not any(start < word.end and word.start < end for start, end in taken):
            acts = acts_of(word.text)
            ended = bool(acts) and Act.ADD in acts and _ENDED.search(text, max(0, word.start - 12), word.start) is not None
            acts = frozenset({Act.DELETE}) if ended else acts
            found.append(Item(what=What.WORD, start=word.start, end=word.end, text=word.text, word=word, acts=acts, ended=ended))
    found.sort(key=lambda item: item.start)
    return found


def _named(value: FoundValue) -> FoundValue:
    """The name without words of the sentence that its capital drew in: "Instead of Beam Ltd"."""
    text, start = value.text, value.start
    while (match := WORD.match(text)) is not None and match.group().lower() in lexicon().meta and " " in text:
        cut = len(text) - len(text[match.end() :].lstrip())
        text, start = text[cut:], start + cut
    return replace(value, text=text, start=start, value=value.value[-len(text) :]) if start != value.start else value


def _default_sides(claims: Claims, in_source: Callable[[Word], bool]) -> None:
    """By clause: cues of time first, then what the clause says happened; a clause with neither goes on with the one before."""
    last: Side | None = Side.NEW
    for clause in sorted({item.clause for item in claims.items}):
        items = [item for item in claims.items if item.clause == clause]
        acts = claims.acts.get(clause, set())
        cues = [(item.start, side) for item in items if (side := _cue(item, bool(acts), in_source)) is not None]
        if cues:
            for item in items:
                before = [side for start, side in cues if start <= item.start]
                item.side = before[-1] if before else cues[0][1]
            last = items[-1].side
            continue
        last = _by_acts(items, acts, last)


def _cue(item: Item, acts: bool, in_source: Callable[[Word], bool]) -> Side | None:
    if item.word is None or (item.word.forms & _TIMED and in_source(item.word)):
        return None
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


def _gap(claims: Claims, index: int) -> list[Item]:
    return claims.items[:index][::-1]


def _pairs(claims: Claims) -> None:
    """«с A до B», "from A to B": A is old, B new; a bare A takes the unit of B."""
    carriers = [
        i
        for i, item in enumerate(claims.items)
        if item.what is not What.WORD and item.kind not in (ValueType.RANGE, ValueType.NEGATION)
    ]
    for first, second in pairwise(carriers):
        a, b = claims.items[first], claims.items[second]
        before = _preposition(claims, first)
        between = [item.lower for item in claims.items[first + 1 : second]]
        if before in _FROM and between and between[-1] in (_TO | {"на", "по"}) and len(between) <= 3:
            _set(a, Side.OLD)
            _set(b, Side.NEW)
            a.partner, b.partner = b, a
        elif _ARROW.search(claims.text, a.end, b.start) is not None:
            a.partner, b.partner = b, a


def _preposition(claims: Claims, index: int) -> str:
    return claims.items[index - 1].lower if index else ""


def _after_preposition(claims: Claims) -> None:
    """«увеличен до B», «заменён на B», «сокращён с A», «на X больше»."""
    for i, item in enumerate(claims.items):
        if item.what is What.WORD or item.fixed or item.kind in (ValueType.NEGATION, ValueType.RANGE):
            continue
        before = _preposition(claims, i)
        acts = {act for other in claims.items[:i] if other.clause == item.clause for act in other.acts}
        around = {act for other in claims.items if other.clause == item.clause for act in other.acts}
        if before in _TO and acts & {Act.UP, Act.DOWN, Act.CHANGE, Act.REPLACE, Act.MOVE, Act.LATER, Act.EARLIER}:
            _set(item, Side.NEW)
        elif before in _BY and around & {*_UP_DOWN, Act.LATER, Act.EARLIER, Act.MOVE} and not acts & {Act.REPLACE, Act.CHANGE}:
            item.delta = True
        elif before in _INTO and acts & {Act.REPLACE, Act.CHANGE}:
            _set(item, Side.NEW)
        elif before in _FROM and acts and item.kind is not ValueType.DATE:
            _set(item, Side.OLD)
        elif _stands_for_delta(claims, i):
            item.delta = True


def _stands_for_delta(claims: Claims, i: int) -> bool:
    """«разница 5 дней», "(+50 %)", «5 дней больше»."""
    item = claims.items[i]
    around = {act for other in claims.items if other.clause == item.clause for act in other.acts}
    after = claims.text[item.end : item.end + 10].split()[:1]
    if around & _UP_DOWN and after and after[0] in ("больше", "меньше", "more", "less", "longer", "shorter"):
        return True
    if claims.text[: item.start].rstrip().endswith(("(+", "(−", "(-", "(–", "+", "−")):
        return True
    return bool({other.lower for other in claims.items[max(0, i - 4) : i]} & {"разница", "разность", "difference"})


def _arrows(claims: Claims) -> None:
    for match in _ARROW.finditer(claims.text):
        left = [item for item in claims.items if item.end <= match.start()]
        right = [item for item in claims.items if item.start >= match.end()]
        if left and right:
            _set(left[-1], Side.OLD)
            _set(right[0], Side.NEW)


def _replaced(claims: Claims) -> None:
    """«A заменено на B», «A заменён B», "A was replaced by B"."""
    for i, act in enumerate(claims.items):
        passive = act.lower.endswith(_PREDICATES) or (i > 0 and claims.items[i - 1].lower in _AUXILIARY)
        if Act.REPLACE not in act.acts or not passive:
            continue
        mine = [item for item in claims.items if item.clause == act.clause and item.what is not What.WORD]
        left = [item for item in mine if item.end <= act.start and item.kind not in _NO_CARRIERS]
        right = [item for item in mine if item.start >= act.end and item.kind not in _NO_CARRIERS]
        if left and right:
            _set(left[-1], Side.OLD)
            _set(right[0], Side.NEW)
        elif not mine and i + 1 < len(claims.items) and claims.items[i + 1].lower in _INTO:
            for item in claims.items:
                if item.clause == act.clause and item is not act:
                    _set(item, Side.OLD if item.end <= act.start else Side.NEW)


def _became(claims: Claims) -> None:
    """«A стало B», "A became B": the values and quotes on either side."""
    for match in _BECAME.finditer(claims.text):
        if _inside(match.start(), claims.items):
            continue
        left = [item for item in claims.items if item.end <= match.start() and item.what is not What.WORD]
        right = [item for item in claims.items if item.start >= match.end() and item.what is not What.WORD]
        if left and right and left[-1].clause == right[0].clause:
            _set(left[-1], Side.OLD)
            _set(right[0], Side.NEW)


def _instead(claims: Claims) -> None:
    """«B вместо A», «вместо A указано B»: what follows «вместо», up to the clause's end or the next value, is old."""
    for match in _INSTEAD.finditer(claims.text):
        if _inside(match.start(), claims.items):
            continue
        after = [item for item in claims.items if item.start >= match.end()]
        if not after:
            continue
        clause = after[0].clause
        own = [item for item in claims.items if item.end <= match.start() and item.what is not What.WORD]
        first = next((item for item in after if item.what is not What.WORD and item.kind not in _NO_CARRIERS), None)
        here = [item for item in own if item.clause == clause]
        for item in after:
            if item.clause == clause:
                beyond = first is not None and not here and item.start > first.end
                _set(item, Side.NEW) if beyond else _set(item, Side.OLD)
        if own and not own[-1].fixed:
            _set(own[-1], Side.NEW)
        rest = [item for item in after if item.clause == clause + 1 and item.what is not What.WORD]
        if match.start() == 0 and rest:
            _set(rest[0], Side.NEW)
