"""Which way a change went where no two figures of one unit say it: periods in days and months, hours of the day, majorities,
conditions of a right, lists, a payment in parts."""

import pytest

from benchmarks import analysis as bench
from core.analysis.checks import majorities
from core.analysis.checks.ground import Ground
from core.analysis.checks.scope import Scope
from core.analysis.scorecard.cases import Case
from core.comparison.judge import find_values
from tests.unit.one_case import checked, one_case

PERIOD = one_case("The warranty period is 30 days.", "The warranty period is 2 months.", "en")
REPLY = one_case("The Provider responds within 24 hours.", "The Provider responds within 2 business days.", "en")
CLAIMS = one_case("Претензии принимаются в течение 14 дней.", "Претензии принимаются в течение одного месяца.")
REPORT = one_case("Отчёт сдают до 31 марта.", "Отчёт сдают до 30 июня.")
OFFICE = one_case("The office is open until 18:00.", "The office is open until 20:00.", "en")
VOTES = one_case("Decisions require a simple majority.", "Decisions require a two-thirds majority.", "en")
ALL_VOTES = one_case("Решения принимаются простым большинством голосов.", "Решения принимаются единогласно.")
RATE = one_case("Ставка составляет 10 % годовых, срок 24 месяца.", "Ставка составляет 12 % годовых, срок 18 месяцев.")
DEPOSIT = one_case(
    "The deposit is EUR 5,000 and is returned within 30 days.", "The deposit is EUR 3,000 and is returned within 45 days.", "en"
)
CHECK = one_case("Товар можно вернуть при наличии чека.", "Товар можно вернуть без чека.")
NOTICE = one_case(
    "Заказчик вправе расторгнуть договор в любое время.",
    "Заказчик вправе расторгнуть договор, уведомив Исполнителя за 30 дней.",
)
LIMIT = one_case("The limit is 50 mg.", "The limit is 40 mg.", "en")
UNLIMITED = one_case("The Supplier's liability is unlimited.", "The Supplier's liability is limited to EUR 100,000.", "en")
BADGE = one_case("Visitors must wear a badge.", "Visitors and contractors must wear a badge.", "en")
PARTS = one_case("The Buyer pays 100% after delivery.", "The Buyer pays 40% in advance and 60% after delivery.", "en")
SAMPLE = one_case("Выборка включала 120 респондентов.", "Выборка включала 340 респондентов.")
LATE = one_case(
    "Claims are made within 14 days; after that they are excluded.", "Claims are made within 14 days of discovery.", "en"
)
DEFECTS = one_case(
    "Defects are notified within 14 days; repairs take 5 days.", "Defects are notified within 14 days; repairs take 9 days.", "en"
)

EXAM = one_case("Выбросы не должны превышать 50 мг/м³.", "Выбросы не должны превышать 30 мг/м³.")
TICKET = one_case("Возврат билета невозможен.", "Возврат билета возможен не позднее чем за 24 часа до отправления.")
BOILER = one_case(
    "Проверка котла проводится раз в год собственными силами.",
    "Проверка котла проводится раз в год аккредитованной организацией.",
)
ENDING = one_case("The Client may end the contract at any time.", "The Client may end the contract on 30 days' notice.", "en")

CONCERT = one_case("Концерт можно отменить за 30 дней; отмена бесплатна.", "Концерт можно отменить за 60 дней; отмена бесплатна.")
DRIVER = one_case("Водитель сдаёт медосмотр перед рейсом.", "Водитель сдаёт медосмотр перед рейсом и после него.")

RESIT = one_case("Students may resit an exam twice.", "Students may resit an exam twice for a fee of £50.", "en")
EARLY = one_case("Заём можно погасить досрочно без комиссии.", "Заём можно погасить досрочно с комиссией 1 %.")
LEASES = one_case(
    "Notices are sent on 1 March. The lease ends on 1 May.", "Notices are sent on 1 March. The lease ends on 1 July.", "en"
)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (PERIOD, "The warranty was lengthened from 30 days to 2 months."),
        (REPLY, "The Provider now has more time to respond."),
        (CLAIMS, "Срок увеличен с 14 дней до одного месяца."),
        (REPORT, "Срок продлён до 30 июня."),
        (OFFICE, "The office is open two hours longer."),
        (VOTES, "The required majority was raised."),
        (VOTES, "The majority requirement has been tightened."),
        (ALL_VOTES, "Требования к принятию решений ужесточены."),
        (RATE, "Ставка выросла, а срок сократился."),
        (DEPOSIT, "The deposit was lowered, while the return period got longer."),
        (CHECK, "Условия возврата смягчены."),
        (NOTICE, "Право Заказчика расторгнуть договор ограничено."),
        (LIMIT, "The limit was tightened from 50 to 40 mg."),
        (UNLIMITED, "A cap on the Supplier's liability was introduced."),
        (BADGE, "The badge requirement was extended to contractors."),
        (PARTS, "The payment was split into two parts."),
        (SAMPLE, "Выборка увеличена почти в три раза."),
        (LATE, "The statement that claims after that are excluded was removed."),
        (DEFECTS, "The deadline for defects is unchanged."),
        (EXAM, "Норма выбросов стала строже."),
        (RESIT, "Resits are no longer free of charge."),
        (EARLY, "Досрочное погашение перестало быть бесплатным."),
        (EARLY, "Погасить заём досрочно раньше можно было бесплатно."),
        (LEASES, "The end of the lease was pushed back to 1 July."),
        (CONCERT, "Срок для отмены концерта увеличен вдвое."),
        (DRIVER, "Требования к медосмотру стали строже."),
        (TICKET, "Появилась возможность вернуть билет."),
        (TICKET, "Запрет на возврат билета снят."),
        (BOILER, "Проверка передана аккредитованной организации."),
        (BOILER, "Периодичность проверки не изменилась."),
        (ENDING, "The Client may no longer end the contract without notice."),
    ],
)
def test_a_true_direction_is_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (PERIOD, "The warranty was shortened from 30 days to 2 months."),
        (REPLY, "The Provider now has less time to respond."),
        (CLAIMS, "Срок сокращён с 14 дней до одного месяца."),
        (REPORT, "Срок сокращён до 30 июня."),
        (OFFICE, "The office is open two hours shorter."),
        (OFFICE, "The office is open three hours longer."),
        (VOTES, "The required majority was lowered."),
        (VOTES, "The majority requirement has been relaxed."),
        (ALL_VOTES, "Требования к принятию решений смягчены."),
        (RATE, "Ставка снизилась, а срок увеличен."),
        (DEPOSIT, "The deposit was raised, while the return period got shorter."),
        (CHECK, "Условия возврата ужесточены."),
        (NOTICE, "Право Заказчика расторгнуть договор расширено."),
        (LIMIT, "The limit was relaxed from 50 to 40 mg."),
        (UNLIMITED, "The cap on the Supplier's liability was removed."),
        (BADGE, "The badge requirement was narrowed."),
        (PARTS, "The payment was split into three parts."),
        (SAMPLE, "Выборка увеличена почти в четыре раза."),
        (DEFECTS, "The deadline for repairs is unchanged."),
        (EXAM, "Норма выбросов стала мягче."),
        (RESIT, "Resits are now free of charge."),
        (EARLY, "Досрочное погашение теперь бесплатно."),
        (EARLY, "Досрочное погашение перестало быть платным."),
        (LEASES, "The end of the lease was brought forward to 1 July."),
        (CONCERT, "Срок для отмены концерта сокращён вдвое."),
        (DRIVER, "Требования к медосмотру стали мягче."),
        (TICKET, "Введён запрет на возврат билета."),
        (BOILER, "Проверка передана заказчику."),
        (BOILER, "Периодичность проверки изменилась: она стала чаще."),
        (ENDING, "The Client may no longer end the contract with notice."),
        (ENDING, "The Client may no longer end the contract without consent."),
        (VOTES, "The majority requirement was not tightened."),
    ],
)
def test_a_false_direction_is_not(one: Case, text: str) -> None:
    assert checked(one, text).reasons


def test_a_majority_is_ranked_only_where_there_are_votes() -> None:
    for one, sign in ((VOTES, 1), (ALL_VOTES, 1), (LIMIT, 0), (one_case("Две трети срока.", "Простой срок."), 0)):
        made = bench.bench(one.language, (one,))
        evidence = [made.verifier.evidence(change.id) for change in made.changes[one.name]]
        assert majorities.sign(Scope(text="x", find=find_values, ground=Ground(evidence))) == sign


SWAPPED = one_case(
    "The Client pays within ten days. The invoice is sent by e-mail. The day of payment is the day of debit.",
    "The Client pays within ten days. The day of payment is the day of debit. The invoice is sent by e-mail.",
    "en",
)


@pytest.mark.parametrize(("act", "true"), [("moved", True), ("removed", False), ("added", False)])
def test_a_sentence_that_stands_elsewhere_was_moved_and_neither_added_nor_removed(act: str, *, true: bool) -> None:
    reasons = checked(SWAPPED, f"The sentence “The invoice is sent by e-mail.” was {act}.").reasons
    assert (not reasons) is true


@pytest.mark.parametrize(
    ("old", "new", "true", "false"),
    [
        (
            "Сторона уведомляет о пожаре в течение 5 дней.",
            "Сторона уведомляет о пожаре в течение 3 дней.",
            "Требования к стороне стали строже.",
            "Требования к стороне стали мягче.",
        ),
        (
            "Заявление подаётся не позднее чем за 14 дней до отпуска.",
            "Заявление подаётся не позднее чем за 7 дней до отпуска.",
            "Требование к заявлению стало мягче.",
            "Требование к заявлению стало строже.",
        ),
    ],
)
def test_less_time_to_act_is_stricter_and_a_shorter_notice_looser(old: str, new: str, true: str, false: str) -> None:
    one = one_case(old, new)
    assert checked(one, true).reasons == ()
    assert "wrong direction" in checked(one, false).reasons
