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
        (RENT, "The monthly rent is adjusted every January.", "The rent is adjusted every month."),
    ],
)
def test_a_true_sentence_in_another_order_is_believed_and_a_false_one_is_not(one: Case, true: str, false: str) -> None:
    made = bench.bench(one.language, (one,))
    assert made.verifier.check(made.draft(one, true)).reasons == ()
    assert made.verifier.check(made.draft(one, false)).reasons != ()
