"""The column that counts a table's rows («№ п/п»). A row that came or went renumbers those below it: numbering, not figures."""

import re
from collections.abc import Iterable
from itertools import pairwise

LEAST = 3
"""Numbers in a row from which a column counts; two may be any two figures."""
COLUMNS = 2
"""Columns from the left among which one counts the rows."""
_NUMBER = re.compile(r"(\d{1,6})[.)]?\Z")


def counts(texts: Iterable[str]) -> bool:
    """Whether the numbers among a column's texts go up by one from the first to the last."""
    numbers = [number for text in texts if (number := number_of(text)) is not None]
    return len(numbers) >= LEAST and all(after == before + 1 for before, after in pairwise(numbers))


def number_of(text: str) -> int | None:
    """A row's number: "7", "7.", "7)"."""
    match = _NUMBER.match(text.strip())
    return int(match[1]) if match else None
