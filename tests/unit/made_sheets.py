"""Small workbooks for the tests of the comparison: sheets of prices and works, some of it hidden."""

import io
from collections.abc import Callable, Sequence

import openpyxl

from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for

Rows = Sequence[Sequence[str]]
PRICES = (("Товар", "Цена", "Ед."), ("Бетон", "4500", "м3"), ("Песок", "900", "м3"), ("Щебень", "1700", "м3"))
WORKS = (("Работа", "Сумма"), ("Монтаж", "1000"), ("Пуск", "500"))


def workbook(sheets: Sequence[tuple[str, Rows]]) -> Document:
    """Named sheets with their rows, read."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(out)
    return reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())


def unseen(hide: Callable[[openpyxl.Workbook], None]) -> Document:
    """A workbook of two sheets of which `hide` hides something, read."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Цены"
    for row in PRICES:
        book.active.append(row)
    book.create_sheet("Смета").append(WORKS[0])
    hide(book)
    book.save(out)
    return reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())
