"""What the verifier makes of kinds of claims: how often, only, whose, who pays, no longer, set side by side."""

from decimal import Decimal

import pytest

from core.analysis.contrasts import contrasts
from core.analysis.lemmas import words
from core.analysis.moods import moods
from core.analysis.rates import rates
from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

AUDITS = one_case(
    "The Client may audit the books once a year at its own cost.",
    "The Client or an inspector may audit the books and stores of the Agent twice a year. "
    "If a fault is found, the Agent bears the cost.",
    "en",
)
CHECKS = one_case(
    "Прибор проверяют каждые 90 дней. Вести журнал допускается на бумаге.",
    "Прибор проверяют раз в полгода. Журнал ведут в электронном виде.",
)
DEFECTS = one_case(
    "Defects are notified within 14 days of delivery.",
    "Visible defects are notified within 14 days of delivery; hidden defects within 14 days of discovery.",
    "en",
)
LEAVE = one_case(
    "Applicants must hold a diploma and may apply in writing without a fee.",
    "Applicants should hold a diploma and must apply online. Late filings are charged separately.",
    "en",
)
SHARED = one_case(
    "Оборудование ремонтирует Поставщик за свой счёт.",
    "Оборудование ремонтирует Покупатель за свой счёт.",
)
RENT = one_case(
    "The rent is EUR 500 a month and the deposit is 2 million by 2027.",
    "The rent is EUR 600 a month and the deposit is 3 million by 2029.",
    "en",
)
CHAIR = one_case("The law of France applies. The Chair decides.", "The law of Spain applies. The Secretary decides.", "en")
RIVALS = one_case(
    "For 24 months the Manager shall not work for a rival in Europe.",
    "For 12 months the Manager shall not work for a rival in Germany.",
    "en",
)
TRAINING = one_case(
    "Training is charged separately. The price includes delivery.",
    "The price includes delivery and training. Spare parts are charged separately.",
    "en",
)
FOLLOW = one_case("No follow-up inspection is planned.", "A follow-up inspection is planned for October.", "en")
FORM = one_case("Complaints must be made in writing.", "Complaints may be made in writing or by phone.", "en")
PARK = one_case("В парке 14 грузовых и 2 почтовых вагона.", "В парке 9 грузовых и 10 почтовых вагонов.")


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (AUDITS, "Audits are now possible twice as often."),
        (AUDITS, "The frequency of audits was increased from once to twice a year."),
        (AUDITS, "The scope of audits was widened to include the stores."),
        (CHECKS, "Прибор теперь проверяют вдвое реже."),
        (CHECKS, "Промежуток между проверками прибора увеличен."),
        (CHECKS, "Проверять прибор каждые три месяца больше не нужно."),
        (CHECKS, "Бумаги для журнала больше недостаточно."),
        (DEFECTS, "Hidden defects are notified within 14 days of discovery."),
        (DEFECTS, "For hidden defects the period begins when the defect is discovered."),
        (LEAVE, "A diploma is now only recommended."),
        (SHARED, "Поставщик больше не оплачивает ремонт оборудования."),
        (SHARED, "Ремонт оборудования теперь оплачивает Покупатель."),
        (RENT, "The rent goes up by EUR 100."),
        (RENT, "The deposit was raised from 2 to 3 million."),
        (CHAIR, "Spanish law now applies instead of French law."),
        (CHAIR, "The Secretary takes over the decision from the Chair."),
        (RIVALS, "The ban on work for a rival now covers only Germany."),
        (RIVALS, "The ban on work for a rival has been relaxed."),
        (TRAINING, "Training is no longer charged separately."),
        (FORM, "Writing is no longer mandatory for complaints."),
        (PARK, "Почтовых вагонов стало на восемь больше."),
    ],
)
def test_what_follows_is_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (AUDITS, "Audits are now possible half as often."),
        (AUDITS, "The frequency of audits was reduced from twice to once a year."),
        (AUDITS, "The scope of audits was narrowed."),
        (AUDITS, "Only an inspector may audit the books."),
        (AUDITS, "The Client bears the cost if a fault is found."),
        (AUDITS, "The Client may audit the books every month."),
        (CHECKS, "Прибор теперь проверяют вдвое чаще."),
        (CHECKS, "Промежуток между проверками прибора сокращён."),
        (DEFECTS, "Hidden defects are notified within 14 days of delivery."),
        (DEFECTS, "Visible defects are notified within 14 days of discovery."),
        (LEAVE, "A diploma is now mandatory."),
        (LEAVE, "Applicants must hold a diploma."),
        (LEAVE, "A diploma is charged separately."),
        (SHARED, "Ремонт оборудования теперь оплачивает Поставщик."),
        (SHARED, "Покупатель больше не оплачивает ремонт оборудования."),
        (RENT, "The rent goes down by EUR 100."),
        (RENT, "The deposit was raised from 2 to 4 million."),
        (CHAIR, "French law now applies instead of Spanish law."),
        (CHAIR, "The Chair takes over the decision from the Secretary."),
        (RIVALS, "The ban on work for a rival has been tightened."),
        (TRAINING, "Training is charged separately."),
        (TRAINING, "Spare parts are included in the price."),
        (TRAINING, "Delivery is no longer included in the price."),
        (FOLLOW, "No follow-up inspection is planned."),
        (FORM, "Complaints must be made by phone."),
        (FORM, "Complaints may be made only by phone."),
        (PARK, "Число грузовых вагонов выросло."),
        (PARK, "В парке 10 грузовых вагонов."),
    ],
)
def test_what_does_not_follow_is_not(one: Case, text: str) -> None:
    assert checked(one, text).reasons != ()


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("no more than once a year", [1]),
        ("from once to twice a year", [1, 2]),
        ("every two years", ["0.5"]),
        ("every three months", [4]),
        ("не чаще одного раза в полгода", [2]),
        ("раз в два года", ["0.5"]),
        ("каждый январь", [1]),
        ("ежемесячно", [12]),
        ("два дня в неделю", []),
        ("EUR 600 a month", []),
    ],
)
def test_how_often(text: str, yearly: list[int | str]) -> None:
    assert [rate.yearly for rate in rates(text) if not rate.bare] == [Decimal(number) for number in yearly]


def test_rates_of_one_length_are_the_same() -> None:
    first, second = (next(iter(rates(text))) for text in ("every 90 days", "every three months"))
    assert first.same(second)


def test_parts_of_a_text_are_set_side_by_side() -> None:
    text = "Visible defects within 14 days of delivery; hidden defects within 14 days of discovery."
    found = [one.slots for one in contrasts(text, words(text), ())]
    assert len(found) == 1
    assert {frozenset(first) for first, _ in found[0] if isinstance(first, frozenset)} >= {frozenset({"delivery"})}
    assert list(contrasts("One thing and another.", words("One thing and another."), ())) == []


def test_a_word_stands_under_what_comes_before_it_or_after() -> None:
    text = "Applicants should hold a diploma and must apply online. Nothing else."
    markers = [(text.index("should"), "should"), (text.index("must"), "must")]
    found = {word.text: set(names) for word, names in moods(text, words(text), markers)}
    assert found["Applicants"] == found["diploma"] == {"should"}
    assert found["online"] == {"must"}
    assert found["Nothing"] == {""}
