"""What a sentence says of where words stand: hidden, in a comment, in a field that a program computes."""

from core.comparison import compare
from core.model.change import Change, Lane
from tests.docx_package import docx, paragraph, read_docx, run, wrapped


def only(old: bytes, new: bytes) -> Change:
    (change,) = compare(read_docx(old), read_docx(new)).changes
    return change


def test_words_that_came_hidden() -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> Кроме заказчика.</w:t></w:r>'
    found = only(docx(paragraph("Штраф 5 %.")), docx(f"<w:p>{run('Штраф 5 %.')}{hidden}</w:p>"))
    assert found.sentence.ru.endswith("(скрытый текст)")
    assert found.sentence.en.endswith("(hidden text)")


def remark(text: str) -> bytes:
    body = f'<w:p>{run("Срок оплаты 10 дней.")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    comment = f'<w:comment w:id="0" w:author="Анна">{paragraph(text)}</w:comment>'
    parts = {"word/comments.xml": wrapped("comments", comment)}
    return docx(body, links={"r8": ("comments", "comments.xml")}, parts=parts)


def test_an_edit_of_a_comment() -> None:
    found = only(remark("Хорошо бы 15 дней."), remark("Хорошо бы 20 дней."))
    assert found.sentence.ru.startswith("В примечании (Анна): срок увеличен")
    assert found.sentence.en.startswith("In a comment (Анна): the period was extended")


def printed(day: str) -> bytes:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, middle, end = (char.format(kind) for kind in ("begin", "separate", "end"))
    return docx(f"<w:p>{run('Напечатано ')}{begin}<w:r><w:instrText> DATE </w:instrText></w:r>{middle}{run(day)}{end}</w:p>")


def test_a_date_that_a_program_updated() -> None:
    found = only(printed("01.02.2026"), printed("05.02.2026"))
    assert found.lane is Lane.NUMBERING
    assert found.sentence.ru == "Программа обновила поле: «01.02.2026» → «05.02.2026»"
    assert found.sentence.en == "A program updated a field: “01.02.2026” → “05.02.2026”"


HIDDEN = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> Кроме заказчика.</w:t></w:r>'


def test_words_that_changed_beside_hidden_ones_are_not_called_hidden() -> None:
    old, new = (docx(f"<w:p>{run(f'Штраф {share} %.')}{run(' Уплачивается сразу.')}{HIDDEN}</w:p>") for share in (5, 7))
    found = only(old, new)
    assert "hidden" not in found.reasons
    assert "скрыт" not in found.sentence.ru


def test_a_paragraph_that_is_hidden_in_part() -> None:
    old, new = paragraph("Первый абзац о предмете."), f"<w:p>{run('Штраф за просрочку 5 %.')}{HIDDEN}</w:p>"
    found = only(docx(old), docx(old + new))
    assert "hidden" in found.reasons
    assert found.sentence.ru.endswith("(есть скрытый текст)")
    assert found.sentence.en.endswith("(some text is hidden)")
