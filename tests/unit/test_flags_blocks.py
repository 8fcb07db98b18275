"""Flags of a block: look-alike letters, invisible characters, a figure against its words."""

import pytest

from core.comparison.judge import flag
from core.model.change import Lane
from core.model.document import Block, BlockKind, Flag
from tests.unit.made_documents import compared


def flags(text: str) -> tuple[Flag, ...]:
    return flag(Block(block="a", story="body", kind=BlockKind.PARAGRAPH, text=text)).flags


@pytest.mark.parametrize("text", ["Дoговор", "оплaта в срок", "thе contract", "CЧЁT"])
def test_lookalikes(text: str) -> None:
    assert flags(text) == (Flag.LOOKALIKE,)


@pytest.mark.parametrize("text", ["PDF-файл", "PDFки", "договор contract", "Wi-Fi в доме", "3D-модель", "naïve café"])
def test_honest_mixtures(text: str) -> None:
    assert flags(text) == ()


@pytest.mark.parametrize("text", ["до\u200bговор", "pay\u2060ment", "\ufeffТекст здесь"])
def test_invisible(text: str) -> None:
    assert flags(text) == (Flag.ZERO_WIDTH,)


def test_soft_hyphens_and_arabic_marks_are_honest() -> None:
    assert flags("обо\u00adзначение") == ()
    assert flags("\u0627\u200c\u0644") == ()


@pytest.mark.parametrize(
    "text",
    [
        "10 (пятнадцать) дней",
        "fifteen (10) days",
        "100 рублей (двести рублей)",
        "1 250 000 (один миллион двести тысяч) рублей",
        "0,1 % (ноль целых две десятых процента)",
        "24 months (five years)",
        "1,5 млн рублей (один миллион шестьсот тысяч рублей)",
        "100 рублей 50 копеек (двести рублей 50 копеек)",
        "50 календарных дней (шестьдесят календарных дней)",
        "USD 1,200,000 (one million three hundred thousand US dollars)",
        "US Dollars 200 (US Dollars One Hundred only)",
        "1/150 (одной трёхсотой) ставки рефинансирования",
    ],
)
def test_figures_that_disagree(text: str) -> None:
    assert flags(text) == (Flag.WORDS_DISAGREE,)


@pytest.mark.parametrize(
    "text",
    [
        "10 (десять) дней",
        "ten (10) days",
        "100 рублей (сто рублей)",
        "1 250 000 (один миллион двести пятьдесят тысяч) рублей",
        "0,1 % (ноль целых одна десятая процента)",
        "п. 3.2 (два экземпляра)",
        "twenty-five (25) days",
        "таблица 5 (две колонки)",
        "as in one (8)",
        "24 months (two years)",
        "48 часов (двое суток)",
        "30 календарных дней (один месяц)",
        "1,5 млн (один миллион пятьсот тысяч) рублей",
        "100,50 руб. (сто рублей 50 копеек)",
        "100,50 рублей (сто рублей пятьдесят копеек)",
        "100 рублей 50 копеек (сто рублей 50 копеек)",
        "10 штук (два комплекта по пять штук)",
        "US Dollars 100 (US Dollars One Hundred only)",
        "1/300 (одной трёхсотой) ставки рефинансирования",
        "1/300 (см. приложение) ставки рефинансирования",
    ],
)
def test_figures_that_agree(text: str) -> None:
    assert flags(text) == ()


def test_a_clean_block_comes_back_itself() -> None:
    block = Block(block="a", story="body", kind=BlockKind.PARAGRAPH, text="Обычный текст (без чисел).", flags=(Flag.HIDDEN,))
    assert flag(block) is block


def test_only_the_figure_that_disagrees_is_said_to() -> None:
    old = "Цена составляет 12 480 000 (двенадцать миллионов четыреста восемьдесят тысяч) рублей, включая НДС 20 %."
    new = old.replace("12 480", "12 840").replace("20 %", "22 %")
    first, second = compared([old], [new]).changes
    assert "words_disagree" in first.reasons
    assert "words_disagree" not in second.reasons


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The guarantee is 24 months (two years) from delivery.", "The guarantee is 24 months (five years) from delivery."),
        ("Гарантия составляет 24 месяца (два года).", "Гарантия составляет 24 месяца (пять лет)."),
    ],
)
def test_words_of_another_unit_that_are_another_period_now_are_no_same_value(old: str, new: str) -> None:
    (change,) = compared([old], [new]).changes
    assert (change.lane, change.reasons) == (Lane.SUBSTANCE, ("words_disagree",))
