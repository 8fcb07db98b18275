"""Tables of the generator compared by daff and by us: rows that came or went, cells that changed."""

import time
from collections.abc import Iterator

import daff

from benchmarks.made.generator import Pair, make
from benchmarks.measures.marks import KINDS, Marks, add_marks
from core.comparison import compare
from core.model.document import Document

SEEDS = range(8)
PAGES = 30
Rows = list[list[str]]


def grids(document: Document) -> dict[str, Rows]:
    """Every table as rows of texts."""
    found: dict[str, Rows] = {}
    for block in document.blocks:
        if block.table is not None:
            rows = found.setdefault(block.table.id, [])
            while len(rows) <= block.table.row:
                rows.append([])
            rows[block.table.row].append(block.text)
    return found


def daff_of(old: Rows, new: Rows) -> tuple[set[str], set[str], set[str]]:
    """Texts of rows that came, of rows that went, and "old->new" of changed cells, as daff's highlighter marks them."""
    one, two = daff.PythonTableView(old), daff.PythonTableView(new)
    out: Rows = []
    flags = daff.CompareFlags()
    flags.show_unchanged = True
    daff.TableDiff(daff.Coopy.compareTables(one, two).align(), flags).hilite(daff.PythonTableView(out))
    came = {"|".join(_filled(row)) for row in out if row and row[0] == "+++"}
    went = {"|".join(_filled(row)) for row in out if row and row[0] == "---"}
    cells = {str(cell) for row in out if row and str(row[0]).endswith("->") for cell in row[1:] if "->" in str(cell)}
    return came, went, cells


def _filled(row: list[str | None]) -> list[str]:
    return [str(cell) for cell in row[1:] if cell not in (None, "")]


def daff_rows() -> Iterator[str]:
    """Lines of the table: rows and cells as precision / recall, and seconds."""
    own, rows, cells = {kind: Marks() for kind in KINDS}, Marks(), Marks()
    seconds = [0.0, 0.0]
    for seed in SEEDS:
        pair = make(seed, PAGES, "en", True)
        start = time.perf_counter()
        add_marks(own, pair, compare(pair.old, pair.new))
        seconds[0] += time.perf_counter() - start
        seconds[1] += _daff(pair, rows, cells)
    for name, line, cell, took in (("Sverka (all)", own["rows"], own["cells"], seconds[0]), ("daff", rows, cells, seconds[1])):
        first, second = (f"{one.precision:.3f} / {one.recall:.3f}" for one in (line, cell))
        yield f"        {name:20}{first:>20}{second:>20}{took:>10.2f}"


def _daff(pair: Pair, rows: Marks, cells: Marks) -> float:
    """daff's rows and cells against the truth; its seconds. Which table is which is told to it."""
    old, new, truth = grids(pair.old), grids(pair.new), pair.truth
    twins = _twins(pair)
    took = 0.0
    for left, right in twins.items():
        start = time.perf_counter()
        came, went, changed = daff_of(old[left], new[right])
        took += time.perf_counter() - start
        true = {"+" + "|".join(filter(None, new[right][row])) for table, row in truth.rows_inserted if table == right}
        true |= {"-" + "|".join(filter(None, old[left][row])) for table, row in truth.rows_deleted if table == left}
        rows.count({"+" + text for text in came} | {"-" + text for text in went}, true)  # type: ignore[arg-type]
        wanted = {f"{_cell(old[left], name)}->{text}" for name, text in truth.cells if name.startswith(left + ".")}
        cells.count(set(changed), set(wanted))
    return took


def _cell(rows: Rows, name: str) -> str:
    _, row, column = name.rsplit(".", 2)
    return rows[int(row)][int(column)]


def _twins(pair: Pair) -> dict[str, str]:
    """Old table → new table: their order is the same, since tables do not move."""
    return dict(zip(grids(pair.old), grids(pair.new), strict=True))
