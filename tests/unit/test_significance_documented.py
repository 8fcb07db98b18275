"""docs/values.md names every reason with its floor and every check."""

import re
from pathlib import Path

import pytest

from core.comparison.judge.lanes.significance import FLOORS
from core.comparison.judge.left_behind import checks

PAGE = (Path(__file__).parents[2] / "docs" / "values.md").read_text(encoding="utf-8")
ROWS = {
    match.group(1): set(re.findall(r"`(\w+)`", match.group(2)))
    for match in re.finditer(r"^\| (high|medium|low|none) \| (.+) \|$", PAGE, re.MULTILINE)
}


@pytest.mark.parametrize("level", ["high", "medium", "low", "none"])
def test_floors(level: str) -> None:
    assert ROWS[level] == {reason for reason, floor in FLOORS.items() if floor.value == level}


def test_checks() -> None:
    section = PAGE.split("## Knock-on checks")[1].split("## Known limits")[0]
    documented = set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE))
    told = set(re.findall(r"[a-z]+(?:_[a-z]+)*", (checks.knock_on.__doc__ or "").split("Codes:")[1].split(". Each")[0]))
    assert documented == told
