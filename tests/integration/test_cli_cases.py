"""Real documents on the command line: statuses, JSON that fits its schema, proofs that hold, hostile files refused by code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from core.schema import schema

pytestmark = pytest.mark.cases
ROOT = Path(__file__).parent.parent.parent
LARGEST = 1_000_000
"""Bytes of a version here; the larger ones are compared by the benchmarks."""
ONE_LINE = re.compile(r"error\[[A-Z_]+\]: .+\n\Z")
REFUSED, READ = 2, {1, 3}


def compare(old: Path, new: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "core", "compare", str(old), str(new), "--json", "-", *more]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment, timeout=120)


def test_successive_versions(cases: Path) -> None:
    folders = [path for path in sorted((cases / "versions").iterdir()) if path.is_dir()]
    pairs = [sorted(folder.glob("v*")) for folder in folders]
    small = [pair for pair in pairs if len(pair) == 2 and all(file.stat().st_size < LARGEST for file in pair)]
    assert len(small) >= 6
    validator = Draft202012Validator(schema("comparison"))
    for old, new in small:
        found = compare(old, new)
        assert found.returncode in {0, 1, 3}, (old, found.stderr)
        result: dict[str, Any] = json.loads(found.stdout)
        validator.validate(result)
        assert (result["proof"]["applies"], result["proof"]["reverts"]) == (True, True), old
        expected = 3 if not result["complete"] else 1 if result["changes"] else 0
        assert found.returncode == expected, old


def test_a_hostile_file_of_each_kind(cases: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Срок оплаты составляет 10 рабочих дней.\n", encoding="utf-8")
    kinds: dict[tuple[str, str], dict[str, Any]] = {}
    for case in json.loads((cases / "hostile" / "cases.json").read_text(encoding="utf-8")):
        kinds.setdefault((case["category"], case["expect"]), case)
    for case in kinds.values():
        found = compare(cases / "hostile" / case["file"], good)
        assert found.returncode in {REFUSED, *READ}, (case["file"], found.returncode)
        assert "Traceback" not in found.stderr, case["file"]
        if found.returncode == REFUSED:
            assert ONE_LINE.match(found.stderr), (case["file"], found.stderr)
        if case["expect"] in ("refuse-password", "no-text"):
            assert found.returncode == REFUSED, case["file"]
        if case["expect"] in ("text", "text-check"):
            assert found.returncode in READ, case["file"]
