"""How long `make run` takes from a clean copy to a page that answers, and how long when all is installed.

python -m benchmarks.start [--write]

The packages' cache is warm: the first start installs from it. --write puts the rows into docs/scaling.md.
"""

import argparse
import os
import signal
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.jobs import HEAD
from tests.figures import write
from tests.supervised import ROOT, free_port

LONGEST_SECONDS = 600
PAGE = ROOT / "docs" / "scaling.md"
COMMAND = "python -m benchmarks.start --write"
LATER_STARTS = 3


def answers(port: int) -> bool:
    """Whether the page itself comes, and its health."""
    try:
        for path in ("api/health", ""):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=2) as answer:
                if answer.status != 200:
                    return False
    except OSError:
        return False
    return True


def seconds_to_a_page(folder: Path) -> float:
    """Of `make run` in a folder, which is then ended as Ctrl-C does."""
    port = free_port()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SVERKA_", "VIRTUAL_ENV"))}
    environment = {**kept, "SVERKA_PORT": str(port), "SVERKA_HOME": str(folder / "data"), "LANG": "C.UTF-8"}
    begun = time.perf_counter()
    with (folder / "run.log").open("ab") as log:
        running = subprocess.Popen(["make", "run"], cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        while not answers(port):
            if running.poll() is not None or time.perf_counter() - begun > LONGEST_SECONDS:
                raise SystemExit((folder / "run.log").read_text(errors="replace")[-2000:])
            time.sleep(0.02)
        return time.perf_counter() - begun
    finally:
        os.killpg(running.pid, signal.SIGINT)
        running.wait(60)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the rows into docs/scaling.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sverka-start-") as name:
        folder = Path(name)
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
        subprocess.run(["tar", "-x", "-C", name], input=archive, check=True)
        first = seconds_to_a_page(folder)
        later = [seconds_to_a_page(folder) for _ in range(LATER_STARTS)]
    rows = [
        ["make run, first time, packages' cache warm: to a page that answers", "≤ 60 s", f"{first:.1f} s"],
        ["make run, later", "≤ 4 s", f"{min(later):.1f} s (the least of {LATER_STARTS})"],
    ]
    print("\n".join(f"| {' | '.join(row)} |" for row in [list(HEAD), ["---"] * len(HEAD), *rows]))
    if asked.write:
        write(PAGE, rows, COMMAND, HEAD)


if __name__ == "__main__":
    main()
