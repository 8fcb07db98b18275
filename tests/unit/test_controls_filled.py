"""Content controls of a form: what stands where a prompt stood is a blank that was filled, one edit each."""

import pytest

from tests.docx_package import docx
from tests.word_pairs import changes_of

PROMPTS, ANSWERS = ("Введите наименование заказчика", "Введите сумму аванса"), ("наименование ООО «Ромашка»", "150 000 руб.")


def control(text: str, *, prompt: bool) -> str:
    shown = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{shown}<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"


def form(first: str, second: str, *, prompts: bool) -> bytes:
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return docx(
        f"<w:p>{text.format('Заказчик: ')}{control(first, prompt=prompts)}{text.format(', аванс платит он сам: ')}"
        f"{control(second, prompt=prompts)}{text.format(' в рублях.')}</w:p>"
    )


def test_what_fills_a_control_is_one_change_each_though_it_shares_a_word_with_the_prompt() -> None:
    found = changes_of(form(*PROMPTS, prompts=True), form(*ANSWERS, prompts=False))
    assert [(change.old[0].text, change.new[0].text) for change in found] == list(zip(PROMPTS, ANSWERS, strict=True))
    assert all("blank_filled" in change.reasons and len(change.edits) == 1 for change in found)
    assert found[1].sentence.ru == "Заполнено: «150 000 руб.»"


def test_a_control_that_was_emptied_is_told_so() -> None:
    found = changes_of(form(*ANSWERS, prompts=False), form(*PROMPTS, prompts=True))
    assert [change.reasons[0] for change in found] == ["blank_emptied", "blank_emptied"]


@pytest.mark.parametrize("prompts", [True, False])
def test_a_form_with_the_same_controls_does_not_differ(prompts: bool) -> None:
    assert changes_of(form(*PROMPTS, prompts=prompts), form(*PROMPTS, prompts=prompts)) == ()


def test_another_answer_and_another_prompt_fill_no_blank() -> None:
    for prompts in (True, False):
        found = changes_of(form(*PROMPTS, prompts=prompts), form(PROMPTS[0], "Впишите размер аванса", prompts=prompts))
        assert found
        assert not any("blank_filled" in change.reasons or "blank_emptied" in change.reasons for change in found)
