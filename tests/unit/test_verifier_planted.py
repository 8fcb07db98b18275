"""What the second list of planted falsehoods taught: each rule has a false sentence that it rejects and a true one of the same
build that it does not."""

from dataclasses import replace

import pytest

from benchmarks import analysis as bench
from benchmarks.verifier.falsehoods.second_list import SECOND
from core.analysis.blocks import BlockViews, Located
from core.analysis.draft import Cited, Draft
from core.analysis.scorecard.cases import Case, cases
from core.analysis.verify import Verifier
from core.comparison.judge import find_values
from core.model.document import Block, BlockKind, Side
from tests.unit.one_case import one_case

TRIED, MOST = 600, 6
"""Falsehoods in a test, and how many of them may be believed."""
PAY = one_case(
    "The Customer shall pay for the goods within 10 business days.",
    "The Customer shall pay for the goods within 15 business days.",
    "en",
)
OPLATA = one_case(
    "Заказчик оплачивает услуги в течение 20 рабочих дней.", "Заказчик оплачивает услуги в течение 15 рабочих дней."
)
DATE = one_case("The Supplier delivers by 1 March 2026.", "The Supplier delivers by 1 April 2026.", "en")
DATA = one_case("Поставщик передаёт товар до 1 марта 2026 года.", "Поставщик передаёт товар до 1 апреля 2026 года.")
LIABLE = one_case("The Supplier is liable for delays.", "The Supplier is not liable for delays.", "en")
SECRET = one_case("", "The parties undertake not to disclose the terms.", "en")
TAYNA = one_case("", "Стороны обязуются не разглашать условия.")
MARK = one_case("The maker may place the mark on the box.", "The maker shall place the mark on the box.", "en")
LATE = one_case("For late payment a penalty of 1% is due.", "For late payment a penalty of 2% is due.", "en")
FEE = one_case("The student pays the fee without instalments.", "The student pays the fee with instalments.", "en")
NOTICE = one_case("Notice is sent 14 days in advance.", "Notice is sent 2 weeks in advance.", "en")
PAPER = one_case("The test results are handed over on paper.", "", "en")
SHARE = one_case("Доля партнёра составляет 20 %.", "Доля партнёра составляет 25 %.")

YEAR = one_case("Срок действия договора 1 год.", "Срок действия договора 2 года.")
SIGNS = one_case("Предел составляет 20 %.", "Предел составляет 25 %.")
CHIEF = one_case("The estimate is prepared by J. P. Marlow.", "The estimate is prepared by A. V. Hensley.", "en")
EXPERT = one_case("Приёмка проводится на складе.", "Приёмка проводится на складе в присутствии эксперта.")
AGAIN = one_case("A second attempt is not permitted.", "A second attempt is permitted after 30 days.", "en")
DESK = one_case("The help desk answers a request within 8 hours.", "The help desk answers a request within 4 hours.", "en")
ALLOWED = one_case("The Bank may change the rate.", "The Bank may not change the rate.", "en")
WARNED = one_case("The Owner may give notice of 30 days.", "The Owner shall give notice of 60 days.", "en")
YUG = one_case("Монтаж выполняет ООО «Север».", "Монтаж выполняет ООО «Юг».")


@pytest.mark.parametrize(
    ("one", "false", "true"),
    [
        (
            DATE,
            "The date was moved from 1 March 2026 to 1 April 2026, which is earlier than before.",
            "The date was moved from 1 March 2026 to 1 April 2026, which is later than before.",
        ),
        (
            DATA,
            "Дата изменена с 1 марта 2026 года на 1 апреля 2026 года, то есть раньше, чем было.",
            "Дата изменена с 1 марта 2026 года на 1 апреля 2026 года, то есть позже, чем было.",
        ),
        (SECRET, "A condition was added: “to disclose the terms”.", "A condition was added: “not to disclose the terms”."),
        (TAYNA, "Добавлено условие: «разглашать условия».", "Добавлено условие: «не разглашать условия»."),
        (
            LIABLE,
            "The Supplier is no longer liable for everything but delays.",
            "The Supplier is no longer liable for delays.",
        ),
        (LATE, "The penalty for anything but late payment is now 2%.", "The penalty for late payment is now 2%."),
        (TAYNA, "В обеих версиях есть условие «не разглашать условия».", "В новой версии есть условие «не разглашать условия»."),
        (
            PAY,
            "As in the old version, the term was extended from 10 to 15 business days.",
            "The term was extended from 10 to 15 business days.",
        ),
        (FEE, "The student still pays the fee with instalments.", "The student now pays the fee with instalments."),
        (NOTICE, "The notice period is still written as 2 weeks.", "The notice period is now written as 2 weeks."),
        (PAY, "The term is now 15 business days, as a recommendation.", "The term is now 15 business days."),
        (MARK, "The right to place the mark became an option.", "The right to place the mark became an obligation."),
        (OPLATA, "Впервые срок оплаты сокращён с 20 до 15 рабочих дней.", "Срок оплаты сокращён с 20 до 15 рабочих дней."),
        (OPLATA, "Срок оплаты может быть сокращён до 15 рабочих дней.", "Срок оплаты был сокращён до 15 рабочих дней."),
        (PAY, "The term may be extended from 10 to 15 business days.", "The term will be extended from 10 to 15 business days."),
        (PAY, "The term is now 15 business days, so costs will grow.", "The term is now 15 business days, so it is longer."),
        (
            PAY,
            "The term is now 15 business days, which lowers the risk.",
            "The term is now 15 business days, which is longer.",
        ),
        (PAY, "The term is longer: 15 business days, which leads to payment.", "The term is longer: 15 business days."),
        (OPLATA, "Срок оплаты поднят с 20 до 15 рабочих дней.", "Срок оплаты опущен с 20 до 15 рабочих дней."),
        (PAY, "The term was dropped from 10 to 15 business days.", "The term was lifted from 10 to 15 business days."),
        (OPLATA, "Отпало то, что срок сокращён с 20 до 15 рабочих дней.", "Отпало то, что срок составляет 20 рабочих дней."),
        (PAPER, "The condition “on paper” was removed as a result of an audit.", "The condition “on paper” was removed."),
        (
            SHARE,
            "Доля партнёра теперь 25 %, ранее 20 %, то есть на 20 %.",
            "Доля партнёра теперь 25 %, ранее 20 %, то есть на 25 %.",
        ),
        (
            DATA,
            "Дата изменена с 1 марта 2026 года на 1 апреля 2026 года, то есть на год.",
            "Дата изменена с 1 марта 2026 года на 1 апреля 2026 года.",
        ),
        (YEAR, "Срок продлён на квартал.", "Срок продлён на год."),
        (SIGNS, "Предел изменён с 20 ° на 25 °.", "Предел изменён с 20 % на 25 %."),
        (CHIEF, "The estimate is now prepared by A. R. Hensley.", "The estimate is now prepared by A. V. Hensley."),
        (OPLATA, "Срок поднят: было 20 рабочих дней, стало 15 рабочих дней.", "Срок опущен: было 20 рабочих дней, стало 15."),
        (EXPERT, "Изменено требование: «в присутствии эксперта».", "Добавлено требование: «в присутствии эксперта»."),
        (AGAIN, "The ban on a second attempt was imposed.", "The ban on a second attempt was lifted."),
        (PAY, "The term is not 15 business days, previously 10.", "The term is 15 business days, not 10."),
        (PAY, "The term was extended from 10 to both 15 and 10 business days.", "The term is 15 business days."),
        (MARK, "The maker must still place the mark on the box.", "The maker must now place the mark on the box."),
        (DESK, "The help desk may now answer a request within 4 hours.", "The help desk now answers a request within 4 hours."),
        (YUG, "Монтаж теперь может выполнять ООО «Юг».", "Монтаж теперь выполняет ООО «Юг»."),
        (YUG, "Монтаж теперь выполняет ООО «Юг» при условии предоплаты.", "Монтаж теперь выполняет ООО «Юг»."),
        (YUG, "Вместо ООО «Север» указано ООО «Юг», стороны согласовали это.", "Вместо ООО «Север» указано ООО «Юг»."),
        (YUG, "Монтаж выполняет ООО «Юг» только для новых клиентов.", "Монтаж выполняет ООО «Юг», а не ООО «Север»."),
        (YEAR, "Срок продлён со следующего месяца.", "Срок продлён с одного года до двух лет."),
        (LIABLE, "The Supplier is no longer liable; it is the third change.", "The Supplier is no longer liable for delays."),
        (
            LIABLE,
            "The fact was removed that the Supplier is not liable now.",
            "The Supplier is not liable for delays now.",
        ),
        (OPLATA, "Срок вероятно, будет сокращён с 20 до 15 рабочих дней.", "Срок сокращён с 20 до 15 рабочих дней."),
        (NOTICE, "The notice period was formerly written as 2 weeks.", "The notice period was formerly written as 14 days."),
        (
            ALLOWED,
            "Changes of the rate by the Bank are no longer forbidden.",
            "Changes of the rate by the Bank are no longer allowed.",
        ),
        (
            WARNED,
            "The Owner shall give notice of 60 days, not 30, and this term is now optional.",
            "The Owner shall give notice of 60 days, not 30.",
        ),
        (PAPER, "A condition may be removed: “handed over on paper”.", "A condition was removed: “handed over on paper”."),
        (PAY, "The term was extended to 15 business days to save money.", "The term was extended to 15 business days."),
    ],
)
def test_what_operators_of_the_second_list_make_false_is_not_believed(one: Case, false: str, true: str) -> None:
    made = bench.bench(one.language, (one,))
    assert made.verifier.check(made.draft(one, true)).reasons == ()
    assert made.verifier.check(made.draft(one, false)).reasons != ()


def _together(text: str, *chosen: Case) -> tuple[str, ...]:
    """What is wrong with a sentence that cites the changes of all these cases, each with its quotes."""
    named = tuple(replace(one, name=f"case {at}", section=f"Part {at}") for at, one in enumerate(chosen))
    made = bench.bench(chosen[0].language, named)
    drafts = [made.draft(one, text) for one in named]
    changes = tuple(change for draft in drafts for change in draft.changes)
    return made.verifier.check(Draft(text=text, changes=changes, quotes=tuple(q for d in drafts for q in d.quotes))).reasons


@pytest.mark.parametrize(
    ("text", "chosen", "holds"),
    [
        ("The payment term was extended from 10 to 15 business days.", (PAY, MARK), False),
        ("The term was extended to 15 business days and the penalty was raised to 2%.", (PAY, LATE), True),
        ("The Supplier is no longer liable for delays.", (LIABLE, MARK), False),
        ("Both clauses were changed.", (PAY, LATE), True),
        ("Срок оплаты сокращён с 20 до 15 рабочих дней.", (OPLATA, SHARE), False),
        ("Срок оплаты сокращён на 5 рабочих дней, доля партнёра увеличена на 25 %.", (OPLATA, SHARE), True),
    ],
)
def test_a_sentence_speaks_of_every_change_that_it_cites(text: str, chosen: tuple[Case, ...], holds: bool) -> None:
    assert ("wrong citation" not in _together(text, *chosen)) is holds
    assert (_together(text, *chosen) == ()) is holds


def test_two_changes_of_one_paragraph_are_told_together() -> None:
    one = one_case("The fee is EUR 10 and is due in May.", "The fee is EUR 12 and is due in June.", "en")
    made = bench.bench("en", (one,))
    assert len(made.changes[one.name]) == 2
    assert made.verifier.check(made.draft(one, "The fee was raised from EUR 10 to EUR 12.")).reasons == ()


def test_of_the_second_list_hardly_any_gets_through() -> None:
    benches = [bench.bench(language, cases(language)) for language in ("ru", "en")]
    tried, passed = bench.planted(benches, 1, TRIED, SECOND)
    assert sum(tried.values()) == TRIED
    assert len({name.split(":")[0] for name in tried}) == 10
    assert len(passed) <= MOST


@pytest.mark.parametrize(
    "mark",
    ["\x07", "\u200b", "\u202e", "\ufeff", " https:", " www.a", " ftp://a", "](a", "![a", " <b", " </b", "&nbsp;", "`", "**"],
)
def test_a_sentence_is_plain_text_only(mark: str) -> None:
    made = bench.bench("en", (PAY,))
    assert made.verifier.check(made.draft(PAY, "The term is now 15 business days.")).reasons == ()
    assert "not plain text" in made.verifier.check(made.draft(PAY, f"The term is now 15 business days{mark}.")).reasons


@pytest.mark.parametrize("mark", ["#", ">", "*", "|", " # ", "__", "javascript:", "data:"])
def test_a_sentence_begins_with_no_mark_of_a_heading_list_or_table(mark: str) -> None:
    made = bench.bench("en", (PAY,))
    assert "not plain text" in made.verifier.check(made.draft(PAY, f"{mark}The term is now 15 business days.")).reasons


@pytest.mark.parametrize(
    ("one", "false"),
    [
        (
            one_case("", "The Carrier insures the cargo for at least EUR 500.", "en"),
            "The Carrier may insure the cargo for at least EUR 500.",
        ),
        (one_case("За досрочное погашение берут 2 %.", ""), "Досрочное погашение больше не допускается."),
        (
            one_case("The Client may audit the records once a year.", "The Client may audit the records twice a year.", "en"),
            "The Client must audit the records twice a year.",
        ),
    ],
)
def test_a_duty_or_right_that_the_text_does_not_give_fails_by_that_alone(one: Case, false: str) -> None:
    made = bench.bench(one.language, (one,))
    assert made.verifier.check(made.draft(one, false)).reasons == ("wrong modality",)


@pytest.mark.parametrize("text", ["The fee was changed.", "The fee was raised to EUR 10.", "The fee of EUR 10 was added."])
def test_of_a_block_nothing_is_believed_to_have_changed(text: str) -> None:
    block = Block(block="b1", story="body", kind=BlockKind.PARAGRAPH, level=None, text="The fee is EUR 10.", section=())
    located = Located(side=Side.NEW, block=block)
    verifier = Verifier(BlockViews([located]), "en", find_values)
    quote = Cited(side=Side.NEW, text="The fee is EUR 10.")
    assert verifier.check(Draft(text="The fee is EUR 10.", changes=(located.id,), quotes=(quote,))).reasons == ()
    assert verifier.check(Draft(text=text, changes=(located.id,), quotes=(quote,))).reasons == ("wrong direction",)
