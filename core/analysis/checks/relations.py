"""What stands before and after, and whose a thing is: "after release" of what is tested before it, "at the Vendor's expense"."""

import re
from typing import Final

from core.analysis.checks import payers
from core.analysis.checks.amounts import COUNTS
from core.analysis.checks.ground import other
from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lemmas import Word
from core.analysis.side_evidence import SideEvidence

_OPPOSITES: Final = {
    "before": "after", "after": "before", "до": "после", "после": "до", "above": "below", "below": "above", "within": "outside",
    "outside": "within", "inside": "outside", "снаружи": "внутри", "внутри": "снаружи",
}  # fmt: skip
_MOMENTS: Final = frozenset({"after", "upon", "on", "following", "после", "по"})
"""Of one meaning before what happens first."""
_EARLIER: Final = frozenset({"before", "prior", "by", "until", "till", "до", "перед", "к", "за"})
_LATER: Final = _MOMENTS | frozenset("from since once when if of если с со при когда от через из".split())
_ORDER: Final = {"before": _EARLIER, "до": _EARLIER, "перед": _EARLIER, **dict.fromkeys(("after", "following", "после"), _LATER)}
"""What may lead in the text what the sentence has before, or after."""
_LEADING: Final = frozenset({*_OPPOSITES, *_MOMENTS, *_ORDER})
_SKIPPED: Final = frozenset("the a an its their his her it they each every this that момента начала даты дня его их".split())
_EXPENSES: Final = frozenset({"expense", "cost", "счет"})
_NEAR: Final = 4
_BEFORE: Final = frozenset({"before"})
_EARLY: Final = re.compile(
    r"\b(?:only (?:with|after|upon)|subject to|"
    r"before|prior|until|till|advance|notice|ahead|by|later|earlier|deadline|preced\w+)\b|[а-я]"
)
"""Without one of them nothing of a text is before another thing."""
_NOTICE: Final = re.compile(
    r"\bnotice\b[^.;()—]{0,40}\b(?:after|following)\b|\b(?:уведомлени|предупреждени)\w+\b[^.;()—]{0,40}\bпосле\b"
)
""" "Notice after termination", where it is given before."""
_NOTICES: Final = frozenset({"noti", "увед", "пред"})
_SET_BESIDE: Final = frozenset({"compared", "than", "as", "was", "were"})
_CLAUSE: Final = 12
""" "Compared to 7 days after": what was, was before."""


def hold(scope: Scope) -> bool:
    """All relations of every word that the change itself has."""
    for match in _NOTICE.finditer(scope.lower) if not scope.stems.isdisjoint(_NOTICES) else ():
        if not scope.quoted(match.start()) and not any(_NOTICE.search(text) for text in scope.written_texts):
            return False
    if not scope.tokens.isdisjoint(_LEADING) and not all(
        _order_holds(scope, item) and _led_holds(scope, item) for item in scope.claims.words
    ):
        return False
    return scope.forms.isdisjoint(_EXPENSES) or all(_expense_holds(scope, item) for item in scope.claims.words)


def _led_holds(scope: Scope, item: Item) -> bool:
    """What comes after "after" is led in the change by a word of that kind, or by none."""
    fits = _ORDER.get(item.lower)
    if fits is None:
        return True
    of = next((one for one in scope.near(item, 1, _NEAR) if one.lower not in _SKIPPED or one.lower == "начала"), None)
    if item.lower == "after" and (of is None or of.clause != item.clause):
        if item.index and scope.near(item, -1, -1)[0].clause < item.clause and of is not None:
            return False  # "…; after, it was 5 days"
        return not any(one.lower in _SET_BESIDE and one.clause == item.clause for one in scope.near(item, -_CLAUSE, -1))
    if of is not None and item.lower in _BEFORE and content(of) and of.clause == item.clause and _never_early(scope):
        return False
    if of is None or of.word is None or of.clause != item.clause or not scope.in_source(of.word) or of.word.forms & COUNTS:
        return True  # «до четырёх» is a figure
    led = {place.lead for place in scope.places(of.word, item.side if item.ended is None else None)} - {""}
    return not led or bool(led & fits)


def _never_early(scope: Scope) -> bool:
    return not any(_EARLY.search(text) for text in scope.written_texts)


def _order_holds(scope: Scope, item: Item) -> bool:
    """The word after "after" stands after "before" nowhere in the change, or after "after" too."""
    opposite = _OPPOSITES.get(item.lower)
    if opposite is None and item.lower not in _MOMENTS:
        return True
    of = next((one for one in scope.near(item, 1, 3) if one.lower not in _SKIPPED), None)
    if of is None or of.word is None or not content(of):
        return True
    led = {lead for side in scope.sides(item.side) for lead in _leads(side, of.word)}
    same = _MOMENTS if item.lower in _MOMENTS else {item.lower}
    if led & same or item.side is None:
        return bool(led & same) or opposite not in led
    before = {lead for side in scope.sides(other(item.side)) for lead in _leads(side, of.word)}
    return opposite not in led and not (led and before & same)


def _leads(side: SideEvidence, word: Word) -> set[str]:
    """The words before it, small ones aside, on that side."""
    found: set[str] = set()
    for run in side.runs:
        for at, one in enumerate(run):
            if not one.forms.isdisjoint(word.forms):
                before = [other.text.lower() for other in run[max(0, at - 3) : at] if other.text.lower() not in _SKIPPED]
                found.update(before[-1:])
    return found


def _expense_holds(scope: Scope, item: Item) -> bool:
    """«За счёт заказчика», "at the Vendor's expense": of whom it is said there."""
    assert item.word is not None
    if item.word.forms.isdisjoint(_EXPENSES) or not scope.in_source(item.word):
        return True
    said = [one.word for one in scope.near(item, -2, 3) if one.word is not None and scope.is_party(one.word)]
    if not said or not _is_at_expense(scope, item):
        return True
    known = {form for side in scope.sides(item.side) for form in payers.payers(side)}
    return not known or any(word.forms & known for word in said)


def _is_at_expense(scope: Scope, item: Item) -> bool:
    return any(one.lower in ("at", "за") for one in scope.near(item, -_NEAR, -1))
