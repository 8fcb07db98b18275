"""Numbers of a text that came in another's place: what each counts says whether one became the other."""

import pytest

from core.model.comparison import Comparison
from tests.unit.made_documents import compared

AROUND = ("Начало осталось прежним.", "Конец остался прежним.")


def told(old: str, new: str) -> Comparison:
    return compared([AROUND[0], old, AROUND[1]], [AROUND[0], new, AROUND[1]])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The company employs 320 staff in 12 offices across the country.",
            "Revenue of the group reached 4500 and 17 branches were opened abroad.",
        ),
        (
            "Комиссия в составе 15 инженеров осмотрела насосы, трубы и котлы.",
            "Сегодня склад вмещает 650 контейнеров и обслуживает весь порт.",
        ),
    ],
)
def test_numbers_of_two_things_are_no_pair(old: str, new: str) -> None:
    found = told(old, new)
    assert found.changes
    for change in found.changes:
        assert not [value for value in change.values if value.old and value.new]
        assert any(value.old for value in change.values)
        assert any(value.new for value in change.values)
        assert "Изменено число" not in change.sentence.ru


def test_a_number_beside_a_word_that_stayed_is_a_pair() -> None:
    found = told(
        "Продавец передаёт 100 насосов до конца месяца на складе покупателя.",
        "До конца квартала заказчику отгружается по железной дороге 120 насосов.",
    )
    pairs = [(value.old.value, value.new.value) for change in found.changes for value in change.values if value.old and value.new]
    assert ("100", "120") in pairs


def test_a_lone_number_stays_a_pair() -> None:
    (change,) = told("Число мест: 1991.", "Число мест: 650.").changes
    assert [(value.old is not None, value.new is not None) for value in change.values] == [(True, True)]


def test_quantities_of_different_kinds_are_no_pair_where_several_changed() -> None:
    found = told(
        "Газ сжимают до 110 бар и подают 75 кг на склад.",
        "Установка берёт 5 кВт·ч, весит 80 кг и стоит у ворот.",
    )
    pairs = [(value.old.unit, value.new.unit) for change in found.changes for value in change.values if value.old and value.new]
    assert pairs
    assert all(one == two for one, two in pairs)
