"""A Word file against the PDF that LibreOffice prints of it: changes of substance or wording for 50 pages.

python -m benchmarks.printed    generated contracts, acts, tables; with SVERKA_CASES set, its Word files too
Where the PDF truly lacks a text (comments, hidden text, headers that are shown on no page, references that LibreOffice computes
anew), that is a change, and right so: such files are part of the sum all the same.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._contracts import word_files
from core.comparison import compare
from core.errors import SverkaError
from core.model.change import Lane
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for

EACH = 4
"""Generated documents of each sort."""
BAR = 1.0
"""Changes for 50 pages."""
AT_ONCE = 20
"""Files that one start of LibreOffice prints."""
FOLDERS = ("versions", "tracked", "wml")


def printed(files: Sequence[Path], folder: Path) -> None:
    """Prints the files beside themselves."""
    for start in range(0, len(files), AT_ONCE):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        named = [str(path) for path in files[start : start + AT_ONCE]]
        subprocess.run([*command, *named], check=False, capture_output=True, timeout=900)


def read(path: Path) -> Document:
    return reader_for(path.suffix[1:])(path.read_bytes(), name=path.name, options=ReadOptions())


def measured(path: Path) -> tuple[int, int, bool, bool]:
    """Changes of substance or wording, pages, whether the proof holds, whether the PDF against itself gives nothing."""
    word, pages = read(path), read(path.with_suffix(".pdf"))
    comparison = compare(word, pages)
    told = sum(change.lane in (Lane.SUBSTANCE, Lane.WORDING) for change in comparison.changes)
    return told, pages.pages or 1, comparison.proof.holds, not compare(pages, pages).changes


def real_files(cases: Path) -> Iterator[tuple[str, bytes]]:
    """Each Word file of the cases once; those with tracked changes in them are printed with their marks and left out."""
    seen = set()
    for path in sorted(cases.rglob("*.docx")):
        data, parts = path.read_bytes(), path.relative_to(cases).parts
        digest = hashlib.sha256(data).hexdigest()
        if parts[0] in FOLDERS and path.name != "tracked.docx" and digest not in seen:
            seen.add(digest)
            yield "__".join(parts)[: -len(".docx")], data


def table(title: str, files: Sequence[tuple[str, bytes]]) -> float:
    """One line a file with a change, and the sum; the rate for 50 pages."""
    total = pages = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, data in files:
            (folder / f"{stem}.docx").write_bytes(data)
        sources = sorted(folder.glob("*.docx"))
        printed(sources, folder)
        for path in sources:
            try:
                told, count, proved, same = measured(path)
            except (SverkaError, OSError) as error:
                print(f"{path.stem[:70]:<72}{type(error).__name__}", flush=True)
                continue
            total, pages = total + told, pages + count
            if told or not proved or not same:
                notes = ("" if proved else " proof fails") + ("" if same else " differs from itself")
                print(f"{path.stem[:70]:<72}{count:>5} pages{told:>5} changes{notes}", flush=True)
    rate = 50 * total / max(pages, 1)
    print(f"{title}: {total} changes of substance or wording on {pages} pages, {rate:.2f} for 50 pages (bar {BAR:g})", flush=True)
    return rate


def main() -> int:
    rates = [table("generated", list(word_files(EACH)))]
    cases = os.environ.get("SVERKA_CASES")
    if cases:
        rates.append(table("real files", list(real_files(Path(cases)))))
    return int(any(rate > BAR for rate in rates))


if __name__ == "__main__":
    sys.exit(main())
