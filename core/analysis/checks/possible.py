"""What the comparison found has happened: no change is one that may, will or is planned to be, and what follows from it is the
change's own."""

import re
from typing import Final

from core.analysis.checks.scope import Scope, beginnings
from core.analysis.claims import COMPARATIVES, Item, What
from core.analysis.figures import LOGIC
from core.analysis.lemmas import future
from core.analysis.lexicon import Act, acts_of
from core.model.change import ValueType

_CAUTION: Final = re.compile(
    r"\b(?:probably|possibly|perhaps|maybe|likely|presumably|planned|proposed|expected|intended|suggested|"
    r"вероятно|возможно|видимо|предположительно|планируется|предлагается|предполагается|ожидается|намечено|намечается|хотят)\b",
    re.IGNORECASE,
)
_HINTS: Final = beginnings(
    "may might can could will would shall must probably possibly perhaps maybe likely presumably planned proposed expected "
    "intended suggested может могут должен должна должно должны будет будут можно вероятно возможно видимо предположительно "
    "планируется предлагается предполагается ожидается намечено хотят"
)
_CONSEQUENCE: Final = re.compile(
    r"\b(?:leads?|led|leading) to\b|\bresult(?:s|ed|ing)? in\b|\bentail\w*|\bвлеч[её]\w*|"
    r"\b(?:вед[её]т|вели?|привед[её]т|прив[её]л\w*|приводит|приводят) к\b",
    re.IGNORECASE,
)
_EFFECT: Final = re.compile(
    r"[,;]\s*(?:and\s|и\s)?(?P<lead>which|so|thus|therefore|hence|this|it|поэтому|следовательно|так что|что|это)\b", re.IGNORECASE
)
_SO: Final = beginnings("which so thus therefore hence this it поэтому следовательно так что это")
_RISK: Final = re.compile(
    r"\b(?:lower|reduc|limit|rais|increas|сниж|уменьш|повыш|увелич|сокращ)\w* (?:the )?"
    r"(?:risk|likelihood|chance|риск|вероятност)\w*",
    re.IGNORECASE,
)
_RISKS: Final = re.compile(r"risk|likelihood|chance|риск|вероятн", re.IGNORECASE)
_FOLLOWS: Final = beginnings(
    "risk likelihood chance риск вероятность lead leads led result entail "
    "влечет влечёт ведет ведёт вело приведет привел привёл приводит"
)
_JOINING: Final = frozenset(
    "be been to is are was were now also soon then быть был была было были будет будут что чтобы теперь также ещё "
    "еще will".split()
)
_WRITTEN: Final = frozenset("written worded stated recorded expressed phrased указан указана указано записан записана".split())
""" "The period may now be written as 12 months"."""
_LEAD: Final = 4
"""Words before what is said to happen in which it is said how surely."""
_FUTURE: Final = frozenset({"will", "would", "будет", "будут"})
_HAPPENS: Final = frozenset(Act) - {Act.SAME, Act.STRICTER, Act.LOOSER}


def hold(scope: Scope) -> bool:
    """Words of the change itself ("may increase the fee") are looked at as rights; a future with figures ("will rise from 5 to
    10") is how some tell a change."""
    if scope.begins(_FOLLOWS) and not _consequences_hold(scope):
        return False
    if scope.begins(_SO) and not _effects_hold(scope):
        return False
    return not scope.begins(_HINTS) or not any(
        _is_unsure(scope, item) for item in scope.claims.items if item.ended is None and _happens(scope, item)
    )


def _lead(scope: Scope, item: Item) -> list[Item]:
    """What stands before it, but for words that only join it to its verb: "may now be", «планируется, что будет»."""
    found = list(reversed(scope.near(item, -_LEAD, -1)))
    joined = next((at for at, one in enumerate(found) if one.lower not in _JOINING), len(found))
    return found[: joined + 1]


def _effects_hold(scope: Scope) -> bool:
    """ "…, so a new approval will be needed": what will come of it is no change; with a figure it is how some tell one."""
    for match in _EFFECT.finditer(scope.text):
        after = [one for one in scope.claims.items if one.start >= match.end("lead")]
        mine = [one for one in after if one.clause == after[0].clause]
        told = any(one.carries and not _will(one) for one in mine)
        if not told and not scope.quoted(match.start()) and any(_will(one) for one in mine):
            return False
    return True


def _will(item: Item) -> bool:
    return item.lower.split()[0] in _FUTURE or (item.word is not None and future(item.text))


def _consequences_hold(scope: Scope) -> bool:
    """ "Which leads to termination": the change speaks of what follows."""
    return all(
        scope.quoted(match.start()) or any(borne.search(text) is not None for text in scope.written_texts)
        for said, borne in ((_CONSEQUENCE, _CONSEQUENCE), (_RISK, _RISKS))
        for match in said.finditer(scope.text)
    )


def _happens(scope: Scope, item: Item) -> bool:
    """Also "will grow", which is else taken for the deed of a duty."""
    if item.lower in _WRITTEN:
        return True
    acts = item.acts or (acts_of(item.text) if scope.before(item) in _FUTURE else frozenset())
    return item.word is not None and not acts.isdisjoint(_HAPPENS)


def _is_told(scope: Scope, item: Item) -> bool:
    """Whether it is said of both figures, or of quoted words: then it is a finding, though the change may have its word too."""
    near = (one for one in scope.claims.items if one.clause in (item.clause, item.clause + 1))
    return any(one.what is What.QUOTE or (one.partner is not None and one.fixed) for one in near)


def _is_unsure(scope: Scope, item: Item) -> bool:
    if item.word is None or item.lower in COMPARATIVES:
        return False
    if not _is_told(scope, item) and (scope.own(item.word) or scope.known(item.word, None)):
        return False
    lead = _lead(scope, item)
    if any(_CAUTION.fullmatch(one.lower) for one in lead):
        return True
    if item.acts == {Act.ADD} and not any(one.carries and one.kind not in LOGIC for one in scope.claims.items):
        return False  # "can be added": of what anybody may do
    if any(one.lower in _FUTURE for one in lead):
        return not any(one.clause == item.clause for one in scope.claims.values())
    return any(one.kind is ValueType.MODALITY for one in lead)
