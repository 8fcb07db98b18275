"""True sentences whose words stand in another order or form than the change's, each beside a false one of the same build."""

import pytest

from benchmarks import analysis as bench
from core.analysis.scorecard.cases import Case
from tests.unit.one_case import one_case

CONSENT = one_case(
    "Written consent is obtained by the physician before the procedure.",
    "Written consent is obtained by the head nurse before the procedure.",
    "en",
)
PRESSURE = one_case("Давление при диабете ниже 140 мм рт. ст.", "Давление при диабете ниже 130 мм рт. ст.")
LOGS = one_case("Журналы хранятся в отделе кадров.", "Журналы хранятся в архиве.")
CHIEF = one_case("Сметой занят И. П. Соколов.", "Сметой занята А. В. Лебедева.")
TENDER = one_case("Заявки свыше 300 тыс. рублей рассматривает комиссия.", "Заявки свыше 500 тыс. рублей рассматривает комиссия.")
THICK = one_case("The deviation shall not exceed 0.3 mm.", "The deviation shall not exceed 0.2 mm.", "en")
AGAIN = one_case("A second attempt is not permitted.", "A second attempt is permitted.", "en")
BATCH = one_case(
    "The Supplier hands over the first batch by 30 June 2026.", "The Supplier hands over the first batch by 15 July 2026.", "en"
)
GIVEN = one_case("The medicine may be given to children.", "The medicine must not be given to children.", "en")
VISIT = one_case("The visit takes place six weeks after surgery.", "The visit takes place four weeks after surgery.", "en")
GROUP = one_case("The product is of packing group III.", "The product is of packing group II.", "en")
OSMOTR = one_case("Осмотр проводят через шесть недель после операции.", "Осмотр проводят через четыре недели после операции.")
AIR = one_case("The room has at least 6 air changes per hour.", "The room has at least 12 air changes per hour.", "en")
SHARPS = one_case("Sharps are emptied by the cleaning service.", "Sharps are emptied by Medwaste Ltd.", "en")
VYVOZ = one_case("Отходы вывозит заказчик.", "Отходы вывозит подрядчик.")
VIALS = one_case("Флаконы хранят при температуре от 2 до 8 °C.", "Флаконы хранят при температуре от 15 до 25 °C.")
LIMIT = one_case("The limit of credit is USD 500.", "The limit of credit is USD 700.", "en")
REAGENTS = one_case("Просроченные реактивы возвращают изготовителю.", "")


@pytest.mark.parametrize(
    ("one", "true", "false"),
    [
        (
            CONSENT,
            "Before the procedure the head nurse obtains written consent.",
            "After the procedure the head nurse obtains written consent.",
        ),
        (PRESSURE, "При диабете давление ниже 130 мм рт. ст., а не 140.", "При диабете давление ниже 140 мм рт. ст., а не 130."),
        (LOGS, "Вместо отдела кадров журналы хранятся в архиве.", "Вместо архива журналы хранятся в отделе кадров."),
        (
            CHIEF,
            "Сметой вместо И. П. Соколова занята А. В. Лебедева.",
            "Сметой вместо А. В. Лебедевой занят И. П. Соколов.",
        ),
        (TENDER, "Порог повышен с 300 тыс. до 500 тыс. рублей.", "Порог повышен с 300 тыс. до 500 млн рублей."),
        (
            TENDER,
            "Комиссия теперь рассматривает заявки свыше 500 тыс. рублей, ранее — свыше 300 тыс. рублей.",
            "Комиссия теперь рассматривает заявки свыше 300 тыс. рублей, ранее — свыше 500 тыс. рублей.",
        ),
        (
            THICK,
            "The deviation shall now not exceed 0.2 mm, previously 0.3 mm.",
            "The deviation shall now exceed 0.2 mm, previously 0.3 mm.",
        ),
        (
            AGAIN,
            "Previously a second attempt was not permitted; now it is permitted.",
            "Previously a second attempt was permitted; now it is not permitted.",
        ),
        (
            BATCH,
            "The first batch is handed over by 15 July 2026, formerly 30 June 2026.",
            "The first batch is handed over by 30 June 2026, formerly 15 July 2026.",
        ),
        (GIVEN, "The medicine must no longer be given to children.", "The medicine must be given to children."),
        (
            VISIT,
            "The visit now takes place four weeks after surgery rather than six.",
            "The visit now takes four weeks after surgery.",
        ),
        (
            VISIT,
            "The visit was brought forward from six weeks to four weeks after surgery.",
            "The visit was put back from six weeks to four weeks after surgery.",
        ),
        (GROUP, "Packing group III became packing group II.", "Packing group II became packing group III."),
        (OSMOTR, "Осмотр проводят на две недели раньше.", "Осмотр проводят на две недели позже."),
        (OSMOTR, "Срок осмотра сокращён с шести недель до четырёх.", "Срок осмотра сокращён с шести недель до трёх."),
        (
            AIR,
            "The number of air changes per hour in the room was doubled from 6 to 12.",
            "The number of air changes per hour in the room was doubled from 12 to 6.",
        ),
        (
            SHARPS,
            "Emptying of sharps passed from the cleaning service to Medwaste Ltd.",
            "Emptying of sharps passed from Medwaste Ltd to the cleaning service.",
        ),
        (VYVOZ, "Вывоз отходов передан от заказчика подрядчику.", "Вывоз отходов передан от подрядчика заказчику."),
        (VIALS, "Вместо 2–8 °C указано 15–25 °C.", "Вместо 15–25 °C указано 2–8 °C."),
        (LIMIT, "The limit of credit is USD 700 and was USD 500.", "The limit of credit is USD 500 and was USD 700."),
        (
            REAGENTS,
            "В новой версии больше не сказано, что реактивы возвращают изготовителю.",
            "В новой версии больше не сказано, что перчатки возвращают изготовителю.",
        ),
    ],
)
def test_another_order_or_form_is_believed(one: Case, true: str, false: str) -> None:
    made = bench.bench(one.language, (one,))
    assert made.verifier.check(made.draft(one, true)).reasons == ()
    assert made.verifier.check(made.draft(one, false)).reasons != ()
