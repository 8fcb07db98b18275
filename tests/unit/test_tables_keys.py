"""Which column says which row is which."""

from tests.unit.made_documents import compared, kinds

HEAD = ["Metal", "Technology", "Unit", "Mean", "Low"]
METALS = ("Antimony", "Beryllium", "Cerium", "Cobalt", "Gold", "Erbium")


def metals(change: dict[int, tuple[str, str]]) -> list[list[str]]:
    rows = [
        [name, technology, "kg", f"0.00{at}{12 + at}", f"0.000{at}{31 + at}"]
        for at, (name, technology) in enumerate((name, technology) for name in METALS for technology in ("petrol", "battery"))
    ]
    return [HEAD, *([*row[:3], *change.get(at, tuple(row[3:]))] for at, row in enumerate(rows))]


def test_a_measure_that_changed_does_not_make_another_row() -> None:
    found = compared([metals({})], [metals({3: ("0.5", "0.25"), 4: ("0.75", "0.125")})])
    assert kinds(found) == ["cell_changed"] * 4


def test_rows_that_only_their_words_together_name() -> None:
    names = [(name, kind) for name in METALS for kind in ("petrol", "battery", "hybrid")]
    rows = [["Metal", "Unit", "Mean", "Median", "Low", "High", "Technology"]]
    rows += [[name, "kg", *(f"0.{column}{at // 2}" for column in range(1, 5)), kind] for at, (name, kind) in enumerate(names)]
    new = [*rows[:4], *([*row[:2], *(f"0.7{at}{column}" for column in range(4)), row[6]] for at, row in enumerate(rows[4:10]))]
    assert kinds(compared([rows], [[*new, *rows[10:]]])) == ["cell_changed"] * 24


def test_a_price_that_changed_among_rows_whose_names_stand_twice() -> None:
    def rows(price: str) -> list[list[str]]:
        return [["Товар", "Склад", "Цена"], ["Бетон", "Тула", "4500"], ["Бетон", "Орёл", price], ["Песок", "Орёл", "900"]]

    assert kinds(compared([rows("4600")], [rows("4650")])) == ["cell_changed"]


def test_a_row_with_another_number_stays_another_row() -> None:
    rows = [["Code", "Name", "Price"], *([f"{at}00", f"part {at}", f"{at}5"] for at in range(1, 7))]
    other = [*rows[:3], ["999", "gasket", "75"], *rows[4:]]
    assert kinds(compared([rows], [other])) == ["row_deleted", "row_inserted"]


def test_a_table_that_was_sorted_is_one_change_and_its_new_price_another() -> None:
    rows = [[name, f"{at}00", "kg"] for at, name in enumerate(("pine", "oak", "ash", "elm", "birch", "maple", "lime", "fir"), 1)]
    new = sorted([name, "250" if name == "oak" else price, unit] for name, price, unit in rows)
    found = compared([[["Wood", "Price", "Unit"], *rows]], [[["Wood", "Price", "Unit"], *new]])
    assert sorted(kinds(found)) == ["cell_changed", "row_moved"]
    (moved,) = (change for change in found.changes if change.kind.value == "row_moved")
    assert moved.edits == ()
    assert moved.sentence.en.startswith("5 rows of a table were put into another order: ")
    (price,) = (change for change in found.changes if change.kind.value == "cell_changed")
    assert price.sentence.en.startswith("Row “oak”, column “Price”: ")


def test_a_long_table_that_was_sorted_is_the_same_table() -> None:
    rows = [[f"flow {at * 7919 % 1009}", f"air {at % 3}"] for at in range(40)]
    found = compared([rows], [sorted(rows)])
    assert kinds(found) == ["row_moved"]


def test_numbers_that_a_program_wrote_otherwise_leave_the_rows_what_they_are() -> None:
    def rows(year: str, digits: int) -> list[list[str]]:
        return [
            HEAD,
            *([name, "petrol", year, f"{at / 7:.{digits}f}", f"{at / 9:.{digits}f}"] for at, name in enumerate(METALS, 1)),
        ]

    found = compared([rows("2020.0", 17)], [rows("2020", 14)])
    assert not [kind for kind in kinds(found) if kind.startswith("row_")]


def test_a_row_whose_name_was_reworded_stays_the_row() -> None:
    """The same codes in the name and most of its letters: the value beside it changed too."""
    names = ("напор насоса", "мощность двигателя", "масса брутто", "срок службы", "высота подъёма", "ток двигателя")
    rows = [["Показатель", "Ед.", "Значение"], *([f"{name} {at}", "мм", str(90 + at)] for at, name in enumerate(names))]
    new = [*rows[:3], ["мощность электродвигателя 1", "мм", "75"], *rows[4:]]
    new[2], new[3] = ["мощность электродвигателя 1", "мм", "75"], rows[3]
    assert kinds(compared([rows], [new])) == ["cell_changed", "cell_changed"]
    other = [*rows[:2], ["мощность двигателя 17", "м", "75"], *rows[3:]]
    assert kinds(compared([rows], [other])) == ["row_deleted", "row_inserted"]


def test_a_column_of_allowances_names_no_row() -> None:
    """Posts stand twice, so that no column names the rows alone; an allowance beside them measures something."""
    posts = (("Мастер", "9", "5000", "73"), ("Слесарь", "2", "0", "52"), ("Мастер", "4", "0", "66"), ("Юрист", "2", "0", "61"))
    rows = [["Должность", "Кол-во", "Надбавка", "Всего"], *map(list, posts), ["Слесарь", "3", "5000", "57"]]
    new = [*rows[:2], ["Слесарь", "2", "7000", "59"], *rows[3:]]
    assert kinds(compared([rows], [new])) == ["cell_changed", "cell_changed"]
