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
from itertools import groupby
from pathlib import Path

import docx
from docx.table import Table
from lxml import etree

from benchmarks.generator import make
from core.model.document import Block, BlockKind, Document
from core.ports import ReadOptions
from core.readers.docx import read

RUNS = 9
"""Minima over so many runs each, taken in turn, so that all three meet the same machine."""
BAR = 4.0
"""Times a bare walk."""
REAL = ("versions/*/v1.docx", "tracked/S*/tracked.docx")


def generated(pages: int) -> bytes:
    """A Word file of about so many pages: headings, paragraphs, tables, as python-docx writes them."""
    made = docx.Document()
    blocks = [block for block in make(7, pages).old.blocks if block.story == "body"]
    for table, group in groupby(blocks, key=lambda block: block.table.id if block.table else ""):
        if table:
            _table(made, list(group))
        else:
            for block in group:
                _paragraph(made, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _paragraph(made: "docx.document.Document", block: Block) -> None:
    if block.kind is BlockKind.HEADING:
        made.add_heading(block.text, block.level or 1)
        return
    paragraph = made.add_paragraph()
    words = block.text.split(" ")
    paragraph.add_run(" ".join(words[:3]) + " ").bold = True
    paragraph.add_run(" ".join(words[3:]))


def _table(made: "docx.document.Document", blocks: list[Block]) -> None:
    places = [block.table for block in blocks if block.table]
    table = made.add_table(max(p.row for p in places) + 1, max(p.column for p in places) + 1)
    cells, columns = table._cells, len(table.columns)
    for block in blocks:
        if block.table:
            cells[block.table.row * columns + block.table.column].text = block.text


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
