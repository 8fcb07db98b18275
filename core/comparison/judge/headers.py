"""The names of a cell's row and column: the texts of the header cells of its table."""

import re
import threading
from collections import Counter
from collections.abc import Set
from typing import Final, NamedTuple

from core.comparison.judge.vocabulary.tick_signs import cell_tick
from core.comparison.tables.row_numbers import number_of
from core.model.change import Anchor
from core.model.document import Block, Blocks, CellPlace, Flag

Names = dict[tuple[str, str, int], str]

DEEPEST: Final = 2
"""Rows of heads below the first."""
_FIRST: Final = (0, 0)
TITLES: Final = 6
"""Rows among which the one that names the columns is looked for: a title may stand over it."""
NAMED: Final = 0.6
"""Of the cells below, so many stand in columns that a row of heads names: a line of two words over a wide table is none."""
_SHORT: Final = 60
_REACH: Final = 80
"""Characters of a header that are kept: a longer one is no name."""


class Heads(NamedTuple):
    """`names` of rows and columns by table; `tops`: the first and the last of the rows of each table that name its columns;
    `wide`: tables of more than two columns; `shared`: rows whose name is another row's too."""

    names: Names
    tops: dict[str, tuple[int, int]]
    wide: frozenset[str] = frozenset()
    shared: frozenset[tuple[str, int]] = frozenset()


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
    row = heads.names.get((place.id, "row", place.row), "") if place.column else ""
    below = place.row > heads.tops.get(place.id, _FIRST)[1]
    column = heads.names.get((place.id, "column", place.column), "") if below else ""
    return row, column


MONEY: Final = re.compile(
    r"(?<!\w)(?:руб|₽|коп|тыс\. ?руб|usd|eur|gbp|rub|cny|долл|цен[аыуе]|сумм[аыуе]|стоимост\w*|тариф\w*|оплат[аыуе]|"
    r"аванс\w*|зарплат\w*|оклад\w*|price|amount|cost|fee|total|salary|rate)(?!\w)|[$€£₽]",
    re.IGNORECASE,
)
"""What a row or a column of money is called."""


def counts_money(anchor: Anchor, blocks: Blocks) -> bool:
    """Whether the names of a cell's column or row say that a bare number in it is money."""
    return any(MONEY.search(name) for name in cell_names(anchor, blocks))


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
    heads = Heads({}, {})
    for name, cells in tables.items():
        top = _top(cells)
        if top is not None:
            heads.tops[name] = top, _bottom(cells, top)
            _read_table(heads.names, name, cells, heads.tops[name])
        else:
            _read_rows(heads.names, name, cells)
    names = {key: text for key, text in heads.names.items() if _is_name(text)}
    rows = Counter((table, text) for (table, kind, _), text in names.items() if kind == "row")
    shared = ((table, row) for (table, kind, row), text in names.items() if kind == "row" and rows[table, text] > 1)
    wide = (name for name, cells in tables.items() if any(cell.table and cell.table.column > 1 for cell in cells))
    return Heads(names, heads.tops, frozenset(wide), frozenset(shared))


def is_head(anchor: Anchor, blocks: Blocks) -> bool:
    """Whether a cell names its column."""
    heads = _heads(blocks)
    if anchor.table is None or anchor.table.id not in heads.tops:
        return False
    top, bottom = heads.tops[anchor.table.id]
    return 0 <= top <= anchor.table.row <= bottom


def column_number(anchor: Anchor, blocks: Blocks) -> int:
    """The number of a cell's column from 1; 0 where its row alone says which cell it is."""
    place = anchor.table
    return place.column + 1 if place is not None and (place.column > 1 or place.id in _heads(blocks).wide) else 0


def shares_its_name(anchor: Anchor, blocks: Blocks) -> bool:
    """Whether the name of a cell's row says not which row it is."""
    return anchor.table is not None and (anchor.table.id, anchor.table.row) in _heads(blocks).shared


def _is_name(text: str) -> bool:
    return any(char.isalpha() or char == "№" for char in text)


def _top(cells: list[Block]) -> int | None:
    """The row that names the columns: one that is marked so; else the first with more than one cell, where it holds words over
    columns that hold figures or marks (+, ✔). A title over the whole table comes before it. -1: nothing names the columns of a
    wide table."""
    if any(Flag.HEADER_ROW in cell.flags for cell in cells):
        return 0
    rows: dict[int, dict[int, str]] = {}
    for cell in cells:
        if cell.table is not None and (cell.table.row not in rows or cell.table.row <= TITLES):
            rows.setdefault(cell.table.row, {})[cell.table.column] = cell.text
    top = next((row for row in sorted(rows)[:TITLES] if len(rows[row]) > 1), None)
    if top is not None and not _wide(cells, top):
        return -1
    return top if top is not None and _over_figures(rows[top], cells, top) else None


def _bottom(cells: list[Block], top: int) -> int:
    """The last row of heads: below a head of several columns each may have its own."""
    row = top
    while top >= 0 and row - top < DEEPEST:
        under = {column for place in _places(cells, row) if place.column_span > 1 for column in _columns(place)}
        own = [cell for cell in cells if cell.table and cell.table.row == row + 1]
        if not under or not own:
            break
        if not all(_heads_only(cell, under) for cell in own) and not _names_all(cells, own, under):
            break
        row += 1
    return row


def _names_all(cells: list[Block], own: list[Block], under: Set[int]) -> bool:
    """Whether a row below a head of several columns names these and others: words over columns of figures."""
    texts = {cell.table.column: cell.text for cell in own if cell.table and cell.table.column_span == 1}
    if len(texts) < len(own) or not under <= texts.keys() or any(char.isdigit() for text in texts.values() for char in text):
        return False
    below: dict[int, list[bool]] = {}
    row = min(cell.table.row for cell in own if cell.table)
    for cell in cells:
        if cell.table and cell.table.row > row and cell.table.column in under:
            below.setdefault(cell.table.column, []).append(_is_figure(cell.text))
    return len(below) == len(under) and all(sum(figures) * 2 > len(figures) for figures in below.values())


def _is_figure(text: str) -> bool:
    return cell_tick(text) is not None or any(char.isdigit() for char in text)


def _heads_only(cell: Block, under: Set[int]) -> bool:
    return cell.table is not None and cell.table.column in under and not any(char.isdigit() for char in cell.text)


def _places(cells: list[Block], row: int) -> list[CellPlace]:
    return [cell.table for cell in cells if cell.table is not None and cell.table.row == row]


def _columns(place: CellPlace) -> range:
    return range(place.column, place.column + place.column_span)


def _covered(cells: list[Block], row: int) -> set[int]:
    return {column for place in _places(cells, row) for column in _columns(place)}


def _wide(cells: list[Block], top: int) -> bool:
    covered = _covered(cells, top)
    below = [cell.table.column for cell in cells if cell.table and cell.table.row > top]
    return sum(column in covered for column in below) >= NAMED * len(below)


def _over_figures(first: dict[int, str], cells: list[Block], top: int) -> bool:
    if any(len(text) > _REACH for text in first.values()):
        return False
    covered = _covered(cells, top)
    bare = not any(char.isdigit() for text in first.values() for char in text)
    below: dict[int, list[bool]] = {}
    for cell in cells:
        if cell.table and cell.table.row > top:
            figure = cell_tick(cell.text) is not None or (bare and any(char.isdigit() for char in cell.text))
            below.setdefault(cell.table.column, []).append(figure)
    named = all(_is_name(text) for text in first.values())
    return (bare or named) and any(sum(figures) * 2 > len(figures) for column, figures in below.items() if column in covered)


def _read_table(names: Names, table: str, cells: list[Block], tops: tuple[int, int]) -> None:
    """A column is called by its own head, and by that of several where it has none; where others have its name, by both."""
    heads = [cell for cell in cells if cell.table and (tops[0] <= cell.table.row <= tops[1] or Flag.HEADER_ROW in cell.flags)]
    for block in sorted(heads, key=lambda cell: -cell.table.row if cell.table else 0):
        assert block.table is not None
        for column in _columns(block.table):
            _name(names, (table, "column", column), block.text)
    _apart(names, table, heads)
    for block in cells:
        assert block.table is not None
        row, column = block.table.row, block.table.column
        if column == 0:
            _name(names, (table, "row", row), block.text)
        elif column == 1 and number_of(names.get((table, "row", row), "0")):
            names[table, "row", row] = block.text[:_REACH]


def _apart(names: Names, table: str, heads: list[Block]) -> None:
    """Columns of one name are called by what stands over them as well."""
    columns = [key for key in names if key[:2] == (table, "column")]
    often = Counter(names[key] for key in columns)
    for head in heads:
        if head.table is None or head.table.column_span == 1:
            continue
        for column in _columns(head.table):
            own = names.get((table, "column", column), "")
            if often[own] > 1 and own != head.text[:_REACH]:
                names[table, "column", column] = f"{head.text}, {own}"[:_REACH]


def _read_rows(names: Names, table: str, cells: list[Block]) -> None:
    """Where nothing names the columns: rows are called by their first cells if these are names, short ones and each its own."""
    first = {cell.table.row: cell.text for cell in cells if cell.table and cell.table.column == 0}
    if len({*first.values()}) == len(first) and all(len(text) <= _SHORT for text in first.values()):
        names.update({(table, "row", row): text for row, text in first.items()})


def _name(names: Names, key: tuple[str, str, int], text: str) -> None:
    names.setdefault(key, text[:_REACH])
