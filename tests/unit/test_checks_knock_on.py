"""Knock-on checks: what a change left behind; and silence where nothing was."""

from dataclasses import replace

import pytest

from core.comparison import compare
from core.comparison.judge.values.measure import key
from core.model.change import FoundValue, ValueType
from core.model.comparison import Comparison
from core.model.document import Block, CellPlace
from tests.unit.judging_drafts import block, document

LONG = "Подрядчик сдаёт работы по акту, а заказчик принимает их на своём складе."


def run(old: list[Block], new: list[Block]) -> Comparison:
    return compare(document(*old), document(*new))


def codes(old: list[Block], new: list[Block]) -> list[str]:
    return [check.code for check in run(old, new).checks]


def table(rows: list[list[str]]) -> list[Block]:
    return [
        block(f"{r}-{c}", text, table=CellPlace(id="t", row=r, column=c))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


def test_an_amount_that_stands_elsewhere() -> None:
    old = [block("a", "Цена договора 1 250 000 руб. в год."), block("b", "Ответственность до 1 250 000 рублей за случай.")]
    new = [block("a", "Цена договора 1 520 000 руб. в год."), old[1]]
    found = run(old, new).checks
    assert [check.code for check in found] == ["value_elsewhere"]
    assert found[0].anchors[0].text == "1 250 000 рублей"
    assert found[0].changes
    assert "1 520 000" in found[0].sentence.ru
    assert codes(old, [new[0], block("b", "Ответственность до 1 520 000 рублей за случай.")]) == []


def test_a_period_of_another_thing_is_no_finding() -> None:
    old = [block("a", "Срок оплаты 10 дней."), block("b", "Гарантийный срок 10 дней со дня приёмки.")]
    assert codes(old, [block("a", "Срок оплаты 15 дней."), old[1]]) == []


@pytest.mark.parametrize(
    "written", ["05.11.2021", "5 ноября 2021 года", "5 ноября 2021", "2021-11-05", "05.11.21", "пятого ноября 2021 года"]
)
@pytest.mark.parametrize("before", ["05.11.2021", "2021-11-05", "пятого ноября 2021 года"])
def test_a_date_that_stands_elsewhere_is_found_however_it_is_written(before: str, written: str) -> None:
    staying = block("b", f"Акт подписан, работы приняты заказчиком {written} в полном объёме.")
    old, new = (block("a", f"Работы приняты заказчиком {day} без замечаний.") for day in (before, "7 ноября 2021"))
    assert codes([old, staying], [new, staying]) == ["value_elsewhere"]


def test_a_clause_that_is_gone() -> None:
    old = [
        block("a", "Порядок указан в п. 3.2 настоящего договора.", label="1.1"),
        block("b", LONG, label="3.1"),
        block("c", "Оплата по счёту в банке.", label="3.2"),
    ]
    assert codes(old, old[:2]) == ["reference_gone"]
    law = [block("a", "Порядок указан в п. 3.2 Федерального закона о торгах.", label="1.1"), *old[1:]]
    assert codes(law, law[:2]) == []


REFERRING = "5.1. Порядок указан в п. {} настоящего договора."
PAYMENT, RECEIPT = "Оплата по счёту в банке.", "Приёмка идёт по акту сторон на складе."


def test_clauses_with_typed_numbers_are_known_to_references() -> None:
    old = [block("a", f"2.1. {LONG}"), block("b", f"2.2. {PAYMENT}"), block("c", REFERRING.format("2.2"))]
    assert codes(old, [old[0], old[2]]) == ["reference_gone"]
    assert codes(old, [old[0], block("b", f"2.2. {PAYMENT} Всегда."), old[2]]) == []


def test_a_reference_that_was_not_brought_up_to_date() -> None:
    old = [block("a", f"2.1. {LONG}"), block("b", f"2.2. {PAYMENT}"), block("c", REFERRING.format("2.2"))]
    new = [old[0], block("n", f"2.2. {RECEIPT}"), block("b", f"2.3. {PAYMENT}")]
    found = run(old, [*new, old[2]]).checks
    assert [check.code for check in found] == ["reference_renumbered"]
    assert found[0].sentence.ru.endswith("теперь имеет номер 2.3")
    assert codes(old, [*new, block("c", REFERRING.format("2.3"))]) == []


def test_the_number_of_a_clause_that_went_is_anothers_now() -> None:
    old = [
        block("a", f"2.1. {LONG}"),
        block("b", f"2.2. {RECEIPT}"),
        block("d", f"2.3. {PAYMENT}"),
        block("c", REFERRING.format("2.2")),
    ]
    new = [old[0], block("d", f"2.2. {PAYMENT}"), old[3]]
    assert codes(old, new) == ["reference_gone"]


def test_a_term_renamed_but_used() -> None:
    old = [block("a", "Общество (далее — «Поставщик») продаёт мебель на заказ."), block("b", "Товар привозит Поставщик сам.")]
    new = [block("a", "Общество (далее — «Продавец») продаёт мебель на заказ."), old[1]]
    assert codes(old, new) == ["term"]
    assert codes(old, [new[0], block("b", "Товар привозит Продавец сам.")]) == []


def test_dates_out_of_order() -> None:
    old = [block("a", "Работы идут с 01.02.2024 по 01.05.2024 без перерыва.")]
    assert codes(old, [block("a", "Работы идут с 01.06.2024 по 01.05.2024 без перерыва.")]) == ["dates_order"]
    assert codes(old, [block("a", "Работы идут с 01.03.2024 по 01.05.2024 без перерыва.")]) == []


ROWS = [["Товар", "Цена"], ["Цемент", "100"], ["Песок", "200"], ["Щебень", "300"], ["Итого", "600"]]


def test_a_total_that_no_longer_holds() -> None:
    changed = [row if row[0] != "Песок" else ["Песок", "250"] for row in ROWS]
    assert codes(table(ROWS), table(changed)) == ["total"]
    mended = [row if row[0] != "Итого" else ["Итого", "650"] for row in changed]
    assert codes(table(ROWS), table(mended)) == []


def test_a_total_that_never_held_is_left_alone() -> None:
    wrong = [*ROWS[:-1], ["Итого", "999"]]
    changed = [row if row[0] != "Песок" else ["Песок", "250"] for row in wrong]
    assert codes(table(wrong), table(changed)) == []


def test_the_other_language() -> None:
    row = [
        [
            "Заказчик платит в течение 10 рабочих дней после приёмки.",
            "The Customer shall pay within 10 working days of acceptance.",
        ]
    ]
    one = [["Заказчик платит в течение 15 рабочих дней после приёмки.", row[0][1]]]
    both = [[one[0][0], "The Customer shall pay within 15 working days of acceptance."]]
    assert codes(table(row), table(one)) == ["counterpart"]
    assert codes(table(row), table(both)) == []


def test_a_figure_against_its_words() -> None:
    old, new = [block("a", "Срок 10 (десять) дней.")], [block("a", "Срок 15 (десять) дней.")]
    assert codes(old, new) == ["words_disagree"]


def test_a_value_is_told_without_the_words_that_repeat_it() -> None:
    words = "двенадцать миллионов четыреста восемьдесят тысяч"
    old = [block("a", f"Цена договора 12 480 000 ({words}) рублей."), *table([["Итого", "12 480 000"]])]
    new = [block("a", f"Цена договора 12 840 000 ({words}) рублей."), *old[1:]]
    said = next(check.sentence for check in run(old, new).checks if check.code == "text_table")
    assert said.ru.replace("\xa0", " ").startswith("Значение изменено (12 480 000 руб. → 12 840 000 руб.), но в таблице")
    assert said.en.replace("\xa0", " ").startswith("A value was changed (RUB 12,480,000 → RUB 12,840,000) but is still")


def test_nothing_changed_nothing_found() -> None:
    same = [block("a", LONG), block("b", "Срок оплаты 10 дней.")]
    assert run(same, same).checks == ()


def test_a_value_of_another_kind_than_its_change_is_only_itself() -> None:
    """A period that became a bare number is told as a number; its old value stays an ISO period."""
    period = FoundValue(text="12 hours", start=0, end=8, value="PT12H", unit=None)
    assert key(ValueType.NUMBER, period) != key(ValueType.NUMBER, replace(period, text="12", value="12"))


def test_a_reference_in_a_clause_whose_own_typed_number_shifted() -> None:
    old = [block("a", f"2.1. {LONG}"), block("b", f"2.2. {PAYMENT}"), block("c", "2.3. Порядок указан в п. 2.2 договора.")]
    stale = [old[0], block("n", f"2.2. {RECEIPT}"), block("b", f"2.3. {PAYMENT}")]
    assert codes(old, [*stale, block("c", "2.4. Порядок указан в п. 2.2 договора.")]) == ["reference_renumbered"]
    assert codes(old, [*stale, block("c", "2.4. Порядок указан в п. 2.3 договора.")]) == []
    assert codes(old, [old[0], block("c", "2.2. Порядок указан в п. 2.2 договора.")]) == ["reference_gone"]


@pytest.mark.parametrize(
    "text",
    [
        "Начало работ: {}. Окончание работ: 30.06.2026.",
        "Start date: {}; end date: 30.06.2026.",
        "Работы начинаются в срок: начало {}, окончание 30.06.2026.",
    ],
)
def test_dates_that_are_said_to_begin_and_to_end_a_thing(text: str) -> None:
    old = [block("a", text.format("01.03.2026"))]
    assert codes(old, [block("a", text.format("01.09.2026"))]) == ["dates_order"]
    assert codes(old, [block("a", text.format("01.04.2026"))]) == []


def test_a_beginning_and_the_end_of_another_thing_say_nothing() -> None:
    old = [block("a", "Начало работ: 01.03.2026. Окончание приёма заявок: 30.06.2026.")]
    assert codes(old, [block("a", "Начало работ: 01.09.2026. Окончание приёма заявок: 30.06.2026.")]) == []


def test_dates_of_a_plan_that_end_before_they_begin() -> None:
    head, pile = ["Этап", "Начало", "Окончание"], ["Сваи", "01.04.2026", "30.04.2026"]
    rows = [head, ["Котлован", "01.03.2026", "31.03.2026"], pile]
    assert codes(table(rows), table([head, ["Котлован", "01.05.2026", "31.03.2026"], pile])) == ["dates_order"]
    assert codes(table(rows), table([head, ["Котлован", "02.03.2026", "31.03.2026"], pile])) == []
    card = [["Предмет", "Склад"], ["Дата начала", "01.03.2026"], ["Дата окончания", "31.03.2026"]]
    assert codes(table(card), table([card[0], ["Дата начала", "01.04.2026"], card[2]])) == ["dates_order"]


def test_short_cells_of_a_table_in_two_languages() -> None:
    rows = [["Срок 10 дней.", "Term: 10 days."], ["Цена 500 евро.", "Price EUR 500."], ["Право РФ.", "Law of Russia."]]
    assert codes(table(rows), table([["Срок 15 дней.", rows[0][1]], *rows[1:]])) == ["counterpart"]
    assert codes(table(rows), table([["Срок 15 дней.", "Term: 15 days."], *rows[1:]])) == []
    models = [["Насос", "Grundfos 500"], ["Цена 500 евро", "Grundfos 500"], ["Итого", "900"], ["Всего", "100"]]
    assert codes(table(models), table([models[0], ["Цена 550 евро", "Grundfos 500"], *models[2:]])) == []
