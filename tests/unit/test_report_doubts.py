"""What speaks against a pair of files before its changes are read."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from core.comparison import compare
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData, render
from core.reports.doubts import Doubt, common_share, doubt_line, doubts_of
from pages.samples import sample
from tests.redlines import WORD, data_of
from tests.report_sample import document, pdf_data
from tests.report_texts import highlights, text_of, whole_text
from tests.word_comments import comments


@pytest.fixture
def ru() -> ReportData:
    (old_name, old), (new_name, new) = sample("ru")
    before, after = (read_docx(data, name) for data, name in ((old, old_name), (new, new_name)))
    return ReportData(comparison=compare(before, after), old=before, new=after, language="ru")


def read_docx(data: bytes, name: str) -> Document:
    return reader_for("docx")(data, name=name, options=ReadOptions())


def test_a_pair_of_versions_is_not_doubted(ru: ReportData) -> None:
    assert doubts_of(ru) == []
    assert 0.6 < common_share(ru) < 1


def test_one_file_twice_is_doubted(ru: ReportData) -> None:
    same = ReportData(comparison=compare(ru.old, ru.old), old=ru.old, new=ru.old)
    assert common_share(same) == 1
    assert doubts_of(same) == [Doubt.SAME_FILE]


def test_two_documents_without_common_words_are_different() -> None:
    old, new = document("a.txt", "Срок оплаты десять рабочих дней"), document("b.txt", "Яйца взбить, посолить и жарить")
    data = ReportData(comparison=compare(old, new), old=old, new=new, language="ru")
    assert Doubt.DIFFERENT in doubts_of(data)
    assert "общего текста 0" in doubt_line(data, Doubt.DIFFERENT)


def test_a_file_saved_before_the_old_one_is_turned(ru: ReportData) -> None:
    late, early = {"modified": "2026-02-01T00:00:00Z"}, {"modified": "2026-01-01T00:00:00Z"}
    turned = replace(ru, old=replace(ru.old, properties=late), new=replace(ru.new, properties=early))
    assert Doubt.TURNED in doubts_of(turned)
    assert Doubt.TURNED not in doubts_of(replace(ru, old=replace(ru.old, properties=early), new=replace(ru.new, properties=late)))
    assert Doubt.TURNED not in doubts_of(replace(ru, old=replace(ru.old, properties={}), new=replace(ru.new, properties=early)))


TURNED = "сохранён раньше"
PAPERS = ("docx", "protocol", "amendments", "certificate", "correspondence")


def turned(data: ReportData) -> ReportData:
    late, early = {"modified": "2026-02-01T00:00:00Z"}, {"modified": "2026-01-01T00:00:00Z"}
    return replace(data, old=replace(data.old, properties=late), new=replace(data.new, properties=early))


@pytest.mark.parametrize("name", [*PAPERS, "html", "pdf", "md", "csv", "xlsx"])
def test_every_report_says_what_speaks_against_the_pair(ru: ReportData, name: str) -> None:
    def told(data: ReportData) -> str:
        made = render(name, data)
        return whole_text(made) if name in PAPERS else text_of(name, made)

    assert TURNED in told(turned(ru))
    assert TURNED not in told(ru)


def test_the_redline_says_it_in_its_last_comment() -> None:
    data = data_of(WORD[0])
    assert not any("saved before" in one.said for one in comments(render("redline", replace(data, language="en"))))
    assert "saved before" in comments(render("redline", replace(turned(data), language="en")))[-1].said


def test_a_marked_pdf_says_it_in_a_note_on_the_first_page() -> None:
    notes = highlights(render("marked_new", turned(pdf_data())), "/Text")
    assert [TURNED in str(note["/Contents"]) for note in notes] == [True]


def test_the_register_says_it_on_a_first_sheet_that_is_else_not_there(ru: ReportData) -> None:
    assert load_workbook(io.BytesIO(render("xlsx", turned(ru)))).sheetnames[:2] == ["Проверьте файлы", "Изменения"]
    assert load_workbook(io.BytesIO(render("xlsx", ru))).sheetnames[0] == "Изменения"
