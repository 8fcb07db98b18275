"""Runs all tests: the pure layers on every core, then those that start real processes, one after another.

make test, or: python -m tests.run [arguments of pytest]
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NO_TESTS = 5
"""pytest's exit status where nothing was collected."""

PURE = ("tests/unit", "tests/property", "tests/golden")
REAL = ("tests/integration", "tests/faults", "tests/browser")


def run(folders: tuple[str, ...], *arguments: str) -> int:
    present = [folder for folder in folders if any((ROOT / folder).rglob("test_*.py"))]
    command = [sys.executable, "-m", "pytest", "-q", *present, *arguments, *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main() -> int:
    if os.environ.get("SVERKA_SYSTEM_PARTS", "1") == "1":
        subprocess.run([str(ROOT / "tests" / "system_parts.sh")], check=False)
    statuses = (run(PURE, "-n", "2", "--dist", "loadfile"), run(REAL))
    return max(0 if status == NO_TESTS else status for status in statuses)


if __name__ == "__main__":
    sys.exit(main())
