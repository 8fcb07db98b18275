"""Lines to paragraphs, by what the lines' ends, indents, distances and labels say; over columns and pages too."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.readers.pdf.breaks import begins_paragraph
from core.readers.pdf.contents import TAB
from core.readers.pdf.label import Label, find_label
from core.readers.pdf.line import Line, leader
from core.readers.pdf.lineends import first_word_width, is_running_text
from core.readers.pdf.metrics import Metrics


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`label` was found at its start and is no part of its text."""

    lines: tuple[Line, ...]
    label: Label | None = None

    @property
    def page(self) -> int:
        """Where it begins, from 1."""
        return self.lines[0].page

    @property
    def size(self) -> float:
        """The size of most letters; of two the one that comes first."""
        letters: Counter[float] = Counter()
        for line in self.lines:
            letters[line.size] += len(line.text)
        return max(letters, key=letters.__getitem__)

    @property
    def bold(self) -> bool:
        """All of it."""
        return all(line.bold for line in self.lines)

    @property
    def mono(self) -> bool:
        """All of it is set in letters of one width."""
        return all(line.mono for line in self.lines)

    @property
    def plain(self) -> str:
        """The lines' texts with spaces between: for looking at, not for the document."""
        return " ".join(line.text for line in self.lines)


def paragraphs_of(lines: Sequence[Line], metrics: Metrics) -> list[Paragraph]:
    """Paragraphs of lines in reading order; the lines may run over columns and pages."""
    rights = _local_rights(lines, metrics)
    labels = [None if TAB.search(line.text) or leader(line.text) else find_label(line) for line in lines]
    found: list[Paragraph] = []
    start = 0
    for k in range(1, len(lines) + 1):
        if k < len(lines) and not begins_paragraph(lines, labels, rights, start, k, metrics):
            continue
        found.append(Paragraph(lines=tuple(lines[start:k]), label=labels[start]))
        start = k
    return found


def _local_rights(lines: Sequence[Line], metrics: Metrics) -> list[float]:
    """The right edge that each line could have reached: its column's, or nearer where a run of lines shows it."""
    rights = [line.x1 if is_running_text(line) and round(line.x1) in metrics.edges else line.column.right for line in lines]
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
    full = sum(1 for a, b in pairs if a.x1 + first_word_width(b) > edge)
    running = sum(1 for _, b in pairs if b.text[:1].islower())
    return full >= 0.65 * len(pairs) and running >= 0.5 * len(pairs)
