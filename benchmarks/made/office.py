"""Word files with the content of the generator's documents, written by python-docx; the same again as PDF by LibreOffice."""

import io
import shutil
import subprocess
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any

import docx

from core.model.document import Block, BlockKind, Document


def as_docx(document: Document) -> bytes:
    """Headings, paragraphs, list items and tables of the body; footnotes' texts are left out, python-docx writes none."""
    made = docx.Document()
    blocks = [block for block in document.blocks if block.story == "body"]
    for table, group in groupby(blocks, key=lambda block: block.table.id if block.table else ""):
        if table:
            _table(made, list(group))
        else:
            for block in group:
                _paragraph(made, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _paragraph(made: Any, block: Block) -> None:
    if block.kind is BlockKind.HEADING:
        made.add_heading(block.text, block.level or 1)
        return
    paragraph = made.add_paragraph(style="List Bullet" if block.kind is BlockKind.LIST_ITEM else None)
    words = block.text.split(" ")
    paragraph.add_run(" ".join(words[:3]) + " ").bold = True
    paragraph.add_run(" ".join(words[3:]))


def _table(made: Any, blocks: list[Block]) -> None:
    places = [block.table for block in blocks if block.table]
    table = made.add_table(max(p.row for p in places) + 1, max(p.column for p in places) + 1, style="Table Grid")
    cells, columns = table._cells, len(table.columns)
    for block in blocks:
        if block.table:
            cells[block.table.row * columns + block.table.column].text = block.text


def as_text(document: Document) -> bytes:
    """The body's paragraphs parted by empty lines; a row of a table is a line of its own, cells parted by tabs."""
    lines: list[str] = []
    last = (None, -1)
    for block in document.blocks:
        if block.story != "body":
            continue
        here = (block.table.id, block.table.row) if block.table else (None, -1)
        if block.table and here == last:
            lines[-1] += "\t" + block.text
        else:
            lines.append(block.text)
        last = here
    return "\n\n".join(lines).encode("utf-8")


def printed(document: Document) -> bytes | None:
    """As PDF; None on a machine without LibreOffice."""
    return as_pdf(as_docx(document)) if shutil.which("soffice") else None


def as_pdf(word: bytes) -> bytes:
    """A Word file as LibreOffice prints it. Raises FileNotFoundError where there is no LibreOffice or it wrote nothing."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "made.docx")
        source.write_bytes(word)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, capture_output=True, check=False, timeout=600)
        return Path(folder, "made.pdf").read_bytes()
