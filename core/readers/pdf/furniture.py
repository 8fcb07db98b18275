"""Running headers, footers and page numbers: rows at the edge of the page that come back at the same place."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Final

from core.readers.pdf.barred_heads import heads_of
from core.readers.pdf.bars import bars_of
from core.readers.pdf.drawings import Drawings
from core.readers.pdf.line import Row, chunks
from core.swift import swift

_EDGE_ROWS = 4
"""Rows from either edge that are looked at."""
_PLACE = 3.0
"""Points within which two rows stand at the same height."""
_CLOSE = 3.2
"""In font sizes: the widest distance of two rows of one table."""
_FEW = 4
"""Pages of a document in which two rows that are alike are enough to be a header."""
_SHARE = 0.5
_COUNTING = 0.2
"""Of the rows at one place that stand apart: so many have a number that is their page's, as a few in a table may."""
_NAMING = 4
"""Letters of a part whose words are worth comparing."""
_LARGE = 1.12
"""Of the usual size: a larger row is a heading, unless it stands on most pages."""
_NONE: Final[Mapping[int, str]] = MappingProxyType({})
Places = set[tuple[int, bool, int]]
"""Page, top or bottom, number of the row from the edge inwards."""
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_ROMAN = re.compile(r"\b[ivxlcdm]{1,7}\b")
_FIGURE = re.compile(f"{_DIGITS.pattern}|{_ROMAN.pattern}")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_NUMBER = re.compile(
    r"[-–—\s]*(?:стр\.?|с\.|page|p\.)?\s*(\d{1,4}|[ivxlcdm]{1,7})(?:\s*(?:/|из|of)\s*\d{1,4})?[-–—.\s]*$", re.IGNORECASE
)


_CONTINUED = re.compile(
    r"\((?:continue[sd] (?:on|from)(?: the)? (?:next|previous) page|(?:продолжение|продолжается|начало) (?:на|с|со|см\. на)"
    r" (?:следующей|предыдущей) страниц[еы])\)",
    re.IGNORECASE,
)
"""What a program writes where a listing or a table goes on over a page's end."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One row near the top or the bottom of a page. `order` counts from the edge inwards, `gap` is the space inwards;
    `parts`: its text between wide gaps; `aligned`: the next rows inwards whose parts stand below those of this row, as in a
    table; `large`: set as a heading is."""

    page: int
    top: bool
    order: int
    y: float
    text: str
    parts: tuple[str, ...]
    aligned: tuple[int, ...]
    gap: float
    size: float
    large: bool

    @property
    def shape(self) -> str:
        """The text with every number as one sign."""
        return _shape(self.text)


@lru_cache(maxsize=4096)
def _shape(text: str) -> str:
    return _ROMAN.sub("#", _DIGITS.sub("#", text.casefold()))


def find_furniture(
    pages: Sequence[tuple[int, float, list[Row], Drawings]], labels: Mapping[int, str] = _NONE
) -> dict[int, tuple[int, int]]:
    """For each page number how many rows at its top and at its bottom are furniture. `pages`: number, height, rows, and
    the drawings, because a row inside a table is none; `labels`: what a file that names its pages calls those that have another
    name than their number."""
    body = median([row[0].size for _, _, rows, _ in pages for row in rows] or [11.0])
    edges = [
        e
        for number, height, rows, drawn in pages
        for e in _without_heads(_edges(number, height, rows, body), rows, drawn)
        if not _in_table(drawn, e, height)
    ]
    edges = _without_common(edges, pages)
    heads = _heads(edges, _marked(edges, len(pages)))
    marked = _marked([e for e in edges if (e.page, e.top, e.order) not in heads], len(pages))
    marked |= _named(edges, labels) | _titled(edges, pages, body)
    scraps = {(e.page, e.top, e.order) for e in edges if len(e.text) <= 3}
    apart = {(e.page, e.top, e.order) for e in edges if _apart(e)} if len(pages) <= _FEW else set()
    result = {}
    for number, _, rows, _ in pages:
        tops = _parted_from_text(_depth(marked, scraps, number, True), apart, (number, True))
        bottoms = _parted_from_text(_depth(marked, scraps, number, False), apart, (number, False))
        if tops + bottoms > len(rows):
            bottoms = len(rows) - tops
        result[number] = (tops, max(bottoms, 0))
    return result


def _named(edges: list[Edge], labels: Mapping[int, str]) -> Places:
    """The outermost rows that are nothing but the name that the file gives their page, apart from the text."""
    if not labels:
        return set()
    return {(e.page, e.top, 0) for e in edges if not e.order and e.text.strip() == labels.get(e.page, str(e.page)) and _apart(e)}


def _titled(edges: list[Edge], pages: Sequence[tuple[int, float, list[Row], Drawings]], body: float) -> Places:
    """The outermost rows, apart from the text and no larger than it, that are a title of the first page: of a document of two or
    three pages nothing else shows them to be headers."""
    first = pages[0] if pages else None
    titles = {" ".join(p.text for p in row) for row in (first[2] if first else ()) if row[0].size > _LARGE * body}
    shown = [e for e in edges if e.top and not e.order and not e.large and first and e.page != first[0]]
    return {(e.page, True, 0) for e in shown if e.text in titles and _LETTER.search(e.text) and _apart(e)}


def _without_common(edges: list[Edge], pages: Sequence[tuple[int, float, list[Row], Drawings]]) -> list[Edge]:
    """Without rows whose words, with whatever numbers, stand alone on a row in the middle of pages too, as often as at their
    edges: they come back all over the text ("Example", "4.2.1 Syntax")."""
    at_edges = Counter(e.shape for e in edges if _LETTER.search(e.shape))
    inside = Counter(
        shape
        for _, height, rows, _ in pages
        for row in rows[_EDGE_ROWS:-_EDGE_ROWS]
        if 0.1 * height < row[0].base < 0.9 * height and (shape := _shape.__wrapped__(" ".join(p.text for p in row))) in at_edges
    )
    return [e for e in edges if inside[e.shape] < max(2, at_edges[e.shape])]


def _without_heads(edges: list[Edge], rows: list[Row], drawings: Drawings) -> list[Edge]:
    """Without the head of a table at the page's top."""
    heads = heads_of(rows, bars_of(drawings.rules, ())) if edges and drawings.rules else frozenset()
    return [edge for edge in edges if not (edge.top and edge.order in heads)]


def _in_table(drawings: Drawings, edge: Edge, height: float) -> bool:
    """Whether two upright rules run past the row, or it stands on an area among several side by side."""
    y = (edge.y if edge.top else height - edge.y) - 0.3 * edge.size
    walls = {round(r.at / 3) for r in drawings.rules if r.upright and r.start <= y <= r.end}
    grounds = {round(a.x0 / 3) for a in drawings.areas if a.y0 <= y <= a.y1 and a.y1 - a.y0 < 200 and a.colour != 0xFFFFFF}
    return len(walls) >= 2 or len(grounds) >= 2


def _edges(number: int, height: float, rows: list[Row], body: float) -> list[Edge]:
    found = []
    for k in range(min(_EDGE_ROWS, len(rows))):
        if rows[k][0].base < 0.3 * height:
            found.append(_edge((number, height, body), rows, k, k, top=True))
        j = len(rows) - 1 - k
        if rows[j][0].base > 0.7 * height:
            found.append(_edge((number, height, body), rows, j, k, top=False))
    return found


def _edge(page: tuple[int, float, float], rows: list[Row], at: int, order: int, *, top: bool) -> Edge:
    """`page`: its number, its height, the usual size of its text."""
    number, height, body = page
    row, y, size = rows[at], rows[at][0].base, rows[at][0].size
    step = 1 if top else -1
    inner = [rows[k] for k in range(at + step, at + 4 * step, step) if 0 <= k < len(rows)]
    gap = abs(inner[0][0].base - y) if inner else 99.0
    near = [(n, r) for n, r in enumerate(inner, order + 1) if abs(r[0].base - y) < _CLOSE * (n - order) * size]
    return Edge(
        page=number,
        top=top,
        order=order,
        y=y if top else height - y,
        text=" ".join(p.text for p in row),
        parts=tuple(" ".join(p.text for p in part) for part in chunks(row)),
        aligned=tuple(n for n, r in near if _aligned(row, r)),
        gap=gap,
        size=size,
        large=size > _LARGE * body,
    )


def _aligned(row: Row, inner: Row) -> bool:
    """Whether two parts or more of a row begin, end or are centred where as many parts of the other do."""
    ones, twos = ([(part[0].x0, part[-1].x1) for part in chunks(r)] for r in (row, inner))
    met = [{k for k, (c, d) in enumerate(twos) if min(abs(a - c), abs(b - d), abs(a + b - c - d) / 2) <= _PLACE} for a, b in ones]
    shared = min(sum(map(bool, met)), len(set().union(*met)))
    return shared >= 2 and shared >= 0.5 * len(ones)


def _marked(edges: list[Edge], pages: int) -> Places:
    """(page, top, order) of each row that comes back: the same words, or a page number, at the same height."""
    marked: Places = set()
    for top in (True, False):
        side = [e for e in edges if e.top is top]
        for group in _places(side):
            marked |= _repeated(group, pages)
    return marked


def _heads(edges: list[Edge], marked: Places) -> Places:
    """Rows that come back because a table goes on page by page: their parts stand above those of rows that do not, on most
    of the pages (on a few any two rows may)."""
    found: Places = set()
    same: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        same[edge.top, edge.shape].append(edge)
    for alike in sorted(same.values(), key=lambda group: -max(e.order for e in group)):
        inside = [any((e.page, e.top, n) not in marked or (e.page, e.top, n) in found for n in e.aligned) for e in alike]
        if sum(inside) > _SHARE * len(alike):
            found.update((e.page, e.top, e.order) for e in alike)
    return found - {(e.page, e.top, e.order) for top in (True, False) for e in _counters(edges, top)}


def _counters(edges: list[Edge], top: bool) -> Iterator[Edge]:
    for group in _places([e for e in edges if e.top is top]):
        yield from _counting(group)


def _places(edges: list[Edge]) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda e: e.y):
        if groups and edge.y - groups[-1][0].y <= _PLACE:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _repeated(group: list[Edge], pages: int) -> Places:
    shapes = Counter(e.shape for e in group)
    by_shape: dict[str, list[Edge]] = defaultdict(list)
    for edge in group:
        by_shape[edge.shape].append(edge)
    found = [e for same in by_shape.values() for e in _coming_back(same, pages)]
    found = list(dict.fromkeys((*found, *_by_parts(group, pages))))
    on = {e.page for e in group}
    running = len({e.page for e in found}) >= max(3, _SHARE * len(on)) and len(on) >= 0.3 * pages
    if running:
        gaps = sorted(e.gap for e in found)
        usual = gaps[len(gaps) // 2]
        found += [e for e in group if shapes[e.shape] == 1 and not e.large and e.gap > max(usual - 6, 1.6 * e.size)]
    return {(e.page, e.top, e.order) for e in found}


def _coming_back(same: list[Edge], pages: int) -> list[Edge]:
    """The rows of one shape that are furniture: all or none; of bare numbers those that count the pages."""
    if _NUMBER.match(same[0].text):
        return _series(same, pages)
    return same if _steady(same) and _comes_back(same, pages) else []


def _by_parts(group: list[Edge], pages: int) -> Iterator[Edge]:
    """Rows that name their section or chapter beside what comes back: a number that counts the pages, or the same words."""
    yield from _counting(group)
    alike: dict[tuple[int, str], list[Edge]] = defaultdict(list)
    for edge in _parted(group):
        for at in (0, -1):
            if len(_LETTER.findall(edge.parts[at])) >= _NAMING:
                alike[at, edge.parts[at]].append(edge)
    for same in alike.values():
        yield from same if _comes_back(same, pages) else ()


def _counting(group: list[Edge]) -> list[Edge]:
    """Of the rows at one place those whose first or last part is their page's number, where many are."""
    apart = _parted(group)
    distances: dict[int, list[Edge]] = defaultdict(list)
    for edge in apart:
        for value in {_value(edge.parts[at]) for at in (0, -1)}:
            if value is not None:
                distances[value - edge.page].append(edge)
    return [edge for run in distances.values() if len(run) >= max(3, _COUNTING * len(apart)) for edge in run]


def _parted(group: list[Edge]) -> list[Edge]:
    """Rows in parts that stand apart from the text."""
    return [e for e in group if len(e.parts) > 1 and e.gap > 1.6 * e.size and not e.large]


def _comes_back(same: list[Edge], pages: int) -> bool:
    """On two pages at least, and on three or half of them."""
    on = sorted({e.page for e in same})
    if len(on) < 2:
        return False
    near = sum(1 for a, b in pairwise(on) if b - a <= 2)
    if any(e.large for e in same) and len(on) <= _SHARE * pages:
        return False
    if len(on) >= 3:
        dense = len(on) > 6 or len(on) >= 0.3 * (on[-1] - on[0] + 1) or near >= 0.8 * (len(on) - 1)
        return near >= 0.5 * (len(on) - 1) and dense
    return pages <= _FEW or (on[1] - on[0] <= 2 and min(e.gap for e in same) > 1.8 * same[0].size)


def _steady(same: list[Edge]) -> bool:
    """Whether each number in the rows is always the same, follows the page's number, or rises seldom (a chapter's)."""
    ordered = sorted(same, key=lambda e: e.page)
    beside = sum(1 for a, b in pairwise(ordered) if b.page - a.page <= 2) >= 0.8 * (len(ordered) - 1)
    values = [[_figure(n) for n in _FIGURE.findall(e.text.casefold())[:12]] for e in ordered]
    if len({len(v) for v in values}) != 1:
        return True
    for slot in zip(*values, strict=True):
        follows = beside and len({value - e.page for value, e in zip(slot, ordered, strict=True)}) <= 0.2 * len(slot) + 1
        rises = all(a <= b for a, b in pairwise(slot)) and len(set(slot)) <= 0.6 * len(slot)
        if len(set(slot)) > 1 and not follows and not rises:
            return False
    return True


def _series(same: list[Edge], pages: int) -> list[Edge]:
    """The numbers at a constant distance from their page's own number, where most are, and with them those that stand apart
    from the text. A number alone is its page's only where it says so and stands apart, or where there is one page."""
    distances: dict[int, list[Edge]] = defaultdict(list)
    for edge in same:
        value = _value(edge.text)
        if value is not None:
            distances[value - edge.page].append(edge)
    if len(same) == 1:
        return same if distances.get(0) and (pages == 1 or _apart(same[0])) else []
    counting = [edge for run in distances.values() if len(run) >= 2 for edge in run]
    if len(counting) < 0.5 * len(same) or (
        len(counting) < _SHARE * pages and not sum(map(_apart, counting)) > 0.5 * len(counting)
    ):
        return []
    return [edge for edge in same if edge in counting or _apart(edge)]


def _apart(edge: Edge) -> bool:
    """Whether more than the distance of two lines parts a row from the text."""
    return edge.gap > 1.8 * edge.size


def _value(text: str) -> int | None:
    """The number that a row is, in Arabic or Roman figures."""
    match = _NUMBER.match(text)
    if match is None or match.group(1).isdigit():
        return int(match.group(1)) if match else None
    return _figure(match.group(1).lower())


def _figure(text: str) -> int:
    """The value of Arabic or Roman figures."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN_VALUES[sign] for sign in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _depth(marked: Places, scraps: Places, page: int, top: bool) -> int:
    """Rows from the edge inwards that are marked; beyond the first of them only a scrap (the end of a number that a
    narrow frame cut) may stand."""
    depth = 0
    while (page, top, depth) in marked or (depth == 0 and (page, top, 1) in marked and (page, top, 0) in scraps):
        depth += 1
    return depth


def _parted_from_text(depth: int, apart: Places, at: tuple[int, bool]) -> int:
    """So many rows, or those up to the last one that stands apart (`apart`, in a document of few pages), where all rows that are
    looked at come back: those behind it are text that says the same on each page. `at`: page, top or bottom."""
    if depth < _EDGE_ROWS:
        return depth
    return max((order + 1 for order in range(depth) if (*at, order) in apart), default=depth)


def is_number(text: str) -> bool:
    """Whether a row is nothing but a page number."""
    return _NUMBER.match(text) is not None


def is_continued(row: Row) -> bool:
    """Whether a row says nothing but that a listing goes on over a page's end."""
    return _CONTINUED.fullmatch(" ".join(p.text for p in row).strip()) is not None
