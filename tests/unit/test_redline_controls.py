"""Rows and cells inside content controls, and items without text of their own, take part in a redline."""

import pytest

from tests.docx_package import paragraph
from tests.redline_cases import BOXES, between, box
from tests.redlines import W, deleted, part, proved

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def cell(text: str) -> str:
    return f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 2}</w:tblGrid>{''.join(rows)}</w:tbl>"


def redline(old: str, new: str) -> bytes:
    return proved(between(old, new))


def test_words_in_a_cell_inside_a_content_control() -> None:
    def side(price: str) -> str:
        return table(f"<w:tr>{cell('Насос')}{control(cell(price))}</w:tr>", f"<w:tr>{cell('Труба')}{cell('2 100')}</w:tr>")

    assert deleted(redline(side("1 500"), side("1 700"))) == "1 500"


def test_words_in_a_row_inside_a_content_control() -> None:
    def side(price: str) -> str:
        repeated = control(f"<w:tr>{cell('Насос')}{cell(price)}</w:tr>")
        return table(f"<w:tr>{cell('Товар')}{cell('Цена')}</w:tr>", repeated, f"<w:tr>{cell('Труба')}{cell('2 100')}</w:tr>")

    assert deleted(redline(side("1 500"), side("1 700"))) == "1 500"


def test_a_title_page_of_text_boxes_stays_where_a_paragraph_after_it_went() -> None:
    title = control(box("Технический проект") + box("Том второй"))
    gone = paragraph("Этот абзац убран из новой редакции проекта.")
    assert deleted(redline(title + gone, title)) == "Этот абзац убран из новой редакции проекта."


def test_a_box_that_came_beside_another_is_the_one_that_is_marked() -> None:
    old, blanks = box("Согласовано главным инженером"), paragraph() + paragraph()
    redline(old + blanks, old + box("Утверждено директором завода") + blanks)


@pytest.mark.parametrize("sides", BOXES.values(), ids=BOXES)
def test_a_text_box_goes_and_comes_with_its_paragraph(sides: tuple[str, str]) -> None:
    root = part(redline(*sides), "word/document.xml")
    numbers = [drawing.get("id") for drawing in root.iter(DRAWING)]
    assert len(set(numbers)) == len(numbers) > 0


def test_the_words_inside_a_text_box_that_stayed() -> None:
    assert deleted(redline(box("Версия первая, черновик"), box("Версия вторая, черновик"))) == "первая"


def test_words_with_their_pronunciation_are_replaced_whole() -> None:
    def side(reading: str) -> str:
        ruby = f"<w:ruby><w:rt><w:r><w:t>{reading}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby>"
        return f"<w:p><w:r><w:t xml:space='preserve'>Город </w:t></w:r><w:r>{ruby}</w:r></w:p>"

    root = part(redline(side("とうきょう"), side("トウキョウ")), "word/document.xml")
    assert [len(list(root.iter(W + name))) for name in ("ruby", "ins", "del")] == [2, 1, 1]


def test_a_sign_of_a_symbol_font_that_changed() -> None:
    def side(code: str) -> str:
        return f"<w:p><w:r><w:t>Поле</w:t></w:r><w:r><w:sym w:font='Wingdings' w:char='{code}'/></w:r></w:p>"

    redline(side("F0FE"), side("F0A8"))
