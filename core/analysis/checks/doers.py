"""Who does it, and to whom, in the sentence of the change that is told: where two parties do the same of different things ("the
Supplier pays 0.3 % of the price, the Buyer 0.05 % of the debt"), neither takes the other's part."""

from typing import Final, NamedTuple

from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.figures import LOGIC
from core.analysis.lemmas import cyrillic, dative, finite, nominative, surely_nominative
from core.analysis.places import LEADS, Place
from core.model.change import ValueType
from core.model.document import Side

_NEAR: Final = 4
"""Words between a party and what it does, or is done to it."""
_LEAST: Final = 2
"""Words and figures beside the parties by which a sentence of the change is known."""
_TO: Final = frozenset({"to"})
_NO_DOERS: Final = LEADS | {"and", "or", "и", "или"}


Sentence = tuple[int, int]
"""One sentence of the changes: its run of words and its number there."""


class Deal(NamedTuple):
    """Of a sentence of the change: the forms of who does it, and of to whom it is done."""

    doers: frozenset[str]
    receivers: frozenset[str]


def hold(scope: Scope) -> bool:
    """Of every clause that says what a party does, and not what came, went or grew."""
    if not scope.ground.kept(_several):
        return True
    quiet = (items for clause, items in scope.clauses if not scope.claims.acts.get(clause))
    return all(_holds(scope, items) for items in quiet)


def _several(ground: Ground) -> bool:
    """Whether the changed text names more than one party: else none can take another's part."""
    found = [place.word.forms for here in ground.kept(_parties).values() for place in here]
    return any(one.isdisjoint(found[0]) for one in found)


def _holds(scope: Scope, items: list[Item]) -> bool:
    verb = next((one for one in items if _is_verb(scope, one)), None)
    if verb is None or verb.word is None or any(one.ended is not None or one.fixed for one in items):
        return True
    parties = [one for one in items if one.word is not None and scope.is_party(one.word) and scope.in_source(one.word)]
    doers = [one for one in parties if _does(scope, one, verb)]
    receivers = [one for one in parties if one not in doers and _receives(scope, one)]
    if not doers and not receivers:
        return True
    deal = _deal(scope, verb, _sentences(scope, items, parties, verb))
    return all(_fits(scope, one, deal.doers) for one in doers) and all(_fits(scope, one, deal.receivers) for one in receivers)


def _fits(scope: Scope, party: Item, known: frozenset[str]) -> bool:
    assert party.word is not None
    return not known or not known.isdisjoint(scope.party(party.word))


def _is_verb(scope: Scope, item: Item) -> bool:
    """A word of the change's own that says what is done."""
    if item.word is None or item.acts or not content(item) or not scope.in_source(item.word) or scope.is_party(item.word):
        return False
    if cyrillic(item.text):
        return finite(item.text)
    return any(_is_subject_of(scope, one, item) for one in scope.near(item, -_NEAR, -1))


def _is_subject_of(scope: Scope, party: Item, verb: Item) -> bool:
    """An English verb is known by the party before it and its ending: "pays", "may assign"."""
    return (
        party.word is not None
        and party.clause == verb.clause
        and scope.is_party(party.word)
        and (verb.lower.endswith("s") or any(one.kind is ValueType.MODALITY for one in scope.near(verb, -2, -1)))
    )


def _does(scope: Scope, party: Item, verb: Item) -> bool:
    near = abs(party.index - verb.index) <= _NEAR
    led = any(one.lower in _NO_DOERS for one in scope.near(party, -2, -1) if one.clause == party.clause)
    if cyrillic(party.text):
        return near and surely_nominative(party.text) and not led
    return near and party.index < verb.index and not led


def _receives(scope: Scope, party: Item) -> bool:
    lead = [one.lower for one in scope.near(party, -2, -1)]
    if cyrillic(party.text):
        return dative(party.text) and not nominative(party.text) and LEADS.isdisjoint(lead)
    return not _TO.isdisjoint(lead)


def _sentences(scope: Scope, items: list[Item], parties: list[Item], verb: Item) -> set[Sentence]:
    """The sentences of the side that hold the verb and all other words and figures of the clause that any of them holds."""
    side = verb.side or Side.NEW
    found = {_of(place) for place in scope.places(verb.word, side)} if verb.word is not None else set()
    wanted = [_where(scope, one, side) for one in items if one not in parties and one is not verb]
    known = [where for where in wanted if where]
    return {here for here in found if all(here in where for where in known)} if len(known) >= _LEAST else set()


def _of(place: Place) -> Sentence:
    return id(place.run), place.sentence


def _where(scope: Scope, item: Item, side: Side) -> set[Sentence]:
    """The sentences of a side that have a word or figure; none of what they cannot be known by."""
    if item.word is not None:
        if not content(item) or item.small or not scope.in_source(item.word) or not scope.titles.isdisjoint(item.word.forms):
            return set()
        return {_of(place) for place in scope.places(item.word, side)}
    if item.value is None or item.kind in LOGIC or item.delta:
        return set()
    key = scope.key(item)
    return {(id(one.runs[found.run]), found.sentence) for one in scope.sides(side) for found in one.figures if key in found.keys}


def _parties(ground: Ground) -> dict[Side, list[Place]]:
    """By version: where its texts have a party; each place once."""
    found: dict[Side, list[Place]] = {}
    for side in Side:
        places = (place for one in ground.texts(side) for group in one.places.values() for place in group)
        found[side] = list({(id(one.run), one.at): one for one in places if ground.is_party(one.word)}.values())
    return found


def _deal(scope: Scope, verb: Item, sentences: set[Sentence]) -> Deal:
    """Who stands as the subject of the verb, and who as the one to whom it is done, in these sentences."""
    assert verb.word is not None
    side = verb.side or Side.NEW
    verbs = [place for place in scope.places(verb.word, side) if _of(place) in sentences]
    here = [place for place in scope.ground.kept(_parties)[side] if _of(place) in sentences]
    to = [place for place in here if _receives_there(place)]
    by = [one for one in here if one not in to and any(_of(one) == _of(of) and _does_there(one, of) for of in verbs)]
    return Deal(_forms(by), _forms(to))


def _forms(places: list[Place]) -> frozenset[str]:
    return frozenset(form for place in places for form in place.word.forms)


def _does_there(place: Place, verb: Place) -> bool:
    if abs(place.at - verb.at) > _NEAR + 1 or _leads(place):
        return False
    return nominative(place.word.text) if cyrillic(place.word.text) else place.at < verb.at


def _leads(place: Place) -> bool:
    return any(word.text.lower() in LEADS for word in place.run[max(0, place.at - 2) : place.at])


def _receives_there(place: Place) -> bool:
    if cyrillic(place.word.text):
        return dative(place.word.text) and not nominative(place.word.text) and not _leads(place)
    return any(word.text.lower() in _TO for word in place.run[max(0, place.at - 2) : place.at])
