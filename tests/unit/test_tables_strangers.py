"""A row in another's place is a row that went and a row that came, though it kept the number."""

import pytest

from core.model.change import ChangeKind, Lane
from tests.unit.made_documents import compared

HEAD = ["№", "Наименование", "Ед.", "Цена, руб."]
ROWS = [
    ["1", "Насос центробежный", "шт.", "500"],
    ["2", "Кабель силовой", "м", "700"],
    ["3", "Труба стальная", "м", "900"],
    ["4", "Щит накладной", "шт.", "100"],
    ["5", "Муфта", "шт.", "60"],
]


def told(at: int, row: list[str]) -> list[ChangeKind]:
    changes = compared([[HEAD, *ROWS]], [[HEAD, *ROWS[:at], row, *ROWS[at + 1 :]]]).changes
    return sorted(change.kind for change in changes if change.lane is not Lane.NUMBERING)


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("unit", ["шт.", "м", "кг"])
def test_another_row_under_the_same_number(at: int, unit: str) -> None:
    row = [ROWS[at][0], "Лоток перфорированный", unit, "4100"]
    assert told(at, row) == [ChangeKind.ROW_DELETED, ChangeKind.ROW_INSERTED]


@pytest.mark.parametrize(
    "row",
    [
        ["2", "Кабель медный", "м", "750"],
        ["2", "Провод для щита", "м", "700"],
        ["2", "Силовой провод", "км", "750"],
    ],
)
def test_a_row_that_kept_a_word_or_its_price_was_edited(row: list[str]) -> None:
    assert set(told(1, row)) == {ChangeKind.CELL_CHANGED}


def test_a_table_that_was_written_anew_keeps_its_rows() -> None:
    goods = ("Pump", "Cable", "Pipe", "Board", "Sleeve")
    new = [["1", "Name", "Unit", "Price"], *([row[0], name, "pcs", row[3] + "0"] for row, name in zip(ROWS, goods, strict=True))]
    assert ChangeKind.ROW_DELETED not in {change.kind for change in compared([[HEAD, *ROWS]], [new]).changes}


def test_a_number_beside_one_text_was_rewritten() -> None:
    texts = ["Насосы проверены", "Кабель заменён", "Трубы промыты", "Щиты закрыты"]
    old = [["№", "Вывод"], *([str(n), text] for n, text in enumerate(texts, 1))]
    new = [*old[:2], ["2", "Работы не начаты"], *old[3:]]
    assert [change.kind for change in compared([old], [new]).changes] == [ChangeKind.CELL_CHANGED]


def test_a_total_without_a_name_does_not_make_the_price_the_name_of_its_row() -> None:
    head = ["Работа", "Цена", "Объём", "Сумма"]
    works = [
        ["Разборка полов", "4500", "4", "18000"],
        ["Устройство стяжки", "900", "7", "6300"],
        ["Укладка плитки", "1700", "12", "20400"],
        ["Окраска стен", "350", "3", "1050"],
        ["Вывоз мусора", "620", "9", "5580"],
    ]
    old = [head, *works, ["", "8070", "35", "51330"]]
    new = [head, works[0], ["Устройство стяжки", "950", "7", "6650"], *works[2:], ["", "8120", "35", "51680"]]
    assert {change.kind for change in compared([old], [new]).changes} == {ChangeKind.CELL_CHANGED}


def test_a_total_without_a_name_stays_where_the_row_above_it_went() -> None:
    old = [HEAD, *ROWS, ["", "", "", "2260"]]
    new = [HEAD, *ROWS[:-1], ["", "", "", "2200"]]
    kinds = sorted(change.kind for change in compared([old], [new]).changes if change.lane is not Lane.NUMBERING)
    assert kinds == [ChangeKind.CELL_CHANGED, ChangeKind.ROW_DELETED]


def test_a_column_that_is_called_a_number_counts_two_rows_too() -> None:
    old = [HEAD, *ROWS[:3]]
    new = [HEAD, ["1", *ROWS[1][1:]], ["2", *ROWS[2][1:]]]
    kinds = [change.kind for change in compared([old], [new]).changes if change.lane is not Lane.NUMBERING]
    assert kinds == [ChangeKind.ROW_DELETED]
