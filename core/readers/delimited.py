"""CSV and its kin (RFC 4180, with comma, semicolon, tab or bar) to Document: one table, one block a cell."""

import csv
import io
import re
from collections import Counter
from typing import Final

from core import limits
from core.errors import EmptyFile, LimitExceeded
from core.model.document import Block, BlockKind, CellPlace, Document, Flag
from core.ports import ReadOptions
from core.readers.encoding import decode
from core.readers.outline import document, flags_of, part, words_of

_DELIMITERS: Final = (";", "\t", ",", "|")
_NAMED: Final = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
"""A first line by which spreadsheets are told the delimiter; they do not show it."""
_SAMPLE_ROWS: Final = 200


def read(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Raises EmptyFile, LimitExceeded."""
    if not data:
        raise EmptyFile
    decoded = decode(data)
    named = _NAMED.match(decoded.text)
    text = decoded.text[named.end() :] if named else decoded.text
    delimiter = named[1] if named else delimiter_of(text)
    rows, whole = _rows(text, delimiter)
    blocks = _cells(rows)
    reason = "encoding" if not decoded.sure else None if whole else "quotes"
    ledger = [part("body", "table", words_of(blocks), reason)]
    return document(data, name, "csv", blocks, ledger, {"encoding": decoded.encoding, "delimiter": delimiter})


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first rows into the most equal rows of more than one field; a comma where none does."""

    def fit(delimiter: str) -> tuple[float, int]:
        rows, _ = _rows(text[:100_000], delimiter, _SAMPLE_ROWS)
        widths = Counter(len(row) for row in rows)
        if not widths:
            return 0.0, 0
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        return (count / len(rows), width) if width > 1 else (0.0, 0)

    best = max(_DELIMITERS, key=fit)
    return best if fit(best)[1] else ","


def _rows(text: str, delimiter: str, most: int | None = None) -> tuple[list[list[str]], bool]:
    """The rows that hold anything, and whether every quote was closed."""
    rows: list[list[str]] = []
    cells = 0
    csv.field_size_limit(limits.UPLOAD_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(field.strip() for field in row):
                rows.append(row)
                cells += len(row)
            if cells > limits.TABLE_CELLS:
                raise LimitExceeded(limit=f"TABLE_CELLS {limits.TABLE_CELLS}")
            if most and len(rows) >= most:
                break
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines()[:most] if line.strip()], False
    return rows, True


def _cells(rows: list[list[str]]) -> list[Block]:
    header = has_header(rows)
    return [
        Block(
            block=f"r{row}c{column}",
            story="body",
            kind=BlockKind.PARAGRAPH,
            text=text.strip().replace("\r\n", "\n").replace("\r", "\n"),
            table=CellPlace(id="t1", row=row, column=column),
            flags=((Flag.HEADER_ROW,) if header and row == 0 else ()) + flags_of(text),
        )
        for row, fields in enumerate(rows)
        for column, text in enumerate(fields)
    ]


def has_header(rows: list[list[str]]) -> bool:
    """Whether the first row names the columns: every field filled, none a number, none twice."""
    first = [field.strip() for field in rows[0]] if len(rows) > 1 else []
    return bool(first) and all(first) and len(set(first)) == len(first) and not any(_is_number(field) for field in first)


def _is_number(text: str) -> bool:
    digits = text.replace("\u00a0", "").replace(" ", "").replace(",", "").replace(".", "").strip("-+%")
    return digits.isdigit()
