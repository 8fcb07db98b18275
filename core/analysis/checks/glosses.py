"""A value said again in brackets: "24 months (two years)" says the same twice, or the change has it so."""

import re
from decimal import Decimal
from typing import Final

from core.analysis.checks.scope import Scope
from core.analysis.claims import Item
from core.analysis.figures import Key, key_of, number_of
from core.model.change import FoundValue, ValueType

_BRACKETS: Final = re.compile(r"\(([^()]+)\)")
_DIGITS: Final = re.compile(r"\d+(?:[\s,]\d{3})*(?:[.,]\d+)?")
_HAS_DIGIT: Final = re.compile(r"\d")
_DAYS: Final = {"M": Decimal("30.4"), "D": Decimal(1), "business": Decimal("1.4"), "min": Decimal(1) / 1440}
"""Of one unit of a period, as people reckon it: three weeks of five working days are 15."""
_OFF: Final = Decimal("1.25")
"""By how much "about a month" may be off."""


def hold(scope: Scope) -> bool:
    return "(" not in scope.text or all(_agrees(scope, item) for item in scope.claims.values() if "(" in item.text)


def _agrees(scope: Scope, item: Item) -> bool:
    inside = _BRACKETS.search(item.text)
    if inside is None or scope.written(inside.group()):
        return True
    found = scope.find(inside[1])
    said = (key_of(kind, value) for kind, value in found if kind is item.kind)
    return all(_same(scope.key(item), key) for key in said) and all(
        _is_shown(item, value) for kind, value in found if kind is ValueType.NUMBER and value.text == inside[1].strip()
    )


def _is_shown(item: Item, words: FoundValue) -> bool:
    """«45 (сорок пять) дней»: the number in words is that of the digits before it."""
    digits = _DIGITS.search(item.text)
    if digits is None or _HAS_DIGIT.search(words.text) or digits.start() > item.text.index("("):
        return True
    shown = number_of(re.sub(r"\s", "", digits.group()).replace(",", "."))
    thousands = number_of(re.sub(r"[\s,]", "", digits.group()))
    return number_of(words.value) in (shown, thousands)


def _same(one: Key, other: Key) -> bool:
    a, b = _size(one), _size(other)
    if a is None or b is None:
        return one == other
    return max(a, b) <= min(a, b) * _OFF


def _size(key: Key) -> Decimal | None:
    """In days, or in the value's own unit; None where it is no number."""
    if not isinstance(key[1], Decimal):
        return None
    return key[1] * _DAYS.get(key[2], Decimal(1))
