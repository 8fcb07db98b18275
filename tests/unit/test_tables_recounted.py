"""Values that follow from other cells of a workbook: a formula says which cell is which, not what it gives at the moment."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.comparison.sheets.formulas import RECALCULATED
from core.model.change import ChangeKind, Lane, Significance
from core.model.leading import leading
from tests.unit.workbooks import PRICES, Cell, compared, estimate


def test_a_row_of_totals_without_a_name_is_the_row_that_is_counted_so() -> None:
    """Nothing but its formulas says which row it is: all of its values are new where a row went."""
    old, new = estimate(PRICES), estimate(PRICES[:4])
    kinds = [change.kind for change in compared(old, new).changes]
    assert kinds.count(ChangeKind.ROW_DELETED) == 1
    assert ChangeKind.ROW_INSERTED not in kinds


def test_a_column_that_is_counted_so_is_itself_though_its_head_and_values_are_new() -> None:
    rates = []
    for head, rate in (("НДС 20 %", 20), ("Налог по новой ставке", 22)):
        rows: list[list[Cell]] = [["Работа", "Сумма", head]]
        for at, (work, price) in enumerate(zip("абвгде", (100, 230, 310, 470, 590, 610), strict=True), 2):
            rows.append([f"Работа {work}", str(price), (str(price * rate), f"=B{at}*Ставка")])
        rates.append(rows)
    kinds = {change.kind for change in compared(*rates).changes}
    assert kinds == {ChangeKind.CELL_CHANGED}


def test_what_follows_from_a_price_is_told_as_recalculated() -> None:
    changes = compared(estimate(PRICES), estimate((4500, 950, *PRICES[2:]))).changes
    assert [(change.sentence.ru, RECALCULATED in change.reasons) for change in changes] == [
        ("Строка «Устройство стяжки», столбец «Цена»: 900 → 950 (+5,6\u00a0%)", False),
        ("Строка «Устройство стяжки», столбец «Сумма»: 6300 → 6650 (+5,6\u00a0%), пересчитано по формуле", True),
        ("Строка 7, столбец «Цена»: 8070 → 8120 (+0,6\u00a0%), пересчитано по формуле", True),
        ("Строка 7, столбец «Сумма»: 51\u00a0330 → 51\u00a0680 (+0,7\u00a0%), пересчитано по формуле", True),
    ]
    assert "recalculated by its formula" in changes[1].sentence.en


def test_a_column_that_was_recalculated_is_one_change_and_its_total_another() -> None:
    changes = compared(estimate(PRICES), estimate([price * 2 for price in PRICES])).changes
    told = [change for change in changes if RECALCULATED in change.reasons]
    assert [change.sentence.ru for change in told] == [
        "Столбец «Сумма», 5\u00a0ячеек: пересчитано по формуле, например «18000» → «36000» "
        "(строки «Разборка полов», «Устройство стяжки», «Укладка плитки» и ещё 2)",
        "Строка 7, столбец «Цена»: 8070 → 16\u00a0140 (+100\u00a0%), пересчитано по формуле",
        "Строка 7, столбец «Сумма»: 51\u00a0330 → 102\u00a0660 (+100\u00a0%), пересчитано по формуле",
    ]


def test_a_row_of_totals_that_were_recalculated_is_one_change() -> None:
    months = ("Янв", "Фев", "Март", "Апр", "Май")
    tables = []
    for rent in (50, 55):
        rows: list[list[Cell]] = [["Статья", *months], ["Аренда", *(str(rent + at) for at in range(5))], ["Связь", *"73625"]]
        totals = [rent + at + int(phone) for at, phone in enumerate("73625")]
        rows.append(
            ["Итого", *((str(total), f"=SUM({column}2:{column}3)") for total, column in zip(totals, "BCDEF", strict=True))]
        )
        tables.append(rows)
    (told,) = [change for change in compared(*tables).changes if RECALCULATED in change.reasons]
    assert told.sentence.ru == (
        "Строка «Итого», 5\u00a0ячеек: пересчитано по формуле, например «57» → «62» (столбцы «Янв», «Фев», «Март» и ещё 2)"
    )
    assert told.sentence.en.startswith("Row “Итого”, 5 cells: recalculated by the formula, such as")


def _with_total(formula: str, total: str, rows: Sequence[Sequence[Cell]] = ()) -> list[list[Cell]]:
    return [*map(list, rows or estimate(PRICES)[:-1]), ["Итого", "", "", (total, formula)]]


def test_a_total_that_leaves_out_a_row_counts_otherwise() -> None:
    """Nothing but a reference says so: the sum is another one, as if it had been recalculated."""
    changes = compared(_with_total("=SUM(D2:D6)", "51330"), _with_total("=SUM(D2:D5)", "45750")).changes
    assert [change.reasons for change in changes] == [("formula_changed", "amount")]
    assert "«=SUM(D2:D6)» → «=SUM(D2:D5)»" in changes[0].sentence.ru


def test_references_that_shift_with_their_rows_say_nothing() -> None:
    """A row came above and one at the end of the sum, which grew over both."""
    old = estimate(PRICES)[:-1]
    above: list[Cell] = ["Подготовка", "100", "1", ("100", "=B2*C2")]
    below: list[Cell] = ["Уборка", "200", "1", ("200", "=B8*C8")]
    shifted = [
        [(cell[0], f"=B{at}*C{at}") if isinstance(cell, tuple) else cell for cell in row] for at, row in enumerate(old[1:], 3)
    ]
    new = _with_total("=SUM(D2:D8)", "51630", [old[0], above, *shifted, below])
    changes = compared(_with_total("=SUM(D2:D6)", "51330"), new).changes
    assert [(change.kind, RECALCULATED in change.reasons) for change in changes] == [
        (ChangeKind.ROW_INSERTED, False),
        (ChangeKind.ROW_INSERTED, False),
        (ChangeKind.CELL_CHANGED, True),
    ]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("=B2*$C$2", "=$B$2*C2", True),
        ("=B2*C2", "=B2*D2", False),
        ("=SUM(B:B)", "=SUM(C:C)", False),
        ("=SUM(B2:B4)", "=SUM(B2:B3)", False),
        ("=SUM(B2:B4)", "=SUM(B3:B4)", False),
        ("=SUM(B2:B4)", "=SUM(B2:B5)", False),  # the row was there before
        ("=SUM(2:3)", "=SUM(2:2)", False),
        ('=IF(B2>0,"B3","")', '=IF(B2>0,"B4","")', False),
        ("='Лист 1'!B2", "=B2", True),
        ("=Курсы!B2", "=Курсы!B3", False),  # no cell of that sheet went anywhere
    ],
)
def test_which_cells_a_formula_names(before: str, after: str, same: bool) -> None:
    table: list[list[Cell]] = [
        ["Год", "План", "Факт", "Итог"],
        *([str(2020 + at), f"1{at}", f"2{at}", f"3{at}"] for at in range(4)),
    ]
    old, new = ([*table, ["Всего", "", "", (total, formula)]] for total, formula in (("77", before), ("88", after)))
    (change,) = compared(old, new).changes
    assert (RECALCULATED in change.reasons) is same
    assert ("formula_changed" in change.reasons) is not same


def test_a_formula_that_was_changed_all_the_way_down_is_one_change() -> None:
    old, new = estimate(PRICES)[:-1], estimate(PRICES)[:-1]
    for row in new[1:]:
        text, formula = row[3]
        row[3] = (text, f"=ROUND({formula[1:]},0)")
    (change,) = compared(old, new).changes
    assert change.sentence.ru == (
        "Столбец «Сумма», 5\u00a0ячеек: изменена формула, например «=B2*C2» → «=ROUND(B2*C2,0)» "
        "(строки «Разборка полов», «Устройство стяжки», «Укладка плитки» и ещё 2)"
    )
    assert "the formula was changed, such as “=B2*C2” → “=ROUND(B2*C2,0)”" in change.sentence.en


def test_a_cell_that_counts_otherwise_than_its_column_is_told_by_itself() -> None:
    old, new = estimate(PRICES)[:-1], estimate(PRICES)[:-1]
    for at, row in enumerate(new[1:], 2):
        row[3] = (row[3][0], f"=B{at}*C{at}*1" if at != 4 else "=B4*C5")
    changes = compared(old, new).changes
    assert [len(change.new) for change in changes] == [4, 1]


def test_of_the_causes_of_a_sum_the_one_that_weighs_most_comes_first() -> None:
    changed = leading(compared(estimate(PRICES), estimate((4500, 950, 1700, 350, 620), counts=(5, 7, 12, 3, 9))).changes)
    causes = [change for change in changed if RECALCULATED not in change.reasons]
    light, heavy = (replace(causes[0], significance=level) for level in (Significance.MEDIUM, Significance.HIGH))
    whole = next(change for change in changed if RECALCULATED in change.reasons)
    weighty = replace(whole, significance=Significance.HIGH)
    assert leading([light, heavy, weighty]) == [heavy, light, weighty]


def test_a_sum_that_follows_stands_behind_the_row_that_came_and_the_price() -> None:
    """A total weighs more than the row; it says no more than the row does."""
    changed = compared(estimate(PRICES[:4]), estimate((4500, 950, 1700, 350, 620))).changes
    first = leading(changed)
    follows = [RECALCULATED in change.reasons for change in first]
    assert follows == sorted(follows)
    assert {change.kind for change in first[: follows.index(True)]} >= {ChangeKind.ROW_INSERTED, ChangeKind.CELL_CHANGED}
    unmarked = replace(first[-1], reasons=(*first[-1].reasons, "unmarked"))
    assert leading([*first[:-1], unmarked])[0] is unmarked


def test_formulas_that_no_program_worked_out_follow_their_cells() -> None:
    def book(names: str) -> list[list[Cell]]:
        formulas = [f"=B{row}*C{row}" for row in range(2, len(names) + 2)]
        rows: list[list[Cell]] = [
            [f"Товар {name}", str(ord(name) % 50 + 2), str(ord(name) % 90 + 10), (text, text)]
            for name, text in zip(names, formulas, strict=True)
        ]
        total = f"=SUM(D2:D{len(names) + 1})"
        return [["Товар", "Кол-во", "Цена", "Сумма"], *rows, ["Итого", "", "", (total, total)]]

    row, *carried = compared(book("АБВГДЕЖ"), book("ЯАБВГДЕЖ")).changes
    assert row.kind is ChangeKind.ROW_INSERTED
    assert {change.lane for change in carried} == {Lane.COSMETIC}
    assert any(change.sentence.en.startswith("Column “Сумма”, 7 cells: the references of the formulas") for change in carried)
    assert all(change.values == () for change in carried)
