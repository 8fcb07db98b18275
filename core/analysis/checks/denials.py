"""Negation: what the sentence denies is denied on the side that it speaks of, and the reverse."""

import re
from typing import Final

from core.analysis.checks import allowance, conditions, endings, needs
from core.analysis.checks.duties import BANNED, LOST, moods_of
from core.analysis.checks.ground import Ground, other
from core.analysis.checks.scope import Scope, is_meta, whole
from core.analysis.claims import COMPARATIVES, Item, What
from core.analysis.evidence import Evidence
from core.analysis.lemmas import Word, akin, cyrillic, infinitive, short_participle, verbal
from core.analysis.lexicon import NEGATION_NAMES, concepts_of
from core.analysis.modals import NAMES
from core.analysis.polarity import DENIED, DENYING, LACKING, NT, PLAIN, STRICT, may_deny, polarities
from core.analysis.side_evidence import SideEvidence
from core.marks import has_any
from core.model.change import ValueType
from core.model.document import Side

_WAS: Final = frozenset({"был", "была", "было", "были", "was", "were", "had", "имелось", "имелся", "имелась"})
_DUTIES: Final = frozenset({"must", "shall"})
_TWICE: Final = re.compile(r"\b(не не|not not|no not|not no)\b", re.IGNORECASE)
_TWICE_MARKS: Final = ("не не", "not no", "no not")
_COMPARING: Final = frozenset({"ниже", "выше", "менее", "более", "ранее", "позднее", "позже", "less", "more", "later", "earlier"})
"""«Не ниже» without its «не» says the opposite, however plain the word is."""
_MAY: Final = frozenset({"может", "могут", "вправе"})
_RELEASED: Final = frozenset({"release", "relieve", "exempt", "освободить", "освобождать"})
_BAN_BEHIND: Final = 6
"""Words after what is banned in which the ban is named."""
_WITH: Final = frozenset({"с", "со", "with"})
_MERELY: Final = frozenset({"только", "only", "просто", "merely"})
_SAYS_NO: Final = (
    NEGATION_NAMES
    | LOST
    | {name for name, modal in NAMES.items() if modal == "must not"}
    | {"без", "нет", "no", "not", "не", "without", "longer"}
)


def hold(scope: Scope) -> bool:
    """Polarity word by word; a change of a "not" is said as one; what is said to have ended was there and is not."""
    if (scope.denies or _may_deny(scope)) and not _polarities_hold(scope):
        return False
    if (
        (has_any(scope.lower, _TWICE_MARKS) and _TWICE.search(scope.text) is not None)
        or _claims_to_have_been(scope)
        or _denies_a_figure(scope)
    ):
        return False
    return _is_said(scope) and endings.hold(scope)


def _may_deny(scope: Scope) -> bool:
    """Whether a word of the sentence denies another."""
    return (not scope.tokens.isdisjoint(DENYING) or has_any(scope.lower, NT)) and may_deny(scope.words)


def _polarities_hold(scope: Scope) -> bool:
    """Word by word. Where neither the changes nor the sentence deny anything, nobody needs to ask."""
    by_start = {item.start: item for item in scope.claims.items if item.what is What.WORD}
    lacking: list[bool] = []
    for word, polarity in zip(scope.words, polarities(scope.text, scope.words, scope.claims.contrasts), strict=True):
        item = by_start.get(word.start)
        holds = item is None or item.ended is not None or _polarity_holds(scope, word, polarity, item)
        if item is not None and polarity == LACKING and _has_it(scope, word, item):
            return False
        if item is not None and polarity == LACKING:
            lacking += [] if is_meta(word) else [holds]
        elif not holds:
            return False
    return not lacking or any(lacking)


def _has_it(scope: Scope, word: Word, item: Item) -> bool:
    """ "Bears no interest", of what bears interest: a noun right behind "no" that the version has and nowhere lacks."""
    if scope.before(item) != "no" or item.acts:
        return False
    marks = {mark for side in ([item.side] if item.side else list(Side)) for mark in scope.marks(word, side)}
    return marks == {PLAIN}


def _denies_a_figure(scope: Scope) -> bool:
    """ "The period is not 12 months", of what is 12 months now; "was not", of what it was."""
    for item in scope.claims.values():
        if scope.before(item) not in ("not", "не") or scope.claims.items[item.index - 1].start in scope.claims.contrasts:
            continue
        side = item.side or Side.NEW
        if item.ended is None and scope.stands(scope.key(item), side):
            return not scope.stands(scope.key(item), other(side))
    return False


def _plainly(scope: Scope, word: Word, side: Side | None) -> bool:
    """The common case, without looking further: plain, as it is said."""
    return PLAIN in (scope.marks(word, side) if side is not None else scope.marks(word, Side.OLD) | scope.marks(word, Side.NEW))


def _polarity_holds(scope: Scope, word: Word, polarity: str, item: Item) -> bool:
    if polarity == PLAIN and (_plainly(scope, word, item.side) or _compares(scope, item)):
        return True  # "later", of what is due "not later than": which way it went is looked at elsewhere
    known = {mark for side in ([item.side] if item.side else list(Side)) for mark in scope.marks(word, side)}
    if not known:
        known = {mark for one in scope.evidence for form in word.forms for mark in one.context.polarity.get(form, ())}
    if polarity == LACKING and conditions.lacked(scope, item):
        return True
    if polarity == LACKING and is_meta(word):
        return True  # «без изменений»
    if polarity == DENIED and _may_leave(scope, item):
        return True
    if polarity != PLAIN:
        return bool(known - {PLAIN}) if known else _denied_elsewhere(scope, word, item)
    if known and PLAIN not in known and allowance.with_alone(scope, item):
        return True
    if known == {LACKING} and (_not_needed(scope, item) or _is_done_elsewhere(scope, word, item)):
        return True
    if not known and _kin_is_denied(scope, word, item):
        return False  # "is responsible for", of who is not liable now
    if known == {LACKING} and scope.before(item) in _WITH:
        return False  # «с согласованием», of what was «без согласования»
    if not known or PLAIN in known or _after_a_ban(scope, item):
        return True
    if is_meta(word) and word.forms.isdisjoint(_COMPARING):
        return known != {DENIED} or not (_is_done(item) or _is_to_do(scope, item))
    return known != {DENIED} and (item.side is None or is_meta(word) or bool(scope.claims.acts.get(item.clause)))


def _compares(scope: Scope, item: Item) -> bool:
    after = next((one.lower for one in scope.near(item, 1, 1)), "")
    return bool(item.acts) and item.lower in COMPARATIVES and after not in _WAS


def _kin_is_denied(scope: Scope, word: Word, item: Item) -> bool:
    """Of liability in other words, where the clause says neither what came or went nor that anybody is released from it."""
    if item.side is not Side.NEW or "responsible" not in concepts_of(word.forms) or scope.claims.acts.get(item.clause):
        return False
    if any(one.word is not None and not one.word.forms.isdisjoint(_RELEASED) for one in scope.near(item, -4, -1)):
        return False
    kin = needs.marks(scope, word, Side.NEW)
    return DENIED in kin and PLAIN not in kin


def _may_leave(scope: Scope, item: Item) -> bool:
    """«Может не освобождать»: what is a right now and was a duty."""
    before = [one.lower for one in scope.near(item, -2, -1)]
    if before[-1:] != ["не"] or before[0] not in _MAY or item.word is None:
        return False
    old, new = (moods_of(scope, item.word, side) for side in Side)
    return "may" in new and bool(old & _DUTIES) and not new & _DUTIES


def _is_done(item: Item) -> bool:
    """ "Adopted", of what "was not adopted", though the word may also be one of telling; of the sentence's own verbs it says
    nothing."""
    return not item.acts and (short_participle(item.text) if cyrillic(item.text) else item.lower.endswith("ed"))


def _is_to_do(scope: Scope, item: Item) -> bool:
    """«Указание вызывать рвоту», "the advice to use", of what is not to be done."""
    return infinitive(item.text) if cyrillic(item.text) else scope.before(item) == "to"


def _is_done_elsewhere(scope: Scope, word: Word, item: Item) -> bool:
    """«Должен подписать акт», where it is signed in one place and "without a signed one" in another."""
    if not cyrillic(word.text) or not verbal(word.text):
        return False
    sides = scope.sides(item.side or Side.NEW)
    return any(akin(word.forms, side.finite) or concepts_of(word.forms) & _meanings(side) for side in sides)


def _meanings(side: SideEvidence) -> set[str]:
    return {name for forms in side.finite.values() for form in forms for name in concepts_of(frozenset({form}))}


def _not_needed(scope: Scope, item: Item) -> bool:
    """«Согласие не требовалось», of what was done «без согласия»."""
    need = next((one for one in scope.clause(item) if needs.is_need(one)), None)
    return need is not None and (need.ended is not None or any(one.lower in STRICT for one in scope.near(need, -2, -1)))


def _after_a_ban(scope: Scope, item: Item) -> bool:
    """ "The ban on freezing" of "do not freeze", "freezing is prohibited": the ban is what denies."""
    before = [one for one in scope.near(item, -4, -1) if one.word is not None and one.clause == item.clause]
    behind = [one for one in scope.near(item, 1, _BAN_BEHIND) if one.word is not None and one.clause == item.clause]
    if any(one.kind is ValueType.MODALITY and one.lower.startswith(BANNED) for one in scope.clause(item)):
        return True
    return any(NAMES.get(form) == "must not" for one in (*before, *behind) if one.word is not None for form in one.word.forms)


def _denied_elsewhere(scope: Scope, word: Word, item: Item) -> bool:
    """A denied word that the change does not hold: only its synonym, where that side holds a denial that counts."""
    if word.forms & _MERELY:
        return True
    if item.acts or not word.forms.isdisjoint(NAMES):
        return True  # a denied change is looked at as a direction, a denied right among the duties
    if is_meta(word) or not scope.known(word, item.side):
        return False
    kin = needs.marks(scope, word, item.side or Side.NEW)
    if kin:
        return bool(kin - {PLAIN})  # «без налога», of what is said «без НДС»
    return any(_denies(one, item.side or Side.NEW) for one in scope.evidence)


def _denies(one: Evidence, side: Side) -> bool:
    polarity = (one.new if side is Side.NEW else one.old).polarity
    return any(found - {PLAIN} for found in polarity.values())


def _claims_to_have_been(scope: Scope) -> bool:
    """ "…, which the old version had": a clause of the old version that names nothing; said of text that it lacked."""
    if scope.tokens.isdisjoint(_WAS) or not all(one.inserts and whole(one) for one in scope.evidence):
        return False
    for item in scope.claims.items:
        if item.lower in _WAS and item.side is Side.OLD and not scope.claims.acts.get(item.clause):
            return scope.before(item) not in STRICT
    return False


def _is_said(scope: Scope) -> bool:
    """A sentence on a change of "not" names the denial, quotes it, or keeps to figures."""
    if not scope.ground.kept(_flips):
        return True
    free = (item for item in scope.claims.items if item.side is None or item.acts)
    said = [item.word for item in free if item.word is not None and not is_meta(item.word)]
    if not any(_flipped(scope, word) for word in said) or any(
        item.what is not What.WORD and item.kind is not ValueType.RANGE for item in scope.claims.items
    ):
        return True
    return bool(scope.claims.endings) or any(
        item.acts or (item.word is not None and item.word.forms & _SAYS_NO) for item in scope.claims.items
    )


def _flips(ground: Ground) -> bool:
    """Whether a "not" came or went."""
    return any(pair.kind is ValueType.NEGATION for one in ground.evidence for pair in one.pairs)


def _flipped(scope: Scope, word: Word) -> bool:
    """Denied on one side and plain on the other, or of one side only."""
    old, new = scope.marks(word, Side.OLD), scope.marks(word, Side.NEW)
    return (old - {PLAIN}) != (new - {PLAIN})
