"""More than the cited changes show: the rest of the text, a place in it, a cause, a share of something else."""

from dataclasses import replace

import pytest

from benchmarks import analysis as bench
from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

TERM = one_case(
    "Заказчик оплачивает услуги в течение 10 рабочих дней и подписывает акт.",
    "Заказчик оплачивает услуги в течение 25 рабочих дней и подписывает акт.",
)
PERIOD = one_case(
    "The warranty period for the pump is 12 months. The Seller repairs the pump.",
    "The warranty period for the pump is 24 months. The Seller repairs the pump.",
    "en",
)
RATE = one_case(
    "За просрочку поставщик уплачивает пени 0,1 % за каждый день.", "За просрочку поставщик уплачивает пени 0,2 % за каждый день."
)
DEBT = one_case("The penalty is 0.1% of the debt for each day.", "The penalty is 0.2% of the debt for each day.", "en")
DAYS = one_case("Заработная плата выплачивается 5 и 20 числа.", "Заработная плата выплачивается 8 и 22 числа.")
SECOND = one_case(
    "Товар хранится на складе. Срок хранения составляет 10 дней.", "Товар хранится на складе. Срок хранения составляет 15 дней."
)
ALL = one_case(
    "Исполнитель соблюдает все условия договора в течение 10 дней.",
    "Исполнитель соблюдает все условия договора в течение 15 дней.",
)


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (TERM, "Срок оплаты увеличен с 10 до 25 рабочих дней", ", как и во всех остальных разделах."),
        (TERM, "Срок оплаты увеличен с 10 до 25 рабочих дней", ", и так по каждому договору сторон."),
        (TERM, "Срок оплаты увеличен с 10 до 25 рабочих дней", " через раз."),
        (TERM, "Срок оплаты увеличен с 10 до 25 рабочих дней", " раз и навсегда."),
        (PERIOD, "The warranty period was extended from 12 to 24 months", ", as in every other section."),
        (PERIOD, "The warranty period was extended from 12 to 24 months", " once and for all."),
        (PERIOD, "The warranty period was extended from 12 to 24 months", " on every second delivery."),
        (PERIOD, "The warranty period was extended from 12 to 24 months", ", the highest value in the document."),
        (PERIOD, "The warranty period was extended from 12 to 24 months", ", a record figure."),
        (PERIOD, "The warranty period was extended from 12 to 24 months", " (five years)."),
        (RATE, "Пени теперь составляют 0,2 %", " от цены договора."),
        (DEBT, "The penalty is now 0.2%", " of the contract value."),
    ],
)
def test_what_is_added_of_all_the_rest_is_not_believed(one: Case, true: str, false: str) -> None:
    assert checked(one, f"{true}.").reasons == ()
    assert checked(one, true + false).reasons != ()


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (TERM, "Все условия пересмотрены: срок оплаты увеличен с 10 до 25 рабочих дней."),
        (TERM, "Во втором предложении срок оплаты увеличен с 10 до 25 рабочих дней."),
        (TERM, "В третьем абзаце срок оплаты увеличен с 10 до 25 рабочих дней."),
        (TERM, "Срок оплаты незначительно увеличен с 10 до 25 рабочих дней."),
        (TERM, "Каждая из сторон теперь оплачивает услуги в течение 25 рабочих дней."),
        (PERIOD, "The warranty period was slightly extended from 12 to 24 months."),
        (PERIOD, "In the second sentence, the warranty period was extended from 12 to 24 months."),
        (DAYS, "Заработная плата теперь выплачивается 8 или 22 числа."),
    ],
)
def test_what_is_turned_so_is_not_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons != ()


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (SECOND, "Во втором предложении срок хранения увеличен с 10 до 15 дней."),
        (PERIOD, "In the first sentence, the warranty period was extended from 12 to 24 months."),
        (PERIOD, "The warranty period was extended from 12 to 24 months (two years)."),
        (DEBT, "The penalty is now 0.2% of the debt."),
        (DEBT, "The penalty is now 0.2% of the amount."),
        (DAYS, "Заработная плата теперь выплачивается 8 и 22 числа."),
        (ALL, "Срок, в течение которого соблюдаются все условия договора, увеличен с 10 до 15 дней."),
    ],
)
def test_what_the_change_has_so_is_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()


@pytest.mark.parametrize(
    ("link", "believed"),
    [("; ", True), (", поскольку ", False), (", вследствие чего ", False), (", чтобы компенсировать то, что ", False)],
)
def test_no_change_is_the_cause_of_another(link: str, believed: bool) -> None:
    """Both are cited and quoted; that the one came of the other no comparison shows."""
    rates = replace(RATE, name="rates", section="Пени")
    made = bench.bench("ru", (TERM, rates))
    first, second = (made.draft(TERM, "Срок оплаты увеличен"), made.draft(rates, "пени теперь составляют 0,2 %, ранее 0,1 %"))
    both = replace(
        first,
        text=f"{first.text} с 10 до 25 рабочих дней{link}{second.text}.",
        changes=first.changes + second.changes,
        quotes=first.quotes + second.quotes,
    )
    assert (made.verifier.check(both).reasons == ()) is believed
