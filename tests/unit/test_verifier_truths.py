"""True sentences in an order or in words that the change does not have, each beside a false one of the same build."""

import pytest

from benchmarks import analysis as bench
from core.analysis.scorecard.cases import Case
from tests.unit.one_case import one_case

COURT = one_case(
    "Споры по договору рассматриваются в суде города Москвы.", "Споры по договору рассматриваются в суде города Тулы."
)
KEPT = one_case(
    "Заказчик удерживает 200 000 рублей до подписания итогового акта.",
    "Заказчик удерживает 400 000 рублей до подписания итогового акта.",
)
HEAD = one_case("", "Travel expenses above EUR 500 per trip require the approval of the department head.", "en")
TITLE = one_case(
    "Title to the software belongs to the Developer from its creation.",
    "Title to the software belongs to the Customer upon full payment.",
    "en",
)
RIGHT = one_case("Любая из сторон вправе отказаться от договора.", "Покупатель вправе отказаться от договора.")
SUPPORT = one_case("Поддержка оказывается по будням с 9:00 до 18:00.", "Поддержка оказывается по будням с 9:00 до 21:00.")
FORECAST = one_case(
    "Passenger numbers are expected to reach 4.2 million by 2027.",
    "Passenger numbers are expected to reach 3.6 million by 2027.",
    "en",
)
RENT = one_case(
    "The monthly rent is EUR 4,200.",
    "The monthly rent is EUR 4,600 and is adjusted every January by the consumer price index.",
    "en",
)

LIABLE = one_case(
    "The Contractor is liable for losses caused by third parties.",
    "The Contractor is not liable for losses caused by third parties.",
    "en",
)
CLEANS = one_case(
    "Cleaning is carried out by Beam Ltd on behalf of the Customer.",
    "Cleaning is carried out by Beacon Ltd on behalf of the Customer.",
    "en",
)
LEAVES = one_case("Арендатор обязан освободить помещение по требованию.", "Арендатор вправе освободить помещение по требованию.")
SHALL = one_case(
    "The Customer may check the accounts upon request of the other party.",
    "The Customer shall check the accounts upon request of the other party.",
    "en",
)
COSTS = one_case("The price of the pump is EUR 480.", "The price of the pump is EUR 360.", "en")
SAMPLES = one_case("Samples are kept at minus 20 degrees for 3 years.", "Samples are kept at minus 20 degrees for 5 years.", "en")
VACATES = one_case(
    "Арендатор освобождает помещение по требованию Арендодателя в течение 10 дней.",
    "Арендатор освобождает помещение по требованию Арендодателя в течение 5 дней.",
)
CAPPED = one_case("Подрядчик привлекает субподрядчиков.", "Подрядчик привлекает не более двух субподрядчиков.")
TIMES = one_case("Сумма составляет 400 рублей.", "Сумма составляет 1 000 рублей.")


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (
            COURT,
            "Суд, в котором рассматриваются споры, теперь в городе Тулы.",
            "Суд, в котором подписываются споры, теперь в Туле.",
        ),
        (
            KEPT,
            "До подписания итогового акта удерживается 400 000 рублей.",
            "После подписания итогового акта удерживается 400 000 рублей.",
        ),
        (HEAD, "The department head must approve travel expenses above EUR 500.", "The department head must pay EUR 500."),
        (TITLE, "Title now passes upon full payment.", "Title now passes in parts."),
        (RIGHT, "Право отказаться от договора предоставлено Покупателю.", "Покупателю предоставлено помещение."),
        (SUPPORT, "Поддержка теперь доступна по будням с 9:00 до 21:00.", "Поддержка теперь доступна с 9:00 до 18:00."),
        (FORECAST, "The forecast of passenger numbers fell to 3.6 million.", "Passenger numbers fell to 3.6 million."),
        (LIABLE, "The Contractor no longer answers for losses.", "Third parties are no longer liable for losses."),
        (LIABLE, "Liability for losses no longer lies with the Contractor.", "Losses are caused by the Contractor."),
        (LIABLE, "The Contractor was liable for losses, but no longer is.", "The Contractor was not liable for losses."),
        (CLEANS, "Beam Ltd no longer carries out the cleaning.", "Beacon Ltd no longer carries out the cleaning."),
        (CLEANS, "The company that carries out the cleaning is now Beacon Ltd.", "The Customer now carries out the cleaning."),
        (LEAVES, "Арендатор больше не обязан освобождать помещение.", "Право освободить помещение стало обязанностью."),
        (LEAVES, "Арендатор теперь может не освобождать помещение.", "Арендатор не вправе освободить помещение."),
        (SHALL, "The Customer's right to check the accounts became a duty.", "The Customer's duty to check became a right."),
        (SHALL, "The Customer is obliged to check the accounts.", "The other party is obliged to check the accounts."),
        (COSTS, "The pump used to cost EUR 480 and now costs EUR 360.", "The pump used to cost EUR 360 and now costs EUR 480."),
        (COSTS, "The new price is 25% lower than the old one.", "The new price is 25% higher than the old one."),
        (COSTS, "The price fell by a quarter.", "The price fell by EUR 120 a quarter."),
        (TIMES, "Сумма выросла в 2,5 раза.", "Сумма выросла в 2,54 раза."),
        (CAPPED, "Условие о субподрядчиках стало строже.", "Условие о субподрядчиках стало мягче."),
        (SAMPLES, "The duty to keep samples now lasts 5 years.", "The duty to keep samples now lasts 3 years."),
        (VACATES, "Слова «по требованию Арендодателя» остались.", "Слова «в течение 10 дней» остались."),
        (RENT, "The monthly rent is adjusted every January.", "The rent is adjusted every month."),
    ],
)
def test_a_true_sentence_in_another_order_is_believed_and_a_false_one_is_not(one: Case, true: str, false: str) -> None:
    made = bench.bench(one.language, (one,))
    assert made.verifier.check(made.draft(one, true)).reasons == ()
    assert made.verifier.check(made.draft(one, false)).reasons != ()
