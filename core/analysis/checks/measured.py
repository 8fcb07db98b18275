"""Which of several changed values a clause speaks of, by what it says they measure or how they changed: «срок», "temperature",
"doubled", "six months longer"."""

from decimal import Decimal
from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.figures import RATIO_WORDS, Key, Pair, near
from core.analysis.lemmas import Word
from core.analysis.lexicon import concepts_of
from core.analysis.places import Place
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType

_TIMES: Final = frozenset({ValueType.PERIOD, ValueType.DATE})
_OF_TIME: Final = frozenset(
    {"срок", "период", "время", "длительность", "продолжительность", "дольше", "долго", "длинный", "короче", "короткий"}
    | {"быстрее", "медленнее", "time", "period", "term", "duration", "deadline", "interval"}
    | {"long", "longer", "short", "shorter", "faster", "slower", "quicker"}
)
_OF_MONEY: Final = frozenset(
    {"цена", "стоимость", "плата", "дешевле", "дороже", "дешеветь", "подешеветь", "подорожать", "cheaper", "dearer", "expensive"}
    | {"price", "cost", "fee", "deposit", "salary", "wage", "rent", "budget", "tariff", "депозит", "оклад", "зарплата", "бюджет"}
    | {"сумма", "sum"}
)
_OF_SHARES: Final = frozenset({"rate", "percentage", "interest", "discount", "ставка", "процент", "процентный", "скидка"})
_UNITS: Final = {"temperature": "°C", "weight": "g", "voltage": "V", "pressure": "Pa"}
"""Meaning → the base unit of what it measures."""
_OF_NUMBER: Final = frozenset({"количество", "численность", "число", "quantity", "number", "headcount"})
_KINDS: Final = (
    (_OF_NUMBER, frozenset({ValueType.NUMBER, ValueType.QUANTITY})),
    (_OF_TIME, _TIMES),
    (_OF_MONEY, frozenset({ValueType.MONEY, ValueType.PERCENT})),
    (_OF_SHARES, frozenset({ValueType.MONEY, ValueType.PERCENT})),
)
"""Of what kinds the values are that a word measures; a fee may be so much per cent."""
UNIT_WORDS: Final = frozenset(
    {"day", "week", "month", "quarter", "year", "annum", "день", "неделю", "месяц", "квартал", "год", "hour", "час", "сутки"}
)
"""Of «на 15 000 рублей в месяц»: no topic."""
_BOUNDED: Final = frozenset({"cap", "maximum", "minimum"})
_BOUNDS: Final = frozenset({"<=", "<", "to", ">=", ">"})
_SHARES: Final = frozenset({"%", "times"})
_COUNTED: Final = 3
"""How near before a word a figure stands that counts it: "25 days of leave", "two staff members"."""
_BEHIND: Final = 3
"""Words after "twice" that may say what is so much: "twice as long"."""


def narrowed(scope: Scope, pairs: list[Pair], act: Item) -> list[Pair]:
    """Those of the pairs that the clause of a direction can mean; all of them where it does not say."""
    mine = scope.clause(act)
    pairs = _of_kind(mine, pairs) or pairs
    return [pair for pair in pairs if _changed_so(scope, mine, pair)] or pairs


def _of_kind(mine: list[Item], pairs: list[Pair]) -> list[Pair]:
    said = {form for one in mine if one.word is not None for form in one.word.forms}
    units = {_UNITS[name] for name in concepts_of(frozenset(said)) if name in _UNITS}
    if units:
        return [pair for pair in pairs if pair.new is not None and pair.new[2] in units]
    if said & _OF_TIME:
        return [pair for pair in pairs if pair.kind in _TIMES]
    if said & _OF_SHARES:
        return [pair for pair in pairs if pair.kind is ValueType.PERCENT]
    return [pair for pair in pairs if pair.kind is ValueType.MONEY] if said & _OF_MONEY else []


def _changed_so(scope: Scope, mine: list[Item], pair: Pair) -> bool:
    """By the ratio or the difference that the clause says."""
    ratios = [Decimal(RATIO_WORDS[one.lower]) for one in mine if one.lower in RATIO_WORDS]
    keys = [scope.key(one) for one in mine if one.delta and one.value is not None]
    ratios += [key[1] for key in keys if key[2] == "times" and isinstance(key[1], Decimal)]
    return any(near(pair.ratio, ratio, Decimal(0)) for ratio in ratios) or any(
        key[1] == delta[1] for key in keys for delta in pair.deltas
    )


def changed(scope: Scope, item: Item) -> list[Pair]:
    """The changed values that a ratio or a difference can be of: those of its subject, as far as that is known, that the
    sentence names, if it names any."""
    named, able = scope.pairs(item), _able(scope, item)
    mine = _of_subject(scope, item, able) if len(able) > 1 else able
    if len(mine) == len(able):
        return [pair for pair in named if pair in able] or able
    beside = {scope.key(one) for one in scope.claims.values() if one.clause == item.clause and one is not item and not one.delta}
    if not any(pair.old in beside or pair.new in beside for one in scope.evidence for pair in one.pairs):
        return mine
    return [pair for pair in mine if pair in named] or [*named, *mine]


def _able(scope: Scope, item: Item) -> list[Pair]:
    """The values that a ratio can be of; of a difference in a unit, those in that unit."""
    found = [pair for one in scope.evidence for pair in one.pairs if pair.deltas]
    unit = scope.key(item)[2] if item.value is not None else ""
    return [pair for pair in found if unit in {delta[2] for delta in pair.deltas}] if unit and unit not in _SHARES else found


def _of_subject(scope: Scope, item: Item, pairs: list[Pair]) -> list[Pair]:
    """By what its words measure, then by beside which value they stand in the change; of words that point to different ones
    any may be meant."""
    lead, behind = _subject(scope, item)
    measured = next((sets for sets in (_measured(scope, words, pairs) for words in (lead, behind)) if sets), [])
    pairs = _common(pairs, measured)
    own = [[pair for pair in pairs if {pair.old, pair.new} & _beside(scope, word)] for word in (*lead, *behind)]
    return _common(pairs, [one for one in own if one])


def _common(pairs: list[Pair], sets: list[list[Pair]]) -> list[Pair]:
    """What all of the sets have; if nothing, what any has."""
    if not sets:
        return pairs
    found = [pair for pair in pairs if all(pair in one for one in sets)]
    return found or [pair for pair in pairs if any(pair in one for one in sets)]


def _subject(scope: Scope, item: Item) -> tuple[list[Word], list[Word]]:
    """The words of the clause that may say what a ratio or difference is of: since the one before it, and right behind it."""
    mine = scope.clause(item)
    told = [one.index for one in mine if one is not item and (one.delta or one.lower in RATIO_WORDS)]
    begin = max((at for at in told if at < item.index), default=-1)
    end = min((at for at in told if at > item.index), default=item.index + _BEHIND + 1)
    words = [one for one in mine if begin < one.index < end and one.word is not None and _tells(scope, one, one.word)]
    lead = [one.word for one in words if one.index < item.index and one.word is not None]
    behind = [one.word for one in words if item.index < one.index <= item.index + _BEHIND and one.word is not None]
    return lead, behind


def _tells(scope: Scope, item: Item, word: Word) -> bool:
    if _kinds(word) or _limits(word):
        return True
    return content(item) and not scope.is_party(word) and word.forms.isdisjoint(UNIT_WORDS)


def _limits(word: Word) -> bool:
    return not concepts_of(word.forms).isdisjoint(_BOUNDED)


def _kinds(word: Word) -> frozenset[ValueType]:
    return next((kinds for names, kinds in _KINDS if not word.forms.isdisjoint(names)), frozenset())


def _measured(scope: Scope, words: list[Word], pairs: list[Pair]) -> list[list[Pair]]:
    """For each word that says what is measured, the changed values beside it, or else those of its kind; of a limit, those that
    are bounded."""
    sets = []
    for word in words:
        if _limits(word):
            bounded = {key for side in scope.sides(None) for bound, key in side.timed if bound in _BOUNDS}
            sets.append([pair for pair in pairs if {pair.old, pair.new} & bounded])
        if kinds := _kinds(word):
            beside = _beside(scope, word)
            own = [pair for pair in pairs if {pair.old, pair.new} & beside]
            sets.append(own or [pair for pair in pairs if pair.kind in kinds])
    return [one for one in sets if one]


def _beside(scope: Scope, word: Word) -> set[Key]:
    """The values that can be of a word, with no other value between."""
    return {
        key
        for side in scope.sides(None)
        for form in word.forms
        for place in side.places.get(form, ())
        for key in _next_to(side, place) & side.around.get(form, set())
    }


def _next_to(side: SideEvidence, place: Place) -> set[Key]:
    here = [one for one in side.figures if one.sentence == place.sentence and side.runs[one.run] is place.run]
    near = place.run[place.at - _COUNTED].end if place.at >= _COUNTED else 0
    before = [one for one in here if near <= one.start < place.word.start][-1:]
    after = [one for one in here if one.start >= place.word.start][:1]
    return {key for one in (*before, *after) for key in one.keys}
