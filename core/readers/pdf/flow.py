"""How the pages go on into one another: paragraphs, tables over pages and pictures, in order."""

from collections.abc import Sequence
from dataclasses import replace

from core.readers.pdf.drawings import Picture
from core.readers.pdf.items import Items
from core.readers.pdf.label import find_label
from core.readers.pdf.line import Line, word_width
from core.readers.pdf.metrics import Metrics
from core.readers.pdf.paragraph import Paragraph, paragraphs_of
from core.readers.pdf.span import SpannedTable, join_tables
from core.readers.pdf.table import Table

Entry = Paragraph | SpannedTable | Picture

_GOING_ON = frozenset('(/[«“"')
"""Signs with which a line may go on a sentence whose last line is full."""


def flow_of(found: Items, numbers: Sequence[int], metrics: Metrics) -> list[Entry]:
    """Paragraphs over pages, tables and pictures, in order. `numbers`: of the pages."""
    entries: list[Paragraph | Table | Picture] = []
    lines: list[Line] = []
    waiting: list[Table | Picture] = []
    for number, items in zip(numbers, found.pages, strict=True):
        for item in items:
            if not isinstance(item, tuple):
                waiting.append(_at_page(item, number))
            elif waiting and not (lines and (_beside(lines[-1], item[0], waiting) or _open_end(lines[-1], item[0], waiting))):
                entries += paragraphs_of(lines, metrics)
                entries.extend(waiting)
                lines, waiting = list(item), []
            elif waiting:
                done, rest = _completed(lines, item, metrics)
                entries += done
                entries += waiting
                lines, waiting = rest, []
            else:
                lines += item
    entries += paragraphs_of(lines, metrics)
    entries += waiting
    return join_tables(entries)


def _completed(lines: list[Line], item: tuple[Line, ...], metrics: Metrics) -> tuple[list[Paragraph], list[Line]]:
    """The paragraph that goes on below or beside a table or a picture is ended before it; the other lines follow."""
    found = paragraphs_of([*lines, *item], metrics)
    count, done = 0, []
    for paragraph in found:
        done.append(paragraph)
        count += len(paragraph.lines)
        if count >= len(lines):
            break
    return done, [*lines, *item][count:]


def _at_page(item: Table | Picture, page: int) -> Table | Picture:
    return replace(item, page=page)


def _beside(last: Line, line: Line, pictures: Sequence[Table | Picture]) -> bool:
    """Whether pictures stand beside two lines that follow each other, as a sign in the margin does, and not between them."""
    return all(
        isinstance(p, Picture) and p.page == last.page == line.page and p.y0 < last.y1 and p.y1 > line.y0 for p in pictures
    )


def _open_end(last: Line, line: Line, beyond: Sequence[Table | Picture]) -> bool:
    """Whether a sentence goes on from one line to another that stands beyond a table, on the next page, or a picture."""
    apart = last.page != line.page or all(isinstance(item, Picture) for item in beyond)
    begins = line.text[:1].islower() or (line.text[:1] in _GOING_ON and last.column.right - last.x1 < word_width(line))
    return apart and begins and last.text[-1:] not in ".!?:;" and find_label(line) is None
