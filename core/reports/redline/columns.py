"""The columns of a table in both versions: which stand on both sides, and which came or went."""

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from core.model.change import ChangeKind
from core.reports.redline.marking import paragraphs_of
from core.reports.redline.package import Element, W
from core.rising import heaviest_in_order

MOST_COLUMNS: Final = 100
"""A wider table is marked row by row: the columns are aligned in the square of their number."""
COLUMN_KINDS: Final = frozenset({ChangeKind.COLUMN_INSERTED, ChangeKind.COLUMN_DELETED, ChangeKind.COLUMN_MOVED})
_CONTROLS: Final = (W + "sdt", W + "sdtContent", W + "customXml")
_ODD_ROW: Final = (W + "gridBefore", W + "gridAfter")

Partner = Callable[[Element], Element | None]
"""The new paragraph of an old one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """`partners`: old to new index of the columns on both sides, rising. `old`, `new`: how many there are."""

    partners: dict[int, int]
    old: int
    new: int

    def fit(self, old: Element, new: Element) -> bool:
        """Whether two rows can be marked cell by cell: each has a cell for each column, and cells that stay keep their shape."""
        olds, news = cells(old), cells(new)
        if not (_plain(old, self.old) and _plain(new, self.new)):
            return False
        return all(_merge(olds[i]) == _merge(news[j]) for i, j in self.partners.items())

    def widths(self, old: Element, new: Element) -> list[Element]:
        """Copies of the w:gridCol of all columns, those that went too, in the order in which the rows hold their cells."""
        olds, news = ([copy.deepcopy(one) for one in _grid(table)] for table in (old, new))
        found: list[Element] = []
        back = {j: i for i, j in self.partners.items()}
        at = 0
        for j, column in enumerate(news):
            following = next((back[k] for k in range(j, self.new) if k in back), self.old)
            found += [olds[i] for i in range(at, following)]
            at = following + 1 if j in back else following
            found.append(column)
        return found + olds[at:]

    def steady(self, old: Element, new: Element) -> bool:
        """Whether no cell of a column that came or went is merged with one above or below it."""
        came, went = set(range(self.new)) - set(self.partners.values()), set(range(self.old)) - set(self.partners)
        return not any(
            _merge(cell)
            for table, changed in ((old, went), (new, came))
            for row in rows(table)
            for at, cell in enumerate(cells(row))
            if at in changed
        )


def columns_of(old: Element, new: Element, partner: Partner) -> Columns | None:
    """How the columns of two tables stand to each other; None where all stand as they stood, or where nothing tells."""
    counts = [max((len(cells(row)) for row in rows(table)), default=0) for table in (old, new)]
    if not all(0 < count <= MOST_COLUMNS for count in counts) or counts != [len(_grid(old)), len(_grid(new))]:
        return None
    votes = Counter(_votes(old, new, counts, partner))
    pairs = dict(heaviest_in_order(votes))
    if not pairs or (counts[0] == counts[1] and all(i == j for i, j in pairs.items())):
        return None
    blank = [_blank(table, count) for table, count in zip((old, new), counts, strict=True)]
    found = Columns(partners=pairs | _between(pairs, blank, counts), old=counts[0], new=counts[1])
    return found if found.steady(old, new) else None


def cells(row: Element) -> list[Element]:
    """The cells of a row, those inside content controls too."""
    return list(_through(row, W + "tc"))


def rows(table: Element) -> list[Element]:
    """The rows of a table, those inside content controls too."""
    return list(_through(table, W + "tr"))


def _through(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTROLS:
            yield from _through(child, tag)


def _grid(table: Element) -> list[Element]:
    """The widths of the columns."""
    found: list[Element] = table.findall(f"{W}tblGrid/{W}gridCol")
    return found


def _votes(old: Element, new: Element, counts: list[int], partner: Partner) -> Iterator[tuple[int, int]]:
    """Old and new column of each paragraph that stands in both tables."""
    place = {id(paragraph): at for at, paragraph in _placed(new, counts[1])}
    for at, paragraph in _placed(old, counts[0]):
        found = partner(paragraph)
        if found is not None and id(found) in place:
            yield at, place[id(found)]


def _placed(table: Element, count: int) -> Iterator[tuple[int, Element]]:
    for row in rows(table):
        if _plain(row, count):
            for at, cell in enumerate(cells(row)):
                yield from ((at, paragraph) for paragraph in paragraphs_of(cell))


def _plain(row: Element, count: int) -> bool:
    """Whether the row has one cell for each column."""
    if any(row.find(f"{W}trPr/{tag}") is not None for tag in _ODD_ROW):
        return False
    return len(row.findall(W + "tc")) == len(cells(row)) == count and row.find(f"{W}tc/{W}tcPr/{W}gridSpan") is None


def _merge(cell: Element) -> str:
    """How a cell is merged with those above and below it: empty, "restart" or "continue"."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else str(merge.get(W + "val", "continue"))


def _blank(table: Element, count: int) -> set[int]:
    """The columns without text."""
    texts: dict[int, bool] = dict.fromkeys(range(count), False)
    for at, paragraph in _placed(table, count):
        texts[at] = texts[at] or any(text.text for text in paragraph.iter(W + "t"))
    return {at for at, has in texts.items() if not has}


def _between(pairs: dict[int, int], blank: list[set[int]], counts: list[int]) -> dict[int, int]:
    """Columns without text that stand between the same neighbours on both sides."""
    found: dict[int, int] = {}
    bounds = [(-1, -1), *pairs.items(), (counts[0], counts[1])]
    for (i, j), (after_i, after_j) in pairwise(bounds):
        olds = [at for at in range(i + 1, after_i) if at in blank[0]]
        news = [at for at in range(j + 1, after_j) if at in blank[1]]
        found |= dict(zip(olds, news, strict=False))
    return found
