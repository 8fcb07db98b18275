"""PDF files for tests: typeset from a few lines of markup, or written by hand, operator by operator."""

import io

import pypdf
import typst

from core.model.document import Block, Document
from core.ports import ReadOptions
from core.readers.pdf import read

A4 = '#set page(paper: "a4", margin: 2.2cm)\n#set text(size: 11pt, lang: "en", hyphenate: false)\n#set par(justify: true)\n'


def typeset(markup: str, setup: str = A4) -> bytes:
    """The PDF that the markup gives."""
    return bytes(typst.compile((setup + markup).encode()))


def protected(data: bytes, secret: str) -> bytes:
    """The same pages behind a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(secret, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def opened(data: bytes, password: str | None = None) -> Document:
    return read(data, name="test.pdf", options=ReadOptions(password=password))


def body(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.story == "body"]


def texts(document: Document) -> list[str]:
    return [block.text for block in body(document)]


def rows(document: Document, table: str = "t01") -> list[list[str]]:
    """One table's rows; several paragraphs of a cell joined with a bar."""
    found: dict[int, dict[int, list[str]]] = {}
    for block in document.blocks:
        if block.table and block.table.id == table:
            found.setdefault(block.table.row, {}).setdefault(block.table.column, []).append(block.text)
    return [[" | ".join(row[column]) for column in sorted(row)] for _, row in sorted(found.items())]


def drawn(content: str, *, rotate: int = 0, extra: str = "", resources: str = "", fonts: str = "") -> bytes:
    """A file of one page (612 by 792 points) with these operators; /F is Helvetica. `extra`: further objects, from 6 on;
    `fonts`: further names of fonts."""
    stream = content.encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate %d /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R %s >> %s >> >>" % (rotate, fonts.encode(), resources.encode()),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *(part.encode("latin-1") for part in extra.split("\0") if part),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
