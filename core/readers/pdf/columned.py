"""A table built from rows of pieces and the gutters between its columns."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from core.readers.pdf.centred import centred_numbers
from core.readers.pdf.coarse import is_number
from core.readers.pdf.drawings import Rule
from core.readers.pdf.gutters import Gaps, cut_at, fields_of
from core.readers.pdf.line import Column, Row, line_of
from core.readers.pdf.sheet import Piece, Sheet
from core.readers.pdf.table import Cell, Table


def built_table(
    rows: Sequence[Row], sheet: Sheet, gutters: Gaps, column: Column, rules: Sequence[Rule], *, head: int = 0
) -> Table:
    """The table of these rows, one Column's wide, with its cells. `head`: so many of the first lines are its header again."""
    marks = [(a + b) / 2 for a, b in gutters]
    edges = (column.left, *marks, column.right)
    rows = [cut_at(sheet, row, gutters) for row in rows]
    fields = [fields_of(row, marks) for row in rows]
    numbers = centred_numbers(rows, fields) or _by_starts(row_starts(rows, fields, rules), head, fields)
    cells = _cells(fields, numbers, sheet, edges)
    return Table(
        page=sheet.page,
        x0=min(r[0].x0 for r in rows),
        y0=min(p.y0 for p in rows[0]),
        x1=max(r[-1].x1 for r in rows),
        y1=max(p.y1 for p in rows[-1]),
        edges=edges,
        rows=max(map(max, numbers)) + 1,
        cells=tuple(cells),
        ruled=False,
        gutters=tuple(gutters),
    )


def row_starts(rows: Sequence[Row], fields: Sequence[list[list[Piece]]], rules: Sequence[Rule]) -> list[int]:
    """Where a table's rows begin among its lines: below a rule, after a wider gap, or with a new first cell; where only the rules
    have space round them, a row also fills at least half as many columns as the fullest line."""
    gaps = [rows[k][0].base - rows[k - 1][0].base for k in range(1, len(rows))]
    marks = [r.at for r in rules]
    ruled = [any(rows[k - 1][0].base < m < rows[k][0].base for m in marks) for k in range(1, len(rows))]
    by_rules = sum(ruled) >= 2 and sum(ruled) >= 0.4 * len(ruled)
    plain = [gap for gap, rule in zip(gaps, ruled, strict=True) if not rule] or gaps
    least = min(plain, default=0.0)
    wide = [g > 1.06 * least + 1.0 for g in gaps]
    uneven = any(g > 1.06 * least + 1.0 for g in plain) and not all(wide)
    counts = [sum(1 for f in field if f) for field in fields]
    enough = max(2, (max(counts) + 1) // 2) if any(wide) and any(ruled) else 2
    numbered = _are_numbered(fields)
    starts = [0]
    for k in range(1, len(rows)):
        hangs = any(ruled) and not any(ruled[:k]) and not any(field[0] for field in fields[:k])  # the upper lines of a head
        if by_rules:
            new = ruled[k - 1]
        elif uneven and least < 1.45 * rows[k][0].size:
            new = wide[k - 1] or ruled[k - 1]
        else:
            new = ruled[k - 1] or (bool(fields[k][0]) and counts[k] >= enough and not hangs) or wide[k - 1]
        if new or (numbered and fields[k][0]) or _counts_again(fields, starts[-1], k):
            starts.append(k)
    return starts


def sure_starts(rows: Sequence[Row], fields: Sequence[list[list[Piece]]], *, headed: bool) -> tuple[list[int], bool]:
    """Where lines that may be one row have what no second line of a row has: a number of their own, numbers in the same columns,
    a wider gap above most of their cells; and whether all rows have numbers. `headed`: the first lines may be a head."""
    named = [k for k, field in enumerate(fields) if field[0]]
    first = next((k for k in named if _begins_number(fields[k][0])), len(fields))
    numbered = (headed or first in named[:1]) and _are_numbered([[], *fields[first:]])
    least = min((low[0].base - high[0].base for high, low in pairwise(rows)), default=0.0)
    starts = [0]
    for k in range(1, len(fields)):
        parted = rows[k][0].base - rows[k - 1][0].base > 1.06 * least + 1.0 and 2 * sum(map(bool, fields[k])) > len(fields[k])
        if (numbered and k >= first and fields[k][0]) or _figures_again(fields, starts[-1], k) or (parted and bool(fields[k][0])):
            starts.append(k)
    return starts, numbered


def _figures_again(fields: Sequence[list[list[Piece]]], first: int, k: int) -> bool:
    """Whether line k has whole numbers in two columns that have some in the row that began with line `first`, or nothing but such
    a number and its title: the last figures of numbers that their narrow columns part stand on a second line."""
    filled = [c for c, field in enumerate(fields[k]) if field]
    above = {c: [fields[j][c] for j in range(first, k) if _is_number(fields[j][c])] for c in filled}
    whole = [c for c in filled if above[c] and _is_number(fields[k][c]) and 2 * _signs(fields[k][c]) > _signs(above[c][-1])]
    return len([c for c in whole if c]) >= 2 or (bool(whole) and all(map(above.get, filled)))


def _signs(field: list[Piece]) -> int:
    return sum(len(piece.text) for piece in field)


def _begins_number(field: list[Piece]) -> bool:
    return _NUMBER.fullmatch(" ".join(piece.text for piece in field).strip()) is not None


_NUMBER: Final = re.compile(r"(?:[A-ZА-ЯЁ]{1,4}[-.]?)?\d{1,4}(?:[.-]\d{1,4}){0,5}[.)]?")
"""What numbers a row: "7", "1.14.2", "V2.1", "ТР-3"."""


def _are_numbered(fields: Sequence[list[list[Piece]]]) -> bool:
    """Whether every line with a first cell, below the head, begins with a number of its own, two or more of them."""
    firsts = [field[0] for field in fields[1:] if field[0]]
    texts = [" ".join(piece.text for piece in first).strip() for first in firsts]
    return len(texts) > 1 and len(set(texts)) == len(texts) and all(map(_NUMBER.fullmatch, texts))


def _counts_again(fields: Sequence[list[list[Piece]]], first: int, k: int) -> bool:
    """Whether line k has numbers in two columns that already have numbers in the row that began with line `first`: they are
    another row's, for a number goes on in no second line."""
    numbers = [c for c in range(1, len(fields[k])) if _is_number(fields[k][c])]
    return sum(any(_is_number(fields[j][c]) for j in range(first, k)) for c in numbers) >= 2


def _is_number(field: list[Piece]) -> bool:
    return bool(field) and all(is_number(piece.text) for piece in field)


def _by_starts(starts: list[int], head: int, fields: Sequence[list[list[Piece]]]) -> list[list[int]]:
    """The table's row of each line, the same in all of its columns."""
    first = {0, head, *(start for start in starts if start > head)}
    number, found = -1, []
    for k, field in enumerate(fields):
        number += k in first
        found.append([number] * len(field))
    return found


def _cells(
    fields: Sequence[list[list[Piece]]], numbers: Sequence[list[int]], sheet: Sheet, edges: tuple[float, ...]
) -> list[Cell]:
    count, columns = max(map(max, numbers)) + 1, range(len(edges) - 1)
    lefts = [min((f[k][0].x0 for f in fields if f[k]), default=edges[k]) for k in columns]
    rights = [max((f[k][-1].x1 for f in fields if f[k]), default=edges[k + 1]) for k in columns]
    strips = [Column(left=lefts[k], right=rights[k]) for k in columns]
    held: dict[tuple[int, int], list[Row]] = {}
    for field, number in zip(fields, numbers, strict=True):
        for k in columns:
            if field[k]:
                held.setdefault((number[k], k), []).append(field[k])
    return [
        Cell(row=n, column=k, lines=tuple(line_of(sheet, row, strips[k]) for row in held.get((n, k), ())))
        for n in range(count)
        for k in columns
    ]
