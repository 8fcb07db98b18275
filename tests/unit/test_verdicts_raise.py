"""The rules set the least significance of a change; a model's sentence can only raise it, and only where it passed."""

from dataclasses import replace

import pytest

from core.analysis.draft import Draft
from core.analysis.verdicts import conclusion_of, statement_of
from core.analysis.verify import Checked
from core.model.analysis import Verdict
from core.model.change import Significance
from tests.unit.made_documents import compared

(CHANGE,) = compared(["Срок оплаты составляет 10 дней."], ["Срок оплаты составляет 15 дней."]).changes
PASSED = Checked(reasons=(), quotes=())
LOW, MEDIUM, HIGH = Significance.LOW, Significance.MEDIUM, Significance.HIGH


@pytest.mark.parametrize(
    ("rule", "said", "verdict", "told"),
    [
        (MEDIUM, HIGH, Verdict.VERIFIED, HIGH),
        (MEDIUM, HIGH, Verdict.REPAIRED, HIGH),
        (MEDIUM, HIGH, Verdict.QUARANTINED, MEDIUM),
        (MEDIUM, LOW, Verdict.VERIFIED, MEDIUM),
        (HIGH, Significance.NONE, Verdict.VERIFIED, HIGH),
        (LOW, None, Verdict.VERIFIED, LOW),
    ],
)
def test_a_sentence_raises_only_where_it_passed(
    rule: Significance, said: Significance | None, verdict: Verdict, told: Significance
) -> None:
    draft = Draft(text="Срок вырос.", changes=(CHANGE.id,), significance=said)
    made = statement_of(draft, PASSED, verdict, {CHANGE.id: replace(CHANGE, significance=rule)})
    assert made.significance is told


def test_a_conclusion_raises_nothing() -> None:
    draft = Draft(text="Это важно.", changes=(CHANGE.id,), significance=HIGH)
    made = conclusion_of(draft, PASSED, {CHANGE.id: replace(CHANGE, significance=LOW)})
    assert made.significance is LOW
