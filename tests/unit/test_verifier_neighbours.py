"""What the ninth list of planted falsehoods taught: the neighbour's figure, party or word, what stayed told as new, and what is
put to a finding from outside. Each false sentence has a true one of its build."""

import pytest

from benchmarks import analysis as bench
from benchmarks.verifier.falsehoods import FOLDERS, LISTS
from tests.unit.one_case import checked, one_case

TRIED = 300
"""Falsehoods in a test; the benchmark plants 2,000."""
CHARGES = one_case(
    "The Lodger pays the Owner rent of $700 per month and a one-off cleaning charge of $90.",
    "The Lodger pays the Owner rent of $760 per month and a one-off cleaning charge of $90.",
    "en",
)
STORAGE = one_case(
    "Зерно хранят в течение 6 месяцев, а муку — в течение 9 месяцев.",
    "Зерно хранят в течение 8 месяцев, а муку — в течение 9 месяцев.",
)
FINES = one_case(
    "За задержку отгрузки Завод уплачивает Дилеру пени 0,2 % от цены партии. "
    "За задержку оплаты Дилер уплачивает пени 0,1 % от долга.",
    "За задержку отгрузки Завод уплачивает Дилеру пени 0,4 % от цены партии. "
    "За задержку оплаты Дилер уплачивает пени 0,1 % от долга.",
)
QUORUM = one_case(
    "Устав меняют простым большинством голосов. Кворум составляет 50 % участников.",
    "Устав меняют тремя четвертями голосов. Кворум составляет 50 % участников.",
)
DOSE = one_case(
    "Children take a single dose of 5 mg; the daily dose must not exceed 20 mg.",
    "Children take a single dose of 5 mg; the daily dose must not exceed 15 mg.",
    "en",
)
LEAVE = one_case(
    "The guest leaves the room within 2 days of the notice.", "The guest leaves the room within 5 days of the notice.", "en"
)
KEYS = one_case(
    "Сторож передаёт Завхозу ключи от склада вечером. Завхоз передаёт Сторожу журнал утром.",
    "Сторож передаёт Завхозу ключи от склада после смены. Завхоз передаёт Сторожу журнал утром.",
)
CONSENT = one_case(
    "The Author may publish the work only with the consent of the Publisher.",
    "The Author may publish the work only with the written consent of the Publisher.",
    "en",
)
HOLIDAYS = one_case("The pool is open on all days except Easter Monday.", "The pool is open on all days.", "en")
OPENING = one_case("Bids are opened on 3 March 2027.", "Bids are opened on 10 March 2027.", "en")
GOODS = one_case("Комиссия 2 % от цены неоплаченного товара.", "Комиссия 3 % от цены неоплаченного товара.")


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (CHARGES, "The rent is now $760 instead of $700.", True),
        (CHARGES, "The rent is now $760 instead of $90.", False),
        (CHARGES, "The rent was raised from $700 to $90 per month.", False),
        (STORAGE, "Зерно теперь хранят в течение 8 месяцев вместо 6.", True),
        (STORAGE, "Зерно теперь хранят в течение 8 месяцев вместо 9.", False),
        (STORAGE, "«6 месяцев» заменено на «8 месяцев».", True),
        (STORAGE, "«9 месяцев» заменено на «8 месяцев».", False),
    ],
)
def test_a_figure_that_stayed_gave_way_to_none(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (CHARGES, "The rent is now $760 per month.", True),
        (CHARGES, "The cleaning charge is now $90.", False),
        (CHARGES, "The cleaning charge of $90 is the same as before.", True),
        (QUORUM, "Устав теперь меняют тремя четвертями голосов.", True),
        (QUORUM, "Кворум теперь составляет 50 % участников.", False),
        (HOLIDAYS, "The pool is now open on all days.", True),
    ],
)
def test_what_is_so_now_was_not_so_before(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (CHARGES, "The text gives $760 rather than $700 for the rent.", True),
        (CHARGES, "The text gives $760 rather than $700 for the cleaning charge.", False),
        (STORAGE, "Срок хранения зерна — теперь 8 месяцев, прежде — 6 месяцев.", True),
        (STORAGE, "Срок хранения муки — теперь 8 месяцев, прежде — 6 месяцев.", False),
        (DOSE, "The maximum daily dose was lowered from 20 mg to 15 mg.", True),
        (DOSE, "The maximum single dose was lowered from 20 mg to 15 mg.", False),
        (DOSE, "The minimum daily dose was lowered from 20 mg to 15 mg.", False),
        (DOSE, "The total dose must now not exceed 15 mg.", False),
    ],
)
def test_a_figure_is_of_its_own_words(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (FINES, "По новой редакции за задержку отгрузки Завод уплачивает Дилеру пени 0,4 %.", True),
        (FINES, "По новой редакции за задержку отгрузки Дилер уплачивает пени 0,4 %.", False),
        (FINES, "По новой редакции за задержку отгрузки Завод уплачивает Дилеру штраф 0,4 %.", False),
        (KEYS, "Сторож теперь передаёт Завхозу ключи от склада после смены.", True),
        (KEYS, "Завхоз теперь передаёт Сторожу ключи от склада после смены.", False),
        (CONSENT, "The consent of the Publisher must now be written.", True),
        (CONSENT, "The written consent of the Publisher is now required.", True),
        (CONSENT, "The written consent of the Author is now required.", False),
    ],
)
def test_a_party_has_its_own_part(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    ("case", "text", "holds"),
    [
        (LEAVE, "The guest now leaves the room within 5 days of the notice.", True),
        (LEAVE, "The guest now leaves the room after 5 days of the notice.", False),
        (STORAGE, "Зерно теперь хранят через 8 месяцев.", False),
        (OPENING, "Bids are now opened on 10 March 2027.", True),
        (OPENING, "Bids are now opened by 10 March 2027.", False),
        (OPENING, "Bids are now opened after 10 March 2027.", False),
        (HOLIDAYS, "The pool is no longer open on Easter Monday.", False),
        (HOLIDAYS, "The exception for Easter Monday was removed.", True),
        (GOODS, "Комиссия от цены неоплаченного товара теперь 3 %.", True),
        (GOODS, "Комиссия от цены оплаченного товара теперь 3 %.", False),
    ],
)
def test_within_is_not_after_and_an_opposite_not_the_word(case, text, holds):
    assert (not checked(case, text).reasons) is holds


@pytest.mark.parametrize(
    "tail",
    [
        " per unit",
        " for all of them together",
        " as of yesterday",
        " in the first year",
        " according to the parties",
        ", as reported",
        ", like everybody else",
        " by an order of magnitude",
        " a tiny bit",
        ", unless stated otherwise",
        ", as it was before",
        "; there was no such term before",
    ],
)
def test_what_is_put_to_a_finding_from_outside_is_not_believed(tail):
    true = "The rent is now $760 per month instead of $700"
    assert not checked(CHARGES, true + ".").reasons
    assert checked(CHARGES, true + tail + ".").reasons


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Зерно теперь хранят в течение 8 месяцев.", True),
        ("Из-за роста цен зерно теперь хранят в течение 8 месяцев.", False),
        ("Часть зерна теперь хранят в течение 8 месяцев.", False),
        ("Изменений срока хранения зерна нет: зерно хранят в течение 8 месяцев.", False),
        ("Зерно хранят в течение 8 месяцев, как было и прежде.", False),
        ("Зерно теперь хранят в течение 8 месяцев за каждого.", False),
        ("Зерно теперь хранят в течение 8 месяцев по словам сторон.", False),
    ],
)
def test_a_reason_a_part_or_a_denial_of_its_own_is_not_believed(text, holds):
    assert (not checked(STORAGE, text).reasons) is holds


def test_what_the_changes_say_themselves_may_be_said():
    each = one_case("The fee is $5 per unit.", "The fee is $6 per unit.", "en")
    assert not checked(each, "The fee is now $6 per unit.").reasons
    total = one_case("Все работы вместе стоят 70 рублей.", "Все работы вместе стоят 90 рублей.")
    assert not checked(total, "Все работы вместе теперь стоят 90 рублей.").reasons
    range_ = one_case("Касса открыта с 9:00 до 18:00.", "Касса открыта с 9:00 до 20:00.")
    assert not checked(range_, "Касса теперь открыта с 9:00 до 20:00.").reasons


def test_of_the_ninth_list_few_get_through():
    tried, passed = bench.planted(bench.benches_of(FOLDERS["ninth, "]), 7, TRIED, LISTS["ninth, "])
    assert sum(tried.values()) == TRIED
    assert len(passed) <= 18, passed
