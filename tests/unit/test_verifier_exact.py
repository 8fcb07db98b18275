"""What stands beside a figure makes it another one: a word for "about", a sign, the number in words, the preposition of a date;
and a party that is told to deal with itself."""

import pytest

from tests.unit.one_case import checked, one_case

DELIVERY = one_case(
    "Перевозчик доставляет мебель на склад в течение 12 календарных дней.",
    "Перевозчик доставляет мебель на склад в течение 18 календарных дней.",
)
FEE = one_case("The entry fee is $1,300 per team.", "The entry fee is $1,700 per team.", "en")
UNTIL = one_case("Лицензия действует до 30 апреля 2026 года.", "Лицензия действует до 15 мая 2027 года.")
SINCE = one_case("The tariff applies from 1 March 2026.", "The tariff applies from 12 April 2026.", "en")
SIGNED = one_case("Протокол подписан 3 марта 2026 года.", "Протокол подписан 9 марта 2026 года.")
ANNEX = one_case("The guard checks the gate every 2 hours.", "The guard checks the gate every 3 hours.", "en", "Annex A")
REPORT = one_case("", "Подрядчик передаёт Заказчику схему сетей до начала работ.")
NOTICE = one_case(
    "The Buyer may cancel after it has given the Seller a notice of 5 days.",
    "The Buyer may cancel after it has given the Seller a notice of 9 days.",
    "en",
)
SAMPLES = one_case("Лаборатория отбирает 40 проб.", "Лаборатория отбирает 55 проб.")


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (DELIVERY, "Перевозчик теперь доставляет мебель на склад в течение 18 (восемнадцать) календарных дней.", True),
        (DELIVERY, "Перевозчик теперь доставляет мебель на склад в течение 18 (двадцать) календарных дней.", False),
        (DELIVERY, "Срок доставки мебели увеличен с 12 (тринадцать) до 18 календарных дней.", False),
        (FEE, "The entry fee is now $1,700 (one thousand seven hundred) per team.", True),
        (FEE, "The entry fee was raised from $1,300 to $1,700 (seventeen).", False),
        (SAMPLES, "Лаборатория теперь отбирает 55 (пятьдесят пять) проб.", True),
        (SAMPLES, "Лаборатория теперь отбирает 55 (пятнадцать) проб.", False),
    ],
)
def test_a_number_said_again_in_words_is_that_number(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (DELIVERY, "Перевозчик теперь доставляет мебель на склад в течение 18 календарных дней.", True),
        (DELIVERY, "Перевозчик теперь доставляет мебель на склад в течение около 18 календарных дней.", False),
        (FEE, "The entry fee is now about $1,700 per team.", False),
        (FEE, "The entry fee was raised by 31%.", True),
    ],
)
def test_what_is_exact_is_not_about_so_much(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (UNTIL, "Лицензия теперь действует до 15 мая 2027 года.", True),
        (UNTIL, "Лицензия теперь действует до −15 мая 2027 года.", False),
        (UNTIL, "Лицензия теперь действует до 15 мая 2027,5 года.", False),
        (UNTIL, "Лицензия теперь действует до конца мая 2027 года.", False),
        (FEE, "The entry fee was raised from $1,300 to $−1,700.", False),
        (SINCE, "The tariff was put off from 1 March 15 to 12 April 2026.", False),
    ],
)
def test_signs_and_digits_beside_a_figure_are_of_it(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (UNTIL, "Лицензия действует до 15 мая 2027 года вместо 30 апреля 2026 года.", True),
        (UNTIL, "Лицензия действует с 15 мая 2027 года вместо 30 апреля 2026 года.", False),
        (UNTIL, "Срок лицензии перенесён с 30 апреля 2026 года на 15 мая 2027 года.", True),
        (SINCE, "The tariff now applies from 12 April 2026.", True),
        (SINCE, "The tariff now applies until 12 April 2026.", False),
        (SIGNED, "С 2026 года протокол подписан 9 марта 2026 года.", False),
    ],
)
def test_a_date_begins_what_it_begins(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (ANNEX, "The guard now checks the gate every 3 hours.", True),
        (ANNEX, "In all annexes, the guard now checks the gate every 3 hours.", False),
        (REPORT, "Добавлено, что Подрядчик передаёт Заказчику схему сетей до начала работ.", True),
        (REPORT, "Во всех разделах добавлено, что Подрядчик передаёт Заказчику схему сетей до начала работ.", False),
    ],
)
def test_one_change_says_nothing_of_all_parts_of_a_document(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (REPORT, "Добавлена обязанность Подрядчика передать Заказчику схему сетей до начала работ.", True),
        (REPORT, "Добавлена обязанность Заказчика передать Заказчику схему сетей до начала работ.", False),
        (NOTICE, "The Buyer may now cancel after it has given the Seller a notice of 9 days.", True),
        (NOTICE, "The Buyer may now cancel after it has given the Buyer a notice of 9 days.", False),
    ],
)
def test_a_party_deals_with_the_other_and_not_with_itself(case, text, holds):
    assert (not checked(case, text).reasons) is holds
