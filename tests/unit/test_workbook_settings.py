"""What a workbook sets beside its cells: each edit of it is one change, in both directions; what follows its cells is none."""

import re

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from core.comparison import compare
from core.model.change import Change
from core.reports import ReportData, render
from tests.unit.made_settings import (
    Edit,
    as_shown,
    as_text,
    bound,
    by_hand,
    chart_of_amounts,
    entries,
    filtered,
    highlight,
    hint,
    made,
    open_price,
    protect,
    protect_structure,
    read,
    repoint,
    rules,
)


def changes(old: bytes, new: bytes) -> list[Change]:
    comparison = compare(read(old), read(new))
    assert comparison.proof.holds
    assert comparison.complete
    return list(comparison.changes)


def told(old: bytes, new: bytes) -> list[tuple[str, str, str]]:
    """What is said, in words and chart points alone: a program draws these anew."""
    found = changes(old, new)
    return [(one.sentence.ru, one.lane.value, one.significance.value) for one in found if one.lane.value != "numbering"]


@pytest.mark.parametrize(
    ("edit", "forth", "back", "lane", "significance"),
    [
        (
            repoint("Наценка", "Ведомость!$B$3"),
            "Имя Наценка означает другое: «=Ведомость!$B$2» → «=Ведомость!$B$3»",
            "Имя Наценка означает другое: «=Ведомость!$B$3» → «=Ведомость!$B$2»",
            "substance",
            "medium",
        ),
        (
            repoint("Склад", "Смета!$A$2:$A$4"),
            "Имя Склад означает другое: «=Смета!$A$2:$A$6» → «=Смета!$A$2:$A$4»",
            "Имя Склад означает другое: «=Смета!$A$2:$A$4» → «=Смета!$A$2:$A$6»",
            "wording",
            "low",
        ),
        (
            entries('"Да,Нет,Частично"'),
            "Изменено, что можно ввести, B1 листа «Ведомость»: «Да; Нет» → «Да; Нет; Частично»",
            "Изменено, что можно ввести, B1 листа «Ведомость»: «Да; Нет; Частично» → «Да; Нет»",
            "substance",
            "medium",
        ),
        (
            bound("1000"),
            "Изменено, что можно ввести, B2:B6 листа «Смета»: «x ≤ 100» → «x ≤ 1000»",
            "Изменено, что можно ввести, B2:B6 листа «Смета»: «x ≤ 1000» → «x ≤ 100»",
            "substance",
            "medium",
        ),
        (
            lambda book: rules(book, "Смета").clear(),
            "Ввод больше не ограничен, B2:B6 листа «Смета»: «x ≤ 100»",
            "Ввод ограничен, B2:B6 листа «Смета»: «x ≤ 100»",
            "substance",
            "medium",
        ),
        (
            lambda book: setattr(rules(book, "Смета")[0], "showErrorMessage", False),
            "Изменено, что можно ввести, B2:B6 листа «Смета»: «x ≤ 100» → «x ≤ 100 [не проверяется]»",
            "Изменено, что можно ввести, B2:B6 листа «Смета»: «x ≤ 100 [не проверяется]» → «x ≤ 100»",
            "substance",
            "medium",
        ),
        (
            lambda book: setattr(rules(book, "Смета")[0], "sqref", DataValidation(sqref="B2:B4").sqref),
            "Ввод ограничен в других ячейках листа «Смета»: B2:B6 → B2:B4",
            "Ввод ограничен в других ячейках листа «Смета»: B2:B4 → B2:B6",
            "substance",
            "medium",
        ),
        (
            hint,
            "Добавлена подсказка ко вводу, B1 листа «Ведомость»: «Отметьте, если оплачено»",
            "Удалена подсказка ко вводу, B1 листа «Ведомость»: «Отметьте, если оплачено»",
            "wording",
            "low",
        ),
        (
            highlight,
            "Изменено условие выделения ячеек D2:D6 листа «Смета»: «x > 40» → «x > 4000»",
            "Изменено условие выделения ячеек D2:D6 листа «Смета»: «x > 4000» → «x > 40»",
            "wording",
            "low",
        ),
        (
            protect,
            "Включена защита листа «Смета» от изменений: «с паролем»",
            "Снята защита листа «Смета» от изменений: «с паролем»",
            "wording",
            "medium",
        ),
        (
            protect_structure,
            "Включена защита файла от изменений: «структура книги»",
            "Снята защита файла от изменений: «структура книги»",
            "wording",
            "medium",
        ),
        (
            filtered,
            "Строки отобраны по ячейкам A1:A6 листа «Смета»: «Болт»",
            "Снят отбор строк по ячейкам A1:A6 листа «Смета»: «Болт»",
            "wording",
            "low",
        ),
        (
            chart_of_amounts,
            "Диаграмма листа «Смета» построена по другим ячейкам: «='Смета'!B1,'Смета'!$B$2:$B$6» → "
            "«='Смета'!C1,'Смета'!$C$2:$C$6»",
            "Диаграмма листа «Смета» построена по другим ячейкам: «='Смета'!C1,'Смета'!$C$2:$C$6» → "
            "«='Смета'!B1,'Смета'!$B$2:$B$6»",
            "substance",
            "medium",
        ),
        (
            by_hand,
            "Формулы пересчитываются только вручную",
            "Формулы снова пересчитываются сами",
            "substance",
            "medium",
        ),
        (
            as_shown,
            "Формулы считают с показанными, округлёнными числами",
            "Формулы снова считают с полными числами",
            "substance",
            "medium",
        ),
        (
            as_text("B3"),
            "Строка «Гайка», столбец «Цена»: число хранится как текст, суммы его не учитывают: 12",
            "Строка «Гайка», столбец «Цена»: число больше не хранится как текст: 12",
            "substance",
            "medium",
        ),
    ],
)
def test_what_is_set_otherwise_is_one_change(edit: Edit, forth: str, back: str, lane: str, significance: str) -> None:
    old, new = made(), made(edit)
    assert told(old, new) == [(forth, lane, significance)]
    assert told(new, old) == [(back, lane, significance)]
    assert changes(new, new) == []


def test_numbers_of_a_column_that_became_texts_are_one_change() -> None:
    ((said, _, _),) = told(made(), made(as_text("B2", "B3", "B4", "B5")))
    assert said.startswith("Столбец «Цена», 4\u00a0ячейки: числа хранятся как текст, суммы их не учитывают, например «10»")


def test_a_number_that_became_another_text_is_told_with_its_step() -> None:
    def turn(book: openpyxl.Workbook) -> None:
        book["Смета"]["B3"] = "13"
        book["Смета"]["B3"].data_type = "s"

    (change,) = [one for one in changes(made(), made(turn)) if one.kind.value == "cell_changed"]
    assert "as_text" in change.reasons
    assert change.sentence.ru.endswith("суммы его не учитывают: 12 → 13 (+8,3\u00a0%)")


def test_a_code_of_figures_is_no_number_that_was_kept_as_text() -> None:
    codes = read(made(lambda book: book["Ведомость"].append(("00712", "12345678901234567890", "7"))))
    assert [one.value for one in codes.settings if one.kind.value == "as_text"] == ["7"]


def test_what_protection_leaves_open_is_told_where_both_are_protected() -> None:
    ((said, lane, significance),) = told(made(protect), made(protect, open_price))
    assert (said, lane, significance) == ("Защита листа «Смета» оставляет открытыми ячейки «=B3»", "wording", "medium")
    assert told(made(), made(open_price)) == []


def test_rules_names_and_charts_follow_their_cells() -> None:
    """Rows that came above, as a spreadsheet writes them, shift whatever names the cells below."""

    def shifted(book: openpyxl.Workbook) -> None:
        sheet = book["Смета"]
        sheet.insert_rows(2)
        for column, text in enumerate(("Гвоздь", 8, 2, "=B2*C2"), 1):
            sheet.cell(2, column, text)
        for row in range(3, 8):
            sheet.cell(row, 4, f"=B{row}*C{row}")
        sheet["D8"] = "=SUM(D2:D7)*Наценка"
        repoint("Склад", "Смета!$A$3:$A$7")(book)
        rules(book, "Смета")[0].sqref = DataValidation(sqref="B3:B7").sqref
        for found in list(book["Смета"].conditional_formatting):
            for one in found.rules:
                del sheet.conditional_formatting[found.sqref]
                sheet.conditional_formatting.add("D3:D7", one)
        for series in sheet._charts[0].series:
            series.val.numRef.f = "'Смета'!$B$3:$B$7"

    found = {one.kind.value for one in changes(made(), made(shifted))}
    assert "row_inserted" in found
    assert "metadata" not in found


def test_a_name_of_a_sheet_alone_is_a_name_of_that_sheet() -> None:
    def named(cells: str) -> Edit:
        return lambda book: book["Ведомость"].defined_names.add(
            openpyxl.workbook.defined_name.DefinedName("Итог", attr_text=cells)
        )

    ((said, lane, _),) = told(made(named("Ведомость!$B$1")), made(named("Ведомость!$A$1")))
    assert (said, lane) == ("Имя Итог означает другое: «=Ведомость!$B$1» → «=Ведомость!$A$1»", "wording")


def test_reports_show_what_was_and_is_set() -> None:
    old, new = read(made()), read(made(bound("1000")))
    data = ReportData(comparison=compare(old, new), old=old, new=new)
    for format in ("html", "md", "csv"):
        text = render(format, data).decode()
        assert {"x ≤ 100", "x ≤ 1000"} <= set(re.findall(r"x ≤ \d+", text)), format


@pytest.mark.parametrize("back", [False, True], ids=["forth", "back"])
def test_a_small_sheet_that_went_elsewhere_moved(back: bool) -> None:
    def order(book: openpyxl.Workbook) -> None:
        book.move_sheet("Ведомость", -1)

    pair = (made(), made(order))
    ((said, lane, _),) = told(*(pair[::-1] if back else pair))
    assert (said, lane) == ("Перенесён лист «Ведомость»", "wording")


def test_an_empty_sheet_that_went_elsewhere_moved_once() -> None:
    def with_empty(place: int) -> Edit:
        return lambda book: book.create_sheet("Разделитель", place)

    assert told(made(with_empty(1)), made(with_empty(2))) == [("Перенесён лист «Разделитель»", "wording", "low")]
