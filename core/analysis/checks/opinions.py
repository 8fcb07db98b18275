"""An opinion: what a change may mean for somebody, in words that name no fact of a document ("may put pressure on the
Contractor", «может затруднить планирование»). Nothing of it can be looked up; what can be held to the change is for whom it is
good or bad, and that it adds no party, term, duty or deed. It is shown as the model's interpretation."""

from typing import Final

from core.analysis.checks import bearing, directions, vocabulary
from core.analysis.checks.scope import Scope, content
from core.analysis.checks.weights import BY_ITSELF, NEAR, OF_TIME, THINGS, Weight, good, is_party, said, weight_of
from core.analysis.claims import COMPARATIVES, Item, What
from core.analysis.lemmas import cyrillic, plural, verbal
from core.analysis.lexicon import NEGATION_NAMES, Act, concepts_of, lexicon
from core.analysis.modals import NAMES
from core.model.change import ValueType

_CAUTIONS: Final = frozenset({"may", "might", "could", "может", "могут"})
_RISKS: Final = frozenset({"risk", "риск"})
_IF: Final = frozenset("if with without when where after since as due given при если без когда после в с из-за".split())
_OF_CHANGES: Final = frozenset("это что такое изменение the a this that it which these such change also и также".split())
"""What a caution may be said of with a word of the change behind it: of a party or a thing that would be a right."""
_JOINING: Final = frozenset("be also no longer more only now not then теперь только лишь также не быть still even".split())
_FORCED: Final = frozenset("have has need needs must required forced obliged придется обязан обязана обязаны вынужден".split())
_RIGHT: Final = frozenset({"right", "право"})
_QUICKER: Final = frozenset("faster quicker quickly sooner promptly быстрее быстро скорее оперативно оперативнее".split())
_CANNOT: Final = frozenset({"may not", "might not", "could not", "cannot"})
_TIME: Final = frozenset({Act.LATER, Act.EARLIER})
_TIMED: Final = frozenset({ValueType.PERIOD, ValueType.DATE})
_BEFORE_DEEDS: Final = frozenset("to may might could be been being not must will should would can".split())
_TERMS: Final = frozenset(
    "penalty tax insurance deposit discount bonus interest loan court law terminate sign notice licence claim claim_back "
    "subcontract buy sell pledge debt advance rent lease salary remuneration confidential arbitrate vote meeting hire "
    "director appoint withdraw refund royalty subscription insurance_premium fee_word charge entry_fee sanction criminal "
    "annul bankrupt dissolve enforce forfeit litigate mediate negotiate settle resign revoke waive exclusive invoice_doc "
    "invoice invest dividend grant mortgage eviction dismiss leave_days pension strike overtime_word security_incident "
    "suspend account export customs reject_goods replace_goods recall exempt guarantee_word right obligation liability "
    "forbid allow permit mandatory optional conclude collect capital credit letter_of_credit regulate publish disclose "
    "offer tender decision order instruct instalment_word paid free_of_charge prolong expire cancel_right exit escalate "
    "default declare authorise commitment ensure audit price price_change".split()
)
"""Meanings of which clauses are made: an opinion that brings one in brings in a term that the change does not have."""
_MOST_OWN: Final = 12
"""Words of the model's own in one opinion."""


_WEIGHING: Final = THINGS | BY_ITSELF.keys()
_GROWS: Final = {Weight.STRICT_GOOD: 1, Weight.BURDEN: 1, Weight.FREE_GOOD: -1}
"""Which way a thing goes with a rule that gets stricter."""


def hold(scope: Scope) -> bool:
    """Whether a sentence that fails by its words, cautions, denials or directions alone is an opinion that fits the change."""
    return _is_hedged(scope) and _adds_nothing(scope) and _ways_hold(scope) and _weighs_so(scope)


def _is_hedged(scope: Scope) -> bool:
    """Every caution is the sentence's own: no right, and no leave that is given."""
    own = (item for item in scope.claims.items if item.what is not What.QUOTE)
    cautions = [item for item in own if item.lower in _CAUTIONS | _CANNOT or _is_risk(item)]
    return bool(cautions) and _leads(scope, cautions[0]) and all(_is_own(scope, item) for item in cautions)


def _leads(scope: Scope, caution: Item) -> bool:
    """Whether the sentence is the opinion, and no finding with one hung on: in the first clause, or behind a condition."""
    first = scope.claims.items[0]
    return caution.clause == first.clause or (first.lower in _IF and caution.clause == first.clause + 1)


def _is_risk(item: Item) -> bool:
    return item.word is not None and not item.word.forms.isdisjoint(_RISKS)


def _is_own(scope: Scope, caution: Item) -> bool:
    """What a party may do, or what may be done, is none of the change's words."""
    if _is_risk(caution):
        return True
    if caution.lower in _CANNOT:
        return [one.lower for one in scope.near(caution, 1, 2)] == ["be", "able"]
    deed = next((one for one in scope.near(caution, 1, 4) if one.lower not in _JOINING | COMPARATIVES), None)
    if deed is not None and is_party(scope, deed):
        return False  # «теперь может только Покупатель»
    if deed is None or deed.word is None:
        return deed is None or deed.kind is ValueType.MODALITY
    if not (scope.in_source(deed.word) if weight_of(deed) is not None else scope.known(deed.word, None)):
        return True
    before = [one for one in scope.clause(caution) if one.index < caution.index]
    return all(one.lower in _OF_CHANGES for one in before)


# What it must not add


def _adds_nothing(scope: Scope) -> bool:
    own = vocabulary.unknown_items(scope)
    anchored = any(item.carries or _is_anchor(scope, item) for item in scope.claims.items)
    if not anchored or len(own) > _MOST_OWN or not all(_is_free(scope, item) for item in own):
        return False
    return all(_duty_holds(scope, item) and _right_holds(scope, item) for item in scope.claims.items)


def _is_anchor(scope: Scope, item: Item) -> bool:
    """What ties the opinion to the change: a word of it, or the party opposite to one of its own."""
    if item.word is None or not content(item):
        return False
    return scope.known(item.word, None) or bearing.may_name(scope, item.word)


def _is_free(scope: Scope, item: Item) -> bool:
    """A word that weighs or is plain, the other party, or one that no document is about."""
    if item.word is None:
        return False
    if weight_of(item) is not None or bearing.may_name(scope, item.word):
        return True
    if item.text[:1].isupper() and item.index > 0:
        return False
    if is_party(scope, item) and plural(item.text) and item.text[:1].islower():
        return True  # "employees", «пользователи»: people, no party
    tied = lexicon().parties | NEGATION_NAMES | vocabulary.QUANTIFIERS
    if not (item.word.forms.isdisjoint(tied) and item.word.forms.isdisjoint(NAMES)):
        return False
    return item.word.forms.isdisjoint(lexicon().subjects) or _is_thing(scope, item)


def _is_thing(scope: Scope, item: Item) -> bool:
    """What documents are about, as a thing of which no clause is made: "goods", «работы», but no deed, fee or licence."""
    assert item.word is not None
    deed = verbal(item.text) if cyrillic(item.text) else scope.before(item) in _BEFORE_DEEDS
    return (not deed or _is_weighed_too(scope, item)) and concepts_of(item.word.forms).isdisjoint(_TERMS)


def _is_weighed_too(scope: Scope, deed: Item) -> bool:
    """ "Harder to assess", «не успеть оценить», "time to examine": nobody is said to do it."""
    before = scope.near(deed, -NEAR + 2, -1)
    return any(weight_of(one) in _WEIGHING or (one.word and not one.word.forms.isdisjoint(OF_TIME)) for one in before)


def _deed(scope: Scope, duty: Item) -> Item | None:
    """What has to be done: the first word behind a duty, small ones and parties aside."""
    small = lexicon().function
    after = (one for one in scope.near(duty, 1, NEAR) if one.clause == duty.clause and one.word is not None)
    own = (one for one in after if one.lower not in _JOINING | _FORCED and one.word and one.word.forms.isdisjoint(small))
    return next((one for one in own if not is_party(scope, one)), None)


def _duty_holds(scope: Scope, item: Item) -> bool:
    """ "May have to pay": what one has to do stands in the change, or is a word that weighs."""
    due = item.kind is ValueType.MODALITY and item.value is not None and item.value.value in ("must", "shall")
    if item.lower not in _FORCED and not due:
        return True
    deed = _deed(scope, item)
    return (
        deed is None or weight_of(deed) is not None or bool(deed.acts) or (deed.word is not None and scope.known(deed.word, None))
    )


def _right_holds(scope: Scope, item: Item) -> bool:
    """A right is one of the change."""
    return item.word is None or item.word.forms.isdisjoint(_RIGHT) or scope.in_source(item.word)


# Which way


def _ways_hold(scope: Scope) -> bool:
    """What is said to grow or shrink did, or is a thing of the sentence's own, weighed later; time as it did."""
    timed = any(pair.sign and pair.kind in _TIMED for one in scope.evidence for pair in one.pairs)
    return all(directions.happened(scope, item) or _is_weighed(scope, item, timed) for item in scope.claims.words if item.acts)


def _is_weighed(scope: Scope, act: Item, timed: bool) -> bool:
    after = [one for one in scope.near(act, 1, NEAR) if one.clause == act.clause]
    if act.lower in _QUICKER or (after and after[0].lower in _QUICKER):
        return _sooner_holds(scope)
    thing = next((one for one in after if weight_of(one) in _WEIGHING), None)
    mine = [one for one in after if thing is None or one.index < thing.index]
    if timed and (act.acts & _TIME or any(one.word and not one.word.forms.isdisjoint(OF_TIME) for one in mine[:2])):
        return False
    if thing is not None or weight_of(act) in BY_ITSELF:
        return True
    return not timed and bool(act.acts & _TIME)


def _sooner_holds(scope: Scope) -> bool:
    """ "Have to be paid more quickly", "can react faster": where no period says the reverse."""
    return all(pair.sign < 0 for one in scope.evidence for pair in one.pairs if pair.sign and pair.kind in _TIMED)


# For whom


def _weighs_so(scope: Scope) -> bool:
    """Each weight of the sentence is that of the change for the party that it is said of; without a party, a thing grows with
    strictness or shrinks with it. A sentence without any says only that something is touched."""
    found, told = bearing.of(scope), list(said(scope))
    if told:
        return all(_fits(scope, found, weight, sign, party) for weight, sign, party in told)
    return any(weight_of(item) is Weight.NEUTRAL for item in scope.claims.words)


def contradicts(scope: Scope) -> bool:
    """Whether a weight of the sentence is not that of the change for the party that it is said of."""
    found = bearing.of(scope)
    return found is not None and any(_turns(scope, found, *one) for one in said(scope))


def _turns(scope: Scope, found: bearing.Bearing, weight: Weight, sign: int, party: Item | None) -> bool:
    """Of a rule that is stricter or looser for nobody in particular, "easier" and a burden go by that."""
    if party is not None:
        return bearing.upon(scope, party, found) == -good(weight, sign)
    if found.bearers:
        return False
    grows = _GROWS.get(weight, 0) if weight not in BY_ITSELF else -BY_ITSELF[weight]
    return grows * sign == -found.sign


def _fits(scope: Scope, found: bearing.Bearing | None, weight: Weight, sign: int, party: Item | None) -> bool:
    if found is None:
        return False
    if party is not None and found.bearers:
        return bearing.upon(scope, party, found) == good(weight, sign)
    grows = _GROWS.get(weight)
    if grows is None:  # what is bad may befall one of two; what is good may be nobody's
        return good(weight, sign) < 0 or (weight is Weight.BAD and found.sign > 0 and not found.bearers)
    return grows * sign == found.sign
