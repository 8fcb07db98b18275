"""What stands right before and behind a figure: "about 45 days" of what is 45, a sign, digits or an end of a month that the
changes do not have, «с» before a date that is «до»."""

import re
from typing import Final

from core.analysis import differences
from core.analysis.checks.scope import Scope, beginnings
from core.analysis.claims import Item
from core.analysis.lemmas import cyrillic
from core.marks import has_any
from core.model.change import ValueType

_DAYS: Final = frozenset(
    "понедельник вторник среда четверг пятница суббота воскресенье "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_WEEK: Final = beginnings("среду среды " + " ".join(_DAYS))
_SIGNS: Final = ("−", "-", "~", "≈", "<", ">", "≤", "≥", "±")
_SIGNED: Final = re.compile(r"(?:(?:(?<=[$£€₽])|(?<!\S)|(?<=[(«“\"]))[−-]|[~≈<>≤≥]\s?)(?=[$£€]?\d)|±\s?(?=\d)")
_UNIT: Final = re.compile(r"\s?[^\W\d_]{1,5}/[^\W\d_]{1,5}\b")
_MORE_DIGITS: Final = re.compile(r"[.,]\d")
_EDGES: Final = frozenset("end beginning start middle конец начало середина".split())
_ENDING: Final = ("ing", "ed", "s")
""" "Instead of ending on …", "ends on": a verb, no end of a month."""
_FROM: Final = frozenset({"с", "со", "from", "since", "after", "после"})
_AFTER: Final = frozenset({"after", "после"})
_UNTIL: Final = frozenset({"до", "until", "till", "by", "before"})
_ON: Final = frozenset({"on"})
_BY: Final = frozenset({"на", "by"})
_WORD_BEFORE: Final = re.compile(r"(\w+)\s+\Z")
_OF_NO_YEAR: Final = "--"
_YEAR: Final = 4
"""Characters of a date that is a year alone."""
_YEAR_MONTH: Final = 7
"""Of one without its day."""
_BESIDE: Final = 1
"""Characters between a date and a number that reads on to it."""


def hold(scope: Scope) -> bool:
    """Of every value, of every sign before a digit, and of every day of the week."""
    if not scope.stems.isdisjoint(_WEEK) and not all(_weekday_holds(scope, item) for item in scope.claims.words):
        return False
    signs = has_any(scope.text, _SIGNS) and not _signs_hold(scope)
    return not signs and all(_holds(scope, item) for item in scope.claims.values())


def _holds(scope: Scope, item: Item) -> bool:
    if item.delta:
        return not _is_negative(item) or scope.before(item) not in _BY
    if scope.before(item) in differences.ABOUT and _softens(scope, item):
        return False
    unit = _UNIT.match(scope.text, item.end) if "/" in scope.text else None
    if unit is not None and not scope.written(unit.group().strip()):
        return False  # «47 т/га», of what is in «ц/га»
    return item.kind is not ValueType.DATE or _date_holds(scope, item)


def _weekday_holds(scope: Scope, item: Item) -> bool:
    """«Кроме субботы» of «кроме воскресенья»: of a text that names days a sentence names no other."""
    if item.word is None or item.word.forms.isdisjoint(_DAYS) or item.ended is not None:
        return True
    own = cyrillic(item.text)
    sides = [side.forms & _DAYS for side in scope.sides(item.side)]
    named = {day for days in sides for day in days if cyrillic(day) is own}
    return not named or not named.isdisjoint(item.word.forms)


def _is_negative(item: Item) -> bool:
    return item.value is not None and item.value.value.startswith(("-", "−"))


def _softens(scope: Scope, item: Item) -> bool:
    """Whether the changes have the very value, and not as "about" it."""
    return scope.stands(scope.key(item), item.side) and not scope.written(f"{scope.before(item)} {item.text}")


def _signs_hold(scope: Scope) -> bool:
    """A sign that is no part of a value was left before it by mistake, unless the text has it so."""
    for match in _SIGNED.finditer(scope.text):
        item = next((one for one in scope.claims.items if one.start <= match.end() < one.end), None)
        if item is None or item.value is None or (item.start <= match.start() and match.group()[0] in "−-"):
            continue
        if item.delta and differences.signed(scope.claims, item):
            continue
        if not scope.quoted(match.start()) and not scope.written(scope.text[match.start() : item.end]):
            return False
    return True


def _date_holds(scope: Scope, item: Item) -> bool:
    assert item.value is not None
    if _MORE_DIGITS.match(scope.text, item.end):
        return False  # «2026,5 года»
    after = scope.near(item, 1, 1)
    if item.value.value.startswith(_OF_NO_YEAR) and after and _reads_on(scope, item, after[0]):
        return False
    return _edge_holds(scope, item) and _day_holds(scope, item) and _preposition_holds(scope, item)


def _reads_on(scope: Scope, date: Item, after: Item) -> bool:
    """ "30 September 15": a number where a year would be."""
    close = after.kind is ValueType.NUMBER and after.start - date.end <= _BESIDE
    return close and not scope.written(scope.text[date.start : after.end])


def _edge_holds(scope: Scope, item: Item) -> bool:
    """ "By the end of January", of the 15th."""
    before = [one for one in scope.near(item, -2, -1) if one.word is not None and not one.lower.endswith(_ENDING)]
    edges = [one.word for one in before if one.word is not None and not one.word.forms.isdisjoint(_EDGES)]
    return all(scope.in_source(word) for word in edges)


def _day_holds(scope: Scope, item: Item) -> bool:
    """ "Until June 2026", of what is until the 2nd: a bound is a day where the changes have one."""
    if item.value is None or len(item.value.value) != _YEAR_MONTH or scope.before(item) not in _UNTIL | _FROM:
        return True
    written = _written_before(scope, item)
    return not written or not all(word.isdigit() for word in written)


def _preposition_holds(scope: Scope, item: Item) -> bool:
    """«Действует с 30 июня», of what is «до 30 июня»; but «перенесён с 30 июня на …» says where it stood."""
    said = scope.before(item)
    if item.partner is not None or said not in _FROM | _UNTIL:
        return True
    written = _written_before(scope, item)
    if said in _UNTIL:
        return not written or not written <= (_FROM | _ON if said == "by" else _FROM)
    if said in _AFTER and written and written <= _ON:
        return False  # "after 19 May", of what is on that day
    return bool(written & _FROM) if _is_year(item) else not written or not written <= _UNTIL


def _is_year(item: Item) -> bool:
    return item.value is not None and len(item.value.value) == _YEAR


def _written_before(scope: Scope, item: Item) -> set[str]:
    """The words that the changes have before the date, on the side that it is said of, else on either."""
    shown = item.text.lower().removesuffix(" года").removesuffix(" г.")
    sides = [passage for one in scope.evidence for passage in one.passages if item.side in (None, passage.side)]
    found = set[str]()
    for text in (passage.text.lower() for passage in sides):
        at = text.find(shown)
        while at >= 0:
            word = _WORD_BEFORE.search(text, 0, at)
            found |= {word[1]} if word is not None else {""}
            at = text.find(shown, at + 1)
    return found
