"""Tables as estimates and price lists have them: rows that are counted, a title over the heads, columns of money, formulas."""

from dataclasses import replace

from core.model.change import Change, ChangeKind, Lane, Significance
from core.model.document import Block, Mark
from tests.unit.made_documents import compared, document

HEAD = ["№", "Работы", "Кол-во", "Цена, руб."]
OLD = [HEAD, ["1", "Демонтаж", "120", "450"], ["2", "Кладка стен", "35", "7800"], ["3", "Окраска", "480", "310"]]
NEW = [
    HEAD,
    ["1", "Демонтаж", "120", "450"],
    ["2", "Вывоз мусора", "18", "2500"],
    ["3", "Кладка стен", "36", "8200"],
    ["4", "Окраска", "480", "310"],
]


def found(old: list[list[str]], new: list[list[str]]) -> list[Change]:
    return list(compared([old], [new]).changes)


def test_rows_counted_anew_are_one_change_of_numbering() -> None:
    changes = found(OLD, NEW)
    renumbered = [change for change in changes if change.kind is ChangeKind.RENUMBERED]
    assert [(change.lane, change.sentence.ru) for change in renumbered] == [(Lane.NUMBERING, "Изменены номера строк: 2–3 → 3–4")]
    assert sum(change.kind is ChangeKind.ROW_INSERTED for change in changes) == 1
    assert len(changes) == 4


def test_figures_that_do_not_count_rows_stay_figures() -> None:
    old = [["Место", "Год", "Итог"], ["север", "5", "1"], ["юг", "7", "2"], ["запад", "6", "3"]]
    changes = found(old, [*old[:2], ["юг", "8", "2"], old[3]])
    assert [change.kind for change in changes] == [ChangeKind.CELL_CHANGED]


def test_a_number_in_a_column_of_prices_is_an_amount() -> None:
    price = next(change for change in found(OLD, NEW) if "Цена" in change.sentence.ru)
    count = next(change for change in found(OLD, NEW) if "Кол-во" in change.sentence.ru)
    assert (price.significance, "amount" in price.reasons) == (Significance.HIGH, True)
    assert (count.significance, "amount" in count.reasons) == (Significance.MEDIUM, False)


def test_a_title_over_the_heads_names_no_column() -> None:
    title = ["Смета № 12", "", "", ""]
    changes = found([title, *OLD], [title, *NEW])
    assert any("столбец «Цена, руб.»" in change.sentence.ru for change in changes)
    assert all("Смета" not in change.sentence.ru for change in changes)


def test_a_formula_replaced_by_a_number_says_so() -> None:
    formula = [*document([OLD]).blocks]
    at = next(i for i, block in enumerate(formula) if block.text == "7800")
    formula[at] = replace(formula[at], marks=(Mark(start=0, end=4, type="formula", value="=C3*2"),))
    changed: Block = replace(formula[at], marks=(), text="7900")
    for new in (replace(changed, text="7800"), changed):
        change = compared(formula, [*formula[:at], new, *formula[at + 1 :]]).changes[0]
        assert "формула заменена числом" in change.sentence.ru
        assert (change.lane, change.significance) == (Lane.SUBSTANCE, Significance.HIGH)
