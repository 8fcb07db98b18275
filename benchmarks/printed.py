"""A Word file against the PDF that LibreOffice prints of it: changes of substance or wording for 50 pages.

python -m benchmarks.printed [--sample N] [--shown N]
    generated contracts, acts, tables; with SVERKA_CASES set, its Word files too
    --sample    only N of the files of each kind, the same ones each time
    --shown     prints the first N changes of each file too
Where the PDF truly lacks a text (comments, hidden text, headers that are shown on no page, references that LibreOffice computes
anew), that is a change, and right so: such files are part of the sum all the same. What was printed once is kept in the folder
for temporary files, under the Word file's hash.
"""

import argparse
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made.contracts import word_files
from core.comparison import compare
from core.errors import SverkaError
from core.model.change import Anchor, Change, Lane
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
SHOWN = 160
"""Characters of a change that are printed."""
TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
KEPT = Path(tempfile.gettempdir(), "sverka-printed")
"""Printed files of earlier runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What one file and its PDF gave: changes of substance or wording, pages."""

    name: str
    told: tuple[Change, ...]
    pages: int
    proved: bool
    same: bool


def printed(files: dict[str, bytes], kept: Path = KEPT) -> dict[str, Path]:
    """The PDF of each file, by its name, in the folder `kept`; those that LibreOffice could not print are left out."""
    kept.mkdir(exist_ok=True)
    goals = {name: kept / f"{hashlib.sha256(data).hexdigest()}.pdf" for name, data in files.items()}
    missing = [name for name, goal in goals.items() if not goal.exists()]
    for start in range(0, len(missing), AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            sources = []
            for name in missing[start : start + AT_ONCE]:
                source = Path(folder, goals[name].stem + ".docx")
                source.write_bytes(files[name])
                sources.append(str(source))
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources]
            subprocess.run(command, check=False, capture_output=True, timeout=900)
            for made in Path(folder).glob("*.pdf"):
                shutil.copyfile(made, kept / made.name)
    return {name: goal for name, goal in goals.items() if goal.exists()}


def read(data: bytes, form: str) -> Document:
    """In process: the files are our own, or known."""
    return reader_for(form)(data, name=f"file.{form}", options=ReadOptions())


def measured(name: str, data: bytes, made: Path) -> Printed:
    """`data`: the Word file; `made`: the PDF that was printed of it."""
    word, pages = read(data, "docx"), read(made.read_bytes(), "pdf")
    comparison = compare(word, pages)
    told = tuple(change for change in comparison.changes if change.lane in (Lane.SUBSTANCE, Lane.WORDING))
    same = not compare(pages, pages).changes
    return Printed(name=name, told=told, pages=pages.pages or 1, proved=comparison.proof.holds, same=same)


def real_files(cases: Path) -> Iterator[tuple[str, bytes]]:
    """Each Word file of the cases once; those with tracked changes in them are left out: what was deleted is printed too."""
    seen = set()
    for path in sorted(cases.rglob("*.docx")):
        data, parts = path.read_bytes(), path.relative_to(cases).parts
        digest = hashlib.sha256(data).hexdigest()
        if parts[0] in FOLDERS and not is_tracked(data) and digest not in seen:
            seen.add(digest)
            yield "__".join(parts)[: -len(".docx")], data


def is_tracked(data: bytes) -> bool:
    """Whether any part of a Word file holds tracked changes of its text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(TRACKED.search(package.read(name)) for name in package.namelist() if name.endswith(".xml"))


def sampled(files: dict[str, bytes], size: int) -> dict[str, bytes]:
    """Some of the files, chosen by their hashes; all where no size is asked for."""
    chosen = sorted(files, key=lambda name: hashlib.sha256(files[name]).digest())[: size or None]
    return {name: files[name] for name in sorted(chosen)}


def table(title: str, files: dict[str, bytes], shown: int) -> float:
    """One line a file with a change, the worst first, and the sum; the rate for 50 pages."""
    made = printed(files)
    found = []
    for name in files:
        try:
            found.append(measured(name, files[name], made[name]))
        except (SverkaError, KeyError) as error:
            print(f"{name[:70]:<72}{type(error).__name__}", flush=True)
    for one in sorted(found, key=lambda one: -len(one.told)):
        if one.told or not one.proved or not one.same:
            notes = ("" if one.proved else " proof fails") + ("" if one.same else " differs from itself")
            print(f"{one.name[:70]:<72}{one.pages:>5} pages{len(one.told):>5} changes{notes}", flush=True)
            for change in one.told[:shown]:
                print(f"    {change.kind}: {_texts(change.old)!r} -> {_texts(change.new)!r}")
    total, pages = sum(len(one.told) for one in found), sum(one.pages for one in found)
    rate = 50 * total / max(pages, 1)
    print(
        f"{title}: {total} changes of substance or wording on {pages} pages of {len(found)} files, {rate:.2f} for 50 pages"
        f" (bar {BAR:g})",
        flush=True,
    )
    return rate


def _texts(anchors: Sequence[Anchor]) -> str:
    return " | ".join(anchor.text for anchor in anchors)[:SHOWN]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.printed")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--shown", type=int, default=0)
    asked = parser.parse_args(arguments)
    kinds = {"generated": dict(word_files(EACH))}
    cases = os.environ.get("SVERKA_CASES")
    if cases:
        kinds["real files"] = dict(real_files(Path(cases)))
    rates = [table(title, sampled(files, asked.sample), asked.shown) for title, files in kinds.items()]
    return int(any(rate > BAR for rate in rates))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
