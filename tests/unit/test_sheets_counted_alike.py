"""Cells of a workbook that count alike now, or no longer, are one change: a column that was filled down, a sheet that a program
without formulas has saved."""

from collections.abc import Sequence

from core.comparison.sheets.formulas import relative
from core.model.change import ChangeKind, Significance
from tests.unit.workbooks import PRICES, Cell, compared, estimate, workbook


def frozen(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """What a program leaves that keeps no formulas."""
    return [[cell[0] if isinstance(cell, tuple) else cell for cell in row] for row in rows]


def test_formulas_that_gave_way_to_what_they_gave_are_one_change() -> None:
    (told,) = compared(estimate(PRICES), frozen(estimate(PRICES))).changes
    assert told.significance is Significance.HIGH
    assert len(told.old) == len(told.new) == 8
    assert told.sentence.en == ("8 cells: the formulas were replaced by the values that they gave (D2, D3, D4 and 5 more)")
    assert told.sentence.ru == "8\u00a0ячеек: формулы заменены значениями, которые они давали (D2, D3, D4 и ещё 5)"


def test_a_number_that_its_formula_did_not_give_is_told_alone() -> None:
    new = frozen(estimate(PRICES))
    new[2][3] = "9300"
    changes = compared(estimate(PRICES), new).changes
    (alone,) = [change for change in changes if len(change.new) == 1 and "formula_to_number" in change.reasons]
    assert alone.sentence.en == (
        "Row “Устройство стяжки”, column “Сумма”: a formula was replaced by a number (6300 → 9300 (+47.6%))"
    )
    assert sum(len(change.new) for change in changes if "formula_to_number" in change.reasons) == 8


def test_a_text_that_a_formula_gave_is_no_number() -> None:
    old: list[list[Cell]] = [["Клиент", "Код"], [("ООО «Ромашка»", "=A5"), "17"]]
    (told,) = compared(old, frozen(old)).changes
    assert "replaced by a value: ООО «Ромашка»" in told.sentence.en
    assert "заменена значением" in told.sentence.ru


def test_a_column_that_is_counted_now_is_one_change() -> None:
    (told,) = [change for change in compared(frozen(estimate(PRICES)), estimate(PRICES)).changes if len(change.new) > 1]
    assert told.kind is ChangeKind.CELL_CHANGED
    assert told.sentence.en.startswith("Column “Сумма”, 5 cells: the values were replaced by a formula, such as “=B2*C2” (rows")


def test_a_column_that_counts_by_one_cell_now_is_one_change_whatever_it_counted_by() -> None:
    """A "$" holds the cell: filled down, the formula is the same."""
    names = ("Песок", "Щебень", "Цемент", "Вода", "Гравий")
    old: list[list[Cell]] = [["Материал", "Норма"], *([name, (str(at), f"={at}*1")] for at, name in enumerate(names, 3))]
    new: list[list[Cell]] = [
        ["Материал", "Норма"],
        *([name, (str(at), f"=C{at - 1}*($D$9/D$10)")] for at, name in enumerate(names, 3)),
    ]
    (told,) = compared(old, new).changes
    assert len(told.new) == 5
    assert told.sentence.en.startswith("Column “Норма”, 5 cells: the formula was changed, such as")


def test_what_a_sign_holds_is_not_counted_from_the_cell() -> None:
    document = workbook([["", ("1", "=$A1+B$2+C3")], ["", ("1", "=$A2+B$2+C4")], ["", ("1", "=$A2+B2+C4")]])
    first, second, third = (relative(block) for block in document.blocks)
    assert first == second != third


def test_a_column_without_a_name_is_called_by_its_letters() -> None:
    old: list[list[Cell]] = [["Петров", "х", "у", "12"], ["Сидоров", "z", "w", "15"]]
    new: list[list[Cell]] = [["Петров", "х", "у", "12"], ["Сидоров", "z", "w", "17"]]
    (told,) = compared(old, new).changes
    assert "column D" in told.sentence.en or "Cell D2" in told.sentence.en


def test_a_row_of_a_common_name_that_was_written_anew_at_its_place_is_that_row() -> None:
    """The name stands in every block of a sheet; most of what stands behind it is new."""
    name, blocks = "Электроэнергия, низкое напряжение", ("Насос", "Бойлер", "Котёл", "Печь", "Чиллер")

    def sheet(*power: str) -> list[list[Cell]]:
        rows: list[list[Cell]] = []
        for block in blocks:
            rows += [["Изделие", block], [name, "0.5", "кВт·ч", "сеть", "5", "0.5", "0.4", "0.6"]]
        rows[5] = [name, *power]
        return rows

    old, new = sheet("0.6", "кВт·ч", "сеть", "5", "0.7", "0.8", "0.9"), sheet("1.32", "кВт·ч", "сеть")
    kinds = {change.kind for change in compared(old, new).changes}
    assert not kinds & {ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED}
