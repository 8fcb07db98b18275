"""What is said to be needed, or needed no longer: «требуется согласие», "notice is no longer required". A need is no duty: it may
be a condition of a right («вправе … только с согласия»)."""

from itertools import pairwise
from typing import Final

from core.analysis.checks import rhythm
from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope, content, whole
from core.analysis.claims import Item, What
from core.analysis.lemmas import ROOT, Word, akin, cyrillic, gerund, infinitive, words
from core.analysis.lexicon import concepts_of
from core.analysis.polarity import PLAIN
from core.analysis.side_evidence import SideEvidence
from core.model.document import Side

NEEDS: Final = frozenset(
    {"требовать", "требоваться", "потребоваться", "нужно", "нужный", "необходимо", "необходимый", "need", "require", "necessary"}
)
ENOUGH: Final = frozenset(
    {"enough", "sufficient", "suffice", "condition", "criterion", "rule", "option", "mandatory", "necessary", "compulsory"}
    | {"достаточно", "достаточный", "недостаточно", "условие", "критерий", "правило", "обязательный", "обязательно", "нужный"}
)
"""What a thing may cease to be with being gone from the text."""
_CONDITIONS: Final = frozenset(
    {"только", "если", "условие", "лишь", "only", "if", "unless", "except", "provided", "subject", "upon", "by"}
)
_CONSENTS: Final = frozenset({"consent", "approve"})
_WITHOUT: Final = frozenset({"without", "без"})
_LACKED: Final = 6
"""Words after "without" that are said to be lacking."""
_NO: Final = frozenset({"не", "not", "n't", "нет", "no"})
_HAVE: Final = frozenset({"has to", "have to", "needs to", "need to"})
_RIGHT: Final = frozenset({"право", "right"})
_SOFT: Final = frozenset({"may", "can", "should"})
_ARE: Final = frozenset({"is", "are", "now"})
_TO: Final = frozenset({"to", "that"})


def is_need(item: Item) -> bool:
    """Whether an item names a need."""
    if item.word is not None:
        return not item.word.forms.isdisjoint(NEEDS)
    return item.lower in _HAVE or any(word.forms & NEEDS for word in words(item.text)[-1:])


def stands(scope: Scope, item: Item) -> bool:
    """Whether that is needed on the side that the sentence speaks of, or, denied there, is not."""
    objects = _objects(scope, item)
    if not objects:
        return item.ended is None and _quotes_it(scope, item)
    if item.ended is not None:
        return _needed(scope, objects, Side.OLD) and _free(scope, objects, Side.NEW)
    side = item.side or Side.NEW
    if any(one.lower in _NO for one in scope.near(item, -2, -1)):
        return _free(scope, objects, side) and all(scope.known(word, None) for word in objects)
    if _under_a_right(scope, item, side):
        return False
    new = any(scope.only_on(word, side) for word in objects)
    return _needed(scope, objects, side) and (new or _is_condition(scope, side))


def merely_permitted(scope: Scope, item: Item) -> bool:
    """ "The property is required", of a text that says only what may be, the property among it, and makes no conditions."""
    if item.lower != "required" or scope.before(item) not in _ARE:
        return False
    side = item.side or Side.NEW
    found = scope.sides(side)
    modals = {modal for one in found for modal in one.modal}
    if not modals or not modals <= _SOFT or _is_condition(scope, side):
        return False
    before = [one.word for one in scope.claims.items[: item.index] if one.clause == item.clause and content(one)]
    return any(word is not None and not word.forms.isdisjoint(one.governed) for word in before for one in found)


def subject_gone(scope: Scope, number: int) -> bool:
    """«Регистрация в области больше не обязательна», "paper records are no longer enough": what stands before was, and is not."""
    items = [one for one in scope.claims.items if one.ended == number]
    if not items or any(content(one) and one.word is not None and not _is_enough(one.word) for one in items):
        return False
    before = [one for one in scope.clause(items[0]) if one.end <= items[0].start and content(one)]
    words = [one.word for one in before if one.word is not None]
    if not words or not all(scope.known(word, Side.OLD) for word in words):
        return False
    return any(not scope.known(word, Side.NEW) for word in words) or rhythm.gone(scope, items[0].clause)


def newly(scope: Scope, item: Item) -> bool:
    """ "Can no longer be ended without notice", of what only the new version asks notice for."""
    if item.word is None or item.ended is None:
        return False
    before = (one for one in scope.near(item, -_LACKED, -1) if one.clause == item.clause)
    return any(one.lower in _WITHOUT for one in before) and scope.only_on(item.word, Side.NEW)


def _is_enough(word: Word) -> bool:
    return not word.forms.isdisjoint(ENOUGH)


def _objects(scope: Scope, item: Item) -> list[Word]:
    """What is needed: the words after, else those before; not the parties whose need it is."""
    mine = [one for one in scope.clause(item) if one is not item and content(one)]
    after = [one.word for one in mine if one.start > item.start and one.word is not None]
    return after or [one.word for one in mine if one.word is not None]


def _quotes_it(scope: Scope, item: Item) -> bool:
    """«Теперь требуется «двумя третями голосов»»."""
    denied = any(one.lower in _NO for one in scope.near(item, -2, -1))
    return not denied and any(one.what is What.QUOTE for one in scope.near(item, 1, 2))


def _needed(scope: Scope, objects: list[Word], side: Side) -> bool:
    return all(scope.known(word, side) for word in objects) and any(PLAIN in marks(scope, word, side) for word in objects)


def _free(scope: Scope, objects: list[Word], side: Side) -> bool:
    """Whether one of them is lacking on that side, denied, or not there at all."""
    if all(one.deletes and whole(one) for one in scope.evidence):
        return True
    return any(_is_free(scope, word, side) for word in objects)


def _is_free(scope: Scope, word: Word, side: Side) -> bool:
    found = marks(scope, word, side)
    return (bool(found) and PLAIN not in found) or (not scope.known(word, side) and scope.known(word, other(side)))


def marks(scope: Scope, word: Word, side: Side) -> set[str]:
    """How that side has the word, or one of its root or meaning: plain, denied, lacking."""
    meanings = concepts_of(word.forms)
    found: set[str] = set()
    for one in scope.sides(side):
        for form, said in one.polarity.items():
            same = form in word.forms or (len(form) > 2 and meanings and meanings & concepts_of(frozenset({form})))
            if same or akin(word.forms, {form[:4]: [form]}):
                found |= said
    return found


def _is_condition(scope: Scope, side: Side) -> bool:
    """Whether that side makes conditions or duties at all."""
    return any(asks(one) for one in scope.sides(side))


def asks(side: SideEvidence) -> bool:
    """Whether a text makes a condition or a duty."""
    if side.modal & {"must", "shall"} or not side.forms.isdisjoint(_CONDITIONS) or side.concepts & _CONSENTS:
        return True
    return any(cyrillic(word.text) and gerund(word.text) for run in side.runs for word in run)


def _under_a_right(scope: Scope, item: Item, side: Side) -> bool:
    """ "Needs to suspend", of a text that says "may suspend"."""
    after = [one for one in scope.near(item, 1, 4) if one.clause == item.clause and one.word is not None]
    if item.lower in _HAVE or (after and after[0].lower in _TO):
        return True
    deeds = [one.word for one in after if cyrillic(one.text) and infinitive(one.text) and one.word is not None]
    return any(
        not word.forms.isdisjoint(found.governed) or _of_a_right(word, found) for word in deeds for found in scope.sides(side)
    )


def _of_a_right(deed: Word, side: SideEvidence) -> bool:
    """«Выкупить», where the text gives a «право выкупа»."""
    return any(
        not one.forms.isdisjoint(_RIGHT) and any(akin(deed.forms, {form[:ROOT]: [form]}) for form in after.forms)
        for run in side.runs
        for one, after in pairwise(run)
    )
