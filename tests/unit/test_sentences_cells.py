"""What is said of cells that are no blocks while they are blank, as in a sheet, and of whole tables and sheets."""

import io

import openpyxl

from core.comparison import compare
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for
from tests.unit.made_documents import compared


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


def test_the_heading_of_a_column_is_called_so() -> None:
    head, row = ["Товар", "Цена, руб."], ["Бетон", "4500"]
    (change,) = compared([[head, row]], [[["Товар", "Цена за тонну, руб."], row]]).changes
    assert change.sentence.ru == "Заголовок столбца «Цена, руб.»: добавлены слова: «за тонну» («Цена за тонну, руб.»)"
    assert change.sentence.en.startswith("Heading of column “Цена, руб.”: words were added: “за тонну”")


PAY = (("Сотрудник", "Оклад"), ("Иванов", 50_000), ("Петров", 60_000))
RIVERS = (("Город", "Река"), ("Тверь", "Волга"), ("Омск", "Иртыш"))


def workbook(**sheets: tuple[tuple[object, ...], ...]) -> Document:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())


def test_a_sheet_that_came_and_one_that_went() -> None:
    one, two = workbook(Реки=RIVERS), workbook(Реки=RIVERS, Оклады=PAY)
    assert [change.sentence.ru for change in compare(one, two).changes] == ["Добавлен лист «Оклады»: «Сотрудник · Оклад»"]
    assert [change.sentence.en for change in compare(two, one).changes] == ["Sheet “Оклады” was removed: “Сотрудник · Оклад”"]


def test_a_table_that_came_and_one_that_went() -> None:
    text, table = "Перед таблицей стоит обычный абзац договора.", [[str(cell) for cell in row] for row in PAY]
    assert compared([text], [text, table]).changes[0].sentence.ru == "Добавлена таблица: «Сотрудник · Оклад»"
    assert compared([text, table], [text]).changes[0].sentence.en == "A table was removed: “Сотрудник · Оклад”"


def test_a_table_is_named_by_its_first_row_with_text() -> None:
    text = "Перед таблицей стоит обычный абзац договора."
    table = [["", ""], ["Срок", "30 дней"], ["Цена", "900"]]
    assert compared([text], [text, table]).changes[0].sentence.ru == "Добавлена таблица: «Срок · 30 дней»"


def test_a_number_with_a_power_of_ten_is_a_number() -> None:
    (one,) = compared([[["Flow", "Rate"], ["NOx", "1.5E-06"]]], [[["Flow", "Rate"], ["NOx", "1.6E-04"]]]).changes
    assert one.sentence.en == "Row “NOx”, column “Rate”: 1.5E-06 → 1.6E-04 (+10,566.7%)"
    assert [edit.old and (edit.old.start, edit.old.end) for edit in one.edits] == [(0, 7)]
    (same,) = compared([[["Flow", "Rate"], ["NOx", "6.75e-08"]]], [[["Flow", "Rate"], ["NOx", "6.75000E-08"]]]).changes
    assert (same.lane.value, same.values) == ("wording", ())
    assert "the value is written in another way" in same.sentence.en


def test_numbers_far_apart_have_no_share() -> None:
    (one,) = compared([[["Flow", "Rate"], ["NOx", "1.5E-30"]]], [[["Flow", "Rate"], ["NOx", "1.6E+30"]]]).changes
    assert one.sentence.en == "Row “NOx”, column “Rate”: 1.5E-30 → 1.6E+30"


def marked(*remarks: str | None) -> Document:
    book = openpyxl.Workbook()
    book.active.append(("Товар", "Цена", "Примечание", "Склад"))
    for name, price, remark in zip(("Бетон", "Песок", "Щебень", "Известь"), (4500, 900, 1200, 700), remarks, strict=True):
        book.active.append((name, price, remark, remark and "да"))
    out = io.BytesIO()
    book.save(out)
    return reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())


def test_one_text_that_left_several_cells_of_a_column_is_one_change() -> None:
    found = compare(marked("нет", "нет", "по запросу", "нет"), marked(None, None, "по запросу", None))
    assert found.proof.holds
    assert [change.sentence.ru for change in found.changes] == [
        "Столбец «Примечание»: «нет» удалено из 3\u00a0ячеек (строки «Бетон», «Песок», «Известь»)",
        "Столбец «Склад»: «да» удалено из 3\u00a0ячеек (строки «Бетон», «Песок», «Известь»)",
    ]
    back = compare(marked(None, None, "по запросу", None), marked("нет", "нет", "по запросу", "нет"))
    assert back.changes[0].sentence.en == "Column “Примечание”: “нет” was added to 3 cells (rows “Бетон”, “Песок”, “Известь”)"


def test_neighbours_in_a_row_that_were_filled_in_are_two_changes() -> None:
    found = compare(marked("да", None, "да", "да"), marked("да", "по запросу", "да", "да"))
    assert [change.sentence.en for change in found.changes] == [
        "Row “Песок”, column “Примечание”: words were added: “по запросу”",
        "Row “Песок”, column “Склад”: a word was added: “да”",
    ]


def test_a_line_over_a_wide_table_names_no_columns() -> None:
    def rows(amount: str) -> list[list[str]]:
        body = [[f"exchange {at}", str(at), "kilogram", "RER", "technosphere", f"comment {at}"] for at in range(5)]
        return [["Database", "photovoltaic", "", "", "", ""], *body, ["copper", amount, "kilogram", "RER", "biosphere", "one"]]

    (one,) = compared([rows("10556")], [rows("1000")]).changes
    assert one.sentence.en == "Row “copper”, column 2: 10,556 → 1000 (−90.5%)"


def test_rows_of_one_name_are_told_by_their_numbers_too() -> None:
    def rows(price: str) -> list[list[str]]:
        return [["Товар", "Склад", "Цена"], ["Бетон", "Тула", "4500"], ["Бетон", "Орёл", price], ["Песок", "Орёл", "900"]]

    (one,) = compared([rows("4600")], [rows("4650")]).changes
    assert one.sentence.en.startswith("Row 3 “Бетон”, column “Цена”: ")
    assert one.sentence.ru.startswith("Строка 3 «Бетон», столбец «Цена»: ")


def test_blank_cells_that_another_format_does_not_have_are_one_cosmetic_change() -> None:
    rows = [["Товар", "Цена", "Примечание"], *([f"товар {at}", str(at), "" if at % 2 else "да"] for at in range(1, 9))]
    text = "\n".join(",".join(row) for row in rows)
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    written = reader_for("csv")(text.encode(), name="a.csv", options=ReadOptions())
    found = compare(written, reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions()))
    assert found.proof.holds
    assert [change.lane.value for change in found.changes] == ["cosmetic"]


GOODS = ("Бетон", "Песок", "Щебень", "Кирпич", "Доска")


def _supplies(who: str, tax: str, at: int = 0) -> list[list[str]]:
    rows = [["Товар", "Поставщик", "НДС"], *([name, f"ООО «{who}», склад {name}", tax] for name in GOODS)]
    return rows if not at else [row if k != at else [row[0], "ООО «Прочие»", row[2]] for k, row in enumerate(rows)]


def test_the_same_edit_in_every_cell_of_a_column_is_one_change() -> None:
    found = compared([_supplies("Заря", "18 %")], [_supplies("Восход", "20 %")])
    name, tax = found.changes
    assert (len(name.old), len(name.new), len(name.edits)) == (5, 5, 5)
    assert name.sentence.ru.startswith("Столбец «Поставщик», 5\u00a0ячеек: ")
    assert name.sentence.ru.endswith(" (строки «Бетон», «Песок», «Щебень» и ещё 2)")
    assert "Восход" in name.sentence.ru
    assert tax.sentence.en.startswith("Column “НДС”, 5 cells: ")
    assert len(tax.values) == 1


def test_a_cell_with_another_edit_and_a_few_cells_are_told_alone() -> None:
    found = compared([_supplies("Заря", "18 %")], [_supplies("Восход", "18 %", at=2)])
    assert [len(change.old) for change in found.changes] == [4, 1]
    few = compared([_supplies("Заря", "18 %")[:4]], [_supplies("Восход", "18 %")[:4]])
    assert [len(change.old) for change in few.changes] == [1, 1, 1]


def test_the_same_figure_of_other_things_is_told_cell_by_cell() -> None:
    def terms(days: int) -> list[list[str]]:
        said = (f"{days} дней на ответ", f"{days} метров кабеля", f"{days} листов", f"{days} томов", f"{days} рублей")
        return [["Что", "Условие"], *([name, text] for name, text in zip(GOODS, said, strict=True))]

    assert [len(change.old) for change in compared([terms(5)], [terms(7)]).changes] == [1] * 5
