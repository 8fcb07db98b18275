"""By how much in words: "several times over", "to zero", "without limit"."""

import re
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
_SIGNS: Final = ("°", "‰", "′", "″")
"""Of units that the change has or has not."""
_HINTS: Final = beginnings("seve many неск мног разы крат maxi mini limi zero noth нуля огра лими пред макс мини")
"""Of the words that all of these turns have."""


def hold(scope: Scope) -> bool:
    if any(sign in scope.text and not scope.written(sign) for sign in _SIGNS):
        return False
    if not scope.begins(_HINTS):
        return True
    return all(scope.quoted(one.start()) or _several(scope, one) for one in _SEVERAL.finditer(scope.text)) and all(
        scope.quoted(one.start()) or _edge(scope, one) for one in _EDGE.finditer(scope.text)
    )


def _several(scope: Scope, match: re.Match[str]) -> bool:
    item = next((one for one in scope.claims.items if one.start >= match.start()), None)
    ratios = [pair.ratio for pair in scope.pairs(item)] if item is not None else []
    return scope.written(match.group()) or any(ratio is not None and ratio >= _LEAST for ratio in ratios)


def _edge(scope: Scope, match: re.Match[str]) -> bool:
    if match["none"]:
        return any(pair.new is not None and not pair.new[1] for one in scope.evidence for pair in one.pairs)
    word = match["en"] or match["ru"] or match["no"] or match["net"]
    return scope.written(word.lower().removesuffix("ation").removesuffix("s"))
