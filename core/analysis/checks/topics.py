"""What grew, fell or amounts to a figure is what the figure is of in the change."""

from typing import Final

from core.analysis.checks.amounts import BOUND_WORDS
from core.analysis.checks.measured import UNIT_WORDS
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import AUXILIARY, Item
from core.analysis.figures import LOGIC, Key
from core.analysis.lemmas import ROOT, akin
from core.analysis.lexicon import Act, concepts_of
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType
from core.model.document import Side

_MEASURES: Final = frozenset({"составлять", "составить", "равняться", "amount", "total", "equal"})
_TIMES: Final = frozenset({ValueType.PERIOD, ValueType.DATE, ValueType.NUMBER})
_MONEY: Final = frozenset({ValueType.MONEY, ValueType.NUMBER, ValueType.PERCENT})
_KINDS: Final = {
    "срок": _TIMES, "период": _TIMES, "period": _TIMES, "term": _TIMES, "deadline": _TIMES, "продолжительность": _TIMES,
    "duration": _TIMES, "цена": _MONEY, "стоимость": _MONEY, "price": _MONEY, "cost": _MONEY, "fee": _MONEY,
}  # fmt: skip
_MOVING: Final = frozenset({Act.UP, Act.DOWN, Act.LATER, Act.EARLIER})
_BEFORE, _AFTER = 3, 2
"""How many words before and after a value are taken to be of it."""
_INSTEAD: Final = frozenset({"вместо", "взамен", "instead", "than", "not", "не", "of"})
_SUBJECT: Final = 2
"""Words before a verb in which stands what it is said of."""
_UP_DOWN: Final = frozenset({Act.UP, Act.DOWN})


def hold(scope: Scope) -> bool:
    """The words before «увеличен», "amounts to" stand before the clause's figures in the change too, or right after them."""
    words = scope.claims.words
    values = [item for item in scope.claims.values() if not item.delta and item.kind is not ValueType.NAME]
    return (
        all(_holds(scope, verb) for verb in words if _is_verb(verb))
        and all(_changed(scope, verb) for verb in words if verb.acts and verb.acts & _MOVING)
        and all(_neighbours_hold(scope, value) for value in values)
    )


def _changed(scope: Scope, verb: Item) -> bool:
    """«Суточные за границу выросли», "the end was postponed": without values, the words are of a value that changed."""
    mine = scope.clause(verb)
    if any(one.value is not None and not one.delta and one.kind not in LOGIC for one in mine):
        return True
    if not all(_is_named(scope, one) for one in mine if one.end <= verb.start and content(one) and verb.acts & _UP_DOWN):
        return False
    keys = {key for one in scope.evidence for pair in one.pairs if pair.sign for key in (pair.old, pair.new) if key is not None}
    subject = [one for one in scope.near(verb, -_SUBJECT, -1) if one.clause == verb.clause]
    if verb.acts <= _UP_DOWN and any(_is_of_one(scope, one) for one in subject):
        return False
    return all(_is_of_any(scope, one, keys) for one in mine if content(one) and one.lower not in UNIT_WORDS)


def _is_of_one(scope: Scope, item: Item) -> bool:
    """ "The accuracy fell", of what only one version speaks of: nothing is known of it in the other."""
    if not content(item) or item.word is None or not scope.in_source(item.word) or scope.around(item):
        return False
    return any(scope.only_on(item.word, side) for side in (Side.OLD, Side.NEW))


def _is_named(scope: Scope, item: Item) -> bool:
    """ "The limitation period" is another period, where the change limits something but has no such word; "the staff was halved"
    is of how many there are."""
    assert item.word is not None
    after = next(iter(scope.near(item, 1, 1)), None)
    if after is None or after.word is None or scope.own(item.word):
        return True
    if (scope.is_party(item.word) or scope.party(item.word) != item.word.forms) and after.lower in AUXILIARY:
        return bool(scope.around(item))
    if after.word.forms.isdisjoint(_KINDS) or not item.word.forms.isdisjoint(BOUND_WORDS):
        return True
    meanings = concepts_of(item.word.forms)
    return any(not meanings.isdisjoint(concepts_of(frozenset({form}))) for side in scope.sides(None) for form in side.forms)


def _is_of_any(scope: Scope, item: Item, keys: set[Key]) -> bool:
    found = scope.around(item)
    return not keys or not found or bool(found & keys)


def _neighbours_hold(scope: Scope, value: Item) -> bool:
    """«6 должностей технологов», "ends on 15 March": the words on either side of a value are of it in the change too."""
    key = scope.key(value)
    if not scope.stands(key, value.side):
        return True
    after: list[Item] = []
    for one in scope.near(value, 1, _AFTER):
        if not content(one) or one.clause != value.clause:
            break
        after.append(one)
    before: list[Item] = []
    for one in reversed(scope.near(value, -_BEFORE, -1)):
        if one.clause != value.clause or one.lower in _INSTEAD or (one.value is not None and one.kind not in LOGIC):
            break
        if content(one):
            before.append(one)
        elif before:
            break  # "the advance payment is 70 %": both words
    return all(_has(scope, one, key, value.side) for one in (*before, *after))


def _has(scope: Scope, item: Item, key: Key, side: Side | None) -> bool:
    assert item.word is not None
    found = {one for here in scope.sides(side) for form in item.word.forms for one in here.around.get(form, ())}
    return not found or key in found


def _is_verb(item: Item) -> bool:
    assert item.word is not None
    return (bool(item.acts) and not item.acts.isdisjoint(_UP_DOWN)) or not item.word.forms.isdisjoint(_MEASURES)


def _holds(scope: Scope, verb: Item) -> bool:
    values = [one for one in scope.claims.values() if one.clause == verb.clause and one.start > verb.start and not one.delta]
    keys = {scope.key(value) for value in values}
    if not _of_its_kind(scope, verb):
        return False
    topic = [one for one in scope.clause(verb) if one.end <= verb.start and content(one)]
    topic = [one for one in topic if one.lower not in UNIT_WORDS]
    return all(_is_of(scope, item, keys) for item in topic)


def _of_its_kind(scope: Scope, verb: Item) -> bool:
    """A period did not grow where only an amount did, nor from one amount to another."""
    kinds = {pair.kind for one in scope.evidence for pair in one.pairs if pair.sign}
    told = [one for one in scope.claims.values() if one.clause == verb.clause and one.start > verb.start and not one.delta]
    if kinds and len(told) > 1 and all(one.kind is ValueType.PERCENT for one in told):
        kinds = {ValueType.PERCENT}
    said = [one.word for one in scope.clause(verb) if one.end <= verb.start and one.word is not None]
    named = [_KINDS[form] for word in said if not scope.in_source(word) for form in word.forms if form in _KINDS]
    return not verb.acts & _UP_DOWN or not kinds or not named or any(kinds & kind for kind in named)


def _is_of(scope: Scope, item: Item, keys: set[Key]) -> bool:
    assert item.word is not None
    for side in scope.sides(item.side):
        here = keys & side.values
        placed = [side.around[form] for form in item.word.forms if form in side.around]
        if here and placed and not any(here & found for found in placed) and not _is_of_a_like(item, side, here):
            return False
    return True


def _is_of_a_like(item: Item, side: SideEvidence, keys: set[Key]) -> bool:
    """ "The payment period", of "pays within 30 days", where "payment" stands beside another figure too: a word of its root or
    meaning that is of these."""
    assert item.word is not None
    meanings = concepts_of(item.word.forms)
    like = (form for form, found in side.around.items() if keys & found)
    return any(
        akin(item.word.forms, {form[:ROOT]: [form]}) or not meanings.isdisjoint(concepts_of(frozenset({form}))) for form in like
    )
