"""Rows and cells inside content controls, and items without text of their own, take part in a redline."""

from core.reports import render
from core.reports.redline.proof import lines
from tests.docx_package import docx, paragraph
from tests.golden.test_redline import W, part
from tests.word_pairs import read, report_data_of

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
    content = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp>"
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
    choice = f'<mc:Choice Requires="wps"><w:drawing><wp:inline>{drawing}</wp:inline></w:drawing></mc:Choice>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>"


def proved(old: str, new: str) -> bytes:
    data = report_data_of(docx(INTRO + old + OUTRO), docx(INTRO + new + OUTRO))
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
