"""Contents that somebody typed, of a file against its print: their lines and the headings are each other's twins."""

import io
from dataclasses import replace

import docx
import pytest

from core.model.document import Block, Flag
from core.ports import ReadOptions
from core.readers import reader_for
from tests.unit.made_documents import Item, generated, heading, note
from tests.unit.printed import told

TITLES = ("Область применения", "Порядок испытаний", "Правила приёмки", "Хранение изделий")


def written(titles: tuple[str, ...] = TITLES) -> list[Item]:
    """The number is part of the title, with a space that does not break; the program counts the headings too."""
    lines: list[Item] = ["Содержание", *(f"4.{n}. {title}" for n, title in enumerate(titles, 1))]
    for number, title in enumerate(titles, 1):
        lines += [heading(f"4.{number}.\u00a0{title}", f"1.{number}."), f"Требования раздела «{title.lower()}» обязательны."]
    return lines


def shown(titles: tuple[str, ...] = TITLES, *, known: bool = False) -> list[Item]:
    """`known`: the print's contents were known to be some."""
    lines: list[Item] = ["Содержание"]
    for number, title in enumerate(titles, 1):
        line = generated(title) if known else note(title, "body")
        lines.append(replace(line, label=f"4.{number}."))
    for number, title in enumerate(titles, 1):
        lines += [heading(f"4.{number}. {title}", f"1.{number}."), f"Требования раздела «{title.lower()}» обязательны."]
    return lines


@pytest.mark.parametrize("known", [False, True])
def test_a_line_of_contents_is_no_heading_that_moved(known: bool) -> None:
    assert told(written(), shown(known=known)) == 0


@pytest.mark.parametrize("known", [False, True])
def test_a_title_that_was_edited_in_both_places_is_told(known: bool) -> None:
    other = (*TITLES[:2], "Правила отказа", TITLES[3])
    assert told(written(), shown(other, known=known)) >= 1


@pytest.mark.parametrize("part", ["", "Глава "])
def test_typed_contents_are_known_by_headings_that_are_counted_besides(part: str) -> None:
    paper = docx.Document()
    for line in written():
        if not isinstance(line, Block):
            paper.add_paragraph(str(line))
        else:
            title = paper.add_heading(part + line.text)
            title.style = paper.styles["Heading 1"]
            numbering = title._p.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_numId().val = 1
            numbering.get_or_add_ilvl().val = 0
    out = io.BytesIO()
    paper.save(out)
    found = reader_for("docx")(out.getvalue(), name="a.docx", options=ReadOptions())
    assert sum(1 for block in found.blocks if block.label) == len(TITLES)
    assert [block.text for block in found.blocks if Flag.GENERATED in block.flags] == [
        f"4.{n}. {title}" for n, title in enumerate(TITLES, 1)
    ]
