"""Runs all tests on two processes: the pure layers, then those that start real parts; each file in one process.

make test, or: python -m tests.run [arguments of pytest]

Tests with real parts wait for other processes on machines that others use too. The few of them that fail are run once more,
alone and one after another: one that fails again has failed, one that passes is named as unsteady, to be mended.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FAILED, NO_TESTS = 1, 5
"""pytest's exit statuses where tests failed and where nothing was collected."""

PURE = ("tests/golden", "tests/property", "tests/unit")
REAL = ("tests/browser", "tests/faults", "tests/integration")
"""The folders of long files first, so that no process waits for the others at the end."""
PARALLEL = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--durations=12")
FAILURES = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
MOST_UNSTEADY = 5
"""More failures than this are no accident: they are not looked at again."""


def run(folders: tuple[str, ...], *arguments: str) -> int:
    present = [folder for folder in folders if any((ROOT / folder).rglob("test_*.py"))]
    return pytest(*present, *arguments, *sys.argv[1:])


def pytest(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], cwd=ROOT, check=False).returncode


def failures() -> list[str]:
    """The real tests that failed just now, as pytest's cache names them."""
    if not FAILURES.exists():
        return []
    return sorted(name for name in json.loads(FAILURES.read_text(encoding="utf-8")) if name.startswith(REAL))


def run_real() -> int:
    FAILURES.unlink(missing_ok=True)
    status = run(REAL, *PARALLEL)
    failed = failures()
    if status != FAILED or not 0 < len(failed) <= MOST_UNSTEADY:
        return status
    print(f"failed beside others: {len(failed)}; once more, alone", flush=True)
    status = pytest(*failed)
    if status == 0:
        print("\n".join(f"UNSTEADY {name}" for name in failed), flush=True)
    return status


def main() -> int:
    if os.environ.get("SVERKA_SYSTEM_PARTS", "1") == "1":
        subprocess.run([str(ROOT / "tests" / "system_parts.sh")], check=False)
    statuses = (run(PURE, *PARALLEL), run_real())
    return max(0 if status == NO_TESTS else status for status in statuses)


if __name__ == "__main__":
    sys.exit(main())
