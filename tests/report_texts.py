"""What a reader of a made report finds in it: its texts, and the highlights of a PDF."""

import io
import zipfile

from docx import Document as word
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader


def text_of(name: str, made: bytes) -> str:
    """The texts of a report of the format `name`, joined by spaces; of a DOCX those of its tables alone."""
    if name == "xlsx":
        sheets = load_workbook(io.BytesIO(made)).worksheets
        return " ".join(str(cell) for sheet in sheets for line in sheet.iter_rows(values_only=True) for cell in line if cell)
    if name == "docx":
        return " ".join(cell.text for table in word(io.BytesIO(made)).tables for line in table.rows for cell in line.cells)
    if name == "pdf":
        return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages)
    return made.decode("utf-8-sig").replace("\\", "")


def whole_text(made: bytes) -> str:
    """All texts of the body of a DOCX, end to end."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "".join(etree.fromstring(archive.read("word/document.xml")).itertext())


def highlights(made: bytes, subtype: str = "/Highlight") -> list[dict]:
    """The annotations of a kind, page by page."""
    found = [a.get_object() for page in PdfReader(io.BytesIO(made)).pages for a in page.get("/Annots", [])]
    return [one for one in found if one["/Subtype"] == subtype]
