"""Who informs whom, in the words of the change and in others."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

DELAYS = one_case(
    "The Supplier shall notify the Customer of delays within 5 days. The Customer shall confirm receipt.",
    "The Supplier shall notify the Customer of delays within 10 days. The Customer shall confirm receipt.",
    "en",
)
SROK = one_case(
    "Поставщик уведомляет Заказчика о задержке в течение 5 дней. Заказчик обязан подтвердить получение.",
    "Поставщик уведомляет Заказчика о задержке в течение 10 дней. Заказчик обязан подтвердить получение.",
)
DEFECTS = one_case(
    "The Landlord must be informed of defects by the Tenant within 5 days.",
    "The Landlord must be informed of defects by the Tenant within 3 days.",
    "en",
)
REFUSAL = one_case(
    "Заказчик вправе отказаться от договора, уведомив об этом Исполнителя за 10 дней.",
    "Заказчик вправе отказаться от договора, уведомив об этом Исполнителя за 30 дней.",
)
MUTUAL = one_case(
    "Работодатель обязан предупредить работника за 2 месяца. Работник обязан предупредить работодателя за 2 недели.",
    "Работодатель обязан предупредить работника за 3 месяца. Работник обязан предупредить работодателя за 1 месяц.",
)
OTHER = one_case(
    "Each party shall notify the other party of changes within 5 days.",
    "Each party shall notify the other party of changes within 10 days.",
    "en",
)
PASS = one_case("", "Работник обязан сообщать руководителю об утрате пропуска в тот же день.")


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (DELAYS, "The Supplier informs the Customer of delays.", "The Customer informs the Supplier of delays."),
        (DELAYS, "The Customer is informed of delays within 10 days.", "The Supplier is informed of delays within 10 days."),
        (DELAYS, "The Customer is informed by the Supplier of delays.", "The Supplier is informed by the Customer of delays."),
        (DELAYS, "The Supplier warns the Customer of delays.", "The Customer gives notice to the Supplier of delays."),
        (SROK, "Поставщик извещает Заказчика о задержке.", "Заказчик обязан известить Поставщика о задержке."),
        (SROK, "Поставщик сообщает Заказчику о задержке.", "Заказчик должен предупредить Поставщика о задержке."),
        (SROK, "Заказчика уведомляют о задержке.", "Поставщика уведомляют о задержке."),
        (SROK, "Поставщик информирует Заказчика о задержке.", "Поставщик уведомляется о задержке."),
        (DEFECTS, "The Landlord is notified of defects within 3 days.", "The Landlord informs the Tenant of defects."),
        (REFUSAL, "Заказчик уведомляет Исполнителя за 30 дней.", "Исполнитель уведомляет Заказчика за 30 дней."),
    ],
)
def test_who_informs_whom_is_as_in_the_change(one: Case, true: str, false: str) -> None:
    assert checked(one, true).reasons == ()
    assert checked(one, false).reasons != ()


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (MUTUAL, "Работник обязан предупредить работодателя за 1 месяц вместо 2 недель."),
        (MUTUAL, "Работодатель уведомляет работника за 3 месяца."),
        (OTHER, "The other party must be informed of changes within 10 days instead of 5."),
        (PASS, "Добавлена обязанность работника сообщать руководителю об утрате пропуска."),
    ],
)
def test_what_both_may_be_told_is_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()
