"""A difference is read in every turn that tells one, with its sign; the same turn told the other way round is not believed."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

TERM = one_case("The payment period is 45 days.", "The payment period is 30 days.", "en", "Payment")
FEE = one_case("The monthly fee is EUR 1,200.", "The monthly fee is EUR 1,350.", "en", "Fees")
LEAD = one_case("The lead content shall not exceed 50 mg/kg.", "The lead content shall not exceed 25 mg/kg.", "en", "Limits")
FROST = one_case("Samples are stored at 2 to 8 °C.", "Samples are stored at −20 °C or below.", "en", "Storage")
PRICE = one_case("Цена прибора — 3 150 рублей.", "Цена прибора — 2 790 рублей.")
RENT = one_case("Залог — 2 000 руб., плата — 900 руб.", "Залог — 3 000 руб., плата — 950 руб.")
SITE = one_case(
    "Delivery takes place at the Seller's warehouse.", "Delivery takes place at the Buyer's premises.", "en", "Delivery"
)

TRUE = [
    (TERM, "The payment period fell by about 33%."),
    (TERM, "The payment period fell from 45 days to 30 days, that is, by roughly 33%."),
    (TERM, "A decrease of 15 days brings the payment period to 30 days."),
    (TERM, "The reduction in the payment period is 15 days."),
    (TERM, "The payment period: −33.3%."),
    (TERM, "The payment period down 33.3% (45 days → 30 days)."),
    (TERM, "The payment period falls to 30 days (from 45 days)."),
    (TERM, "The payment period: 30 days (45 days before)."),
    (TERM, "The payment period stood at 45 days before and stands at 30 days now."),
    (TERM, "30 days is the new value of the payment period; the previous one was 45 days."),
    (FEE, "Monthly fee up 12.5% (1,200 → 1,350)."),
    (LEAD, "The lead content: 50 mg/kg → 25 mg/kg."),
    (FROST, "Storage: 2 to 8 °C → −20 °C or below."),
    (PRICE, "Цена прибора снижена с 3 150 рублей до 2 790 рублей, то есть приблизительно на 11 %."),
    (PRICE, "Цена прибора −11 % (3 150 → 2 790 рублей)."),
    (PRICE, "Снижение цены прибора составило 360 рублей."),
    (PRICE, "По сравнению с прежней редакцией цена прибора снизилась на 360 рублей и составляет 2 790 рублей."),
    (RENT, "Залог теперь 3 000 руб. (было 2 000 руб.), плата — 950 руб. (было 900 руб.)."),
    (SITE, "Delivery: Seller's warehouse → Buyer's premises."),
]
FALSE = [
    (TERM, "The payment period rose by about 33%."),
    (TERM, "The payment period fell by about 43%."),
    (TERM, "An increase of 15 days brings the payment period to 45 days."),
    (TERM, "The payment period: +33.3%."),
    (TERM, "The payment period up 33.3% (30 days → 45 days)."),
    (TERM, "The payment period rises to 45 days (from 30 days)."),
    (TERM, "The payment period: 45 days (30 days before)."),
    (TERM, "The payment period stood at 30 days before and stands at 45 days now."),
    (FEE, "Monthly fee down 12.5% (1,350 → 1,200)."),
    (LEAD, "The lead content: 25 mg/kg → 50 mg/kg."),
    (FROST, "Storage: −20 °C or below → 2 to 8 °C."),
    (PRICE, "Цена прибора +11 % (2 790 → 3 150 рублей)."),
    (PRICE, "Цена прибора: +360 рублей."),
    (PRICE, "Увеличение цены прибора составило 360 рублей."),
    (RENT, "Залог теперь 3 000 руб. (было 2 000 руб.), плата — 900 руб. (было 950 руб.)."),
    (SITE, "Delivery: Buyer's premises → Seller's warehouse."),
]


@pytest.mark.parametrize(("case", "text"), TRUE)
def test_is_believed(case: Case, text: str) -> None:
    assert not checked(case, text).reasons


@pytest.mark.parametrize(("case", "text"), FALSE)
def test_is_not_believed(case: Case, text: str) -> None:
    assert checked(case, text).reasons
