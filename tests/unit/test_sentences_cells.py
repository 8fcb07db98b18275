"""What is said of cells that are no blocks while they are blank, as in a sheet: row and column are named all the same."""

import io

import openpyxl

from core.comparison import compare
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for


def sheet(remark: str | None) -> Document:
    book = openpyxl.Workbook()
    for row in (("Товар", "Цена", "Примечание"), ("Бетон", 4500, "да"), ("Песок", 900, remark)):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())


def test_a_cell_that_was_filled_in() -> None:
    (came,) = compare(sheet(None), sheet("по запросу")).changes
    assert came.sentence.ru == "Строка «Песок», столбец «Примечание»: добавлены слова: «по запросу»"
    assert came.sentence.en == "Row “Песок”, column “Примечание”: words were added: “по запросу”"
    assert came.reasons == ("text_added",)


def test_a_cell_that_was_emptied() -> None:
    (went,) = compare(sheet("по запросу"), sheet(None)).changes
    assert went.sentence.ru == "Строка «Песок», столбец «Примечание»: удалены слова: «по запросу»"
    assert went.reasons == ("text_removed",)


def test_a_figure_in_a_blank_cell_keeps_its_value() -> None:
    (came,) = compare(sheet(None), sheet("12 000")).changes
    assert came.sentence.en == "Row “Песок”, column “Примечание”: a number was added: 12,000"
