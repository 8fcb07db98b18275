"""The real cases with known answers, as `python -m benchmarks.accuracy` measures them: what was reached stays reached."""

from pathlib import Path

import pytest

from benchmarks.accuracy import PARTS


@pytest.mark.parametrize("part", ["tracked", "wml", "versions", "tables", "text"])
def test_what_was_reached_stays_reached(part: str, cases: Path) -> None:
    missed = [row for row in PARTS[part](cases) if row[3] is False]
    assert missed == []
