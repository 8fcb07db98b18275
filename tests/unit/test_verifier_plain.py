"""What the sixth list of planted falsehoods and true sentences in many turns taught. Each false sentence has a true one of its
build."""

from dataclasses import replace

import pytest

from benchmarks import analysis as bench
from benchmarks.verifier.falsehoods.sixth_list import SIXTH
from benchmarks.verifier.kept_apart import frames
from core.analysis.scorecard.cases import Case, cases
from tests.unit.one_case import checked, one_case

TRIED, MOST = 600, 6
"""Falsehoods in a test, and how many of them may be believed."""
MOST_REJECTED = 12
"""Of 126 true sentences in many turns of phrase."""
PAY = one_case("The Customer pays for the goods within 10 days.", "The Customer pays for the goods within 15 days.", "en")
OPLATA = one_case("Заказчик оплачивает товар в течение 10 дней.", "Заказчик оплачивает товар в течение 15 дней.")
REPORT = one_case("The Provider may send the Client a report.", "The Provider must send the Client a report.", "en")
OTCHET = one_case("Исполнитель может направлять отчёт.", "Исполнитель обязан направлять отчёт.")
HIRE = one_case(
    "The Contractor may engage subcontractors without the consent of the Customer.",
    "The Contractor may not engage subcontractors without the written consent of the Customer.",
    "en",
)
NAYM = one_case(
    "Подрядчик вправе привлекать субподрядчиков без согласия Заказчика.",
    "Подрядчик не вправе привлекать субподрядчиков без письменного согласия Заказчика.",
)
FEE = one_case("The annual fee is EUR 24,000.", "The annual fee is EUR 18,000.", "en")
CENA = one_case("Стоимость оборудования составляет 2 400 000 рублей.", "Стоимость оборудования составляет 1 800 000 рублей.")
VHOD = one_case("Вход без второго фактора разрешён.", "Вход без второго фактора запрещён.")
HEAT = one_case("The sample is tested at 90 °C.", "The sample is tested at 80 °C.", "en")
NAGREV = one_case("Образец испытывают при температуре 90 °C.", "Образец испытывают при температуре 80 °C.")
AFTER = one_case("The fee is due 10 days following an audit.", "The fee is due 15 days following an audit.", "en")


@pytest.mark.parametrize(
    ("case", "true", "false"),
    [
        (PAY, "The period was extended from 10 to 15 days.", "The period was extended from 10 to 15 days, as before."),
        (PAY, "As before, the Customer pays for the goods.", "As before, the Customer now pays within 15 days."),
        (OPLATA, "Срок увеличен с 10 до 15 дней.", "Срок увеличен с 10 до 15 дней, как и прежде."),
        (HEAT, "The temperature was lowered to 80 °C.", "The temperature was lowered to 80 °C following a test."),
        (NAGREV, "Температура снижена до 80 °C.", "Температура снижена до 80 °C по результатам испытания."),
        (AFTER, "The fee is now due 15 days following an audit.", "In response to an audit, the fee is due in 15 days."),
        (NAGREV, "Температура снижена с 90 до 80 °C.", "Температура снижена с 90 до 80 К."),
        (FEE, "The annual fee fell by EUR 6,000 (25%).", "The annual fee fell by EUR 6,000 (35%)."),
        (CENA, "Стоимость уменьшена на 600 000 рублей (на 25 %).", "Стоимость уменьшена на 600 000 рублей (на 35 %)."),
    ],
)
def test_what_is_put_behind_a_change_is_of_it(case: Case, true: str, false: str) -> None:
    assert checked(case, true).reasons == ()
    assert checked(case, false).reasons != ()


@pytest.mark.parametrize(
    ("case", "true", "false"),
    [
        (REPORT, "According to the new version, the Provider must send the Client a report.",
         "According to the old version, the Provider must send the Client a report."),
        (REPORT, "In the new wording the Provider must send the Client a report.",
         "In the new wording the Provider may send the Client a report."),
        (OTCHET, "В новой редакции Исполнитель обязан направлять отчёт.",
         "В прежней редакции Исполнитель обязан направлять отчёт."),
        (HIRE, "The Contractor may engage subcontractors only with the written consent of the Customer.",
         "The Contractor may engage subcontractors only without the written consent of the Customer."),
        (HIRE, "The Contractor may now engage subcontractors only with the consent of the Customer.",
         "Previously the Contractor could engage subcontractors only with the consent of the Customer."),
        (NAYM, "Привлекать субподрядчиков теперь можно только с письменного согласия Заказчика.",
         "Привлекать субподрядчиков теперь можно только без письменного согласия Заказчика."),
        (NAYM, "Подрядчик вправе привлекать субподрядчиков только с согласия Заказчика.",
         "Подрядчик обязан привлекать субподрядчиков только с согласия Заказчика."),
        (VHOD, "Вход без второго фактора теперь запрещён.", "Вход без второго фактора теперь разрешён."),
    ],
)  # fmt: skip
def test_the_same_in_another_turn_is_believed(case: Case, true: str, false: str) -> None:
    assert checked(case, true).reasons == ()
    assert checked(case, false).reasons != ()


def test_a_change_with_nothing_but_common_words_in_a_sentence_is_not_spoken_of() -> None:
    other = one_case("The Supplier delivers in 7 days.", "The Supplier delivers in 9 days.", "en", "Delivery")
    both = tuple(replace(case, name=str(at), family=str(at)) for at, case in enumerate((PAY, other)))
    made = bench.bench("en", both)
    drafts = [made.draft(case, "The Customer pays for the goods within 15 days.") for case in made.cases]
    of_both = replace(drafts[0], changes=(*drafts[0].changes, *drafts[1].changes), quotes=(*drafts[0].quotes, *drafts[1].quotes))
    assert made.verifier.check(drafts[0]).reasons == ()
    assert "wrong citation" in made.verifier.check(of_both).reasons
    told = replace(of_both, text="The Customer pays for the goods within 15 days, the Supplier delivers in 9 days.")
    assert made.verifier.check(told).reasons == ()


def test_of_the_sixth_list_hardly_anything_is_believed() -> None:
    benches = [bench.bench(language, cases(language)[:40]) for language in ("ru", "en")]
    tried, passed = bench.planted(benches, 1, TRIED, SIXTH)
    assert sum(tried.values()) == TRIED
    assert len(tried) >= 60
    assert len(passed) <= MOST, passed


def test_true_sentences_in_many_turns_are_mostly_believed() -> None:
    benches = [bench.bench(language, tuple(case for case, _ in frames(language).values())) for language in ("ru", "en")]
    drafts = [(one, draft) for one in benches for _, draft in bench.references(one)]
    rejected = [draft.text for one, draft in drafts if one.verifier.check(draft).reasons]
    assert len(rejected) <= MOST_REJECTED, rejected
