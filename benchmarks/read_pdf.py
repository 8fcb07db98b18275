"""Reading PDF in process, beside pdfium's own loading of pages and their text, beside a loop over its characters, boxes and
font sizes, beside pypdf and pdfplumber; and the share of table rows that come back whole, with rules between the cells and
without.

python -m benchmarks.read_pdf    50 and 300 generated pages; with SVERKA_CASES set, 50 pages of real files too
pdfplumber takes part where it is installed (pip install pdfplumber): it is needed for nothing else.
"""

import ctypes
import gc
import importlib.util
import io
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import typst

from benchmarks.made.generator import make
from core.model.document import Block, BlockKind, Document
from core.ports import ReadOptions
from core.readers.pdf import read

RUNS = 5
"""Minima over so many runs each, taken in turn; pdfplumber, which takes seconds, runs once."""
LOOP_BAR, PYPDF_BAR, PLUMBER_BAR = 3.0, 2.0, 5.0
"""At most so many times the loop; at least so many times faster than each peer."""
RULED_BAR, OPEN_BAR = 0.97, 0.85
"""Shares of table rows that come back whole."""
SEEDS = range(10, 20)
"""Documents whose tables are counted."""
PAGES = 50
HEAD = """#set page(paper: "a4", margin: 2.2cm, header: align(center)[Draft for comment], footer: context align(center,
counter(page).display()))
#set text(size: 11pt, lang: "ru", hyphenate: true)
#set par(justify: true)
#show figure: set block(breakable: true)
"""


def typeset(blocks: list[Block], ruled: bool) -> bytes:
    """The blocks as a PDF with headings, justified and hyphenated paragraphs, running header, page numbers, tables."""
    parts = [HEAD]
    for table, group in groupby(blocks, key=lambda block: block.table.id if block.table else ""):
        if table:
            parts.append(_table(list(group), ruled))
        else:
            parts += [_paragraph(block) for block in group]
    return bytes(typst.compile("\n\n".join(parts).encode()))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _paragraph(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"#heading(level: {block.level or 1}, {_quoted(block.text)})"
    return f"#par({_quoted(block.text)})"


def _table(blocks: list[Block], ruled: bool) -> str:
    rows = rows_of(blocks)
    columns = max(len(row) for row in rows)
    stroke = "0.5pt" if ruled else "none"
    cells = ", ".join(_quoted(text) for row in rows for text in row + [""] * (columns - len(row)))
    return f"#table(columns: {columns}, stroke: {stroke}, {cells})"


def rows_of(blocks: list[Block]) -> list[list[str]]:
    """The rows of one table as lists of texts."""
    found: dict[int, dict[int, list[str]]] = {}
    for block in blocks:
        if block.table:
            found.setdefault(block.table.row, {}).setdefault(block.table.column, []).append(block.text)
    return [[" ".join(row[c]) for c in sorted(row)] for _, row in sorted(found.items())]


def all_rows(blocks: list[Block]) -> Counter[tuple[str, ...]]:
    """Every table row of a document, white space aside."""
    found: Counter[tuple[str, ...]] = Counter()
    for table, group in groupby(blocks, key=lambda block: block.table.id if block.table else ""):
        if table:
            found.update(tuple("".join(text.split()) for text in row) for row in rows_of(list(group)))
    return found


def ours(data: bytes) -> Document:
    """In this process: the sandbox's start is no part of what is measured."""
    return read(data, name="bench.pdf", options=ReadOptions())


def loop(data: bytes) -> None:
    """pdfium through ctypes, as one would write it: each character's code, box and font size."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for number in range(raw.FPDF_GetPageCount(document)):
        page = raw.FPDF_LoadPage(document, number)
        text = raw.FPDFText_LoadPage(page)
        for index in range(raw.FPDFText_CountChars(text)):
            raw.FPDFText_GetUnicode(text, index)
            raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            raw.FPDFText_GetFontSize(text, index)
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(document)


def load(data: bytes) -> None:
    """What no reader through pdfium can do without: every page and its text loaded, and nothing asked of them."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    for number in range(raw.FPDF_GetPageCount(document)):
        page = raw.FPDF_LoadPage(document, number)
        raw.FPDFText_ClosePage(raw.FPDFText_LoadPage(page))
        raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(document)


def by_pypdf(data: bytes) -> None:
    """Text only: it has no tables."""
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


def by_pdfplumber(data: bytes) -> None:
    """Text and tables."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()


def minima(data: bytes, runs: int, *subjects: Callable[[bytes], object]) -> list[float]:
    """Seconds of processor time."""
    best = [float("inf")] * len(subjects)
    for _ in range(runs):
        for index, subject in enumerate(subjects):
            gc.collect()
            start = time.process_time()
            subject(data)
            best[index] = min(best[index], time.process_time() - start)
    return best


def cut(data: bytes, count: int) -> bytes:
    """The file's first pages, left out the very first ones, which are titles and contents."""
    source, target, out = pdfium.PdfDocument(data), pdfium.PdfDocument.new(), io.BytesIO()
    first = min(10, max(len(source) - count, 0))
    target.import_pages(source, list(range(first, min(first + count, len(source)))))
    target.save(out)
    return out.getvalue()


def generated(pages: int, ruled: bool) -> tuple[list[Block], bytes]:
    """The blocks of the body, and the file that shows them, cut to so many pages."""
    blocks = [block for block in make(7, pages).old.blocks if block.story == "body"]
    data = typeset(blocks, ruled)
    return blocks, data if len(pdfium.PdfDocument(data)) <= pages else cut(data, pages)


def files() -> list[tuple[str, bytes]]:
    """Generated ones, and real ones where SVERKA_CASES names their folder."""
    found = [(f"generated, {pages} pages", generated(pages, ruled=True)[1]) for pages in (PAGES, 300)]
    folder = os.environ.get("SVERKA_CASES")
    for path in sorted(Path(folder).glob("versions/*/v1.pdf")) if folder else ():
        found.append((path.parent.name, cut(path.read_bytes(), PAGES)))
    return found


def speeds() -> bool:
    """Prints a row a file; False where any is over its bar."""
    plumber = importlib.util.find_spec("pdfplumber") is not None
    print(
        f"{'file':<34}{'pages':>6}{'words':>8}{'load s':>9}{'loop s':>9}{'ours s':>9}"
        f"{'pypdf s':>9}{'plumber s':>11}{'x loop':>8}{'pypdf/x':>9}"
    )
    good = True
    for name, data in files():
        document = ours(data)
        loaded, bare, own, second = minima(data, RUNS, load, loop, ours, by_pypdf)
        third = minima(data, 1, by_pdfplumber)[0] if plumber else None
        shown = f"{third:.2f}" if third else "not there"
        row = (
            f"{name[:33]:<34}{document.pages:>6}{document.words:>8}{loaded:>9.2f}{bare:>9.2f}{own:>9.2f}{second:>9.2f}{shown:>11}"
        )
        print(f"{row}{own / bare:>8.2f}{second / own:>9.2f}", flush=True)
        good = good and own <= LOOP_BAR * bare and second >= PYPDF_BAR * own and (not third or third >= PLUMBER_BAR * own)
    return good


def tables() -> bool:
    """Prints the share of generated rows that come back cell by cell; False where one is under its bar."""
    good = True
    for ruled, bar in ((True, RULED_BAR), (False, OPEN_BAR)):
        rows = whole = 0
        for seed in SEEDS:
            blocks = [block for block in make(seed, PAGES).old.blocks if block.story == "body"]
            truth, found = all_rows(blocks), all_rows(list(ours(typeset(blocks, ruled)).blocks))
            rows, whole = rows + sum(truth.values()), whole + sum((truth & found).values())
        share, kind = whole / max(rows, 1), "with rules" if ruled else "without rules"
        print(f"table rows that come back whole, {kind}: {share:.3f} of {rows}", flush=True)
        good = good and share >= bar
    return good


def main() -> int:
    met = [speeds(), tables()]
    print(f"bars: {LOOP_BAR:g} times the loop, {PYPDF_BAR:g} times faster than pypdf: {'met' if met[0] else 'missed'}")
    print(f"bars: {RULED_BAR} of rows with rules, {OPEN_BAR} without: {'met' if met[1] else 'missed'}")
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
