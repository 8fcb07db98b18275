"""Who hands over to whom, in the words of the change and in others."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

PAPERS = one_case(
    "Поставщик передаёт Заказчику документацию в течение 5 дней.",
    "Поставщик передаёт Заказчику документацию в течение 3 дней.",
)
ROOMS = one_case(
    "Арендатор возвращает помещение Арендодателю в течение 5 дней.",
    "Арендатор возвращает помещение Арендодателю в течение 3 дней.",
)
DOCUMENTS = one_case(
    "The Supplier shall deliver the documents to the Customer within 5 days.",
    "The Supplier shall deliver the documents to the Customer within 3 days.",
    "en",
)
BOTH = one_case(
    "The Supplier delivers the goods to the Customer within 5 days. The Customer returns the crates to the Supplier.",
    "The Supplier delivers the goods to the Customer within 3 days. The Customer returns the crates to the Supplier.",
    "en",
)
DELAY = one_case("Поставщик уведомляет Заказчика о задержке за 5 дней.", "Поставщик уведомляет Заказчика о задержке за 3 дня.")


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (
            PAPERS,
            "Поставщик обязан передать Заказчику документацию в течение 3 дней.",
            "Заказчик обязан передать Поставщику документацию в течение 3 дней.",
        ),
        (PAPERS, "Документация передаётся Заказчику в течение 3 дней.", "Документация передаётся Поставщику в течение 3 дней."),
        (ROOMS, "Арендатор должен вернуть помещение Арендодателю.", "Арендодатель должен вернуть помещение Арендатору."),
        (ROOMS, "Помещение возвращается Арендодателю в течение 3 дней.", "Помещение возвращается Арендатору в течение 3 дней."),
        (
            DOCUMENTS,
            "The Supplier must provide the Customer with the documents.",
            "The Customer provides the Supplier with the documents.",
        ),
        (DOCUMENTS, "The documents are delivered to the Customer.", "The documents are delivered to the Supplier."),
        (DOCUMENTS, "The documents are delivered by the Supplier.", "The documents must be delivered by the Customer."),
        (DELAY, "Заказчик уведомляется о задержке за 3 дня.", "Поставщик уведомляется о задержке за 3 дня."),
    ],
)
def test_who_hands_over_is_as_in_the_change(one: Case, true: str, false: str) -> None:
    assert checked(one, true).reasons == ()
    assert checked(one, false).reasons != ()


def test_what_goes_both_ways_may_be_told_of_either() -> None:
    assert checked(BOTH, "The Supplier delivers the goods to the Customer within 3 days instead of 5.").reasons == ()
