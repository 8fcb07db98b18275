"""The names of a cell's row and column: the texts of the header cells of its table."""

import threading
from collections.abc import Mapping
from typing import Final

from core.model.change import Anchor
from core.model.document import Block, Flag

Blocks = Mapping[str, Block]
Heads = dict[tuple[str, str, int], str]

_REACH: Final = 80
"""Characters of a header that are kept: a longer one is no name."""


class _Last(threading.local):
    """The heads of the last two documents that were asked for, each beside the mapping that they were read from."""

    def __init__(self) -> None:
        self.known: list[tuple[Blocks, Heads]] = []


_LAST: Final = _Last()


def cell_names(anchor: Anchor, blocks: Blocks) -> tuple[str, str]:
    """The row's and the column's name of a cell, "" where there is none (or the cell is itself the name)."""
    place = anchor.table
    if place is None:
        return "", ""
    heads = _heads(blocks)
    row = heads.get((place.id, "row", place.row), "") if place.column else ""
    column = heads.get((place.id, "column", place.column), "") if place.row else ""
    return row, column


def _heads(blocks: Blocks) -> Heads:
    for known, heads in _LAST.known:
        if known is blocks:
            return heads
    heads = _read(blocks)
    _LAST.known = [(blocks, heads), *_LAST.known[:1]]
    return heads


def forget() -> None:
    """Lets the last documents go."""
    _LAST.known = []


def _read(blocks: Blocks) -> Heads:
    tables: dict[str, list[Block]] = {}
    for block in blocks.values():
        if block.table is not None and block.text.strip():
            tables.setdefault(block.table.id, []).append(block)
    heads: Heads = {}
    for name, cells in tables.items():
        if _has_header(cells):
            _read_table(heads, name, cells)
    return {key: text for key, text in heads.items() if any(char.isalpha() for char in text)}


def _has_header(cells: list[Block]) -> bool:
    """Whether the first row names the columns: it is marked so, or it holds words over columns that hold figures."""
    if any(Flag.HEADER_ROW in cell.flags for cell in cells):
        return True
    first = {cell.table.column: cell.text for cell in cells if cell.table and cell.table.row == 0}
    if len(first) < 2 or any(len(text) > _REACH or any(char.isdigit() for char in text) for text in first.values()):
        return False
    below: dict[int, list[bool]] = {}
    for cell in cells:
        if cell.table and cell.table.row:
            below.setdefault(cell.table.column, []).append(any(char.isdigit() for char in cell.text))
    return any(sum(figures) * 2 > len(figures) for column, figures in below.items() if column in first)


def _read_table(heads: Heads, name: str, cells: list[Block]) -> None:
    for block in cells:
        assert block.table is not None
        row, column = block.table.row, block.table.column
        if row == 0 or Flag.HEADER_ROW in block.flags:
            _name(heads, (name, "column", column), block.text)
        if column == 0:
            _name(heads, (name, "row", row), block.text)
        elif column == 1 and heads.get((name, "row", row), "0").strip(". )").isdigit():
            heads[name, "row", row] = block.text[:_REACH]


def _name(heads: Heads, key: tuple[str, str, int], text: str) -> None:
    heads.setdefault(key, text[:_REACH])
