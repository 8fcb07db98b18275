"""What is usual in a document: its size of letters, the distances of its lines and the edges that they reach."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from core.readers.pdf.line import Line
from core.readers.pdf.lineends import is_running_text, sentence_ended
from core.readers.pdf.words import HYPHENS

_EDGE_LINES = 20
_EDGE_SHARE = 0.12
"""Lines, and their share of all, that end within a point of each other where text is justified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """What is usual in the document: the body's size, and the distance of lines by size (in tenths of a point). `parted`:
    the sizes of which paragraphs are parted by space. `edges`: where so many lines end, in whole points, that a line that
    ends there is full. `trailing`: the file's program writes the space at a line's end where the text goes on."""

    body: float
    leading: dict[int, float]
    parted: frozenset[int] = frozenset()
    edges: frozenset[int] = frozenset()
    trailing: bool = False

    def leading_of(self, size: float) -> float:
        """The usual distance of lines of this size, in points; 1.22 of the size where the document has too few."""
        return self.leading.get(round(size * 10)) or 1.22 * size


def measure(runs: Iterable[Sequence[Line]]) -> Metrics:
    """`runs`: lines that follow one another in one column."""
    weights: Counter[float] = Counter()
    gaps: dict[int, list[float]] = defaultdict(list)
    parting: dict[int, list[float]] = defaultdict(list)
    ends: Counter[int] = Counter()
    for run in runs:
        ends.update(round(line.x1) for line in run if is_running_text(line) and not sentence_ended(line))
        for above, line in zip([None, *run], run, strict=False):
            weights[line.size] += len(line.text)
            if above is None or abs(above.size - line.size) > 0.2:
                continue
            gap, key = line.base - above.base, round(line.size * 10)
            if not 0.8 * line.size < gap < 2.6 * line.size:
                continue
            if line.text[:1].islower() or above.text.endswith(HYPHENS):
                gaps[key].append(gap)
            elif above.text[-1:] in ".!?" and above.column.right - above.x1 > 2 * line.size:
                parting[key].append(gap)
    body = weights.most_common(1)[0][0] if weights else 11.0
    leading = {size: _usual(found) for size, found in gaps.items() if len(found) >= 2}
    parted = frozenset(size for size, found in parting.items() if _wide(found, leading.get(size)))
    return Metrics(body=body, leading=leading, parted=parted, edges=_edges(ends))


def _edges(ends: Counter[int]) -> frozenset[int]:
    """Right edges that justified lines reach, from the ends of lines within sentences: in ragged text a few in a hundred are
    in one place by chance."""
    least = max(_EDGE_LINES, _EDGE_SHARE * ends.total())
    return frozenset(at for at in ends if ends[at - 1] + ends[at] + ends[at + 1] >= least)


def _usual(gaps: Sequence[float]) -> float:
    """The distance around which most lie: paragraphs parted by space are the fewer."""
    counts = Counter(round(gap * 2) for gap in gaps)
    most = max(counts, key=lambda k: (counts[k] + counts[k - 1] + counts[k + 1], -k))
    return median(gap for gap in gaps if abs(gap - most / 2) <= 0.8)


def _wide(gaps: Sequence[float], usual: float | None) -> bool:
    """Whether nearly every paragraph that ended short of the margin is followed by more than the usual distance."""
    return usual is not None and len(gaps) >= 8 and sum(gap > 1.15 * usual for gap in gaps) >= 0.85 * len(gaps)
