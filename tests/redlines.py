"""Redlines in tests: the written Word pairs compared, a redline made and proved by our own reader, and what it marks."""

import io
import zipfile
from functools import cache

from lxml import etree

from core.reports import ReportData, render
from core.reports.redline.proof import lines
from tests.golden.build import docx_bytes
from tests.golden.pair import Pair, pairs
from tests.word_pairs import read, report_data_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = [pair for pair in pairs() if "docx" in pair.formats]


@cache
def data_of(pair: Pair) -> ReportData:
    """Compared once for all tests: nothing of it can change."""
    return report_data_of(docx_bytes(pair.old), docx_bytes(pair.new))


def proved(data: ReportData) -> bytes:
    """The redline: accepted it is the new version for our reader, rejected the old one."""
    made = render("redline", data)
    assert lines(read(made, "accepted")) == lines(data.new)
    assert lines(read(made, "rejected")) == lines(data.old)
    return made


def part(made: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def body(made: bytes) -> etree._Element:
    return part(made, "word/document.xml")


def deleted(made: bytes) -> str:
    """The words of the text that are marked as deleted, end to end."""
    return "".join(node.text or "" for node in body(made).iter(W + "delText"))


def inserted(made: bytes) -> str:
    """The words of the text that are marked as inserted, end to end."""
    return "".join(node.text or "" for mark in body(made).iter(W + "ins") for node in mark.iter(W + "t"))
