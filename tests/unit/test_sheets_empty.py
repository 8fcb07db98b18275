"""Sheets of a workbook that hold nothing: they came, went, were called otherwise or hidden."""

from collections.abc import Callable

import openpyxl
import pytest

from core.comparison import compare
from tests.unit.made_sheets import unseen, workbook

Edit = Callable[[openpyxl.Workbook], object]


def told(edit: Edit, before: Edit = lambda book: None) -> list[str]:
    """The sentences of what `edit` did to a workbook of two sheets and an empty one."""

    def made(*edits: Edit) -> Edit:
        def run(book: openpyxl.Workbook) -> None:
            book.create_sheet("Запас")
            for one in edits:
                one(book)

        return run

    found = compare(unseen(made(before)), unseen(made(before, edit)))
    assert found.proof.holds
    return [change.sentence.ru for change in found.changes]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda book: setattr(book["Запас"], "title", "Архив"), "Лист «Запас» переименован в «Архив»"),
        (lambda book: setattr(book["Запас"], "sheet_state", "hidden"), "Скрыт лист «Запас»"),
        (lambda book: setattr(book["Запас"], "sheet_state", "veryHidden"), "Скрыт лист «Запас»"),
        (lambda book: book.remove(book["Запас"]), "Удалён пустой лист «Запас»"),
        (lambda book: book.create_sheet("Архив"), "Добавлен пустой лист «Архив»"),
    ],
)
def test_an_empty_sheet_that_changed_is_told(edit: Edit, sentence: str) -> None:
    assert told(edit) == [sentence]


def test_an_empty_sheet_that_can_be_seen_now() -> None:
    shown = told(lambda book: setattr(book["Запас"], "sheet_state", "visible"), lambda book: _hide(book["Запас"]))
    assert shown == ["Стал виден лист «Запас»"]


def test_an_empty_sheet_that_was_filled_is_told_by_its_rows() -> None:
    assert len(told(lambda book: book["Запас"].append(["Песок", "40"]))) == 1


def test_a_sheet_with_rows_that_was_renamed_is_told_once() -> None:
    assert told(lambda book: setattr(book["Цены"], "title", "Прайс")) == ["Лист «Цены» переименован в «Прайс»"]


def test_equal_books_with_empty_sheets_are_equal() -> None:
    sheets = [("А", []), ("Б", [("1", "2")]), ("В", [])]
    assert compare(workbook(sheets), workbook(sheets)).changes == ()


def _hide(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.sheet_state = "hidden"
