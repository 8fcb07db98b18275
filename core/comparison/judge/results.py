"""Cells of a table that its other cells give: products and sums of two columns, totals of a column."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from core.comparison.judge.values.numbers import NUMBER, parse_number
from core.model.document import Block

ROW_RESULT: Final = "row_result"
COLUMN_TOTAL: Final = "column_total"
"""Reasons: the value was, and is, what its row or its column gives, and those changed."""
FEWEST: Final = 2
"""Rows from which a column is the result of two others: fewer agree by chance."""
_TELLING: Final = 100
"""A result from which it says something that two numbers give it: 2 x 3 = 6 is often chance."""
_SHARE: Final = Decimal("0.8")
"""The share of its rows in which a result must be right: a slip in one of five is a slip."""
MOST_COLUMNS: Final = 16
"""Columns of numbers among which results are looked for; wider tables hold series and no results of two columns."""
MOST_ROWS: Final = 200
"""Rows by which a column's result is known."""
_CELLS: Final = 8192
"""Texts of cells whose number is kept at hand: a table is reckoned in both versions, and again for its checks."""

_LABEL: Final = 40
"""Characters by which a total is known again."""
_NAMED: Final = Decimal("0.6")
"""The share of a table's rows that have names from which one without is a total."""
_TOTAL: Final = re.compile(r"\s*(?:итого|всего|итог|total|grand total|sub-?total|sum)(?!\w)", re.IGNORECASE)
_BESIDE: Final = re.compile(r"руб\.?|р\.|коп\.?|[₽$€£%\s\u00a0]|RUB|USD|EUR")
"""What may stand beside the number of a cell."""
_RATE: Final = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")

Numbers = Mapping[tuple[int, int], Decimal]
"""The numbers of a table, by row and column."""


class Result(NamedTuple):
    """The column `column` is the product of two others, or else their sum."""

    column: int
    one: int
    two: int
    product: bool

    def given(self, numbers: Numbers, row: int) -> Decimal | None:
        """What the two columns give in a row; None where a number is missing."""
        one, two = numbers.get((row, self.one)), numbers.get((row, self.two))
        if one is None or two is None:
            return None
        return one * two if self.product else one + two

    def holds(self, numbers: Numbers, row: int) -> bool:
        """Whether a row's result is right, as rounding leaves it."""
        given, stated = self.given(numbers, row), numbers.get((row, self.column))
        return given is not None and stated is not None and abs(given - stated) <= _half_a_digit(stated)


Cells = Mapping[tuple[int, int], Block]


class Sheet:
    """The cells of a table, by row and column, and what they count."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        found = ((place, number_of(block.text)) for place, block in cells.items())
        self.numbers: Numbers = {place: number for place, number in found if number is not None}

    @cached_property
    def totals(self) -> tuple["Total", ...]:
        """Its totals in every way in which they can be reckoned, right or not."""
        labels: dict[int, str] = {}
        for row, column in sorted(self.cells):
            if (row, column) not in self.numbers:
                labels.setdefault(row, self.cells[row, column].text)
        return tuple(totals_of(self.numbers, labels))

    def results(self, share: Decimal | None = None) -> dict[int, list["Result"]]:
        """Its columns that are results of two others, in `share` of their rows."""
        return results_of(self.numbers, share) if share is not None else self._results

    def agrees(self, result: "Result", share: Decimal) -> bool:
        """Whether a result that another version of the table holds is right in `share` of the rows of this one too."""
        rows = [row for row, column in self.numbers if column == result.column and result.given(self.numbers, row) is not None]
        right = sum(result.holds(self.numbers, row) for row in rows)
        return right > 0 and right >= len(rows) * share

    @cached_property
    def _results(self) -> dict[int, list["Result"]]:
        return results_of(self.numbers)


@lru_cache(maxsize=_CELLS)
def number_of(text: str) -> Decimal | None:
    """The number of a cell that holds one and little else, a percentage as the share that it is; None for any other text."""
    body = text.strip().strip("₽$€£").strip()
    match = NUMBER.search(body)
    if match is None:
        return None
    rest = body[: match.start()] + body[match.end() :]
    if _BESIDE.sub("", rest) not in ("", "-", "−"):
        return None
    found = parse_number(body, match)
    if found.dotted:
        return None
    number = -found.value if rest.strip().startswith(("-", "−")) else found.value
    return number / 100 if body.endswith("%") else number


def results_of(numbers: Numbers, share: Decimal = _SHARE) -> dict[int, list[Result]]:
    """The columns of a table that are results of two others in `share` of their rows."""
    rows = sorted({row for row, _ in numbers})[:MOST_ROWS]
    columns = sorted({column for _, column in numbers})
    if len(columns) > MOST_COLUMNS:
        return {}
    found: dict[int, list[Result]] = {}
    for column in columns:
        for one, two in combinations([other for other in columns if other != column], 2):
            for product in (True, False):
                result = Result(column, one, two, product)
                if _is_result(result, numbers, rows, share):
                    found.setdefault(column, []).append(result)
    return found


def _is_result(result: Result, numbers: Numbers, rows: list[int], share: Decimal) -> bool:
    right = wrong = telling = 0
    for row in rows:
        stated = numbers.get((row, result.column))
        if stated is None or result.given(numbers, row) is None:
            continue
        if not result.holds(numbers, row):
            wrong += 1
            if wrong > FEWEST and not right:
                return False
            continue
        right += 1
        telling += abs(stated) >= _TELLING and not _is_idle(result, numbers, row)
    return telling >= FEWEST and right >= (right + wrong) * share


def _is_idle(result: Result, numbers: Numbers, row: int) -> bool:
    """Whether a number gives itself: times one, or with nothing added."""
    return (1 if result.product else 0) in (numbers[row, result.one], numbers[row, result.two])


def _half_a_digit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent) if isinstance(exponent, int) else 0) / 2


class Total(NamedTuple):
    """A total of a column, or a share of one (a tax), with what it should be by one `way` of reckoning."""

    row: int
    column: int
    label: str
    way: str
    given: Decimal

    def holds(self, numbers: Numbers) -> bool:
        """Whether the cell says so, as rounding leaves it."""
        stated = numbers[self.row, self.column]
        return abs(stated - self.given) <= _half_a_digit(stated)


def totals_of(numbers: Numbers, labels: Mapping[int, str]) -> Iterator[Total]:
    """The totals of a table in every way in which they can be reckoned. `labels`: what the rows are called; where nearly all
    have names, one that has none is a total."""
    rows = sorted({row for row, _ in numbers})
    named = sum(bool(labels.get(row)) for row in rows) >= len(rows) * _NAMED
    for column in sorted({column for _, column in numbers}):
        reckoned = _Reckoned()
        for row in rows:
            stated = numbers.get((row, column))
            if stated is None:
                continue
            label = labels.get(row, "")
            is_total = _TOTAL.match(label) is not None if label else named
            ways = reckoned.ways() if is_total else reckoned.shares(label)
            yield from (Total(row, column, label.strip()[:_LABEL], way, given) for way, given in ways)
            reckoned.add(stated, is_total=is_total)


class _Reckoned:
    """The numbers of a column from its top: the parts since the last total, all parts, and the totals."""

    def __init__(self) -> None:
        self.since: list[Decimal] = []
        self.parts: list[Decimal] = []
        self.totals: list[Decimal] = []

    def ways(self) -> Iterator[tuple[str, Decimal]]:
        if len(self.since) >= FEWEST:
            yield "rows", sum(self.since, Decimal(0))
        if self.totals and self.since:
            yield "with", self.totals[-1] + sum(self.since, Decimal(0))
        if self.totals and len(self.parts) >= FEWEST:
            yield "all", sum(self.parts, Decimal(0))
        if len(self.totals) >= FEWEST:
            yield "totals", sum(self.totals, Decimal(0))

    def shares(self, label: str) -> Iterator[tuple[str, Decimal]]:
        rate = _RATE.search(label)
        if rate is not None and self.totals:
            share = Decimal(rate.group(1).replace(",", ".")) / 100
            yield "share", self.totals[-1] * share
            yield "share of all", sum(self.parts, Decimal(0)) * share

    def add(self, stated: Decimal, *, is_total: bool) -> None:
        if is_total:
            self.totals.append(stated)
            self.since = []
        else:
            self.since.append(stated)
            self.parts.append(stated)
