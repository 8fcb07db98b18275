"""A question takes for granted what it names, and what it gives a reason for; it claims nothing else."""

import pytest

from core.analysis.draft import QUESTION
from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

PENALTY = one_case(
    "Подрядчик уплачивает неустойку 0,1 % за каждый день просрочки.",
    "Подрядчик уплачивает неустойку 0,3 % за каждый день просрочки, но не более 10 % цены договора.",
)
LAW = one_case(
    "Disputes are settled by the courts of London.",
    "Disputes are settled by arbitration in Dublin within 60 days.",
    "en",
)

TERM = one_case("Договор действует до 31 декабря 2025 года.", "Договор действует до 31 марта 2026 года.", section="Срок")
LEASE = one_case("The lease ends on 31 December 2025.", "The lease ends on 31 March 2026.", "en", "Term")
COVER = one_case("The Contractor maintains insurance of EUR 2 million.", "", "en", "Insurance")


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (PENALTY, "Почему неустойка выросла до 0,3 %?", "Почему неустойка снижена до 0,1 %?"),
        (PENALTY, "Как обоснована величина неустойки 0,3 %?", "Как обоснована величина неустойки 0,5 %?"),
        (PENALTY, "Почему Подрядчик уплачивает неустойку 0,3 %?", "Почему Подрядчик не уплачивает неустойку 0,3 %?"),
        (PENALTY, "Что случится, если просрочка не прекратится?", "Что случится, если Поставщик не прекратит просрочку?"),
        (LAW, "Who picks the arbitration in Dublin?", "Who picks the arbitration in Oslo?"),
        (LAW, "What happens if the arbitration is not finished in 60 days?", "What happens if it is not finished in 90 days?"),
        (LAW, "Can the 60 days for disputes be stretched?", "Why may disputes be stretched beyond 60 days?"),
        (TERM, "Сохранятся ли цены до 31 марта 2026 года?", "Почему сохранятся цены до 31 марта 2026 года?"),
        (TERM, "Почему договор действует дольше?", "Почему договор прекращается раньше?"),
        (LEASE, "Do the prices stay the same until 31 March 2026?", "Why do the prices stay the same until 31 March 2026?"),
        (LEASE, "Why does the lease end later?", "Why does the lease end earlier?"),
        (COVER, "How will damage be covered without insurance?", "Why will damage be covered without insurance by the Buyer?"),
        (LAW, "Why are disputes settled by arbitration?", "Why are disputes settled by the courts?"),
    ],
)
def test_a_question_is_held_to_what_it_takes_for_granted(one: Case, true: str, false: str) -> None:
    assert checked(one, true, role=QUESTION).reasons == ()
    assert checked(one, false, role=QUESTION).reasons != ()


@pytest.mark.parametrize("text", ["Who picks the arbitration in Dublin.", "Who picks the weather?"])
def test_what_asks_nothing_or_nothing_of_the_change_is_no_question(text: str) -> None:
    assert checked(LAW, text, role=QUESTION).reasons != ()


def test_only_a_question_may_ask() -> None:
    assert checked(LAW, "Who picks the arbitration in Dublin?").reasons != ()


@pytest.mark.parametrize("text", ["The lease ends earlier.", "The lease now ends sooner.", "The lease will end earlier."])
def test_what_ends_later_does_not_end_earlier(text: str) -> None:
    assert checked(LEASE, text).reasons == ("wrong direction",)
    assert checked(LEASE, text.replace("earlier", "later").replace("sooner", "later")).reasons == ()
