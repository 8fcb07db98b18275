"""Boxes that were ticked or cleared, told with the words beside them."""

import pytest

from core.comparison import compare
from core.ports import ReadOptions
from core.readers import reader_for
from tests.docx_package import docx, paragraph, read_docx


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("☐ Согласен с условиями", "☒ Согласен с условиями", ["Отмечено: «Согласен с условиями»"]),
        ("☑Согласен с условиями", "☐Согласен с условиями", ["Снята отметка: «Согласен с условиями»"]),
        ("Согласен с условиями: ☐", "Согласен с условиями: ☒", ["Отмечено: «Согласен с условиями»"]),
        ("Доставка: ☒ да ☐ нет", "Доставка: ☐ да ☒ нет", ["Снята отметка: «да»", "Отмечено: «нет»"]),
    ],
)
def test_a_box_of_a_form(old: str, new: str, said: list[str]) -> None:
    changes = compare(read_docx(docx(paragraph(old))), read_docx(docx(paragraph(new)))).changes
    assert [change.sentence.ru for change in changes] == said
    assert {(change.lane.value, change.significance.value) for change in changes} == {("substance", "medium")}


@pytest.mark.parametrize(
    ("old", "new", "said"), [(" ", "x", "Ticked: “Deliver by Friday”"), ("X", " ", "Cleared: “Deliver by Friday”")]
)
def test_a_task_of_markdown(old: str, new: str, said: str) -> None:
    sides = [
        reader_for("md")(f"- [{mark}] Deliver by Friday\n- [x] Pay\n".encode(), name="a.md", options=ReadOptions())
        for mark in (old, new)
    ]
    (change,) = compare(*sides).changes
    assert (change.sentence.en, change.lane.value) == (said, "substance")


def test_another_box_for_the_same_says_nothing_of_a_tick() -> None:
    """A tick and a cross both mean that it holds."""
    (change,) = compare(read_docx(docx(paragraph("☑ Согласен"))), read_docx(docx(paragraph("☒ Согласен")))).changes
    assert "ticked" not in change.reasons
    assert "cleared" not in change.reasons
