"""What the fifth list of planted falsehoods taught: what a sentence says beside its change, and of two changes in one breath.
Each false sentence has a true one of the same build."""

from dataclasses import replace

import pytest

from benchmarks import analysis as bench
from benchmarks.verifier.falsehoods.fifth_list import FIFTH
from core.analysis.draft import Draft
from core.analysis.scorecard.cases import Case, cases
from tests.unit.one_case import checked, one_case

TRIED, MOST = 600, 10
"""Falsehoods in a test, and how many of them may be believed."""
PAY = one_case("The Customer pays for the goods within 10 days.", "The Customer pays for the goods within 15 days.", "en")
OPLATA = one_case("Заказчик оплачивает товар в течение 10 дней.", "Заказчик оплачивает товар в течение 15 дней.")
SHARE = one_case("The share of the founder is 10%.", "The share of the founder is 15%.", "en", "Shares")
INVESTOR = one_case("The share of the investor is 35%.", "The share of the investor is 30%.", "en", "Shares")
AUDIT = one_case("", "The Client may audit the records once a year.", "en", "Records")
DOLYA = one_case("Доля учредителя составляет 10 %.", "Доля учредителя составляет 15 %.", section="Доли")
INVESTORA = one_case("Доля инвестора составляет 35 %.", "Доля инвестора составляет 30 %.", section="Доли")
TOLD, SKAZANO = "The term was extended from 10 to 15 days", "Срок оплаты увеличен с 10 до 15 дней"


@pytest.mark.parametrize(
    ("tail", "true"),
    [
        (", which suits us", ", as the new version states"),
        (", the same as for the other party", ", and not the other way round"),
        (", as throughout the document", ", in other words"),
        (", and this should be accepted", ", that is"),
        (", including matters already begun", ", previously 10 days"),
        (", as a rule", ", in the new version"),
        (" once again", " now"),
        (" and so on", " now"),
        (", among other things", ""),
        (", not counting the first day", ""),
        (" per case", ""),
        (", which is standard practice", ""),
        (", so the whole contract has become stricter", ""),
        (", and the Customer agrees with this", ""),
    ],
)
def test_what_is_said_beside_the_change_is_of_the_change(tail: str, true: str) -> None:
    assert checked(PAY, f"{TOLD}{true}.").reasons == ()
    assert checked(PAY, f"{TOLD}{tail}.").reasons != ()


@pytest.mark.parametrize(
    ("tail", "true"),
    [
        (", что выгодно нам", ", а раньше было 10 дней"),
        (", как и у другой стороны", ", то есть"),
        (", как и по всему документу", ", в новой редакции"),
        (" в очередной раз", ""),
        (" и так далее", ""),
        (", среди прочего", ""),
        (", не считая первого дня", ""),
        (" за каждый случай", ""),
        (", то есть весь документ стал жёстче", ""),
    ],
)
def test_in_russian_too(tail: str, true: str) -> None:
    assert checked(OPLATA, f"{SKAZANO}{true}.").reasons == ()
    assert checked(OPLATA, f"{SKAZANO}{tail}.").reasons != ()


@pytest.mark.parametrize(
    ("one", "false", "true"),
    [
        (PAY, "For the most part, the term was extended to 15 days.", "Now the term is 15 days."),
        (PAY, "The term was partly extended from 10 to 15 days.", "The term was extended from 10 to 15 days."),
        (PAY, "The term is now nearly 15 days instead of 10 days.", "The term is now 15 days instead of 10 days."),
        (PAY, "The Customer often pays within 15 days.", "The Customer pays within 15 days."),
        (OPLATA, "Срок оплаты отчасти увеличен с 10 до 15 дней.", "Срок оплаты увеличен с 10 до 15 дней."),
        (OPLATA, "Снова: срок оплаты увеличен с 10 до 15 дней.", "Теперь срок оплаты увеличен с 10 до 15 дней."),
        (OPLATA, "Срок оплаты теперь почти 15 дней вместо 10.", "Срок оплаты теперь 15 дней вместо 10."),
        (AUDIT, "The Client may audit our records once a year.", "The Client may audit the records once a year."),
    ],
)
def test_how_often_how_far_and_whose_is_a_claim(one: Case, false: str, true: str) -> None:
    assert checked(one, true).reasons == ()
    assert checked(one, false).reasons != ()


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (OPLATA, "В документе сказано: «в течение 15 дней»."),
        (OPLATA, "В пункте указано: «в течение 15 дней»."),
        (PAY, "The document says: “within 15 days”."),
        (PAY, "In the contract it is written: “within 15 days”."),
        (PAY, "The wording is: “within 15 days”."),
        (PAY, "New text: “within 15 days”."),
        (PAY, "In short: the term was extended from 10 to 15 days."),
        (PAY, "Overall, the term was extended from 10 to 15 days."),
        (OPLATA, "Вкратце: срок оплаты увеличен с 10 до 15 дней."),
        (OPLATA, "Риск: срок оплаты увеличен с 10 до 15 дней."),
        (OPLATA, "Итак, срок оплаты увеличен с 10 до 15 дней."),
        (OPLATA, "В целом, срок оплаты увеличен с 10 до 15 дней."),
    ],
)
def test_what_leads_to_what_is_told_is_no_aside(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()


def test_a_text_that_says_we_is_told_so() -> None:
    ours = one_case("We keep your data for 30 days.", "We keep your data for 60 days.", "en", "Data")
    assert checked(ours, "We now keep your data for 60 days instead of 30.").reasons == ()


def _of_both(first: Case, second: Case, text: str) -> tuple[str, ...]:
    made = bench.bench(first.language, (first, replace(second, name="two", section=f"{second.section} 2")))
    drafts = [made.draft(case, text) for case in made.cases]
    changes = tuple(change for draft in drafts for change in draft.changes)
    quotes = tuple(quote for draft in drafts for quote in draft.quotes)
    return made.verifier.check(Draft(text=text, changes=changes, quotes=quotes)).reasons


@pytest.mark.parametrize(
    ("first", "second", "false", "true"),
    [
        (
            SHARE,
            INVESTOR,
            "The share of the founder is now 30%, and so is that of the investor.",
            "The share of the founder is now 15%, that of the investor 30%.",
        ),
        (
            SHARE,
            INVESTOR,
            "The share of the founder changed from 35% to 30%, while the investor has 30%.",
            "The share of the founder changed from 10% to 15%, while the investor has 30%.",
        ),
        (
            SHARE,
            PAY,
            "The share of the founder is now 15%, which contradicts that the Customer pays for the goods within 15 days.",
            "The share of the founder is now 15%, and the Customer pays for the goods within 15 days.",
        ),
        (
            PAY,
            AUDIT,
            "The Customer pays for the goods within 15 days, in return the Client may audit the records once a year.",
            "The Customer pays for the goods within 15 days, the Client may audit the records once a year.",
        ),
        (
            DOLYA,
            INVESTORA,
            "Доля учредителя изменена с 35 % на 30 %, доля инвестора с 10 % на 15 %.",
            "Доля учредителя изменена с 10 % на 15 %, доля инвестора с 35 % на 30 %.",
        ),
        (
            DOLYA,
            OPLATA,
            "Доля учредителя увеличена до 15 %, а взамен Заказчик оплачивает товар в течение 15 дней.",
            "Доля учредителя увеличена до 15 %, а Заказчик оплачивает товар в течение 15 дней.",
        ),
    ],
)
def test_two_changes_keep_what_is_theirs_and_stand_beside_each_other(first: Case, second: Case, false: str, true: str) -> None:
    assert _of_both(first, second, true) == ()
    assert _of_both(first, second, false) != ()


def test_of_the_fifth_list_hardly_anything_is_believed() -> None:
    benches = [bench.bench(language, cases(language)[:40]) for language in ("ru", "en")]
    tried, passed = bench.planted(benches, 1, TRIED, FIFTH)
    assert sum(tried.values()) == TRIED
    assert len(tried) >= 30
    assert len(passed) <= MOST, passed
