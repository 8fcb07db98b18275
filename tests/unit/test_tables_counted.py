"""Tables as estimates and price lists have them: rows that are counted, a title over the heads, columns of money, formulas."""

from dataclasses import replace

from core.comparison import compare
from core.comparison.tables.row_numbers import counts
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


def test_the_number_of_a_row_that_moved_is_numbering_too() -> None:
    works = [["{}", name, str(10 + at), str(450 + 70 * at)] for at, name in enumerate(WORKS)]
    moved = [*works[:1], *works[2:5], works[1], works[5]]
    old, new = ([HEAD, *([str(at), *row[1:]] for at, row in enumerate(rows, 1))] for rows in (works, moved))
    changes = found(old, new)
    row = next(change for change in changes if change.kind is ChangeKind.ROW_MOVED)
    assert (row.lane, row.reasons, row.values) == (Lane.WORDING, ("moved",), ())
    (again,) = [change for change in changes if change is not row]
    assert (again.lane, again.sentence.ru) == (Lane.NUMBERING, "Изменены номера строк 2–5")


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
        cells = formula, [*formula[:at], new, *formula[at + 1 :]]
        change = compare(*(replace(document(side), format="xlsx") for side in cells)).changes[0]
        assert "формула заменена числом" in change.sentence.ru
        assert (change.lane, change.significance) == (Lane.SUBSTANCE, Significance.HIGH)


WORKS = ("Демонтаж стен", "Вывоз мусора", "Кладка перегородок", "Стяжка пола", "Окраска потолка", "Монтаж дверей")


def estimate(places: list[int], number: str, more: int = 0, note: str = "") -> list[list[str]]:
    """An estimate of some of the works, all of them dearer by `more`."""
    rows = [[number.format(at), WORKS[k] + note, "12", str(1000 + 310 * k + more)] for at, k in enumerate(places, 1)]
    return [HEAD, *rows]


def test_a_row_that_went_out_of_a_counted_table_whose_prices_all_changed() -> None:
    for number in ("{}", "{}.", "2.{}"):
        changes = found(estimate([0, 1, 2, 3, 4, 5], number), estimate([0, 2, 3, 4, 5], number, 70))
        kinds = [change.kind for change in changes]
        assert kinds.count(ChangeKind.ROW_DELETED) == 1
        (dearer,) = (change for change in changes if change.kind is ChangeKind.CELL_CHANGED)
        assert len(dearer.new) == 5
        assert dearer.sentence.ru.startswith("Столбец «Цена, руб.»")
        (again,) = (change for change in changes if change.kind is ChangeKind.RENUMBERED)
        assert again.sentence.ru.startswith("Изменены номера строк: ")


def test_words_that_all_changed_in_a_counted_table_keep_their_rows() -> None:
    changes = found(estimate([0, 2, 3, 4, 5], "{}"), estimate([0, 1, 2, 3, 4, 5], "{}", note=" (второй этаж)"))
    kinds = [change.kind for change in changes]
    assert kinds.count(ChangeKind.ROW_INSERTED) == 1
    assert sum(len(change.old) for change in changes if change.kind is ChangeKind.CELL_CHANGED) == 5
    assert all("второй этаж" in change.sentence.ru for change in changes if change.kind is ChangeKind.CELL_CHANGED)


def test_rows_counted_anew_in_each_section() -> None:
    def sections(first: list[int], more: int) -> list[list[str]]:
        one, two = (estimate(places, "{}", more)[1:] for places in (first, [3, 4, 5]))
        return [HEAD, ["Раздел 1", "", "", ""], *one, ["Раздел 2", "", "", ""], *two]

    changes = found(sections([0, 1, 2], 0), sections([0, 2], 50))
    kinds = [change.kind for change in changes]
    assert kinds.count(ChangeKind.ROW_DELETED) == 1
    assert [len(change.new) for change in changes if change.kind is ChangeKind.CELL_CHANGED] == [5]
    assert kinds.count(ChangeKind.RENUMBERED) == 1


def test_numbers_that_begin_elsewhere_name_their_rows() -> None:
    def years(first: int, more: int) -> list[list[str]]:
        return [["Год", "Кто", "Итог"], *([str(year), "Завод", str(year * 7 % 100 + more)] for year in range(first, first + 8))]

    kinds = [change.kind for change in found(years(2001, 0), years(2003, 0))]
    assert kinds == [ChangeKind.ROW_DELETED] * 2 + [ChangeKind.ROW_INSERTED] * 2


def test_a_number_with_a_nought_at_its_end_is_another_one() -> None:
    rows = [HEAD, *([f"1.{at}", "Работы", "12", str(100 + at * at)] for at in range(1, 13))]
    other = [row if row[0] != "1.10" else [*row[:3], "999"] for row in rows]
    (one,) = found(rows, other)
    assert one.kind is ChangeKind.CELL_CHANGED


PRICED = ["№", "Наименование", "Ед.", "Кол-во", "Цена, руб.", "Сумма, руб."]
PUMPS = (("Насос центробежный", 12, 310), ("Насос погружной", 8, 420), ("Станция управления", 8, 275), ("Запасные части", 4, 800))


def price_list(rows: list[tuple[str, int, int]]) -> list[list[str]]:
    """Counted goods with quantity, price, sum and a total that stands in the column of numbers."""
    goods = [[str(at), name, "шт.", str(n), str(price), str(n * price)] for at, (name, n, price) in enumerate(rows, 1)]
    return [PRICED, *goods, ["Итого", "", "", "", "", str(sum(n * price for _, n, price in rows))]]


def test_a_name_that_the_total_lacks_says_which_row_is_which_and_not_its_sum() -> None:
    rows = [*PUMPS]
    rows[1] = ("Насос погружной", 9, 420)
    changes = found(price_list([*PUMPS]), price_list([*rows[:3], ("Шкаф автоматики", 2, 140), rows[3]]))
    kinds = [change.kind for change in changes]
    assert (kinds.count(ChangeKind.CELL_CHANGED), kinds.count(ChangeKind.ROW_INSERTED)) == (3, 1)
    assert [change.kind for change in changes if change.lane is Lane.NUMBERING] == [ChangeKind.RENUMBERED]
    assert any("Строка «Насос погружной», столбец «Кол-во»: 8 → 9" in change.sentence.ru for change in changes)


def test_a_total_under_a_row_that_went_stays_the_total() -> None:
    changes = found(price_list([*PUMPS]), price_list([*PUMPS[:3]]))
    assert [change.kind for change in changes] == [ChangeKind.ROW_DELETED, ChangeKind.CELL_CHANGED]
    assert changes[1].sentence.ru.startswith("Строка «Итого», столбец «Сумма, руб.»: ")


def test_a_number_that_was_passed_over_is_counted_all_the_same() -> None:
    old = price_list([*PUMPS])
    for at, number in ((3, "4"), (4, "5")):
        old[at][0] = number  # there is no row 3
    changes = found(old, price_list([PUMPS[0], *PUMPS[2:]]))
    kinds = sorted(change.kind for change in changes)
    assert kinds == [ChangeKind.CELL_CHANGED, ChangeKind.RENUMBERED, ChangeKind.ROW_DELETED]
    renamed = price_list([*PUMPS[:3], ("Запасные части для насосов", 4, 800)])
    assert sorted(change.kind for change in found(old, renamed)) == [ChangeKind.CELL_CHANGED, ChangeKind.RENUMBERED]


def test_only_a_column_that_is_called_so_counts_with_gaps() -> None:
    for name, numbered in (("№ п/п", True), ("No.", True), ("Поз.", True), ("№ дома", False), ("Год", False), ("-", False)):
        assert counts([name, "1", "2", "4", "5"]) is numbered, name
    assert not counts(["№", "4", "2", "9", "1"])
    assert counts(["1.1", "1.2", "1.3", "2", "3.1", "3.2"])
    assert not counts(["1.1", "1.2", "1.3", "2.2", "3.2"])
