"""The redlines of every real Word pair (SVERKA_CASES): how many are exact, what the others say, how long they take.

python -m benchmarks.reports
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from core.comparison import compare
from core.errors import SverkaError
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData, render


def pairs(cases: Path) -> Iterator[tuple[str, Path, Path]]:
    """Each pair's name and its two files."""
    for case in json.loads((cases / "wml" / "cases.json").read_text(encoding="utf-8")):
        yield f"wml/{case['id']}", cases / "wml" / case["base"], cases / "wml" / case["modified"]
    for folder in sorted(path for path in (cases / "tracked").iterdir() if path.is_dir()):
        yield f"tracked/{folder.name}", folder / "before.docx", folder / "after.docx"
    for folder in sorted(path for path in (cases / "versions").iterdir() if path.is_dir()):
        yield f"versions/{folder.name}", folder / "v1.docx", folder / "v2.docx"


def read(data: bytes, view: str) -> Document:
    return reader_for("docx")(data, name="pair.docx", options=ReadOptions(revisions=view))


def redline(old_path: Path, new_path: Path) -> tuple[str, float]:
    """ "exact" or the reason for refusing, and the seconds that making and proving it took."""
    old_bytes, new_bytes = old_path.read_bytes(), new_path.read_bytes()
    old, new = read(old_bytes, "accepted"), read(new_bytes, "accepted")
    comparison = compare(old, new)
    data = ReportData(comparison=comparison, old=old, new=new, old_bytes=old_bytes, new_bytes=new_bytes, read=read)
    started = time.perf_counter()
    try:
        render("redline", data)
    except SverkaError as error:
        return f"{error.code} {error.values.get('what', '')}", time.perf_counter() - started
    return "exact", time.perf_counter() - started


def main() -> int:
    cases = os.environ.get("SVERKA_CASES")
    if not cases:
        print("SVERKA_CASES is not set: nothing to measure")
        return 0
    rows = [(name, *redline(old, new)) for name, old, new in pairs(Path(cases)) if old.exists() and new.exists()]
    exact = [row for row in rows if row[1] == "exact"]
    print(f"redlines exact by our reader: {len(exact)} of {len(rows)} ({len(exact) / len(rows):.1%})")
    for name, outcome, _seconds in rows:
        if outcome != "exact":
            print(f"  refused {name}: {outcome}")
    slowest = max(rows, key=lambda row: row[2])
    print(f"slowest: {slowest[0]}, {slowest[2]:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
