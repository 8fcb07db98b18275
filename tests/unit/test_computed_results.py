"""What a program computed anew is nobody's edit: pages, dates of printing, numbers of figures, references to numbered places."""

import pytest

from core.model.change import Lane
from core.model.document import Block, BlockKind, Mark
from tests.unit.made_documents import compared

RULE = "Порядок приёмки установлен сторонами и действует весь срок договора."


def field(before: str, result: str, after: str, instruction: str, story: str = "body") -> Block:
    mark = Mark(start=len(before), end=len(before) + len(result), type="field", value=instruction)
    text = before + result + after
    return Block(block="", story=story, kind=BlockKind.PARAGRAPH, text=text, marks=(mark,))


FOOTER = "footer:1:default"


@pytest.mark.parametrize(
    ("before", "results", "after", "instruction", "story"),
    [
        ("Страница ", ("8", "76"), " договора", "PAGE", FOOTER),
        ("Рисунок ", ("3", "4"), " — Схема подключения насоса", "SEQ Рисунок \\* ARABIC", "body"),
        ("как указано в пункте ", ("3.11", "3.12"), " настоящего договора", "REF _Ref12 \\r \\h", "body"),
    ],
)
def test_a_result_that_was_computed_anew_is_numbering(
    before: str, results: tuple[str, str], after: str, instruction: str, story: str
) -> None:
    one, two = (field(before, result, after, instruction, story) for result in results)
    found = compared([RULE, one], [RULE, two])
    assert [change.lane for change in found.changes] == [Lane.NUMBERING]


@pytest.mark.parametrize("pages", [("37", "61"), ("9", "10")])
def test_the_page_of_a_footer_is_called_so(pages: tuple[str, str]) -> None:
    one, two = (field("", page, "", "PAGE", FOOTER) for page in pages)
    (change,) = compared([RULE, one], [RULE, two]).changes
    assert change.sentence.ru == f"Изменён номер страницы в колонтитуле: {pages[0]} → {pages[1]}"


def test_all_results_of_a_flow_are_one_change() -> None:
    old = [field(f"Смотри пункт {at}, это ", f"3.{at}", " договора поставки", f"REF _Ref{at} \\r") for at in range(5)]
    new = [field(f"Смотри пункт {at}, это ", f"4.{at}", " договора поставки", f"REF _Ref{at} \\r") for at in range(5)]
    assert len(compared(old, new).changes) == 1


def test_a_reference_to_another_place_is_of_substance() -> None:
    found = compared(
        [RULE, field("как указано в пункте ", "3.11", " настоящего договора", "REF _Ref12 \\r")],
        [RULE, field("как указано в пункте ", "3.12", " настоящего договора", "REF _Ref99 \\r")],
    )
    assert [change.lane for change in found.changes] == [Lane.SUBSTANCE]


def test_a_word_beside_a_result_is_still_an_edit() -> None:
    found = compared(
        [RULE, field("Срок указан в пункте ", "3.11", " и равен 10 дням", "REF _Ref12 \\r")],
        [RULE, field("Срок указан в пункте ", "3.12", " и равен 15 дням", "REF _Ref12 \\r")],
    )
    assert sorted(change.lane.value for change in found.changes) == ["numbering", "substance"]


def test_a_reference_that_shows_words_is_text() -> None:
    found = compared(
        [RULE, field("Заказчик — ", "ООО «Альфа»", ", далее по тексту", "REF customer")],
        [RULE, field("Заказчик — ", "ООО «Бета»", ", далее по тексту", "REF customer")],
    )
    assert found.changes[0].lane is Lane.SUBSTANCE
