"""An opinion is shown as the model's where it is good or bad for whom the change is so and adds nothing of its own; its twin
about the other party, the other way, or with a term, duty or right of its own is not."""

from collections import Counter

import pytest

from benchmarks import analysis as bench
from core.analysis.checks import bearing
from core.analysis.checks.scope import Scope
from core.analysis.checks.weights import Weight
from core.analysis.lexicon import FOLDER, sections_of
from core.analysis.scorecard.cases import Case
from core.comparison.judge import find_values
from tests.unit.one_case import interprets, one_case

REVIEW = one_case("The Client reviews each draft within 14 days.", "The Client reviews each draft within 4 days.", "en", "Drafts")
FEES = one_case("", "The Provider may raise the prices each January by up to 3%.", "en", "Prices")
CODE = one_case("The code remains the property of the Developer.", "The code is the property of the Client.", "en", "Code")
RAIL = one_case(
    "Высота ограждения должна быть не менее 0,9 м.", "Высота ограждения должна быть не менее 1,1 м.", section="Ограждения"
)
COVER = one_case(
    "Исполнитель предоставляет обеспечение на сумму 10 % цены договора.",
    "",
    section="Обеспечение",
)
SHIPPING = one_case(
    "Поставщик отгружает оборудование в течение 20 дней.",
    "Поставщик отгружает оборудование в течение 45 дней.",
    section="Отгрузка",
)
AGENCY = one_case(
    "Агент имеет право заключать сделки в Перми.", "Агент имеет исключительное право заключать сделки в Перми.", section="Права"
)
DEADLINE = one_case(
    "Заказчик принимает работы в течение 20 дней.", "Заказчик принимает работы в течение 5 дней.", section="Приёмка"
)

BAN = one_case(
    "The Coach may not work for other clubs for 6 months.", "The Coach may not work for other clubs for 24 months.", "en", "Clubs"
)
OVERDUE = one_case("Interest of 4% accrues on overdue sums.", "Interest of 9% accrues on overdue sums.", "en", "Interest")
FARES = one_case("Заказчик возмещает затраты на проезд.", "Затраты на проезд несёт Исполнитель.", section="Проезд")
TRIAL = one_case("Испытательный срок составляет 3 месяца.", "Испытательный срок составляет 1 месяц.", section="Приём")


@pytest.mark.parametrize(
    ("case", "true", "false"),
    [
        (REVIEW, "This may put additional pressure on the Client.", "This may take away pressure from the Client."),
        (
            REVIEW,
            "Problems may be overlooked because of the shorter period.",
            "This may give the Client more time for the drafts.",
        ),
        (FEES, "This may lead to higher costs for the Customer.", "This may lead to higher costs for the Provider."),
        (FEES, "The Customer could face less predictable prices.", "The Customer could have to refund the prices."),
        (
            CODE,
            "This may strengthen the Client's control over the code.",
            "This may strengthen the Developer's control over the code.",
        ),
        (
            CODE,
            "The Developer may lose flexibility in other projects.",
            "The Developer may lose the right to terminate projects.",
        ),
        (RAIL, "Это может повысить безопасность людей у ограждения.", "Это может снизить безопасность людей у ограждения."),
        (COVER, "Это может ослабить защиту Заказчика при убытках.", "Это может усилить защиту Заказчика при убытках."),
        (
            SHIPPING,
            "Покупателю может потребоваться пересмотреть планы из-за более поздней отгрузки.",
            "Поставщик может столкнуться с трудностями из-за более поздней отгрузки.",
        ),
        (SHIPPING, "Это может привести к убыткам Покупателя.", "Это может привести к штрафам для Покупателя."),
        (AGENCY, "Это может укрепить положение Агента на рынке.", "Это может ухудшить положение Агента на рынке."),
        (BAN, "This may limit the Coach's opportunities.", "This may make it easier for the Coach to find work."),
        (OVERDUE, "This may encourage the Customer to be on time.", "This may make the Customer less careful to be on time."),
        (FARES, "Это может уменьшить прибыль Исполнителя.", "Это может уменьшить прибыль Заказчика."),
        (TRIAL, "Это может дать Работнику уверенность раньше.", "Это может дать Работодателю больше времени."),
        (TRIAL, "Работодатель может не успеть оценить навыки Работника.", "Работник может не успеть оценить Работодателя."),
        (DEADLINE, "Заказчик может не успеть найти недостатки работ.", "Заказчику может стать проще найти недостатки работ."),
    ],
)
def test_an_opinion_weighs_as_the_change_does(case: Case, true: str, false: str) -> None:
    assert interprets(case, true)
    assert not interprets(case, false)


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (REVIEW, "The Client may review each draft."),  # a right of the text's own deed, nothing feared
        (REVIEW, "The Client reviews each draft within 4 days, which may cause disputes."),  # a finding with an opinion hung on
        (FEES, "This may put pressure on Ms Baker."),  # somebody whom the change does not name
        (FEES, "The Customer may have to audit the Provider."),  # a duty of its own
        (SHIPPING, "Покупатель может лишиться права на гибкость."),  # a right that the change does not have
    ],
)
def test_what_adds_a_right_a_duty_or_a_name_is_no_opinion(case: Case, text: str) -> None:
    assert not interprets(case, text)


@pytest.mark.parametrize(
    ("old", "new", "language", "sign", "bearer"),
    [
        ("The Buyer pays for packing.", "The Seller pays for packing.", "en", 1, "seller"),
        ("The Vendor may hire freelancers.", "The Vendor may hire freelancers accepted by the Client.", "en", 1, "vendor"),
        ("The Agent may accept orders.", "The Agent may not accept orders.", "en", 1, "agent"),
        ("The Vendor shall keep a log.", "", "en", -1, "vendor"),
        ("Хранитель отвечает в пределах 1000 рублей.", "Хранитель отвечает в пределах 5000 рублей.", "ru", 1, "хранитель"),
        ("Премия работника равна 10 000 рублей.", "Премия работника равна 15 000 рублей.", "ru", -1, "работник"),
        ("The Publisher pays a royalty of 8%.", "The Publisher pays a royalty of 12%.", "en", 1, "publisher"),
        ("Поставщик хранит копии в течение 3 лет.", "Поставщик хранит копии в течение 1 года.", "ru", -1, "поставщик"),
        ("Срок поставки составляет 30 дней.", "Срок поставки составляет 60 дней.", "ru", -1, "поставщик"),
        ("Покупателю предоставляется скидка 5 %.", "Покупателю предоставляется скидка 2 %.", "ru", 1, "покупатель"),
        ("Гарантия действует 12 месяцев.", "Гарантия действует 36 месяцев.", "ru", 1, "продавец"),
    ],
)  # fmt: skip
def test_for_whom_a_change_is_harder_is_read_from_it(old: str, new: str, language: str, sign: int, bearer: str) -> None:
    case = one_case(old, new, language)
    made = bench.bench(language, (case,))
    ground = made.verifier._ground(made.draft(case, "").changes)  # no other way to a change's evidence
    found = bearing.of(Scope(text="This.", find=find_values, ground=ground))
    assert found is not None
    assert found.sign == sign
    assert bearer in found.bearers


def test_each_word_of_opinions_weighs_one_way() -> None:
    lines = sections_of(FOLDER)["opinion"]
    assert [line.name for line in lines] == [weight.value for weight in Weight]
    words = Counter(word for line in lines for word in line.words)
    assert [word for word, count in words.items() if count > 1] == []
