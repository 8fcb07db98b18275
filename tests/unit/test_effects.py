"""What a change does to somebody is an interpretation where the change goes that way and is of that party; its reverse, or of the
other party, is none."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import interprets, one_case

RENT = one_case("The rent is EUR 1,000 a month.", "The rent is EUR 1,300 a month.", "en", "Rent")
ARENDA = one_case("Аренда помещения стоит 45 000 рублей.", "Аренда помещения стоит 30 000 рублей.", section="Аренда")
FILING = one_case("The Provider files a statement every quarter.", "The Provider files a statement every month.", "en", "Filing")
OTCHET = one_case("Агент сдаёт отчёт раз в месяц.", "Агент сдаёт отчёт раз в квартал.", section="Отчёты")
PAYING = one_case("The Lessee pays the rent within 30 days.", "The Lessee pays the rent within 10 days.", "en", "Rent")
COVER = one_case("Гарантия на станок действует 12 месяцев.", "Гарантия на станок действует 36 месяцев.", section="Гарантия")
CONSENT = one_case(
    "The Carrier may use other vehicles.",
    "The Carrier may use other vehicles only with the Shipper's prior consent.",
    "en",
    "Cars",
)
PENALTY = one_case(
    "За просрочку Заёмщик уплачивает пени 0,5 % за каждый день.",
    "За просрочку Заёмщик уплачивает пени 0,1 % за каждый день.",
    section="Пени",
)
LEAVING = one_case(
    "Either party may terminate the lease on 60 days' notice.",
    "Either party may terminate the lease on 20 days' notice.",
    "en",
    "Leaving",
)
LIMIT = one_case(
    "The Provider's liability is limited to EUR 100,000.", "The Provider's liability is limited to EUR 30,000.", "en", "Liability"
)
SELLER = one_case("The Seller delivers the goods within 9 days.", "The Seller delivers the goods within 4 days.", "en", "Goods")
POSTAVKA = one_case(
    "Поставщик поставляет товар в течение 7 дней.", "Поставщик поставляет товар в течение 3 дней.", section="Срок"
)
SLOWER = one_case("The Seller delivers the goods within 4 days.", "The Seller delivers the goods within 9 days.", "en", "Goods")


@pytest.mark.parametrize(
    ("case", "true", "false"),
    [
        (RENT, "This may lead to higher costs for the Tenant.", "This may lead to lower costs for the Tenant."),
        (RENT, "This may increase the Tenant's expenses.", "This may increase the Landlord's expenses."),
        (ARENDA, "Это может привести к снижению расходов Арендатора.", "Это может привести к увеличению расходов Арендатора."),
        (FILING, "This may increase the administrative burden on the Provider.",
         "This may reduce the administrative burden on the Provider."),
        (OTCHET, "Это может снизить административную нагрузку на Агента.",
         "Это может увеличить административную нагрузку на Агента."),
        (PAYING, "This may increase the financial burden on the Lessee.",
         "This may increase the financial burden on the Lessor."),
        (COVER, "Это может усилить защиту Покупателя.", "Это может ослабить защиту Покупателя."),
        (CONSENT, "This may strengthen the Shipper's control.", "This may strengthen the Carrier's control."),
        (PENALTY, "Это может смягчить последствия просрочки для Заёмщика.",
         "Это может ужесточить последствия просрочки для Заёмщика."),
        (LEAVING, "This may make it easier for either party to terminate the lease.",
         "This may make it harder for either party to terminate the lease."),
        (LEAVING, "This may make it simpler to end the lease.", "This may make it harder to end the lease."),
        (LIMIT, "This may reduce the Provider's liability.", "This may increase the Provider's liability."),
        (LIMIT, "This may increase the financial risk for the Customer.", "This may reduce the financial risk for the Customer."),
        (SELLER, "The Seller may breach the shorter delivery time.", "The Buyer may breach the shorter delivery time."),
        (POSTAVKA, "Поставщик может нарушить сокращённый срок поставки.", "Покупатель может нарушить сокращённый срок поставки."),
    ],
)  # fmt: skip
def test_what_a_change_does_goes_its_way_and_is_of_its_party(case: Case, true: str, false: str) -> None:
    assert interprets(case, true)
    assert not interprets(case, false)


def test_nobody_fails_for_being_given_more_time() -> None:
    assert interprets(SELLER, "The Seller may fail to deliver the goods within 4 days.")
    assert not interprets(SLOWER, "The Seller may fail to deliver the goods within 9 days.")
