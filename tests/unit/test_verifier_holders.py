"""Who may no longer do what several could; deadlines that are counted back; two clauses of one sentence; what is excluded."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

ANY = one_case(
    "Любая из сторон вправе расторгнуть договор, уведомив другую сторону за 30 дней.",
    "Заказчик вправе расторгнуть договор, уведомив Исполнителя за 10 дней.",
)
EITHER = one_case(
    "Either party may terminate the contract by notice to the other.",
    "The Buyer may terminate the contract by notice to the Seller.",
    "en",
)
LEAVE = one_case(
    "Заявление на отпуск подаётся не позднее чем за 14 дней до его начала руководителю.",
    "Заявление на отпуск подаётся не позднее чем за 7 дней до его начала через портал.",
)
LEASE = one_case(
    "The tenant gives notice 60 days before the end of the lease.",
    "The tenant gives notice 30 days before the end of the lease.",
    "en",
)
ROOF = one_case(
    "Roof repair: 320 square metres at EUR 45 per square metre.",
    "Roof repair: 350 square metres at EUR 52 per square metre.",
    "en",
)
YEARLY = one_case("Контроль проводят один раз в год.", "Контроль проводят один раз в квартал, а результаты заносят в журнал.")
CAPPED = one_case(
    "Подрядчик уплачивает неустойку 0,1 % за каждый день просрочки.",
    "Подрядчик уплачивает неустойку 0,3 % за каждый день просрочки, но не более 10 % цены договора.",
    "en",
)
METHOD = one_case(
    "Предложенный метод позволил сократить время обработки на 18 %.",
    "Предложенный метод позволил сократить время обработки на 12 %, однако точность осталась прежней.",
)

VESSELS = one_case(
    "This standard applies to vessels with a capacity of up to 500 litres.",
    "This standard applies to vessels with a capacity of up to 500 litres, with the exception of vessels for gas.",
    "en",
)
SPARES = one_case(
    "Гарантийный срок на оборудование составляет 12 месяцев.",
    "Гарантийный срок на оборудование составляет 24 месяца, на расходные материалы гарантия не распространяется.",
)
LABEL = one_case(
    "Маркировка содержит дату изготовления.", "Маркировка содержит дату изготовления и номер партии. На этикетку её не наносят."
)
FLIGHTS = one_case(
    "Employees may book business class for flights longer than 6 hours.",
    "Employees may book business class for flights longer than 9 hours.",
    "en",
)
UNITS = one_case("The Supplier delivers 100 units within 10 days.", "The Supplier delivers 150 units within 20 days.", "en")
RENT = one_case("The deposit is EUR 100 and the rent is EUR 500.", "The deposit is EUR 200 and the rent is EUR 700.", "en")


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (VESSELS, "Vessels for gas were excluded from the scope.", "Vessels with a capacity of 500 litres were excluded."),
        (SPARES, "Расходные материалы исключены из гарантии.", "Оборудование исключено из гарантии."),
        (LABEL, "Добавлен номер партии.", "Номер партии исключён из маркировки."),
        (
            FLIGHTS,
            "Business class is now allowed only for flights longer than 9 hours instead of 6.",
            "Business class is now allowed only for managers on flights longer than 9 hours.",
        ),
        (UNITS, "The period doubled.", "The quantity has doubled."),
        (RENT, "The rent rose by EUR 200.", "The rent rose to EUR 200."),
        (ANY, "Исполнитель больше не вправе расторгнуть договор.", "Заказчик больше не вправе расторгнуть договор."),
        (ANY, "Исполнитель лишился права расторгнуть договор.", "Заказчик лишился права расторгнуть договор."),
        (EITHER, "The Seller may no longer terminate the contract.", "The Buyer may no longer terminate the contract."),
        (EITHER, "The Seller can no longer terminate the contract.", "The Buyer can no longer terminate the contract."),
        (EITHER, "The Seller lost its right to terminate the contract.", "The Buyer lost its right to terminate the contract."),
        (LEAVE, "Заявление можно подать позже.", "Заявление на отпуск нужно подавать раньше, чем прежде."),
        (LEASE, "Notice is now given later.", "Notice must be given earlier than before."),
        (
            ROOF,
            "The roof area grew by 30 square metres, and the price rose from EUR 45 to EUR 52 per square metre.",
            "The roof area grew by 7 square metres, and the price rose from EUR 45 to EUR 52 per square metre.",
        ),
        (YEARLY, "Контроль придётся проводить в четыре раза чаще.", "Контроль придётся проводить в три раза чаще."),
        (YEARLY, "Контроль проводят в четыре раза чаще.", "Контроль проводят в четыре раза реже."),
        (CAPPED, "The penalty is now capped at 10% of the contract price.", "The penalty is now capped at 0.3% per day."),
        (METHOD, "Точность осталась прежней.", "Точность метода снизилась."),
    ],
)
def test_a_true_one_is_believed_and_a_false_one_is_not(one: Case, true: str, false: str) -> None:
    assert checked(one, true).reasons == ()
    assert checked(one, false).reasons != ()
