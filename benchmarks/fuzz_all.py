"""Every fuzz target in turn: python -m benchmarks.fuzz_all [seconds each, 300]. Prints a table; exit status 1 where one fell."""

import re
import subprocess
import sys
from pathlib import Path

from tests.figures import note

TARGETS = ("intake", "docx", "xlsx", "pdf", "txt", "md", "csv")
FAULT = re.compile(r"Test unit written to (\S+)")
RUNS = re.compile(r"stat::number_of_executed_units: (\d+)")
PEAK = re.compile(r"stat::peak_rss_mb: +(\d+)")


def main(arguments: list[str]) -> int:
    seconds = int(arguments[0]) if arguments else 300
    print("| target | seconds | runs | peak MB | fault |\n|---|---|---|---|---|", flush=True)
    worst = 0
    for name in TARGETS:
        command = [sys.executable, "-m", f"benchmarks.fuzz_{name}", f"-max_total_time={seconds}"]
        said = subprocess.run(command, capture_output=True, check=False).stderr.decode(errors="replace")
        fault = FAULT.search(said)
        found = [match[1] if (match := pattern.search(said)) else "?" for pattern in (RUNS, PEAK)]
        print(f"| {name} | {seconds} | {' | '.join(found)} | {Path(fault[1]).name if fault else 'none'} |", flush=True)
        what = f"{found[0]} runs in {seconds} s, at most {found[1]} MB, faults: {Path(fault[1]).name if fault else 'none'}"
        note(f"coverage-guided fuzzing: {name}", "no exception of a library, ≤ 30 s, ≤ 1.5 GB", what)
        worst = max(worst, fault is not None or not RUNS.search(said))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
