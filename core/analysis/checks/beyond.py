"""More than is cited: all the rest, the whole of the text, the greatest of all, once and for all. A sentence is held to the
changes that it cites, and these say nothing of the rest, unless in these words."""

import re
from typing import Final

from core.analysis.checks.scope import Scope, beginnings, whole
from core.analysis.claims import Item
from core.analysis.lemmas import plural
from core.analysis.lexicon import Act

_REST: Final = frozenset("остальной прочий другой иной other remaining rest else".split())
_ALL: Final = frozenset("весь все каждый целый all every entire whole each".split())
_PARTY: Final = frozenset({"сторона", "party"})
_WHOLE: Final = frozenset({"entire", "whole"})
_UNITS: Final = frozenset(
    "раздел пункт статья глава договор документ соглашение контракт условие положение обязательство "
    "приложение таблица section clause article chapter contract document agreement provision term obligation condition "
    "annex appendix schedule table".split()
)
"""What a text is made of."""
_HINTS: Final = beginnings(
    "остальные остального прочие прочих прочим других другие другого иные иных иного other remaining rest else "
    "весь все всё всех всем всеми вся всю всей всего каждый целый целого целом all every entire whole each "
    "наибольший наименьший рекордный самый самая самое highest largest greatest biggest longest shortest lowest smallest record "
    "раз навсегда once forever second third вторая второй третий"
)
_NEAR: Final = 3
"""Words between a quantifier and its thing."""
_MOST: Final = frozenset(
    "наибольший наименьший рекордный самый highest largest greatest biggest longest shortest lowest smallest".split()
)
_SELF: Final = frozenset("самого самому самим самом самой сам".split())
_OF_ALL: Final = frozenset({"highest", "largest", "greatest", "biggest", "longest", "lowest", "smallest", "shortest"})
_TURNS: Final = re.compile(
    r"\b(?:once and for all|every (?:other|second|third) (?!day|week|month|quarter|year)\w+|раз и навсегда|через раз|"
    r"кажд\w+ (?:втор|трет)\w+ (?!день|дня|недел|месяц|квартал|год)\w+)\b",
    re.IGNORECASE,
)
_EVERY_SECOND: Final = re.compile(
    r"\bevery (?:other|second|third) (?:day|week|month|quarter|year)|"
    r"\bкажд\w+ (?:втор|трет)\w+ (?:день|дня|недел|месяц|квартал|год)",
    re.IGNORECASE,
)
_RECORD: Final = re.compile(r"\b(?:a|the) record (?=\w)", re.IGNORECASE)
_SAME: Final = {Act.SAME}


def hold(scope: Scope) -> bool:
    if not scope.begins(_HINTS):
        return True
    for turn in (_TURNS, _RECORD):
        if any(not scope.quoted(found.start()) and not scope.written(found.group()) for found in turn.finditer(scope.text)):
            return False
    return _intervals_hold(scope) and all(_holds(scope, item) for item in scope.claims.words)


def _intervals_hold(scope: Scope) -> bool:
    """ "For every second day", where it is no rate that is looked at as one."""
    found = [
        one for one in _EVERY_SECOND.finditer(scope.text) if not scope.quoted(one.start()) and not scope.written(one.group())
    ]
    spans = [(rate.start, rate.end) for rate, _ in scope.rates]
    return all(any(start <= one.start() < end for start, end in spans) for one in found)


def _holds(scope: Scope, item: Item) -> bool:
    assert item.word is not None
    forms = item.word.forms
    if not forms.isdisjoint(_MOST) and item.lower not in _SELF:
        return scope.in_source(item.word) or (item.lower not in _OF_ALL and scope.known(item.word, None))
    if forms.isdisjoint(_REST) and forms.isdisjoint(_ALL):
        return True
    if item.lower in _WHOLE and any(one.lower == "term" for one in scope.near(item, 1, 1)) and not scope.in_source(item.word):
        return False  # "for the entire term"
    if not forms.isdisjoint(_REST) and any(_is_unnamed_party(scope, one) for one in scope.near(item, 1, 1)):
        return False  # "at the other party"
    thing = _unit(scope, item)
    if thing is None or thing.word is None or scope.claims.acts.get(item.clause, set()) == _SAME:
        return True  # that the other terms are the same is for the check of what lasts
    if scope.in_source(item.word) and scope.in_source(thing.word):
        return True
    if plural(thing.text) and len(scope.evidence) == 1:
        return False  # "in all sections", of one clause that came
    return forms.isdisjoint(_REST) and all(whole(one) for one in scope.evidence)


def _is_unnamed_party(scope: Scope, item: Item) -> bool:
    return item.word is not None and not item.word.forms.isdisjoint(_PARTY) and not scope.in_source(item.word)


def _unit(scope: Scope, item: Item) -> Item | None:
    """The part of a text that a word is said of: "all other sections", «всем прочим обязательствам»."""
    after = (one for one in scope.near(item, 1, _NEAR) if one.clause == item.clause and one.word is not None)
    found = next((one for one in after if one.word is not None and not one.word.forms.isdisjoint(_UNITS)), None)
    return None if found is None or found.lower == "term" else found  # a period
