"""Tables of a story, row by row and cell by cell."""

from typing import TYPE_CHECKING

from core.model.document import CellPlace, Flag, RevisionKind
from core.readers.docx.names import Element, W, first, value
from core.readers.docx.properties import NOTHING
from core.readers.docx.revisions import KINDS, lost_revision, lost_text, piece, revision
from core.readers.docx.styles import TableStyle
from core.readers.docx.tables import Cell, Row, rows_of

if TYPE_CHECKING:
    from core.readers.docx.flow import Flow


def read_table(flow: "Flow", table: Element) -> None:
    """The blocks of a w:tbl, and what a tracked change took out of it."""
    rows, lost = rows_of(table, flow.context.view)
    if rows:
        flow.flush()
    _lost_rows(flow, lost, 0)
    if not rows:
        return
    identifier = f"t{flow.context.next('table'):02d}"
    properties = first(table, W + "tblPr")
    style = flow.context.styles.table(value(properties, "tblStyle"), properties)
    outer = flow.place.id if flow.place else None
    saved = flow.place, flow.around, flow.flags
    blocks, header = len(flow.context.found.blocks), True
    for number, row in enumerate(rows):
        header = header and row.header
        _row(flow, style, len(rows), row, CellPlace(id=identifier, row=number, column=0, parent=outer), header)
        _lost_rows(flow, lost, number + 1)
    flow.place, flow.around, flow.flags = saved
    for change in () if properties is None else properties.iterchildren(W + "tblPrChange"):
        flow.formatted(change, blocks)


def _lost_rows(flow: "Flow", lost: list[tuple[int, Element, Element]], after: int) -> None:
    for rows_before, row, mark in lost:
        if rows_before == after:
            text = "\t".join(lost_text(cell).strip() for cell in row.iter(W + "tc"))
            item = piece(mark, KINDS[mark.tag], 0, 0, text)
            flow.context.found.revisions.append(lost_revision(item, flow.last))


def _row(flow: "Flow", style: TableStyle, rows: int, row: Row, place: CellPlace, header: bool) -> None:
    flow.flags = (Flag.HEADER_ROW,) if header else ()
    found, last = flow.context.found, len(row.cells) - 1
    row_block, hidden = len(found.blocks), flow.hidden
    flow.hidden = hidden or row.hidden
    for number, cell in enumerate(row.cells):
        owner = cell.owner or cell
        flow.place = CellPlace(
            id=place.id,
            row=owner.row,
            column=owner.column,
            row_span=owner.row_span,
            column_span=owner.span,
            parent=place.parent,
        )
        flow.around = style.around(place.row, rows, number, last, cell.fill)
        first_block, first_revision = len(found.blocks), len(found.revisions)
        _cell(flow, cell)
        if row.marks or cell.marks:
            _cover(flow, (row.marks + cell.marks)[0], first_block, first_revision)
        if cell.change is not None:
            flow.formatted(cell.change, first_block)
    flow.hidden = hidden
    if row.change is not None:
        flow.formatted(row.change, row_block)
    for cell_element, mark in row.lost:
        item = piece(mark, KINDS[mark.tag], 0, 0, lost_text(cell_element))
        found.revisions.append(lost_revision(item, flow.last))


def _cell(flow: "Flow", cell: Cell) -> None:
    """A cell always has a block of its own; what a merged cell hides below another is kept and flagged."""
    blocks, first, own = flow.context.found.blocks, len(flow.context.found.blocks), flow.place
    before = flow.hidden
    flow.hidden = before or cell.owner is not None
    flow.blocks(cell.element)
    flow.flush()
    flow.hidden = True
    for element in cell.covered:
        flow.blocks(element)
        flow.flush()
    flow.hidden = before
    if cell.owner is None and not any(block.table is own for block in reversed(blocks[first:])):
        flow.emit(NOTHING, needed=True)


def _cover(flow: "Flow", mark: Element, first_block: int, first_revision: int) -> None:
    """A row or cell that a tracked change put there: every block of it that no change of its own covers."""
    found = flow.context.found
    own = {item.block for item in found.revisions[first_revision:] if item.kind is not RevisionKind.FORMATTED}
    for block in found.blocks[first_block:]:
        if block.block not in own:
            found.revisions.append(revision(piece(mark, KINDS[mark.tag], 0, len(block.text)), block.block))
