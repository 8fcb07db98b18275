"""Table pairs with known answers: rows and columns by count or by their cells, cells by row key and column."""

from collections import Counter
from typing import Any

from core.comparison import compare
from core.model.change import Anchor, Change, ChangeKind
from core.model.document import Block, BlockKind, CellPlace, Document

Rows = list[list[str]]
COUNTS = {
    "row_inserts": ChangeKind.ROW_INSERTED,
    "row_deletes": ChangeKind.ROW_DELETED,
    "rows_moved": ChangeKind.ROW_MOVED,
    "col_inserts": ChangeKind.COLUMN_INSERTED,
    "col_deletes": ChangeKind.COLUMN_DELETED,
}
LISTED = {"rows_added": ChangeKind.ROW_INSERTED, "rows_deleted": ChangeKind.ROW_DELETED}


def as_document(rows: Rows, name: str) -> Document:
    """An array as a document with one table."""
    blocks = tuple(
        Block(
            block=f"{name}.{i}.{j}",
            story="body",
            kind=BlockKind.PARAGRAPH,
            text=str(text),
            table=CellPlace(id="t", row=i, column=j),
        )
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
    )
    return Document(name=name, sha256="0" * 64, format="csv", blocks=blocks)


def as_csv(rows: Rows, name: str) -> Document:
    """The same, written as CSV and read by its reader."""
    import csv
    import io

    from core.ports import ReadOptions
    from core.readers import reader_for

    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return reader_for("csv")(text.getvalue().encode(), name=f"{name}.csv", options=ReadOptions())


def as_xlsx(rows: Rows, name: str) -> Document:
    """The same, written as XLSX and read by its reader."""
    import io

    from openpyxl import Workbook

    from core.ports import ReadOptions
    from core.readers import reader_for

    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return reader_for("xlsx")(data.getvalue(), name=f"{name}.xlsx", options=ReadOptions())


def as_word(rows: Rows, name: str) -> Document:
    """The same, written as a table of a Word file and read by its reader."""
    import io

    import docx

    from core.ports import ReadOptions
    from core.readers import reader_for

    made = docx.Document()
    table = made.add_table(len(rows), len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = str(text)
    data = io.BytesIO()
    made.save(data)
    return reader_for("docx")(data.getvalue(), name=f"{name}.docx", options=ReadOptions())


def wrong(case: dict[str, Any], old: Document, new: Document) -> list[str]:
    """What the comparison of one case has not as it is expected."""
    comparison = compare(old, new)
    expected, found = case["expected"], Counter(change.kind for change in comparison.changes)
    faults = [] if comparison.proof.holds else ["proof"]
    for name, kind in COUNTS.items():
        if name in expected and found[kind] != expected[name]:
            faults.append(f"{name}: {found[kind]} not {expected[name]}")
    if "row_updates" in expected:
        rows = {new.table.row for _, new in _cells(comparison.changes) if new.table}
        if len(rows) != expected["row_updates"]:
            faults.append(f"row_updates: {len(rows)} not {expected['row_updates']}")
    for name, kind in LISTED.items():
        if name in expected:
            faults += _lines(name, [change for change in comparison.changes if change.kind is kind], expected[name])
    if "cells_changed" in expected:
        ours = sorted((old.text, new.text) for old, new in _cells(comparison.changes))
        theirs = sorted((str(cell[-2]), str(cell[-1])) for cell in expected["cells_changed"])
        if ours != theirs:
            faults.append(f"cells: {ours} not {theirs}")
    return faults


def _cells(changes: tuple[Change, ...]) -> list[tuple[Anchor, Anchor]]:
    """The cells that changed: as they were, as they are."""
    changed = (change for change in changes if change.kind is ChangeKind.CELL_CHANGED)
    return [pair for change in changed for pair in zip(change.old, change.new, strict=True)]


def _lines(name: str, changes: list[Change], expected: list[list[str]]) -> list[str]:
    ours = sorted(tuple(anchor.text for anchor in (change.new or change.old))[: len(expected[0])] for change in changes)
    theirs = sorted(tuple(row) for row in expected)
    return [] if ours == theirs else [f"{name}: {ours} not {theirs}"]
