"""Who may no longer do what several could; deadlines that are counted back; two clauses of one sentence."""

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


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
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
