"""What stands on every page of a document, and in its boxes, where too few pages were printed to know it for a header."""

import time
from dataclasses import replace

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Block, CellPlace, Flag, Mark
from tests.unit.made_documents import document, note
from tests.unit.printed import field, told

SAME = "Стороны договорились о нижеследующем порядке."
LAW = "Споры рассматривает суд по месту нахождения ответчика."
HEAD = "header:1:default"
FOOT = "footer:1:default"


def on_page(text: str, page: int) -> Block:
    return replace(note(text, "body"), page=page)


@pytest.mark.parametrize(
    ("head", "printed", "count"),
    [
        ([note("Общество «Ромашка»", HEAD)], ["Общество «Ромашка»"], 0),
        ([note("Общество «Ромашка»", HEAD)], ["Общество «Лютик»"], 1),
        ([note("Общество «Ромашка»", HEAD), note("Москва, улица Правды", HEAD)], ["Общество «Ромашка» Москва, улица Правды"], 0),
        ([note("Общество «Ромашка»", HEAD), note("Москва, улица Правды", HEAD)], ["Общество «Ромашка» Тверь, улица Правды"], 1),
        ([note("Общество «Ромашка»", HEAD)], ["Общество", "«Ромашка»"], 0),
    ],
)
def test_a_header_on_the_only_page(head: list[Block], printed: list[str], count: int) -> None:
    assert min(told([*head, SAME, LAW], [*printed, SAME, LAW]), 1) == count


@pytest.mark.parametrize(("second", "count"), [("Договор поставки — стр. 2", 0), ("Договор подряда — стр. 2", 1)])
def test_a_footer_with_its_number_on_each_of_two_pages(second: str, count: int) -> None:
    foot = field("Договор поставки — стр. 1", "1", "PAGE", FOOT)
    pages = [on_page(SAME, 1), on_page("Договор поставки — стр. 1", 1), on_page(LAW, 2), on_page(second, 2)]
    assert told([SAME, LAW, foot], pages) == count


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("Договор № 125, редакция 2 — стр. iv", 0),
        ("Договор № 126, редакция 2 — стр. iv", 1),
        ("Договор № 125, редакция 3 — стр. iv", 1),
    ],
)
def test_a_number_beside_the_number_of_a_page_is_no_number_of_a_page(shown: str, count: int) -> None:
    foot = field("Договор № 125, редакция 2 — стр. vi", "vi", "PAGE", FOOT)
    assert min(told([SAME, LAW, foot], [SAME, LAW, shown]), 1) == count


@pytest.mark.parametrize(
    ("shown", "count"),
    [("Прогноз, 2013 год 1", 0), ("Прогноз, 2013 год ii", 0), ("Прогноз, 2014 год 1", 1), ("Прогноз, 2013 год", 0)],
)
def test_a_footer_beside_the_cell_of_its_page_number(shown: str, count: int) -> None:
    cells = [replace(note("Прогноз, 2013 год", FOOT), table=CellPlace(id="f", row=0, column=0))]
    cells += [replace(note("i", FOOT), table=CellPlace(id="f", row=0, column=1), flags=(Flag.GENERATED,))]
    assert min(told([SAME, LAW, *cells], [SAME, LAW, shown]), 1) == count


def test_a_footer_below_a_text_that_stood_in_one_cell() -> None:
    """The page shows the cell as paragraphs, which together say what the cell said."""
    cells = [replace(note(text, "body"), table=CellPlace(id="t", row=0, column=0)) for text in (SAME, LAW, f"{SAME} {LAW}")]
    foot = field("Прогноз — стр. 1", "1", "PAGE", FOOT)
    assert told([*cells, foot], [SAME, f"{LAW} {SAME}", LAW, "Прогноз — стр. 1"]) == 0
    assert told([*cells, foot], [SAME, f"{LAW} {SAME}", LAW, "Прогноз 2 — стр. 1"]) > 0


def test_the_cell_of_a_page_number_before_the_text_of_a_footer() -> None:
    cells = [replace(note("ii", FOOT), table=CellPlace(id="f", row=0, column=0), flags=(Flag.GENERATED,))]
    cells += [replace(note("Прогноз, 2013 год", FOOT), table=CellPlace(id="f", row=0, column=1))]
    assert told([SAME, LAW, *cells], [SAME, LAW, "2 Прогноз, 2013 год"]) == 0


def test_a_footer_of_many_numbers_costs_little() -> None:
    """Each number could be read in several ways, and all of them together in very many."""
    text = " ".join("ii" for _ in range(40))
    marks = tuple(Mark(start=at, end=at + 2, type="field", value="PAGE") for at in range(0, len(text), 6))
    started = time.process_time()
    assert told([SAME, replace(note(text, FOOT), marks=marks)], [SAME, *["i" * 79 + "x"] * 50]) > 0
    assert time.process_time() - started < 5


def test_the_cells_of_a_header_stand_in_one_line_of_a_page() -> None:
    cells = [
        replace(note(text, HEAD), table=CellPlace(id="h", row=0, column=at))
        for at, text in enumerate(("Инструкция", "Издание второе"))
    ]
    assert told([*cells, SAME, LAW], ["Инструкция Издание второе", SAME, LAW]) == 0


def test_what_stands_twice_on_one_page_is_no_header_there() -> None:
    """The second is a text of its own."""
    pages = [on_page("Общество «Ромашка»", 1), on_page(SAME, 1), on_page("Общество «Ромашка»", 1)]
    assert told([note("Общество «Ромашка»", HEAD), SAME], pages) == 1


def test_a_box_between_the_lines_of_a_paragraph_that_was_edited_is_told_once() -> None:
    """The lines around the box are one paragraph again, without the text of the box."""
    lines = [
        "Поставщик передаёт товар по накладной на складе покупателя,",
        "если стороны не согласуют письменно другое место приёмки,",
        "и извещает покупателя о дате отгрузки за пять рабочих дней.",
    ]
    box = "Образец подписи"
    old = document([" ".join(lines), note(box, "textbox:1")], "o")
    for printed in (
        [lines[0], box, "если стороны не выберут другое место,", lines[2]],
        [lines[0], lines[1], "Образец", "подписи", lines[2]],
    ):
        new = replace(document(printed, "n"), format="pdf")
        there, back = compare(old, new), compare(new, old)
        assert there.proof.holds
        assert back.proof.holds
        come = [anchor.block for change in there.changes for anchor in change.new if change.lane is Lane.NUMBERING]
        assert len(come) == len(set(come))
