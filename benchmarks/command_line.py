"""The command line from a cold start, sandbox and all: python -m benchmarks.command_line.

Two Word files of 70 pages beside Docxodus in the same run, two PDF files of 300 pages (where there is LibreOffice), and the
memory of a comparison of 500 pages a side.
"""

import compileall
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.made.generator import make
from benchmarks.made.office import as_docx, printed
from benchmarks.measures.text_peers import docxodus

ROOT = Path(__file__).parent.parent
RUNS = 5
PEER_RUNS = 2
MEASURED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""Runs a command and prints the most memory that it or a child of it had, in KiB."""


def least(work: Callable[[], object], runs: int) -> float:
    """Seconds of the fastest run: what disturbs a run only makes it slower."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def command(old: Path, new: Path) -> list[str]:
    """As a person types it."""
    return [sys.executable, "-m", "core", "compare", str(old), str(new)]


def run(old: Path, new: Path) -> None:
    """One whole process; an exit status of 1 only says that there are changes."""
    subprocess.run(command(old, new), stdout=subprocess.DEVNULL, check=False)


def row(what: str, measured: str, bar: str, met: bool | None) -> None:
    """Prints a figure beside its bar. `met` None: a figure without one."""
    print(f"{'' if met is None else 'met' if met else 'NOT MET':8} {what:58} {measured:>12} {bar}", flush=True)


def word(folder: Path) -> None:
    """Two Word files, beside Docxodus."""
    old, new = folder / "old.docx", folder / "new.docx"
    pair = make(3, 70, "ru")
    old.write_bytes(as_docx(pair.old))
    new.write_bytes(as_docx(pair.new))
    own = least(lambda: run(old, new), RUNS)
    peer = least(lambda: docxodus(old.read_bytes(), new.read_bytes()), PEER_RUNS)
    row("two Word files of 70 pages, cold start", f"{own:.2f} s", "0.8 s", own <= 0.8)
    row("Docxodus on the same", f"{peer:.2f} s", "4 times ours or more", own <= peer / 4)


def pdf(folder: Path) -> None:
    """Two PDF files; nothing where LibreOffice, which prints them, is missing."""
    old, new = folder / "old.pdf", folder / "new.pdf"
    pair = make(4, 300, "ru")
    for path, document in ((old, pair.old), (new, pair.new)):
        data = printed(document)
        if data is None:
            return
        path.write_bytes(data)
    own = least(lambda: run(old, new), 2)
    row("two PDF files of 300 pages, cold start", f"{own:.2f} s", "8 s", own <= 8)


def memory(folder: Path) -> None:
    """The most that any process of the command held at one time."""
    old, new = folder / "long_old.docx", folder / "long_new.docx"
    pair = make(5, 500, "ru", heavy=True)
    old.write_bytes(as_docx(pair.old))
    new.write_bytes(as_docx(pair.new))
    said = subprocess.run([sys.executable, "-c", MEASURED, *command(old, new)], capture_output=True, text=True, check=True).stdout
    most = int(said.split()[-1]) / 1024
    row("memory, 500 pages a side, the largest process", f"{most:.0f} MiB", "400 MiB", most <= 400)


def main() -> int:
    compileall.compile_dir(ROOT / "core", quiet=1)  # as an installation is; its sources may have changed since
    with tempfile.TemporaryDirectory() as name:
        for part in (word, memory, pdf):
            part(Path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
