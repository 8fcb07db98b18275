"""Boxes that were ticked or cleared, told with the words beside them."""

import pytest

from core.comparison import compare
from core.ports import ReadOptions
from core.readers import reader_for
from tests.docx_package import docx, paragraph, read_docx
from tests.unit.made_documents import compared, item


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


@pytest.mark.parametrize(
    ("old", "new", "said", "reason"),
    [
        ("✔ Ведётся журнал", "✘ Ведётся журнал", "Отметка изменена: «✔» → «✘» («Ведётся журнал»)", "cleared"),
        ("❌ Ведётся журнал", "✅ Ведётся журнал", "Отметка изменена: «❌» → «✅» («Ведётся журнал»)", "ticked"),
        ("❏ Ведётся журнал", "☒ Ведётся журнал", "Отмечено: «Ведётся журнал»", "ticked"),
    ],
)
def test_a_tick_that_became_a_cross(old: str, new: str, said: str, reason: str) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.sentence.ru, change.reasons, change.lane.value) == (said, (reason,), "substance")


def test_a_tick_before_an_item_of_a_list_is_no_number() -> None:
    rest = [item("Данные шифруются", "✓"), item("Копии хранятся", "✓")]
    (change,) = compared([item("Ведётся журнал", "✓"), *rest], [item("Ведётся журнал", "✗"), *rest]).changes
    assert (change.kind.value, change.lane.value, change.reasons) == ("renumbered", "substance", ("cleared",))
    assert change.sentence.en == "A mark was changed: “✓” → “✗” (“Ведётся журнал”)"


def test_other_bullets_are_numbering() -> None:
    names = ("Журнал", "Копии")
    (change,) = compared([item(name, "■") for name in names], [item(name, "✓") for name in names]).changes
    assert change.lane.value == "numbering"


@pytest.mark.parametrize(
    ("old", "new", "said", "reason"),
    [
        ("+", "−", "отметка изменена: «+» → «−»", "cleared"),
        ("—", "+", "отметка изменена: «—» → «+»", "ticked"),
        ("✔", "", "снята отметка: «✔»", "cleared"),
        ("", "x", "поставлена отметка: «x»", "ticked"),
        ("●", "○", "отметка изменена: «●» → «○»", "cleared"),
        ("✓", "✗", "отметка изменена: «✓» → «✗»", "cleared"),
    ],
)
def test_a_mark_in_a_cell_of_its_own(old: str, new: str, said: str, reason: str) -> None:
    head, other = ["Требование", "Уровень 1", "Уровень 2"], ["Копии", "+", "+"]
    (change,) = compared([[head, ["Журнал", old, "+"], other]], [[head, ["Журнал", new, "+"], other]]).changes
    assert (change.lane.value, change.significance.value, change.reasons) == ("substance", "medium", (reason,))
    assert change.sentence.ru == f"Строка «Журнал», столбец «Уровень 1»: {said}"


@pytest.mark.parametrize(("old", "new"), [("—", ""), ("+", "✔"), ("x", "X"), ("✗", "☒")])
def test_the_same_in_another_mark_is_no_change_of_substance(old: str, new: str) -> None:
    head, other = ["Требование", "Уровень 1"], ["Копии", "+"]
    changes = compared([[head, ["Журнал", old], other]], [[head, ["Журнал", new], other]]).changes
    assert "substance" not in {change.lane.value for change in changes}
