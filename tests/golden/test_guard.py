"""Proof that the golden tests test: run against a comparison that found nothing, they fail."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def golden_run(blind: bool) -> subprocess.CompletedProcess[str]:
    """The golden pairs in a fresh process; `blind` empties every comparison's list of changes."""
    environment = {**os.environ, "SVERKA_BLIND": "1" if blind else ""}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "tests/golden/test_pairs.py", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_golden_pairs_pass_with_the_real_comparison() -> None:
    result = golden_run(blind=False)
    assert result.returncode == 0, result.stdout[-2000:]


def test_golden_pairs_fail_with_an_empty_comparison() -> None:
    result = golden_run(blind=True)
    assert result.returncode == 1, result.stdout[-2000:]
    assert "AssertionError" in result.stdout
