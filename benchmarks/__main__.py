"""make bench: every benchmark, one after another; each prints its table and writes it to benchmarks/results/.

python -m benchmarks [name …]    only those named
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results"


def names() -> list[str]:
    """The benchmarks, by their modules' names; the fuzz targets have a command of their own."""
    return [path.stem for path in sorted(FOLDER.glob("*.py")) if not path.stem.startswith(("_", "fuzz_"))]


def main(arguments: list[str]) -> int:
    RESULTS.mkdir(exist_ok=True)
    worst = 0
    for name in arguments or names():
        print(f"== {name}", flush=True)
        result = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], cwd=FOLDER.parent, stdout=subprocess.PIPE, text=True
        )
        print(result.stdout, flush=True)
        (RESULTS / f"{name}.txt").write_text(result.stdout, encoding="utf-8")
        worst = max(worst, result.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
