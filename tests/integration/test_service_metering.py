"""The figures of what work took: each is written once, and none of them holds up or fails a job."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.service.journal import LOGGER
from core.service.metering import Meter
from core.storage.database import Database
from tests.stored import Stand


def test_what_grew_is_written_once_and_added_to_what_stands(stand: Stand) -> None:
    meter = Meter()
    for seconds in (2.0, 3.5):
        meter.add("stage", "reading", seconds)
    meter.add("retry", "MODEL_DOWN")
    meter.write(stand.parts)
    meter.write(stand.parts)
    meter.add("stage", "reading", 1.0)
    assert stand.service.figures().grown == {("stage", "reading"): (2, 5.5), ("retry", "MODEL_DOWN"): (1, 0.0)}
    meter.write(stand.parts)
    assert stand.service.figures().grown["stage", "reading"] == (3, 6.5)


def test_figures_that_cannot_be_written_are_let_go_and_fail_nothing(
    stand: Stand, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    away = Database(f"sqlite:///{tmp_path / 'nowhere' / 'sverka.db'}")
    meter = Meter()
    meter.add("job", "compare", 2.0)
    with caplog.at_level("INFO", logger=LOGGER.name):
        meter.write(replace(stand.parts, database=away))
    assert "meter.unwritten" in caplog.messages
    meter.write(stand.parts)
    assert stand.service.figures().grown == {}
