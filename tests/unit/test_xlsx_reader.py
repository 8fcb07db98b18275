"""Workbooks to Documents: what the sheets show, and what they hide."""

import datetime
import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.packaging.relationship import Relationship
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.external_link import ExternalLink
from openpyxl.workbook.external_link.external import ExternalBook
from PIL import Image as Pixels

from core import limits
from core.comparison import compare
from core.errors import Damaged, LimitExceeded, Unsafe, WrongType
from core.model.change import Lane
from core.model.document import OBJECT, Block, Document, Flag, PartStatus
from core.ports import ReadOptions
from core.readers.xlsx import read


def saved(fill: Callable[[Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document(fill: Callable[[Workbook], None]) -> Document:
    return read(saved(fill), name="a.xlsx", options=ReadOptions())


def cell(found: Document, row: int, column: int, story: str | None = None) -> Block:
    return next(
        block
        for block in found.blocks
        if block.table and (block.table.row, block.table.column) == (row, column) and story in (None, block.story)
    )


def marks(block: Block) -> dict[str, str]:
    return {mark.type: mark.value for mark in block.marks}


def edited(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The package with one part's text changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()).encode() if name == part else content)
    return out.getvalue()


def test_displayed_values_in_russian() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet.title = "Смета"
        sheet.append(["Позиция", "Цена", "Срок"])
        sheet.append(["Труба стальная", 1250000.5, datetime.date(2024, 1, 15)])
        sheet["B2"].number_format = "#,##0.00"
        sheet["C2"].number_format = "mm-dd-yy"

    found = document(fill)
    assert [block.text for block in found.blocks] == [
        "Позиция", "Цена", "Срок", "Труба стальная", "1\u00a0250\u00a0000,50", "15.01.2024",
    ]  # fmt: skip
    assert {block.story for block in found.blocks} == {"sheet:Смета"}
    assert Flag.HEADER_ROW in found.blocks[0].flags
    assert not found.blocks[3].flags
    assert found.completeness == 1.0


def test_formulas_stand_apart_from_their_values() -> None:
    def fill(book: Workbook) -> None:
        book.active["A1"] = "=SUM(B1:B3)"
        book.active["A2"] = "=A1*2"

    data = edited(
        saved(fill),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("<v></v>", "<v>42</v>", 1).replace("<v/>", "<v>42</v>", 1),
    )
    found = read(data, name="a.xlsx", options=ReadOptions())
    assert cell(found, 0, 0).text == "42"
    assert marks(cell(found, 0, 0))["formula"] == "=SUM(B1:B3)"
    assert cell(found, 1, 0).text == "=A1*2"  # no program has worked it out: itself is all that the file says


def test_shared_formulas_are_written_out() -> None:
    def fill(book: Workbook) -> None:
        for row in (1, 2, 3):
            book.active.cell(row, 1, row)

    shared = (
        '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c></row>',
        '<c r="B2"><f t="shared" si="0"/><v>2</v></c></row>',
        '<c r="B3"><f t="shared" si="0"/><v>3</v></c></row>',
    )

    def change(xml: str) -> str:
        ends = iter(shared)
        return re.sub("</row>", lambda _: next(ends), xml)

    found = read(edited(saved(fill), "xl/worksheets/sheet1.xml", change), name="a.xlsx", options=ReadOptions())
    assert [marks(cell(found, row, 1))["formula"] for row in range(3)] == ["=A1*$A$1", "=A2*$A$1", "=A3*$A$1"]


def _linked(formula: str, *targets: str) -> bytes:
    """A workbook with a formula that names other workbooks by their numbers."""

    def fill(book: Workbook) -> None:
        book.active["A1"] = formula
        for target in targets:
            link = ExternalLink(externalBook=ExternalBook(id="rId1"))
            link.file_link = Relationship(type="externalLinkPath", Target=target, TargetMode="External", Id="rId1")
            book._external_links.append(link)

    return edited(saved(fill), "xl/worksheets/sheet1.xml", lambda xml: re.sub("<v ?/>|<v></v>", "<v>7</v>", xml))


@pytest.mark.parametrize(
    ("formula", "read_as"),
    [
        ("=[1]Prices!A1*2", "=[prices 2026.xlsx]Prices!A1*2"),
        ("='[2]Price list'!A1+[1]A!B2", "='[old.xlsx]Price list'!A1+[prices 2026.xlsx]A!B2"),
        ('=IF(A2="[1]",Table1[1],[3]A!A1)', '=IF(A2="[1]",Table1[1],[3]A!A1)'),
    ],
)
def test_another_workbook_in_a_formula_is_called_by_its_name(formula: str, read_as: str) -> None:
    data = _linked(formula, "file:///D:/Lists/prices%202026.xlsx", "..\\old.xlsx")
    found = read(data, name="a.xlsx", options=ReadOptions())
    assert marks(cell(found, 0, 0))["formula"] == read_as


def test_a_formula_that_counts_from_another_workbook_is_told() -> None:
    old, new, moved = (
        read(_linked("=[1]A!A1", target), name="a.xlsx", options=ReadOptions())
        for target in ("prices.xlsx", "other.xlsx", "../2026/prices.xlsx")
    )
    (change,) = compare(old, new).changes
    assert (change.lane, change.reasons) == (Lane.SUBSTANCE, ("formula_changed",))
    assert not compare(old, moved).changes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("='[1]Price list'!A1", "='[1]Price list'!A2"),
        ("='[1]Price list'!A1", "='[2]Price list'!A1"),
        ("=[1]A!A1", "=[1]A!B1"),
        ("=Gone!A1", "=Sheet!A1"),
        ("='Not there'!A1", "='Not there'!B1"),
    ],
)
def test_a_reference_to_a_sheet_that_the_file_does_not_hold_is_compared(before: str, after: str) -> None:
    old, new = (read(_linked(one, "a.xlsx", "b.xlsx"), name="a.xlsx", options=ReadOptions()) for one in (before, after))
    for one, two in ((old, new), (new, old)):
        assert [change.reasons for change in compare(one, two).changes] == [("formula_changed",)]


def test_hidden_sheets_rows_columns_and_invisible_text_are_read_and_flagged() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        for row in range(1, 5):
            for column in range(1, 5):
                sheet.cell(row, column, f"{row}.{column} words")
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["A4"].font = Font(color="FFFFFFFF")
        sheet["B4"].font = Font(color="FFFFFFFF")
        sheet["B4"].fill = PatternFill("solid", fgColor="FF000000")
        sheet["D4"] = 5
        sheet["D4"].number_format = ";;;"
        for state in ("hidden", "veryHidden"):
            other = book.create_sheet(state)
            other["A1"] = "secret"
            other.sheet_state = state

    found = document(fill)
    hidden = {
        (block.story, block.table.row, block.table.column) for block in found.blocks if block.table and Flag.HIDDEN in block.flags
    }
    expected = {("sheet:Sheet", 1, column) for column in range(4)} | {("sheet:Sheet", row, 2) for row in range(4)}
    expected |= {("sheet:Sheet", 3, 0), ("sheet:Sheet", 3, 3), ("sheet:hidden", 0, 0), ("sheet:veryHidden", 0, 0)}
    assert hidden == expected
    assert cell(found, 3, 3).text == "5"


@pytest.mark.parametrize(
    ("font", "fill", "unseen"),
    [
        ({"color": Color(indexed=9)}, None, True),
        ({"color": Color(theme=0)}, None, True),
        ({"color": Color(theme=0, tint=-0.15)}, None, False),
        ({"color": "FFFEFEFE"}, None, True),
        ({"color": "FFF2F2F2"}, None, False),
        ({"color": "FFFFFFFF"}, Color(theme=0), True),
        ({"color": "FFFFFFFF"}, Color(theme=4), False),
        ({"color": "FF00B050"}, "FF00B050", True),
        ({"color": Color(theme=4)}, Color(theme=4), True),
        ({"color": "FF000000"}, "FF000000", True),
        ({"color": "FF00B050"}, "FFFFFF00", False),
        ({"size": 1}, None, True),
        ({"size": 2}, None, False),
    ],
)
def test_text_of_the_colour_of_what_is_behind_it_or_of_no_size_is_flagged(font: Any, fill: Any, unseen: bool) -> None:
    def made(book: Workbook) -> None:
        book.active["A1"] = "words"
        book.active["A1"].font = Font(**font)
        if fill:
            book.active["A1"].fill = PatternFill("solid", fgColor=fill)

    assert (Flag.HIDDEN in cell(document(made), 0, 0).flags) is unseen


def test_of_a_colour_that_is_named_in_two_ways_the_theme_s_counts() -> None:
    """Some programs write white beside the theme's black; spreadsheets show the latter."""
    data = edited(
        saved(lambda book: book.active.append(["words"])),
        "xl/styles.xml",
        lambda xml: re.sub('<color [^>]*theme="1"[^>]*/>', '<color theme="1" rgb="FFFFFF"/>', xml),
    )
    assert Flag.HIDDEN not in cell(read(data, name="a.xlsx", options=ReadOptions()), 0, 0).flags


@pytest.mark.parametrize(("column", "height", "seen"), [(0.0, 15.0, {0}), (8.4, 0.1, {1}), (8.4, 15.0, set())])
def test_a_row_or_column_of_no_size_cannot_be_seen(column: float, height: float, seen: set[int]) -> None:
    def fill(book: Workbook) -> None:
        for place in ("A1", "B2"):
            book.active[place] = "words"

    def change(xml: str) -> str:
        xml = re.sub(r"<cols>.*?</cols>", "", xml).replace(
            "<sheetData>", f'<cols><col min="1" max="1" width="{column}"/></cols><sheetData>'
        )
        return re.sub(r'<row r="2"[^>]*>', f'<row r="2" ht="{height}" customHeight="1">', xml)

    found = read(edited(saved(fill), "xl/worksheets/sheet1.xml", change), name="a.xlsx", options=ReadOptions())
    assert {block.table.row for block in found.blocks if block.table and Flag.HIDDEN in block.flags} == seen


def test_merged_cells_links_comments_fonts_and_page_texts() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet["A1"] = "Total"
        sheet.merge_cells("A1:C2")
        sheet["A3"] = "site"
        sheet["A3"].hyperlink = "https://example.com/"
        sheet["A3"].font = Font(bold=True, strike=True)
        sheet["A3"].comment = Comment("Check it", "Editor")
        sheet.oddHeader.center.text = "Draft &P of &N"

    found = document(fill)
    place = cell(found, 0, 0).table
    assert place is not None
    assert (place.row_span, place.column_span) == (2, 3)
    assert marks(cell(found, 2, 0))["link"] == "https://example.com/"
    assert {"bold", "strike"} <= set(marks(cell(found, 2, 0)))
    stories = {block.story: block for block in found.blocks if not block.table}
    assert stories["comment:1.1"].text == "Check it"
    assert marks(stories["comment:1.1"])["anchor"] == "A3"
    header = stories["header:1:odd"]
    assert header.text == "Draft [page] of [pages]"
    assert [(header.text[mark.start : mark.end], mark.value) for mark in header.marks] == [
        ("[page]", "PAGE"),
        ("[pages]", "NUMPAGES"),
    ]


def test_pictures_are_compared_by_their_content() -> None:
    def with_colour(colour: int) -> Callable[[Workbook], None]:
        def fill(book: Workbook) -> None:
            book.active["A1"] = "text"
            pixels = io.BytesIO()
            Pixels.new("L", (4, 4), colour).save(pixels, "PNG")
            book.active.add_image(Image(pixels), "B2")

        return fill

    pictures = [next(block for block in document(with_colour(c)).blocks if block.text == OBJECT) for c in (0, 0, 255)]
    digests = [marks(picture)["image"] for picture in pictures]
    assert digests[0] == digests[1] != digests[2]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def by_hand(cells: str, strings: str) -> bytes:
    """A small package with shared texts, written part by part."""

    def related(**targets: str) -> str:
        lines = (f'<Relationship Id="{kind}" Type="{TO}/{kind}" Target="{target}"/>' for kind, target in targets.items())
        return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'

    sheets = '<sheets><sheet name="One" sheetId="1" r:id="worksheet"/></sheets>'
    parts = {
        "_rels/.rels": related(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{TO}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": related(worksheet="sheet.xml", sharedStrings="strings.xml"),
        "xl/sheet.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>',
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>' if strings else "<sst",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def test_rich_text_and_escapes() -> None:
    rich = "<si><r><t>plain </t></r><r><rPr><b/></rPr><t>bold_x000a_next</t></r><rPh><t>phonetic</t></rPh></si>"
    found = read(by_hand('<c r="A1" t="s"><v>0</v></c>', rich), name="a.xlsx", options=ReadOptions())
    assert cell(found, 0, 0).text == "plain bold\nnext"
    assert [(mark.type, mark.start, mark.end) for mark in cell(found, 0, 0).marks] == [("bold", 6, 15)]


def with_parts(related: dict[str, str], parts: dict[str, bytes]) -> Document:
    """A workbook of one sheet that names these parts: kind to target, and the parts by name."""
    lines = (f'<Relationship Id="{kind}" Type="{TO}/{kind}" Target="{target}"/>' for kind, target in related.items())
    out = io.BytesIO(by_hand('<c r="A1" t="s"><v>0</v></c>', "<si><t>words</t></si>"))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/_rels/sheet.xml.rels", f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>')
        for name, content in parts.items():
            package.writestr(name, content)
    return read(out.getvalue(), name="a.xlsx", options=ReadOptions())


def test_threads_of_comments_have_their_replies_and_state() -> None:
    said = (
        '<threadedComment ref="A1" dT="2026-05-01T10:00:00" id="{1}" done="1"><text>Why?</text></threadedComment>'
        '<threadedComment ref="A1" id="{2}" parentId="{1}"><text>As agreed</text></threadedComment>'
    )
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    threads = f'<ThreadedComments xmlns="{space}">{said}</ThreadedComments>'.encode()
    found = with_parts({"threadedComment": "threads.xml"}, {"xl/threads.xml": threads})
    question, answer = (block for block in found.blocks if block.story.startswith("comment:"))
    assert marks(question) == {"anchor": "A1", "date": "2026-05-01T10:00:00", "resolved": "true"}
    assert marks(answer) == {"anchor": "A1", "reply": question.story}


def test_an_embedded_object_is_known_by_its_content() -> None:
    def lines(content: bytes) -> list[tuple[PartStatus, str | None, str | None]]:
        found = with_parts({"oleObject": "object.bin"}, {"xl/object.bin": content})
        return [(part.status, part.reason, part.digest) for part in found.ledger if part.reason]

    assert lines(b"one") == [(PartStatus.NOT_COMPARED, "embedded_object", hashlib.sha256(b"one").hexdigest())]
    assert lines(b"one") != lines(b"two")


def test_errors_and_truth_values() -> None:
    def change(xml: str) -> str:
        cells = '<c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#REF!</v></c><c r="C2" t="str"><f>A1</f><v>said</v></c>'
        return xml.replace("</row>", f'</row><row r="2">{cells}</row>', 1)

    data = edited(saved(lambda book: book.active.append(["text"])), "xl/worksheets/sheet1.xml", change)
    found = read(data, name="a.xlsx", options=ReadOptions())
    assert [cell(found, 1, column).text for column in range(3)] == ["TRUE", "#REF!", "said"]


@pytest.mark.parametrize(
    "unnamed", [r' r="[A-Z]+\d+"', r' r="(?:[A-Z]+)?\d+"', r'(?<=row) r="\d+"'], ids=["cells", "both", "rows"]
)
def test_rows_and_cells_that_do_not_say_where_they_stand_go_on_from_the_last(unnamed: str) -> None:
    rows = [["Товар", "Цена"], ["Бетон", "4500"], ["Песок", "900"]]

    def fill(book: Workbook) -> None:
        for row in rows:
            book.active.append(row)

    data = edited(saved(fill), "xl/worksheets/sheet1.xml", lambda xml: re.sub(unnamed, "", xml))
    blocks = read(data, name="a.xlsx", options=ReadOptions()).blocks
    places = {(block.table.row, block.table.column): block.text for block in blocks if block.table}
    assert places == {(i, j): text for i, row in enumerate(rows) for j, text in enumerate(row)}


def test_a_damaged_sheet_is_said_and_the_others_are_read() -> None:
    def fill(book: Workbook) -> None:
        book.active["A1"] = "whole"
        book.create_sheet("broken")["A1"] = "gone"

    found = read(edited(saved(fill), "xl/worksheets/sheet2.xml", lambda xml: xml[:-40]), name="a.xlsx", options=ReadOptions())
    assert [block.text for block in found.blocks] == ["whole"]
    assert [(part.place, part.status, part.reason) for part in found.ledger if part.reason] == [
        ("broken", PartStatus.NOT_COMPARED, "damaged")
    ]
    assert found.completeness < 1


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("<worksheet ", "<properties ", "damaged"),
        ("spreadsheetml/2006/main", "spreadsheetml/3006/main", "damaged"),
        ("sheetData>", "sheetDate>", "unknown_element"),
        ("<row ", "<raw ", "unknown_element"),
        ("<c ", "<b ", "unknown_element"),
        ("<v>", "<w>", "unknown_element"),
        ('t="n"', 't="m"', "unknown_element"),
    ],
)
def test_what_no_sheet_has_is_said(right: str, wrong: str, reason: str) -> None:
    def change(xml: str) -> str:
        closed = {"<row ": ("</row>", "</raw>"), "<c ": ("</c>", "</b>"), "<v>": ("</v>", "</w>")}
        closed["<worksheet "] = ("</worksheet>", "</properties>")
        return xml.replace(right, wrong).replace(*closed.get(right, ("", "")))

    data = edited(saved(lambda book: book.active.append([5])), "xl/worksheets/sheet1.xml", change)
    found = read(data, name="a.xlsx", options=ReadOptions())
    assert [part.reason for part in found.ledger] == [reason]
    assert found.completeness < 1
    assert not compare(found, found).complete


def test_a_lost_table_of_texts_makes_the_sheets_doubtful() -> None:
    data = by_hand('<c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c>', "")
    found = read(data, name="a.xlsx", options=ReadOptions())
    assert {part.reason for part in found.ledger} >= {"damaged", "missing"}
    assert found.completeness < 1


def test_refused() -> None:
    data = saved(lambda book: book.active.append(["text"]))
    doctype = edited(data, "xl/worksheets/sheet1.xml", lambda xml: "<!DOCTYPE x [<!ENTITY e 'x'>]>" + xml.partition("?>")[2])
    with pytest.raises(Unsafe):
        read(doctype, name="a.xlsx", options=ReadOptions())
    with pytest.raises(WrongType):
        read(edited(data, "xl/workbook.xml", lambda _: "<other/>"), name="a.xlsx", options=ReadOptions())
    with pytest.raises(Damaged):
        read(edited(data, "xl/workbook.xml", lambda xml: xml[:-10]), name="a.xlsx", options=ReadOptions())


def test_the_limit_of_cells_counts_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_CELLS", 10)

    def fill(book: Workbook) -> None:
        for sheet in (book.active, book.create_sheet("two")):
            for _ in range(2):
                sheet.append(["a", "b", "c"])

    with pytest.raises(LimitExceeded) as caught:
        document(fill)
    assert caught.value.values == {"limit": "TABLE_CELLS 10"}


def test_what_stands_for_a_thread_where_no_program_kept_it_is_what_was_said_there() -> None:
    """Excel writes it for programs that know no threads, in its own language; some keep that alone."""
    explained = "Ваша версия Excel позволяет прочитать цепочку. Подробнее: https://go.microsoft.com/fwlink/?linkid=870924"
    text = f"[Цепочка примечаний]\n\n{explained}\n\nПримечание:\n    Почему 5 %?\nОтвет:\n    Так решили"

    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["B1"] = "Ставка", "5"
        sheet["B1"].comment = Comment(text, "tc={3AE112DA-516A-0042-8121-7D817EFF2480}")

    asked, answered = (block for block in document(fill).blocks if block.story.startswith("comment:"))
    assert (asked.text, marks(asked)) == ("Почему 5 %?", {"anchor": "B1"})
    assert (answered.text, marks(answered)) == ("Так решили", {"anchor": "B1", "reply": asked.story})


def test_what_stands_for_a_thread_in_words_of_its_own_is_kept_whole() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"] = "Ставка"
        sheet["A1"].comment = Comment("Нет объяснения", "tc={1}")

    (said,) = (block for block in document(fill).blocks if block.story.startswith("comment:"))
    assert said.text == "Нет объяснения"
