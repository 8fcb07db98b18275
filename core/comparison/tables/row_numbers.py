"""The column that counts a table's rows («№ п/п»). A row that came or went renumbers those below it: numbering, not figures."""

import re
from collections.abc import Iterable

LEAST = 3
"""Numbers in a row from which a column counts, where its head does not say so; two may be any two figures."""
COLUMNS = 2
"""Columns from the left among which one counts the rows."""
_NUMBER = re.compile(r"(\d{1,6}(?:\.\d{1,3}){0,3})[.)]?\Z")

_HEAD = re.compile(
    r"(?:№№|№|n|no|nr|#|s/?n|item|item (?:no|№)|row|поз|позиция|номер|номер (?:по порядку|строки|позиции))?\W*"
    r"(?:п\W{0,2}п|поз|строки|позиции|по порядку)?\W*\Z",
    re.IGNORECASE,
)
"""What a column that counts is called: «№ п/п», "No.", «Поз.»."""
SLIPS = 0.1
"""The share of the steps of a column that is called so at which its numbers may fall or stay: people count with slips."""

Number = tuple[int, ...]


def counts(texts: Iterable[str]) -> bool:
    """Whether the numbers among a column's texts go up by one from the first to the last, level by level; where the column is
    called a number, with gaps and slips. Behind a row without a number, the title of a section, they may begin anew."""
    named = titled = False
    last: Number | None = None
    found = wrong = slips = 0
    for text in texts:
        number = number_of(text)
        if number is None:
            titled, named = True, named or (not found and is_head(text))
            continue
        if last is not None and not (_next(last, number) or (titled and number[-1] == 1)):
            wrong, slips = wrong + 1, slips + (number <= last)
        last, titled, found = number, False, found + 1
    return (found >= LEAST or (named and found > 0)) and (not wrong or (named and slips <= SLIPS * found))


def is_head(text: str) -> bool:
    """Whether a column that is called so counts its rows."""
    return any(char.isalnum() or char in "№#" for char in text) and _HEAD.match(text.strip()) is not None


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
