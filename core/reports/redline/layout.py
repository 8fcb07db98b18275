"""A plain Word file of any document's text: what a redline of PDF or text is made on, and says so."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from core.model.document import Block, BlockKind, Document, Flag
from core.reports.labels import words
from core.reports.wordml import Element, Look, cell, document, element, paragraph, run

_WIDTH, _ACROSS = 10_200, 15_100
"""Twentieths of a point: the text's width on an A4 page, upright and across."""
_COLUMNS = 8
"""A table with more columns lays the pages across."""
_SPARSE, _ROOM = 20, 100_000
"""Places for each cell, beside so much room, from which a table is mostly empty."""
_NARROWEST, _WIDEST = 5, 32
"""Characters: a column counts as at least so wide and at most so wide when the width is shared out."""


def laid_out(source: Document, language: str, made: str, author: str) -> bytes:
    """A DOCX with one paragraph a block and tables where the blocks stand in cells. Its layout is ours, not the file's."""
    _ = words(language)
    said = _("Laid out from the text of the files; their own layout is not kept.")
    note = paragraph(run(said, Look(italic=True, colour="5B6470", size=16)))
    body: list[Element] = [note]
    across = any(block.table is not None and block.table.column >= _COLUMNS for block in source.blocks)
    for table, blocks in groupby(_visible(source), key=lambda block: block.table.id if block.table else None):
        members = list(blocks)
        body += (
            [_table(members, _ACROSS if across else _WIDTH), paragraph()]
            if table is not None
            else [_paragraph(block) for block in members]
        )
    return document(body, landscape=across, title=source.name, author=author, made=made, language=language)


def laid_blocks(source: Document) -> list[Block]:
    """The blocks in the order in which they are laid out."""
    return list(_visible(source))


def _visible(source: Document) -> Iterable[Block]:
    return (block for block in source.blocks if Flag.REPEATED not in block.flags)


def shown(block: Block) -> str:
    """A label is text here: nothing numbers the paragraphs of this file."""
    return f"{block.label} {block.text}" if block.label else block.text


def _paragraph(block: Block) -> Element:
    if block.kind is BlockKind.HEADING:
        return paragraph(run(shown(block)), style="Heading1" if (block.level or 1) == 1 else "Heading2")
    return paragraph(run(shown(block)))


def _widths(cells: Mapping[tuple[int, int], list[Block]], columns: int, width: int) -> list[int]:
    """The width shared out by the longest text of each column, within bounds."""
    longest = [_NARROWEST] * columns
    for (_, column), blocks in cells.items():
        for block in blocks:
            if block.table is not None and block.table.column_span == 1:
                longest[column] = max(longest[column], min(len(shown(block)), _WIDEST))
    return [width * one // sum(longest) for one in longest]


def _table(blocks: list[Block], across: int) -> Element:
    """The table; of a sheet with a cell far off the others, its rows and columns that hold any."""
    found = [(block.table, block) for block in blocks if block.table is not None]
    axes = [{place.row for place, _ in found}, {place.column for place, _ in found}]
    if (1 + max(axes[0])) * (1 + max(axes[1])) <= _SPARSE * len(found) + _ROOM:
        axes = [set(range(1 + max(axis))) for axis in axes]
    ranks = [{place: rank for rank, place in enumerate(sorted(axis))} for axis in axes]
    cells: dict[tuple[int, int], list[Block]] = {}
    for place, block in found:
        cells.setdefault((ranks[0][place.row], ranks[1][place.column]), []).append(block)
    widths = _widths(cells, len(ranks[1]), across)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", *(element(side, val="single", sz=4, space=0, color="8A94A0") for side in sides))
    properties = element("tblPr", element("tblW", w=sum(widths), type="dxa"), borders, element("tblLayout", type="fixed"))
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    lines = [
        element("tr", *(cell(width, _said(cells.get((row, column), []))) for column, width in enumerate(widths)))
        for row in range(len(ranks[0]))
    ]
    return element("tbl", properties, grid, *lines)


def _said(blocks: list[Block]) -> list[Element]:
    return [paragraph(run(shown(block))) for block in blocks]
