"""Tables that go on over pages, as one; their repeated header rows left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.model.continued import is_continuation
from core.readers.pdf.line import Line
from core.readers.pdf.lineends import begins_small
from core.readers.pdf.paragraph import Paragraph
from core.readers.pdf.table import Cell, Table, same_columns

_EDGE = 4.0
"""Points within which the columns of two parts begin."""
_HEADER_ROWS = 3
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SpannedTable:
    """A table with each cell's page. `header`: rows at its top that its parts repeat; 0 where it has one part."""

    cells: tuple[tuple[Cell, int], ...]
    header: int


def join_tables(entries: Sequence[Any]) -> list[Any]:
    """Joins tables on following pages with the same columns and nothing between them but titles, which come after them."""
    found: list[Any] = []
    parts: list[Table] = []
    titles: list[Paragraph] = []
    for entry in [*entries, None]:
        if isinstance(entry, Table) and parts and _continues(parts[-1], entry):
            parts.append(entry)
            continue
        if parts and isinstance(entry, Paragraph) and _continued_title(entry, parts[-1]):
            titles.append(entry)
            continue
        if parts:
            found += [_spanned(parts), *titles]
            parts, titles = [], []
        if isinstance(entry, Table):
            parts = [entry]
        elif entry is not None:
            found.append(entry)
    return found


def _continued_title(paragraph: Paragraph, last: Table) -> bool:
    """A title of a continuation, or one with the table's name behind it."""
    text = paragraph.plain
    named = len(text) < _LONGEST_TITLE and text.casefold().startswith(("продолжение табл", "окончание табл"))
    return paragraph.page == last.page + 1 and (named or is_continuation(text))


def _continues(above: Table, below: Table) -> bool:
    if below.page != above.page + 1 or above.columns != below.columns:
        return False
    ruled = above.ruled and below.ruled
    if ruled and same_columns(above.edges, below.edges):
        return True
    if ruled and not same_columns((above.edges[0], above.edges[-1]), (below.edges[0], below.edges[-1])):
        return False
    if _same_head(above, below, 1):
        return True
    lefts = list(zip(_lefts(above), _lefts(below), strict=True))
    return sum(1 for a, b in lefts if abs(a - b) <= _EDGE) >= (1.0 if ruled else 0.6) * len(lefts)


def _lefts(table: Table) -> list[float]:
    """Where the text of each column begins."""
    return [
        min((line.x0 for c in table.cells if c.column == k for line in c.lines), default=table.edges[k])
        for k in range(table.columns)
    ]


def _spanned(parts: Sequence[Table]) -> SpannedTable:
    header = _repeated(parts)
    cells: list[tuple[Cell, int]] = []
    offset = 0
    for number, part in enumerate(parts):
        ends = [cell for cell, _ in cells if cell.row + cell.row_span == offset]
        drop = _again(parts[0], part, header, ends) if number else 0
        rows = [(replace(c, row=c.row + offset - drop), part.page) for c in part.cells if c.row >= drop]
        if number and _open_row(part, drop, ends):
            rows = _merged(cells, rows, offset)
            offset -= 1
        cells += rows
        offset += part.rows - drop
    return SpannedTable(cells=tuple(cells), header=header)


def _again(first: Table, part: Table, header: int, ends: Sequence[Cell]) -> int:
    """How many rows at the top of a part are the table's header again. A box of one column has one where a sentence of the page
    before goes on below it; else it is another box of the same title. `ends`: the last cells of the part before."""
    if part.columns > 1:
        return header if _same_head(first, part, header) else 0
    one, two = ("".join(cell.text.split()) for table in (first, part) for cell in table.cells[:1])
    return int(one == two != "" and min(first.rows, part.rows) > 1 and _open_row(part, 1, ends))


def _repeated(parts: Sequence[Table]) -> int:
    """How many rows at the top every next part repeats."""
    if len(parts) < 2:
        return 0
    for count in range(_HEADER_ROWS, 0, -1):
        if all(_same_head(parts[0], part, count) for part in parts[1:]):
            return count
    return max((n for n in range(1, _HEADER_ROWS) if _same_head(parts[0], parts[1], n)), default=0)


def _same_head(first: Table, other: Table, count: int) -> bool:
    if count < 1 or first.rows <= count or other.rows <= count:
        return False
    return _head(first, count) == _head(other, count) != ""


def _head(table: Table, count: int) -> str:
    texts = [f"{c.column}:{''.join(c.text.split())}" for c in table.cells if c.row < count and c.lines]
    return "|".join(texts) if len(texts) >= 2 else ""


def _open_row(part: Table, row: int, above: Sequence[Cell]) -> bool:
    """Whether the part begins in the middle of a row: that row has empty cells, and its others go on sentences, or lines
    that were full and stood at the row's foot; or each of its cells goes on a sentence from a full line. `above`: the last
    cells of the part before."""
    first = [c for c in part.cells if c.row == row]
    filled = [c for c in first if c.lines]
    if not filled:
        return False
    running = sum(1 for c in filled if begins_small(c.lines[0]))
    ends = {c.column: c.lines[-1] for c in above if c.lines}
    wrapped = all(c.column in ends and _full(ends[c.column], c.lines[0]) for c in filled)
    if len(first) == 1:
        return wrapped
    if running == len(filled) and (len(filled) < len(first) or (running >= 2 and wrapped)):
        return True
    if len(filled) == len(first) or not all(c.column in ends for c in filled):
        return False
    if all(_is_code(text) for c in filled[:1] for text in (c.text, ends[c.column].text)):
        return False
    foot = max(line.base for line in ends.values())
    return all(foot - ends[c.column].base < 0.6 * c.lines[0].size and _full(ends[c.column], c.lines[0]) for c in filled)


def _is_code(text: str) -> bool:
    """Whether a cell is one word with figures: it fills its column, and goes on nowhere."""
    return " " not in text and any(map(str.isdigit, text))


def _full(above: Line, line: Line) -> bool:
    """Whether a line may go on the line above: no sentence ended there, and its first word would not have fitted."""
    if above.text[-1:] in ".!?;":
        return False
    word = line.pieces[0]
    width = word.x0 + (word.x1 - word.x0) * len(word.text.split()[0]) / max(len(word.text), 1) - word.x0
    return above.column.right - above.x1 < width + 0.3 * line.size


def _merged(cells: list[tuple[Cell, int]], rows: list[tuple[Cell, int]], offset: int) -> list[tuple[Cell, int]]:
    """Adds the first row's lines to the last row above, and gives back the other rows moved up by one."""
    for cell, _ in rows:
        if cell.row != offset or not cell.lines:
            continue
        for k in range(len(cells) - 1, -1, -1):
            above, page = cells[k]
            if above.column == cell.column and above.row + above.row_span == offset:
                cells[k] = (replace(above, lines=(*above.lines, *cell.lines)), page)
                break
    return [(replace(cell, row=cell.row - 1), page) for cell, page in rows if cell.row > offset]
