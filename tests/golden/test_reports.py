"""Golden reports of three written pairs: every format's text as a reader meets it, held against what was looked at and kept.

SVERKA_GOLDEN=1 pytest tests/golden/test_reports.py writes them anew; each difference is to be read before it is kept.
"""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

from core.reports import Decision, ReportData, render
from tests.redlines import WORD, W, data_of

FOLDER = Path(__file__).parent / "reports"
NAMES = ("ru-contract-1-payment", "ru-estimate", "en-contract-3-unmarked")
PAPERS = ("docx", "protocol", "certificate", "correspondence", "amendments", "redline", "answer")
HASH = re.compile(r"\b[0-9a-f]{64}\b")
SIGNS = {"ins": ("{+", "+}"), "del": ("{-", "-}"), "moveFrom": ("{<", "<}"), "moveTo": ("{>", ">}")}


def decided(name: str) -> ReportData:
    """The pair with the first change rejected and a question on the second."""
    pair = next(pair for pair in WORD if pair.name == name)
    data = replace(data_of(pair), language=pair.language)
    first, second = (change.id for change in data.comparison.changes[:2])
    decisions = {first: Decision(decision="rejected", note="Нет."), second: Decision(decision="question", note="Why?")}
    return replace(data, decisions=decisions)


def whole(data: ReportData) -> str:
    parts = {name: "\n".join(paper_lines(render(name, data))) for name in PAPERS}
    parts |= {name: render(name, data).decode("utf-8-sig").replace("\r\n", "\n") for name in ("md", "csv")}
    parts["xlsx"] = "\n".join(sheet_lines(render("xlsx", data)))
    pages = PdfReader(io.BytesIO(render("pdf", data))).pages
    parts["pdf"] = "\n".join(" ".join(page.extract_text().split()) for page in pages)
    # The hashes of the files that are built anew each time differ with the time of their making.
    return HASH.sub("(sha256)", "".join(f"######## {name}\n{text.rstrip()}\n" for name, text in parts.items()))


def paper_lines(made: bytes) -> Iterator[str]:
    """A line a paragraph, tracked changes between signs; then the comments."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for paragraph in etree.fromstring(archive.read("word/document.xml")).iter(W + "p"):
            yield "".join(pieces(paragraph))
        if "word/comments.xml" in archive.namelist():
            for comment in etree.fromstring(archive.read("word/comments.xml")).iter(W + "comment"):
                yield "[" + " / ".join("".join(p.itertext()) for p in comment.iter(W + "p")) + "]"


def pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = etree.QName(child).localname
        if name in ("pPr", "rPr"):
            continue
        before, after = SIGNS.get(name, ("", ""))
        yield before
        yield child.text or "" if name in ("t", "delText") else "".join(pieces(child))
        yield after


def sheet_lines(made: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(made)):
        yield f"== {sheet.title}"
        for line in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else str(cell) for cell in line)


@pytest.mark.parametrize("name", NAMES)
def test_reports_say_what_was_looked_at(name: str) -> None:
    kept, made = FOLDER / f"{name}.txt", whole(decided(name))
    if os.environ.get("SVERKA_GOLDEN") == "1":
        assert os.environ.get("CI") != "true", "golden files are not written in CI"
        kept.write_text(made, encoding="utf-8")
    assert made == kept.read_text(encoding="utf-8")
