"""A value is told as that of the thing whose value it is, or of none: never of its neighbour."""

import pytest

from core.comparison import compare
from tests.unit.made_documents import document


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Аванс 30 % выплачивается сразу, остаток 70 % после приёмки.",
            "Аванс 40 % выплачивается сразу, остаток 60 % после приёмки.",
            ["Аванс увеличен с 30 до 40", "Остаток уменьшен с 70 до 60"],
        ),
        (
            "Цена договора 100 000 рублей, в том числе НДС 20 % 16 667 рублей.",
            "Цена договора 120 000 рублей, в том числе НДС 20 % 20 000 рублей.",
            ["Цена договора увеличена с 100 000", "Сумма увеличена с 16 667"],
        ),
        (
            "Штраф за просрочку 5 000 рублей, за некомплект 10 000 рублей.",
            "Штраф за просрочку 5 000 рублей, за некомплект 12 000 рублей.",
            ["Сумма увеличена с 10 000"],
        ),
        (
            "Срок поставки указан в приложении, срок монтажа составляет 5 дней.",
            "Срок поставки указан в приложении, срок монтажа составляет 7 дней.",
            ["Срок увеличен с 5"],
        ),
        (
            "Срок поставки составляет 10 дней, срок гарантии 2 месяца.",
            "Срок поставки составляет 10 дней, срок гарантии 3 месяца.",
            ["Гарантийный срок увеличен с 2"],
        ),
        (
            "Ставка составляет 10 % годовых, при просрочке 15 % годовых.",
            "Ставка составляет 10 % годовых, при просрочке 20 % годовых.",
            ["Процент увеличен с 15"],
        ),
        ("Количество мест 10, вес места 5 кг.", "Количество мест 10, вес места 6 кг.", ["Вес увеличен с 5"]),
        ("Цена 900 рублей, из них 30 % сразу.", "Цена 900 рублей, из них 20 % сразу.", ["Процент уменьшен с 30"]),
        ("Срок оплаты от 5 до 10 дней.", "Срок оплаты от 5 до 14 дней.", ["Срок оплаты увеличен с 10"]),
        ("Аванс в размере 30 (тридцати) % цены.", "Аванс в размере 50 (пятидесяти) % цены.", ["Аванс увеличен с 30"]),
    ],
)
def test_a_value_is_told_of_its_own_subject(old: str, new: str, said: list[str]) -> None:
    changes = compare(document([old], "o"), document([new], "n")).changes
    told = [change.sentence.ru.replace("\u00a0", " ") for change in changes]
    assert len(told) == len(said)
    assert all(one.startswith(begin) for one, begin in zip(told, said, strict=True)), told


def test_the_same_in_english() -> None:
    old = "The rent is EUR 1,000 a month, the service charge EUR 200 a month."
    (change,) = compare(document([old], "o"), document([old.replace("200", "250")], "n")).changes
    assert change.sentence.en.startswith("The amount was increased from EUR")
