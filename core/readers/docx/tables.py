"""The grid of a table: which cell stands where, and over how many rows and columns it reaches."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.readers.docx.names import MC, VAL, Element, W, chosen, is_on, value, whole
from core.readers.docx.properties import fill_of
from core.readers.docx.revisions import KINDS, View

_WIDEST = 1_024
"""Columns of a table: Word itself stops at 63."""


@dataclass(slots=True)
class Cell:
    """A cell of the asked-for view. `owner`: the cell above that it is merged into."""

    element: Element
    column: int
    span: int
    merge: str
    filled: bool
    marks: list[Element]
    """Tracked insertions and deletions of the cell."""
    row_span: int = 1
    owner: "Cell | None" = None
    row: int = 0


@dataclass(slots=True)
class Row:
    element: Element
    cells: list[Cell]
    header: bool
    marks: list[Element]
    """Tracked insertions and deletions of the whole row."""


def rows_of(table: Element, view: View) -> tuple[list[Row], list[tuple[int, Element, Element]]]:
    """The rows that the view holds, merged cells resolved, and those that it lacks: (rows before it, row, its mark)."""
    rows: list[Row] = []
    lost: list[tuple[int, Element, Element]] = []
    for element in _nested(table, W + "tr"):
        properties = element.find(W + "trPr")
        marks = [] if properties is None else [child for child in properties if child.tag in KINDS]
        gone = next((mark for mark in marks if view.lacks(mark)), None)
        if gone is not None:
            lost.append((len(rows), element, gone))
            continue
        properties = view.properties(properties, "trPr")
        rows.append(Row(element, _cells(element, properties, view), _is_header(properties), marks))
    _merge(rows)
    return rows, lost


def lost_cells(row: Element, view: View) -> list[tuple[Element, Element]]:
    """The cells of a row that the view lacks, each with the mark that says so."""
    found = []
    for cell in _nested(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        for mark in () if properties is None else properties:
            if view.lacks(mark):
                found.append((cell, mark))
    return found


def _nested(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also inside content controls, custom XML, choices and tracked changes."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from _nested(content, tag)
        elif child.tag == MC + "AlternateContent":
            choice = chosen(child)
            if choice is not None:
                yield from _nested(choice, tag)
        elif child.tag in (W + "customXml", W + "smartTag", W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
            yield from _nested(child, tag)


def _is_header(properties: Element | None) -> bool:
    header = None if properties is None else properties.find(W + "tblHeader")
    return header is not None and is_on(header)


def _cells(row: Element, properties: Element | None, view: View) -> list[Cell]:
    column = min(max(whole(value(properties, "gridBefore")), 0), _WIDEST)
    cells: list[Cell] = []
    for element in _nested(row, W + "tc"):
        own = element.find(W + "tcPr")
        marks = [] if own is None else [mark for mark in own if mark.tag in KINDS]
        if any(view.lacks(mark) for mark in marks):
            continue
        merged = _merge_mark(own, view)
        own = view.properties(own, "tcPr")
        span = min(max(whole(value(own, "gridSpan"), 1), 1), _WIDEST)
        if cells and (value(own, "hMerge") == "continue" or _bare(own, "hMerge")):
            cells[-1].span += span
            column += span
            continue
        shading = None if own is None else own.find(W + "shd")
        filled = shading is not None and bool(fill_of(shading))
        cells.append(Cell(element, column, span, merged or _vertical(own), filled, marks))
        column += span
    return cells


def _bare(properties: Element | None, name: str) -> bool:
    """The child stands there without a value."""
    child = None if properties is None else properties.find(W + name)
    return child is not None and child.get(VAL) is None


def _vertical(properties: Element | None) -> str:
    """restart, continue or "": a w:vMerge without a value continues."""
    child = None if properties is None else properties.find(W + "vMerge")
    return "" if child is None else child.get(VAL, "continue")


def _merge_mark(properties: Element | None, view: View) -> str:
    """A tracked merge of cells: its new state where accepted, the former one where rejected."""
    mark = None if properties is None else properties.find(W + "cellMerge")
    if mark is None:
        return ""
    state = mark.get(W + ("vMergeOrig" if view.rejected else "vMerge"), "")
    return {"rest": "restart", "cont": "continue"}.get(state, "")


def _merge(rows: list[Row]) -> None:
    open_cells: dict[int, Cell] = {}
    for number, row in enumerate(rows):
        going_on: dict[int, Cell] = {}
        for cell in row.cells:
            cell.row = number
            above = open_cells.get(cell.column)
            if cell.merge == "continue" and above is not None:
                cell.owner = above
                above.row_span += 1
                going_on[cell.column] = above
            elif cell.merge:
                going_on[cell.column] = cell
        open_cells = going_on
