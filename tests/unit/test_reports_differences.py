"""Differences of values as people write them."""

import pytest

from core.model.change import FoundValue, Value, ValueType
from core.reports.differences import difference, number, percent


def value(kind: ValueType, old: str, new: str, delta: str | None, unit: str | None = None, by: str | None = None) -> Value:
    old_found = FoundValue(text=old, start=0, end=len(old), value=old, unit=unit)
    new_found = FoundValue(text=new, start=0, end=len(new), value=new, unit=unit)
    return Value(type=kind, old=old_found, new=new_found, delta=delta, delta_percent=by)


@pytest.mark.parametrize(
    ("changed", "ru", "en"),
    [
        (value(ValueType.PERIOD, "P24M", "P12M", "-365"), "−12 мес.", "−12 months"),
        (value(ValueType.PERIOD, "P1Y", "P2Y", "365"), "+1 год", "+1 year"),
        (value(ValueType.PERIOD, "P2Y", "P18M", "-185"), "−6 мес.", "−6 months"),
        (value(ValueType.PERIOD, "P2W", "P10D", "-4"), "−4 дн.", "−4 days"),
        (value(ValueType.PERIOD, "PT2H", "PT90M", "-0.021"), "−30 мин", "−30 minutes"),
        (value(ValueType.PERIOD, "PT24H", "PT48H", "1"), "+24 ч", "+24 hours"),
        (value(ValueType.PERIOD, "10", "15", "5", "WD"), "+5 раб. дн.", "+5 working days"),
        (value(ValueType.PERIOD, "P1M", "P45D", "15"), "+15 дн.", "+15 days"),
        (value(ValueType.DATE, "2026-03-01", "2026-04-15", "45"), "+45 дн.", "+45 days"),
        (value(ValueType.PERCENT, "30", "50", "20", "%"), "+20 п. п.", "+20 pp"),
        (value(ValueType.MONEY, "1250000", "1520000", "270000", "RUB"), "+270 000", "+270,000"),
        (value(ValueType.NUMBER, "1", "x", None), "", ""),
    ],
)
def test_difference(changed: Value, ru: str, en: str) -> None:
    assert difference(changed, "ru").replace("\u00a0", " ") == ru
    assert difference(changed, "en").replace("\u00a0", " ") == en


@pytest.mark.parametrize(
    ("text", "signed", "ru", "en"),
    [
        ("270000", True, "+270\u00a0000", "+270,000"),
        ("-0.05", True, "\u22120,05", "\u22120.05"),
        ("0", True, "0", "0"),
        ("P1Y", True, "P1Y", "P1Y"),
        ("1.2.3", False, "1.2.3", "1.2.3"),
        ("1000", False, "1000", "1,000"),
    ],
)
def test_number(text: str, signed: bool, ru: str, en: str) -> None:
    assert number(text, "ru", signed=signed) == ru
    assert number(text, "en", signed=signed) == en


def test_percent_has_its_space_in_russian_only() -> None:
    changed = value(ValueType.MONEY, "100", "121.6", "21.6", "RUB", "21.6")
    assert percent(changed, "ru") == "+21,6\u00a0%"
    assert percent(changed, "en") == "+21.6%"
    assert percent(value(ValueType.MONEY, "100", "x", None), "ru") == ""
