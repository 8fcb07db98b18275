"""Rows and cells inside content controls, and items without text of their own, take part in a redline."""

import pytest

from core.reports import ReportData, render
from core.reports.redline.proof import lines
from tests.docx_package import docx, paragraph
from tests.golden.test_redline import W, part
from tests.word_pairs import read, report_data_of

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
INTRO = paragraph("Спецификация к договору поставки оборудования.")
OUTRO = paragraph("Подписи сторон.")


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def cell(text: str) -> str:
    return f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 2}</w:tblGrid>{''.join(rows)}</w:tbl>"


def box(text: str) -> str:
    """A paragraph that holds a text box and nothing else."""
    place = '<wp:simplePos x="0" y="0"/>' + "".join(
        f'<wp:position{axis} relativeFrom="{of}"><wp:posOffset>0</wp:posOffset></wp:position{axis}>'
        for axis, of in (("H", "column"), ("V", "paragraph"))
    )
    size = '<wp:extent cx="2000000" cy="600000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
    form = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    content = f"<wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx><wps:bodyPr/>"
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        f'layoutInCell="1" allowOverlap="1">{place}{size}<wp:docPr id="5" name="Надпись"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}"><wps:wsp><wps:cNvSpPr/><wps:spPr>{form}</wps:spPr>{content}</wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor>"
    )
    choice = f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>"


STAYS = paragraph("Этот абзац стоит на месте в обеих версиях документа.")
BOXES = {
    "went": (box("Согласовано: главный инженер"), ""),
    "came": ("", box("Согласовано: главный инженер")),
    "moved": (box("Согласовано: главный инженер") + STAYS, STAYS + box("Согласовано: главный инженер")),
}


def compared(old: str, new: str) -> ReportData:
    return report_data_of(docx(INTRO + old + OUTRO), docx(INTRO + new + OUTRO))


def proved(old: str, new: str) -> bytes:
    data = compared(old, new)
    made = render("redline", data)
    assert lines(read(made, "accepted")) == lines(data.new)
    assert lines(read(made, "rejected")) == lines(data.old)
    return made


def deleted(made: bytes) -> str:
    return "".join(text.text or "" for text in part(made, "word/document.xml").iter(W + "delText"))


def test_words_in_a_cell_inside_a_content_control() -> None:
    def side(price: str) -> str:
        return table(f"<w:tr>{cell('Насос')}{control(cell(price))}</w:tr>", f"<w:tr>{cell('Труба')}{cell('2 100')}</w:tr>")

    assert deleted(proved(side("1 500"), side("1 700"))) == "1 500"


def test_words_in_a_row_inside_a_content_control() -> None:
    def side(price: str) -> str:
        repeated = control(f"<w:tr>{cell('Насос')}{cell(price)}</w:tr>")
        return table(f"<w:tr>{cell('Товар')}{cell('Цена')}</w:tr>", repeated, f"<w:tr>{cell('Труба')}{cell('2 100')}</w:tr>")

    assert deleted(proved(side("1 500"), side("1 700"))) == "1 500"


def test_a_title_page_of_text_boxes_stays_where_a_paragraph_after_it_went() -> None:
    title = control(box("Технический проект") + box("Том второй"))
    gone = paragraph("Этот абзац убран из новой редакции проекта.")
    assert deleted(proved(title + gone, title)) == "Этот абзац убран из новой редакции проекта."


def test_a_box_that_came_beside_another_is_the_one_that_is_marked() -> None:
    old, blanks = box("Согласовано главным инженером"), paragraph() + paragraph()
    proved(old + blanks, old + box("Утверждено директором завода") + blanks)


@pytest.mark.parametrize("sides", BOXES.values(), ids=BOXES)
def test_a_text_box_goes_and_comes_with_its_paragraph(sides: tuple[str, str]) -> None:
    root = part(proved(*sides), "word/document.xml")
    numbers = [drawing.get("id") for drawing in root.iter(DRAWING)]
    assert len(set(numbers)) == len(numbers) > 0


def test_the_words_inside_a_text_box_that_stayed() -> None:
    assert deleted(proved(box("Версия первая, черновик"), box("Версия вторая, черновик"))) == "первая"


def test_words_with_their_pronunciation_are_replaced_whole() -> None:
    def side(reading: str) -> str:
        ruby = f"<w:ruby><w:rt><w:r><w:t>{reading}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby>"
        return f"<w:p><w:r><w:t xml:space='preserve'>Город </w:t></w:r><w:r>{ruby}</w:r></w:p>"

    root = part(proved(side("とうきょう"), side("トウキョウ")), "word/document.xml")
    assert [len(list(root.iter(W + name))) for name in ("ruby", "ins", "del")] == [2, 1, 1]


def test_a_sign_of_a_symbol_font_that_changed() -> None:
    def side(code: str) -> str:
        return f"<w:p><w:r><w:t>Поле</w:t></w:r><w:r><w:sym w:font='Wingdings' w:char='{code}'/></w:r></w:p>"

    proved(side("F0FE"), side("F0A8"))
