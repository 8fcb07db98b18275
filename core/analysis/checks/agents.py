"""Who does and to whom: one to whom or of whom something is done, and who does nothing in the change, is no doer."""

from typing import Final

from core.analysis.checks import payers
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.lemmas import ROOT, Word, akin, cyrillic, dative, finite, instrumental, nominative, noun, surely_nominative
from core.analysis.lexicon import concepts_of
from core.analysis.places import LEADS, Place
from core.model.document import Side

_RECEIVES: Final = frozenset("получать получить узнать узнавать терять потерять лишаться мочь смочь иметь нуждаться".split())
"""What one may be said to do to whom others do something."""
_BESIDE: Final = frozenset({"с", "со", "перед", "за", "между", "над", "под"})
"""Before an instrumental that does nothing."""
_FROM: Final = frozenset({"from", "от"})
_TO: Final = frozenset({"to"})
_NAMED: Final = _FROM | _TO
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_ARE: Final = frozenset({"is", "are", "was", "were"})
_NEAR: Final = 4
"""Words between one who does and what he does."""


def hold(scope: Scope) -> bool:
    items = [one for one in scope.claims.words if not one.acts]
    if not scope.stems.isdisjoint(_FROM) and _turned_round(scope, [one for one in items if one.fixed]):
        return False
    if not scope.tokens.isdisjoint(_ARE) and any(_is_agent_alone(scope, one) for one in items if one.lower in _ARE):
        return False
    active = any(one.finite for one in items)
    named = not scope.tokens.isdisjoint(_NAMED) and any(one.lower in _NAMED for one in items)
    if not active and not named:
        return True
    own = [one for one in items if one.word is not None and scope.in_source(one.word)]
    return all((not active or _doer_holds(scope, one)) and (not named or _source_holds(scope, one)) for one in own)


def _is_agent_alone(scope: Scope, verb: Item) -> bool:
    """ "Third parties are liable" of losses caused by them: one by whom something is done is not what the text is about."""
    before = scope.near(verb, -1, -1)
    if not before or before[0].word is None or before[0].clause != verb.clause or not scope.in_source(before[0].word):
        return False
    if any(one.lower in LEADS for one in scope.near(verb, -_NEAR, -2)) or any(one.acts for one in scope.near(verb, 1, 2)):
        return False
    places = scope.places(before[0].word, None)
    return bool(places) and all(place.lead == "by" for place in places)


def _turned_round(scope: Scope, fixed: list[Item]) -> bool:
    """ "Costs shift from the Customer to the Supplier", where the Supplier did and the Customer does; "from the Landlord to the
    Lessor"."""
    old, new = ([one.word for one in fixed if one.side is side and one.word and scope.is_party(one.word)] for side in Side)
    if len(old) != 1 or len(new) != 1:
        return False
    once, now = (_parties(scope, side) for side in Side)
    left, right = scope.party(old[0]), scope.party(new[0])
    return bool(left & right) or (left.isdisjoint(once) and right.isdisjoint(now) and bool(left & now) and bool(right & once))


def _parties(scope: Scope, side: Side) -> set[str]:
    """The forms of who does anything on that side."""
    return {form for one in scope.texts(side) for of in one.subjects.values() for form in of}


def _doer_holds(scope: Scope, item: Item) -> bool:
    """Of Russian nouns, by their case before an active verb."""
    if not cyrillic(item.text) or not noun(item.text) or not nominative(item.text) or item.ended is not None:
        return True
    verb = _verb(scope, item)
    if item.word is None or verb is None or any(one.lower in LEADS for one in scope.near(item, -2, -1)):
        return True
    places = scope.places(item.word, item.side)
    if not scope.is_party(item.word):
        return not places or not all(_is_object(place, verb) for place in places)
    return not places or any(_does(place, verb) for place in places)


def _verb(scope: Scope, item: Item) -> Word | None:
    after = (one for one in scope.near(item, 1, _NEAR) if one.clause == item.clause and one.word is not None)
    verb = next((one for one in after if finite(one.text) and not noun(one.text)), None)
    if verb is not None and payers.pays(scope, verb):
        return None  # «несёт расходы» of what is at its expense
    if verb is None or verb.word is None or verb.acts or verb.word.forms & _RECEIVES or verb.lower.endswith(("ся", "сь")):
        return None
    behind = (one for one in scope.near(verb, 1, 2) if one.clause == verb.clause and not scope.is_party(item.word or verb.word))
    return None if any(noun(one.text) and surely_nominative(one.text) for one in behind if cyrillic(one.text)) else verb.word


def _is_object(place: Place, verb: Word) -> bool:
    """«Органам», «от договора»: no subject, and not what a deed of that kind is of."""
    text = place.word.text
    led = any(word.text.lower() in LEADS for word in place.run[max(place.begin, place.at - 2) : place.at])
    return (dative(text) or (led and not surely_nominative(text))) and not _deed(place, verb)


def _does(place: Place, verb: Word) -> bool:
    """As the subject, as who it is done by, at whom it is, or as whose deed: «решение начальника»."""
    text = place.word.text
    if nominative(text) or place.lead == "у" or (instrumental(text) and place.lead not in _BESIDE):
        return True
    return _deed(place, verb)


def _deed(place: Place, verb: Word) -> bool:
    """Whether the word before is a noun of what the verb says."""
    deed = place.run[place.at - 1] if place.at else None
    if deed is None or not noun(deed.text):
        return False
    roots = {form[:ROOT]: [form] for form in deed.forms if len(form) >= ROOT}
    return bool(concepts_of(deed.forms) & concepts_of(verb.forms)) or akin(verb.forms, roots)


def _source_holds(scope: Scope, item: Item) -> bool:
    """ "From the Insurer", of documents that come from the Insured."""
    if item.word is None or not scope.is_party(item.word):
        return True
    lead = next((one.lower for one in reversed(scope.near(item, -2, -1)) if one.lower not in _ARTICLES), "")
    leads = _FROM if lead in _FROM else _TO if lead in _TO else frozenset[str]()
    if not leads or any(place.lead in leads for place in scope.places(item.word, None)):
        return True
    named = (place for side in scope.sides(item.side) for name in leads for place in side.places.get(name, ()))
    return not any(scope.is_party(word) for place in named for word in place.run[place.at + 1 : place.at + _NEAR])
