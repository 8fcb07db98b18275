"""A ratio or a difference is of what its sentence speaks of, where several values of a change moved; two days are so many days
apart."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

FEE = one_case(
    "The Customer shall pay a fee of 10 euros within 20 days.",
    "The Customer shall pay a fee of 30 euros within 40 days.",
    "en",
)
SROK = one_case(
    "Заказчик платит 10 000 рублей. Срок оплаты составляет 20 дней.",
    "Заказчик платит 20 000 рублей. Срок оплаты составляет 50 дней.",
)
RENT = one_case(
    "The deposit is EUR 100 and the rent is EUR 500. The discount is 5%.",
    "The deposit is EUR 200 and the rent is EUR 700. The discount is 10%.",
    "en",
)
AVANS = one_case(
    "Аванс составляет 10 000 рублей, а неустойка — 500 рублей.", "Аванс составляет 20 000 рублей, а неустойка — 700 рублей."
)
WARRANTY = one_case(
    "The warranty period is 12 months and the acceptance period is 10 days.",
    "The warranty period is 24 months and the acceptance period is 15 days.",
    "en",
)
PASSWORD = one_case(
    "Passwords contain at least 8 characters and are changed every 90 days.",
    "Passwords contain at least 12 characters and are changed every 30 days.",
    "en",
)
FLEET = one_case(
    "The fleet has 14 diesel buses and 2 electric buses.", "The fleet has 9 diesel buses and 10 electric buses.", "en"
)
SAMPLES = one_case(
    "Samples are stored at a temperature of 15 °C for up to 6 months.",
    "Samples are stored at a temperature of 5 °C for up to 12 months.",
    "en",
)

PENI = one_case(
    "Размер пени — 0,1 % за каждый день просрочки, но не более 5 % цены.",
    "Размер пени — 0,2 % за каждый день просрочки, но не более 15 % цены.",
)
STAFF = one_case(
    "Two staff members work 8 hours a day at EUR 20 per hour.", "Four staff members work 10 hours a day at EUR 30 per hour.", "en"
)


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (FEE, "The fee has tripled.", "The fee has doubled."),
        (FEE, "The payment period has doubled.", "The payment period has tripled."),
        (FEE, "The fee was increased by 200%.", "The fee was increased by 100%."),
        (FEE, "The fee tripled and the payment period doubled.", "The fee doubled and the payment period tripled."),
        (FEE, "The Customer has twice as long to pay.", "The Customer has three times as long to pay."),
        (FEE, "The Customer now pays three times as much.", "The Customer now pays twice as much."),
        (SROK, "Срок оплаты увеличен в 2,5 раза.", "Срок оплаты увеличен вдвое."),
        (SROK, "Срок оплаты увеличен на 150 %.", "Срок оплаты увеличен на 100 %."),
        (SROK, "Сумма увеличена вдвое.", "Сумма увеличена в 2,5 раза."),
        (SROK, "Заказчик платит вдвое больше.", "Заказчик платит в 2,5 раза больше."),
        (RENT, "The deposit has doubled.", "The rent has doubled."),
        (RENT, "The rent was increased by 40%.", "The deposit was increased by 40%."),
        (RENT, "The deposit rose by EUR 100.", "The deposit rose by EUR 200."),
        (RENT, "The discount has doubled.", "The discount rose by 40%."),
        (AVANS, "Аванс увеличен вдвое.", "Неустойка увеличена вдвое."),
        (AVANS, "Неустойка увеличена на 200 рублей.", "Аванс увеличен на 200 рублей."),
        (AVANS, "Неустойка выросла на 40 %, а аванс — вдвое.", "Неустойка выросла вдвое, а аванс — на 40 %."),
        (WARRANTY, "The warranty period has doubled.", "The acceptance period has doubled."),
        (WARRANTY, "The acceptance period is 50% longer.", "The warranty period is 50% longer."),
        (PASSWORD, "Passwords are four characters longer.", "Passwords are five characters longer."),
        (FLEET, "The fleet has five times as many electric buses.", "The fleet has twice as many electric buses."),
        (SAMPLES, "Samples can be kept for six months longer.", "Samples can be kept for ten months longer."),
        (SAMPLES, "Samples are stored twice as long.", "Samples are stored three times as long."),
        (PENI, "Предел пени увеличен втрое.", "Предел пени увеличен вдвое."),
        (PENI, "Пеня увеличена вдвое.", "Пеня увеличена в 2,5 раза."),
        (STAFF, "Working hours were increased by 25%.", "Working hours were increased by 30%."),
        (STAFF, "The hourly rate was increased by 50%.", "The hourly rate has doubled."),
    ],
)
def test_a_ratio_or_a_difference_is_of_what_the_sentence_speaks_of(one: Case, true: str, false: str) -> None:
    assert checked(one, true).reasons == ()
    assert checked(one, false).reasons != ()


MONTHLY = one_case("Payment is made by the 15th of each month.", "Payment is made by the 10th of each month.", "en")
OPLATA = one_case("Оплата производится до 15-го числа каждого месяца.", "Оплата производится до 10-го числа каждого месяца.")
MARCH = one_case("The report is due by 15 March.", "The report is due by 10 March.", "en")
MARTA = one_case("Отчёт сдаётся до 15 марта.", "Отчёт сдаётся до 10 марта.")
APRIL = one_case("The report is due by 25 March.", "The report is due by 4 April.", "en")
SPRING = one_case("The report is due by 20 February.", "The report is due by 1 March.", "en")
DATED = one_case("The report is due by 15 March 2026.", "The report is due by 10 March 2026.", "en")
NEXT = one_case("Payment is made by the 25th of the month.", "Payment is made by the 5th of the following month.", "en")


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (MONTHLY, "Payment is due 5 days earlier.", "Payment is due 6 days earlier."),
        (MONTHLY, "Payment is due five days earlier than before.", "Payment is due 5 days later."),
        (OPLATA, "Оплата производится на 5 дней раньше.", "Оплата производится на 5 дней позже."),
        (MARCH, "The report is due 5 days earlier.", "The report is due 5 days later."),
        (MARTA, "Отчёт сдаётся на 5 дней раньше.", "Отчёт сдаётся на 7 дней раньше."),
        (APRIL, "The report is due 10 days later.", "The report is due 21 days later."),
        (SPRING, "The report is due nine days later.", "The report is due 11 days later."),
        (SPRING, "The report is due ten days later.", "The report is due ten days earlier."),
        (DATED, "The report is due 5 days earlier.", "The report is due 4 days earlier."),
        (NEXT, "Payment is made by the 5th of the following month.", "Payment is made 20 days earlier."),
    ],
)
def test_two_days_are_so_many_days_apart(one: Case, true: str, false: str) -> None:
    assert checked(one, true).reasons == ()
    assert checked(one, false).reasons != ()
