"""A version by its name: what the old one held is not in force beside the new, what stands in the one is not what the sentence
gives to the other, and what is so from now on is not told as what was."""

import re
from typing import Final

from core.analysis.checks.scope import Scope, beginnings, is_meta, is_new
from core.analysis.claims import Item
from core.analysis.lemmas import cyrillic, finite, past, short_participle
from core.analysis.lexicon import Act
from core.analysis.polarity import STRICT
from core.model.change import ValueType
from core.model.document import Side

_OLD: Final = "old previous former earlier original prior прежн стар предыдущ исходн первоначальн"
_OLDS: Final = tuple(_OLD.split())
_OLD_HINTS: Final = beginnings(_OLD)
_NAMES: Final = beginnings("version wording text edition версии редакции тексте варианте")
_NOW: Final = beginnings("отныне этой новой новом from new")
_WAS: Final = beginnings("составлял равнялся был была было were was")
_STANDS: Final = frozenset(
    "apply hold remain stay continue stand prevail force valid действовать применяться сохраняться сохранять оставаться".split()
)
_VALIDLY: Final = frozenset({"силе"})
_STANDING: Final = beginnings(
    "apply holds remain stays continue stands prevail force valid действует применяется сохраняется остается остаётся силе"
)
_VERB: Final = 4
"""Words behind "the old rule" in which it is said to be in force."""
_IN_OLD: Final = re.compile(
    r"\b(?:in|of) the (?:old|previous|former|earlier|original|prior) (?:version|wording|text|edition)\b|"
    r"\bв (?:прежн|стар|предыдущ|исходн|первоначальн)\w+ (?:верси|редакци|текст|вариант)\w*",
    re.IGNORECASE,
)
_NOW_WAS: Final = re.compile(
    r"\b(?:отныне|с этой версии|в новой (?:редакции|версии)|в новом (?:тексте|варианте)|from now on,?|"
    r"in the new (?:version|wording|text),?)\s(?:\w+\s){0,3}?(?:составлял\w*|равнял\w*|был[аои]?|was|were)\b",
    re.IGNORECASE,
)
_SET: Final = frozenset({Act.REPLACE, Act.CHANGE})


def hold(scope: Scope) -> bool:
    if scope.begins(_OLD_HINTS):
        if scope.begins(_STANDING) and any(_lives_on(scope, item) for item in scope.claims.items):
            return False
        if scope.begins(_NAMES) and not _old_holds(scope):
            return False
    return not (scope.begins(_NOW) and scope.begins(_WAS)) or _now_holds(scope)


def _lives_on(scope: Scope, item: Item) -> bool:
    """ "But the old rule still applies", «при этом старая редакция тоже действует»; of words of the change it is not said."""
    if item.word is None or not item.lower.startswith(_OLDS) or scope.in_source(item.word):
        return False
    noun, *after = [one for one in scope.near(item, 1, _VERB) if one.clause == item.clause] or [item]
    if noun.word is None or not is_meta(noun.word) or any(one.kind is ValueType.NEGATION or one.lower in STRICT for one in after):
        return False
    return any(_is_in_force(one) for one in after if one.word is not None and one.ended is None)


def _is_in_force(item: Item) -> bool:
    if item.word is None:
        return False
    if item.lower in _VALIDLY:
        return True
    if item.word.forms.isdisjoint(_STANDS):
        return False
    return finite(item.text) and not past(item.text) if cyrillic(item.text) else not item.lower.endswith("ed")


def _old_holds(scope: Scope) -> bool:
    """ "The pump in the old version has 24 months, not 12", of what is 24 months now."""
    for match in _IN_OLD.finditer(scope.text):
        if scope.quoted(match.start()) or scope.written(match.group()):
            continue
        behind = [one for one in scope.claims.items if one.start >= match.end()]
        mine = [one for one in behind if one.clause == behind[0].clause and not is_new(one)]
        if any(one.acts & _SET for one in mine):
            continue
        turn = next((one.index for one in behind if is_new(one)), None)
        if any(one.carries and one.fixed and one.side is Side.NEW and (turn is None or one.index < turn) for one in mine):
            return False
    return True


def _now_holds(scope: Scope) -> bool:
    """«Отныне было 5 дней»; but "in the new version the term was extended"."""
    for match in _NOW_WAS.finditer(scope.text):
        after = next((one for one in scope.claims.items if one.start >= match.end()), None)
        done = (
            after is not None
            and after.kind is not ValueType.MODALITY
            and (after.acts or short_participle(after.text) or after.lower.endswith("ed"))
        )
        if not done and not scope.quoted(match.start()):
            return False
    return True
