"""Running headers, footers and page numbers: rows at the edge of the page that come back at the same place."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.readers.pdf.line import Row

_EDGE_ROWS = 4
"""Rows from either edge that are looked at."""
_PLACE = 3.0
"""Points within which two rows stand at the same height."""
_SHARE = 0.5
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxlcdm]{1,7}\b")
_NUMBER = re.compile(
    r"[-–—\s]*(?:стр\.?|с\.|page|p\.)?\s*(\d{1,4}|[ivxlcdm]{1,7})(?:\s*(?:/|из|of)\s*\d{1,4})?[-–—.\s]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One row near the top or the bottom of a page. `order` counts from the edge inwards, `gap` is the space inwards."""

    page: int
    top: bool
    order: int
    y: float
    text: str
    gap: float
    size: float

    @property
    def shape(self) -> str:
        """The text with every number as one sign."""
        return _ROMAN.sub("#", _DIGITS.sub("#", self.text.casefold()))


def find_furniture(pages: Sequence[tuple[int, float, list[Row]]]) -> dict[int, tuple[int, int]]:
    """For each page number how many rows at its top and at its bottom are furniture. `pages`: number, height, rows."""
    edges = [edge for number, height, rows in pages for edge in _edges(number, height, rows)]
    marked = _marked(edges, len(pages))
    result = {}
    for number, _, rows in pages:
        tops = _depth(marked, number, True)
        bottoms = _depth(marked, number, False)
        if tops + bottoms > len(rows):
            bottoms = len(rows) - tops
        result[number] = (tops, max(bottoms, 0))
    return result


def _edges(number: int, height: float, rows: list[Row]) -> list[Edge]:
    texts = [" ".join(p.text for p in row) for row in rows]
    found = []
    for k in range(min(_EDGE_ROWS, len(rows))):
        y = rows[k][0].base
        if y < 0.3 * height:
            gap = rows[k + 1][0].base - y if k + 1 < len(rows) else 99.0
            found.append(Edge(page=number, top=True, order=k, y=y, text=texts[k], gap=gap, size=rows[k][0].size))
        j = len(rows) - 1 - k
        y = rows[j][0].base
        if y > 0.7 * height:
            gap = y - rows[j - 1][0].base if j else 99.0
            found.append(Edge(page=number, top=False, order=k, y=height - y, text=texts[j], gap=gap, size=rows[j][0].size))
    return found


def _marked(edges: list[Edge], pages: int) -> set[tuple[int, bool, int]]:
    """(page, top, order) of each row that comes back: the same words, or a page number, at the same height."""
    marked: set[tuple[int, bool, int]] = set()
    for top in (True, False):
        side = [e for e in edges if e.top is top]
        for group in _places(side):
            marked |= _repeated(group, pages)
    return marked


def _places(edges: list[Edge]) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda e: e.y):
        if groups and edge.y - groups[-1][0].y <= _PLACE:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _repeated(group: list[Edge], pages: int) -> set[tuple[int, bool, int]]:
    shapes = Counter(e.shape for e in group)
    by_shape: dict[str, list[Edge]] = defaultdict(list)
    for edge in group:
        by_shape[edge.shape].append(edge)
    found = [e for e in group if _comes_back(by_shape[e.shape], pages)]
    on = {e.page for e in group}
    running = len({e.page for e in found}) >= max(3, _SHARE * len(on)) and len(on) >= 0.3 * pages
    if running:
        gaps = sorted(e.gap for e in found)
        usual = gaps[len(gaps) // 2]
        found += [e for e in group if shapes[e.shape] == 1 and abs(e.gap - usual) < 6 and e.gap > 1.6 * e.size]
    return {(e.page, e.top, e.order) for e in found}


def _comes_back(same: list[Edge], pages: int) -> bool:
    """On two pages at least, and on three or half of them; a bare number must grow with the pages."""
    on = sorted({e.page for e in same})
    if _NUMBER.match(same[0].text):
        return _grows(same)
    if len(on) < 2:
        return False
    if len(on) >= 3:
        return True
    return pages <= 4 or (on[1] - on[0] <= 2 and min(e.gap for e in same) > 1.8 * same[0].size)


def _grows(same: list[Edge]) -> bool:
    """Whether most of the numbers are at a constant distance from their page's own number (or are Roman)."""
    distances: Counter[int | None] = Counter()
    for edge in same:
        match = _NUMBER.match(edge.text)
        if match and match.group(1).isdigit():
            distances[int(match.group(1)) - edge.page] += 1
        elif match:
            distances[None] += 1
    most = max(distances.values(), default=0)
    return (most >= 2 and most >= 0.5 * len(same)) or (len(same) == 1 and distances[0] == 1)


def _depth(marked: set[tuple[int, bool, int]], page: int, top: bool) -> int:
    """Rows from the edge inwards up to the innermost one that is marked, where no more than one between is not."""
    depth, missed = 0, 0
    for order in range(_EDGE_ROWS):
        if (page, top, order) in marked:
            depth, missed = order + 1, 0
        else:
            missed += 1
            if missed > 1:
                break
    return depth


def is_number(text: str) -> bool:
    """Whether a row is nothing but a page number."""
    return _NUMBER.match(text) is not None
