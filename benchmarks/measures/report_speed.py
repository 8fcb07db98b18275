"""Seconds and memory of reports on seeded pairs, each in a process of its own.

python -m benchmarks.measures.report_speed PAGES light|heavy FORMAT[,FORMAT…]   prints JSON
"""

import json
import resource
import subprocess
import sys
import time
from dataclasses import replace

from benchmarks.made.generator import make
from core.reports import ReportData, render
from core.reports.redline.layout import laid_out
from tests.word_pairs import report_data_of

RUNS = 3


def measured(pages: int, edits: str, formats: str) -> dict[str, float]:
    """`seconds`: the fastest of three runs, wall clock; `cpu`: the same in processor time; `mib`: the process's peak."""
    command = [sys.executable, "-m", "benchmarks.measures.report_speed", str(pages), edits, formats]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def generated(pages: int, language: str = "ru", *, heavy: bool = False) -> ReportData:
    """What a report is made from, of a seeded pair of Word files."""
    pair = make(1, pages, language=language, heavy=heavy)
    files = [laid_out(document, language, "2026-01-01T00:00:00Z", "x") for document in (pair.old, pair.new)]
    return replace(report_data_of(files[0], files[1]), language=language)


def main(pages: int, edits: str, formats: str) -> None:
    data = generated(pages, heavy=edits == "heavy")
    seconds, cpu = [], []
    for _ in range(RUNS):
        started, used = time.perf_counter(), time.process_time()
        for name in formats.split(","):
            render(name, data)
        seconds.append(time.perf_counter() - started)
        cpu.append(time.process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"changes": len(data.comparison.changes), "seconds": min(seconds), "cpu": min(cpu), "mib": peak}))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
