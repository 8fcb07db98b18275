"""Every format: the same data give the same bytes, hostile texts stay text, and quarantine stays out of the body."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from lxml import etree
from openpyxl import load_workbook

from core.comparison import compare
from core.model.change import Significance
from core.model.document import Side
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import FORMATS, Decision, ReportData, ReportOptions, file_name, render
from core.reports.context import Line, Piece, side_lines, unbroken, woven
from core.reports.data import select
from core.reports.delimited import guarded
from core.reports.redline.explain import texts_of
from core.reports.register import A3, A4, NARROW
from core.reports.rows import key_rows, rows
from tests.pdf_files import opened, texts
from tests.redlines import WORD, data_of
from tests.report_sample import report_data

FORMULAS = [start + text for start in "=+-@\t\r" for text in ("1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", 'HYPERLINK("x")')]
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "{{ 7*7 }}",
    "{% for x in data %}",
    "</style><script>alert(1)</script>",
    "<iframe src=http://127.0.0.1/></iframe>",
    "&lt;script&gt;",
    '<a href="http://127.0.0.1">x</a>',
    "' onmouseover='alert(1)",
    "\u202e<b>rtl</b>",
    "]]><x>",
    "<!--",
]


class Tags(HTMLParser):
    """Counts tags and keeps what could act: scripts, event handlers, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in ("src", "href") and value and not value.startswith(("#", "data:"))):
                self.acting.append(f"{tag} {name}={value}")


def tags(page: bytes) -> Tags:
    parser = Tags()
    parser.feed(page.decode())
    return parser


def archive_text(data: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(etree.fromstring(archive.read(part)).itertext())


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("redline", "answer", "marked_old", "marked_new")])
def test_same_data_same_bytes(name: str) -> None:
    assert render(name, report_data()) == render(name, report_data())


@pytest.mark.parametrize("name", ["html", "md", "csv", "docx"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_says_both_sides_and_the_sentence(name: str, language: str) -> None:
    data = report_data(language=language)
    made = render(name, data)
    text = archive_text(made, "word/document.xml") if name == "docx" else made.decode().replace("\\", "")
    sentence = data.comparison.changes[0].sentence
    for wanted in (sentence.ru if language == "ru" else sentence.en, "Договор v1.docx" if name != "csv" else "a1"):
        assert wanted in text


@pytest.mark.parametrize("name", ["html", "md", "csv"])
def test_quarantined_statements_stay_out(name: str) -> None:
    made = render(name, report_data(said="Сказанное моделью."))
    assert "Сказанное моделью" in made.decode()
    assert "QUARANTINED" not in made.decode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_runs_nothing_of_a_document(payload: str) -> None:
    plain = tags(render("html", report_data(extra="x", said="y")))
    hostile = tags(render("html", report_data(extra=payload, said=payload)))
    assert hostile.names == plain.names
    assert hostile.acting == []


def test_html_asks_no_network() -> None:
    page = render("html", report_data()).decode()
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#|data:)', page)


@pytest.mark.parametrize("formula", FORMULAS)
def test_xlsx_and_csv_hold_no_formula(formula: str) -> None:
    data = report_data(extra=formula, said=formula)
    book = load_workbook(io.BytesIO(render("xlsx", data)))
    cells = [cell for sheet in book for line in sheet for cell in line if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(formula.strip() in str(cell.value) for cell in cells)
    assert guarded(formula).startswith("'")


def test_xlsx_shows_what_looks_like_an_escaped_character_as_it_stands() -> None:
    """The format takes _x0041_ for the letter A, unless its underscore is escaped itself (ISO/IEC 29500-1, 22.9.2.19)."""
    package = render("xlsx", report_data(extra="code _x0041_ and _x000D_"))
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        written = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/"))
    assert "code _x005F_x0041_ and _x005F_x000D_" in written
    assert "code _x0041_" not in written


def test_the_register_is_printed_on_paper_on_which_it_can_be_read() -> None:
    book = load_workbook(io.BytesIO(render("xlsx", report_data())))
    papers = {sheet.max_column > NARROW: int(sheet.page_setup.paperSize) for sheet in book}
    assert papers == {True: A3, False: A4}


def test_a_printed_register_has_no_empty_columns_and_no_identifiers() -> None:
    said, silent = (
        load_workbook(io.BytesIO(render("xlsx", data))).worksheets[0]
        for data in (report_data(), replace(report_data(), analysis=None))
    )
    assert [sheet.column_dimensions["I"].hidden for sheet in (said, silent)] == [False, True]
    assert silent.column_dimensions["J"].hidden
    assert not silent.column_dimensions["M"].hidden, "the note is the reader's own"
    assert silent.print_area.endswith("$M$3")


def test_a_summary_is_the_same_in_every_format() -> None:
    sample = report_data()
    change = sample.comparison.changes[0]
    others = tuple(replace(change, id=f"n{at}", significance=Significance.NONE, reasons=()) for at in range(3))
    made = rows(replace(sample, comparison=replace(sample.comparison, changes=(change, *others))))
    assert [row.change.id for row in key_rows(made)] == [change.id]


def test_html_tells_when_it_was_made_as_people_write_it() -> None:
    page = render("html", replace(report_data(), made="2026-11-26T12:34:00Z")).decode()
    assert "26.11.2026 12:34 UTC</footer>" in page


def test_xlsx_has_numbers_as_numbers() -> None:
    book = load_workbook(io.BytesIO(render("xlsx", report_data())))
    values = [[cell.value for cell in line] for line in book["Значения"]]
    assert values[1][4:6] == [10, 15]
    assert values[1][7:9] == [5, 50]


def test_xlsx_has_dates_as_dates_and_a_sheet_for_each_part() -> None:
    from datetime import datetime

    from core.comparison import compare

    dated = data_of(next(pair for pair in WORD if pair.name == "ru-contract-2-terms"))
    book = load_workbook(io.BytesIO(render("xlsx", dated)))
    days = [cell.value for line in book["Значения"] for cell in line if isinstance(cell.value, datetime)]
    assert {(day.month, day.day) for day in days} == {(3, 1), (4, 15)}
    table = data_of(next(pair for pair in WORD if pair.name == "ru-estimate"))
    assert compare(table.old, table.new) == table.comparison
    book = load_workbook(io.BytesIO(render("xlsx", table)))
    assert book.sheetnames == ["Изменения", "Значения", "Таблицы", "Полнота сверки", "Доказательства"]
    lines = [[cell.value for cell in line] for line in book["Таблицы"]]
    assert [line[2:] for line in lines[1:3]] == [[1, 3, 4, "650", "700"], [1, 3, 5, "78000", "84000"]]
    ledger = [[cell.value for cell in line][1] for line in book["Полнота сверки"]]
    assert set(ledger[1:]) == {"текст"}
    evidence = {line[0].value: line[1].value for line in book["Доказательства"]}
    assert evidence["SHA-256"] == table.new.sha256
    assert evidence["Сверены категории"] == "по существу, редакционное, техническое, нумерация"
    assert evidence["Исправления в новой версии"] == "считаются принятыми"
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_the_register_tells_periods_in_their_units_and_reasons_in_words() -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "en-contract-3-unmarked"))
    book = load_workbook(io.BytesIO(render("xlsx", replace(data, language="en"))))
    values = [[cell.value for cell in line] for line in book["Values"]]
    assert ["period", "three months", "six months", 3, 6, "months", 3, 100] in [line[1:9] for line in values]
    reasons = {name for line in book["Changes"] for name in str(line[10].value).split(", ")}
    assert "not marked by the author" in reasons
    assert not {code for change in data.comparison.changes for code in change.reasons if "_" in code} & reasons


def texts_compared(old: str, new: str) -> ReportData:
    read = reader_for("txt")
    sides = [read(text.encode(), name=name, options=ReadOptions()) for text, name in ((old, "v1.txt"), (new, "v2.txt"))]
    return ReportData(comparison=compare(*sides), old=sides[0], new=sides[1], language="en")


def test_a_time_of_day_is_no_date_and_figures_in_two_units_name_both() -> None:
    data = texts_compared(
        "The warehouse opens at 09:00 sharp.\n\nPayment is made within 10 working days.",
        "The warehouse opens at 10:00 sharp.\n\nPayment is made within 2 months.",
    )
    book = load_workbook(io.BytesIO(render("xlsx", data)))
    lines = [line[1:7] for line in book["Values"].iter_rows(min_row=2, values_only=True)]
    assert ("time", "09:00", "10:00") in [line[:3] for line in lines]
    assert ("period", "10 working days", "2 months", 10, 2, "working days → months") in lines
    assert "time" in _told(render("pdf", data), "pdf")
    assert "<td>time</td>" in render("html", data).decode()


def _told(made: bytes, format: str) -> str:
    """What a reader of the file reads, as far as words go."""
    if format == "pdf":
        return " ".join(texts(opened(made)))
    if format == "docx":
        made = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    return made.decode()


@pytest.mark.parametrize("format", ["html", "md", "docx", "pdf"])
def test_what_a_reader_must_be_warned_of_stands_beside_the_change(format: str) -> None:
    """Words that nobody can see are told at the change itself, not only in the register."""
    data = report_data()
    first, *rest = data.comparison.changes
    hidden = replace(first, reasons=(*first.reasons, "hidden"))
    data = replace(data, comparison=replace(data.comparison, changes=(hidden, *rest)))
    told = _told(render(format, data), format)
    assert "скрытый текст" in told
    assert "не отмечено автором" in told


def test_what_was_not_verified_names_its_changes_as_the_register_does() -> None:
    book = load_workbook(io.BytesIO(render("xlsx", report_data())))
    assert [line[-1] for line in book["Не подтверждено"].iter_rows(min_row=2, values_only=True)] == ["1"]


def test_a_comment_of_the_redline_says_what_nobody_sees() -> None:
    data = report_data()
    change = replace(data.comparison.changes[0], reasons=("hidden", "unmarked"))
    assert texts_of(change, data)[1] == "Значимость: высокая; скрытый текст"


def test_on_paper_no_line_ends_inside_a_number_or_before_its_sign() -> None:
    def line(*texts: str) -> Line:
        return tuple(Piece(text=text, changed=bool(at % 2)) for at, text in enumerate(texts))

    made = unbroken(line("Цена ", "1 250 000", " рублей, пеня ", "0,1", " % за 5 дней, строки 1 2 3"))
    assert [piece.text for piece in made] == [
        "Цена ", "1\u00a0250\u00a0000", " рублей, пеня ", "0,1", "\u00a0% за 5 дней, строки 1 2 3"
    ]  # fmt: skip
    assert [piece.changed for piece in made] == [False, True, False, True, False]
    (dated,) = unbroken(line("К 1 марта 2026 г. по счёту № 5, 15 April, 5 дней"))
    assert dated.text == "К 1\u00a0марта 2026\u00a0г. по счёту №\u00a05, 15\u00a0April, 5 дней"


def test_csv_opens_in_excel() -> None:
    made = render("csv", report_data())
    assert made.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(made[3:].decode()), delimiter=";"))
    assert len(lines) == 4, "the headings, two changes, what the model read"
    assert lines[1][0] == "1"


def test_json_is_the_whole_record() -> None:
    made = json.loads(render("json", report_data()))
    assert made["schema"] == "sverka.comparison/1"
    assert [change["id"] for change in made["changes"]] == ["a1", "b2"]
    assert made["analysis"]["rates"] == {"verified": 1, "repaired": 0, "quarantined": 1, "interpreted": 0}


def test_json_is_read_back_without_loss() -> None:
    from dataclasses import replace

    from core.jsonform import decode, publish
    from core.model.comparison import Comparison

    for data in (report_data(), *(data_of(pair) for pair in WORD[:4])):
        made = render("json", data)
        again = decode(made, Comparison)
        assert again == replace(data.comparison, analysis=data.analysis)
        assert publish(again) == made


def test_what_is_hidden_is_counted() -> None:
    from dataclasses import replace

    data = replace(report_data(), options=ReportOptions(least=Significance.HIGH))
    assert select(data).hidden == 1
    assert "скрыто 1" in render("html", data).decode()


def test_changed_words_are_told_apart() -> None:
    data = report_data()
    change = data.comparison.changes[0]
    blocks = {block.block: block for block in data.old.blocks}
    pieces = side_lines(change, Side.OLD, blocks)[0]
    assert [piece.text for piece in pieces if piece.changed] == ["10"]
    assert "".join(piece.text for piece in pieces) == data.old.blocks[0].text


def line(text: str) -> Line:
    """ "a [b] c": what stands in brackets changed."""
    return tuple(Piece(text=part.strip("[]"), changed=part.startswith("[")) for part in re.split(r"(\[[^]]*\])", text) if part)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Срок [10] дней.", "Срок [15] дней.", "Срок {-10-}{+15+} дней."),
        ("Срок [10 ]дней.", "Срок дней.", "Срок {-10 -}дней."),
        ("Срок дней[.]", "Срок [15 ]дней[!]", "Срок {+15 +}дней{-.-}{+!+}"),
        ("[а] б", "б", ""),
        ("а б", "а", ""),
    ],
)
def test_both_wordings_in_one_line(old: str, new: str, expected: str) -> None:
    signs = {"": "{}", "del": "{{-{}-}}", "ins": "{{+{}+}}"}
    assert "".join(signs[mark].format(text) for mark, text in woven((line(old),), (line(new),))) == expected


def test_the_page_has_both_wordings_in_one_line_without_a_script() -> None:
    page = render("html", report_data()).decode()
    assert "Срок оплаты составляет <del>10</del><ins>15</ins> рабочих дней." in page
    assert 'id="inline" type="checkbox"' in page


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.startswith("marked")])
def test_a_format_says_whether_it_shows_the_review(name: str) -> None:
    data = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment"))
    ids = [change.id for change in data.comparison.changes]
    decided = replace(data, decisions={ids[0]: Decision(decision="rejected", note="Не согласны.")})
    assert (render(name, data) != render(name, decided)) is FORMATS[name].review


def test_file_name_holds_nothing_that_systems_refuse() -> None:
    assert file_name("docx", report_data()) == "Договор v1 – Договор v2, сравнительная таблица.docx"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_two_files_of_one_comparison_have_one_name(language: str) -> None:
    names = [file_name(name, report_data(language)) for name in FORMATS if not name.startswith("marked")]
    assert len(set(names)) == len(names)
    assert all(language == "en" or "comparison" not in name for name in names)
