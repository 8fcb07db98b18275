"""The redline of every written Word pair: accepting gives the new version, rejecting the old one, and it says who."""

import io
import zipfile

import pytest
from lxml import etree

from core.comparison import compare
from core.errors import RedlineUnproved
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData, ReportOptions, render
from core.reports.redline.proof import lines, prove
from tests.golden.build import BUILDERS, docx_bytes
from tests.golden.pair import Pair, pairs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = [pair for pair in pairs() if "docx" in pair.formats]


def read(data: bytes, view: str) -> Document:
    return reader_for("docx")(data, name="x.docx", options=ReadOptions(revisions=view))


def data_of(pair: Pair) -> ReportData:
    old_bytes, new_bytes = docx_bytes(pair.old), docx_bytes(pair.new)
    old, new = read(old_bytes, "accepted"), read(new_bytes, "accepted")
    return ReportData(
        comparison=compare(old, new),
        old=old,
        new=new,
        old_bytes=old_bytes,
        new_bytes=new_bytes,
        read=read,
        made="2026-01-02T03:04:05Z",
        options=ReportOptions(author="Рецензент"),
    )


def proved(document: Document) -> list[str]:
    return [line.text for line in lines(document)]


def part(made: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("pair", WORD, ids=lambda pair: pair.name)
def test_accept_is_new_and_reject_is_old(pair: Pair) -> None:
    data = data_of(pair)
    made = render("redline", data)
    assert lines(read(made, "accepted")) == lines(data.new)
    assert lines(read(made, "rejected")) == lines(data.old)
    marks = list(part(made, "word/document.xml").iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"))
    texts = [block.text for block in data.old.blocks] == [block.text for block in data.new.blocks]
    assert bool(marks) != texts
    assert {mark.get(W + "author") for mark in marks} <= {"Рецензент"}
    assert len({mark.get(W + "id") for mark in marks}) == len(marks)
    assert render("redline", data) == made


def test_changes_of_substance_are_explained_in_comments() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment"))
    comments = "".join(part(render("redline", data), "word/comments.xml").itertext())
    for change in data.comparison.changes:
        assert change.sentence.ru in comments


def test_a_redline_that_lies_is_not_handed_out() -> None:
    data = data_of(WORD[0])
    with pytest.raises(RedlineUnproved):
        prove(data.new_bytes or b"", data.old, data.new, read)


@pytest.mark.parametrize("form", ["md", "txt"])
def test_other_formats_are_laid_out_and_it_is_said(form: str) -> None:
    pair = next(pair for pair in pairs() if pair.name == "ru-contract-1-payment")
    old_bytes, new_bytes = BUILDERS[form](pair.old), BUILDERS[form](pair.new)
    old, new = (reader_for(form)(data, name=f"x.{form}", options=ReadOptions()) for data in (old_bytes, new_bytes))
    data = ReportData(comparison=compare(old, new), old=old, new=new, old_bytes=old_bytes, new_bytes=new_bytes, read=read)
    made = render("redline", data)
    accepted, rejected = (" ".join(proved(read(made, view))) for view in ("accepted", "rejected"))
    assert "1 520 000" in accepted
    assert "1 250 000" not in accepted
    assert "1 250 000" in rejected
    assert "1 520 000" not in rejected
    assert "оформление не сохранено" in accepted
