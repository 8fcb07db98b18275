"""Contents that somebody typed are a list as contents that a program made: one change of numbering."""

import io

import docx
import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Document, Flag
from core.ports import ReadOptions
from core.readers import reader_for
from core.readers.text import read

TITLES = ("Область применения", "Порядок испытаний", "Правила приёмки", "Хранение изделий")


def paper(titles: tuple[str, ...], *, gap: str = "\t", first: int = 3, mark: str = "") -> str:
    lines = ["Содержание", *(f"{n} {title}{gap}{first + 2 * n}" if gap else f"{n} {title}" for n, title in enumerate(titles, 1))]
    for number, title in enumerate(titles, 1):
        lines += [f"{mark}{number} {title}", f"Требования раздела «{title.lower()}» обязательны для всех участков."]
    return "\n\n".join(lines) + "\n"


def of(text: str, form: str) -> Document:
    if form != "docx":
        return reader_for(form)(text.encode(), name="a." + form, options=ReadOptions())
    written = docx.Document()
    for line in text.strip().split("\n\n"):
        title = line.startswith("## ")
        written.add_heading(line[3:]) if title else written.add_paragraph(line)
    out = io.BytesIO()
    written.save(out)
    return reader_for(form)(out.getvalue(), name="a.docx", options=ReadOptions())


@pytest.mark.parametrize("form", ["txt", "md", "docx"])
@pytest.mark.parametrize("gap", ["\t", " ........ ", "…………", " . . . . "])
def test_a_section_that_came_is_told_once_and_its_lines_of_contents_are_numbering(form: str, gap: str) -> None:
    mark = "" if form == "txt" else "## "
    old = of(paper((TITLES[0], *TITLES[2:]), gap=gap, mark=mark), form)
    new = of(paper(TITLES, gap=gap, mark=mark), form)
    changes = compare(old, new).changes
    told = [change for change in changes if change.lane is not Lane.NUMBERING]
    assert [TITLES[1] in "".join(anchor.text for anchor in change.new) for change in told] == [True]
    gathered = [change for change in changes if change.sentence.ru.startswith("Обновлено оглавление")]
    assert len(gathered) == 1


def test_contents_without_pages_are_known_by_the_headings_below() -> None:
    found = of(paper(TITLES, gap="", mark="## "), "docx")
    assert [block.text for block in found.blocks if Flag.GENERATED in block.flags] == [
        f"{n} {t}" for n, t in enumerate(TITLES, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Содержание\n\nНасос\t5\n\nКабель\t7\n\nТекст без номера страницы.\n",
        "Цены\n\nНасос\t5\n\nКабель\t7\n\nТруба\t9\n",
        "Содержание\n\nРаботы выполняются в срок.\n\nОплата вносится вовремя.\n\nАкт подписывает заказчик.\n",
    ],
)
def test_other_lines_are_no_contents(text: str) -> None:
    blocks = read(text.encode(), name="a.txt", options=ReadOptions()).blocks
    assert not [block for block in blocks if Flag.GENERATED in block.flags]


def test_a_title_on_two_lines_is_one_of_the_contents() -> None:
    text = (
        "Table of Contents\n\n1.  Scope . . . . . . . . . . . . 3\n2.  Meters  . . . . . . . . . . . 4\n"
        "3.  What is to be done with meters\n    of the house  . . . . . . . . 5\n4.  Lamps . . . . . . . . . . . . 6\n\n"
        "1.  Scope\n\nThe rules hold for all meters of the house.\n"
    )
    found = read(text.encode(), name="a.txt", options=ReadOptions()).blocks
    listed = [block.text for block in found if Flag.GENERATED in block.flags]
    assert len(listed) == 5
    assert found[-1].text not in listed
