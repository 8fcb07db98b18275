"""What a sentence makes of the change's own words: each relation as the text has it, and as it has not."""

import pytest

from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

LEAVE = one_case(
    "Employees shall request leave two weeks before it starts. Up to 5 unused days may be carried over.",
    "Employees shall request leave one month before it starts. Up to 10 unused days may be carried over.",
    "en",
)
HOLIDAY = one_case(
    "Работник подаёт заявление за две недели до начала отпуска.",
    "Работник подаёт заявление за месяц до начала отпуска. Одна из частей отпуска должна быть не менее 14 дней.",
)
LOGS = one_case(
    "Log files are kept for 30 days and are accessible to all administrators.",
    "Log files are kept for 180 days and are accessible to the security team only. Recovery is tested once a quarter.",
    "en",
)
COPIES = one_case(
    "Копия создаётся раз в неделю и хранится 30 дней. Администратор проверяет восстановление раз в год.",
    "Копия создаётся ежедневно и хранится 90 дней. Администратор проверяет восстановление раз в квартал.",
)
PAYSLIP = one_case(
    "Плата вносится до 5-го числа.", "Плата вносится до 15-го числа. Расчётный листок направляется Работнику за один день."
)
RENT = one_case("The rent is payable by the 5th of the month.", "The rent is payable by the 15th of the month.", "en")
HANDED = one_case("Товар передаётся Покупателю в течение 10 дней.", "Товар передаётся Покупателю в течение 15 дней.")
SELLER = one_case(
    "Передаёт товар Продавец в течение 10 дней. Товар оплачивается в течение 20 дней.",
    "Передаёт товар Продавец в течение 15 дней. Товар оплачивается в течение 20 дней.",
)
SHARES = one_case(
    "30 % is paid in advance, and not less than 70 % may be paid after delivery.",
    "40 % is paid in advance, and not less than 60 % may be paid after delivery.",
    "en",
)
INSURED = one_case(
    "The Insurer pays within 20 days after receiving all documents from the Insured.",
    "The Insurer pays within 10 days after receiving all documents from the Insured, except where an investigation is pending.",
    "en",
)
INSURANCE = one_case(
    "Страховщик платит в течение 20 дней после получения всех документов от Страхователя.",
    "Страховщик платит в течение 10 дней после получения всех документов от Страхователя, кроме случаев, когда идёт проверка.",
)
CONSENT = one_case(
    "The Operator may disclose data to third parties with the consent of the user.",
    "The Operator may disclose data to third parties with the consent of the user, and to courts without consent.",
    "en",
)
ESCORT = one_case(
    "Посетителей сопровождает работник.", "Сопровождение требуется только в производственных цехах. Проход — по пропускам."
)
BAN = one_case(
    "The Manager shall not work for a competitor in Europe. Approval may be withheld.",
    "The Manager shall not work for a competitor in Germany. Approval shall not be unreasonably withheld.",
    "en",
)
VOTES = one_case("При равенстве голосов решает председатель.", "При равенстве голосов решение считается непринятым.")
TRAINING = one_case(
    "Staff may enter after completing training.", "Staff may enter after completing training and passing a test.", "en"
)
SERVICES = one_case(
    "Employees must not enter data into external tools.",
    "Employees may enter company data into external tools approved by the department.",
    "en",
)
DUTIES = one_case(
    "Обязательства действуют 3 года после прекращения договора.", "Обязательства действуют бессрочно после прекращения договора."
)
ADVANCE = one_case(
    "The Buyer pays 100% of the price after delivery.",
    "The Buyer pays 40% of the price in advance and 60% after delivery.",
    "en",
)
PASSWORDS = one_case(
    "Рекомендуется менять пароль.", "Регулярная смена пароля не требуется. Двухфакторная аутентификация обязательна."
)
MAJORITY = one_case(
    "Решение принимается простым большинством голосов участников.", "Решение принимается двумя третями голосов участников."
)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (MAJORITY, "Данные переданы третьим лицам, «двумя третями» вместо «простым большинством»."),
        (LEAVE, "Employees shall request leave one month after it starts."),
        (LEAVE, "Leave lasts one month."),
        (LEAVE, "Up to 10 unused days shall now be carried over instead of 5."),
        (HOLIDAY, "Заявление подаётся через месяц после начала отпуска."),
        (HOLIDAY, "Каждая часть отпуска должна быть не менее 14 дней."),
        (HOLIDAY, "Работник подаёт заявление за 14 дней до начала отпуска."),
        (LOGS, "Log files are accessible for 180 days."),
        (LOGS, "Recovery takes 180 days."),
        (COPIES, "Копия создаётся каждые 90 дней."),
        (COPIES, "Копия проверяется через 90 дней."),
        (PAYSLIP, "Размер платы увеличен до 15."),
        (PAYSLIP, "Работник направляет расчётный листок за один день."),
        (RENT, "The rent has been increased from 5 to 15."),
        (INSURED, "The Insurer pays within 10 days in all cases."),
        (INSURED, "The Insured receives all documents from the Insurer."),
        (INSURANCE, "Страхователь получает документы от Страховщика."),
        (INSURANCE, "Страховщик платит, только когда идёт проверка."),
        (INSURANCE, "Страховщик платит в течение 10 дней во всех случаях."),
        (CONSENT, "The Operator may disclose data to third parties without the consent of the user."),
        (ESCORT, "Сопровождение не требуется в производственных цехах."),
        (BAN, "The Manager shall not work in Germany."),
        (BAN, "Approval shall not be withheld."),
        (VOTES, "При равенстве голосов решение считается принятым."),
        (TRAINING, "A test has replaced training."),
        (SERVICES, "The department may enter company data into external tools."),
        (DUTIES, "Договор действует бессрочно."),
        (ADVANCE, "The Buyer pays 40% of the price after delivery."),
        (ADVANCE, "The price was reduced to 60%."),
        (PASSWORDS, "Двухфакторная аутентификация не требуется."),
        (SELLER, "Продавец получает товар в течение 15 дней, а не 10."),
        (SHARES, "40 % may be paid after delivery."),
        (SHARES, "40 % is the share that may be paid after delivery."),
    ],
)
def test_own_words_in_another_relation_are_not_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (HANDED, "Товар получает Покупатель в течение 15 дней вместо 10."),
        (SHARES, "60 % is the share that may be paid after delivery."),
        (LEAVE, "Employees shall request leave one month before it starts."),
        (LEAVE, "Up to 10 unused days may now be carried over instead of 5."),
        (HOLIDAY, "Одна из частей отпуска должна быть не менее 14 дней."),
        (HOLIDAY, "Работник подаёт заявление за месяц до начала отпуска."),
        (LOGS, "Log files are kept for 180 days."),
        (LOGS, "Log files are accessible to the security team only."),
        (COPIES, "Копия теперь хранится 90 дней."),
        (COPIES, "Администратор проверяет восстановление раз в квартал."),
        (PAYSLIP, "Срок внесения платы перенесён с 5-го на 15-е число."),
        (PAYSLIP, "Расчётный листок направляется Работнику за один день."),
        (INSURED, "The Insurer now pays within 10 days after receiving all documents from the Insured."),
        (INSURANCE, "Страховщик платит в течение 10 дней после получения всех документов от Страхователя."),
        (CONSENT, "The Operator may disclose data to courts without consent."),
        (ESCORT, "Сопровождение требуется только в производственных цехах."),
        (BAN, "The Manager shall not work for a competitor in Germany."),
        (BAN, "Approval shall not be unreasonably withheld."),
        (VOTES, "При равенстве голосов решение считается непринятым."),
        (TRAINING, "Staff may enter after completing training and passing a test."),
        (SERVICES, "Employees may enter company data into external tools approved by the department."),
        (DUTIES, "Обязательства действуют бессрочно после прекращения договора."),
        (ADVANCE, "The Buyer pays 60% after delivery."),
        (PASSWORDS, "Регулярная смена пароля не требуется."),
        (PASSWORDS, "Двухфакторная аутентификация обязательна."),
    ],
)
def test_the_relation_that_the_text_has_is_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()
