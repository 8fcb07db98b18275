"""The column that counts a table's rows («№ п/п»). A row that came or went renumbers those below it: numbering, not figures."""

import re
from collections.abc import Iterable

LEAST = 3
"""Numbers in a row from which a column counts; two may be any two figures."""
COLUMNS = 2
"""Columns from the left among which one counts the rows."""
_NUMBER = re.compile(r"(\d{1,6}(?:\.\d{1,3}){0,3})[.)]?\Z")

Number = tuple[int, ...]


def counts(texts: Iterable[str]) -> bool:
    """Whether the numbers among a column's texts go up by one from the first to the last, level by level. Behind a row without
    a number, the title of a section, they may begin anew."""
    last: Number | None = None
    found, titled = 0, False
    for text in texts:
        number = number_of(text)
        if number is None:
            titled = True
            continue
        if last is not None and not (_next(last, number) or (titled and number[-1] == 1)):
            return False
        last, titled, found = number, False, found + 1
    return found >= LEAST


def first_of(texts: Iterable[str]) -> Number | None:
    """The first number of a column."""
    return next((number for text in texts if (number := number_of(text)) is not None), None)


def number_of(text: str) -> Number | None:
    """A row's number by its levels: "7", "7.", "7)", "2.7"."""
    match = _NUMBER.match(text.strip())
    return tuple(int(part) for part in match[1].split(".")) if match else None


def _next(last: Number, number: Number) -> bool:
    """Whether a number follows another one: 2.3 after 2.2, 2.2.1 after 2.2, 3 and 3.1 after 2.2."""
    if number == (*last, 1):
        return True
    return any(number in ((*last[:at], last[at] + 1), (*last[:at], last[at] + 1, 1)) for at in range(len(last)))
