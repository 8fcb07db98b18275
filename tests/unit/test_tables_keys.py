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
    def rows(low: str) -> list[list[str]]:
        body = [[name, kind, "kg", "0", low if name == "Gold" else "1.25"] for name in METALS for kind in ("petrol", "battery")]
        return [HEAD, *([*row[:3], *(f"0.{at // 4}1", row[4])] for at, row in enumerate(body))]

    new = rows("0.5")
    new[9][3], new[9][4] = "0.75", "0.875"
    assert kinds(compared([rows("0.5")], [new])) == ["cell_changed"] * 2


def test_a_price_that_changed_among_rows_whose_names_stand_twice() -> None:
    def rows(price: str) -> list[list[str]]:
        return [["Товар", "Склад", "Цена"], ["Бетон", "Тула", "4500"], ["Бетон", "Орёл", price], ["Песок", "Орёл", "900"]]

    assert kinds(compared([rows("4600")], [rows("4650")])) == ["cell_changed"]


def test_a_row_with_another_number_stays_another_row() -> None:
    rows = [["Code", "Name", "Price"], *([f"{at}00", f"part {at}", f"{at}5"] for at in range(1, 7))]
    other = [*rows[:3], ["999", "gasket", "75"], *rows[4:]]
    assert kinds(compared([rows], [other])) == ["row_deleted", "row_inserted"]
