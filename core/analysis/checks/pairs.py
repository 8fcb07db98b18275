"""Words side by side: two words of the change that stand next to each other in a sentence do so there too, in that order. "The
general meeting transfers the shares" has the change's words, "meeting transfers" it has not."""

from collections.abc import Iterator
from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import AUXILIARY, Item
from core.analysis.lemmas import cyrillic, dative, instrumental, nominative, noun, surely_nominative, verbal
from core.analysis.lexicon import lexicon
from core.analysis.places import LEADS, Place
from core.model.change import ValueType

_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "his", "all", "any", "each"})
_PASSIVE: Final = (AUXILIARY | {"be", "being"}) - {"has", "have"}
_PASSED_OVER: Final = frozenset({"now", "still", "теперь", "it", "they"})
_UNITS: Final = frozenset("day week month quarter year hour день неделя месяц квартал год час сутки".split())
"""«День просрочки»: counted, and of nothing."""
_APART: Final = LEADS - {"over", "up", "out"}
"""What parts a verb from a word that stood before it; "hands over" is one verb."""
_INSTEAD: Final = frozenset({"вместо", "взамен", "instead"})
_PARTS: Final = frozenset({"until", "before", "after", "unless", "if", "when", "до", "после", "если", "пока"})
""" "Each payment until the taking-over certificate" has no payment certificate."""
_OF: Final = frozenset({"of", "by"})
_SHORTEST: Final = 3
"""Letters of a word that has a place of its own."""
_NEAR: Final = 3
"""Words from one to the other in the change at most; what a subject is or does may stand further on in its sentence."""


def hold(scope: Scope) -> bool:
    """Of every clause that says what is, and not what came, went or grew: such a clause puts it in its own words."""
    return all(_holds(scope, first, second, says) for first, second, says in _pairs(scope))


def _pairs(scope: Scope) -> Iterator[tuple[Item, Item, bool]]:
    """Two words with nothing between them but articles, a modality or an auxiliary; and whether the second says what the first is
    or does. What a party does is looked for elsewhere."""
    quiet = (items for clause, items in scope.clauses if not scope.claims.acts.get(clause))
    last: Item | None = None
    turns = modal = False
    for item, fronted in ((item, fronted) for items in quiet for item, fronted in _fronted(items)):
        if fronted:
            last, turns, modal = None, False, False
        lower = item.lower
        if lower in _DETERMINERS or lower in _PASSED_OVER:
            continue
        if item.kind is ValueType.MODALITY:
            modal = True
        elif lower in _PASSIVE:
            turns = True
        elif not _counts(scope, item):
            last, turns, modal = None, False, False
        else:
            if last is not None and last.clause == item.clause and last.side is item.side:
                says = modal or turns or _is_verb(item)
                by_party = item.word is not None and scope.is_party(item.word) and _is_oblique(item.text)
                if not by_party and not (says and last.word is not None and scope.is_party(last.word)):
                    yield last, item, says
            last, turns, modal = item, False, False


def _fronted(items: list[Item]) -> Iterator[tuple[Item, bool]]:
    """Each item of a clause; and whether with it the subject begins behind a group that a preposition leads: "before the
    procedure | the nurse", «при диабете | давление», «вместо отдела кадров | журналы»."""
    open_ = items[0].lower in LEADS or items[0].lower in _INSTEAD
    for at, item in enumerate(items):
        begins = open_ and at > 1 and _may_begin(items[at - 1], item)
        open_ = open_ and not begins and not (at and _is_verb(item)) and item.lower not in _PASSIVE
        yield item, begins


def _may_begin(before: Item, item: Item) -> bool:
    if item.word is None or before.word is None:
        return False
    if not cyrillic(item.text):
        return item.lower in _DETERMINERS and before.lower not in LEADS and before.lower not in _OF
    return surely_nominative(item.text) and noun(item.text) and not surely_nominative(before.text) and before.lower not in LEADS


def _counts(scope: Scope, item: Item) -> bool:
    if item.word is None or item.meta or item.acts or item.ended is not None or len(item.text) < _SHORTEST or item.lower in LEADS:
        return False
    if not item.word.forms.isdisjoint(_UNITS) or not item.word.forms.isdisjoint(lexicon().function):
        return False
    return content(item) and scope.in_source(item.word)


def _is_oblique(text: str) -> bool:
    """«Аудит процессов | Заказчиком», «устранение недостатков | Исполнителю»: who does or gets it, no noun's own."""
    return cyrillic(text) and (instrumental(text) or dative(text)) and not surely_nominative(text)


def _is_verb(item: Item) -> bool:
    return cyrillic(item.text) and verbal(item.text)


def _holds(scope: Scope, first: Item, second: Item, says: bool) -> bool:
    assert first.word is not None
    assert second.word is not None
    one, other = first.word.forms, second.word.forms
    if not scope.titles.isdisjoint(one | other):
        return True
    texts = scope.texts(first.side)
    heres, theres = ([place for side in texts for form in forms for place in side.places.get(form, ())] for forms in (one, other))
    if not heres or not theres:
        return True
    turns = says or _is_verb(first)
    return any(_side_by_side(here, there, says, turns) for here in heres for there in theres)


def _is_subject(place: Place) -> bool:
    """Of a Russian text: a noun that may do or undergo what follows."""
    text = place.word.text
    return cyrillic(text) and noun(text) and nominative(text) and not place.lead


def _steps(one: Place, other: Place) -> int:
    """From one word to a later one of its text, articles aside."""
    return other.at - one.at - sum(word.text.lower() in _DETERMINERS for word in one.run[one.at + 1 : other.at])


def _side_by_side(here: Place, there: Place, says: bool, turns: bool) -> bool:
    """In that order; or, as a passive and a Russian verb may, the other way round with no preposition between: what is "stored in
    a refrigerator" is no refrigerator."""
    if here.run is not there.run:
        return False
    if there.at > here.at:
        parted = not turns and any(word.text.lower() in _PARTS for word in here.run[here.at + 1 : there.at])
        return (_steps(here, there) <= _NEAR and not parted) or (says and here.sentence == there.sentence)
    if turns and here.sentence == there.sentence and _is_subject(there) and verbal(here.word.text):
        return True  # «суд, в котором рассматриваются споры», of «споры по договору рассматриваются»
    if here.lead in _OF and _steps(there, here) <= _NEAR and here.run[there.at + 1].text.lower() in _OF:
        return True  # "when the other party requests", of a "request of the other party"
    near = turns and _steps(there, here) <= _NEAR
    return near and not any(word.text.lower() in _APART for word in here.run[there.at + 1 : here.at])
