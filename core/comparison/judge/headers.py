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
    heads: Heads = {}
    for block in blocks.values():
        place = block.table
        if place is None or not block.text.strip():
            continue
        if place.row == 0 or Flag.HEADER_ROW in block.flags:
            _name(heads, (place.id, "column", place.column), block.text)
        if place.column == 0:
            _name(heads, (place.id, "row", place.row), block.text)
        elif place.column == 1 and heads.get((place.id, "row", place.row), "0").strip(". )").isdigit():
            heads[place.id, "row", place.row] = block.text[:_REACH]
    return {key: text for key, text in heads.items() if any(char.isalpha() for char in text)}


def _name(heads: Heads, key: tuple[str, str, int], text: str) -> None:
    heads.setdefault(key, text[:_REACH])
