"""The verifier: every fault has a sentence that shows it; true sentences pass; what operators make false does not."""

from dataclasses import replace

import pytest

from benchmarks import analysis as bench
from benchmarks.verifier.kept_apart import Set
from core.analysis.draft import Cited, Draft
from core.analysis.scorecard.cases import Case, cases
from core.analysis.verify import Fault
from core.model.document import Side
from tests.unit.one_case import checked, one_case

TRIED = 400
"""Falsehoods in a test; the benchmark plants 2,000."""
APART = {
    Set.FIRST: (0.02, 0.01),
    Set.ODD: (0.19, 0.02),
    Set.EVEN: (0.40, 0.06),
    Set.THIRD: (0.55, 0.04),
    Set.FOURTH: (0.32, 0.04),
    Set.FIFTH: (0.54, 0.13),
    Set.SIXTH_ODD: (0.23, 0.02),
    Set.SIXTH_EVEN: (0.39, 0.12),
    Set.SEVENTH: (0.67, 0.20),
    Set.EIGHTH: (0.40, 0.05),
    Set.NINTH: (0.62, 0.13),
    Set.TENTH: (0.69, 0.05),
}
"""What is reached on sentences that the rules were not made for, shares rejected and believed; the bars of 2 % and 0 are the
benchmark's."""


TERM = one_case(
    "Заказчик оплачивает услуги в течение 10 рабочих дней и вправе проверить отчёт.",
    "Заказчик оплачивает услуги в течение 15 рабочих дней и вправе проверить отчёт.",
)
LIABLE = one_case("The Supplier is liable for delays.", "The Supplier is not liable for delays.", "en")


USING = one_case(
    "You must be at least 13 years old to use the Service.",
    "You must be at least 16 years old to use the Service. Insecure transmission is inappropriate.",
    "en",
    "Eligibility",
)


@pytest.mark.parametrize(
    ("language", "text", "holds"),
    [
        ("en", "Users must now be at least 16 years old to use the Service.", True),
        ("en", "Users must now be at least 13 years old to use the Service.", False),
        ("en", "The Provider must now be at least 16 years old to use the Service.", False),
        ("ru", "Пользователям теперь должно быть не менее 16 лет вместо 13.", True),
        ("ru", "Поставщикам теперь должно быть не менее 16 лет вместо 13.", False),
        ("ru", "Добавлено, что небезопасная передача неуместна.", True),
        ("ru", "Добавлено, что небезопасная передача законна.", False),
    ],
)
def test_who_is_addressed_is_a_user_and_words_are_known_in_the_other_language(language: str, text: str, holds: bool) -> None:
    assert (not checked(replace(USING, language=language), text).reasons) is holds


STARTED = one_case("The run began on 7 May 2021 20:00:00 sharp.", "The run began on 7 May 2021 23:00:00 sharp.", "en")
GROUPED = one_case("The price is 20 500 roubles in all.", "The price is 25 500 roubles in all.", "en")


@pytest.mark.parametrize(
    ("one", "quote", "stands"),
    [(STARTED, "23:00:00 sharp", True), (GROUPED, "25 500 roubles", True), (GROUPED, "500 roubles", False)],
)
def test_a_quote_begins_where_a_number_begins(one: Case, quote: str, stands: bool) -> None:
    made = bench.bench("en", (one,))
    evidence = made.verifier.evidence(made.draft(one, "x").changes[0])
    assert (evidence.quote(Side.NEW, quote) is not None) is stands


@pytest.mark.parametrize(
    ("one", "text", "fault"),
    [
        (TERM, " ", Fault.EMPTY),
        (TERM, "Срок увеличен с 10 до 15 рабочих дней. " * 20, Fault.TOO_LONG),
        (TERM, "Срок **увеличен** до 15 рабочих дней.", Fault.NOT_PLAIN),
        (TERM, "Срок увеличен до 15 рабочих дней, см. https://example.org.", Fault.NOT_PLAIN),
        (TERM, "Вместо «11 рабочих дней» указано «15 рабочих дней».", Fault.WRONG_QUOTE),
        (TERM, "Срок увеличен с 10 до 16 рабочих дней.", Fault.WRONG_VALUE),
        (TERM, "Срок увеличен втрое: с 10 до 15 рабочих дней.", Fault.WRONG_VALUE),
        (TERM, "Срок увеличен на 6 рабочих дней.", Fault.WRONG_VALUE),
        (TERM, "Срок увеличен с 10 до 15 календарных дней.", Fault.WRONG_VALUE),
        (TERM, "ООО «Ромашка» оплачивает услуги в течение 15 рабочих дней.", Fault.WRONG_NAME),
        (TERM, "Срок сокращён с 10 до 15 рабочих дней.", Fault.WRONG_DIRECTION),
        (TERM, "Заказчик не оплачивает услуги в течение 15 рабочих дней.", Fault.WRONG_NEGATION),
        (TERM, "Заказчик больше не оплачивает услуги в течение 15 рабочих дней.", Fault.WRONG_NEGATION),
        (TERM, "Заказчик обязан проверить отчёт, срок теперь 15 рабочих дней.", Fault.WRONG_MODALITY),
        (TERM, "Срок увеличен до 15 рабочих дней, и введён штраф.", Fault.UNKNOWN_WORD),
        (TERM, "The term grew from 10 to 15 business days.", Fault.WRONG_LANGUAGE),
        (TERM, "Изменений нет.", Fault.WRONG_DIRECTION),
        (TERM, "Срок оплаты не изменён.", Fault.WRONG_DIRECTION),
        (LIABLE, "There are no changes.", Fault.WRONG_DIRECTION),
        (LIABLE, "Nothing was changed for the Supplier.", Fault.WRONG_DIRECTION),
        (LIABLE, "The Supplier is liable for delays.", Fault.WRONG_NEGATION),
        (LIABLE, "The Supplier was not liable for delays before.", Fault.WRONG_NEGATION),
        (
            one_case(
                "The Bank may check the account; the Borrower pays.", "The Bank may check the accounts; the Borrower pays.", "en"
            ),
            "The Borrower may check the accounts.",
            Fault.WRONG_SUBJECT,
        ),
        (
            one_case("Срок 5 дней, плата 10 рублей за место.", "Срок 7 дней, плата 10 рублей за место."),
            "Плата увеличена с 5 до 7 дней.",
            Fault.WRONG_SUBJECT,
        ),
    ],
)
def test_each_fault_is_seen(one: Case, text: str, fault: Fault) -> None:
    assert fault.value in checked(one, text).reasons


def test_citations_and_evidence() -> None:
    true = "Срок оплаты увеличен с 10 до 15 рабочих дней."
    assert checked(TERM, true).reasons == ()
    assert checked(TERM, true, changes=()).reasons == (Fault.NO_CITATION.value,)
    assert checked(TERM, true, changes=("made up",)).reasons == (Fault.WRONG_CITATION.value,)
    assert checked(TERM, true, quotes=(Cited(side=Side.OLD, text="15 рабочих"),)).reasons == (Fault.WRONG_QUOTE.value,)
    assert Fault.NO_EVIDENCE.value in checked(TERM, "Изменён срок оплаты.", quotes=()).reasons


@pytest.mark.parametrize(
    "text",
    [
        "Срок оплаты теперь 15 рабочих дней, а не 10.",
        "Не 10, а 15 рабочих дней даётся на оплату услуг.",
        "Срок вырос в полтора раза: с 10 до 15 рабочих дней.",
        "Срок увеличен на 5 рабочих дней (+50 %).",
        "Заказчик должен оплатить услуги в течение 15 рабочих дней.",
        "15 рабочих дней вместо прежних 10.",
    ],
)
def test_what_follows_from_the_change_is_believed(text: str) -> None:
    assert checked(TERM, text).reasons == ()


def test_quotes_are_found_with_their_places() -> None:
    found = checked(TERM, "Вместо «10 рабочих дней» указано «15 рабочих дней».").quotes
    assert {quote.side for quote in found} == {Side.OLD, Side.NEW}
    assert all(TERM.old[q.start : q.end] == q.text for q in found if q.side is Side.OLD)


@pytest.fixture(scope="module")
def benches() -> list[bench.Bench]:
    return [bench.bench(language, cases(language)) for language in ("ru", "en")]


def test_reference_answers_are_believed(benches: list[bench.Bench]) -> None:
    rejected = [d.text for one in benches for _, d in bench.references(one) if one.verifier.check(d).reasons]
    assert rejected == []


def test_paraphrases_are_believed(benches: list[bench.Bench]) -> None:
    written = [(one, draft) for one in benches for _, draft in bench.paraphrases(one)]
    rejected = [draft.text for one, draft in written if one.verifier.check(draft).reasons]
    assert len(written) >= bench.PARAPHRASES
    assert len(rejected) <= 0.02 * len(written), rejected


@pytest.mark.parametrize("seed", [1, 2])
def test_no_planted_falsehood_gets_through(benches: list[bench.Bench], seed: int) -> None:
    tried, passed = bench.planted(benches, seed, TRIED)
    assert sum(tried.values()) == TRIED
    assert min(tried.values()) > 0
    assert passed == []


@pytest.mark.parametrize("which", list(Set))
@pytest.mark.parametrize("language", ["ru", "en"])
def test_sentences_kept_apart(language: str, which: Set) -> None:
    (true, rejected), (false, passed) = bench.judged_apart(language, which)
    most_rejected, most_passed = APART[which]
    lost, believed = len(rejected) / len(true), len(passed) / len(false)  # counted first: a failure may print no counted sentence
    told = (rejected, passed) if which.shown else ()
    del true, rejected, false, passed
    assert lost <= most_rejected, told
    assert believed <= most_passed, told


def test_a_draft_cites_at_most_so_many() -> None:
    made = bench.bench("ru", (TERM,))
    draft = made.draft(TERM, "Срок теперь 15 рабочих дней.")
    many = Draft(text=draft.text, changes=draft.changes * 9, quotes=draft.quotes)
    assert made.verifier.check(many).reasons == (Fault.WRONG_CITATION.value,)
