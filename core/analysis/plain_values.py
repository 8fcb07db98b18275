"""Values as the checks of a sentence read them: a day of every month is its number («5-го»), and parts, multiples and days in
words are left to the checks that know them («вдвое», "by half")."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from core.analysis.options import FindValues
from core.model.change import Found, FoundValue, Value, ValueType

_DAY: Final = "---"
_FIGURES: Final = re.compile(r"\d+")
_PARTS: Final = frozenset({"0.5", "0.25", "0.75", "0.3333333333", "0.6666666667"})


def plainly(find: FindValues) -> FindValues:
    """`find` with its values as they are checked."""

    def read(text: str) -> tuple[Found, ...]:
        return tuple(_figure(kind, found) for kind, found in find(text) if not _worded(kind, found))

    return read


def checkable(values: tuple[Value, ...]) -> Iterator[Value]:
    """The values of a change as they are checked."""
    for value in values:
        known = [found for found in (value.old, value.new) if found is not None]
        if any(_worded(value.type, found) for found in known):
            continue
        figures = [_figure(value.type, found) for found in known]
        if figures[0][0] is value.type:
            yield value
            continue
        old = figures[0][1] if value.old is not None else None
        new = figures[-1][1] if value.new is not None else None
        yield replace(value, type=figures[0][0], old=old, new=new)


def _worded(kind: ValueType, found: FoundValue) -> bool:
    if any(char.isdigit() for char in found.text):
        return False
    if kind is ValueType.DATE:
        return found.value.startswith(_DAY)
    if kind is ValueType.QUANTITY and found.unit == "times":
        return " " not in found.text.strip().replace("\u00a0", " ")
    return kind is ValueType.NUMBER and found.value in _PARTS


def _figure(kind: ValueType, found: FoundValue) -> Found:
    if kind is ValueType.MODALITY:
        return kind, replace(found, value=found.value.lower())  # "SHALL" of a standard is told as "must"
    if kind is not ValueType.DATE or not found.value.startswith(_DAY):
        return kind, found
    figures = _FIGURES.match(found.text)
    assert figures is not None
    end = found.start + figures.end()
    return ValueType.NUMBER, replace(found, text=figures.group(), end=end, value=str(int(found.value[len(_DAY) :])))
