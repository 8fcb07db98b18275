"""Included or not: "including VAT" of what is "excluding VAT", «включая воскресенья» of «кроме воскресенья»."""

import re
from collections.abc import Iterator
from typing import Final

from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope, beginnings
from core.analysis.lemmas import forms
from core.model.document import Side

_TURN: Final = re.compile(
    r"\b(?P<out>(?:not|не|без)\s+(?:includ|inclusive|включа|уч[её]т|вход)\w*|exclud\w+|exclusive\s+of|net\s+of|except(?:\s+(?:for|on))?|"
    r"other\s+than|исключая|за\s+исключением|кроме)\s+|"
    r"\b(?P<with>includ\w+|inclusive\s+of|включая|включа[ею]т|в\s+том\s+числе|с\s+уч[её]том)\s+",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"(?:(?:on|the|a|an|any|all|в|во|на)\s+)*([^\W\d_][\w-]*)", re.IGNORECASE)
_HINTS: Final = beginnings(
    "include includes inclusive exclude excludes exclusive net except other включая включает включают учета учёта учетом учётом "
    "исключая исключением кроме числе входит"
)


def hold(scope: Scope) -> bool:
    """Of every thing that a sentence says is included or left out, where the changes say only the reverse of it."""
    if not scope.begins(_HINTS):
        return True
    known = scope.ground.kept(_said)
    return not any(_reversed(scope, at, thing, sign, known) for at, thing, sign in _turns(scope.text))


def _reversed(scope: Scope, at: int, thing: str, sign: bool, known: dict[Side, list[tuple[frozenset[str], bool]]]) -> bool:
    if scope.quoted(at):
        return False
    item = next((one for one in scope.claims.items if one.end > at), None)
    if item is not None and item.ended is not None:
        return False
    sides = [item.side] if item is not None and item.side is not None else list(Side)
    wanted = forms(thing)
    told = {own for side in sides for words, own in known[side] if not wanted.isdisjoint(words)}
    return bool(told) and sign not in told


def _said(ground: Ground) -> dict[Side, list[tuple[frozenset[str], bool]]]:
    """By version: each thing that its texts include (True) or leave out, by its forms."""
    found: dict[Side, list[tuple[frozenset[str], bool]]] = {side: [] for side in Side}
    for one in ground.evidence:
        for passage in one.passages:
            found[passage.side] += [(forms(thing), sign) for _, thing, sign in _turns(passage.text)]
    return found


def _turns(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where a text says that something is included or left out, what, and which."""
    for match in _TURN.finditer(text):
        thing = _NEXT.match(text, match.end())
        if thing is not None:
            yield match.start(), thing[1], match["with"] is not None
