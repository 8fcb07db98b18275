"""Tables whose heads take two rows: several columns have one in common, and each its own below."""

from dataclasses import replace
from itertools import product

import pytest

from core.comparison import compare
from core.model.change import Change, ChangeKind
from core.model.document import Block, BlockKind, CellPlace, Document

NAMES = ("Демонтаж", "Кладка", "Окраска", "Стяжка")
PLACES = ("стен", "потолка", "пола", "проёмов")
WORKS = tuple((f"{name} {place}", 10 + 7 * k, 310 + 45 * k) for k, (name, place) in enumerate(product(NAMES, PLACES)))


def cell(row: int, column: int, text: str, wide: int = 1) -> Block:
    place = CellPlace(id="t", row=row, column=column, column_span=wide)
    return Block(block=f"p{row}-{column}", story="body", kind=BlockKind.PARAGRAPH, text=text, table=place)


def estimate(dearer: int = 0, *, shared: bool = True) -> Document:
    """Work, and under a head of three the quantity, the price and the sum."""
    blocks = [cell(0, 0, "Работа"), cell(0, 1, "Объём и стоимость", 3)]
    blocks += [cell(1, 1, "Кол-во"), cell(1, 2, "Цена, руб."), cell(1, 3, "Сумма, руб.")]
    for row, (name, count, price) in enumerate(WORKS, 2):
        texts = (name, str(count), str(price + dearer), str(count * (price + dearer)))
        blocks += [cell(row, column, text) for column, text in enumerate(texts)]
    whole = sum(count * (price + dearer) for _, count, price in WORKS)
    blocks += [cell(len(WORKS) + 2, 0, "Итого", 3), cell(len(WORKS) + 2, 3, str(whole))]
    if not shared:
        blocks = [replace(block, table=replace(block.table, column_span=1)) if block.table else block for block in blocks]
    return Document(name="a", sha256="0" * 64, format="docx", blocks=tuple(blocks))


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    found = compare(old, new)
    assert found.proof.holds
    return found.changes


def test_prices_that_all_changed_stay_in_their_columns() -> None:
    found = changes(estimate(), estimate(70))
    assert {change.kind for change in found} == {ChangeKind.CELL_CHANGED}
    assert [len(change.new) for change in found] == [len(WORKS), len(WORKS), 1]


def test_a_column_is_called_by_its_own_head() -> None:
    found = changes(estimate(), estimate(70))
    assert found[0].sentence.ru.startswith("Столбец «Цена, руб.»")
    assert found[1].sentence.ru.startswith("Столбец «Сумма, руб.»")
    assert "столбец «Сумма, руб.»" in found[2].sentence.ru
    assert all("amount" in change.reasons for change in found)


def test_without_a_head_of_several_columns_one_row_names_them() -> None:
    assert all(
        "столбец «Цена" not in change.sentence.ru for change in changes(estimate(shared=False), estimate(70, shared=False))
    )


def with_discounts(at: int) -> Document:
    """One column more under the common head, before the column `at`: the head and the cell of the total reach over it."""
    blocks = []
    for block in estimate().blocks:
        assert block.table is not None
        place = block.table
        over = place.column < at < place.column + place.column_span
        moved = replace(place, column=place.column + (place.column >= at), column_span=place.column_span + over)
        blocks.append(replace(block, table=moved))
    last = len(WORKS) + 2
    texts = {1: "Скидка, %", **{row: str(row % 5) for row in range(2, last)}}
    blocks += [cell(row, at, text) for row, text in texts.items()]
    blocks.sort(key=lambda block: (block.table.row, block.table.column) if block.table else (0, 0))
    named = [replace(block, block=f"n{number}") for number, block in enumerate(blocks)]
    return replace(estimate(), blocks=tuple(named))


@pytest.mark.parametrize("at", [2, 3])
def test_a_column_that_came_under_a_common_head_is_all_that_is_told(at: int) -> None:
    (came,) = changes(estimate(), with_discounts(at))
    assert came.kind is ChangeKind.COLUMN_INSERTED
    (went,) = changes(with_discounts(at), estimate())
    assert went.kind is ChangeKind.COLUMN_DELETED


def offers(price: str = "85", count: str = "12", *, twice: bool = False) -> Document:
    """A head of two columns over a row that names every column; `twice`: two such heads with the same names below."""
    blocks = [cell(0, 0, "Goods"), cell(0, 1, "Offer", 2)]
    blocks += [cell(0, 3, "Order", 2)] if twice else [cell(0, 3, "Term")]
    names = ("Item", "Qty", "Price", *(("Qty", "Price") if twice else ("Weeks",)))
    blocks += [cell(1, column, text) for column, text in enumerate(names)]
    rows = [("Pump", "3", "1200", "4"), ("Valve", count, price, "2"), ("Pipe", "140", "12", "3"), ("Flange", "24", "40", "6")]
    for row, texts in enumerate(rows, 2):
        blocks += [cell(row, column, text) for column, text in enumerate((*texts, "5") if twice else texts)]
    return Document(name="a", sha256="0" * 64, format="docx", blocks=tuple(blocks))


def test_below_a_common_head_a_row_may_name_every_column() -> None:
    found = changes(offers(), offers(price="95", count="14"))
    assert [change.sentence.en.partition(":")[0] for change in found] == [
        "Row “Valve”, column “Qty”",
        "Row “Valve”, column “Price”",
    ]


def test_columns_of_one_name_are_told_apart_by_their_common_heads() -> None:
    found = changes(offers(twice=True), offers(price="95", count="14", twice=True))
    assert [change.sentence.ru.partition(":")[0] for change in found] == [
        "Строка «Valve», столбец «Offer, Qty»",
        "Строка «Valve», столбец «Offer, Price»",
    ]


def test_a_first_row_of_words_is_no_second_head() -> None:
    blocks = [cell(0, 0, "Part"), cell(0, 1, "Contact", 2)]
    people = [("North", "Ivanov", "Kazan"), ("South", "Petrov", "Tver"), ("East", "Orlov", "Omsk"), ("West", "Popov", "Ufa")]
    for row, texts in enumerate(people, 1):
        blocks += [cell(row, column, text) for column, text in enumerate(texts)]
    old = Document(name="a", sha256="0" * 64, format="docx", blocks=tuple(blocks))
    new = replace(old, blocks=tuple(replace(one, text="Perm") if one.text == "Omsk" else one for one in old.blocks))
    (change,) = changes(old, new)
    assert "Perm" in change.sentence.en
    assert "column “Kazan”" not in change.sentence.en
