"""The eleventh to nineteenth set: what a model says of 50 changes, field by field, as a summary has it too, risks and questions;
why other changes matter and what to watch (four sets), what to ask, the same change told five ways, and all of it as three models
tell it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from benchmarks.verifier import sets
from core.analysis.draft import QUESTION, RISK, WHY, Draft
from core.analysis.scorecard.cases import Case
from core.model.change import Significance

FIELDS: Final = {
    "truths": "change", "why": WHY, "risks": RISK, "questions": QUESTION, "lies": "change", "false_why": WHY,
    "false_risks": RISK, "false_questions": QUESTION,
}  # fmt: skip
"""What is told, and the role that it is told in."""
SETS: Final = {
    "eleventh": "11_every_field", "twelfth": "12_reasons", "thirteenth": "13_reasons",
    "fourteenth": "14_reasons", "fifteenth": "15_questions", "sixteenth": "16_retold", "seventeenth": "17_reasons",
    "eighteenth": "18_three_voices",
    "nineteenth": "19_turns", "nineteenth, turned round": "19_turns",
}  # fmt: skip
"""The sets by name, with their files' beginnings."""
_TURNED: Final = "nineteenth, turned round"
"""The nineteenth with its changes the other way round: all that it says is false of them."""
_DRAWN: Final = 14
"""The seed by which half of the families were put aside, before anything was counted."""


def families(name: str, language: str) -> list[dict[str, Any]]:
    """The families of a set of `SETS` in one language: a change with a list of sentences for each field of `FIELDS`."""
    found = sets.families(f"{SETS[name]}_{language}")
    return [_turned(one) for one in found] if name == _TURNED else found


def _turned(family: dict[str, Any]) -> dict[str, Any]:
    """A family of the reversed change: what was true is not."""
    kept = {name: value for name, value in family.items() if name != "truths"}
    return {**kept, "old": family["new"], "new": family["old"], "lies": family["truths"]}


def case_of(name: str, language: str, number: int, family: dict[str, Any]) -> Case:
    """The family as a case without sentences of its own."""
    return Case(
        name=f"{language}-{name}-{number}",
        family=f"{name}-{number}",
        language=language,
        section=family["section"],
        old=family["old"],
        new=family["new"],
        least=Significance.MEDIUM,
        reference=(),
        points=(),
        slots={},
    )


def looked_at(written: list[dict[str, Any]]) -> frozenset[int]:
    """The numbers of the half by which the rules were mended; the other is only counted. The later sets say it themselves."""
    if marked := frozenset(number for number, family in enumerate(written) if family.get("looked_at")):
        return marked
    count = len(written)
    order = list(range(count))
    random.Random(_DRAWN).shuffle(order)
    return frozenset(order[: count // 2])


def drafts(family: dict[str, Any], plain: Draft) -> Iterator[tuple[str, Draft]]:
    """Each sentence of a family with its field; `plain` has the citations and quotes."""
    for field, role in FIELDS.items():
        for text in family.get(field, ()):
            yield field, replace(plain, text=text, role=role)


def table(name: str, counts: Counter[tuple[str, str, str]]) -> Iterator[str]:
    """Lines: by half and field, how many sentences were verified, interpreted, rejected."""
    for half in ("looked at", "only counted"):
        for field in FIELDS:
            told = {kind: counts[half, field, kind] for kind in ("verified", "interpreted", "rejected")}
            if not sum(told.values()):
                continue
            said = "   ".join(f"{kind} {number:3}" for kind, number in told.items())
            yield f"{name} set, {half:12}   {field:16} {sum(told.values()):3}   {said}"
