"""The protocol of differences: one row a clause, and as agreed wording what the decisions on its changes make of it."""

from dataclasses import replace

import pytest

from core.reports import Decision, ReportData
from core.reports.clauses import Clause, clauses
from core.reports.context import plain
from core.reports.rows import rows
from tests.report_sample import report_data
from tests.unit.made_documents import compared, document, item

OLD = "Поставщик уплачивает пеню в размере 0,1 % за каждый день просрочки и возмещает убытки в течение 10 рабочих дней."
NEW = "Поставщик уплачивает пеню в размере 0,5 % за каждый день просрочки и возмещает убытки в течение 30 рабочих дней."
HALF = "Поставщик уплачивает пеню в размере 0,5 % за каждый день просрочки и возмещает убытки в течение 10 рабочих дней."


def found(*decisions: str, old: str = OLD, new: str = NEW) -> list[Clause]:
    """The clauses of two paragraphs, the changes decided so in their order."""
    comparison = compared([old, "Иное."], [new, "Иное."])
    ids = [change.id for change in comparison.changes]
    data = replace(
        report_data(),
        comparison=comparison,
        old=document([old, "Иное."], "o"),
        new=document([new, "Иное."], "n"),
        decisions={
            name: Decision(decision=one, note=f"Нота {at}") for at, (name, one) in enumerate(zip(ids, decisions, strict=True))
        },
    )
    return clauses(data, rows(data, context=None))


def changed(clause: Clause, side: str) -> list[str]:
    return [piece.text for line in getattr(clause, side) for piece in line if piece.changed]


@pytest.mark.parametrize(
    ("first", "second", "agreed"),
    [
        ("accepted", "accepted", NEW),
        ("rejected", "rejected", OLD),
        ("accepted", "rejected", HALF),
        ("accepted", "question", ""),
        ("open", "rejected", ""),
    ],
)
def test_changes_of_one_clause_are_one_row(first: str, second: str, agreed: str) -> None:
    (clause,) = found(first, second)
    assert (plain(clause.old), plain(clause.new)) == (OLD, NEW)
    assert (changed(clause, "old"), changed(clause, "new")) == (["0,1", "10"], ["0,5", "30"])
    assert plain(clause.agreed) == agreed
    assert clause.notes == ("Нота 0", "Нота 1")


def test_words_that_came_are_taken_back_alone() -> None:
    new = NEW.replace("убытки", "документально подтверждённые убытки").replace("30 рабочих", "10 рабочих")
    (clause,) = found("accepted", "rejected", new=new)
    assert plain(clause.agreed) == HALF


def test_a_paragraph_of_its_own_is_a_row_of_its_own() -> None:
    data: ReportData = report_data()
    assert [len(clause.rows) for clause in clauses(data, rows(data, context=None))] == [1, 1]


def test_a_tick_before_an_item_is_told_in_both_wordings() -> None:
    rest = [item("Данные шифруются", "✓"), item("Копии хранятся", "✓")]
    sides = ([item("Ведётся журнал", "✓"), *rest], [item("Ведётся журнал", "✗"), *rest])
    comparison = compared(*sides)
    decisions = {change.id: Decision(decision="rejected") for change in comparison.changes}
    data = replace(
        report_data(), comparison=comparison, old=document(sides[0], "o"), new=document(sides[1], "n"), decisions=decisions
    )
    (clause,) = clauses(data, rows(data, context=None))
    assert (plain(clause.old), plain(clause.new)) == ("✓ Ведётся журнал", "✗ Ведётся журнал")
    assert (changed(clause, "old"), changed(clause, "new")) == (["✓"], ["✗"])
    assert plain(clause.agreed) == "✓ Ведётся журнал"
