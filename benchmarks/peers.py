"""Beside what people use now, in one run: python -m benchmarks.peers [pages].

Generated Word files, light and heavy: git --word-diff, difflib and redlines are given the words that our reader reads,
Docxodus and we the files. Words in tables are left out, since most peers know none; a moved paragraph is no changed word.
With SVERKA_CASES Docxodus and we meet the editors' tracked changes too. Tables: daff beside us, on the generator's.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.made.generator import make
from benchmarks.made.office import as_docx
from benchmarks.measures.flat import own_words, truths
from benchmarks.measures.marks import Marks
from benchmarks.measures.table_peers import daff_rows
from benchmarks.measures.text_peers import TEXT_PEERS, Words, docxodus, read_redline
from benchmarks.measures.tracked import Score, Text, score, score_ranges
from core.comparison import compare
from core.model.change import ChangeKind
from core.model.comparison import Comparison
from core.model.document import Document
from core.ports import ReadOptions
from core.readers.docx import read

PAGES = 25
SEEDS = (1, 2)
MOVED = (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED)


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """What came of one run, and its seconds."""
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start


def generated(pages: int, heavy: bool) -> Iterator[str]:
    """One line for each tool."""
    sums: dict[str, tuple[Marks, list[float], list[int]]] = {}
    moves = 0
    for seed in SEEDS:
        for language in ("ru", "en"):
            pair = make(seed, pages, language, heavy)
            moves += len(pair.truth.moves)
            files = as_docx(pair.old), as_docx(pair.new)
            for name, (words, seconds, moved) in tools(files).items():
                marks, times, found = sums.setdefault(name, (Marks(), [], []))
                for side, (true, out) in enumerate(truths(pair)):
                    marks.count(set(words[side] - out), set(true))
                times.append(seconds)
                found.append(moved)
    for name, (marks, times, found) in sums.items():
        shown = f"{sum(found)} of {moves}" if sum(found) else "none"
        yield f"{name:28}{marks.precision:>10.4f}{marks.recall:>9.4f}{shown:>14}{sum(times):>10.2f}"


def tools(files: tuple[bytes, bytes]) -> dict[str, tuple[Words, float, int]]:
    """Tool → its words, its seconds, the moves that it names."""
    options = ReadOptions()

    def own() -> tuple[Document, Document, Comparison]:
        old, new = (read(data, name="a.docx", options=options) for data in files)
        return old, new, compare(old, new)

    (old, new, comparison), seconds = timed(own)  # type: ignore[misc]
    moved = sum(len(change.new) for change in comparison.changes if change.kind in MOVED)
    found = {"Sverka (files read, judged)": (own_words(comparison, old, new), seconds, moved)}
    redline, seconds = timed(lambda: docxodus(*files))
    back = read_redline(redline)  # type: ignore[arg-type]
    found["Docxodus (files)"] = (back.words, seconds, back.moves)
    for name, peer in TEXT_PEERS.items():
        words, seconds = timed(lambda peer=peer: peer(old, new))
        found[name] = (words, seconds, 0)  # type: ignore[assignment]
    return found


def tracked(cases: Path) -> Iterator[str]:
    """Editors' tracked changes: Docxodus and we."""
    own, peer, failed, times = Score(), Score(), 0, [0.0, 0.0]
    for folder in sorted((cases / "tracked").iterdir()):
        if not (folder / "truth.json").exists():
            continue
        files = [(folder / name).read_bytes() for name in ("before.docx", "after.docx")]
        old, new = (read(data, name="a.docx", options=ReadOptions()) for data in files)
        comparison, seconds = timed(lambda old=old, new=new: compare(old, new))
        times[0] += seconds
        own.add(score(folder, comparison, old, new))  # type: ignore[arg-type]
        try:
            redline, seconds = timed(lambda files=files: docxodus(*files))
        except Exception:  # the peer's own failure is its result
            failed += 1
            continue
        times[1] += seconds
        back = read_redline(redline)  # type: ignore[arg-type]
        texts = Text.of(back.old), Text.of(back.new)
        ranges = [
            [(text.starts[block] + low, text.starts[block] + high) for block, low, high in side]
            for text, side in zip(texts, back.ranges, strict=True)
        ]
        peer.add(score_ranges(folder, (ranges[0], ranges[1]), back.count, *texts))
    for name, total, seconds in (("Sverka", own, times[0]), ("Docxodus", peer, times[1])):
        found, inside = total.found / max(1, total.edits), total.inside / max(1, total.words)
        rate = total.changes / max(1, total.every)
        yield f"{name:28}{found:>10.2%}{inside:>9.2%}{rate:>14.2f}{seconds:>10.2f}"
    if failed:
        yield f"Docxodus failed on {failed} files"


def main(arguments: list[str]) -> int:
    pages = int(arguments[0]) if arguments else PAGES
    for heavy in (False, True):
        print(f"{pages} pages, {'heavy' if heavy else 'light'}, {2 * len(SEEDS)} pairs")
        print(f"{'tool':28}{'precision':>10}{'recall':>9}{'moves':>14}{'seconds':>10}")
        for line in generated(pages, heavy):
            print(line, flush=True)
    print(f"tables: {'tool':20}{'rows':>20}{'cells':>20}{'seconds':>10}")
    for line in daff_rows():
        print(line, flush=True)
    folder = os.environ.get("SVERKA_CASES")
    if folder:
        print("editors' tracked changes")
        print(f"{'tool':28}{'found':>10}{'inside':>9}{'changes/edit':>14}{'seconds':>10}")
        for line in tracked(Path(folder)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
