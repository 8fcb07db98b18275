"""What the third list of planted falsehoods taught: each rule has a false sentence that it rejects and a true one of the same
build that it does not."""

import pytest

from benchmarks import analysis as bench
from benchmarks.verifier.falsehoods.third_list import THIRD
from core.analysis.scorecard.cases import Case, cases
from tests.unit.one_case import one_case

TRIED, MOST = 640, 6
"""Falsehoods in a test, and how many of them may be believed."""
PAY = one_case(
    "The Customer shall pay for the goods within 10 business days.",
    "The Customer shall pay for the goods within 15 business days.",
    "en",
)
OPLATA = one_case(
    "Заказчик оплачивает услуги в течение 20 рабочих дней.", "Заказчик оплачивает услуги в течение 15 рабочих дней."
)
LIMIT = one_case("The limit of credit is USD 500.", "The limit of credit is USD 700.", "en")
PREDEL = one_case("Лимит закупок составляет 500 рублей.", "Лимит закупок составляет 700 рублей.")
LATE = one_case(
    "The party at fault pays 1% of the debt for each day.", "The party at fault pays 2% of the debt for each day.", "en"
)
PENYA = one_case("Виновный уплачивает 1 % долга за каждый день.", "Виновный уплачивает 2 % долга за каждый день.")
GLOVES = one_case("Надевают перчатки толщиной не менее 0,4 мм.", "Надевают перчатки толщиной не менее 0,5 мм.")
HANDS = one_case("Staff should disinfect their hands.", "Staff must disinfect their hands.", "en")
SWALLOWED = one_case("При проглатывании вызвать врача.", "При проглатывании не вызывать рвоту.")
LIABLE = one_case("Поставщик отвечает за убытки.", "Поставщик не отвечает за убытки.")
CLEANS = one_case("Cleaning is carried out by Beam Ltd.", "Cleaning is carried out by Beacon Ltd.", "en")
MAY = one_case("The Tenant shall vacate the premises.", "The Tenant may vacate the premises.", "en")
VPRAVE = one_case("Исполнитель обязан предоставить отчёт.", "Исполнитель вправе предоставить отчёт.")
AIR = one_case("The room has at least 6 air changes.", "The room has at least 12 air changes.", "en")
NURSE = one_case("", "The nurse records the batch number.", "en")
NOTICE = one_case("Notice is sent 14 days in advance.", "Notice is sent 2 weeks in advance.", "en")
DILUTED = one_case("The concentrate is diluted 1:50.", "The concentrate is diluted 1:100.", "en")
PAID = one_case("The Customer pays in cash.", "The Customer pays in cash or by card.", "en")


@pytest.mark.parametrize(
    ("one", "false", "true"),
    [
        (
            LIMIT,
            "Perhaps the limit of credit is USD 700 instead of USD 500.",
            "The limit of credit is USD 700 instead of USD 500.",
        ),
        (LIMIT, "It is planned that USD 500 was replaced with USD 700.", "It is stated that USD 500 was replaced with USD 700."),
        (
            LIMIT,
            "It is being considered whether the limit of credit was raised to USD 700.",
            "The provision that the limit of credit is USD 500 was replaced.",
        ),
        (
            PREDEL,
            "Вероятно, лимит закупок теперь 700 рублей, а не 500.",
            "Указано, что лимит закупок теперь 700 рублей, а не 500.",
        ),
        (
            PREDEL,
            "Считается, что лимит закупок составляет 700 рублей.",
            "Установлено, что лимит закупок составляет 700 рублей.",
        ),
        (
            PREDEL,
            "Нельзя сказать, что лимит закупок увеличен до 700 рублей.",
            "Сказано, что лимит закупок увеличен до 700 рублей.",
        ),
        (
            one_case("Замена проводится.", "Замена проводится с согласия сторон."),
            "Замена проводится с согласия сторон, стороны согласовали это.",
            "Замена теперь проводится с согласия сторон.",
        ),
        (
            one_case("Delivery within the city costs GBP 45.", "Delivery within the city costs GBP 52.", "en"),
            "Delivery after the city costs GBP 52.",
            "Delivery within the city costs GBP 52.",
        ),
        (PREDEL, "Теперь лимит договоров составляет 700 рублей.", "Теперь лимит закупок составляет 700 рублей."),
        (
            LATE,
            "The party at fault now pays 2% of the debt once instead of 1%.",
            "The party at fault now pays 2% of the debt a day.",
        ),
        (PENYA, "Виновный уплачивает 2 % долга за весь период вместо 1 %.", "Виновный уплачивает 2 % долга за день вместо 1 %."),
        (GLOVES, "Теперь надевают перчатки толщиной до 0,5 мм.", "Толщина перчаток увеличена до 0,5 мм."),
        (LIMIT, "It was not USD 500 and is now USD 700.", "It was USD 500 and is now USD 700."),
        (HANDS, "It was not a recommendation and is now an obligation.", "It was a recommendation and is now an obligation."),
        (SWALLOWED, "Добавлено указание вызывать рвоту.", "Добавлено указание не вызывать рвоту."),
        (LIABLE, "Теперь Поставщик не отвечает за документы.", "Теперь Поставщик не отвечает за убытки."),
        (CLEANS, "Cleaning may be carried out by Beacon Ltd.", "Cleaning is carried out by Beacon Ltd."),
        (
            CLEANS,
            "Cleaning is now carried out by Beacon Ltd, and a new annex was added.",
            "Cleaning is now carried out by Beacon Ltd, and Beam Ltd was replaced.",
        ),
        (NURSE, "A sentence was added and a new section was added.", "A sentence on the batch number was added."),
        (LIMIT, "The limit is USD 700 and a new annex was added.", "The limit was USD 500 and is now USD 700."),
        (
            MAY,
            "Instead of “shall” the text says “may”; the earlier wording says “Tenant may vacate”.",
            "Instead of “shall” the text says “may”; the earlier wording says “Tenant shall vacate”.",
        ),
        (
            MAY,
            "Instead of “shall” the text in the old version says “may”.",
            "Instead of “shall” the text in the new version says “may”.",
        ),
        (
            LIMIT,
            "The limit was raised from USD 500 to USD 700, but the old rule still applies.",
            "The limit was raised from USD 500 to USD 700, while the old limit was lower.",
        ),
        (
            PREDEL,
            "Вместо 500 рублей указано 700 рублей, при этом старая редакция тоже действует.",
            "Вместо 500 рублей указано 700 рублей, старый лимит был ниже.",
        ),
        (
            one_case("Рекомендации действуют до 2027 года.", "Рекомендации действуют до 2028 года."),
            "Рекомендации действуют до 2028 года, при этом старая редакция тоже действует.",
            "Рекомендации действуют до 2028 года, а по старой редакции действовали до 2027 года.",
        ),
        (
            VPRAVE,
            "Исполнитель теперь вправе предоставить отчёт, а в новой редакции был обязан.",
            "Исполнитель теперь вправе предоставить отчёт, а в старой редакции был обязан.",
        ),
        (
            OPLATA,
            "Отводится 15 рабочих дней, отныне было 20 рабочих дней.",
            "Отводится 15 рабочих дней, прежде было 20 рабочих дней.",
        ),
        (AIR, "Air changes went up from at least 12 to at least 6.", "Air changes went up from at least 6 to at least 12."),
        (NOTICE, "The period may now be written as 2 weeks.", "The period is now written as 2 weeks."),
        (
            DILUTED,
            "The concentrate may now be diluted 1:100 instead of 1:50.",
            "The concentrate is now diluted 1:100 instead of 1:50.",
        ),
        (PAY, "The term is 15 business days, which will cause delays.", "The term is 15 business days, which is longer."),
        (
            OPLATA,
            "Срок сокращён до 15 рабочих дней, поэтому потребуется оплата услуг.",
            "Срок сокращён до 15 рабочих дней, поэтому он короче.",
        ),
    ],
)
def test_what_operators_of_the_third_list_make_false_is_not_believed(one: Case, false: str, true: str) -> None:
    made = bench.bench(one.language, (one,))
    assert made.verifier.check(made.draft(one, true)).reasons == ()
    assert made.verifier.check(made.draft(one, false)).reasons != ()


@pytest.mark.parametrize("false", ["Perhaps USD 500 was replaced with USD 700.", "The limit was USD 500 and may now be USD 700."])
def test_a_doubted_finding_is_no_interpretation(false: str) -> None:
    made = bench.bench("en", (LIMIT,))
    draft = made.draft(LIMIT, false)
    assert not made.verifier.concludes(draft, made.verifier.check(draft))


def test_of_the_third_list_hardly_any_gets_through() -> None:
    benches = [bench.bench(language, cases(language)) for language in ("ru", "en")]
    tried, passed = bench.planted(benches, 1, TRIED, THIRD)
    assert sum(tried.values()) == TRIED
    assert len({name.split(":")[0] for name in tried}) == 10
    assert len(passed) <= MOST
