"""The verifier's words: what is written in their files, which words stay apart, what a synonym does not make true."""

from collections import Counter

import pytest

from core.analysis.lemmas import cyrillic, forms, noun
from core.analysis.lexicon import FOLDER, Act, concepts_of, implied_by, sections_of
from core.analysis.scorecard.cases import Case
from tests.unit.one_case import checked, one_case

SECTIONS = {"meta", "concepts", "plain", "roles", "acts", "function", "old", "new", "parties", "translations", "opinion"}
CONCEPTS = [*sections_of(FOLDER)["concepts"], *sections_of(FOLDER)["plain"]]


def test_each_section_is_known() -> None:
    assert set(sections_of(FOLDER)) == SECTIONS
    assert {line.name for line in sections_of(FOLDER)["acts"]} == {act.value for act in Act}


def test_a_meaning_is_written_once() -> None:
    assert [name for name, count in Counter(line.name for line in CONCEPTS).items() if count > 1] == []
    assert [line.name for line in CONCEPTS if len(line.words) != len(set(line.words)) or len(line.words) < 2] == []


def test_no_group_is_within_another() -> None:
    """Those of one word that the rules ask for by name aside."""
    own = {"cap", "maximum", "minimum", "temperature", "weight", "length", "distance", "voltage", "capacity", "pressure"}
    within = [
        (one.name, other.name)
        for one in CONCEPTS
        for other in CONCEPTS
        if one is not other and set(one.words) <= set(other.words) and set(one.implied_by) <= {*other.implied_by, *other.words}
    ]
    assert [pair for pair in within if pair[0] not in own] == []


def test_russian_nouns_stand_in_their_dictionary_form() -> None:
    lines = [*CONCEPTS, *sections_of(FOLDER)["translations"]]
    nouns = {word for line in lines for word in line.words if cyrillic(word) and "-" not in word and noun(word)}
    assert [word for word in sorted(nouns) if len(forms(word)) == 1 and word not in forms(word)] == []
    assert not {"затраты", "деньги", "сведения"} & nouns


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("penalty", "interest"), ("неустойка", "процент"), ("deposit", "advance"), ("депозит", "аванс"), ("залог", "аванс"),
        ("terminate", "suspend"), ("расторжение", "приостановка"), ("net", "gross"), ("календарный", "рабочий"),
        ("consent", "notice"), ("согласие", "уведомление"), ("repair", "replace"), ("ремонт", "замена"),
        ("refund", "discount"), ("возврат", "скидка"), ("revenue", "profit"), ("выручка", "прибыль"), ("salary", "bonus"),
        ("оклад", "премия"), ("fine", "damage"), ("штраф", "убыток"), ("copy", "original"), ("копия", "оригинал"),
        ("exclusive", "non-exclusive"), ("direct", "indirect"), ("written", "oral"), ("письменный", "устный"),
        ("court", "arbitration"), ("суд", "арбитраж"), ("аренда", "продажа"), ("warranty", "surety"),
        ("гарантия", "поручительство"), ("assign", "subcontract"), ("уступка", "субподряд"), ("licence", "assign"),
        ("cancel", "postpone"), ("отмена", "перенос"), ("отпуск", "больничный"), ("premium", "deductible"), ("кредит", "аренда"),
        ("minimum", "maximum"), ("минимальный", "максимальный"), ("internal", "external"), ("внутренний", "внешний"),
        ("temporary", "permanent"), ("временный", "постоянный"), ("поставка", "приемка"), ("import", "export"),
        ("buy", "sell"), ("купить", "продать"), ("start", "end"), ("начало", "конец"), ("upload", "download"),
        ("prior", "subsequent"), ("mandatory", "optional"), ("владелец", "собственник"), ("delete", "archive"),
        ("mediation", "arbitration"), ("damage", "penalty"), ("wholesale", "retail"), ("loss", "profit"),
        ("withhold", "pay"), ("dismiss", "resign"), ("public", "private"), ("публичный", "частный"),
    ],
)  # fmt: skip
def test_words_that_differ_in_law_are_no_synonyms(one: str, other: str) -> None:
    assert not concepts_of(forms(one)) & implied_by(forms(other))
    assert not concepts_of(forms(other)) & implied_by(forms(one))


def test_translations_hold_between_the_languages_and_make_no_synonyms() -> None:
    lines = sections_of(FOLDER)["translations"]
    assert [line.name for line in lines if len({cyrillic(word) for word in line.words}) < 2] == []
    assert [name for name, count in Counter(line.name for line in lines).items() if count > 1] == []
    for one, other in (("передача", "transmission"), ("transmission", "передача"), ("ненадлежащий", "inappropriate")):
        assert concepts_of(forms(one)) & implied_by(forms(other))
    for one, other in (("неуместный", "ненадлежащий"), ("insecure", "unsafe")):
        assert not concepts_of(forms(one)) & implied_by(forms(other))


def test_what_is_implied_is_not_the_reverse() -> None:
    assert concepts_of(forms("goods")) & implied_by(forms("warehouse"))
    assert not concepts_of(forms("warehouse")) & implied_by(forms("goods"))
    assert concepts_of(forms("сдаваться")) == concepts_of(forms("сдавать"))


STORE = one_case(
    "The Supplier ships the goods from its warehouse within 10 days. The Buyer inspects them on receipt.",
    "The Supplier ships the goods from its warehouse within 15 days. The Buyer inspects them on receipt.",
    "en",
)
LATE = one_case(
    "За просрочку оплаты начисляется пеня 0,1 % за каждый день. Поставка приостанавливается.",
    "За просрочку оплаты начисляется пеня 0,2 % за каждый день. Поставка приостанавливается.",
)
LEASE = one_case(
    "The Tenant pays a security deposit of EUR 2,000 and may sublet with the Landlord's consent.",
    "The Tenant pays a security deposit of EUR 3,000 and may sublet with the Landlord's consent.",
    "en",
)
WORK = one_case(
    "Работник вправе взять отпуск 28 дней, предупредив Работодателя за 14 дней. Оклад выплачивается дважды в месяц.",
    "Работник вправе взять отпуск 31 день, предупредив Работодателя за 14 дней. Оклад выплачивается дважды в месяц.",
)
DATA = one_case(
    "The Processor deletes personal data within 30 days and reports a breach to the Controller within 72 hours.",
    "The Processor deletes personal data within 60 days and reports a breach to the Controller within 72 hours.",
    "en",
)
VOTE = one_case(
    "Собрание созывает председатель за 20 дней. Решение принимается простым большинством.",
    "Собрание созывает председатель за 30 дней. Решение принимается простым большинством.",
)


TOOLS = one_case("Employees must not enter data into external tools.", "Employees may enter data into approved tools.", "en")
RANSOM = one_case("Участок передаётся на 5 лет.", "Участок передаётся на 49 лет с правом выкупа.")
WHOLE = one_case("The Buyer pays 100% of the price after delivery.", "The Buyer pays 60% of the price after delivery.", "en")
SPLIT = one_case("Payment is made in full after delivery.", "Payment is made 30% in advance and 70% after delivery.", "en")
AGENT = one_case(
    "Агент перечисляет принципалу выручку за вычетом вознаграждения 7 %.",
    "Агент перечисляет принципалу выручку за вычетом вознаграждения 9 %.",
)
RENEWS = one_case(
    "The subscription renews for 1 month at a time unless cancelled.",
    "The subscription renews for 6 months at a time unless cancelled.",
    "en",
)
RENT = one_case("The monthly rent is EUR 4,200.", "The monthly rent is EUR 4,600.", "en")
PAY = one_case("Оклад составляет 60 000 рублей.", "Оклад составляет 70 000 рублей.")
STAFF = one_case("Employees have 25 days of leave.", "Employees have 28 days of leave.", "en")


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (TOOLS, "Employees may enter data into used tools."),
        (SPLIT, "The advance payment is 70%."),
        (AGENT, "Принципал удерживает 9 % вместо 7 %."),
        (RENEWS, "The subscription now renews for 6 months at a time instead of 1, and the agreement was terminated."),
        (RANSOM, "Участок нужно выкупить."),
        (RENT, "Landlords pay EUR 4,600 a month."),
        (RENT, "Buyers pay EUR 4,600 instead of EUR 4,200."),
        (PAY, "Поставщик получает оклад 70 000 рублей."),
        (STAFF, "Employers now have 28 days of leave."),
        (STAFF, "Tenants now have 28 days of leave."),
        (LEASE, "Buyers now pay a security deposit of EUR 3,000."),
        (STORE, "The Buyer now ships the goods within 15 days."),
        (STORE, "The Buyer must dispatch the goods within 15 days."),
        (STORE, "The Supplier now inspects the goods within 15 days."),
        (STORE, "The goods may be returned within 15 days."),
        (STORE, "The warranty on the goods is now 15 days."),
        (LATE, "За просрочку оплаты теперь взимается штраф 0,2 % вместо возмещения убытков 0,1 %."),
        (LATE, "Проценты по кредиту увеличены с 0,1 до 0,2 %."),
        (LATE, "За просрочку поставки неустойка выросла с 0,1 до 0,2 %."),
        (LATE, "Поставка прекращается при просрочке: неустойка 0,2 % вместо 0,1 %."),
        (LATE, "Договор расторгается, если пеня достигнет 0,2 %."),
        (LATE, "Аванс увеличен с 0,1 до 0,2 %."),
        (LEASE, "The rent was raised from EUR 2,000 to EUR 3,000."),
        (LEASE, "The Landlord pays a security deposit of EUR 3,000 instead of EUR 2,000."),
        (LEASE, "The advance payment was raised to EUR 3,000."),
        (LEASE, "The Tenant must give the Landlord notice of a deposit of EUR 3,000."),
        (LEASE, "The insurance premium was raised from EUR 2,000 to EUR 3,000."),
        (LEASE, "The Tenant may sell the premises for EUR 3,000 instead of EUR 2,000."),
        (WORK, "Работодатель вправе взять отпуск 31 день вместо 28."),
        (WORK, "Больничный увеличен с 28 до 31 дня."),
        (WORK, "Премия выплачивается через 31 день вместо 28."),
        (WORK, "Работник обязан взять отпуск 31 день вместо 28."),
        (WORK, "При увольнении работник получает 31 день вместо 28."),
        (DATA, "The Controller deletes personal data within 60 days instead of 30."),
        (DATA, "The Processor archives personal data for 60 days instead of 30."),
        (DATA, "The Processor encrypts personal data within 60 days."),
        (DATA, "Personal data are sold after 60 days instead of 30."),
        (VOTE, "Решение принимается за 30 дней единогласно."),
        (VOTE, "Председатель избирается на 30 дней вместо 20."),
        (VOTE, "Собрание созывает совет директоров за 30 дней вместо 20."),
        (VOTE, "Повестка рассылается за 30 дней вместо 20."),
    ],
)
def test_a_synonym_in_the_wrong_place_is_not_believed(one: Case, text: str) -> None:
    assert checked(one, text).reasons


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (TOOLS, "Approved tools may be used."),
        (SPLIT, "The advance payment is 30%."),
        (SPLIT, "Only 70% is still paid after delivery."),
        (AGENT, "Агент удерживает больше: 9 % вместо 7 %."),
        (RENEWS, "The subscription now renews for 6 months at a time instead of 1."),
        (WHOLE, "Only 60% instead of the full price is paid after delivery."),
        (RENT, "Tenants pay EUR 4,600 instead of EUR 4,200."),
        (PAY, "Работник получает 70 000 рублей вместо 60 000."),
        (STAFF, "Workers now have 28 days of leave instead of 25."),
        (STORE, "The deadline for dispatching the goods was extended from 10 to 15 days."),
        (LATE, "Неустойка за несвоевременную оплату выросла с 0,1 до 0,2 % за каждый день."),
        (LEASE, "The security deposit went up by EUR 1,000."),
        (WORK, "Отпуск стал длиннее на 3 дня."),
        (DATA, "The time for erasing personal data was doubled to 60 days."),
        (VOTE, "Заседание теперь созывают за 30 дней, а не за 20."),
    ],
)
def test_a_synonym_in_its_place_is(one: Case, text: str) -> None:
    assert checked(one, text).reasons == ()
