"""Duties, rights and bans: each is one of the side that the sentence speaks of."""

from itertools import pairwise
from typing import Final

from core.analysis.checks import allowance, conditions, needs, payers
from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope, is_meta, whole
from core.analysis.claims import AUXILIARY, Item
from core.analysis.figures import LOGIC
from core.analysis.lemmas import ROOT, Word, akin, cyrillic, infinitive, nominative, noun, verbal
from core.analysis.lexicon import concepts_of, lexicon
from core.analysis.modals import NAMES, named
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType
from core.model.document import Side

_SOFT: Final = frozenset({"may", "can", "should", "will"})
_NOT_DUTIES: Final = frozenset({"may", "should", "must not"})
_SAME: Final = {"may": {"may", "can"}, "can": {"may", "can"}, "must": {"must", "shall"}, "shall": {"must", "shall"}}
_BOUNDED: Final = {
    "may": {"<=", "<"}, "can": {"<=", "<"}, "cannot": {"<=", "<"}, "must not": {"<=", "<"}, "must": {">="}, "shall": {">="},
}  # fmt: skip
"""Which bounds of a text a sentence may say with a modal verb."""
_AT_MOST: Final = frozenset({"up to", "at most", "no more than", "not more than", "maximum of", "до", "не более", "не более чем"})
_POSSIBLE: Final = frozenset({"можно", "возможно", "possible"})
_BETWEEN: Final = frozenset(
    {"be", "now", "also", "not", "longer", "no", "still", "only", "теперь", "также", "не", "больше", "более", "по-прежнему"}
)
_DEED_AFTER, _DEED_BEFORE = 5, 3
"""How far from "must" that which must be done is looked for."""
_CAUTIOUS: Final = frozenset(
    {"affect", "influence", "mean", "indicate", "lead", "matter", "need", "require", "change"}
    | {"повлиять", "влиять", "затронуть", "означать", "привести", "потребовать", "потребоваться", "иметь", "отразиться"}
)
_OTHERS: Final = frozenset({("other", "party"), ("другая", "сторона")})
_PARTY: Final = ("party", "сторона")
BANNED: Final = ("forbid", "prohibit", "ban", "запрещ", "воспрещ")
_ATTRIBUTES: Final = frozenset(
    "required permissible permitted admissible allowable требуемый допустимый разрешенный необходимый".split()
)
"""Adjectives of what is needed or allowed."""
_ARE: Final = frozenset({"is", "are"})
LOST: Final = frozenset({"лишить", "лишать", "утратить", "deprive"})
_TELLING: Final = needs.NEEDS.union(NAMES, _POSSIBLE, LOST)
"""Words that may tell of a duty, a right or a need."""


def hold(scope: Scope) -> bool:
    """Also those that are only named: "the duty to report"."""
    return all(holds_of(scope, item) for item in scope.claims.items)


def holds_of(scope: Scope, item: Item) -> bool:
    """Whether what one modal word of the sentence (duty, right, ban) says is so on its side; true of any other item."""
    if item.kind is ValueType.MODALITY and item.value is not None:
        if item.value.value in ("must", "shall") and [one.lower for one in scope.near(item, 1, 2)] == ["no", "longer"]:
            return any("must not" in side.modal for side in scope.sides(Side.NEW))  # "must no longer be given"
        if item.value.value in ("must", "shall") and any(payers.pays(scope, one) for one in scope.near(item, 1, 1)):
            return True
        if item.value.value in ("may", "can") and (allowance.with_alone(scope, item) or allowance.as_well(scope, item)):
            return True
        if item.value.value in ("may", "can") and not _at_least(scope, item) and _is_done(scope, item):
            return True
        if item.value.value in ("must not", "cannot") and conditions.denied(scope, item):
            return True
        plain = item.value.value == "will"  # the future, no duty
        if needs.is_need(item) and needs.stands(scope, item):
            return True
        return plain or _bounded(scope, item) or _stands(scope, item.value.value, item) or _own_caution(scope, item)
    if item.word is None or (item.ended is None and item.word.forms.isdisjoint(_TELLING)) or _is_written(scope, item.word):
        return True
    if "may" in item.names and allowance.with_alone(scope, item):
        return True
    if needs.merely_permitted(scope, item):
        return False
    if needs.is_need(item) and needs.stands(scope, item):
        return True
    if item.ended is not None and needs.subject_gone(scope, item.ended):
        return True
    if _is_attribute(scope, item):
        return True
    if _denied(scope, item) and "may" in named(item.word.forms):
        return any("must not" in side.modal for side in scope.sides(item.side))
    if not item.word.forms.isdisjoint(_POSSIBLE) and _is_done(scope, item):
        return True
    if item.word.forms & LOST:
        return any(side.modal for side in scope.sides(Side.OLD))
    modals = named(item.word.forms)
    if modals and _no_such(scope, item):
        return not any(modals & side.modal for side in scope.sides(item.side))
    return not modals or any(_stands(scope, modal, item) for modal in modals)


def _is_attribute(scope: Scope, item: Item) -> bool:
    """ "The permitted weight", "the required degree", «требуемый стаж»: which one, of what has a bound, a duty or a condition;
    what is said to be required or permitted is another thing."""
    if item.lower == "permitted" and scope.before(item) not in AUXILIARY | _BETWEEN:
        return True
    after = next(iter(scope.near(item, 1, 1)), None)
    if item.word is None or item.word.forms.isdisjoint(_ATTRIBUTES) or after is None or after.clause != item.clause:
        return False
    if scope.before(item) in AUXILIARY | _BETWEEN | {"be", "become", "became"} or after.word is None:
        return False
    led = noun(after.text) if cyrillic(item.text) else after.lower not in lexicon().function and not after.acts
    return led and any(side.bounds or side.modal or needs.asks(side) for side in scope.sides(None))


def _is_written(scope: Scope, word: Word) -> bool:
    """Whether the text itself has it: of a duty that changed, the title "Rights and duties" says nothing."""
    if not any(pair.kind is ValueType.MODALITY for one in scope.evidence for pair in one.pairs):
        return scope.in_source(word)
    return any(not word.forms.isdisjoint(one.forms) for one in scope.texts(None))


def _at_least(scope: Scope, item: Item) -> bool:
    """ "May be at least 99 %" is no right."""
    ranges = (one for one in scope.clause(item) if one.kind is ValueType.RANGE)
    return any(one.value is not None and one.value.value in (">=", ">") for one in ranges)


def _is_done(scope: Scope, item: Item) -> bool:
    """«Можно», "possible", of what a text without any duty, right or ban says is done by nobody in particular."""
    if _somebody_may(scope, item) or _one_for_another(scope):
        return False
    near = (*scope.near(item, 1, _DEED_AFTER), *scope.near(item, -_DEED_BEFORE, -1))
    deed = next((one.word for one in near if one.word is not None and _is_deed(scope, one.word)), None)
    if deed is None or any(side.modal for side in scope.sides(item.side)) or not scope.known(deed, item.side):
        return False
    return not any(side.subjects.get(form) for side in scope.sides(item.side) for form in deed.forms)


def _somebody_may(scope: Scope, item: Item) -> bool:
    """ "The help desk may answer", «может выполнять ООО «Юг»»: who may do something has a right; "may be done" is of a thing."""
    after = next((one for one in scope.near(item, 1, _DEED_AFTER) if one.lower not in _BETWEEN), None)
    if after is None or any(one.lower in ("be", "быть") for one in scope.near(item, 1, 2)):
        return False
    before = next((one.word for one in reversed(scope.near(item, -2, -1)) if one.lower not in _BETWEEN), None)
    deed = after.word if item.kind is ValueType.MODALITY and (not cyrillic(after.text) or infinitive(after.text)) else None
    if before is not None and deed is not None and scope.in_source(before) and scope.in_source(deed):
        return True
    return any(_is_somebody(scope, one) for one in scope.clause(item))


def _is_somebody(scope: Scope, item: Item) -> bool:
    party = item.word is not None and (scope.is_party(item.word) or not item.word.forms.isdisjoint(_PARTY))
    return item.kind is ValueType.NAME or party


def _one_for_another(scope: Scope) -> bool:
    """Whether all that happened is that values were put in the place of others, or the sentence sets two against one another:
    what is done so may not be left now."""
    instead = any(one.fixed and one.side is Side.OLD and one.ended is None for one in scope.claims.items)
    pairs = [[pair for pair in one.pairs if pair.kind not in LOGIC] for one in scope.evidence]
    put = all(pairs) and all(pair.old is not None and pair.new is not None for found in pairs for pair in found)
    return put or instead


def _denied(scope: Scope, item: Item) -> bool:
    return scope.before(item) in ("не", "not")


def _no_such(scope: Scope, item: Item) -> bool:
    """ "Was not a recommendation"."""
    return scope.before(item) in ("a", "an") and any(one.lower in ("not", "never") for one in scope.near(item, -2, -2))


def _bounded(scope: Scope, item: Item) -> bool:
    """ "May be up to 150 %", "cannot exceed 3 %", of what has that bound and no other duty or right."""
    assert item.value is not None
    if item.value.value in ("may", "can") and _for_longer(scope, item):
        return True
    if item.value.value not in _BOUNDED or any(side.modal & {"may", "must", "shall"} for side in scope.sides(item.side)):
        return False
    bound = next((one for one in scope.clause(item) if one.kind is ValueType.RANGE), None)
    if bound is None or bound.value is None:
        return False
    if bound.value.value not in _BOUNDED[item.value.value] | {">"} and not _not_more(bound):
        return False
    if item.value.value in ("may", "can") and bound.lower not in _AT_MOST:
        return False
    values = [one for one in scope.near(bound, 1, 2) if one.value is not None and one.kind is not ValueType.RANGE]
    names = _BOUNDED[item.value.value] | ({"<=", "<"} if _not_more(bound) else set())
    return any((name, scope.key(one)) in side.timed for one in values for name in names for side in scope.sides(item.side))


def _not_more(bound: Item) -> bool:
    """ "Shall now not exceed": a duty with its "not" in the bound."""
    return bound.lower in ("not exceed", "not to exceed", "не превышать")


def _for_longer(scope: Scope, item: Item) -> bool:
    """ "Can be kept six months longer", of what has a ceiling that rose by so much."""
    deltas = [scope.key(one) for one in scope.clause(item) if one.delta and one.value is not None]
    raised = (pair for one in scope.evidence for pair in one.pairs if pair.sign > 0)
    ceilings = {key for side in scope.sides(Side.NEW) for name, key in side.timed if name in ("<=", "<")}
    capped = [pair for pair in raised if pair.new in ceilings]
    return any(key in pair.deltas for key in deltas for pair in capped)


def _stands(scope: Scope, modal: str, item: Item) -> bool:
    if item.ended is not None and modal == "need not":
        modal = "must"  # «больше не обязан»
    if item.ended is not None and modal in ("must not", "cannot") and not item.lower.startswith(BANNED):
        modal = "may"  # «больше не может»; but "no longer forbidden"
    side = Side.OLD if item.ended is not None or _denied_right(scope, modal, item) else item.side
    if any(not found.modal.isdisjoint(_SAME.get(modal, {modal})) for found in scope.sides(side)):
        if modal in ("may", "can"):
            return _governs(scope, item, side)
        if _is_other(scope, item) and not _other_does(scope, side):
            return False
        return not _is_right(scope, modal, item, side) and not _is_merely_wished(scope, item)
    near = (*scope.near(item, 1, _DEED_AFTER), *scope.near(item, -_DEED_BEFORE, -1))
    told = (one.word for one in near if one.word is not None and one.lower not in _BETWEEN)
    deed = next((word for word in told if _is_deed(scope, word)), None)
    first, *rest = [*scope.near(item, 1, 2), item]
    if first.lower == "be" and not any(_is_deed(scope, one.word) for one in rest if one.word is not None):
        return False  # "shall be half as frequent" of what meets twice a year
    if "be" in [one.lower for one in scope.near(item, 1, 2)] and not _literal(scope, deed):
        return False  # "shall be liable" of what speaks of liability
    duty = any(_plain_duty(found, deed) for found in scope.sides(side))
    return modal in ("must", "should") and duty and (deed is None or scope.known(deed, side or Side.NEW))


def _literal(scope: Scope, deed: Word | None) -> bool:
    return deed is None or cyrillic(deed.text) or deed.text.endswith("ed") or scope.in_source(deed)


def _governs(scope: Scope, item: Item, side: Side | None) -> bool:
    """Whether what directly follows the sentence's "may" stands under "may" in the change too, where the change has it."""
    after = next((one for one in scope.near(item, 1, _DEED_AFTER) if one.lower not in _BETWEEN), None)
    if item.kind is not ValueType.MODALITY or after is None or after.word is None:
        return True
    if not any(not after.word.forms.isdisjoint(found.forms) for found in scope.sides(side)):
        return not _is_condition(scope, item, side)
    return any(not after.word.forms.isdisjoint(found.governed) for found in scope.sides(side))


def _is_condition(scope: Scope, item: Item, side: Side | None) -> bool:
    """ "Notice may be given" of what may be done "on notice": how it may be done, which nothing says may be left."""
    before, after = scope.near(item, -1, -1), scope.near(item, 1, 2)
    thing = before[0].word if before else None
    if thing is None or scope.is_party(thing) or not any(one.lower == "be" for one in after) or not scope.in_source(thing):
        return False
    return "" in moods_of(scope, thing, side) and not any(not thing.forms.isdisjoint(one.governed) for one in scope.texts(side))


def _is_right(scope: Scope, modal: str, item: Item, side: Side | None) -> bool:
    """Whether what follows "shall" stands in the change under "may" and nothing else."""
    after = next((one for one in scope.near(item, 1, _DEED_AFTER) if one.lower not in _BETWEEN), None)
    if modal not in ("must", "shall") or item.kind is not ValueType.MODALITY or after is None or after.word is None:
        return False
    found = moods_of(scope, after.word, side)
    return bool(found) and found <= {"may", "can"}


def _is_other(scope: Scope, item: Item) -> bool:
    """ "The other party is obliged"."""
    before = [one.lower for one in scope.near(item, -4, -1) if one.clause == item.clause]
    return any(pair in _OTHERS for pair in pairwise(before))


def _other_does(scope: Scope, side: Side | None) -> bool:
    """Whether it stands anywhere as who does something: after no preposition and in no genitive."""
    places = [place for one in scope.texts(side) for name in _PARTY for place in one.places.get(name, ())]
    return any(not place.lead and (not cyrillic(place.word.text) or nominative(place.word.text)) for place in places)


def moods_of(scope: Scope, word: Word, side: Side | None) -> set[str]:
    """What the word stands under on that side; where it does not stand there, its synonym."""
    found = {name for one in scope.texts(side) for form in word.forms for name in one.moods.get(form, ())}
    meanings = concepts_of(word.forms) if not found else frozenset[str]()
    if not meanings:
        return found
    moods = ((form, names) for one in scope.texts(side) for form, names in one.moods.items())
    return {name for form, names in moods if meanings & concepts_of(frozenset({form})) for name in names}


def _is_merely_wished(scope: Scope, item: Item) -> bool:
    """«Лицензия обязательна», of what stands under "should" alone."""
    if item.word is None or "must" not in named(item.word.forms) or item.ended is not None or _denied(scope, item):
        return False
    before = [one.word for one in scope.claims.items[: item.index] if one.word is not None and scope.in_source(one.word)]
    deed = next((word for word in reversed(before) if not is_meta(word) and word.forms.isdisjoint(NAMES)), None)
    found = moods_of(scope, deed, item.side) if deed is not None else set[str]()
    return bool(found) and found <= {"should", "may", "can"}


def _is_deed(scope: Scope, word: Word) -> bool:
    """What the duty is to do: a word of the change that is neither a party nor another name of a duty."""
    if not word.forms.isdisjoint(NAMES) or not word.forms.isdisjoint(lexicon().parties):
        return False
    if cyrillic(word.text) and not verbal(word.text):
        return False
    return scope.in_source(word) or (not is_meta(word) and scope.known(word, None))


def _denied_right(scope: Scope, modal: str, item: Item) -> bool:
    """ "Lost the right", «лишён права»: the right is of the old version."""
    near = scope.near(item, -3, -1)
    return modal == "may" and any(one.word is not None and one.word.forms & LOST for one in near)


def _plain_duty(side: SideEvidence, deed: Word | None) -> bool:
    """A contract says a duty in the plain present too: «Исполнитель обеспечивает», "the Provider ensures", «образцы хранят»; but
    not of what stands under "may" or "must not"."""
    if deed is not None and cyrillic(deed.text):
        if not akin(deed.forms, side.finite) and not _means_a_verb(deed, side):
            return False
    elif deed is not None and not side.modal and _passive(deed, side):
        return True
    elif not side.subjects or (deed is not None and not _by_somebody(deed, side)):
        return False
    return not side.modal & _NOT_DUTIES or (deed is not None and not _governed(deed, side))


def _by_somebody(deed: Word, side: SideEvidence) -> bool:
    """Whether a party can be meant to do it there; beside a "may" only what one is said to do."""
    return _worded(deed, side) and not (side.modal & _NOT_DUTIES and deed.forms.isdisjoint(side.subjects))


def _worded(deed: Word, side: SideEvidence) -> bool:
    """Whether a word of that side says it: that something weighs 5 kg follows from the unit, that it must does not."""
    if not deed.forms.isdisjoint(side.forms) or akin(deed.forms, side.roots):
        return True
    meanings = concepts_of(deed.forms)
    return any(not meanings.isdisjoint(concepts_of(frozenset({form}))) for form in side.forms)


def _passive(deed: Word, side: SideEvidence) -> bool:
    """ "Samples are kept": what a text without any modal verb says is done, is to be done."""
    for run in side.runs:
        for at, word in enumerate(run):
            if not word.forms.isdisjoint(deed.forms) and any(one.text.lower() in _ARE for one in run[max(0, at - 2) : at]):
                return True
    return False


def _means_a_verb(deed: Word, side: SideEvidence) -> bool:
    """«Держать» of «хранят»."""
    meanings = concepts_of(deed.forms)
    return any(meanings & concepts_of(frozenset({form})) for forms in side.finite.values() for form in forms)


def _governed(deed: Word, side: SideEvidence) -> bool:
    roots: dict[str, list[str]] = {}
    for form in side.governed:
        roots.setdefault(form[:ROOT], []).append(form)
    if not deed.forms.isdisjoint(side.governed) or akin(deed.forms, roots):
        return True
    meanings = concepts_of(deed.forms) if cyrillic(deed.text) else frozenset[str]()
    return any(verbal(form) and meanings & concepts_of(frozenset({form})) for form in side.governed) if meanings else False


def _own_caution(scope: Scope, item: Item) -> bool:
    """ "May affect", «может повлиять»: the sentence's own caution, where what it may do is none of the document's words."""
    after = [one for one in scope.near(item, 1, 2) if one.lower != "be"]
    soft = item.value is not None and item.value.value in _SOFT
    word = after[0].word if after else None
    return soft and word is not None and not word.forms.isdisjoint(_CAUTIOUS) and not scope.in_source(word)


def modal_only(scope: Scope, word: Word, side: Side) -> bool:
    """Whether a named duty or right is one of that side alone."""
    modals = named(word.forms)
    mine = any(modals & found.modal for found in scope.sides(side))
    theirs = any(modals & found.modal for found in scope.sides(other(side)))
    if mine and not theirs:
        return True
    return (
        "must" in modals
        and any(_plain_duty(found, None) for found in scope.sides(side))
        and all(whole(one) for one in scope.evidence)
    )
