"""Checks one sentence against the changes that it cites. Pure: no model, no clock, no files but the dictionary's.

It holds what it does not understand for wrong: a number, name, word, direction or denial that the cited changes do not carry
fails the sentence. docs/analysis.md lists the rules with their limits.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.analysis.checks import (
    agents,
    amounts,
    asides,
    asked,
    attachments,
    bans,
    bases,
    bearers,
    beyond,
    binding,
    cases,
    cited,
    conclusions,
    crossed,
    deeds,
    denials,
    directions,
    doers,
    duties,
    effects,
    exact,
    exceptions,
    exclusive,
    extras,
    extremes,
    framing,
    getting,
    glosses,
    handing,
    inclusion,
    lasting,
    names,
    natures,
    novel,
    opinions,
    opposed,
    opposites,
    owners,
    pairs,
    possible,
    quantifiers,
    reasons,
    relations,
    remarks,
    replaced,
    rivals,
    selves,
    siblings,
    sizes,
    spans,
    subjects,
    telling,
    together,
    topics,
    versions,
    vocabulary,
    whereabouts,
    wholes,
)
from core.analysis.checks import quotes as quoted
from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope
from core.analysis.context import Citable
from core.analysis.draft import QUESTION, Draft
from core.analysis.evidence import Evidence, evidence_of
from core.analysis.options import FindValues
from core.analysis.plain_values import plainly
from core.model.analysis import Quote

VERIFIER_VERSION: Final = "39"
LONGEST: Final = 600
"""Characters of one sentence."""
MOST_CITED: Final = 8
MOST_TOLD: Final = 12
"""Unknown words of one sentence that the model is told of."""
_NOT_PLAIN: Final = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ufffd]|https?:|www\.|://|\]\(|!\[|</?[a-zA-Z!]|&[a-z#0-9]+;|`|\*\*|__|^\s*[#>*|]|javascript:|data:",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ufffd:\]!<&`*_#>|]")
"""Each of those holds one of these, or "www.": looking for them is cheaper."""


class Fault(StrEnum):
    """Why a sentence is not believed."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_PLAIN = "not plain text"
    NO_CITATION = "no citation"
    WRONG_CITATION = "wrong citation"
    NO_EVIDENCE = "no quote or value of a cited change"
    WRONG_QUOTE = "wrong quote"
    WRONG_VALUE = "wrong value"
    WRONG_NAME = "wrong name"
    WRONG_DIRECTION = "wrong direction"
    WRONG_NEGATION = "wrong negation"
    WRONG_MODALITY = "wrong modality"
    WRONG_SUBJECT = "wrong subject"
    UNKNOWN_WORD = "word that is not in the cited changes"
    WRONG_LANGUAGE = "wrong language"


_ASKED: Final = frozenset({Fault.UNKNOWN_WORD, Fault.WRONG_MODALITY, Fault.WRONG_NEGATION})
_OPEN: Final = frozenset({Fault.WRONG_DIRECTION, Fault.WRONG_SUBJECT})
"""What a question may have that asks whether, who or what will be; of one that asks why it is false."""
_CONCLUDED: Final = frozenset({Fault.UNKNOWN_WORD, Fault.WRONG_MODALITY, Fault.WRONG_NEGATION, Fault.WRONG_DIRECTION})
"""What a conclusion may have: what else is wrong is wrong of a conclusion too."""
RULES: Final[tuple[tuple[Fault, Callable[[Scope], bool]], ...]] = (
    (Fault.WRONG_VALUE, amounts.hold),
    (Fault.WRONG_VALUE, bases.hold),
    (Fault.WRONG_VALUE, glosses.hold),
    (Fault.WRONG_VALUE, exact.hold),
    (Fault.WRONG_VALUE, opposed.hold),
    (Fault.WRONG_VALUE, extremes.hold),
    (Fault.WRONG_VALUE, spans.hold),
    (Fault.WRONG_NAME, names.hold),
    (Fault.WRONG_DIRECTION, directions.hold),
    (Fault.WRONG_DIRECTION, replaced.hold),
    (Fault.WRONG_DIRECTION, novel.hold),
    (Fault.WRONG_NEGATION, denials.hold),
    (Fault.WRONG_NEGATION, opposites.hold),
    (Fault.WRONG_NEGATION, inclusion.hold),
    (Fault.WRONG_MODALITY, duties.hold),
    (Fault.WRONG_MODALITY, binding.hold),
    (Fault.WRONG_MODALITY, possible.hold),
    (Fault.WRONG_MODALITY, framing.hold),
    (Fault.WRONG_SUBJECT, subjects.hold),
    (Fault.WRONG_SUBJECT, topics.hold),
    (Fault.WRONG_SUBJECT, relations.hold),
    (Fault.WRONG_SUBJECT, exclusive.hold),
    (Fault.WRONG_SUBJECT, crossed.hold),
    (Fault.WRONG_SUBJECT, owners.hold),
    (Fault.WRONG_SUBJECT, selves.hold),
    (Fault.WRONG_SUBJECT, siblings.hold),
    (Fault.WRONG_SUBJECT, together.hold),
    (Fault.WRONG_SUBJECT, agents.hold),
    (Fault.WRONG_SUBJECT, attachments.hold),
    (Fault.WRONG_SUBJECT, bans.hold),
    (Fault.WRONG_SUBJECT, deeds.hold),
    (Fault.WRONG_SUBJECT, bearers.hold),
    (Fault.WRONG_SUBJECT, rivals.hold),
    (Fault.WRONG_SUBJECT, exceptions.hold),
    (Fault.WRONG_SUBJECT, natures.hold),
    (Fault.WRONG_SUBJECT, pairs.hold),
    (Fault.WRONG_SUBJECT, quantifiers.hold),
    (Fault.WRONG_SUBJECT, wholes.hold),
    (Fault.WRONG_SUBJECT, beyond.hold),
    (Fault.WRONG_SUBJECT, cases.hold),
    (Fault.WRONG_SUBJECT, extras.hold),
    (Fault.WRONG_SUBJECT, getting.hold),
    (Fault.WRONG_SUBJECT, telling.hold),
    (Fault.WRONG_SUBJECT, handing.hold),
    (Fault.WRONG_SUBJECT, doers.hold),
    (Fault.WRONG_SUBJECT, reasons.hold),
    (Fault.WRONG_SUBJECT, whereabouts.hold),
    (Fault.WRONG_SUBJECT, effects.hold),
    (Fault.WRONG_DIRECTION, lasting.hold),
    (Fault.WRONG_DIRECTION, remarks.hold),
    (Fault.WRONG_DIRECTION, asides.hold),
    (Fault.WRONG_DIRECTION, versions.hold),
    (Fault.WRONG_VALUE, sizes.hold),
    (Fault.UNKNOWN_WORD, vocabulary.hold),
)
"""What each sentence is held to, in the order in which its faults are named."""


_RELATED: Final = tuple(
    holds for fault, holds in RULES if fault is Fault.WRONG_SUBJECT and holds not in (reasons.hold, effects.hold, topics.hold)
)
"""What an opinion is held to of them: why it thinks so ("since it is paid later") is weighed with the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`reasons` empty: the sentence is true as far as can be checked. `quotes`: those found, with their places."""

    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]


class Verifier:
    """Checks sentences about one comparison; what it learns of a change is kept."""

    def __init__(self, sources: Citable, language: str, find: FindValues) -> None:
        self._sources, self._language, self._find = sources, language, plainly(find)
        self._evidence: dict[str, Evidence] = {}
        self._grounds: dict[tuple[str, ...], Ground] = {}

    def evidence(self, change: str) -> Evidence:
        """Raises KeyError for an id that is none."""
        if change not in self._evidence:
            self._evidence[change] = evidence_of(self._sources.view(change), self._find)
        return self._evidence[change]

    def _ground(self, changes: Sequence[str]) -> Ground:
        key = tuple(changes)
        if key not in self._grounds:
            self._grounds[key] = Ground([self.evidence(change) for change in changes])
        return self._grounds[key]

    def check(self, draft: Draft) -> Checked:
        """All that is wrong with a sentence, in a steady order; and its quotes."""
        unknown = [change for change in draft.changes if change not in self._sources.changes]
        if not draft.text.strip():
            return Checked(reasons=(Fault.EMPTY.value,), quotes=())
        if not draft.changes:
            return Checked(reasons=(Fault.NO_CITATION.value,), quotes=())
        if unknown or len(draft.changes) > MOST_CITED:
            return Checked(reasons=(Fault.WRONG_CITATION.value,), quotes=())
        evidence = [self.evidence(change) for change in draft.changes]
        quotes, wrong = _located(draft, evidence)
        faults = dict.fromkeys(self._faults(draft, evidence, quotes))
        if wrong:
            faults[Fault.WRONG_QUOTE] = None
        return Checked(reasons=tuple(fault.value for fault in faults), quotes=tuple(quotes))

    def concludes(self, draft: Draft, checked: Checked) -> bool:
        """Whether a sentence that failed is a conclusion, marked as one, in which everything that can be checked holds."""
        reasons = set(checked.reasons)
        if not reasons or not reasons <= _CONCLUDED | {Fault.WRONG_SUBJECT}:
            return False
        scope = Scope(text=draft.text.strip(), find=self._find, ground=self._ground(draft.changes))
        if Fault.WRONG_SUBJECT in reasons:
            return all(holds(scope) for holds in _RELATED) and opinions.hold(scope)
        return (self._concludes(scope, reasons) and not opinions.contradicts(scope)) or opinions.hold(scope)

    def _concludes(self, scope: Scope, reasons: set[str]) -> bool:
        if Fault.WRONG_NEGATION in reasons and not conclusions.denies_in_part(scope):
            return False
        return (Fault.WRONG_DIRECTION not in reasons or conclusions.weighs_only(scope)) and conclusions.hold(scope)

    def unknown_words(self, draft: Draft) -> tuple[str, ...]:
        """The words of a sentence that fail it with UNKNOWN_WORD, so that the model can be told; each once."""
        known = [change for change in draft.changes if change in self._sources.changes]
        if not known or len(draft.text) > LONGEST:
            return ()
        scope = Scope(text=draft.text.strip(), find=self._find, ground=self._ground(known))
        return tuple(dict.fromkeys(vocabulary.unknown(scope)))[:MOST_TOLD]

    def _faults(self, draft: Draft, evidence: list[Evidence], quotes: list[Quote]) -> Iterator[Fault]:
        text = draft.text.strip()
        if (_SIGNS.search(text) or "www." in text.lower()) and _NOT_PLAIN.search(text):
            yield Fault.NOT_PLAIN
        if len(text) > LONGEST:
            yield Fault.TOO_LONG
            return
        scope = Scope(text=text, find=self._find, ground=self._ground(draft.changes))
        inline = quoted.inline(scope)
        if None in inline:
            yield Fault.WRONG_QUOTE
        proofs = [*quotes, *(quote for found in inline if found is not None for quote in found)]
        if not all(quoted.proved(one, proofs, scope) for one in evidence):
            yield Fault.NO_EVIDENCE
        if len(evidence) > 1 and not cited.hold(scope, [self._ground((change,)) for change in draft.changes]):
            yield Fault.WRONG_CITATION
        found: list[Fault] = []
        for fault, holds in RULES:
            if fault not in found and not holds(scope):
                found.append(fault)
        yield from _left_of(scope, found) if draft.role == QUESTION else found
        if not vocabulary.in_language(scope, self._language):
            yield Fault.WRONG_LANGUAGE


def _left_of(scope: Scope, found: list[Fault]) -> list[Fault]:
    """The faults of a question that are none of a fact that it takes for granted."""
    if not found or not set(found) <= _ASKED | _OPEN or not asked.is_one(scope) or not asked.words_hold(scope):
        return found
    if not _OPEN.isdisjoint(found):
        related = all(holds(scope) for holds in _RELATED if holds not in (subjects.hold, agents.hold))
        return [] if asked.is_open(scope) and related else found
    return [fault for fault in found if asked.for_a_reason(scope) and fault is not Fault.UNKNOWN_WORD]


def _located(draft: Draft, evidence: list[Evidence]) -> tuple[list[Quote], bool]:
    """The quotes that exist, touching the changed words where they can; and whether any does not."""
    found: list[Quote] = []
    wrong = False
    for told in draft.quotes:
        if not told.text.strip():
            continue
        places = [quote for one in evidence if (quote := one.quote(told.side, told.text)) is not None]
        places = places or [quote for one in evidence for quote in one.joined(told.side, told.text)]
        wrong = wrong or not places
        found.extend(places)
    return list(dict.fromkeys(found)), wrong
