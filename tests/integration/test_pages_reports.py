"""The desk's decisions and the reports' view, run by Streamlit itself on the real service."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.record import Choice
from tests.integration.pages_bench import Bench, open_bench
from tests.word_comments import comments


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = open_bench(tmp_path / "data", monkeypatch)
    yield made
    made.service.parts.database.dispose()


def test_a_decision_is_kept_and_goes_into_the_answer(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    change = result.changes[0]
    app = bench.page(c=record.id, view="desk", change=change.id)
    app.segmented_control(key=f"decision_{change.id}_0").set_value(Choice.REJECTED)
    app.text_input(key=f"note_{change.id}_0").input("Не согласны.")
    next(button for button in app.button if button.label == "Сохранить решение").click().run()
    assert not app.exception
    kept = bench.service.decisions(user, record.id)[change.id]
    assert (kept.decision, kept.note) == (Choice.REJECTED, "Не согласны.")
    made = bench.service.start_report(user, record.id, "answer")
    bench.work()
    file = bench.service.report_bytes(user, made.id)
    assert any("Не согласны." in one.said for one in comments(file.data))
