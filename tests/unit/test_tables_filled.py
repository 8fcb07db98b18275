"""Forms: rows that are all alike, of which some were filled in or emptied; rows whose cells stand in many others."""

import pytest

from tests.unit.made_documents import compared, kinds, texts

HEAD = ["Дата", "Вид работ", "Часы", "Подпись"]
EMPTY = ["", "уборка", "", ""]


def form(*rows: list[str]) -> list[list[list[str]]]:
    return [[HEAD, *rows]]


def filled(*places: int) -> list[list[list[str]]]:
    return form(*(["12.03", "уборка", "4", ""] if at in places else EMPTY for at in range(6)))


@pytest.mark.parametrize("places", [(0,), (2, 4), (1, 2, 5), (0, 1, 2, 3, 4, 5)])
def test_rows_of_a_form_that_were_filled_in_and_emptied(places: tuple[int, ...]) -> None:
    """Each stays the row that it is, though those that stayed empty are all the same."""
    there, back = compared(filled(), filled(*places)), compared(filled(*places), filled())
    assert set(kinds(there)) == set(kinds(back)) == {"cell_changed"}
    assert {anchor.table.row for change in there.changes for anchor in change.new if anchor.table} == {at + 1 for at in places}
    assert all(anchor.text in ("12.03", "4") for change in there.changes for anchor in change.new)


def test_a_row_that_lost_all_cells_but_one_common_to_all_rows() -> None:
    old = form(*([["12.03", "уборка", "4", "Иванов"]] * 15), ["13.03", "окраска", "6", "Петров"])
    new = form(*([["12.03", "уборка", "4", "Иванов"]] * 14), EMPTY, ["14.03", "окраска", "6", "Петров"])
    found = compared(old, new)
    assert set(kinds(found)) == {"cell_changed"}
    assert len(found.changes) == 4


def test_another_word_in_one_of_two_cells_of_rows_that_are_all_alike() -> None:
    rows = [["Фамилия, имя", "медсестра"]] * 15
    new = [*rows[:2], ["Фамилия, имя", "заведующая отделением"], *rows[3:]]
    (change,) = compared([rows], [new]).changes
    assert (change.kind.value, texts(change)) == ("cell_changed", (["медсестра"], ["заведующая отделением"]))


def test_a_row_that_went_and_one_that_came_at_the_end_are_no_edited_rows() -> None:
    rows = [[name, "да"] for name in ("Москва", "Тверь", "Калуга", "Рязань", "Тула")]
    found = compared([[["Город", "Склад"], *rows]], [[["Город", "Склад"], *rows[1:], ["Орёл", "да"]]])
    assert sorted(kinds(found)) == ["row_deleted", "row_inserted"]


def test_what_was_filled_in_and_what_was_emptied_elsewhere_is_a_row_that_moved_up() -> None:
    """Both at once are no form that was filled in."""
    old, new = ["12.03", "", "4", ""], ["", "", "", ""]
    found = compared(form(new, old, EMPTY), form(old, new, EMPTY))
    assert "cell_changed" not in kinds(found)
