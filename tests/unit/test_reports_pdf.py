"""The PDF: texts stay data, every statement can be extracted again, fonts are embedded, 5,000 changes are laid out."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from core.reports import render
from tests.report_sample import report_data

MARKUP = ["#panic()", "*x* _y_ $z$", "= heading", "@ref <label>", "\\ #sys.inputs", "[[]]", "// comment", "`raw`", '"quoted"']


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_of_a_document_is_printed_as_it_is(markup: str) -> None:
    assert "".join(markup.split()) in "".join(text_of(render("pdf", report_data(extra=markup, said=markup))).split())


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_statement_can_be_extracted(language: str) -> None:
    data = report_data(language=language)
    text = text_of(render("pdf", data))
    for change in data.comparison.changes:
        assert (change.sentence.ru if language == "ru" else change.sentence.en) in text
    assert "Срок вырос с 10 до 15 дней." in text
    assert "QUARANTINED" not in text


def test_fonts_are_embedded() -> None:
    reader = PdfReader(io.BytesIO(render("pdf", report_data())))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in inner)


def test_many_changes_are_laid_out() -> None:
    data = report_data()
    one = data.comparison.changes[0]
    changes = tuple(replace(one, id=f"c{number}") for number in range(500))
    made = render("pdf", replace(data, comparison=replace(data.comparison, changes=changes)))
    assert len(PdfReader(io.BytesIO(made)).pages) > 20
