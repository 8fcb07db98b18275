"""Which value became which: the values that a change touches, paired by type, unit and order."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from core.comparison.judge.sites import Half, Site, in_force, is_struck, touched, unlabelled, values_in
from core.comparison.judge.values.measure import NUMERIC, changed, key
from core.comparison.judge.vocabulary.letters import QUOTES
from core.comparison.judge.vocabulary.lexicon import STOP
from core.comparison.judge.vocabulary.stems import stem, words_of
from core.model.change import Found, FoundValue, Value, ValueType

HARD: Final = frozenset(
    {
        ValueType.MONEY,
        ValueType.PERCENT,
        ValueType.DATE,
        ValueType.PERIOD,
        ValueType.QUANTITY,
        ValueType.REFERENCE,
        ValueType.NAME,
        ValueType.NUMBER,
    }
)
"""Types listed for a long inserted or deleted text; its every "not" and "may" would be noise."""
LONG: Final = 200
"""Characters from which an insertion or a deletion is long."""
TOLD: Final = 4
"""Words that say something, on each side, from which two texts without a common one tell of two things."""
MOST: Final = 60
"""Values kept of one change; a longer list helps nobody."""


class Pairs(NamedTuple):
    """`values`: what changed. `same`: values written in another way and equal."""

    values: tuple[Value, ...]
    same: tuple[tuple[ValueType, FoundValue, FoundValue], ...]


MEASURED: Final = HARD - {ValueType.NAME, ValueType.REFERENCE}
"""Types whose values may be written in several ways; a name in capitals is a name in capitals."""
SAME_VALUE: Final = "same_value"
"""The reason of words that are the same value as before, written in another way."""


def written_otherwise(pairs: Pairs, sites: list[Site]) -> bool:
    """Whether nothing changed but how values are written that stayed the same: 2024-02-01 and 01.02.2024."""
    if pairs.values or not pairs.same or not sites:
        return False
    measured = [(before, after) for kind, before, after in pairs.same if kind in MEASURED]
    befores, afters = [before for before, _ in measured], [after for _, after in measured]
    return all(_but_for(site.old, befores) == _but_for(site.new, afters) is not None for site in sites)


_JOINS: Final = re.compile(r"[\sTtZz]+")
"""What joins a date and a time, or stands behind them."""


def _but_for(half: Half | None, values: Sequence[FoundValue]) -> str | None:
    """What a text holds beside these values; None where it holds none of them."""
    inside = [value for value in values if half is not None and value.start < half.end and half.start < value.end]
    if half is None or not inside:
        return None
    places = set(range(half.start, half.end)).difference(*(range(value.start, value.end) for value in inside))
    return _JOINS.sub("", "".join(half.block.text[at] for at in sorted(places)))


def paired(sites: list[Site]) -> Pairs:
    """The changed values of all sites of a change, in order."""
    values: list[Value] = []
    same: list[tuple[ValueType, FoundValue, FoundValue]] = []
    left_old: list[Found] = []
    left_new: list[Found] = []
    alone: list[Value] = []
    seen: set[tuple[str, str, int]] = set()
    for site in sites:
        old, new = _both(site, seen)
        old, new, equal = _cancel(old, new)
        same += equal
        if _rewritten(site):
            old, new, apart = _without_numbers(old, new)
            alone += apart
        matched, old, new = _match(old, new)
        values += matched
        left_old += old
        left_new += new
    left_old, left_new, equal = _cancel(left_old, left_new)
    same += equal
    matched, left_old, left_new = _match(left_old, left_new, others=bool(values))
    values += matched
    values += [changed(kind, found, None) for kind, found in left_old]
    values += [changed(kind, None, found) for kind, found in left_new]
    values += alone
    return Pairs(tuple(values[:MOST]), tuple(same))


def _both(site: Site, seen: set[tuple[str, str, int]]) -> tuple[list[Found], list[Found]]:
    """The values of both halves that no earlier site of this change has counted."""
    halves: list[list[Found]] = []
    if _quotes_only(site):
        return [], []
    for name, half in (("old", site.old), ("new", site.new)):
        if half is None:
            halves.append([])
            continue
        whole = half.end - half.start > LONG
        if whole:
            found = [
                (kind, _shift(value, half.start))
                for kind, value in values_in(in_force(half.block)[half.start : half.end])
                if kind in HARD or (site.old is not None and site.new is not None)
            ]
            found = unlabelled(half.block, found)
        else:
            found = touched(half)
        found = [item for item in found if whole or _reached(site, half, item)]
        fresh = [item for item in found if (name, half.block.block, item[1].start) not in seen]
        seen.update((name, half.block.block, item[1].start) for item in fresh)
        halves.append(fresh)
    return halves[0], halves[1]


def _reached(site: Site, half: Half, item: Found) -> bool:
    """Whether an edit changes a value: it stands in it, or what stands beside it makes another of it ("may" + "not")."""
    other = site.new if half is site.old else site.old
    if other is None or _overlaps(half, item[1]):
        return True
    if is_struck(half.block) or is_struck(other.block):
        return True  # a figure beside a crossed out one takes its place
    return any(item[1].text in value.text and _overlaps(other, value) for _, value in touched(other))


def _overlaps(half: Half, value: FoundValue) -> bool:
    if half.start == half.end:
        return value.start < half.start < value.end
    return half.start < value.end and value.start < half.end


def _quotes_only(site: Site) -> bool:
    """Whether nothing but quotation marks came or went: a value is the same without them, and what became of it otherwise
    another edit says."""
    signs = (site.before + site.after).strip()
    return bool(signs) and set(QUOTES).issuperset(signs)


def _rewritten(site: Site) -> bool:
    """Whether one text came in another's place that tells of something else: a number in it is no new value of the old one."""
    old = _telling(site.before)
    if len(old) < TOLD:
        return False
    new = _telling(site.after)
    return len(new) >= TOLD and old.isdisjoint(new)


def _telling(text: str) -> set[str]:
    """The stems of the words that say something."""
    return {stem(word) for word in words_of(text) if word.lower() not in STOP and not word.isdigit()}


def _without_numbers(old: list[Found], new: list[Found]) -> tuple[list[Found], list[Found], list[Value]]:
    """Both sides without their bare numbers, and these as values that went and came."""
    gone = [changed(kind, found, None) for kind, found in old if kind is ValueType.NUMBER]
    come = [changed(kind, None, found) for kind, found in new if kind is ValueType.NUMBER]
    left, right = ([item for item in side if item[0] is not ValueType.NUMBER] for side in (old, new))
    return left, right, [*gone, *come]


def _shift(found: FoundValue, by: int) -> FoundValue:
    if not by:
        return found
    return FoundValue(text=found.text, start=found.start + by, end=found.end + by, value=found.value, unit=found.unit)


def _cancel(
    old: list[Found], new: list[Found]
) -> tuple[list[Found], list[Found], list[tuple[ValueType, FoundValue, FoundValue]]]:
    """Takes out what is equal on both sides; what is equal but written otherwise is handed back."""
    if not old or not new:
        return old, new, []
    keys = [key(*item) for item in new]
    rest_old, same, used = [], [], set()
    for item in old:
        wanted = key(*item)
        place = next((i for i, other in enumerate(keys) if other == wanted and i not in used), None)
        if place is None:
            rest_old.append(item)
            continue
        used.add(place)
        if item[1].text != new[place][1].text:
            same.append((item[0], item[1], new[place][1]))
    return rest_old, [item for i, item in enumerate(new) if i not in used], same


def _match(old: list[Found], new: list[Found], *, others: bool = False) -> tuple[list[Value], list[Found], list[Found]]:
    """Pairs of one type and unit first, then of one type, then a single number against a single measured one. `others`: values
    of the same change have their pairs already."""
    values: list[tuple[int, Value]] = []
    free = list(range(len(new)))
    rest: list[Found] = []
    many = others or min(len(old), len(new)) > 1
    for strict in (True, False):
        rest = []
        for kind, found in old:
            alike = strict or (kind is ValueType.QUANTITY and many)  # 110 bar are no 5 kWh now, where others may be
            place = next((i for i in free if new[i][0] is kind and (not alike or _like(kind, found, new[i][1]))), None)
            if place is None:
                rest.append((kind, found))
                continue
            free.remove(place)
            values.append((new[place][1].start, changed(kind, found, new[place][1])))
        old = rest
    if len(rest) == len(free) == 1 and _may_be(rest[0], new[free[0]], many=many):
        kind, found = new[free[0]]
        values.append((found.start, Value(type=kind, old=rest[0][1], new=found)))
        rest, free = [], []
    values.sort(key=lambda pair: pair[0])
    return [value for _, value in values], rest, [new[i] for i in free]


def _may_be(old: Found, new: Found, *, many: bool) -> bool:
    """Whether the one value left over became the one that came; `many`: others were paired."""
    if old[0] not in NUMERIC or new[0] not in NUMERIC:
        return False
    return not many or {old[0], new[0]} != {ValueType.QUANTITY} or old[1].unit == new[1].unit


def _like(kind: ValueType, old: FoundValue, new: FoundValue) -> bool:
    if kind is ValueType.PERIOD:
        return old.unit == new.unit and (old.unit is not None or old.value[-1] == new.value[-1])
    if kind is ValueType.REFERENCE:
        return old.value.split(" ")[0] == new.value.split(" ")[0]
    return old.unit == new.unit
