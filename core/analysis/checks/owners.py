"""Whose a thing is: "the Provider's premises", «документы Исполнителя»."""

from typing import Final

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import Item
from core.analysis.lemmas import Word, cyrillic, nominative

_ENDS: Final = ("'s", "’s", "s'", "s’")
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_NEAR: Final = 4
"""Words between an owner and what is his."""


def hold(scope: Scope) -> bool:
    """Of every thing that the sentence gives an owner, where the change says whose it is."""
    return all(_holds(scope, item) for item in scope.claims.items if item.word is not None and scope.is_party(item.word))


def _holds(scope: Scope, owner: Item) -> bool:
    thing = _thing(scope, owner)
    if thing is None or thing.word is None or owner.word is None or not content(thing):
        return True
    known = [word for side in scope.sides(owner.side) for run in side.runs for word in _owners(scope, run, thing.word)]
    return not known or any(not word.forms.isdisjoint(owner.word.forms) for word in known)


def _thing(scope: Scope, owner: Item) -> Item | None:
    """What follows "the Vendor's"; what stands right before «Исполнителя»."""
    if owner.lower.endswith(_ENDS):
        return next(iter(scope.near(owner, 1, 1)), None)
    if cyrillic(owner.text) and owner.index and not nominative(owner.text):
        return scope.near(owner, -1, -1)[0]
    if not cyrillic(owner.text):
        before = [one for one in scope.near(owner, -_NEAR, -1) if one.lower not in _ARTICLES and one.clause == owner.clause]
        return before[-2] if len(before) > 1 and before[-1].lower == "of" else None
    return None


def _owners(scope: Scope, run: list[Word], thing: Word) -> list[Word]:
    found: list[Word] = []
    for at, word in enumerate(run):
        if word.forms.isdisjoint(thing.forms):
            continue
        if cyrillic(word.text):
            near = [one for one in run[at + 1 : at + 2] if not nominative(one.text)]
        else:
            near = [one for one in run[max(0, at - _NEAR) : at] if one.text.lower().endswith(_ENDS)]
            of = [one for one in run[at + 1 : at + _NEAR] if one.text.lower() not in _ARTICLES]
            near += of[1:2] if of and of[0].text.lower() == "of" else []
        found += [one for one in near if scope.is_party(one)]
    return found
