"""The white strips that run down through rows of pieces, and the columns between them."""

from collections.abc import Sequence

from core.readers.pdf.line import Column, Row, split_piece
from core.readers.pdf.sheet import Piece, Sheet

_GUTTER = 0.6
"""In font sizes: the least gap that all rows of a table share between two columns."""
_FLUSH = 1.2
"""Points within which a cell begins at its column's edge."""
SLACK = 4.0
"""Points by which a full cell's last space may miss the gutter."""
_HUNG = 0.35
"""In font sizes: how far TeX hangs a quotation mark or a dash out before the edge of its paragraph."""
Gaps = list[tuple[float, float]]
"""Strips without text, in points from the left: where each begins and ends."""


def gaps_of(parts: list[list[Piece]], column: Column) -> Gaps:
    """The gaps of a row, its margins included."""
    marks = [column.left - 1000.0]
    for part in parts:
        marks += [part[0].x0, part[-1].x1]
    marks.append(column.right + 1000.0)
    return [(marks[k], marks[k + 1]) for k in range(0, len(marks), 2)]


def shared_gaps(a: Gaps, b: Gaps) -> Gaps:
    """What two rows' gaps have in common, half a point wide at least."""
    return [(max(p[0], q[0]), min(p[1], q[1])) for p in a for q in b if min(p[1], q[1]) - max(p[0], q[0]) > 0.5]


def _inner(free: Gaps, rows: Sequence[Row], least: int) -> Gaps:
    """Gaps with text on both sides of them in so many rows at least."""
    return [(a, b) for a, b in free if sum(1 for r in rows if r[0].x1 <= a + 0.5 and r[-1].x0 >= b - 0.5) >= least]


def gutters_of(free: Gaps, rows: Sequence[Row], size: float, least: int) -> Gaps:
    """Those of `free` that are gutters: wide for letters of `size` points, and between text in `least` rows or more."""
    return [g for g in _inner(free, rows, least) if g[1] - g[0] >= _GUTTER * size]


def fields_of(row: Row, marks: list[float]) -> list[list[Piece]]:
    """The pieces of a row by the columns between `marks`, by where their middles stand; an empty list for an empty cell."""
    fields: list[list[Piece]] = [[] for _ in range(len(marks) + 1)]
    for piece in row:
        middle = (piece.x0 + piece.x1) / 2
        fields[sum(1 for m in marks if m < middle)].append(piece)
    return fields


def without_lone(gutters: Gaps, rows: Sequence[Row], *, headed: bool = False) -> Gaps:
    """The gutters without those that set a single cell apart: a header centred over its column, beside the others. `headed`: the
    first row is a head; one of its cells that stands beside cells of the head on both sides heads a column without text."""
    while len(gutters) > 1:
        fields = [fields_of(row, [(a + b) / 2 for a, b in gutters]) for row in rows]
        lone = [k for k in range(len(gutters) + 1) if sum(1 for f in fields if f[k]) == 1]
        lone = [k for k in lone if not (headed and all(fields[0][max(k - 1, 0) : k + 2]))]
        if not lone or len(rows) < 3:
            break
        near = [g for g in (lone[0] - 1, lone[0]) if 0 <= g < len(gutters)]
        gutters = [g for k, g in enumerate(gutters) if k != min(near, key=lambda n: gutters[n][1] - gutters[n][0])]
    return gutters


def cut_at(sheet: Sheet, row: Row, gutters: Gaps) -> Row:
    """Pieces that reach over a gutter, because a cell is full, cut at their space nearest to it."""
    found: Row = []
    for piece in row:
        rest = [piece]
        for a, b in gutters:
            last = rest[-1]
            if last.x0 < a - 1 and last.x1 > b + 1:
                spaces = [k for k in range(last.start, last.end) if sheet.text[k] == " "]
                near = [k for k in spaces if sheet.x0[k] < b + SLACK and sheet.x1[k] > a - SLACK]
                if near:
                    widest = max(near, key=lambda k: float(sheet.x1[k] - sheet.x0[k]))
                    rest[-1:] = split_piece(sheet, last, float(sheet.x1[widest]))
        found += rest
    return found


def crosses(
    sheet: Sheet,
    row: Row,
    gutters: Sequence[tuple[float, float]],
    lefts: Sequence[float] = (),
    rights: Sequence[float] = (),
) -> bool:
    """Whether text reaches over the place where a column begins, with no space there that could be a border. A single word that
    begins at one of `lefts` may: it is too long for its column. So may one that ends at one of `rights`: a longer figure."""
    cut = [p for p in cut_at(sheet, row, list(gutters)) if " " in p.text or not _is_flush(p, lefts, rights)]
    return any(p.x0 + hung(p) < b - 1 and p.x1 > b + 1 for p in cut for _, b in gutters)


def hung(piece: Piece) -> float:
    """Points by which a piece may begin before the edge of its column: it begins with a sign."""
    return 0.0 if piece.text[:1].isalnum() else _HUNG * piece.size


def _is_flush(piece: Piece, lefts: Sequence[float], rights: Sequence[float]) -> bool:
    """Whether a piece begins or ends where the cells of a column do."""
    return any(abs(piece.x0 - x) <= _FLUSH for x in lefts) or any(abs(piece.x1 - x) <= _FLUSH for x in rights)
