"""A field's instruction without a field, as broken files hold it, comes and goes with the words around it."""

from tests.docx_package import docx, paragraph, run
from tests.redlines import W, part, proved
from tests.word_pairs import report_data_of

STRAY = '<w:r><w:instrText xml:space="preserve"> \\* MERGEFORMAT </w:instrText></w:r>'


def test_a_stray_instruction_is_inserted_with_the_words_around_it() -> None:
    before, after = "Стороны согласовали порядок оплаты работ", "и подписали настоящий договор."
    old_bytes = docx(paragraph(f"{before} {after}"))
    new_bytes = docx(f"<w:p>{run(before)}{run(' по этапам')}{STRAY}{run(' и сроки ')}{run(after)}</w:p>")
    data = report_data_of(old_bytes, new_bytes)
    made = proved(data)
    (stray,) = part(made, "word/document.xml").iter(W + "instrText")
    assert W + "ins" in {above.tag for above in stray.iterancestors()}
