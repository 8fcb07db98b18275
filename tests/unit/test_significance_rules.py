"""Significance: each reason has a floor, context raises it, nothing lowers it."""

from dataclasses import replace

import pytest

from core.comparison.judge import judge
from core.comparison.judge.lanes.significance import FLOORS, significance_of
from core.model.change import Change, Lane, Significance
from core.model.document import Flag
from tests.unit.judging_drafts import block, draft


def judged(before: str, after: str) -> Change:
    old, new = block("a", before), block("b", after)
    return judge(draft(old, new), {"a": old}, {"b": new})


@pytest.mark.parametrize("reason", sorted(FLOORS))
def test_every_reason_holds_its_floor(reason: str) -> None:
    assert significance_of(Lane.SUBSTANCE, [reason], 100).rank >= FLOORS[reason].rank


def test_a_percent_weighs_more_in_a_penalty() -> None:
    plain = judged("Доля брака 5 % в партии.", "Доля брака 6 % в партии.")
    penalty = judged("Штраф 5 % в партии.", "Штраф 6 % в партии.")
    assert (plain.significance, penalty.significance) == (Significance.MEDIUM, Significance.HIGH)
    assert "penalty" in penalty.reasons


def test_seconds_weigh_less_than_days() -> None:
    assert judged("Ждать 5 секунд ответа.", "Ждать 9 секунд ответа.").reasons == ("duration",)
    assert judged("Ждать 5 дней ответа.", "Ждать 9 дней ответа.").significance is Significance.HIGH


def test_hidden_text_is_high() -> None:
    old, new = block("a", "Текст старый."), replace(block("b", "Текст новый."), flags=(Flag.HIDDEN,))
    result = judge(draft(old, new), {"a": old}, {"b": new})
    assert "hidden" in result.reasons
    assert result.significance is Significance.HIGH


def test_reasons_of_the_caller_stay_and_count() -> None:
    old, new = block("a", "Надёжный друг."), block("b", "Верный друг.")
    result = judge(replace(draft(old, new), reasons=("unmarked",)), {"a": old}, {"b": new})
    assert result.reasons == ("unmarked",)
    assert result.significance is Significance.HIGH


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("Подсудность по месту истца.", "Подсудность по выбору истца арбитражный суд Москвы.", "jurisdiction"),
        ("Лицензия на сайт.", "Исключительная лицензия на сайт.", "exclusivity"),
        ("Сведения открыты.", "Сведения конфиденциальны.", "confidentiality"),
        ("Он может продлить договор.", "Он может расторгнуть договор.", "termination"),
    ],
)
def test_topics(before: str, after: str, reason: str) -> None:
    result = judged(before, after)
    assert reason in result.reasons
    assert result.significance is Significance.HIGH
