"""Which of the two versions each word, value and quote of a sentence speaks of."""

from collections.abc import Callable, Set
from functools import cache
from itertools import pairwise
from typing import Final

from core.analysis import absences, differences, turns
from core.analysis.claims import AUXILIARY, DELETED, Claims, Item, passive, taken_apart
from core.analysis.differences import Stands
from core.analysis.lemmas import Word
from core.analysis.lexicon import Act, lexicon
from core.analysis.options import FindValues
from core.model.change import ValueType
from core.model.document import Side

_PAST: Final = frozenset({"был", "была", "было", "были", "составлял", "составляла", "составляло", "составляли", "was", "were"})
_PRESENT: Final = frozenset({"is", "are", "has", "have", "shall", "must", "may", "will"})
_PAST_OR_USED_OR_BEFORE: Final = _PAST | {"used", "before"}
_CLOSING: Final = frozenset("before previously formerly earlier now раньше ранее прежде теперь сейчас".split())
_AND: Final = frozenset("and и but а но where when while which whereas где когда что".split())
_NO_ACTS: Final[frozenset[Act]] = frozenset()
_TIMED: Final = frozenset(
    {"исходный", "новый", "старый", "прежний", "первоначальный", "предыдущий", "new", "old", "original", "previous", "former"}
)
"""Adjectives of time that a document may use of its own things."""
_SOONER: Final = frozenset({Act.EARLIER})
_REPLACED: Final = frozenset({Act.REPLACE, Act.CHANGE})
_THAN: Final = frozenset({"than", "as", "чем"})
_LEADING: Final = frozenset("in under according в согласно по".split())
_LEAD: Final = 6
"""Words of a piece that only says of which version the next one is."""
_BETWEEN: Final = 3
"""Words between «с A» and «до B»."""


Test = Callable[[Word], bool]


def claims_of(text: str, found: list[Word], find: FindValues, in_source: Test, own: Test, stands: Stands) -> Claims:
    """A sentence taken apart, each item with its `side`, `fixed`, `delta` and `partner`. A word that is `in_source` («исходный
    код») is no cue of time; a figure that `stands` in the changes with its sign is no difference."""
    claims = taken_apart(text, found, find, own)
    _default_sides(claims, in_source, absences.sides_of(claims, in_source))
    _bare_deletions(claims)
    _pairs(claims)
    _after_preposition(claims, stands)
    turns.apply(claims)
    return claims


def _default_sides(claims: Claims, in_source: Callable[[Word], bool], absent: dict[int, Side]) -> None:
    """By clause: cues of time first, then what the clause says happened; a clause with neither goes on with the one before."""
    last: Side | None = Side.NEW
    timed = _timed(claims)
    brackets, opened = "(" in claims.text, last
    if timed and _leads_in(claims):
        timed = [item for item in timed if item.clause != 1 or item.lower not in _PAST]
    for clause, items in claims.clauses.items():
        acts = claims.acts.get(clause, _NO_ACTS)
        free = [item for item in items if item.ended is None]
        asked = [item for item in timed if item.clause == clause and item.ended is None] if timed else []
        if brackets:
            opened, last = _within(claims, items[0], opened, last)
        cues = _told(claims, asked, bool(acts), in_source) if asked and clause not in absent else []
        if clause in absent:
            last = absent[clause]
            for item in free:
                item.side = last
        elif cues:
            first = None if _compared(claims, cues[0][0]) else Side.NEW if _is_and_was(items, cues[0][0]) else cues[0][1]
            for item in free:
                before = [side for start, side in cues if start <= item.start]
                item.side = before[-1] if before else first
            last = items[-1].side
        elif len(free) < len(items):
            for item in free:
                item.side = None  # "A is no longer B": A may be of either
            if items[-1].ended == DELETED:
                last = Side.OLD  # «больше не указано, что …»
        else:
            last = _by_acts(items, acts, last)


def _bare_deletions(claims: Claims) -> None:
    """«Норма, по которой поставщик ведёт учёт, исключена»: what stands between the rule and its end is of the old version."""
    for clause, acts in claims.acts.items():
        mine = claims.clauses[clause]
        if acts != {Act.DELETE} or not all(one.meta or one.acts for one in mine) or not passive(mine[-1], claims.items):
            continue
        for item in claims.clauses.get(clause - 1, []) if clause - 1 not in claims.acts and clause > 1 else []:
            item.side = Side.OLD


def _within(claims: Claims, first: Item, outer: Side | None, last: Side | None) -> tuple[Side | None, Side | None]:
    """What stands in brackets («залог — 3 000 (было 2 000), плата — 950») says nothing of what follows them: the side before the
    bracket, and the one that goes on."""
    start = claims.items[first.index - 1].end if first.index else 0
    between = claims.text[start : first.start]
    if ")" in between:
        last = outer
    return (last, last) if "(" in between else (outer, last)


def _leads_in(claims: Claims) -> bool:
    """Whether a sentence begins with the new version: "under the new version, the error was 3 %"."""
    first = claims.clauses.get(0, [])
    new = any(item.word is not None and not item.word.forms.isdisjoint(lexicon().new) for item in first)
    return new and len(first) <= _LEAD and first[0].lower in _LEADING and not any(item.carries for item in first)


def _told(claims: Claims, asked: list[Item], acts: bool, in_source: Callable[[Word], bool]) -> list[tuple[int, Side]]:
    """Where these words of a clause tell of a version, and of which."""
    told = ((item, claims.items[item.index - 1] if item.index else None) for item in asked)
    cues = [(item.start, side) for item, before in told if (side := _cue(item, before, acts, in_source)) is not None]
    cues += [(item.start, Side.OLD) for item in asked if item.lower == "used" and _before_to(claims, item)]
    own = cues
    cues = [(_piece(claims, start), side) for start, side in cues]
    cues += [(_piece(claims, item.start), Side.OLD) for item in asked if item.lower == "before" and _ends_piece(claims, item)]
    first = claims.clauses[asked[0].clause][0].start
    closed = [one for one in cues if one not in own and one[0] > first]
    cues += [(first, Side.NEW if side is Side.OLD else Side.OLD) for _, side in closed]  # "40 % where 20 % was enough before"
    cues.sort(key=lambda cue: cue[0])
    if len(cues) > 1 and cues[0][1] is Side.NEW and not _is_said(claims, asked[0].clause):
        return [cue for cue in cues if cue[0] not in {item.start for item in asked if item.lower in _PAST}]
    return cues


def _piece(claims: Claims, start: int) -> int:
    """Where that begins which a word of time is said of: at it, or before it where it closes its piece: "stood at 5 before and
    stands at 3 now"."""
    cue = next(item for item in claims.items if item.start == start)
    if cue.lower not in _CLOSING or not _ends_piece(claims, cue):
        return start
    lead = next((one for one in reversed(claims.items[: cue.index]) if one.clause != cue.clause or one.lower in _AND), None)
    return lead.end if lead is not None else 0


def _ends_piece(claims: Claims, cue: Item) -> bool:
    """Whether a word of time stands behind a value of what it is said of, and nothing of that behind it."""
    mine = claims.clauses[cue.clause]
    after = next((one for one in mine if one.index > cue.index), None)
    if _compared(claims, cue.start) or (after is not None and after.lower not in _AND):
        return False
    for one in reversed(claims.items[: cue.index]):
        if one.clause != cue.clause or one.lower in _AND:
            return False
        if one.carries:
            return True
    return False


def _is_said(claims: Claims, clause: int) -> bool:
    """Whether a clause has another verb than one of the past: "the new limit is 5 and was 3"; in "in the new version the error
    was 3 %" the past is that of what is told."""
    return any(item.lower in _PRESENT or item.finite for item in claims.clauses[clause] if item.lower not in _PAST)


def _timed(claims: Claims) -> list[Item]:
    """The words that can tell of time."""
    cues = _cues()
    return [
        item
        for item in claims.words
        if item.lower in _PAST_OR_USED_OR_BEFORE or (item.word is not None and not item.word.forms.isdisjoint(cues))
    ]


def _before_to(claims: Claims, item: Item) -> bool:
    """ "Used to follow": so it was."""
    return item.index + 1 < len(claims.items) and claims.items[item.index + 1].lower == "to" and not _is_used(claims, item)


def _is_used(claims: Claims, item: Item) -> bool:
    return item.index > 0 and claims.items[item.index - 1].lower in AUXILIARY | {"be", "being"}


def _compared(claims: Claims, cue: int) -> bool:
    """ "150 lower than previously", «вдвое чаще, чем раньше»: the cue says nothing of what stands before it."""
    before = next((item for item in reversed(claims.items) if item.end <= cue), None)
    return before is not None and before.lower in _THAN


def _is_and_was(items: list[Item], cue: int) -> bool:
    """ "The limit is USD 700 and was USD 500"."""
    before = [item.lower for item in items if item.start < cue]
    return before[-1:] == ["and"] and not {"is", "are"}.isdisjoint(before)


@cache
def _cues() -> frozenset[str]:
    return lexicon().old | lexicon().new


def _cue(item: Item, before: Item | None, acts: bool, in_source: Callable[[Word], bool]) -> Side | None:
    if item.word is None or (item.word.forms.isdisjoint(_cues()) and item.lower not in _PAST) or item.acts & _SOONER:
        return None
    if item.word.forms & _TIMED and in_source(item.word):
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


def _by_acts(items: list[Item], acts: Set[Act], last: Side | None) -> Side | None:
    if not acts:
        for item in items:
            item.side = last
        return last
    side = Side.NEW if acts <= {Act.ADD, Act.UP, Act.DOWN} and Act.ADD in acts else Side.OLD if acts == {Act.DELETE} else None
    for item in items:
        item.side = side
    return side if side is not None else Side.NEW


def _pairs(claims: Claims) -> None:
    """«с A до B», "from A to B": A is old, B new; a bare A takes the unit of B."""
    for a, b in pairwise(item for item in claims.items if item.carries):
        between = [item.lower for item in claims.items[a.index + 1 : b.index] if item.kind is not ValueType.RANGE]
        if (
            _lead(claims, a) in turns.FROM - {"от"}
            and between
            and between[-1] in (turns.TO | {"на", "по"})
            and len(between) <= _BETWEEN
        ):
            turns.fix(a, Side.OLD)
            turns.fix(b, Side.NEW)
            a.partner, b.partner = b, a
        elif turns.ARROW.search(claims.text, a.end, b.start) is not None:
            a.partner, b.partner = b, a


def _lead(claims: Claims, item: Item) -> str:
    """The word before, or before the bound of a value: "from at least 6"."""
    bound = claims.items[item.index - 1] if item.index else item
    return turns.before(claims, bound if bound.kind is ValueType.RANGE else item)


def _after_preposition(claims: Claims, stands: Stands) -> None:
    """«увеличен до B», «заменён на B», «сокращён с A», «на X больше»; in brackets too: «вырос до B (с A)»."""
    for i, item in enumerate(claims.items):
        if item.fixed or not item.carries:
            continue
        before = differences.lead(claims, item)
        around = claims.acts.get(item.clause, _NO_ACTS) or differences.acts_led(claims, item)
        acts: Set[Act] = (
            {act for other in claims.items[:i] if other.clause == item.clause for act in other.acts} if around else _NO_ACTS
        )
        if item.clause not in claims.acts:
            acts = around
        led = item.clause not in claims.acts and item.side is Side.OLD  # «продление до мая (прежде — до марта)»
        if before in turns.TO and acts & turns.MAKES_NEW and not led:
            turns.fix(item, Side.NEW)
        elif differences.follows_by(before, acts, around, item):
            item.delta = True
        elif before in turns.INTO and acts & (turns.MAKES_NEW if item.kind is ValueType.DATE else _REPLACED):
            turns.fix(item, Side.NEW)
        elif before in turns.FROM and acts and item.kind is not ValueType.DATE:
            turns.fix(item, Side.OLD)
        elif differences.is_one(claims, item, around, stands):
            item.delta = True
