"""The columns of a table with borders across but none upright: where the pieces of the borders meet, as Word and browsers draw
them, or where nearly all lines between the borders leave a gap."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from core.readers.pdf.bars import JOINT, NARROWEST, Bar
from core.readers.pdf.line import Row, chunks
from core.readers.pdf.sheet import Piece

_GAP: Final = 0.3
"""In font sizes: the least gap between two columns inside borders."""
CROSSED: Final = 0.1
"""The share of a table's lines that may reach over a gap between its columns: titles over several."""
OPEN: Final = 6
"""Lines of a table that has no border but the one above it."""
_BESIDE: Final = 14.0
"""Points: a gap nearer to a border between columns is that border's."""
MANY: Final = 3
"""Texts of a column whose common edge is no chance."""
_ROOM: Final = 0.4
"""The share of a gap that one line may leave of it; what takes more is set over it."""
_LEAST: Final = 5.0
"""Points of it that are enough."""
_SLIT: Final = 0.5
"""The same beside a text that fills its column."""
_BOTH: Final = 0.4
"""The share of a table's lines that have a text on either side of a border between columns: the others go on a cell."""
_FAR: Final = 100_000.0
"""Points: beyond every page."""
Gap = tuple[float, float]
"""A strip without text, in points from the left: where it begins and ends."""
Place = tuple[str, int]
"""An edge or the middle of a text, in whole points from the left."""


def columns_of(bars: Sequence[Bar], rows: Sequence[Row], head: Sequence[Row]) -> list[float]:
    """The borders between the columns of the lines between `bars`, in points from the left: where the pieces of these meet, and
    below a title over several where all lines leave a gap. `head`: the lines of what may be the table's head."""
    joints, gaps = _by_joints(bars), _by_gaps(rows, head)
    if not joints:
        return gaps
    if len(bars) > 3 or len(rows) < OPEN:
        return joints
    sides = [bars[0].start, *joints, bars[0].end]
    return sorted([*joints, *(x for x in gaps if _parts_a_column(x, sides, rows))])


def places_of(part: list[Piece]) -> list[Place]:
    """Where a part of a line begins, ends and has its middle."""
    left, right = part[0].x0, part[-1].x1
    return [("left", round(left)), ("right", round(right)), ("middle", round((left + right) / 2))]


def _parts_a_column(x: float, sides: Sequence[float], rows: Sequence[Row]) -> bool:
    """Whether most lines have a text on either side of a gap, between two of the borders' joints."""
    if any(abs(x - side) <= _BESIDE for side in sides) or not sides[0] < x < sides[-1]:
        return False
    left, right = max(side for side in sides if side < x), min(side for side in sides if side > x)
    both = sum(any(left < p.x0 and p.x1 < x for p in row) and any(x < p.x0 and p.x1 < right for p in row) for row in rows)
    return both > _BOTH * len(rows)


def _by_joints(bars: Sequence[Bar]) -> list[float]:
    """Where the pieces of most borders meet."""
    jointed = [bar for bar in bars if bar.joints]
    if len(jointed) < min(2, len(bars) - 1) or 2 * len(jointed) < len(bars):
        return []
    counts = Counter(round(x / JOINT) for bar in jointed for x in bar.joints)
    found: list[float] = []
    for x in sorted(x for bar in jointed for x in bar.joints):
        near = sum(counts[round(x / JOINT) + d] for d in (-1, 0, 1))
        if 2 * near >= len(jointed) and not (found and x - found[-1] <= NARROWEST):
            found.append(x)
    return found


def _by_gaps(rows: Sequence[Row], head: Sequence[Row]) -> list[float]:
    """The middles of the gaps that nearly all lines leave, with text on both sides of each in two lines or more. A name of the
    head that stands between two others, and in a gap, heads an empty column."""
    if len(rows) < 3:
        return []
    size = min(p.size for row in rows for p in row)
    patience = max(int(CROSSED * len(rows)), int(len(rows) > 4))
    gaps = [gap for gap in _free(rows, patience) if gap[1] - gap[0] >= _GAP * size and _is_between(gap, rows)]
    names = max(map(chunks, head), key=len, default=[])
    gaps = [*_parted(gaps, names), *_behind(names, rows, patience)]
    flush = _flush(rows)
    for row in sorted(rows, key=lambda row: len(chunks(row)) == len(gaps) + 1):
        gaps = _narrowed(gaps, chunks(row), flush)
    return [(a + b) / 2 for a, b in gaps]


def _free(rows: Sequence[Row], patience: int) -> Iterator[Gap]:
    """The strips over which no more lines reach than that."""
    steps = Counter[float]()
    for piece in (piece for row in rows for piece in row):
        steps[piece.x0] += 1
        steps[piece.x1] -= 1
    over, strips = 0, []
    for a, b in pairwise(sorted(steps)):
        over += steps[a]
        strips.append((over <= patience, a, b))
    for free, found in groupby(strips, key=lambda strip: strip[0]):
        own = list(found)
        if free:
            yield own[0][1], own[-1][2]


def _is_between(gap: Gap, rows: Sequence[Row]) -> bool:
    """Whether two lines have text on both sides of a gap."""
    return sum(1 for row in rows if any(p.x1 <= gap[0] + 1 for p in row) and any(p.x0 >= gap[1] - 1 for p in row)) > 1


def _flush(rows: Sequence[Row]) -> set[Place]:
    """The places at which three texts or more begin, or end."""
    places = Counter(place for row in rows for part in chunks(row) for place in places_of(part)[:2])
    return {place for place, count in places.items() if count >= max(MANY, CROSSED * len(rows))}


def _parted(gaps: Sequence[Gap], names: Sequence[list[Piece]]) -> list[Gap]:
    """The gaps, with two in the place of one in which a column stands that has nothing but a name."""
    found = list(gaps)
    for part in names:
        for k, (a, b) in enumerate(found):
            left, right = found[k - 1][1] if k else -_FAR, found[k + 1][0] if k + 1 < len(found) else _FAR
            sides = [other for other in names if other is not part]
            named = all(any(o[-1].x1 > low and o[0].x0 < high for o in sides) for low, high in ((left, a), (b, right)))
            if part[0].x0 > a + 1 and part[-1].x1 < b - 1 and named:
                found[k : k + 1] = [(a, part[0].x0), (part[-1].x1, b)]
                break
    return found


def _behind(names: Sequence[list[Piece]], rows: Sequence[Row], patience: int) -> Iterator[Gap]:
    """The gap before a last column that has nothing but a name; as many texts as that may be too long for the one before it."""
    if len(names) < 2:
        return
    start = names[-1][0].x0
    texts = [piece for row in rows for piece in row if piece not in names[-1]]
    ends = [piece.x1 for piece in texts if piece.x1 < start - 1]
    if ends and len(texts) - len(ends) <= patience:
        yield max(ends), start


def _narrowed(gaps: Sequence[Gap], parts: Sequence[list[Piece]], flush: set[Place]) -> list[Gap]:
    """The gaps without what the texts of one line take of them: its titles over several columns apart, and what may stand in
    either column. `flush`: where texts of one column begin or end; one of them may fill its column."""
    each = len(parts) == len(gaps) + 1
    found = []
    for k, (a, b) in enumerate(gaps):
        left = max((p[-1].x1 for n, p in enumerate(parts) if p[0].x0 <= a or (each and n == k)), default=a)
        right = min((p[0].x0 for n, p in enumerate(parts) if p[-1].x1 >= b or (each and n > k)), default=b)
        inner = max(a, left), min(b, right)
        beside = [p for p in parts if p[-1].x1 == left or p[0].x0 == right]
        full = bool(beside) and all(flush & {("left", round(p[0].x0)), ("right", round(p[-1].x1))} for p in beside)
        found.append(inner if inner[1] - inner[0] > (_SLIT if full else min(_ROOM * (b - a), _LEAST)) else (a, b))
    return found
