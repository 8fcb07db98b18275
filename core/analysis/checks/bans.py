"""A ban is as narrow as the change has it: who "shall not work for a competitor in Germany" may work in Germany, and what shall
not be "unreasonably withheld" may be withheld."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lemmas import Word, adverb, cyrillic, infinitive
from core.analysis.lexicon import lexicon
from core.analysis.modals import NAMES
from core.analysis.places import Place
from core.model.change import ValueType

_BANS: Final = frozenset({"must not", "cannot"})


def hold(scope: Scope) -> bool:
    bans = (one for one in scope.claims.items if one.kind is ValueType.MODALITY and one.value and one.value.value in _BANS)
    return all(_holds(scope, one) for one in bans if one.ended is None and not scope.claims.acts.get(one.clause))


def _holds(scope: Scope, ban: Item) -> bool:
    after = [one for one in scope.claims.items[ban.index + 1 :] if one.clause == ban.clause and _written(scope, one)]
    deed = after[0] if after else None
    if deed is None or deed.word is None or deed.index != ban.index + 1 or (cyrillic(deed.text) and not infinitive(deed.text)):
        return True
    places = scope.places(deed.word, deed.side)
    said = {form for one in scope.claims.items if one.word is not None for form in one.word.forms}
    if places and all(place.at and _narrows(place.run[place.at - 1], said) for place in places):
        return False
    following = [place for one in after[1:2] if one.word is not None for place in scope.places(one.word, one.side)]
    gaps = [_left_out(here, there, said) for here in places for there in following if _goes_on(here, there)]
    return not gaps or min(gaps) == 0


def _written(scope: Scope, item: Item) -> bool:
    return item.word is not None and content(item) and scope.in_source(item.word)


def _narrows(word: Word, said: set[str]) -> bool:
    """An adverb before the deed, which the sentence leaves out; «вправе» is the duty itself."""
    return adverb(word.text) and word.forms.isdisjoint(NAMES) and word.forms.isdisjoint(said)


def _goes_on(here: Place, there: Place) -> bool:
    return here.run is there.run and here.sentence == there.sentence and here.at < there.at


def _left_out(here: Place, there: Place, said: set[str]) -> int:
    """The words between that the sentence does not say, small ones aside."""
    known = lexicon().function
    return sum(1 for word in here.run[here.at + 1 : there.at] if known.isdisjoint(word.forms) and word.forms.isdisjoint(said))
