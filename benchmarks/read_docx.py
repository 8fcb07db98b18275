"""Reading DOCX in process, beside a bare lxml walk over the main part and beside python-docx with its tables.

python -m benchmarks.read_docx    50 and 200 generated pages; with SVERKA_CASES set, real files too
"""

import gc
import io
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.table import Table
from lxml import etree

from benchmarks.made.generator import make
from benchmarks.made.office import as_docx
from core.model.document import Document
from core.ports import ReadOptions
from core.readers.docx import read

RUNS = 9
"""Minima over so many runs each, taken in turn, so that all three meet the same machine."""
BAR = 4.0
"""Times a bare walk."""
REAL = ("versions/*/v1.docx", "tracked/S*/tracked.docx")


def generated(pages: int) -> bytes:
    """A Word file of about so many pages: headings, paragraphs, tables, as python-docx writes them."""
    return as_docx(make(7, pages).old)


def walk(data: bytes) -> None:
    """What cannot be undercut: unpack, parse, and look at each element's name and text once."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    for element in root.iter():
        _ = element.tag, element.text


def peer(data: bytes) -> None:
    """python-docx: the text of every paragraph and cell."""
    for item in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row.cells:
                    _ = cell.text
        else:
            _ = item.text


def ours(data: bytes) -> Document:
    """In this process: the sandbox's start is no part of what is measured."""
    return read(data, name="bench.docx", options=ReadOptions())


def minima(data: bytes, *subjects: Callable[[bytes], object]) -> list[float]:
    """Milliseconds of processor time."""
    best = [float("inf")] * len(subjects)
    for _ in range(RUNS):
        for index, subject in enumerate(subjects):
            gc.collect()
            start = time.process_time()
            subject(data)
            best[index] = min(best[index], (time.process_time() - start) * 1000)
    return best


def files() -> list[tuple[str, bytes]]:
    """Generated ones, and real ones where SVERKA_CASES names their folder."""
    found = [(f"generated, {pages} pages", generated(pages)) for pages in (50, 200)]
    folder = os.environ.get("SVERKA_CASES")
    for pattern in REAL if folder else ():
        found += [(path.parent.name, path.read_bytes()) for path in sorted(Path(str(folder)).glob(pattern))]
    return found


def main() -> int:
    print(f"{'file':<40}{'words':>9}{'blocks':>8}{'walk ms':>9}{'ours ms':>9}{'python-docx':>13}{'x walk':>8}")
    missed = False
    for name, data in files():
        document = ours(data)
        bare, own, other = minima(data, walk, ours, peer)
        row = (
            f"{name[:39]:<40}{document.words:>9}{len(document.blocks):>8}{bare:>9.1f}{own:>9.1f}{other:>13.1f}{own / bare:>8.2f}"
        )
        print(row, flush=True)
        missed = missed or own > BAR * bare or own > other
    print(f"bar: at most {BAR:g} times the walk, and faster than python-docx: {'missed' if missed else 'met'}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
