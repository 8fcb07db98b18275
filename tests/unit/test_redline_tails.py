"""Words added at a paragraph's end before new paragraphs: the marks are Word's own, and nothing of it changes what is proved."""

from core.reports import ReportData, render
from core.reports.redline.proof import lines
from tests.docx_package import docx, paragraph
from tests.golden.test_redline import W, part
from tests.word_pairs import read, report_data_of

FIRST = "Исполнитель оказывает услуги лично."
OLD = paragraph(FIRST) + paragraph("Услуги принимаются по акту.")
ADDED = "Привлекать третьих лиц он не вправе без письменного согласия заказчика."
SECOND = "Отчёт о ходе работ направляется заказчику каждый понедельник до полудня."


def tailed(came: str) -> ReportData:
    """The first paragraph has words more, and `came` stands after it."""
    old_bytes = docx(OLD)
    new_bytes = docx(paragraph(f"{FIRST} Сроки указаны в приложении.") + came + paragraph("Услуги принимаются по акту."))
    return report_data_of(old_bytes, new_bytes)


def marked(data: ReportData) -> list[bool]:
    """For each paragraph whether its mark came."""
    made = render("redline", data)
    assert lines(read(made, "accepted")) == lines(data.new)
    assert lines(read(made, "rejected")) == lines(data.old)
    root = part(made, "word/document.xml")
    return [one.find(f"{W}pPr/{W}rPr/{W}ins") is not None for one in root.iter(W + "p")]


def test_the_border_before_new_paragraphs_is_the_one_that_came() -> None:
    assert marked(tailed(paragraph(ADDED))) == [True, False, False]
    assert marked(tailed(paragraph(ADDED) + paragraph(SECOND))) == [True, True, False, False]


def test_a_paragraph_of_another_kind_keeps_its_own_mark() -> None:
    assert marked(tailed(paragraph(ADDED, '<w:jc w:val="center"/>'))) == [False, True, False]
