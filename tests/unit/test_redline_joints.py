"""Paragraphs that were joined or parted with more than their border changed: the words that stayed are not marked."""

import pytest

from core.reports import render
from tests.docx_package import docx, paragraph
from tests.redlines import W, deleted, inserted, part, proved
from tests.word_pairs import report_data_of

FIRST = "Поставщик передаёт товар по накладной на складе"
CUT = " покупателя, если стороны не согласуют письменно другое место приёмки, и несёт расходы на перевозку до этого места."
MIDDLE = "Риск случайной гибели товара переходит к покупателю в момент передачи, а право собственности после оплаты."
HEAD = "Покупатель проверяет количество мест и целость упаковки в день приёмки"
LAST = " и отмечает недостатки в той же накладной."
AROUND = paragraph("Стороны договорились о нижеследующем порядке."), paragraph("Споры рассматривает суд по месту ответчика.")
EMPTY = "<w:p/>"
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def made_of(old: str, new: str) -> tuple[str, str]:
    """The words marked as deleted and as inserted by a proved redline."""
    before, after = AROUND
    data = report_data_of(docx(before + old + after), docx(before + new + after))
    made = proved(data)
    return deleted(made).strip(), inserted(made).strip()


@pytest.mark.parametrize("between", ["", EMPTY, paragraph(MIDDLE), EMPTY + paragraph(MIDDLE) + EMPTY])
def test_what_was_cut_out_across_paragraphs_is_all_that_is_marked(between: str) -> None:
    old = paragraph(FIRST + CUT) + between + paragraph(HEAD + LAST)
    said = MIDDLE if MIDDLE in between else ""
    assert made_of(old, paragraph(FIRST + LAST)) == ((CUT + said + HEAD).strip(), "")


@pytest.mark.parametrize("between", ["", EMPTY])
def test_what_was_typed_with_a_border_is_all_that_is_marked(between: str) -> None:
    new = paragraph(FIRST + CUT) + between + paragraph(HEAD + LAST)
    assert made_of(paragraph(FIRST + LAST), new) == ("", (CUT + HEAD).strip())


def test_a_break_of_a_page_between_joined_paragraphs_goes_with_its_paragraph() -> None:
    """It is no empty paragraph: a rejected deletion must bring it back."""
    before, after = AROUND
    old = docx(before + paragraph(FIRST + CUT) + BREAK + paragraph(HEAD + LAST) + after)
    made = render("redline", report_data_of(old, docx(before + paragraph(FIRST + LAST) + after)))
    assert [mark.get(W + "type") for mark in part(made, "word/document.xml").iter(W + "br")] == ["page"]


SHAPE = "<w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r>"
"""A line or an arrow: no text and no picture."""


@pytest.mark.parametrize("at", [1, 2, 4])
def test_of_paragraphs_that_say_the_same_each_stays_in_its_place(at: int) -> None:
    """Shapes stand in some of those that repeat; two were joined, and no other is marked."""
    kinds = [paragraph(text) for text in (FIRST + CUT, MIDDLE, HEAD + LAST)]
    old = [one.replace("</w:p>", f"{SHAPE}</w:p>") if number % 7 == 0 else one for number, one in enumerate(kinds * 6)]
    joined = paragraph(FIRST + MIDDLE[MIDDLE.index(" в момент") :])
    gone, came = made_of("".join(old), "".join([*old[: 3 * at], joined, *old[3 * at + 2 :]]))
    assert came == ""
    assert len(gone) <= len(CUT) + len(MIDDLE)
