"""Units without a number beside them: that of a row («м» → «т»), of a whole column («руб.» → «тыс. руб.»), a currency."""

import re
from typing import Final

from core.comparison.judge.sites import Half, Site
from core.comparison.judge.values.units import ISO_CODES, MINOR_WORDS, MONEY_WORDS, QUANTITIES, SCALES, SYMBOLS, TIME_UNITS

Unit = tuple[str, str]

_WORD: Final = re.compile(r"[^\s.,;:()/]+")
_COUNTRIES: Final = frozenset({"сша", "рф", "us"})
LONGEST: Final = 40
"""Characters up to which a text can be nothing but units."""
_MONEY, _SCALE = "money", "scale"


def units_changed(sites: list[Site]) -> list[str]:
    """The reasons that other units give where no number stands beside them: "unit", with "amount" or "quantity"."""
    found: list[str] = []
    for site in sites:
        if site.old is None or site.new is None or _prompts(site.old) or _prompts(site.new):
            continue
        old = _units(site.before)
        new = _units(site.after) if old is not None else None
        if old is None or new is None or old == new:
            continue
        if all(kind in (_MONEY, _SCALE) for kind, _ in (*old, *new)):
            found += ["amount", "unit"]
        elif site.new.block.table is not None and old and new:
            found += ["quantity", "unit"]
    return list(dict.fromkeys(found))


def _prompts(half: Half) -> bool:
    """Whether this is a "$" that no sum follows: what a terminal shows before a command, or the sign of a variable."""
    following = _WORD.search(half.block.text, half.end)
    return half.text.strip() == "$" and following is not None and following[0][0].isalpha() and _of(following[0]) is None


def is_currency(before: str, after: str) -> bool:
    """Whether one currency came in the place of another."""
    kinds = [{kind for kind, _ in _units(text) or ()} for text in (before, after)]
    return kinds == [{_MONEY}, {_MONEY}]


def _units(text: str) -> tuple[Unit, ...] | None:
    """The units of a text that names nothing else; None for any other text."""
    if len(text) > LONGEST:
        return None
    if not text.strip():
        return ()
    whole = _of("".join(text.split()).strip(".,;:()"))
    if whole is not None:
        return (whole,)
    found = [(word, _of(word)) for word in _WORD.findall(text) if word.lower() not in _COUNTRIES]
    return None if any(unit is None for _, unit in found) else tuple(unit for _, unit in found if unit is not None)


def _of(word: str) -> Unit | None:
    lower = word.lower().replace("ё", "е")
    if (currency := ISO_CODES.get(word) or SYMBOLS.get(word) or (MONEY_WORDS.get(lower) if len(lower) > 1 else None)) is not None:
        return _MONEY, currency
    if lower in SCALES:
        return _SCALE, str(SCALES[lower])
    if lower in MINOR_WORDS:
        return "minor", MINOR_WORDS[lower]
    if (unit := QUANTITIES.get(word) or (QUANTITIES.get(lower) if len(lower) > 1 else None)) is not None:
        return "quantity", unit.symbol
    return ("time", TIME_UNITS[lower].iso) if lower in TIME_UNITS else None
