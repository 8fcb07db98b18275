"""By how much in words: "several times over", "to zero", "without limit"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from core.analysis.checks.scope import Scope, beginnings

_SEVERAL: Final = re.compile(
    r"\b(?:several|many) times(?! (?:a|per|each)\b)|\b(?:several|many)fold\b|\bв (?:несколько|много) раз\b|\bв разы\b|"
    r"\bмногократно\b|\bкратно\b",
    re.IGNORECASE,
)
_EDGE: Final = re.compile(
    r"\bto (?:the|a|its) (?P<en>maximum|minimum|limit)\b|\b(?P<none>to (?:zero|nothing)|до нуля)\b|"
    r"\b(?:without (?:any )?(?P<no>limits?|limitation)|без (?P<net>ограничени|лимит|предел)\w*)|"
    r"\bдо (?P<ru>максимум|минимум|предел)а\b",
    re.IGNORECASE,
)
_LEAST: Final = Decimal(3)
_SLIGHTLY: Final = re.compile(
    r"\b(?:slightly|marginally|insignificantly|немного|незначительно|чуть|слегка|ненамного)\b(?!-)", re.IGNORECASE
)
_SHARPLY: Final = re.compile(r"\b(?:sharply|drastically|dramatically|резко|кардинально|радикально)\b", re.IGNORECASE)
_SLIGHT, _SHARP = Decimal("1.4"), Decimal("1.15")
"""From what ratio nothing went up or down "slightly"; up to what none did "sharply"."""
_NEARLY: Final = re.compile(
    r"\b(?:nearly|almost|not quite|just (?:over|under)|почти|чуть (?:больше|меньше|более|менее)|немногим (?:больше|меньше))\s"
    r"(?=(?:\w{3}\s)?\d)",
    re.IGNORECASE,
)
""" "Nearly 60 months", of what is 60 months; a difference or a share may be nearly so much."""
_LETTER: Final = re.compile(r"\d[ \u00a0]?([A-ZА-ЯЁ])(?!\w|\.\s?[A-ZА-ЯЁ])")
"""A capital behind a figure, as a unit is written (K, V, A, К, В)."""
_SIGNS: Final = ("°", "‰", "′", "″")
"""Of units that the change has or has not."""
_HINTS: Final = beginnings(
    "seve many неск мног разы крат maxi mini limi zero noth нуля огра лими пред макс мини "
    "slig marg insi немн незн чуть слег нена near almo not just почт shar dras dram резк кард ради"
)
"""Of the words that all of these turns have."""


def hold(scope: Scope) -> bool:
    if any(sign in scope.text and not scope.written(sign) for sign in _SIGNS):
        return False
    if not all(scope.quoted(one.start() + 1) or _is_unit(scope, one[1]) for one in _LETTER.finditer(scope.text)):
        return False
    if not scope.begins(_HINTS):
        return True
    return (
        all(scope.quoted(one.start()) or _several(scope, one) for one in _SEVERAL.finditer(scope.text))
        and all(scope.quoted(one.start()) or _edge(scope, one) for one in _EDGE.finditer(scope.text))
        and _degrees_hold(scope)
        and all(scope.quoted(one.start()) or _is_rough(scope, one) for one in _NEARLY.finditer(scope.text))
    )


def _is_unit(scope: Scope, letter: str) -> bool:
    """Whether the change has that letter behind a figure, or on its own: "20 K" is not 20 °C."""
    alone = re.compile(rf"(?<![^\W\d_]){letter}(?!\w)")
    texts = (text for one in scope.evidence for text in one.written)
    return any(alone.search(text) is not None for text in texts)


def _is_rough(scope: Scope, match: re.Match[str]) -> bool:
    """Whether the figure behind is none that the changes have as it stands."""
    item = next((one for one in scope.claims.items if one.end > match.end() and one.value is not None), None)
    return item is None or item.delta or scope.written(match.group()) or not scope.stands(scope.key(item), item.side)


def _degrees_hold(scope: Scope) -> bool:
    """ "Slightly", "sharply", of values that changed so."""
    slightly = all(not ratios or min(ratios) < _SLIGHT for ratios in _told(scope, _SLIGHTLY))
    return slightly and all(not ratios or max(ratios) > _SHARP for ratios in _told(scope, _SHARPLY))


def _told(scope: Scope, turn: re.Pattern[str]) -> Iterator[list[Decimal]]:
    """Of each such word of the sentence's own, the ratios that it may speak of."""
    for found in turn.finditer(scope.text):
        if not scope.quoted(found.start()) and not scope.written(found.group()):
            yield _ratios(scope, found)


def _ratios(scope: Scope, match: re.Match[str]) -> list[Decimal]:
    item = next((one for one in scope.claims.items if one.start >= match.start()), None)
    return [pair.ratio for pair in scope.pairs(item) if pair.ratio is not None] if item is not None else []


def _several(scope: Scope, match: re.Match[str]) -> bool:
    return scope.written(match.group()) or any(ratio >= _LEAST for ratio in _ratios(scope, match))


def _edge(scope: Scope, match: re.Match[str]) -> bool:
    if match["none"]:
        return any(pair.new is not None and not pair.new[1] for one in scope.evidence for pair in one.pairs)
    word = match["en"] or match["ru"] or match["no"] or match["net"]
    return scope.written(word.lower().removesuffix("ation").removesuffix("s"))
