"""What a sentence says of its own beside the change: still, why, where, how often, how far, for whom, what else. Each rule has a
false sentence that it rejects and a true one of the same build that it does not."""

import pytest

from benchmarks import analysis as bench
from benchmarks.verifier.falsehoods.freer import FREER
from core.analysis.scorecard.cases import Case, cases
from tests.unit.one_case import one_case

TRIED = 300
PAY = one_case(
    "The Customer shall pay for the goods within 10 business days upon request of the Supplier.",
    "The Customer shall pay for the goods within 15 business days upon request of the Supplier.",
    "en",
)
OPLATA = one_case(
    "Заказчик оплачивает услуги в течение 10 рабочих дней по требованию Исполнителя.",
    "Заказчик оплачивает услуги в течение 15 рабочих дней по требованию Исполнителя.",
)
RENT = one_case("The rent is EUR 1,000 per month.", "The rent is EUR 1,100 per month.", "en")
SHIPS = one_case("The Supplier ships at least 40 sets a quarter.", "The Supplier ships at most 40 sets a quarter.", "en")
COSTS = one_case("The Supplier delivers the goods at its own cost.", "The Customer collects the goods at its own cost.", "en")
LICENCE = one_case(
    "Участник должен иметь лицензию и опыт 5 лет.", "Участник должен иметь опыт 3 года. Наличие лицензии желательно."
)
START = one_case(
    "The policyholder shall report a loss and may begin repairs immediately.",
    "The policyholder shall report a loss and may begin repairs only after inspection.",
    "en",
)
STORE = one_case("Store below 25 °C. Do not freeze.", "Store below 30 °C.", "en")
FREE = one_case("Товар возвращают за 14 дней.", "Товар возвращают за 14 дней. Работник проходит проверку знаний.")


@pytest.mark.parametrize(
    ("one", "false", "true"),
    [
        (STORE, "Prices are no longer frozen.", "The ban on freezing was removed."),
        (PAY, "The Customer still pays within 15 business days.", "The Customer now pays within 15 business days."),
        (
            PAY,
            "The Customer still pays within 15 business days, not 10.",
            "The Customer now pays within 15 business days, not 10.",
        ),
        (
            OPLATA,
            "Заказчик по-прежнему оплачивает услуги в течение 15 рабочих дней.",
            "Заказчик теперь оплачивает услуги в течение 15 рабочих дней.",
        ),
        (
            OPLATA,
            "Заказчик раньше оплачивал услуги в течение 15 рабочих дней вместо 10.",
            "Заказчик оплачивает услуги в течение 15 рабочих дней вместо 10.",
        ),
        (PAY, "The term is 15 business days in addition to 10.", "The term is 15 business days instead of 10."),
        (SHIPS, "The Supplier still ships at most 40 sets a quarter.", "The Supplier now ships at most 40 sets a quarter."),
        (
            PAY,
            "The payment term was kept from 10 to 15 business days.",
            "The payment term was extended from 10 to 15 business days.",
        ),
        (
            PAY,
            "The Customer receives the goods within 15 business days.",
            "The Customer pays for the goods within 15 business days.",
        ),
        (
            PAY,
            "The payment term was extended because the Customer asked for it.",
            "The payment term was extended because it is now 15 business days.",
        ),
        (OPLATA, "Срок увеличен до 15 рабочих дней, чтобы снизить риски.", "Срок увеличен до 15 рабочих дней."),
        (
            OPLATA,
            "Срок увеличен до 15 рабочих дней по требованию Заказчика.",
            "Заказчик оплачивает услуги по требованию Исполнителя в течение 15 рабочих дней.",
        ),
        (PAY, "In most cases the term is 15 business days.", "The term is 15 business days."),
        (PAY, "The term was extended to 15 business days for both parties.", "The term was extended to 15 business days."),
        (PAY, "In the footnote the term is now 15 business days.", "In the text the term is now 15 business days."),
        (OPLATA, "В двух пунктах срок увеличен до 15 рабочих дней.", "В пункте срок увеличен до 15 рабочих дней."),
        (
            PAY,
            "The term was extended several times over, to 15 business days.",
            "The term was extended by half, to 15 business days.",
        ),
        (
            PAY,
            "The term is now 15 business days, and the whole section was rewritten.",
            "The term is now 15 business days, and it was 10 business days.",
        ),
        (OPLATA, "Срок увеличен до 15 рабочих дней, и сумма тоже изменена.", "Срок изменён: 15 рабочих дней."),
        (PAY, "The term is now 15 business days, and an exception was added.", "The term is now 15 business days."),
        (RENT, "The rent was raised by EUR 100 a year.", "The rent was raised by EUR 100 a month."),
        (RENT, "The rent was raised by EUR 100 daily.", "The rent was raised by EUR 100 monthly."),
        (COSTS, "The cost shifts from the Customer to the Supplier.", "The cost shifts from the Supplier to the Customer."),
        (LICENCE, "Лицензия теперь обязательна.", "Лицензия теперь желательна."),
        (START, "The policyholder shall begin repairs after inspection.", "The policyholder may begin repairs after inspection."),
        (FREE, "Изменена проверка знаний.", "Добавлена проверка знаний."),
        (PAY, "The limitation period was extended.", "The payment period was extended."),
    ],
)
def test_what_is_said_beside_the_change_is_held_to_it(one: Case, false: str, true: str) -> None:
    made = bench.bench(one.language, (one,))
    assert made.verifier.check(made.draft(one, true)).reasons == ()
    assert made.verifier.check(made.draft(one, false)).reasons != ()


def test_of_freer_falsehoods_about_the_built_in_changes_hardly_any_gets_through() -> None:
    benches = [bench.bench(language, cases(language)) for language in ("ru", "en")]
    tried, passed = bench.planted(benches, 1, TRIED, FREER)
    assert sum(tried.values()) == TRIED
    assert set(tried) >= {"sides", "rates", "foreign", "comparing", "reasons", "scopes", "conditions", "headings", "kinds"}
    assert len(passed) <= 0.02 * TRIED, passed
