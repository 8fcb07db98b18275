"""Stricter or looser: «требования ужесточены», "the limit was relaxed". A floor that rose, a ceiling that fell are stricter."""

import re
from typing import Final

from core.analysis.checks import majorities
from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.figures import Key, Pair
from core.analysis.lemmas import cyrillic, gerund
from core.analysis.lexicon import lexicon
from core.analysis.polarity import LACKING, PLAIN
from core.analysis.side_evidence import SideEvidence
from core.model.change import Span, ValueType
from core.model.document import Side

_BEFOREHAND: Final = re.compile(r"['’]?\s*(?:до\b|before\b|prior to\b|in advance of\b|ahead of\b)")
_WITHIN: Final = frozenset({"within", "течение"})
_PARTY: Final = frozenset({"сторона", "party"})
_SENSE: Final = {">=": 1, ">": 1, "<=": -1, "<": -1}
_TIES: Final = frozenset({"только", "лишь", "only", "unless", "provided", "subject"})
_CONDITIONS: Final = frozenset({"upon", "after", "if", "consent", "approval", "после", "если", "согласие", "согласование"})
_RIGHTS: Final = frozenset({"may", "can"})
_CEILINGS: Final = frozenset({"limit", "cap", "maximum", "ceiling", "предел", "лимит", "максимум", "предельный", "потолок"})
_FLOORS: Final = frozenset({"minimum", "minimal", "минимум", "минимальный"})
_OF_MODALS: Final = {"may": 0, "can": 0, "should": 1, "must": 2, "shall": 2, "must not": 2}


def turned(scope: Scope, sense: int, item: Item) -> bool:
    """`sense` 1: stricter, -1: looser. Each bound that moved went that way; without one, a right became a duty or the reverse, or
    something was only put in (taken out)."""
    named = {scope.key(value) for value in scope.claims.values() if value.clause in (item.clause, item.clause + 1)}
    pairs = [pair for one in scope.evidence for pair in one.pairs if pair.sign]
    pairs = [pair for pair in pairs if pair.old in named or pair.new in named] or pairs
    if pairs and any(_bound(scope, pair) for pair in pairs):
        return all(_bound(scope, pair) * pair.sign * (-1 if counted_back(scope, pair) else 1) == sense for pair in pairs)
    if pairs and all(is_time_to_act(scope, pair) for pair in pairs):
        return all(pair.sign == -sense for pair in pairs)  # less time to do it
    banned = all(any("must not" in one.modal for one in scope.sides(side)) for side in Side)
    if pairs and banned and all(pair.kind is ValueType.PERIOD for pair in pairs):
        return all(pair.sign == sense for pair in pairs)  # a ban for longer
    if way := majorities.sign(scope):
        return way == sense
    modals = [pair for one in scope.evidence for pair in one.pairs if pair.kind is ValueType.MODALITY and pair.old and pair.new]
    if modals:
        return all(_step(pair) * sense > 0 for pair in modals)
    if condition := tied(scope):
        return condition * sense > 0
    edits = [edit for one in scope.evidence for edit in one.change.edits]
    rights = any(side.modal & {"may", "can"} for side in scope.sides(None))
    return bool(edits) and not rights and all(_is_empty(edit.old if sense > 0 else edit.new) for edit in edits)


def tied(scope: Scope) -> int:
    """1 where a right or deed has a condition in the new version alone, -1 where in the old one alone."""
    only = _tied(scope, Side.NEW, Side.OLD) - _tied(scope, Side.OLD, Side.NEW)
    return only or _conditional(scope, Side.NEW, Side.OLD) - _conditional(scope, Side.OLD, Side.NEW)


def bounded(scope: Scope) -> bool:
    """Whether a value that moved is a floor or a ceiling."""
    return any(_bound(scope, pair) for one in scope.evidence for pair in one.pairs if pair.sign)


def _is_empty(span: Span | None) -> bool:
    return span is None or span.start == span.end


def _bound(scope: Scope, pair: Pair) -> int:
    """1 for a floor, -1 for a ceiling, 0 where both sides do not say the same."""
    found = []
    for key, side in ((pair.old, Side.OLD), (pair.new, Side.NEW)):
        senses = {_SENSE[name] for one in scope.sides(side) for name, value in one.timed if value == key and name in _SENSE}
        found.append(senses.pop() if len(senses) == 1 else 0 if senses else _named(scope, side))
    return found[0] if found[0] == found[1] else 0


def _named(scope: Scope, side: Side) -> int:
    """ "The limit is 50 mg": a bound by its name, where that version names no other."""
    forms = {form for one in scope.sides(side) for form in one.forms}
    return (not forms.isdisjoint(_FLOORS)) - (not forms.isdisjoint(_CEILINGS))


def _tied(scope: Scope, side: Side, before: Side) -> bool:
    """Whether that version has a condition that the other has not: "only", a ceiling, a consent that was not needed."""
    here, there = ({form for one in scope.sides(of) for form in one.forms} for of in (side, before))
    ceilings = [{name for one in scope.sides(of) for name in one.bounds} & {"<=", "<"} for of in (side, before)]
    if here & _TIES and not there & _TIES:
        return True
    return bool(ceilings[0] and not ceilings[1])


def _conditional(scope: Scope, side: Side, before: Side) -> bool:
    """Whether that version needs what the other does without («без чека»), or makes a condition of the same right."""
    texts = [(one.new, one.old) if side is Side.NEW else (one.old, one.new) for one in scope.evidence]
    for here, there in texts:
        if any(marks == {PLAIN} and there.polarity.get(form) == {LACKING} for form, marks in here.polarity.items()):
            return True
        rights = here.modal & _RIGHTS and there.modal & _RIGHTS
        if rights and _makes_condition(here) and not _makes_condition(there):
            return True
    return False


def _makes_condition(side: SideEvidence) -> bool:
    """ "With the consent of", «предупредив за 30 дней»."""
    if not side.forms.isdisjoint(_CONDITIONS):
        return True
    return any(cyrillic(word.text) and gerund(word.text) for run in side.runs for word in run)


def _step(pair: Pair) -> int:
    old, new = (_OF_MODALS.get(str(key[1]), 0) if key is not None else 0 for key in (pair.old, pair.new))
    return new - old


def counted_back(scope: Scope, pair: Pair) -> bool:
    """ "14 days before the start": fewer of them are later."""
    both = ((Side.OLD, pair.old), (Side.NEW, pair.new))
    written = [[one.after for found in scope.texts(side) for one in found.figures if key in one.keys] for side, key in both]
    return all(found and all(_BEFOREHAND.match(after) for after in found) for found in written)


def is_time_to_act(scope: Scope, pair: Pair) -> bool:
    """ "Notifies within 5 days": a period that a party has for what it does, on both sides, and no right of it."""
    if pair.kind is not ValueType.PERIOD or any(side.modal & _RIGHTS for side in scope.texts(None)):
        return False
    if not all(any(_has_party(found) for found in scope.texts(side)) for side in Side):
        return False
    return all(
        any(_is_within(found, key) for found in scope.texts(side)) for side, key in ((Side.OLD, pair.old), (Side.NEW, pair.new))
    )


def _has_party(side: SideEvidence) -> bool:
    return not lexicon().parties.isdisjoint(side.forms) or not _PARTY.isdisjoint(side.forms)


def _is_within(side: SideEvidence, key: Key | None) -> bool:
    """Whether "within" stands right before the figure."""
    for one in side.figures:
        before = [word for word in side.runs[one.run] if word.start < one.start] if key in one.keys else []
        if before and before[-1].text.lower() in _WITHIN:
            return True
    return False
