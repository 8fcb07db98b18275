"""A change retold in another turn is believed; the same turn with something false in it is not."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

WITHDRAWAL = one_case(
    "Арендодатель вправе отказаться от договора в одностороннем порядке.",
    "Арендодатель не вправе отказаться от договора в одностороннем порядке.",
)
TERM = one_case("Договор действует до 31 декабря 2025 года.", "Договор действует до 30 июня 2026 года.")
CARRIAGE = one_case(
    "Доставка товара осуществляется силами и за счёт Покупателя.", "Доставка товара осуществляется силами и за счёт Поставщика."
)
SIGNING = one_case(
    "Работы считаются принятыми с момента подписания акта Заказчиком.",
    "Работы считаются принятыми с момента подписания акта обеими сторонами.",
)
BOARD = one_case("В комиссию входят председатель и три члена комиссии.", "В комиссию входят председатель и пять членов комиссии.")
ADVANCE = one_case(
    "The Client shall pay an advance of 20% of the fee.", "The Client shall pay an advance of 40% of the fee.", "en", "Payment"
)
PLACE = one_case(
    "Payment is made in accordance with Section 4.2.", "Payment is made in accordance with Section 6.1.", "en", "Payment"
)
INVOICES = one_case(
    "All invoices are issued in US dollars.", "All invoices are issued in euros within 5 days after delivery.", "en", "Payment"
)
NOTICES = one_case(
    "Notices shall be sent by registered mail.", "Notices shall be sent by registered mail or e-mail.", "en", "Notices"
)
LEASE = one_case(
    "The Landlord may terminate the lease at any time.",
    "The Landlord may not terminate the lease before 1 March 2027.",
    "en",
    "Termination",
)
AGENT = one_case(
    "The Agent reports to the Principal monthly.", "The Agent reports to the Principal every two weeks.", "en", "Reports"
)

EXPIRY = one_case("The agreement expires on 31 December 2025.", "The agreement expires on 30 June 2026.", "en", "Term")


@pytest.mark.parametrize(
    ("case", "true", "false"),
    [
        (
            WITHDRAWAL,
            "Теперь Арендодатель не может отказаться от договора в одностороннем порядке.",
            "Теперь Арендодатель может отказаться от договора в одностороннем порядке.",
        ),
        (TERM, "Договор будет действовать на полгода дольше.", "Договор будет действовать на пять месяцев дольше."),
        (TERM, "Окончание действия договора перенесено на 30.06.2026.", "Окончание действия договора перенесено на 31.12.2025."),
        (CARRIAGE, "Товар доставляется за счёт Поставщика, а не Покупателя.", "Товар доставляется за счёт Покупателя."),
        (
            CARRIAGE,
            "Покупатель больше не несёт расходов на доставку товара.",
            "Поставщик больше не несёт расходов на доставку товара.",
        ),
        (SIGNING, "Теперь акт подписывают обе стороны.", "Теперь акт подписывает Заказчик."),
        (BOARD, "Состав комиссии расширен: пять членов вместо трёх.", "Состав комиссии сокращён: пять членов вместо трёх."),
        (
            ADVANCE,
            "The advance went from 20% to 40%, an increase of 20 percentage points.",
            "The advance went from 20% to 40%, an increase of 30 percentage points.",
        ),
        (
            PLACE,
            "The reference to the section was updated from 4.2 to 6.1.",
            "The reference to the section was updated from 6.1 to 4.2.",
        ),
        (PLACE, "Section 6.1 has taken the place of Section 4.2.", "Section 4.2 has taken the place of Section 6.1."),
        (
            INVOICES,
            "Invoices must be issued within 5 days after delivery.",
            "Invoices must be issued within 5 days before delivery.",
        ),
        (NOTICES, "Notices can now also be sent by e-mail.", "Notices can now be sent by e-mail only."),
        (
            LEASE,
            "Termination by the Landlord before 1 March 2027 is now excluded.",
            "Termination by the Tenant before 1 March 2027 is now excluded.",
        ),
        (
            EXPIRY,
            "Instead of ending on 31 December 2025, the agreement ends on 30 June 2026.",
            "The agreement ends at the end of June 30, 2026, instead of ending on 30 June 2025.",
        ),
        (AGENT, "The Agent reports fortnightly rather than once a month.", "The Agent reports weekly rather than once a month."),
    ],
)
def test_a_change_retold_is_believed_and_its_false_twin_is_not(case: Case, true: str, false: str) -> None:
    assert not checked(case, true).reasons
    assert checked(case, false).reasons


def test_what_is_done_in_full_is_written_so() -> None:
    deposit = one_case(
        "Обеспечение возвращается в течение 60 дней после подписания акта.",
        "Обеспечение возвращается в течение 30 дней после подписания акта.",
    )
    assert not checked(deposit, "Обеспечение возвращается в течение 30 дней после подписания акта.").reasons
    assert checked(deposit, "Обеспечение возвращается полностью в течение 30 дней после подписания акта.").reasons
