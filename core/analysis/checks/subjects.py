"""Who does what: a party stands before a verb or a duty only where it does so in the change."""

from core.analysis.checks import payers, telling
from core.analysis.checks.scope import Scope, is_meta
from core.analysis.claims import Item
from core.analysis.lemmas import Word, accusative, cyrillic, finite, nominative, noun, short_participle, verbal
from core.analysis.lexicon import Act, concepts_of
from core.analysis.modals import NAMES
from core.analysis.side_evidence import PREPOSITIONS, SideEvidence
from core.model.change import ValueType
from core.model.document import Side

_PREPOSITIONS = PREPOSITIONS | {"вместо"}
_BY = frozenset({"by", "the", "an", "a"})
_COMES_GOES = frozenset({Act.ADD, Act.DELETE})
_RECEIVING = frozenset({"receive", "find_out", "obtain"})
"""What one may be said to do of whom the text says only what others do."""
_DOES = ("carr", "caus", "perform")
"""Verbs that also tell of a change, and of whom the text says who does it."""
_COMPANIES = frozenset({"company", "firm", "компания", "фирма", "организация"})
_ONLY = frozenset({"только", "лишь", "и", "также"})
_REACH = 3
"""Words between a party and what it does."""

_PASSIVE = ("ется", "ются", "ится", "ятся")


def hold(scope: Scope) -> bool:
    """For parties in both languages; for other Russian nouns by their case."""
    return all(
        _object_holds(scope, item) if item.acts else _party_holds(scope, item) and (not item.finite or _verb_holds(scope, item))
        for item in scope.claims.words
    )


def _party_holds(scope: Scope, item: Item) -> bool:
    if item.word is None or not scope.is_party(item.word) or not nominative(item.text):
        return True
    if item.lower in _COMPANIES and not scope.in_source(item.word):
        return True  # who is named beside
    if item.lower.endswith(("'s", "’s", "s'", "s’")):
        return not any(_is_power(one.word) for one in scope.near(item, 1, 2) if one.word is not None) or _holds_power(scope, item)
    if any(payers.pays(scope, one) or _is_told(one) for one in scope.near(item, 1, _REACH)):
        return True
    if any(one.lower in _PREPOSITIONS for one in scope.near(item, -2, -1)):
        return _agent_holds(scope, item)
    if not _verb_before_holds(scope, item):
        return False
    deeds = [one for one in scope.near(item, 1, _REACH + 2) if one.clause == item.clause and _deed(scope, one)]
    near = [one for one in deeds[:1] if one.index - item.index <= _REACH]
    if near and near[0].kind is ValueType.MODALITY:
        near = deeds[:2]
    if not near and scope.before(item) == "а":
        near = [one for one in scope.near(item, -2 * _REACH, -2) if one.clause < item.clause and _deed(scope, one)]
    return all(_does(scope, item, one) for one in near)


def _is_power(word: Word) -> bool:
    """ "The Bank's right": whose it is, is who may."""
    return not word.forms.isdisjoint(NAMES)


def _holds_power(scope: Scope, party: Item) -> bool:
    """Whether that party has any right or duty in the change."""
    assert party.word is not None
    holders = {form for side in scope.sides(None) for name, of in side.subjects.items() if name[0] == "=" for form in of}
    return not holders or not scope.party(party.word).isdisjoint(holders)


def _agent_holds(scope: Scope, party: Item) -> bool:
    """ "Tested by the Vendor"."""
    before = [one for one in scope.near(party, -_REACH, -1) if one.clause == party.clause and one.lower not in _BY]
    is_agent = "by" in [one.lower for one in scope.near(party, -2, -1)]
    if not is_agent or not before:
        return True
    return _does(scope, party, before[-1]) if _deed(scope, before[-1]) else _does_anything(scope, party, before[-1])


def _does_anything(scope: Scope, party: Item, deed: Item) -> bool:
    """ "Granted by the Dealer", in words of the sentence's own: at least, the change's Dealer does something on that side."""
    assert party.word is not None
    doing = {form for side in scope.sides(deed.side) for names in side.subjects.values() for form in names}
    return bool(deed.acts) or deed.word is None or is_meta(deed.word) or not doing or bool(doing & scope.party(party.word))


def _verb_before_holds(scope: Scope, party: Item) -> bool:
    """«Изменения вносит заказчик»: the subject after its verb."""
    near = scope.near(party, -_REACH, -1)
    before = [one for one in near if one.clause == party.clause and one.lower not in _ONLY]
    verb = before[-1] if before and cyrillic(before[-1].text) and _is_deed(before[-1]) else None
    return verb is None or not cyrillic(party.text) or not _deed(scope, verb) or _does(scope, party, verb)


def _is_deed(item: Item) -> bool:
    return item.kind is ValueType.MODALITY or finite(item.text)


def _deed(scope: Scope, item: Item) -> bool:
    if item.kind is ValueType.MODALITY:
        return True
    if item.word is None or item.acts:
        return False
    if cyrillic(item.text) and finite(item.text) and not scope.in_source(item.word):
        return bool(concepts_of(item.word.forms))
    if not scope.in_source(item.word):
        return False
    return not is_meta(item.word) or (not cyrillic(item.text) and item.lower.startswith(_DOES))


def _is_told(item: Item) -> bool:
    """«Уведомляется»: who does it and to whom is looked at there."""
    return item.word is not None and item.lower.endswith(_PASSIVE) and telling.is_meant(item.word)


def _does(scope: Scope, party: Item, deed: Item) -> bool:
    assert party.word is not None
    names = _modal_names(deed) if deed.value is not None else deed.word.forms if deed.word is not None else set()
    known: set[str] = set()
    ends = [one.lower for one in scope.near(deed, 1, 2)] == ["no", "longer"]
    for side in scope.sides(Side.OLD if ends else deed.side):
        for name in names:
            known |= side.subjects.get(name, set())
        if deed.word is not None and not known:
            known |= _doers_of_the_same(side, deed.word)
    if known or deed.word is None or scope.in_source(deed.word):
        return not known or bool(known & scope.party(party.word))
    return bool(concepts_of(deed.word.forms) & _RECEIVING) or _does_anything(scope, party, deed)


def _doers_of_the_same(side: SideEvidence, deed: Word) -> set[str]:
    """Who does on that side what «извещает» means, in another form («известив»)."""
    meanings = concepts_of(deed.forms) if cyrillic(deed.text) and finite(deed.text) else frozenset()
    same = (of for name, of in side.subjects.items() if meanings & concepts_of(frozenset({name})) and verbal(name))
    return {form for of in same for form in of}


def _modal_names(deed: Item) -> set[str]:
    """«Больше не может» is of who could."""
    assert deed.value is not None
    lost = deed.ended is not None and deed.value.value in ("must not", "cannot")
    return {"=may", "=can"} if lost else {"=" + deed.value.value}


def _verb_holds(scope: Scope, verb: Item) -> bool:
    """Where the sentence has a finite verb of the change, its subject is a word that can be one there too."""
    if _is_told(verb) or not _is_written(scope, verb):
        return True
    first = next((one for one in scope.near(verb, -_REACH, -1) if one.clause == verb.clause and _is_noun(scope, one)), None)
    if first is None or first.word is None:
        return True
    return _written_nominative(scope, first)


def _object_holds(scope: Scope, act: Item) -> bool:
    """«Комиссия отменена», «введён штраф»: what came or went as a whole is no mere attribute of something else there."""
    if act.acts.isdisjoint(_COMES_GOES) or not cyrillic(act.text) or not short_participle(act.text):
        return True
    near = (one for one in (*scope.near(act, -1, -1), *scope.near(act, 1, 1)) if one.clause == act.clause)
    nouns = [one for one in near if _is_noun(scope, one) and noun(one.text) and not _is_meta(one)]
    return all(_written_nominative(scope, one, object_too=True) for one in nouns)


def _written_nominative(scope: Scope, noun: Item, *, object_too: bool = False) -> bool:
    assert noun.word is not None
    forms = noun.word.forms
    written = [word for side in scope.sides(None) for run in side.runs for word in run if word.forms & forms]
    return not written or any(nominative(word.text) or (object_too and accusative(word.text)) for word in written)


def _is_meta(item: Item) -> bool:
    return item.word is not None and is_meta(item.word)


def _is_noun(scope: Scope, item: Item) -> bool:
    """Whether a word of the change stands as a subject can."""
    return item.word is not None and not item.acts and nominative(item.text) and scope.in_source(item.word)


def _is_written(scope: Scope, verb: Item) -> bool:
    """Whether the change has the verb itself, in any of its own forms."""
    assert verb.word is not None
    forms = verb.word.forms
    return any(forms & word.forms and finite(word.text) for side in scope.sides(None) for run in side.runs for word in run)
