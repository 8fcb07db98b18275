"""How fast two documents are compared that were read already: beside git's word diff and difflib in the same run.

python -m benchmarks.compare_speed [pages]: 500 pages (200,000 words) by default; minima over 5 runs.
"""

import difflib
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from benchmarks.made.generator import Pair, make
from core.comparison import compare
from core.comparison.alignment.units import prepare
from core.comparison.proof import prove
from core.rings import no_search

RUNS = 5
BARS = {False: 10, True: 25}


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def git_words(pair: Pair) -> float:
    """git diff --word-diff on the same texts, one block a line."""
    with tempfile.TemporaryDirectory() as folder:
        for name, document in (("old", pair.old), ("new", pair.new)):
            Path(folder, name).write_text("\n".join(block.text for block in document.blocks), encoding="utf-8")
        command = ["git", "diff", "--no-index", "--word-diff", "old", "new"]
        return least(lambda: subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False))


def difflib_words(pair: Pair) -> float:
    """Seconds of one run over the words alone, without paragraphs: the least that it could take."""
    words = [[word for block in document.blocks for word in block.text.split()] for document in (pair.old, pair.new)]
    return least(lambda: difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes(), 1)


def unjudged(pair: Pair) -> object:
    """Alignment, words and proof as `compare` does them, without values, significance, sentences and checks."""
    from core.comparison.engine import drafted

    with no_search():
        changes, *_ = drafted(prepare(pair.old), prepare(pair.new))
        return prove(pair.old, pair.new, changes)


def memory(pair: Pair) -> float:
    """MiB that a comparison takes at its peak, above the two documents."""
    tracemalloc.start()
    compare(pair.old, pair.new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def main(arguments: list[str]) -> int:
    pages = int(arguments[0]) if arguments else 500
    print(f"{'pair':22} {'words':>8} {'git':>7} {'ours':>7} {'times git':>9} {'bar':>4} {'whole':>7} {'difflib':>8} {'MiB':>5}")
    for heavy, bar in BARS.items():
        pair = make(1, pages, "ru", heavy)
        git, ours = git_words(pair), least(lambda pair=pair: unjudged(pair))
        whole, slow = least(lambda pair=pair: compare(pair.old, pair.new)), difflib_words(pair)
        name = f"{pages} pages, {'heavy' if heavy else 'light'}"
        figures = f"{git:7.3f} {ours:7.3f} {ours / git:9.1f} {bar:4} {whole:7.3f} {slow:8.2f} {memory(pair):5.0f}"
        print(f"{name:22} {pair.old.words:8} {figures}", flush=True)
        late = least(lambda pair=pair: compare(pair.old, pair.new, deadline=lambda: True))
        print(f"{'':22} with the deadline past from the beginning {late:.3f}, {late / whole:.2f} of the whole", flush=True)
    large, small = make(2, 4 * pages, "ru"), make(2, pages, "ru")
    ratio = least(lambda: compare(large.old, large.new), 2) / least(lambda: compare(small.old, small.new), 3)
    print(f"4 times the words take {ratio:.1f} times the time (bar 5)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
