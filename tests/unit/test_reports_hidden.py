"""What a report hides is counted in it, whatever its format; what it shows is what the page would show."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document as word
from lxml import etree
from pypdf import PdfReader

from core.comparison import compare
from core.model.change import Lane, Significance
from core.model.comparison import Options
from core.reports import ReportData, ReportOptions, render
from pages.notebook import sides
from tests.report_sample import pdf_data
from tests.report_texts import text_of
from tests.word_comments import comments
from tests.word_pairs import report_data_of

OLD = ("# Общие положения", "Срок оплаты составляет 10 дней.", "Стороны согласны , и точка.", "Вид прежний.")
NEW = ("# Общие положения", "Срок оплаты составляет 15 дней.", "Стороны согласны, и точка.", "Вид прежний.")


def file_of(lines: tuple[str, ...], *, bold: bool = False) -> bytes:
    made, out = word(), io.BytesIO()
    for line in lines:
        if line.startswith("# "):
            made.add_heading(line[2:], 1)
        else:
            made.add_paragraph().add_run(line).bold = True if bold and line == lines[-1] else None
    made.save(out)
    return out.getvalue()


def narrowed(options: ReportOptions, old: tuple[str, ...] = OLD, new: tuple[str, ...] = NEW) -> ReportData:
    """A change of substance, one of spacing and one of looks, of which `options` show some."""
    data = report_data_of(file_of(old), file_of(new, bold=True))
    return replace(data, comparison=compare(data.old, data.new, Options(lanes=tuple(Lane))), options=options)


def paper_text(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return " ".join("".join(p.itertext()) for p in etree.fromstring(archive.read("word/document.xml")).iter("{*}p"))


def said(name: str, data: ReportData) -> str:
    made = render(name, data)
    if name in ("redline", "answer"):
        return " ".join(one.said for one in comments(made))
    return paper_text(made) if name in ("docx", "protocol", "correspondence") else text_of(name, made)


@pytest.mark.parametrize("name", ["html", "pdf", "docx", "protocol", "correspondence", "xlsx", "csv", "md"])
@pytest.mark.parametrize(
    ("options", "hidden"),
    [
        (ReportOptions(lanes=(Lane.SUBSTANCE,)), 2),
        (ReportOptions(lanes=(Lane.FORMATTING,)), 2),
        (ReportOptions(lanes=tuple(Lane), least=Significance.HIGH), 2),
        (ReportOptions(changes=()), 3),
    ],
)
def test_hidden_changes_are_counted(name: str, options: ReportOptions, hidden: int) -> None:
    data = narrowed(options)
    assert len(data.comparison.changes) == 3
    looks = (
        name == "protocol" and Lane.FORMATTING in options.lanes and options.least is Significance.NONE and options.changes is None
    )
    told = said(name, data)
    assert f"скрыто {hidden}" in told
    assert ("1 изменение нумерации, оформления или свойств не приводится" in told) is looks


def test_the_register_counts_them_in_its_last_line_and_only_then() -> None:
    lines = list(csv.reader(io.StringIO(render("csv", narrowed(ReportOptions(changes=()))).decode("utf-8-sig")), delimiter=";"))
    assert len(lines) == 2
    assert {len(line) for line in lines} == {len(lines[0])}
    whole = render("csv", narrowed(ReportOptions(lanes=tuple(Lane)))).decode("utf-8-sig")
    assert "скрыто" not in whole


def test_a_redline_counts_what_it_neither_explains_nor_marks() -> None:
    data = narrowed(ReportOptions(lanes=(Lane.WORDING,)))
    told = said("redline", data)
    assert "В примечаниях не пояснены 3 изменения." in told
    assert "Не отмечено 1 изменение оформления." in told
    whole = comments(render("redline", narrowed(ReportOptions(lanes=tuple(Lane)))))
    assert [one.said for one in whole if "пояснен" in one.said] == []


def test_amendments_count_the_changes_of_looks_of_which_they_do_not_speak() -> None:
    assert "1 изменение оформления: поправки о нём не говорят" in paper_text(render("amendments", narrowed(ReportOptions())))


@pytest.mark.parametrize("name", ["marked_old", "marked_new"])
def test_marked_pages_count_what_is_not_on_them(name: str) -> None:
    data = pdf_data()
    made = render(name, replace(data, options=ReportOptions(changes=())))
    notes = [a.get_object()["/Contents"] for page in PdfReader(io.BytesIO(made)).pages for a in page.get("/Annots", [])]
    assert len(notes) == 1
    assert f"скрыто {len(data.comparison.changes)}" in notes[0]
    whole = render(name, data)
    notes = [a.get_object() for page in PdfReader(io.BytesIO(whole)).pages for a in page.get("/Annots", [])]
    told = [str(one["/Contents"]) for one in notes if one["/Subtype"] == "/Text"]
    assert [re.search(r"(\d+) не име", one) is not None for one in told] == ([True] if name == "marked_old" else [])


def test_sections_of_one_title_are_counted_apart() -> None:
    old = ("# Раздел", "Цена 10 рублей.", "# Прочее", "Срок 5 дней.", "# Раздел", "Цена 20 рублей.", "# Прочее", "Срок 6 дней.")
    new = (*old[:3], "Срок 7 дней.", *old[4:7], "Срок 9 дней.")
    made = word(io.BytesIO(render("correspondence", narrowed(ReportOptions(lanes=(Lane.SUBSTANCE,)), old, new))))
    lines = [[cell.text for cell in row.cells] for row in made.tables[0].rows][1:]
    assert lines == [["Раздел", "Раздел", ""], ["Прочее", "Прочее", "1"], ["Раздел", "Раздел", ""], ["Прочее", "Прочее", "1"]]


def test_a_section_that_went_is_the_one_of_its_place() -> None:
    old = ("# Прочее", "Первое слово.", "# Поставка", "Товар поставляется в срок.", "# Прочее", "Второе слово.")
    made = word(io.BytesIO(render("correspondence", narrowed(ReportOptions(), old, old[2:]))))
    lines = [[cell.text for cell in row.cells][:2] for row in made.tables[0].rows][1:]
    assert lines == [["Прочее", "—"], ["Поставка", "Поставка"], ["Прочее", "Прочее"]]


def test_words_that_only_look_otherwise_are_not_shown_as_new() -> None:
    data = narrowed(ReportOptions(lanes=(Lane.FORMATTING,)))
    (change,) = [one for one in data.comparison.changes if one.lane is Lane.FORMATTING]
    page = render("html", data).decode()
    assert f"<mark>{NEW[-1]}</mark>" in page
    assert f"<ins>{NEW[-1]}" not in page
    _old, new = sides.panes(change, sides.Lines.of(data.old), sides.Lines.of(data.new))
    assert [(run.text, run.mark) for block in new.blocks for run in block.runs if run.mark] == [(NEW[-1], "look")]
