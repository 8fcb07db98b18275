"""Estimates and price lists, drawn: each edit is told as the one that it was, whatever counts the rows and sums them up."""

import random
from collections import Counter
from dataclasses import dataclass, replace

import pytest

from core.model.change import ChangeKind, Lane
from tests.unit.made_documents import compared

GOODS = ("Насос", "Кабель", "Труба", "Щит", "Лоток", "Клапан", "Муфта", "Датчик", "Шкаф", "Кран", "Фильтр", "Pump", "Valve")
SORTS = ("центробежный", "силовой", "стальной", "накладной", "обратный", "плоский", "шаровой", "spare", "steel")
UNITS = ("шт.", "м", "кг", "компл.")


@dataclass(frozen=True)
class Good:
    name: str
    unit: str
    count: int
    price: int


@dataclass(frozen=True)
class Form:
    """How a list is laid out. `missing`: a number that the counting passes over; `taxed`: a tax between sum and total."""

    counted: bool
    missing: int
    taxed: bool
    parted: bool


def good(draw: random.Random) -> Good:
    name = f"{draw.choice(GOODS)} {draw.choice(SORTS)} DN-{draw.randint(10, 4000)}"
    return Good(name, draw.choice(UNITS), draw.randint(1, 40), 50 * draw.randint(5, 900))


def laid_out(goods: list[Good], form: Form) -> list[list[str]]:
    wide = [""] if form.counted else []
    rows = [([*(["№ п/п"] if form.counted else []), "Наименование", "Ед.", "Кол-во", "Цена, руб.", "Сумма, руб."])]
    number = 0
    for at, one in enumerate(goods):
        if form.parted and at == 0:
            rows.append(["Раздел 1. Материалы", "", "", "", *wide, ""])
        number += 2 if number + 1 == form.missing else 1
        figures = [str(one.count), str(one.price), str(one.count * one.price)]
        rows.append([*([str(number)] if form.counted else []), one.name, one.unit, *figures])
    whole = sum(one.count * one.price for one in goods)
    if form.taxed:
        rows += [[*wide, name, "", "", "", str(value)] for name, value in (("Без НДС", whole), ("НДС 20 %", whole // 5))]
    return [*rows, ["Итого", "", "", "", *wide, str(whole + (whole // 5 if form.taxed else 0))]]


def edited(draw: random.Random, goods: list[Good]) -> tuple[list[Good], Counter[ChangeKind]]:
    """One to three edits of different rows, and what a person would count; the sums under the goods are not in it."""
    new, told, left = list(goods), Counter[ChangeKind](), set(goods)
    for _ in range(draw.randint(1, 3)):
        at = draw.choice([k for k, one in enumerate(new) if one in left])
        left.discard(new[at])
        edit = draw.choice(("count", "price", "name", "unit", "insert", "delete"))
        if edit == "count":
            new[at], cells = replace(new[at], count=new[at].count + draw.randint(1, 9)), 2
        elif edit == "price":
            new[at], cells = replace(new[at], price=new[at].price + 50 * draw.randint(1, 9)), 2
        elif edit == "name":
            new[at], cells = replace(new[at], name=new[at].name + " У2"), 1
        elif edit == "unit":
            new[at], cells = replace(new[at], unit="т"), 1
        else:
            cells = 0
        told[ChangeKind.CELL_CHANGED] += cells
        if edit == "insert" and not told[ChangeKind.ROW_DELETED]:
            new.insert(at, good(draw))
            told[ChangeKind.ROW_INSERTED] += 1
        elif edit == "delete" and not told[ChangeKind.ROW_INSERTED]:
            new.pop(at)
            told[ChangeKind.ROW_DELETED] += 1
    return new, told


@pytest.mark.parametrize("seed", range(60))
def test_each_edit_of_a_price_list_is_told_as_what_it_was(seed: int) -> None:
    draw = random.Random(seed)
    goods = [good(draw) for _ in range(draw.randint(6, 18))]
    form = Form(draw.random() < 0.7, draw.choice((0, 0, 3)), draw.random() < 0.5, draw.random() < 0.3)
    new, told = edited(draw, goods)
    before, after = laid_out(goods, form), laid_out(new, form)
    under = 3 if form.taxed else 1
    told[ChangeKind.CELL_CHANGED] += sum(one != two for one, two in zip(before[-under:], after[-under:], strict=True))
    changes = compared([before], [after]).changes
    assert Counter(change.kind for change in changes if change.lane is not Lane.NUMBERING) == +told
    assert all(change.kind is ChangeKind.RENUMBERED for change in changes if change.lane is Lane.NUMBERING)
