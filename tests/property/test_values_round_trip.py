"""What is generated is found again, and formats of one value are equal."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison.judge import find_values
from core.comparison.judge.grammar import value_text
from core.comparison.judge.values.measure import key
from core.model.change import FoundValue, ValueType

AMOUNTS = st.integers(min_value=1, max_value=999_999_999_999)
SPACES = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"])


def only(text: str, kind: ValueType) -> FoundValue:
    found = [value for k, value in find_values(text) if k is kind]
    assert len(found) == 1, (text, find_values(text))
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@given(amount=AMOUNTS, space=SPACES, cents=st.integers(min_value=0, max_value=99))
def test_russian_money(amount: int, space: str, cents: int) -> None:
    whole = f"{amount:,}".replace(",", space)
    found = only(f"Цена составляет {whole},{cents:02}{space}руб. в месяц", ValueType.MONEY)
    assert Decimal(found.value) == Decimal(f"{amount}.{cents:02}")
    assert found.unit == "RUB"


@given(amount=AMOUNTS, cents=st.integers(min_value=0, max_value=99), code=st.sampled_from(["USD", "EUR", "GBP"]))
def test_english_money(amount: int, cents: int, code: str) -> None:
    found = only(f"The price is {code} {amount:,}.{cents:02} a month", ValueType.MONEY)
    assert (Decimal(found.value), found.unit) == (Decimal(f"{amount}.{cents:02}"), code)


@given(day=st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_dates(day: date) -> None:
    found = FoundValue(text="", start=0, end=0, value=day.isoformat())
    forms = [
        f"Дата {day:%d.%m.%Y} подписания",
        f"Date {day.isoformat()} of signing",
        f"Дата {value_text(ValueType.DATE, found, 'ru')} подписания",
        f"The date {value_text(ValueType.DATE, found, 'en')} of signing",
    ]
    assert {only(form, ValueType.DATE).value for form in forms} == {day.isoformat()}


@given(
    count=st.integers(min_value=1, max_value=400),
    unit=st.sampled_from(
        [("WD", "", ""), (None, "P", "D"), (None, "P", "W"), (None, "P", "M"), (None, "P", "Y"), (None, "PT", "H")]
    ),
    language=st.sampled_from(["ru", "en"]),
    genitive=st.booleans(),
)
def test_periods_as_they_are_written_are_read_again(
    count: int, unit: tuple[str | None, str, str], language: str, genitive: bool
) -> None:
    name, before, after = unit
    period = FoundValue(text="", start=0, end=0, value=f"{before}{count}{after}", unit=name)
    shown = value_text(ValueType.PERIOD, period, language, genitive=genitive)
    found = only(f"срок составит {shown} ровно" if language == "ru" else f"a term of {shown} exactly", ValueType.PERIOD)
    assert key(ValueType.PERIOD, found) == key(ValueType.PERIOD, period)


@given(amount=st.integers(min_value=1_000, max_value=999_999_999))
def test_formats_of_one_number_are_equal(amount: int) -> None:
    forms = [str(amount), f"{amount:,}".replace(",", " "), f"{amount:,}".replace(",", "\u00a0")]
    keys = {key(ValueType.MONEY, only(f"сумма {form} рублей всего", ValueType.MONEY)) for form in forms}
    assert len(keys) == 1


@settings(max_examples=200)
@given(st.text(alphabet="аеоуабвгд аб0123456789.,-/()«»№%$€°§'\"\n\u00a0руб днейп ст.IVXmay not shall", max_size=80))
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    last = 0
    for _, value in find_values(text):
        assert text[value.start : value.end] == value.text != ""
        assert value.start >= last
        last = value.end
