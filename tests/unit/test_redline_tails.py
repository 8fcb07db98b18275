"""Words added at a paragraph's end before new paragraphs: the marks are Word's own, and nothing of it changes what is proved."""

from core.reports import ReportData
from tests.docx_package import paragraph
from tests.redline_cases import ADDED, SECOND, tailed
from tests.redlines import W, part, proved


def marked(data: ReportData) -> list[bool]:
    """For each paragraph whether its mark came."""
    made = proved(data)
    root = part(made, "word/document.xml")
    return [one.find(f"{W}pPr/{W}rPr/{W}ins") is not None for one in root.iter(W + "p")]


def test_the_border_before_new_paragraphs_is_the_one_that_came() -> None:
    assert marked(tailed(paragraph(ADDED))) == [True, False, False]
    assert marked(tailed(paragraph(ADDED) + paragraph(SECOND))) == [True, True, False, False]


def test_a_paragraph_of_another_kind_keeps_its_own_mark() -> None:
    assert marked(tailed(paragraph(ADDED, '<w:jc w:val="center"/>'))) == [False, True, False]
