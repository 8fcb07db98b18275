"""Every unit of the tables counts what stands before it: none is passed over as an ordinary word."""

import pytest

from core.comparison.judge import find_values
from core.comparison.judge.values.units import DAY_KINDS, ISO_CODES, MINOR_WORDS, MONEY_WORDS, QUANTITIES, SCALES, TIME_UNITS
from core.model.change import ValueType

PERCENTS = (
    "процентов percent per\u00a0cent pct п.п. п.\u00a0п. пп процентных\u00a0пунктов pp p.p. б.п. "
    "базисных\u00a0пунктов bps basis\u00a0points"
)
ADJECTIVES = (
    "U.S. US United\u00a0States American американских Canadian канадских Australian австралийских Hong\u00a0Kong гонконгских "
    "Singapore сингапурских New\u00a0Zealand новозеландских"
)


def kinds(text: str) -> list[ValueType]:
    return [kind for kind, _ in find_values(text)]


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        *((word, ValueType.PERIOD) for word in (*TIME_UNITS, "h", "min", "sec")),
        *((f"{word} дней", ValueType.PERIOD) for word in DAY_KINDS),
        *((word, ValueType.MONEY) for word in (*MINOR_WORDS, *ISO_CODES, *MONEY_WORDS, "р.") if word != "р"),
        *((f"{word} руб.", ValueType.MONEY) for word in SCALES),
        *((f"{word} dollars", ValueType.MONEY) for word in ADJECTIVES.split(" ")),
        *((word, ValueType.PERCENT) for word in PERCENTS.split(" ")),
    ],
)
def test_a_number_is_of_its_unit(unit: str, kind: ValueType) -> None:
    assert kinds(f"ровно 7 {unit} всего")[-1:] == [kind]


@pytest.mark.parametrize(
    "unit", ["кв. м", "кв.м", "куб. м", "sq. m", "cubic metres", "градусов Цельсия", "degrees Celsius", "кВт·ч", "об/мин"]
)
def test_a_unit_in_several_words_or_signs(unit: str) -> None:
    assert kinds(f"ровно 7 {unit}, всего")[-1:] == [ValueType.QUANTITY]


def test_units_of_quantities() -> None:
    named = [unit for unit in QUANTITIES if unit.isalpha() and len(unit) > 2 and not unit.startswith(("градус", "degree"))]
    assert len(named) > 200
    assert {unit: kinds(f"ровно 7 {unit}") for unit in named if kinds(f"ровно 7 {unit}")[-1:] != [ValueType.QUANTITY]} == {}
