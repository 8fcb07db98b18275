"""Highlights in the originals: standard annotations on the changed lines, with the sentences, and the pages as they were."""

import io

import pytest
from pypdf import PdfReader

from core.comparison import compare
from core.errors import ReportError
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import file_name, render
from tests.report_sample import pdf_data, report_data
from tests.report_texts import highlights


def under(made: bytes, mark: dict) -> str:
    """The text of the page inside the highlight."""
    import pypdfium2

    page = pypdfium2.PdfDocument(made)[0]
    left, bottom, right, top = (float(value) for value in mark["/Rect"])
    return page.get_textpage().get_text_bounded(left, bottom, right, top)


@pytest.mark.parametrize("setup", [None, "#set page(width: 300pt, height: 500pt)\n"])
@pytest.mark.parametrize(("name", "side"), [("marked_old", "old"), ("marked_new", "new")])
def test_each_change_is_highlighted_where_it_stands(name: str, side: str, setup: str | None) -> None:
    data = pdf_data(setup)
    made = render(name, data)
    changes = {change.sentence.ru: change for change in data.comparison.changes if getattr(change, side)}
    marks = highlights(made)
    assert len(marks) == len(changes)
    for mark in marks:
        change = changes[str(mark["/Contents"]).split("\n")[0]]
        assert getattr(change, side)[0].text.split()[0] in under(made, mark)


def test_the_text_of_the_pages_stays_and_the_bytes_are_the_same() -> None:
    data = pdf_data()
    made = render("marked_new", data)
    texts = [PdfReader(io.BytesIO(one)).pages[0].extract_text() for one in (data.new_bytes or b"", made)]
    assert texts[0] == texts[1]
    assert made == render("marked_new", data)
    assert file_name("marked_new", data) == "v2, с выделениями.pdf"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(turn: int) -> None:
    from dataclasses import replace

    from pypdf import PdfWriter

    data = pdf_data()
    writer = PdfWriter(clone_from=io.BytesIO(data.new_bytes or b""))
    writer.pages[0].rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    new = reader_for("pdf")(out.getvalue(), name="v2.pdf", options=ReadOptions())
    made = render("marked_new", replace(data, new=new, new_bytes=out.getvalue(), comparison=compare(data.old, new)))
    assert any("15" in str(mark["/Contents"]) and "15" in under(made, mark) for mark in highlights(made))


def test_other_files_than_pdf_are_refused() -> None:
    with pytest.raises(ReportError):
        render("marked_new", report_data())
