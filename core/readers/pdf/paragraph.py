"""Lines to paragraphs, by what the lines' ends, indents, distances and labels say; over columns and pages too."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from core.readers.pdf.contents import TAB
from core.readers.pdf.label import Label, Strength, find_label
from core.readers.pdf.line import Line, leader, word_width
from core.readers.pdf.words import HYPHENS, is_address

_SIZE = 0.08
"""The share by which sizes of lines of one paragraph differ."""
_INDENT = 0.6
"""In font sizes: a smaller difference of left edges is none."""
_LOOSE = 2.1
"""In font sizes: the widest distance of lines in one paragraph (double spacing)."""
_NARROW = 12.0
"""In font sizes: in a narrower cell an indent says nothing, its text may be centred."""
_EDGE_LINES = 20
_EDGE_SHARE = 0.12
"""Lines, and their share of all, that end within a point of each other where text is justified."""
_SENTENCE = 50
"""Characters: a shorter line may be a title or an entry, though its column is no wider."""
_STOP = ".!?…:;"
"""Signs behind which no sentence goes on with a small letter; behind those below it seldom does."""
_TERMINAL = '.!?…:;»"”)'

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")

BLANK = 0.35
"""In font sizes: as wide a space as fonts have. Where it found no room at a line's end, a program does not write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`label` was found at its start and is no part of its text."""

    lines: tuple[Line, ...]
    label: Label | None = None

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def mono(self) -> bool:
        return all(line.mono for line in self.lines)

    @property
    def plain(self) -> str:
        """The lines' texts with spaces between: for looking at, not for the document."""
        return " ".join(line.text for line in self.lines)


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
        return self.leading.get(round(size * 10)) or 1.22 * size


def measure(runs: Iterable[Sequence[Line]]) -> Metrics:
    """`runs`: lines that follow one another in one column."""
    weights: Counter[float] = Counter()
    gaps: dict[int, list[float]] = defaultdict(list)
    parting: dict[int, list[float]] = defaultdict(list)
    ends: Counter[int] = Counter()
    for run in runs:
        ends.update(round(line.x1) for line in run if _long(line) and not _ended(line))
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


def paragraphs_of(lines: Sequence[Line], metrics: Metrics) -> list[Paragraph]:
    """Paragraphs of lines in reading order; the lines may run over columns and pages."""
    rights = _local_rights(lines, metrics)
    labels = [None if TAB.search(line.text) or leader(line.text) else find_label(line) for line in lines]
    found: list[Paragraph] = []
    start = 0
    for k in range(1, len(lines) + 1):
        if k < len(lines) and not _breaks(lines, labels, rights, start, k, metrics):
            continue
        found.append(Paragraph(lines=tuple(lines[start:k]), label=labels[start]))
        start = k
    return found


def _local_rights(lines: Sequence[Line], metrics: Metrics) -> list[float]:
    """The right edge that each line could have reached: its column's, or nearer where a run of lines shows it."""
    rights = [line.x1 if _long(line) and round(line.x1) in metrics.edges else line.column.right for line in lines]
    start = 0
    for k in range(1, len(lines) + 1):
        if k < len(lines) and _same_run(lines[k - 1], lines[k], metrics):
            continue
        run = lines[start:k]
        edge = max((line.x1 for line in run), default=0.0)
        if len(run) >= 3 and edge < run[0].column.right - 2 * run[0].size and _wraps_at(run, edge):
            rights[start:k] = [edge] * len(run)
        start = k
    return rights


def _long(line: Line) -> bool:
    """Whether it is a line of running text rather than a cell's, a title's or a listing's."""
    return len(line.text) > _SENTENCE and not line.mono


def _same_run(above: Line, line: Line, metrics: Metrics) -> bool:
    gap = line.base - above.base
    return (
        above.column is line.column
        and abs(above.size - line.size) < 0.3
        and 0 < gap < 1.3 * metrics.leading_of(line.size)
        and abs(above.x0 - line.x0) < 4 * line.size
    )


def _wraps_at(run: Sequence[Line], edge: float) -> bool:
    """Whether most lines end where the next word would pass `edge`, and most next lines go on a sentence."""
    pairs = list(pairwise(run))
    full = sum(1 for a, b in pairs if a.x1 + _first_word(b) > edge)
    running = sum(1 for _, b in pairs if b.text[:1].islower())
    return full >= 0.65 * len(pairs) and running >= 0.5 * len(pairs)


def _breaks(
    lines: Sequence[Line], labels: Sequence[Label | None], rights: Sequence[float], start: int, k: int, metrics: Metrics
) -> bool:
    """Whether a new paragraph begins with line k, the present one having begun with line `start`."""
    above, line = lines[k - 1], lines[k]
    if above.column is not line.column:
        boxed = above.column.boxed or line.column.boxed
        return boxed or _closed(above, rights[k - 1], metrics) or not _goes_on(lines, labels, rights, start, k)
    sized = abs(above.size - line.size) > _SIZE * max(above.size, line.size) and not _in_other_script(above, line)
    if sized and not _address_goes_on(above, line, rights[k - 1]):
        return True
    if TAB.search(above.text) or leader(above.text):
        return True
    gap = line.base - above.base
    usual = _usual_gap(lines, start, k, metrics)
    long = _long(above)
    centred = _centred(line) and abs(above.x0 + above.x1 - line.x0 - line.x1) < 4 and not (long and abs(above.x0 - line.x0) < 0.5)
    spare = _spare(above, line, rights[k - 1], centred)
    running = _running(line) or _address_goes_on(above, line, rights[k - 1])
    parted = round(line.size * 10) in metrics.parted
    if running and spare <= 0 and not _ended(above) and gap < _LOOSE * line.size and not (parted and _lone_gap(lines, k, gap)):
        usual = max(usual, gap)
    if gap <= 0.3 * line.size or gap > 1.75 * usual:
        return True
    if sized and not (running and spare <= 0):
        return True
    if above.mono and line.mono:
        return False
    if _closed(above, rights[k - 1], metrics):
        return True
    label = labels[k]
    close = parted and gap < 1.06 * usual + 0.3 and not _ended(above)
    nearly = spare < 0.25 * line.column.width and above.x1 - above.x0 > 0.55 * line.column.width
    weak = close and nearly and label is not None and label.strength is Strength.WEAK
    if label and not weak and _opens(label, lines, labels, start, k, spare):
        return True
    if above.text.endswith(HYPHENS) and running and gap < 1.4 * usual:
        return False
    if above.mono != line.mono and spare > 0.35 * line.size:
        return True
    if above.bold != line.bold and (spare > 0 or not running or _titled(lines, rights, k, gap > 1.12 * usual)):
        return True
    if close and (running or nearly):
        return False
    most = (0.25 if above.x1 - above.x0 > 0.55 * line.column.width else 0.1) * line.column.width
    mid = running and spare < most and not (above.text[-1:] in _STOP if spare <= 0 else _ended(above))
    if spare > 0.35 * line.size and not mid:
        return True
    if gap > 1.2 * usual + 0.4 and not (running and gap < 1.5 * usual and not _ended(above)):
        return True
    if centred or line.column.width < _NARROW * line.size:
        return False
    return _indented(lines, labels, start, k, mid, long and spare <= 0 and not _ended(above))


def _in_other_script(above: Line, line: Line) -> bool:
    """Whether one of two lines is of Arabic or Hebrew and the other has no letter of it, or one is of figures, on a page of those
    scripts: words of two scripts have sizes of their own, and figures that of either."""
    texts = above.text, line.text
    leftward = [_LEFTWARD.search(text) is not None for text in texts]
    if any(leftward):
        return not all(leftward)
    figures = [not any(map(str.isalpha, text)) for text in texts]
    return line.sheet.leftward and figures[0] != figures[1]


def _closed(line: Line, right: float, metrics: Metrics) -> bool:
    """Whether a sentence and its paragraph end with the line: a program that writes the space at a line's end, where it finds
    room for it, wrote none."""
    return metrics.trailing and line.closed and line.text[-1:] in _STOP and right - line.x1 > BLANK * line.size and not line.mono


def _address_goes_on(above: Line, line: Line, right: float) -> bool:
    """Whether an address was cut at the line's end; it may be set smaller than the words before it."""
    if line.spaced or not is_address(above.text, line.text) or _spare(above, line, right, False) > 0:
        return False
    last = above.sheet.styles[int(above.sheet.style[above.pieces[-1].end - 1])]
    return abs(last.size - line.size) <= _SIZE * line.size


def _lone_gap(lines: Sequence[Line], k: int, gap: float) -> bool:
    """Whether the distance above line k does not come back below it: it parts two paragraphs."""
    if k + 1 >= len(lines) or lines[k + 1].column is not lines[k].column:
        return True
    return abs(lines[k + 1].base - lines[k].base - gap) > 0.6


def _titled(lines: Sequence[Line], rights: Sequence[float], k: int, wide: bool) -> bool:
    """Whether a bold line below a plain one, or the reverse, is no emphasis that happens to begin with the line."""
    line = lines[k]
    short = rights[k] - line.x1 > 0.25 * line.column.width and not _ended(line)
    return wide or (line.bold and short)


def _usual_gap(lines: Sequence[Line], start: int, k: int, metrics: Metrics) -> float:
    """The distance of lines inside this paragraph so far, else in paragraphs of this size."""
    if k - start >= 2 and lines[k - 1].column is lines[k - 2].column:
        inner = lines[k - 1].base - lines[k - 2].base
        if inner > 0.5 * lines[k].size:
            return min(inner, 1.5 * metrics.leading_of(lines[k].size))
    return metrics.leading_of(lines[k].size)


def _first_word(line: Line) -> float:
    """The width of a line's first word with the space before it, in points. Which of the words and numbers that begin a line of
    Arabic or Hebrew, or are all of it, was written first is not to be seen: there they count as one."""
    if line.sheet.leftward and line.text[0].isascii():
        return _width_of_other_script(line) + 0.2 * line.size
    return word_width(line) + 0.2 * line.size


def _width_of_other_script(line: Line) -> float:
    """The width of what a line begins with, up to its first letter of Arabic or Hebrew."""
    right = line.x0
    for piece in line.pieces:
        letter = _LEFTWARD.search(piece.text)
        if letter is not None:
            ahead = len(piece.text[: letter.start()].rstrip())
            return float(line.sheet.x1[piece.start + ahead - 1]) - line.x0 if ahead else right - line.x0
        right = piece.x1
    return right - line.x0


def _spare(above: Line, line: Line, right: float, centred: bool) -> float:
    """The room that was left in the line above after the next word would have been set in it."""
    if centred:
        return above.column.width - (above.x1 - above.x0) - _first_word(line)
    return right - above.x1 - _first_word(line)


def _centred(line: Line) -> bool:
    """Clearly away from both margins, and as far from the one as from the other."""
    left, right = line.x0 - line.column.left, line.column.right - line.x1
    return left > 1.5 * line.size and abs(left - right) < 0.25 * left + 2


def _running(line: Line) -> bool:
    """Whether the line's first letter is a small one."""
    return line.text[:3].lstrip("(«\"'“[")[:1].islower()


def _ended(line: Line) -> bool:
    return line.text[-1:] in _TERMINAL


def _opens(label: Label, lines: Sequence[Line], labels: Sequence[Label | None], start: int, k: int, spare: float) -> bool:
    """Whether a label at line k begins a paragraph: surely, or because the line above ended, or its fellow stands above."""
    line, first = lines[k], labels[start]
    if label.strength is Strength.STRONG or spare > 0.35 * line.size:
        return True
    if first is not None and abs(lines[start].x0 - line.x0) < 2 and first.bullet == label.bullet:
        return (k - start > 1 and abs(lines[start + 1].x0 - line.x0) > 2) or _ended(lines[k - 1])
    if k - start >= 2:
        return abs(line.x0 - lines[k - 1].x0) > _INDENT * line.size
    hanging = first is not None and abs(line.x0 - first.x) < 2
    return (line.x0 > lines[k - 1].x0 + _INDENT * line.size and not hanging) or _ended(lines[k - 1])


def _indented(lines: Sequence[Line], labels: Sequence[Label | None], start: int, k: int, mid: bool, full: bool) -> bool:
    """Whether the left edge of line k says that a paragraph begins; `mid`: a sentence goes on with a small letter; `full`: one
    may go on with a capital."""
    line, above = lines[k], lines[k - 1]
    step = _INDENT * line.size
    following = lines[k + 1] if k + 1 < len(lines) and lines[k + 1].column is line.column else None
    if k - start >= 2 and lines[start + 1].column is line.column:
        return abs(line.x0 - lines[start + 1].x0) > step
    moved = line.x0 - above.x0
    if moved > step:
        label = labels[start]
        if label is not None:
            return line.x0 > label.x + 2 * step
        return not mid and not (following and abs(following.x0 - line.x0) < 2 and line.text[:1].islower())
    if moved < -step:
        return -moved > 9 * line.size
    inside = not (mid or full) and line.x0 - line.column.left > step and above.x0 - above.column.left > step
    return bool(inside and following and line.x0 - following.x0 > step and labels[start] is None)


def _goes_on(lines: Sequence[Line], labels: Sequence[Label | None], rights: Sequence[float], start: int, k: int) -> bool:
    """Whether line k, the first of its column or page, goes on the paragraph above."""
    above, line = lines[k - 1], lines[k]
    if abs(above.size - line.size) > _SIZE * line.size or above.bold != line.bold or above.sheet.angle != line.sheet.angle:
        return False
    if above.mono and line.mono:
        return True
    if TAB.search(above.text) or leader(above.text):
        return False
    level = abs(above.x0 - above.column.left - line.x0 + line.column.left) < 1
    if (
        above.mono != line.mono
        or (_centred(line) and not level)
        or (
            labels[k] is not None
            and _foreign(labels[k], labels[start])
            and not _number_in_sentence(labels[k], above, rights[k - 1])
        )
    ):
        return False
    running = _running(line) or above.text.endswith(HYPHENS)
    shown = level and rights[k] < line.column.right
    right = min(rights[k - 1], rights[k] - line.column.left + above.column.left) if shown else rights[k - 1]
    full = right - above.x1 < _first_word(line) + 0.3 * line.size
    if not full:
        return running and not _ended(above) and right - above.x1 < 0.35 * above.column.width
    if running or (level and _long(above) and not _ended(above) and not _heading_like(above, line)):
        return True
    offset = line.x0 - line.column.left
    if k - start >= 2:
        inner = lines[start + 1] if lines[start + 1].column is above.column else above
        return abs(offset - (inner.x0 - inner.column.left)) < _INDENT * line.size
    return offset < _INDENT * line.size and line.column.width > 0.8 * above.column.width and not _heading_like(above, line)


def _foreign(label: Label | None, first: Label | None) -> bool:
    """Any label opens a paragraph at the top of a column, a weak bullet (a dash in a sentence) excepted."""
    return label is not None and not (label.bullet and label.strength is Strength.WEAK and first is None)


def _number_in_sentence(label: Label | None, above: Line, right: float) -> bool:
    """Whether the number at the top of a column may stand in the sentence that the full line above did not end."""
    weak = label is not None and label.strength is Strength.WEAK and not label.bullet
    return weak and _long(above) and not _ended(above) and right - above.x1 < 0.1 * above.column.width


def _heading_like(above: Line, line: Line) -> bool:
    return above.bold or above.x1 - above.x0 < 0.5 * line.column.width
