"""The grid of a table: which cell stands where, and over how many rows and columns it reaches."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from core.readers.docx.names import MC, VAL, Element, W, chosen, first, is_on, value, whole
from core.readers.docx.properties import fill_of
from core.readers.docx.revisions import KINDS, View

_WIDEST = 1_024
"""Columns of a table: Word itself stops at 63."""
_UNSEEN_HEIGHT: Final = 40
"""The height of a row, in twentieths of a point, up to which it shows nothing of its text."""
_TR: Final = W + "tr"
_TRPR: Final = W + "trPr"
_TC: Final = W + "tc"
_TCPR: Final = W + "tcPr"
_SDT: Final = W + "sdt"
_CHOICES: Final = MC + "AlternateContent"
_WRAPPERS: Final = {_SDT, _CHOICES, *(W + name for name in ("customXml", "smartTag", "ins", "del", "moveFrom", "moveTo"))}
"""What may stand between a table and its rows, or a row and its cells."""


@dataclass(slots=True)
class Cell:
    """A cell of the asked-for view. `owner`: the cell above that it is merged into."""

    element: Element
    column: int
    span: int
    merge: str
    fill: str
    marks: list[Element]
    """Tracked insertions and deletions of the cell."""
    change: Element | None
    """A tracked change of the cell's format."""
    row_span: int = 1
    owner: "Cell | None" = None
    row: int = 0
    covered: list[Element] = field(default_factory=list)
    """Cells at its right that it was merged with (hMerge); what they hold is not shown."""


@dataclass(slots=True)
class Row:
    """`marks`: tracked insertions and deletions of the whole row; `change`: one of its format; `lost`: cells that the view
    lacks, each with its mark; `hidden`: no page shows the row."""

    cells: list[Cell]
    header: bool
    hidden: bool
    marks: list[Element]
    change: Element | None
    lost: list[tuple[Element, Element]]


def rows_of(table: Element, view: View) -> tuple[list[Row], list[tuple[int, Element, Element]]]:
    """The rows that the view holds, merged cells resolved, and those that it lacks: (rows before it, row, its mark)."""
    rows: list[Row] = []
    lost: list[tuple[int, Element, Element]] = []
    for element in _nested(table, _TR):
        properties = first(element, _TRPR)
        marks = [] if properties is None else [child for child in properties if child.tag in KINDS]
        gone = next((mark for mark in marks if view.lacks(mark)), None)
        if gone is not None:
            lost.append((len(rows), element, gone))
            continue
        change = None if properties is None else first(properties, W + "trPrChange")
        row = Row([], _says(properties, "tblHeader"), _is_unseen(properties), marks, change, [])
        _fill(row, element, whole(value(view.properties(properties, "trPr"), "gridBefore")), view)
        rows.append(row)
    _merge(rows)
    return rows, lost


def _nested(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also inside content controls, custom XML, choices and tracked changes."""
    for child in element:
        found = child.tag
        if found == tag:
            yield child
        elif found in _WRAPPERS:
            inside = child.find(W + "sdtContent") if found == _SDT else chosen(child) if found == _CHOICES else child
            if inside is not None:
                yield from _nested(inside, tag)


def _says(properties: Element | None, name: str) -> bool:
    found = None if properties is None else first(properties, W + name)
    return found is not None and is_on(found)


def _is_unseen(properties: Element | None) -> bool:
    """A row that is hidden, or so low that nothing of a line can be seen in it."""
    height = None if properties is None else first(properties, W + "trHeight")
    if height is not None and height.get(W + "hRule") == "exact" and 0 < whole(height.get(VAL)) <= _UNSEEN_HEIGHT:
        return True
    return _says(properties, "hidden")


def _fill(row: Row, element: Element, before: int, view: View) -> None:
    """The cells of a row, each at its column of the grid."""
    column = min(max(before, 0), _WIDEST)
    for cell_element in _nested(element, _TC):
        own = _own(first(cell_element, _TCPR), view)
        gone = next((mark for mark in own.marks if view.lacks(mark)), None) if own.marks else None
        if gone is not None:
            row.lost.append((cell_element, gone))
            continue
        if own.joins_left and row.cells:
            row.cells[-1].span += own.span
            row.cells[-1].covered.append(cell_element)
        else:
            row.cells.append(Cell(cell_element, column, own.span, own.merge, own.fill, own.marks, own.change))
        column += own.span


@dataclass(slots=True)
class _Own:
    """What a w:tcPr says. `merge`: restart, continue or ""."""

    span: int = 1
    merge: str = ""
    fill: str = ""
    joins_left: bool = False
    marks: list[Element] = field(default_factory=list)
    change: Element | None = None


_NOTHING: Final = _Own()
_SAYS: Final = frozenset(W + name for name in ("gridSpan", "vMerge", "hMerge", "shd", "cellMerge", "tcPrChange")) | KINDS.keys()


def _own(properties: Element | None, view: View) -> _Own:
    for child in () if properties is None else properties:
        if child.tag in _SAYS:
            return _read_own(properties, view)
    return _NOTHING


def _read_own(properties: Element, view: View) -> _Own:
    own, tracked = _Own(), ""
    for child in properties:
        if child.tag in KINDS:
            own.marks.append(child)
        elif child.tag == W + "cellMerge":
            tracked = _tracked_merge(child, view)
        elif child.tag == W + "tcPrChange":
            own.change = child
    former = view.properties(properties, "tcPr")
    for child in properties if former is None else former:
        tag = child.tag
        if tag == W + "gridSpan":
            own.span = min(max(whole(child.get(VAL), 1), 1), _WIDEST)
        elif tag == W + "vMerge":
            own.merge = child.get(VAL, "continue")
        elif tag == W + "hMerge":
            own.joins_left = child.get(VAL, "continue") == "continue"
        elif tag == W + "shd":
            own.fill = fill_of(child)
    own.merge = tracked or own.merge
    return own


def _tracked_merge(mark: Element, view: View) -> str:
    """A tracked merge of cells: its new state where accepted, the former one where rejected."""
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
