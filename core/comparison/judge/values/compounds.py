"""Numbers inside words: «десятидневный», «полугода», «трёхкратный»."""

import re
from collections.abc import Iterator
from typing import Final

from core.model.change import Found, FoundValue, ValueType

_UNITS: Final = {
    "одно": 1, "двух": 2, "дву": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
}  # fmt: skip
_TENS: Final = {
    "десяти": 10, "одиннадцати": 11, "двенадцати": 12, "тринадцати": 13, "четырнадцати": 14, "пятнадцати": 15, "шестнадцати": 16,
    "семнадцати": 17, "восемнадцати": 18, "девятнадцати": 19, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50,
    "шестидесяти": 60, "семидесяти": 70, "восьмидесяти": 80, "девяносто": 90, "сто": 100, "ста": 100,
}  # fmt: skip
_ROOTS: Final = {
    "дневн": "P{}D",
    "недельн": "P{}W",
    "месячн": "P{}M",
    "летн": "P{}Y",
    "годичн": "P{}Y",
    "суточн": "P{}D",
    "часов": "PT{}H",
    "минутн": "PT{}M",
}
_HALVES: Final = {"год": "P6M", "час": "PT30M", "месяц": "P15D"}
_OTHER: Final = {"кратн": (ValueType.QUANTITY, "times"), "процентн": (ValueType.PERCENT, "%")}


def _any(words: "dict[str, int]") -> str:
    return "|".join(sorted((word.replace("е", "[её]") for word in words), key=len, reverse=True))


_ENDINGS: Final = "ый|ая|ое|ые|ого|ой|ому|ым|ом|ую|ых|ыми|ий|яя|ее|ие|его|ей|ему|им|ем|юю|их|ими|ь\\w+"
_COMPOUND: Final = re.compile(
    rf"(?<!\w)(?:(?P<tens>{_any(_TENS)})(?P<units>{_any(_UNITS)})?|(?P<only>{_any(_UNITS)}))"
    rf"(?P<root>{'|'.join((*_ROOTS, *_OTHER))})(?:{_ENDINGS})?(?!\w)",
    re.IGNORECASE,
)
_HALF: Final = re.compile(r"(?<!\w)полу?(год|час|месяц)(?:[ауе]|ом|ия|ие|ию)?(?!\w)", re.IGNORECASE)


def compounds(text: str) -> Iterator[Found]:
    """Periods, percents and times that are one word with their number."""
    if not _hinted(text):
        return
    for match in _COMPOUND.finditer(text):
        yield _found(match)
    for match in _HALF.finditer(text):
        value = _HALVES[match.group(1).lower()]
        yield ValueType.PERIOD, FoundValue(text=match.group(), start=match.start(), end=match.end(), value=value)


def _hinted(t: str) -> bool:
    """Written out: it is asked of every stretch of text."""
    return (
        "дневн" in t
        or "месячн" in t
        or "летн" in t
        or "часов" in t
        or "недельн" in t
        or "годичн" in t
        or "суточн" in t
        or "минутн" in t
        or "кратн" in t
        or "процентн" in t
        or "полго" in t
        or "полуго" in t
        or "получ" in t
        or "полча" in t
        or "полме" in t
    )


def _found(match: "re.Match[str]") -> Found:
    count = sum(
        table[match.group(name).lower().replace("ё", "е")]
        for name, table in (("tens", _TENS), ("units", _UNITS), ("only", _UNITS))
        if match.group(name)
    )
    root = match.group("root").lower()
    kind, unit = _OTHER.get(root, (ValueType.PERIOD, None))
    value = _ROOTS.get(root, "{}").format(count)
    return kind, FoundValue(text=match.group(), start=match.start(), end=match.end(), value=value, unit=unit)
