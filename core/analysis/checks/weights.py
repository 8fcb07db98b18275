"""Which way the words of an opinion weigh: the things that it names, what moves them and for whom (words/opinion.txt)."""

from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import forms
from core.analysis.lexicon import FOLDER, lexicon, sections_of
from core.model.change import ValueType

_AND: Final = frozenset({"and", "but", "и", "но", "а", "while"})
_NO: Final = frozenset({"no", "not", "without", "не", "без", "нет", "unable", "cannot"})
_CANNOT: Final = frozenset({"may not", "might not", "could not", "cannot"})
_AMPLE: Final = frozenset("more enough ample extra additional больше достаточно дополнительный дополнительное".split())
_SCARCE: Final = frozenset("less little insufficient меньше недостаточно мало лишить лишает deprive".split())
_ON: Final = frozenset({"on", "in", "в", "за"})
_TAKES: Final = frozenset("take require spend занять занимать потребовать требовать уйти уходить".split())
OF_TIME: Final = frozenset("time period term deadline schedule время срок период".split())
NEAR: Final = 5
"""Words from what moves a thing to the thing."""
_MAY: Final = frozenset({"may", "might", "could", "может", "могут", *_CANNOT})
_TAKING: Final = frozenset({"take"})
_AWAY: Final = frozenset({"away", "off"})
_WHEN: Final = frozenset({"при", "против", "случае", "against", "case", "during", "upon"})
_LED: Final = 3
"""Words between what leads a circumstance and its thing."""
_DENIED: Final = 2
"""Words between a denial and what it denies."""


class Weight(Enum):
    """What a word of an opinion does: names something that grows with strictness, with freedom, or with neither; moves it; weighs
    by itself; weighs only where it is moved; or weighs nothing."""

    STRICT_GOOD = "strict_good"
    FREE_GOOD = "free_good"
    GOOD = "good"
    BURDEN = "burden"
    BAD = "bad"
    UP = "up"
    DOWN = "down"
    EASE = "ease"
    HARD = "hard"
    NEUTRAL = "neutral"
    CARRIED = "carried"
    PLAIN = "plain"


GOOD: Final = frozenset({Weight.STRICT_GOOD, Weight.FREE_GOOD, Weight.GOOD})
BAD: Final = frozenset({Weight.BURDEN, Weight.BAD})
THINGS: Final = GOOD | BAD
_MOVERS: Final = {Weight.UP: 1, Weight.DOWN: -1}
BY_ITSELF: Final = {Weight.EASE: 1, Weight.HARD: -1}
_MOVING: Final = frozenset({*_MOVERS, *BY_ITSELF})


@cache
def _table() -> dict[str, Weight]:
    return {word: Weight(line.name) for line in sections_of(FOLDER)["opinion"] for word in line.words}


@lru_cache(maxsize=50_000)
def _read(word: str) -> Weight | None:
    table = _table()
    found = {table[form] for form in (word.lower(), *forms(word)) if form in table}
    return table.get(word.lower()) or next((weight for weight in Weight if weight in found), None)


def weight_of(item: Item) -> Weight | None:
    """What a word does in an opinion; None for most."""
    if item.kind is ValueType.MODALITY and item.value is not None and item.value.value in ("must", "shall"):
        return Weight.BURDEN  # "may have to"
    return _read(item.text) if item.word is not None else None


def good(weight: Weight, sign: int) -> int:
    """1 where a weight that goes that way is good for somebody, -1 where it is bad."""
    return sign if weight in GOOD else -sign if weight in BAD else sign * BY_ITSELF[weight]


def is_party(scope: Scope, item: Item) -> bool:
    """Whether a word names somebody, of the change or not."""
    return item.word is not None and (scope.is_party(item.word) or not item.word.forms.isdisjoint(lexicon().parties))


def said(scope: Scope) -> Iterator[tuple[Weight, int, Item | None]]:
    """Each weight of a sentence: which way it goes (1, -1), and the nearest party of its part."""
    for part in _parts(scope):
        people = [one for one in part if is_party(scope, one)]
        for item in part:
            weight, sign = _weight(part, item)
            if weight is not None:
                yield weight, sign, _whose(people, part, item)


def _whose(people: list[Item], part: list[Item], item: Item) -> Item | None:
    """The nearest party; of what somebody "may struggle" with, «может не успеть», the one that stands before "may"."""
    if weight_of(item) in BY_ITSELF:
        caution = next((one for one in part if one.lower in _MAY and one.index < item.index), None)
        subject = next((one for one in people if caution is not None and one.index < caution.index), None)
        if subject is not None:
            return subject
    return min(people, key=lambda one: abs(one.index - item.index), default=None)


def _parts(scope: Scope) -> list[list[Item]]:
    """The clauses, parted again at "and" where another verb of moving follows; one without a party goes with the one before."""
    parts: list[list[Item]] = []
    for _, items in scope.clauses:
        begin = 0
        for at, item in enumerate(items):
            apart = any(_moves(one) for one in items[at + 1 : at + 3]) and any(_moves(one) for one in items[:at])
            if item.lower in _AND and apart:
                parts.append(items[begin:at])
                begin = at + 1
        parts.append(items[begin:])
    joined: list[list[Item]] = []
    for part in parts:
        if joined and not any(is_party(scope, one) for one in part):
            joined[-1] = joined[-1] + part
        else:
            joined.append(part)
    return joined


def _moves(item: Item) -> bool:
    return weight_of(item) in _MOVING


def _weight(part: list[Item], item: Item) -> tuple[Weight | None, int]:
    """The thing that an item names and which way it is said to go; (None, 0) for what weighs nothing here."""
    mine = weight_of(item)
    if item.word is not None and not item.word.forms.isdisjoint(OF_TIME):
        return _time(part, item)
    if mine is Weight.CARRIED:
        moved = _last_mover(part, item)
        return (Weight.GOOD, moved) if moved else (None, 0)
    if mine in THINGS and _is_circumstance(part, item):
        return None, 0
    if mine in THINGS:
        return (None, 0) if _is_touched(part, item) else (mine, _mover(part, item) * _denial(part, item))
    if mine in BY_ITSELF:
        at = part.index(item)
        if any(weight_of(one) in THINGS for one in part[max(0, at - NEAR) : at + 1 + NEAR]):
            return None, 0  # "ease the burden", "make control difficult": told with the thing
        return mine, _denial(part, item)
    return None, 0


def _time(part: list[Item], item: Item) -> tuple[Weight | None, int]:
    """ "Give more time", "leave little time", «занять больше времени»: time that one has, or that something takes."""
    before = part[max(0, part.index(item) - NEAR) : part.index(item)]
    if before and before[-1].lower in _ON:
        return None, 0  # "on time"
    sizes = [1 if _is_of(one, _AMPLE) else -1 for one in before if _is_of(one, _AMPLE) or _is_of(one, _SCARCE)]
    if not sizes:
        return None, 0
    return (Weight.BURDEN if any(_is_of(one, _TAKES) for one in before) else Weight.GOOD), sizes[-1]


def _is_of(item: Item, words: frozenset[str]) -> bool:
    return item.lower in words or (item.word is not None and not item.word.forms.isdisjoint(words))


def _is_circumstance(part: list[Item], item: Item) -> bool:
    """ "In case of damage", «при убытках», "against loss": when, not what comes of it."""
    at = part.index(item)
    return any(one.lower in _WHEN for one in part[max(0, at - _LED) : at])


def _is_touched(part: list[Item], item: Item) -> bool:
    """ "May change the cost and duration": which way is not said."""
    before = part[: part.index(item)]
    movers = [found for one in before if (found := weight_of(one)) in _MOVING or found is Weight.NEUTRAL]
    return movers[-1:] == [Weight.NEUTRAL]


def _last_mover(part: list[Item], item: Item) -> int:
    """Which way a thing is said to go that is neither good nor bad by itself: "worsen the conditions"; 0 where it is not."""
    at = part.index(item)
    before = part[max(0, at - NEAR) : at]
    return _mover(part, item) if any(_moves(one) for one in before) else 0


def _mover(part: list[Item], item: Item) -> int:
    """1 where the thing comes or grows, -1 where it shrinks or goes; "ease the pressure" takes it away, "harm the trust" too."""
    at = part.index(item)
    if any(_is_taken_away(part, one) for one in part[max(0, at - NEAR) : at]):
        return -1
    if at > 1 and part[at - 1].lower in _AND and weight_of(part[at - 2]) in THINGS:
        return _mover(part, part[at - 2])  # "costs and workload"
    for one in reversed(part[max(0, at - NEAR) : at]):
        mine = weight_of(one)
        if mine in _MOVERS:
            return _MOVERS[mine] * _denial(part, one)
        if mine in BY_ITSELF:
            return (-1 if weight_of(item) in BAD else 1) * BY_ITSELF[mine] * _denial(part, one)
    after = next((found for one in part[at + 1 : at + 1 + NEAR] if (found := weight_of(one)) in BY_ITSELF), None)
    return BY_ITSELF[after] if after is not None and weight_of(item) in GOOD else 1  # "make supervision more difficult"


def _is_taken_away(part: list[Item], item: Item) -> bool:
    """ "Take pressure off the Contractor", "take away the right"."""
    at = part.index(item)
    return _is_of(item, _TAKING) and any(one.lower in _AWAY for one in part[at + 1 : at + 1 + NEAR])


def _denial(part: list[Item], item: Item) -> int:
    at = part.index(item)
    before = part[max(0, at - _DENIED) : at]
    return -1 if any(one.lower in _NO | _CANNOT or one.kind is ValueType.NEGATION for one in before) else 1
