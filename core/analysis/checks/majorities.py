"""How many must agree or attend: a third, half, a majority, two thirds, three quarters, all. Which version asks for more."""

import re
from typing import Final

from core.analysis.checks.scope import Scope
from core.model.document import Side

_OF_VOTES: Final = re.compile(r"\b(?:majorit|unanim|votes?\b|quorum|quorate|большинств|единоглас|единодуш|голос|кворум|правомоч)")
_RANKS: Final = (
    (6, re.compile(r"\b(?:unanim|единоглас|единодуш)")),
    (5, re.compile(r"\b(?:three[\s-](?:quarters?|fourths?)|тр(?:и|[её]х|[её]мя) четверт)")),
    (4, re.compile(r"\b(?:two[\s-]thirds?|дв(?:е|ух|умя) трет)")),
    (3, re.compile(r"\b(?:qualified|квалифицированн)")),
    (2, re.compile(r"\b(?:simple|прост(?:ым|ое|ого)|majorit|большинств|more than (?:a |one )?half|более половины)")),
    (1, re.compile(r"\b(?:half|половин)")),
    (0.5, re.compile(r"\b(?:a|one)[\s-]third|\bтрет(?:ь|и|ью)\b")),
)
"""The first that a text says."""


def sign(scope: Scope) -> int:
    """1: the new version asks for more votes than the old; -1: for fewer; 0 where either says nothing of it."""
    old, new = (_rank(scope, side) for side in (Side.OLD, Side.NEW))
    return (new > old) - (new < old) if old and new else 0


def _rank(scope: Scope, side: Side) -> float:
    own = (one.old if side is Side.OLD else one.new for one in scope.evidence)
    texts = (" ".join(word.text.lower() for word in run) for one in own for run in one.runs)
    said = " ".join(texts)
    if _OF_VOTES.search(said) is None:
        return 0
    return next((rank for rank, pattern in _RANKS if pattern.search(said) is not None), 0)
