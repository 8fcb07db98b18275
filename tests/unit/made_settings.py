"""A workbook with all that one can set beside its cells, and edits of one setting each."""

import io
from collections.abc import Callable

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation

from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for

Edit = Callable[[openpyxl.Workbook], object]
ROWS = (
    ("Товар", "Цена", "Количество", "Сумма"),
    ("Болт", 10, 3, "=B2*C2"),
    ("Гайка", 12, 4, "=B3*C3"),
    ("Шайба", 14, 5, "=B4*C4"),
    ("Винт", 16, 6, "=B5*C5"),
    ("Шуруп", 18, 7, "=B6*C6"),
    ("Итого", None, None, "=SUM(D2:D6)*Наценка"),
)


def made(*edits: Edit) -> bytes:
    """The workbook after these edits."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.title = "Смета"
    for row in ROWS:
        sheet.append(row)
    book.create_sheet("Ведомость").append(("Статус", "Да"))
    for row in (("Обычная наценка", 2), ("Льготная наценка", 3)):
        book["Ведомость"].append(row)
    book.defined_names["Наценка"] = DefinedName("Наценка", attr_text="Ведомость!$B$2")
    book.defined_names["Склад"] = DefinedName("Склад", attr_text="Смета!$A$2:$A$6")
    book["Ведомость"].add_data_validation(rule("list", '"Да,Нет"', "B1"))
    sheet.add_data_validation(rule("decimal", "100", "B2:B6", operator="lessThanOrEqual"))
    sheet.conditional_formatting.add(
        "D2:D6", CellIsRule(operator="greaterThan", formula=["40"], fill=PatternFill("solid", bgColor="FFC7CE"))
    )
    drawn = BarChart()
    drawn.add_data(Reference(sheet, min_col=2, min_row=1, max_row=6), titles_from_data=True)
    sheet.add_chart(drawn, "J2")
    sheet.auto_filter.ref = "A1:D6"
    for edit in edits:
        edit(book)
    book.save(out)
    return out.getvalue()


def rule(kind: str, formula: str, cells: str, **more: str) -> DataValidation:
    return DataValidation(type=kind, formula1=formula, sqref=cells, showErrorMessage=True, **more)


def read(data: bytes) -> Document:
    return reader_for("xlsx")(data, name="a.xlsx", options=ReadOptions())


def rules(book: openpyxl.Workbook, sheet: str) -> list[DataValidation]:
    found: list[DataValidation] = book[sheet].data_validations.dataValidation
    return found


def repoint(name: str, cells: str) -> Edit:
    return lambda book: setattr(book.defined_names[name], "attr_text", cells)


def bound(number: str) -> Edit:
    return lambda book: setattr(rules(book, "Смета")[0], "formula1", number)


def entries(said: str) -> Edit:
    return lambda book: setattr(rules(book, "Ведомость")[0], "formula1", said)


def hint(book: openpyxl.Workbook) -> None:
    rules(book, "Ведомость")[0].prompt = "Отметьте, если оплачено"


def highlight(book: openpyxl.Workbook) -> None:
    for rules_of in book["Смета"].conditional_formatting:
        for one in rules_of.rules:
            one.formula = ["4000"]


def protect(book: openpyxl.Workbook) -> None:
    book["Смета"].protection.sheet = True
    book["Смета"].protection.password = "x"


def open_price(book: openpyxl.Workbook) -> None:
    book["Смета"]["B3"].protection = Protection(locked=False)


def protect_structure(book: openpyxl.Workbook) -> None:
    book.security = WorkbookProtection(lockStructure=True)


def filtered(book: openpyxl.Workbook) -> None:
    book["Смета"].auto_filter.add_filter_column(0, ["Болт"])


def chart_of_amounts(book: openpyxl.Workbook) -> None:
    drawn = BarChart()
    drawn.add_data(Reference(book["Смета"], min_col=3, min_row=1, max_row=6), titles_from_data=True)
    book["Смета"]._charts.clear()
    book["Смета"].add_chart(drawn, "J2")


def by_hand(book: openpyxl.Workbook) -> None:
    book.calculation.calcMode = "manual"


def as_shown(book: openpyxl.Workbook) -> None:
    book.calculation.fullPrecision = False


def as_text(*cells: str) -> Edit:
    """Keeps the numbers of these cells as texts of the same figures."""

    def turn(book: openpyxl.Workbook) -> None:
        for cell in cells:
            book["Смета"][cell] = str(book["Смета"][cell].value)
            book["Смета"][cell].data_type = "s"

    return turn
