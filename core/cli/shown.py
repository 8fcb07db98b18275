"""What the terminal shows: the verdict first, then a line or two a change."""

from collections.abc import Iterator
from textwrap import wrap

from core.model.document import Document
from core.plain import plain
from core.reports.data import ReportData
from core.reports.doubts import doubt_lines
from core.reports.rows import Row, rows
from core.reports.verdict import counts_line, proof_line, read_line, scope_line

_WIDTH = 100


def comparison_text(data: ReportData) -> str:
    """The comparison as readable text, in the report's language."""
    return "\n".join(_lines(data)) + "\n"


def _lines(data: ReportData) -> Iterator[str]:
    yield f"{data.comparison.old.name} → {data.comparison.new.name}"
    yield f"{counts_line(data)}. {read_line(data)}."
    yield proof_line(data)
    for doubt in doubt_lines(data):
        yield "! " + doubt
    made = rows(data, context=40)
    if made:
        yield scope_line(data) + "."
    for row in made:
        yield ""
        yield from _row(row)
    for check in data.comparison.checks:
        yield ""
        yield "! " + (check.sentence.ru if data.language == "ru" else check.sentence.en)


def _row(row: Row) -> Iterator[str]:
    parts = (f"{row.number}.", row.kind, row.lane, row.significance, row.place)
    yield " · ".join(_one_line(part) for part in parts if part).replace(". · ", ". ", 1)
    yield from wrap(plain(row.sentence), _WIDTH, initial_indent="   ", subsequent_indent="   ")
    if row.old:
        yield "   − " + _one_line(row.old_text)
    if row.new:
        yield "   + " + _one_line(row.new_text)


def _one_line(text: str) -> str:
    """Text of a document without what moves a terminal's cursor, shortened."""
    line = " ".join(plain(text).split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def document_text(document: Document) -> str:
    """A document as readable text: a line a block, tables by cell."""
    lines = []
    for block in document.blocks:
        place = f"[{block.table.row + 1},{block.table.column + 1}] " if block.table else ""
        label = f"{block.label} " if block.label else ""
        head = "#" * (block.level or 1) + " " if block.kind == "heading" else ""
        story = "" if block.story == "body" else f"({block.story}) "
        lines.append(f"{story}{place}{head}{label}{block.text}".replace("\n", " "))
    return "\n".join(lines) + "\n"
