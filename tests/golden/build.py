"""Builds the golden pairs' files from their source: a small Markdown with tables, footnotes and tracked changes.

`# …` headings, blank lines between paragraphs, `| a | b |` table rows, `{+text+}` and `{-text-}` tracked insertions and
deletions by "Редактор", every other line a paragraph.
"""

import datetime as dt
import io
import re
from dataclasses import dataclass

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_TRACKED = re.compile(r"(\{\+.*?\+\}|\{-.*?-\})", re.S)
EDITOR = "Редактор"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading (level 1 to 6), a paragraph (level 0) or a table (rows)."""

    level: int = 0
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(source: str) -> list[Piece]:
    """The pieces of a source text, in order."""
    found: list[Piece] = []
    for chunk in re.split(r"\n\s*\n", source.strip()):
        lines = [line.strip() for line in chunk.splitlines()]
        if lines[0].startswith("|"):
            rows = tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
            found.append(Piece(rows=rows))
        else:
            for line in lines:
                marks = len(line) - len(line.lstrip("#"))
                found.append(Piece(level=marks, text=line[marks:].strip()))
    return found


def markdown_bytes(source: str) -> bytes:
    """The same as Markdown: tables get their rule, paragraphs a blank line."""
    out: list[str] = []
    for piece in pieces(source):
        if piece.rows:
            lines = ["| " + " | ".join(row) + " |" for row in piece.rows]
            out.append("\n".join([lines[0], "|" + "---|" * len(piece.rows[0]), *lines[1:]]))
        else:
            out.append("#" * piece.level + " " * bool(piece.level) + piece.text)
    return ("\n\n".join(out) + "\n").encode("utf-8")


def text_bytes(source: str) -> bytes:
    """The same as plain text, a blank line between paragraphs."""
    return ("\n\n".join(piece.text for piece in pieces(source)) + "\n").encode("utf-8")


def docx_bytes(source: str) -> bytes:
    """The same as a Word file."""
    document = docx.Document()
    stamp = dt.datetime(2026, 1, 1)
    document.core_properties.created = document.core_properties.modified = stamp
    for piece in pieces(source):
        if piece.rows:
            table = document.add_table(rows=0, cols=len(piece.rows[0]))
            table.style = "Table Grid"
            for row in piece.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    _fill(cell.paragraphs[0], text)
        elif piece.level:
            _fill(document.add_heading(level=piece.level), piece.text)
        else:
            _fill(document.add_paragraph(), piece.text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_bytes(source: str) -> bytes:
    """Its tables as sheets; whole numbers and decimals become numbers."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, piece in enumerate((p for p in pieces(source) if p.rows), start=1):
        sheet = book.create_sheet(f"Лист{number}")
        for row in piece.rows:
            sheet.append([_number(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BUILDERS = {"md": markdown_bytes, "txt": text_bytes, "docx": docx_bytes, "xlsx": xlsx_bytes}


def _number(text: str) -> str | int | float:
    plain = text.replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"\d{1,15}", plain):
        return int(plain)
    return float(plain.replace(",", ".")) if re.fullmatch(r"\d+[.,]\d+", plain) else text


def _fill(paragraph, text: str) -> None:
    for part in _TRACKED.split(text):
        if part.startswith(("{+", "{-")):
            _track(paragraph, part[2:-2], inserted=part.startswith("{+"))
        elif part:
            paragraph.add_run(part)


def _track(paragraph, text: str, *, inserted: bool) -> None:
    run = paragraph.add_run(text)._r
    mark = OxmlElement("w:ins" if inserted else "w:del")
    mark.set(qn("w:id"), str(len(paragraph._p.xpath("//w:ins|//w:del")) + 1))
    mark.set(qn("w:author"), EDITOR)
    mark.set(qn("w:date"), "2026-01-01T10:00:00Z")
    run.addprevious(mark)
    mark.append(run)
    if not inserted:
        for element in run.findall(qn("w:t")):
            element.tag = qn("w:delText")
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
