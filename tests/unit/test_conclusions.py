"""A conclusion is shown as one only where it says that it is one and all that can be checked in it holds."""

from dataclasses import replace

import pytest

from benchmarks import analysis as bench
from core.analysis.draft import RISK, WHY, Draft
from core.analysis.scorecard.cases import Case
from core.analysis.verdicts import conclusion_of, counted
from core.model.analysis import CONCLUSION, Verdict
from core.model.change import Significance
from tests.unit.one_case import one_case

RU = (
    "Покупатель оплачивает товар в течение 10 рабочих дней с даты получения счёта.",
    "Покупатель оплачивает товар в течение 30 рабочих дней с даты получения счёта.",
)
EN = (
    "The Supplier may terminate the contract upon 90 days' notice.",
    "The Supplier may terminate the contract upon 30 days' notice.",
)


def case(language: str) -> Case:
    return one_case(*RU, "ru", "Условия") if language == "ru" else one_case(*EN, "en", "Terms")


def drafted(language: str, text: str) -> tuple[bench.Bench, Draft]:
    one = case(language)
    made = bench.bench(language, (one,))
    draft = made.draft(one, text)
    return made, Draft(text=draft.text, changes=draft.changes, quotes=draft.quotes, significance=Significance.HIGH, role=WHY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Это выгодно покупателю и облегчает планирование."),
        ("ru", "Для покупателя это может облегчить планирование."),
        ("ru", "Срок оплаты 30 рабочих дней вместо 10, это может ухудшить ликвидность."),
        ("en", "With 30 days' notice this may complicate preparations."),
        ("en", "With 30 days' notice instead of 90, this is a risk that deserves caution."),
    ],
)
def test_a_marked_conclusion_is_kept_as_an_interpretation(language: str, text: str) -> None:
    made, draft = drafted(language, text)
    checked = made.verifier.check(draft)
    assert checked.reasons
    assert made.verifier.concludes(draft, checked)
    said = conclusion_of(draft, checked, made.sources.changes)
    assert (said.role, said.verdict, said.standing, said.reasons) == (CONCLUSION, Verdict.VERIFIED, "interpretation", ())
    assert said.significance is made.sources.changes[draft.changes[0]].significance  # it raises nothing
    rates = counted([said])
    assert (rates.verified, rates.interpreted) == (0, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Это может облегчить планирование на 45 дней."),  # a figure of nowhere
        ("ru", "Срок оплаты 30 календарных дней может ухудшить ликвидность."),  # another unit
        ("ru", "Срок сокращён с 30 до 10 рабочих дней, это выгодно и удобно."),  # another direction
        ("ru", "Это выгодно подрядчику, у него появляется больше свободы."),  # a party of nowhere
        ("ru", "Покупателю может грозить штраф."),  # a thing of documents that is not there
        ("ru", "Покупатель облегчает планирование."),  # no mark
        ("ru", "Возможно, планирование облегчит Иванов Пётр."),  # a name
        ("en", "This may leave the Buyer little room to react."),
        ("en", "The Supplier may raise prices, which is a risk."),
        ("en", "This may leave only 15 days to react."),
        ("en", "The Supplier can no longer terminate, which may please everybody."),
        ("en", "The notice period increased, which may please everybody."),
        ("en", "It leaves little room to react."),
    ],
)
def test_what_is_not_is_rejected_like_a_fact(language: str, text: str) -> None:
    made, draft = drafted(language, text)
    checked = made.verifier.check(draft)
    assert checked.reasons
    assert not made.verifier.concludes(draft, checked)


@pytest.mark.parametrize(
    ("language", "text", "concludes"),
    [
        ("en", "The Buyer may miss the shorter deadline.", False),  # a party of nowhere
        ("en", "The Supplier may struggle with the shorter notice of 30 days.", False),  # it is the Supplier's to give
        ("en", "The Supplier may sell with the shorter notice of 30 days.", False),  # a right, which the change does not give
        ("en", "The Supplier may struggle with the longer notice of 90 days.", False),  # another direction
        ("en", "The contract could resemble a lottery with a notice of 30 days.", True),
        ("en", "The contract may be scribbled upon 30 days' notice.", False),  # permits it
        ("ru", "Покупатель может забыть срок 30 рабочих дней.", True),
        ("ru", "Покупатель может упустить срок 30 рабочих дней.", False),  # he was given more time
        ("ru", "Покупатель может подарить товар в течение 30 рабочих дней.", False),
        ("ru", "Срок 30 рабочих дней может не радовать.", True),
        ("ru", "Срок 30 рабочих дней может быть увеличен.", False),  # what happened is no guess
        ("ru", "Неверно, что срок 30 рабочих дней может радовать.", False),
    ],
)
def test_of_a_party_only_what_befalls_it_is_a_conclusion(language: str, text: str, concludes: bool) -> None:
    made, draft = drafted(language, text)
    assert made.verifier.concludes(draft, made.verifier.check(draft)) is concludes


def test_a_risk_that_interprets_stays_a_risk_and_is_counted_apart() -> None:
    made, draft = drafted("en", "With 30 days' notice this may complicate preparations.")
    risk = replace(draft, role=RISK)
    said = conclusion_of(risk, made.verifier.check(risk), made.sources.changes)
    assert (said.role, said.standing, said.reasons) == (RISK, "interpretation", ())
    assert counted([said]).interpreted == 1


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_falsehood_written_by_hand_with_a_figure_of_its_own_is_a_conclusion(language: str) -> None:
    shown = bench.concluded_apart(language)
    assert [text for text in shown if any(char.isdigit() for char in text)] == []


PAY = ("Overtime of employees is paid at 125%.", "Overtime of employees is paid at 150%.")


def concluded(texts: tuple[str, str], text: str) -> bool:
    one = one_case(*texts, "en", "Terms")
    made = bench.bench("en", (one,))
    draft = replace(made.draft(one, text), role=WHY)
    return made.verifier.concludes(draft, made.verifier.check(draft))


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (EN, "This weakens the position of the Customer after a notice."),
        (EN, "Termination becomes easier for the Supplier."),
        (EN, "The notice leaves less certainty for the Customer."),
        (EN, "The terms of the notice are more favourable to the Supplier."),
        (PAY, "Overtime becomes more expensive for the employer."),
    ],
)
def test_what_weighs_the_change_is_a_conclusion(texts: tuple[str, str], text: str) -> None:
    """What is said of the change itself, of the party opposite to the one that it names, of a quality that the text has not."""
    assert concluded(texts, text)


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (EN, "This weakens the Landlord's position."),
        (EN, "The Customer may now terminate the contract more easily."),
        (EN, "This removes the notice for the Customer."),
        (EN, "Notice for the Customer is given in writing."),
        (EN, "The Supplier has 5 more certainty days."),
        (PAY, "Overtime becomes cheaper for the employer."),
    ],
)
def test_what_does_more_than_weigh_is_none(texts: tuple[str, str], text: str) -> None:
    assert not concluded(texts, text)


LATE = ("За просрочку Поставщик уплачивает пени 0,1 % за день.", "За просрочку Поставщик уплачивает пени 0,3 % за день.")
SHORTER = ("The Client shall pay within 45 days.", "The Client shall pay within 20 days.")
LOWER = ("The permitted noise level is 45 dB.", "The permitted noise level is 35 dB.")
COVER = ("Гарантийный срок для покупателя 24 месяца.", "Гарантийный срок для покупателя 12 месяцев.")
REMOTE = ("Работник вправе работать удалённо два дня.", "Работник вправе работать удалённо три дня.")


@pytest.mark.parametrize(
    ("texts", "language", "true", "false"),
    [
        (SHORTER, "en", "This may leave the Client less time to pay.", "This may leave the Client more time to pay."),
        (
            LOWER,
            "en",
            "This may be harder to meet: the noise level is lower.",
            "This may be easier to meet: the noise level is higher.",
        ),
        (LATE, "ru", "Просрочка обойдётся Поставщику дороже.", "Просрочка обойдётся Поставщику дешевле."),
        (LATE, "ru", "Просрочка обойдётся Поставщику дороже.", "Просрочка обойдётся Покупателю дороже."),
        (COVER, "ru", "Покупатель может остаться без гарантии раньше.", "Покупатель останется без гарантии раньше."),
        (REMOTE, "ru", "У работника появляется больше гибкости.", "У работника появляется больше обязанностей."),
        (LOWER, "en", "The level may be harder to meet.", "Equipment can now be permitted."),
    ],
)
def test_what_follows_from_the_kind_of_the_change_is_a_conclusion(
    texts: tuple[str, str], language: str, true: str, false: str
) -> None:
    """Less time of a period that was cut, harder of a bound that moved, costlier for the one who pays."""
    made = bench.bench(language, (one_case(*texts, language, "Terms" if language == "en" else "Условия"),))

    def believed(text: str) -> bool:
        draft = replace(made.draft(made.cases[0], text), role=WHY)
        checked = made.verifier.check(draft)
        return not checked.reasons or made.verifier.concludes(draft, checked)

    assert believed(true)
    assert not believed(false)
