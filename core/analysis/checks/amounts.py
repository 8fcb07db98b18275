"""Numbers, amounts, dates, periods, percents, references, bounds: each stands on the side that the sentence says, or follows
from two values that do."""

from decimal import Decimal
from typing import Final

from core.analysis import differences, turns
from core.analysis.checks import measured, rhythm
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item, What
from core.analysis.figures import LOGIC, RATIO_WORDS, Key, Pair, near, number_of, rounds_to
from core.analysis.lexicon import Act
from core.model.change import ValueType
from core.model.document import Side

_ALMOST: Final = frozenset({"почти", "almost", "nearly"})
_TIMED: Final = {"after": "after", "после": "after", "since": "after", "before": "before"}
_REFERRING: Final = frozenset("section clause article paragraph reference cross-reference пункт пункта пункте ссылка".split())
_PLACES: Final = frozenset({"clause", "subclause", "section", "article", "paragraph", "part", "chapter", "item"})
BOUND_WORDS: Final = {
    "минимальный": ">=", "предельный": "<=", "минимум": ">=", "минимально": ">=", "minimum": ">=", "minimal": ">=",
    "максимальный": "<=", "максимум": "<=", "максимально": "<=", "maximum": "<=", "maximal": "<=",
}  # fmt: skip
"""Words that say a bound without its usual turn: «минимальная доступность» of «не ниже 99 %»."""
_BOUNDING: Final = frozenset(BOUND_WORDS)
_UP_TO: Final = frozenset({"money", "percent", "quantity", "period"})
_MOST: Final = frozenset({"<=", "<", "to"})
_EDGES: Final = {"<=": "to", ">=": "from"}
"""«Гранты до 500 000 рублей»: a bound said as a range's edge."""
COUNTS: Final = frozenset(
    {"один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "однажды", "дважды", "трижды"}
    | {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "once", "twice", "thrice"}
)
_BOUNDS_COUNTS: Final = _BOUNDING | COUNTS
_ADVERBS: Final[dict[object, frozenset[str]]] = {
    Decimal(1): frozenset({"once", "однажды", "однократно"}), Decimal(2): frozenset({"twice", "дважды", "двукратно"}),
    Decimal(3): frozenset({"thrice", "трижды", "трехкратно"}),
}  # fmt: skip
_SCALES: Final = frozenset(Decimal(scale) for scale in (1, 3, 7, 12, 60, 1440))
"""By what a period's number differs from its normal form: quarters, weeks, years, hours, days."""
_PRONOUN: Final = frozenset("the this that old new previous former earlier latter current other revised original".split())
""" "The previous one": counts nothing."""
_TIMES: Final = frozenset({"раз", "a", "an", "per", "every", "each", "time", "times"})
_OFTEN: Final = frozenset({"в", "a", "an", "per", "every", "each"})
_MOVED: Final = frozenset({Act.UP, Act.DOWN, Act.LATER, Act.EARLIER, Act.MOVE})
_ONE_UNIT: Final[dict[str, tuple[tuple[Decimal | str, str], ...]]] = {
    "год": ((Decimal(12), "M"),), "полгода": ((Decimal(6), "M"),), "квартал": ((Decimal(3), "M"),), "месяц": ((Decimal(1), "M"),),
    "неделю": ((Decimal(7), "D"),), "день": ((Decimal(1), "D"),), "сутки": ((Decimal(1), "D"), (Decimal(1440), "min")),
    "час": ((Decimal(60), "min"),),
}  # fmt: skip
"""A unit that stands alone behind «на», as what a difference would be."""
_WHOLE: Final = 100
_TOUCHING: Final = 2
"""Characters between a bound and the value that it bounds."""


def hold(scope: Scope) -> bool:
    """All of them; the figure of a bound stands beside that bound in the change too."""
    return (
        rhythm.hold(scope)
        and all(_fraction_holds(scope, *found) for found in scope.fractions)
        and (
            (scope.forms.isdisjoint(_BOUNDS_COUNTS) and scope.tokens.isdisjoint(RATIO_WORDS))
            or all(_word_holds(scope, item, item.word.forms) for item in scope.claims.words if item.word is not None)
        )
        and (
            scope.tokens.isdisjoint(_ONE_UNIT)
            or all(_one_holds(scope, item) for item in scope.claims.items if item.lower in _ONE_UNIT)
        )
        and all(_bound_holds(scope, item) for item in scope.claims.items if item.kind is ValueType.RANGE)
        and all(_value_holds(scope, item) for item in scope.claims.values() if _checked(scope, item))
    )


def parts(scope: Scope) -> tuple[Decimal, ...]:
    """The percents into which the new version splits a whole that the old one has undivided: 40 and 60."""
    found = [
        sorted(key[1] for one in scope.sides(side) for key in one.values if key[0] == "percent" and isinstance(key[1], Decimal))
        for side in (Side.OLD, Side.NEW)
    ]
    return tuple(found[1]) if sum(found[1]) == _WHOLE and found[0] in ([], [Decimal(_WHOLE)]) else ()


def _counts_parts(scope: Scope, item: Item) -> bool:
    """ "Is split into two instalments"."""
    if Act.SPLIT not in scope.claims.acts.get(item.clause, ()) or item.value is None:
        return False
    number = number_of(item.value.value)
    return number is not None and number > 1 and number == len(parts(scope))


def _checked(scope: Scope, item: Item) -> bool:
    return item.kind is not ValueType.NAME and not scope.in_fraction(item) and not rhythm.covers(scope, item)


def _word_holds(scope: Scope, item: Item, forms: frozenset[str]) -> bool:
    """A number, a ratio or a bound that is said in a word."""
    if item.lower in RATIO_WORDS and not _ratio_holds(scope, item):
        return False
    return forms.isdisjoint(_BOUNDS_COUNTS) or (_bound_word_holds(scope, item) and _count_holds(scope, item))


def _fraction_holds(scope: Scope, start: int, end: int, said: Decimal) -> bool:
    inside = next((item for item in scope.claims.items if item.start < end and start < item.end), None)
    if inside is None or inside.what is What.QUOTE:
        return True
    return any(pair.percent is not None and abs(pair.percent - said) <= 1 for pair in measured.changed(scope, inside))


def _one_holds(scope: Scope, item: Item) -> bool:
    """«…, то есть на год», «продлён на месяц»: one of the unit, the difference of two values."""
    if not _restates(scope, item):
        return True
    pairs = [pair for one in scope.evidence for pair in one.pairs]
    return any(delta[1:] == key for pair in pairs for delta in pair.deltas for key in _ONE_UNIT[item.lower])


def _restates(scope: Scope, item: Item) -> bool:
    """Whether a unit alone stands as a difference; a text that has «на год» itself is no witness."""
    if item.lower not in _ONE_UNIT or scope.before(item) != "на" or scope.written(f"на {item.lower}"):
        return False
    lead = [one.lower for one in scope.near(item, -2, -2)]
    return lead == ["есть"] or not scope.claims.acts.get(item.clause, set()).isdisjoint(_MOVED)


def _bound_holds(scope: Scope, item: Item) -> bool:
    assert item.value is not None
    bound, sides = item.value.value, scope.sides(item.side)
    if not any(bound in side.bounds for side in sides):
        return False
    value = next((one for one in scope.near(item, 1, 1) if one.start - item.end <= _TOUCHING), None)
    if value is None or value.what is not What.VALUE or value.kind in LOGIC or not scope.stands(scope.key(value), item.side):
        return True
    return any((bound, scope.key(value)) in side.timed for side in sides)


def _bound_word_holds(scope: Scope, item: Item) -> bool:
    assert item.word is not None
    if item.word.forms.isdisjoint(_BOUNDING):
        return True
    said = next((BOUND_WORDS[form] for form in item.word.forms if form in BOUND_WORDS), None)
    return (
        said is None
        or scope.in_source(item.word)
        or any({said, said[0], _EDGES[said]} & side.bounds for side in scope.sides(None))
    )


def _count_holds(scope: Scope, item: Item) -> bool:
    """A number in words («один раз», "twice") is of the change, or counts what the comparison found («две строки»)."""
    assert item.word is not None
    if (
        item.word.forms.isdisjoint(COUNTS)
        or rhythm.covers(scope, item)
        or any(not item.word.forms.isdisjoint(s.forms) for s in scope.sides(item.side))
    ):
        return True
    if item.lower == "one" and scope.before(item) in _PRONOUN:
        return True
    after = next((one for one in scope.near(item, 1, 1)), None)
    if item.lower == "once" and (after is None or after.lower not in _OFTEN):
        return not _set_against(after) or not rhythm.paced(scope, item.side)  # "at once", "once it is paid"
    return after is None or after.word is None or (not scope.in_source(after.word) and not after.word.forms & _TIMES)


def _set_against(after: Item | None) -> bool:
    """ "Pays once", "pays once instead of monthly": how often."""
    return after is None or after.lower in ("instead", "rather", "not", "and")


def _value_holds(scope: Scope, item: Item) -> bool:
    key = scope.key(item)
    if item.kind is ValueType.REFERENCE:
        return _reference_holds(scope, key, item)
    if _counts_parts(scope, item):
        return True
    if item.delta:
        return _difference_holds(scope, item, key)
    if key[0] == "quantity" and key[2] == "times" and _times_holds(scope, item, key):
        return True
    if not scope.stands(key, item.side):
        if key[0] == "quantity" and key[2] == "times" and _in_a_word(scope, item, key):
            return True
        if key[0] == "period" and key[2] == "M" and key[1] and rhythm.is_interval(scope, item, 12 / Decimal(key[1])):
            return True
        if _is_range_of_new(scope, item):
            return True
        if item.kind is not ValueType.NUMBER:
            return False
        return _stands_with_a_unit(scope, item) or pair_without_unit(scope, item) is not None or _is_label(scope, item)
    if _at_most_of_least(scope, item, key) or _up_to(scope, item, key):
        return False
    timed = _TIMED.get(scope.before(item))
    bounds = {timed, ">"} if timed == "after" else {timed}
    return timed is None or any((bound, key) in side.timed for bound in bounds for side in scope.sides(item.side))


def _is_label(scope: Scope, item: Item) -> bool:
    """ "From 4.2 to 6.1", of "Section 4.2" and "Section 6.1", in a sentence that says that it speaks of places."""
    if scope.tokens.isdisjoint(_REFERRING):
        return False
    labels = {str(key[1]).rpartition(" ")[2] for side in scope.sides(item.side) for key in side.values if key[0] == "reference"}
    return "." in item.text and item.text.strip() in labels


def _is_range_of_new(scope: Scope, item: Item) -> bool:
    """ "A rank with a value from 0 to 100 was added": both ends of what came."""
    if item.partner is None or scope.claims.acts.get(item.clause, set()) & turns.MAKES_NEW:
        return False
    came = all(one.inserts for one in scope.evidence)
    return came and all(scope.stands(scope.key(one), Side.NEW) for one in (item, item.partner))


def _in_a_word(scope: Scope, item: Item, key: Key) -> bool:
    """ "No more than two times", of "at most twice"."""
    words = _ADVERBS.get(key[1], frozenset())
    return any(not words.isdisjoint(side.forms) for side in scope.sides(item.side))


def _at_most_of_least(scope: Scope, item: Item, key: Key) -> bool:
    """«Толщиной до 0,5 мм», of what is at least 0.5 mm: no end of a range, nothing that grew up to it."""
    if scope.before(item) != "до" or item.partner is not None or scope.claims.acts.get(item.clause, set()) & turns.MAKES_NEW:
        return False
    bounds = {bound for side in scope.sides(item.side) for bound, of in side.timed if of == key}
    return ">=" in bounds and bounds.isdisjoint(("<=", "<", "to"))


def _up_to(scope: Scope, item: Item, key: Key) -> bool:
    """«В размере до 91 000 рублей», of what is 91 000: nothing that grew or fell, and no end of a range."""
    if scope.before(item) != "до" or item.partner is not None or key[0] not in _UP_TO or any(scope.claims.acts.values()):
        return False
    return not scope.written(f"до {item.text}") and not any(
        of == key and bound in _MOST for side in scope.sides(None) for bound, of in side.timed
    )


def _stands_with_a_unit(scope: Scope, item: Item) -> bool:
    """ "15 business days instead of 10": the number alone, read in the unit of another value of the sentence."""
    keys = (scope.like(item, one) for one in scope.claims.values() if one is not item and not one.delta)
    return any(key is not None and scope.stands(key, item.side) for key in keys)


def pair_without_unit(scope: Scope, item: Item) -> Pair | None:
    """ "From four to six", of four and six times a year, "from 13 to 16", of years: both numbers of one changed value, its unit
    left out."""
    if item.partner is None or item.value is None or item.partner.value is None or item.side is None:
        return None
    said = number_of(item.value.value), number_of(item.partner.value.value)
    old, new = said if item.side is Side.OLD else said[::-1]
    pairs = (pair for one in scope.evidence for pair in one.pairs if pair.old is not None and pair.new is not None)
    return next((pair for pair in pairs if old and new and _is_scaled(pair, old, new)), None)


def _is_scaled(pair: Pair, old: Decimal | None, new: Decimal | None) -> bool:
    scales = {of[1] / said for of, said in ((pair.old, old), (pair.new, new)) if of and said and isinstance(of[1], Decimal)}
    scale = next(iter(scales), None)
    return len(scales) == 1 and (scale == 1 or (pair.kind is ValueType.PERIOD and scale in _SCALES))


def _reference_holds(scope: Scope, key: Key, item: Item) -> bool:
    if scope.stands(key, item.side):
        return True
    kind, _, label = str(key[1]).partition(" ")
    label = label or kind
    return (kind in _PLACES or kind == label) and any(label.rstrip(".") in one.place for one in scope.evidence)


def _difference_holds(scope: Scope, item: Item, key: Key) -> bool:
    pairs = measured.changed(scope, item)
    if sign := differences.signed(scope.claims, item):
        pairs = [pair for pair in pairs if pair.sign == sign]  # "+12 %" of what fell
    if key[0] == "percent" and key[2] == "%":
        said = key[1]
        return isinstance(said, Decimal) and any(rounds_to(pair.percent, abs(said), _slack(scope, item)) for pair in pairs)
    if isinstance(key[1], Decimal):
        key = key[0], abs(key[1]), key[2]
    if key[0] == "number":  # "two more directors": the unit is a noun
        return any(key[1] == delta[1] for pair in pairs for delta in pair.deltas)
    return any(key in pair.deltas for pair in pairs) or _times_holds(scope, item, key)


def _times_holds(scope: Scope, item: Item, key: Key) -> bool:
    said = key[1]
    after = scope.near(item, 1, 1)
    if key[2] == "times" and rhythm.ratio_holds(scope, item):
        return True
    if after and after[0].lower in _OFTEN:
        return False  # "two times a year"
    is_ratio = key[0] == "quantity" and key[2] == "times" and isinstance(said, Decimal)
    return is_ratio and any(near(pair.ratio, Decimal(said), _slack(scope, item)) for pair in measured.changed(scope, item))


def _ratio_holds(scope: Scope, item: Item) -> bool:
    ratio = RATIO_WORDS.get(item.lower)
    if (
        ratio is None
        or scope.in_fraction(item)
        or rhythm.covers(scope, item)
        or (item.word is not None and scope.in_source(item.word))
    ):
        return True
    pairs = measured.changed(scope, item)
    return any(near(pair.ratio, Decimal(ratio), _slack(scope, item)) for pair in pairs) or rhythm.ratio_holds(scope, item)


def _slack(scope: Scope, item: Item) -> Decimal:
    """Five percent after "about" and the like, eight after "almost"."""
    near = [one for one in scope.near(item, -3, -1) if one.clause == item.clause]
    if any(one.lower in _ALMOST for one in near):
        return Decimal("0.08")
    return Decimal("0.05") if any(one.lower in differences.ABOUT for one in near) else Decimal(0)
