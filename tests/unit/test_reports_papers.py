"""What papers share: the letterhead with logo and heading, the files' dates, sections under their present titles, whole rows."""

import io
import zipfile
import zlib
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from pypdf import PdfReader
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from core.comparison import compare
from core.model.change import Change, ChangeKind, Lane, Sentence
from core.model.document import Block, BlockKind, Document
from core.readers.pdf.file import _date
from core.reports import ReportData, ReportOptions, render
from core.reports.dates import file_dates, moment
from core.reports.labels import place_of
from core.reports.redline.layout import laid_out
from core.reports.rows import rows, sentence_of
from core.reports.sections import by_section
from core.reports.valued import value_lines
from tests.pdf_files import opened as opened_pdf
from tests.pdf_files import texts as texts_of_pdf
from tests.report_sample import report_data
from tests.report_texts import text_of
from tests.unit.made_documents import document, heading

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
PAPERS = {
    "docx": "Сравнительная таблица",
    "protocol": "Протокол разногласий",
    "certificate": "Заключение о сверке",
    "correspondence": "Таблица соответствия",
}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000003000000010802000000948283e30000000d49444154789c63f8cfc000410011f802fee3e5efb6"
    "0000000049454e44ae426082"
)


def opened(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_options(**values: Any) -> ReportData:
    data = report_data()
    return replace(data, options=replace(data.options, **values))


def texts(made: bytes) -> list[str]:
    root = etree.fromstring(opened(made)["word/document.xml"])
    return ["".join(text.text or "" for text in paragraph.iter(W + "t")) for paragraph in root.iter(W + "p")]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_begins_with_logo_heading_and_its_own_title(name: str) -> None:
    made = render(name, with_options(logo=PNG, heading="ООО «Ромашка»"))
    assert texts(made)[:3] == ["", "ООО «Ромашка»", PAPERS[name]]
    parts = opened(made)
    blip = etree.fromstring(parts["word/document.xml"]).find(f".//{BLIP}")
    targets = {one.get("Id"): one.get("Target") for one in etree.fromstring(parts["word/_rels/document.xml.rels"])}
    assert blip is not None
    assert parts["word/" + targets[blip.get(R + "embed")]] == PNG


@pytest.mark.parametrize("name", PAPERS)
def test_without_logo_and_heading_a_paper_begins_with_its_title(name: str) -> None:
    made = render(name, report_data())
    assert texts(made)[0] == PAPERS[name]
    assert not [part for part in opened(made) if "media" in part]


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def vast() -> bytes:
    """A PNG of a few thousand bytes that is gigabytes to draw."""
    head = chunk(b"IHDR", (50_000).to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0]))
    return PNG[:8] + head + chunk(b"IDAT", zlib.compress(bytes(6_251 * 500))) + chunk(b"IEND", b"")


BROKEN = {
    "cut in its head": PNG[:20],
    "cut in its picture": PNG[:-20],
    "a byte turned": PNG[:45] + bytes([PNG[45] ^ 255]) + PNG[46:],
    "no picture inside": PNG[:33] + chunk(b"IDAT", b"junk") + chunk(b"IEND", b""),
    "the signature alone": PNG[:8],
    "a JPEG": b"\xff\xd8\xff\xe0" + bytes(60),
    "vast": vast(),
}


@pytest.mark.parametrize("logo", BROKEN.values(), ids=BROKEN)
def test_a_broken_logo_is_left_out(logo: bytes) -> None:
    data = with_options(logo=logo)
    assert "word/media/logo.png" not in opened(render("docx", data))
    assert "data:image" not in render("html", data).decode()
    assert len(PdfReader(io.BytesIO(render("pdf", data))).pages[0].images) == 0


def test_a_whole_logo_stands_in_each() -> None:
    data = with_options(logo=PNG)
    assert "data:image" in render("html", data).decode()
    assert len(PdfReader(io.BytesIO(render("pdf", data))).pages[0].images) == 1


@pytest.mark.parametrize(
    ("stamp", "ru", "en"),
    [
        ("2026-03-12T10:15:30Z", "12.03.2026 10:15 UTC", "2026-03-12 10:15 UTC"),
        ("2026-03-12T10:15:30+03:00", "12.03.2026 07:15 UTC", "2026-03-12 07:15 UTC"),
        ("2026-03-12T10:15:30", "12.03.2026 10:15", "2026-03-12 10:15"),
        ("2026-03-12", "12.03.2026", "2026-03-12"),
        ("вчера", "", ""),
        ("", "", ""),
    ],
)
def test_moments_are_written_as_each_language_writes_them(stamp: str, ru: str, en: str) -> None:
    assert (moment(stamp, "ru"), moment(stamp, "en")) == (ru, en)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D:20260312101500+03'00'", "2026-03-12T10:15:00+03:00"),
        ("D:20260312101500Z00'00'", "2026-03-12T10:15:00Z"),
        ("20260312101500", "2026-03-12T10:15:00"),
        ("D:2026", ""),
        ("", ""),
    ],
)
def test_dates_of_pdf_files_become_iso_8601(text: str, expected: str) -> None:
    assert _date(text) == expected


def test_the_title_page_and_the_certificate_name_the_files_dates() -> None:
    data = report_data()
    dated = replace(data.old, properties={"modified": "2026-03-12T10:15:30Z"})
    data = replace(data, old=dated, uploaded=("", "2026-04-01T08:00:00Z"))
    pdf, certificate = " ".join(texts_of_pdf(opened_pdf(render("pdf", data)))), " ".join(texts(render("certificate", data)))
    for said in (file_dates(dated, "", "ru"), file_dates(data.new, data.uploaded[1], "ru")):
        assert said in " ".join(pdf.split())
        assert said in certificate


def _sectioned(source: Document, titles: dict[str, str]) -> Document:
    """Gives each block after a heading that heading as its section."""
    found: list[Block] = []
    section: tuple[str, ...] = ()
    for block in source.blocks:
        section = (titles.get(block.text, block.text),) if block.kind is BlockKind.HEADING else section
        found.append(replace(block, section=section))
    return replace(source, blocks=tuple(found))


def test_each_section_stands_once_and_under_its_present_title() -> None:
    old = _sectioned(document([heading("Оплата услуг"), "Аванс платится сразу.", "Остаток платится потом.", "Итог."], "o"), {})
    new = _sectioned(document([heading("Оплата работ"), "Аванс платится в срок.", "Итог."], "n"), {})
    data = replace(report_data(), comparison=compare(old, new), old=old, new=new)
    deleted: list[Change] = [change for change in data.comparison.changes if not change.new]
    assert deleted
    assert [name for name, _rows in by_section(data, rows(data))] == ["Оплата работ"]


def test_rows_break_over_pages_only_where_they_are_long() -> None:
    short, long = (
        etree.fromstring(opened(render("protocol", report_data(extra)))["word/document.xml"]) for extra in ("а.", "а " * 400)
    )
    whole = [[row.find(f"{W}trPr/{W}cantSplit") is not None for row in root.iter(W + "tr")] for root in (short, long)]
    assert whole == [[True, True, True], [True, True, False]]


def test_a_row_of_many_short_lines_breaks_too() -> None:
    """A price that rose in sixty rows is one change: kept whole, its row would leave the first page empty."""
    names = [f"Труба марки {chr(ord('А') + n % 30)}{n}" for n in range(60)]
    old, new = ([["Товар", "Цена"], *([name, str(price * (n + 20))] for n, name in enumerate(names))] for price in (100, 110))
    made = etree.fromstring(opened(render("docx", _tables_of(old, new)))["word/document.xml"])
    cells, *_ = (row for row in made.iter(W + "tr") if len(list(row.iter(W + "p"))) > 60)
    assert cells.find(f"{W}trPr/{W}cantSplit") is None


def _tables_of(old: list[list[str]], new: list[list[str]], story: str = "body") -> ReportData:
    documents = [document([rows], side) for rows, side in ((old, "o"), (new, "n"))]
    one, other = (replace(d, blocks=tuple(replace(block, story=story) for block in d.blocks)) for d in documents)
    return replace(report_data(), comparison=compare(one, other), old=one, new=other)


def test_amendments_speak_of_the_sheets_of_a_workbook() -> None:
    data = _tables_of([["Месяц", "Сумма"], ["Май", "100"]], [["Месяц", "Сумма"], ["Май", "150"]], "sheet:Смета")
    said = texts(render("amendments", data))
    assert "1. Ячейку B2 листа «Смета» изложить в следующей редакции:" in said
    assert "«150»" in said
    assert not [text for text in said if "Различий" in text or "вне основного текста" in text]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("docx", "Изменений для показа нет."),
        ("protocol", "Разногласий нет."),
        ("correspondence", "В обеих редакциях нет заголовков."),
        ("amendments", "Различий в тексте нет"),
    ],
)
def test_a_paper_with_nothing_to_tell_says_so(name: str, said: str) -> None:
    data = _tables_of([["Месяц", "Сумма"]], [["Месяц", "Сумма"]])
    assert said in texts(render(name, data))


def test_a_cell_of_a_workbook_is_called_as_its_program_calls_it() -> None:
    head, other = ["Работа", "Цена"], ["Вывоз мусора", "620"]
    old = [head, ["Окраска стен", "350"], ["Разборка полов", "450"], other]
    new = [head, ["Окраска стен", "370"], other]
    in_sheet, in_text = (_tables_of(old, new, story).comparison.changes for story in ("sheet:Смета", "body"))
    assert [place_of(change, "ru") for change in in_sheet] == ["B2", "строка 3"]
    assert [place_of(change, "en") for change in in_sheet] == ["B2", "row 3"]
    assert place_of(in_text[0], "ru") == "таблица, строка 2, столбец 2"


def _pages(old: list[str], new: list[str]) -> list[str]:
    before, after = replace(document(old, "o"), name="договор 1.docx"), replace(document(new, "n"), name="договор 2.docx")
    made = render("pdf", ReportData(comparison=compare(before, after), old=before, new=after))
    return [" ".join((page.extract_text() or "").split()) for page in PdfReader(io.BytesIO(made)).pages]


def test_a_pdf_names_both_files_on_every_page() -> None:
    first, *others = _pages(["Срок 10 дней."], ["Срок 15 дней."])
    assert first.count("договор 1.docx → договор 2.docx") == 1
    assert others
    assert all("договор 1.docx → договор 2.docx" in page for page in others)


def test_a_pdf_has_contents_where_there_is_something_to_look_up() -> None:
    assert not any("Содержание" in page for page in _pages(["Срок 10 дней."], ["Срок 15 дней."]))
    many = [[f"Пункт о предмете {name}: срок {days} дней." for name in "абвгдежзиклмноп"] for days in (10, 15)]
    assert any("Содержание" in page for page in _pages(*many))


def test_a_pdf_without_differences_has_no_empty_part() -> None:
    said = " ".join(_pages(["Срок 10 дней."], ["Срок 10 дней."]))
    assert "Различий нет" in said
    assert "Изменения" not in said


def test_a_wide_table_of_a_file_without_layout_lies_across_with_columns_as_their_texts_need() -> None:
    row = ["Наименование показателя за период", *(str(number) for number in range(100, 112))]
    root = etree.fromstring(opened(laid_out(document([[row, row]]), "ru", "2026-01-02T03:04:05Z", "x"))["word/document.xml"])
    widths = [int(column.get(W + "w")) for column in root.iter(W + "gridCol")]
    assert widths[0] > 4 * widths[1] == 4 * widths[-1]
    size = root.find(f".//{W}pgSz")
    assert size is not None
    assert sum(widths) < int(size.get(W + "w"))
    assert size.get(W + "orient") == "landscape"


def test_the_protocol_names_each_clause_by_its_number() -> None:
    old, new = (
        document([f"4.1. Срок оплаты {days} дней.", "4.2. Пеня не начисляется.", "Подписи сторон."], side)
        for days, side in ((10, "o"), (15, "n"))
    )
    data = replace(report_data(), comparison=compare(old, new), old=old, new=new)
    assert "п. 4.1" in texts(render("protocol", data))
    assert "п. 4.2" not in texts(render("protocol", data))


def test_the_protocol_names_a_cell_by_its_row_and_column() -> None:
    """It has no comments: "950" alone says nothing of what costs so much."""
    head, paint = ["№", "Работа", "Цена, руб."], ["2", "Окраска стен", "350"]
    old, new = (
        document([[head, ["1", "Устройство стяжки", price], paint]], side) for price, side in (("900", "o"), ("950", "n"))
    )
    data = replace(report_data(), comparison=compare(old, new), old=old, new=new)
    said = texts(render("protocol", data))
    assert "Устройство стяжки · Цена, руб." in said
    assert not any("Окраска" in line for line in said)


def test_the_cells_of_one_change_are_named_each() -> None:
    goods, prices = ("Бетон", "Песок", "Щебень", "Кирпич"), (4500, 900, 1740, 30)
    old, new = (
        [["Товар", "Цена"], *([good, str(price * by // 10)] for good, price in zip(goods, prices, strict=True))]
        for by in (10, 11)
    )
    (row,) = rows(_tables_of(old, new))
    assert row.old_text.splitlines() == ["Бетон: 4500", "Песок: 900", "Щебень: 1740", "Кирпич: 30"]
    assert row.new_text.splitlines()[0] == "Бетон: 4950"
    assert [piece.changed for piece in row.new[0]] == [False, True]
    (change,) = compare(old_prices := document([old], "o"), document([new], "n")).changes
    assert [(at.old[0].text, value.old.text) for at, value in change.by_value() if value.old] == [
        (block.text,) * 2 for block in old_prices.blocks if block.text.isdigit()
    ]


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_each_value_of_a_column_is_told_with_its_row(name: str) -> None:
    """Thirty prices under one number say nothing without the goods."""
    goods, prices = ("Бетон", "Песок", "Щебень", "Кирпич"), (4500, 900, 1740, 30)
    old, new = (
        [["Товар", "Цена"], *([good, str(price * by // 10)] for good, price in zip(goods, prices, strict=True))]
        for by in (10, 11)
    )
    data = replace(_tables_of(old, new), options=ReportOptions(parts=("values",)))
    said = text_of(name, render(name, data))
    assert [good for good in goods if f"{good} · Цена" not in said] == []


@pytest.mark.parametrize(("kept", "came"), [(3, 2), (2, 3)])
def test_a_value_of_a_whole_row_is_told_with_that_row(kept: int, came: int) -> None:
    """Numbers of row and column send one to the file; column 1 is not where the price stands."""
    rows_of = [["№", "Товар", "Цена"], ["1", "Бетон", "4500"], ["2", "Песок", "900"]]
    data = _tables_of(rows_of[:kept], rows_of[:came])
    assert {line.place for line in value_lines(data, rows(data))} == {"Песок"}


def test_the_name_of_a_unit_is_not_parted_at_a_lines_end() -> None:
    (change,) = compare(document(["Неустойка составляет 10 %."], "o"), document(["Неустойка составляет 12 %."], "n")).changes
    assert "п.\u00a0п." in sentence_of(change, "ru")


def test_the_protocol_says_why_it_leaves_changes_out() -> None:
    """A mere "hidden: 1" would make the other side ask what is kept from them."""
    data = report_data()
    first, *rest = data.comparison.changes
    numbered = replace(first, kind=ChangeKind.RENUMBERED, lane=Lane.NUMBERING)
    less = replace(data, comparison=replace(data.comparison, changes=(numbered, *rest)))
    unasked = "ничего не скрыто; не сравнивались по настройке: оформление, вёрстка"
    said = f"Показано 1 изменение, {unasked}; 1 изменение нумерации, оформления или свойств не приводится."
    assert said in texts(render("protocol", less))
    assert f"Показано 2 изменения, {unasked}." in texts(render("protocol", data))


def test_a_tab_parts_words_in_the_pdf() -> None:
    data = report_data("Москва\t«14» ноября")
    first, last = data.comparison.changes
    told = replace(data, comparison=replace(data.comparison, changes=(first, replace(last, sentence=Sentence(ru="x", en="x")))))
    assert "Москва «14» ноября" in text_of("pdf", render("pdf", told))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["html", "pdf", "docx", "protocol", "amendments", "xlsx", "csv", "md"])
def test_a_picture_is_named_where_it_stands(name: str, language: str) -> None:
    old, new = document("Подпись здесь."), document("\ufffcПодпись здесь.")
    data = ReportData(comparison=compare(old, new), old=old, new=new, language=language, options=ReportOptions(lanes=tuple(Lane)))
    made = render(name, data)
    text = " ".join(texts(made)) if name in ("docx", "protocol", "amendments") else text_of(name, made)
    assert "[рисунок]" in text if language == "ru" else "[picture]" in text
    assert "\ufffc" not in text


@pytest.mark.parametrize("size", [(4_000, 3), (2, 4_000), (30, 30)])
def test_a_logo_of_any_shape_stays_in_its_box(size: tuple[int, int]) -> None:
    width, height = size
    head = chunk(b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0]))
    logo = PNG[:8] + head + chunk(b"IDAT", zlib.compress(bytes((1 + (width + 7) // 8) * height))) + chunk(b"IEND", b"")
    page = pypdfium2.PdfDocument(render("pdf", with_options(logo=logo)))[0]
    (picture,) = (one for one in page.get_objects(max_depth=8) if one.type == FPDF_PAGEOBJ_IMAGE)
    left, bottom, right, top = picture.get_bounds()
    assert (right - left, top - bottom) <= (90 * 72 / 25.4 + 1, 14 * 72 / 25.4 + 1)
    assert top - bottom <= 14 * 72 / 25.4 + 1
