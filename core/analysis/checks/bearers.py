"""What a figure is of: the words that lead to it and those that follow it in a sentence do so in the change."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.figures import LOGIC, Key
from core.analysis.lemmas import ROOT, Word, akin, cyrillic, noun, verbal
from core.analysis.lexicon import Act, concepts_of, lexicon
from core.analysis.places import LEADS, Place
from core.analysis.side_evidence import SideEvidence
from core.model.change import ValueType
from core.model.document import Side

_OF: Final = frozenset({"of", "на"})
_ARTICLES: Final = frozenset({"of", "от", "the", "a", "an", "its"})
_BY: Final = frozenset({"of", "by"})
_BOUND: Final = frozenset({"up", "to", "at", "least", "most", "более", "менее", "не", "до", "около"})
_INSTEAD: Final = frozenset({"вместо", "взамен", "а", "instead", "than", "not", "не"})
_MOVED: Final = frozenset({Act.UP, Act.DOWN})
_SHORTEST: Final = 4
"""Letters of a noun that a figure can be of («доля»); "th" and «го» are of the figure itself."""
_NEAR: Final = 5
"""Words before a figure among which its noun stands."""
_AFTER: Final = 3
"""Words after a percent in which stands what it is a part of."""


def hold(scope: Scope) -> bool:
    """Of every figure that the version has; where the clause says what came or went, its words may be of two sentences."""
    return all(_holds(scope, one, scope.key(one)) for one in scope.figures())


def _holds(scope: Scope, value: Item, key: Key) -> bool:
    if not _noun_holds(scope, value, key) or _is_share_of(scope, value, key):
        return False
    quiet = not scope.claims.acts.get(value.clause)
    return not quiet or (_leads_hold(scope, value, key) and _follows_hold(scope, value, key))


def _noun_holds(scope: Scope, value: Item, key: Key) -> bool:
    """ "A tender of up to EUR 30,000", where that is what purchases may cost."""
    before = [one for one in scope.near(value, -_NEAR, -1) if one.clause == value.clause]
    while before and (before[-1].kind is ValueType.RANGE or before[-1].lower in _BOUND):
        before.pop()
    if len(before) < 2 or before[-1].lower not in _OF:
        return True
    thing = before[-2]
    short = len(thing.text) < _SHORTEST
    return thing.word is None or short or not content(thing) or _leads(scope, thing.word, value, key)


def _leads_hold(scope: Scope, value: Item, key: Key) -> bool:
    """ "Log files are accessible for 180 days": what stands before a figure stands before it there, or right after it."""
    mine = scope.clause(value)
    before = [one for one in mine if one.index < value.index]
    if any(one.side is Side.OLD for one in mine) or any(one.lower in _INSTEAD for one in before):
        return True
    words = [(one, one.word) for one in before if one.word is not None and _says(scope, one, one.word)]
    return all(_leads(scope, word, value, key) or _may_follow(scope, one, word, value, key) for one, word in words)


def _may_follow(scope: Scope, item: Item, word: Word, value: Item, key: Key) -> bool:
    return (_is_led(scope, item) or _does(scope, item, word)) and _follows(scope, word, value, key)


def _is_led(scope: Scope, item: Item) -> bool:
    """«До подписания итогового акта удерживается …»: what a preposition leads may stand before its figure or after."""
    for one in reversed(scope.near(item, -_NEAR, -1)):
        if one.lower in LEADS:
            return True
        if one.word is None or one.acts or (cyrillic(one.text) and verbal(one.text)):
            return False
    return False


def _does(scope: Scope, item: Item, word: Word) -> bool:
    """ "The head must approve …", of an approval of, or by, the head."""
    modal = next((one for one in scope.near(item, 1, 2) if one.kind is ValueType.MODALITY and one.clause == item.clause), None)
    deed = next((one.word for one in scope.near(modal, 1, 2) if content(one)), None) if modal is not None else None
    return deed is not None and all(_is_of(place, deed) for place in scope.places(word, item.side))


def _is_of(place: Place, deed: Word) -> bool:
    """Whether the word is led by "of" or "by" behind the noun of that deed."""
    before = place.run[max(0, place.at - _NEAR) : place.at]
    at = next((at for at in reversed(range(len(before))) if before[at].text.lower() in _BY), 0)
    noun_of = before[at - 1] if at else None
    if noun_of is None or place.lead not in _BY:
        return False
    roots = {form[:ROOT]: [form] for form in noun_of.forms if len(form) >= ROOT}
    return bool(concepts_of(noun_of.forms) & concepts_of(deed.forms)) or akin(deed.forms, roots)


def _says(scope: Scope, item: Item, word: Word) -> bool:
    """Whether a word claims something: also a noun of comparing that is the text's own («доля составляет»)."""
    if content(item):
        return scope.titles.isdisjoint(word.forms)
    if item.acts or len(item.text) < _SHORTEST or not item.meta:
        return False
    return not item.small and (not cyrillic(item.text) or noun(item.text))


def _leads(scope: Scope, word: Word, value: Item, key: Key) -> bool:
    here = [side for side in scope.texts(value.side) if key in side.values and not word.forms.isdisjoint(side.forms)]
    return not here or any(key in side.around.get(form, ()) for side in here for form in word.forms)


def _follows_hold(scope: Scope, value: Item, key: Key) -> bool:
    """ "40 % after delivery", of 40 % in advance and 60 % after delivery: between a figure and what follows it stands no other of
    its kind there."""
    after = [one for one in scope.claims.items[value.index + 1 :] if one.clause == value.clause]
    end = next((at for at, one in enumerate(after) if one.value is not None and one.kind not in LOGIC), len(after))
    mine = (one for one in after[:end] if content(one))
    words = [one.word for one in mine if one.word is not None and lexicon().function.isdisjoint(one.word.forms)]
    return all(_follows(scope, word, value, key) for word in words)


def _follows(scope: Scope, word: Word, value: Item, key: Key) -> bool:
    sides = [side for side in scope.texts(value.side) if key in side.values]
    here = [(side, place) for side in sides for form in word.forms for place in side.places.get(form, ())]
    return not here or any(key in _beside(side, place, key[0]) for side, place in here)


def _beside(side: SideEvidence, place: Place, kind: str) -> set[Key]:
    """The values of a kind on either side of a word in its sentence; all of the side where none stands before it."""
    mine = [one for one in side.figures if side.runs[one.run] is place.run and one.sentence == place.sentence]
    mine = [one for one in mine if any(key[0] == kind for key in one.keys)]
    before = [one for one in mine if one.start < place.word.start]
    after = [one for one in mine if one.start > place.word.start]
    return {key for one in (*before[-1:], *after[:1]) for key in one.keys} if before else side.values


def _is_share_of(scope: Scope, value: Item, key: Key) -> bool:
    """ "The price fell to 10 %", of an advance of 10 % of the price."""
    if key[0] != "percent" or not scope.claims.acts.get(value.clause, set()) & _MOVED:
        return False
    mine = (one.word for one in scope.clause(value) if one.end <= value.start and not one.acts)
    topic = [word for word in mine if word is not None and scope.in_source(word) and lexicon().function.isdisjoint(word.forms)]
    if not topic:
        return False
    thing = topic[0] if cyrillic(topic[0].text) else topic[-1]
    written = [(side, one) for side in scope.texts(value.side) for one in side.figures if key in one.keys]
    after = ([word for word in side.runs[one.run] if word.start > one.start] for side, one in written)
    wholes = [[word for word in words[:_AFTER] if word.text.lower() not in _ARTICLES][:2] for words in after]
    return bool(wholes) and all(any(word.forms & thing.forms for word in words) for words in wholes)
