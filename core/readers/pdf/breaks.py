"""Whether a new paragraph begins with a line, by its distance, label, look and indent, and by the end of the line above."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.readers.pdf.contents import TAB
from core.readers.pdf.label import Label, Strength
from core.readers.pdf.line import Line, leader
from core.readers.pdf.lineends import (
    BLANK,
    LEFTWARD,
    STOP,
    begins_small,
    first_word_width,
    is_centred,
    is_running_text,
    sentence_ended,
    spare_room,
)
from core.readers.pdf.metrics import Metrics
from core.readers.pdf.words import HYPHENS, is_address

_SIZE = 0.08
"""The share by which sizes of lines of one paragraph differ."""
_SHARED = 0.15
"""The share of a line's letters that must have the size of the line beside it."""
_INDENT = 0.6
"""In font sizes: a smaller difference of left edges is none."""
_LOOSE = 2.1
"""In font sizes: the widest distance of lines in one paragraph (double spacing)."""
_NARROW = 12.0
"""In font sizes: in a narrower cell an indent says nothing, its text may be centred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joint:
    """Two lines of one column, one above the other, with what was measured between them, in points. `spare`: the room that the
    line above had left. `running`: the text goes on with a small letter."""

    above: Line
    line: Line
    gap: float
    usual: float
    spare: float
    centred: bool
    running: bool
    parted: bool

    @property
    def full(self) -> bool:
        """Whether the next word found no room in the line above."""
        return self.spare <= 0

    @property
    def wide(self) -> bool:
        """Whether the line above takes more than half of its column."""
        return self.above.x1 - self.above.x0 > 0.55 * self.line.column.width

    @property
    def close(self) -> bool:
        """Whether the lines stand as inside a paragraph, where paragraphs are parted by space."""
        return self.parted and self.gap < 1.06 * self.usual + 0.3 and not sentence_ended(self.above)

    @property
    def nearly(self) -> bool:
        """Whether the line above is nearly full."""
        return self.spare < 0.25 * self.line.column.width and self.wide


def begins_paragraph(
    lines: Sequence[Line], labels: Sequence[Label | None], rights: Sequence[float], start: int, at: int, metrics: Metrics
) -> bool:
    """Whether a new paragraph begins with line `at`, the present one having begun with line `start`. `rights`: the edges, in
    points, that the lines could have reached."""
    above, line = lines[at - 1], lines[at]
    if line.begins is not None:
        return line.begins
    if above.column is not line.column:
        boxed = above.column.boxed or line.column.boxed
        return boxed or _closed(above, rights[at - 1], metrics) or not _goes_on(lines, labels, rights, start, at)
    sized = abs(above.size - line.size) > _SIZE * max(above.size, line.size) and not _in_other_script(above, line)
    if sized and not (_address_goes_on(above, line, rights[at - 1]) or _share_a_size(above, line)):
        return True
    if TAB.search(above.text) or leader(above.text):
        return True
    joint = _joint(lines, start, at, rights[at - 1], metrics)
    if joint.gap <= 0.3 * line.size or joint.gap > 1.75 * joint.usual:
        return True
    if sized and not (joint.full and (joint.running or not sentence_ended(above))):
        return True
    if above.mono and line.mono:
        return False
    if _closed(above, rights[at - 1], metrics):
        return True
    label = labels[at]
    weak = label is not None and label.strength is Strength.WEAK and joint.close and joint.nearly
    if label and not weak and _opens(label, lines, labels, start, at, joint.spare):
        return True
    said = _by_look(joint, lines, rights, at)
    return _by_end(joint, lines, labels, start, at) if said is None else said


def _joint(lines: Sequence[Line], start: int, at: int, right: float, metrics: Metrics) -> _Joint:
    above, line = lines[at - 1], lines[at]
    gap, usual = line.base - above.base, _usual_gap(lines, start, at, metrics)
    flush = is_running_text(above) and abs(above.x0 - line.x0) < 0.5
    centred = is_centred(line) and abs(above.x0 + above.x1 - line.x0 - line.x1) < 4 and not flush
    spare = spare_room(above, line, right, centred)
    running = begins_small(line) or _address_goes_on(above, line, right)
    parted = round(line.size * 10) in metrics.parted
    within = running and spare <= 0 and not sentence_ended(above) and gap < _LOOSE * line.size
    if within and not (parted and _lone_gap(lines, at, gap)):
        usual = max(usual, gap)
    return _Joint(above=above, line=line, gap=gap, usual=usual, spare=spare, centred=centred, running=running, parted=parted)


def _by_look(joint: _Joint, lines: Sequence[Line], rights: Sequence[float], at: int) -> bool | None:
    """What a hyphen at the end above, other letters and a usual distance say; None where they say nothing."""
    above, line = joint.above, joint.line
    if above.text.endswith(HYPHENS) and joint.running and joint.gap < 1.4 * joint.usual:
        return False
    if above.mono != line.mono and joint.spare > BLANK * line.size:
        return True
    emphasis = joint.full and joint.running
    if above.bold != line.bold and (not emphasis or _titled(lines, rights, at, joint.gap > 1.12 * joint.usual)):
        return True
    if joint.close and (joint.running or joint.nearly):
        return False
    return None


def _by_end(joint: _Joint, lines: Sequence[Line], labels: Sequence[Label | None], start: int, at: int) -> bool:
    """Whether the end of the line above, the distance or the indent say that a paragraph begins."""
    above, line = joint.above, joint.line
    ended = sentence_ended(above)
    most = (0.25 if joint.wide else 0.1) * line.column.width
    mid = joint.running and joint.spare < most and not (above.text[-1:] in STOP if joint.full else ended)
    if joint.spare > BLANK * line.size and not mid:
        return True
    if joint.gap > 1.2 * joint.usual + 0.4 and not (joint.running and joint.gap < 1.5 * joint.usual and not ended):
        return True
    if joint.centred or line.column.width < _NARROW * line.size:
        return False
    return _indented(lines, labels, start, at, mid, is_running_text(above) and joint.full and not ended)


def _in_other_script(above: Line, line: Line) -> bool:
    """Whether one of two lines is of Arabic or Hebrew and the other has no letter of it, or one is of figures, on a page of those
    scripts: words of two scripts have sizes of their own, and figures that of either."""
    texts = above.text, line.text
    leftward = [LEFTWARD.search(text) is not None for text in texts]
    if any(leftward):
        return not all(leftward)
    figures = [not any(map(str.isalpha, text)) for text in texts]
    return line.sheet.leftward and figures[0] != figures[1]


def _share_a_size(above: Line, line: Line) -> bool:
    """Whether one of two lines has letters of the other's size beside its own, as where code is set larger than its sentence."""
    return _holds(above, line.size) or _holds(line, above.size)


def _holds(line: Line, size: float) -> bool:
    """Whether part of a line's letters have a size, in points."""
    sizes = np.array([style.size for style in line.sheet.styles])
    found = np.concatenate([sizes[line.sheet.style[piece.start : piece.end]] for piece in line.pieces])
    return float(np.mean(np.abs(found - size) <= 0.02 * size)) > _SHARED


def _closed(line: Line, right: float, metrics: Metrics) -> bool:
    """Whether a sentence and its paragraph end with the line: a program that writes the space at a line's end, where it finds
    room for it, wrote none."""
    return metrics.trailing and line.closed and line.text[-1:] in STOP and right - line.x1 > BLANK * line.size and not line.mono


def _address_goes_on(above: Line, line: Line, right: float) -> bool:
    """Whether an address was cut at the line's end; it may be set smaller than the words before it."""
    if line.spaced or not is_address(above.text, line.text) or spare_room(above, line, right, False) > 0:
        return False
    last = above.sheet.styles[int(above.sheet.style[above.pieces[-1].end - 1])]
    return abs(last.size - line.size) <= _SIZE * line.size


def _lone_gap(lines: Sequence[Line], at: int, gap: float) -> bool:
    """Whether the distance above line `at` does not come back below it: it parts two paragraphs."""
    if at + 1 >= len(lines) or lines[at + 1].column is not lines[at].column:
        return True
    return abs(lines[at + 1].base - lines[at].base - gap) > 0.6


def _titled(lines: Sequence[Line], rights: Sequence[float], at: int, wide: bool) -> bool:
    """Whether a bold line below a plain one, or the reverse, is no emphasis that happens to begin with the line."""
    line = lines[at]
    short = rights[at] - line.x1 > 0.25 * line.column.width and not sentence_ended(line)
    return wide or (line.bold and short)


def _usual_gap(lines: Sequence[Line], start: int, at: int, metrics: Metrics) -> float:
    """The distance of lines inside this paragraph so far, else in paragraphs of this size."""
    if at - start >= 2 and lines[at - 1].column is lines[at - 2].column:
        inner = lines[at - 1].base - lines[at - 2].base
        if inner > 0.5 * lines[at].size:
            return min(inner, 1.5 * metrics.leading_of(lines[at].size))
    return metrics.leading_of(lines[at].size)


def _opens(label: Label, lines: Sequence[Line], labels: Sequence[Label | None], start: int, at: int, spare: float) -> bool:
    """Whether a label at line `at` begins a paragraph: surely, or because the line above ended, or its fellow stands above."""
    line, first = lines[at], labels[start]
    if label.strength is Strength.STRONG or spare > BLANK * line.size:
        return True
    if first is not None and abs(lines[start].x0 - line.x0) < 2 and first.bullet == label.bullet:
        return (at - start > 1 and abs(lines[start + 1].x0 - line.x0) > 2) or sentence_ended(lines[at - 1])
    if at - start >= 2:
        return abs(line.x0 - lines[at - 1].x0) > _INDENT * line.size
    hanging = first is not None and abs(line.x0 - first.x) < 2
    return (line.x0 > lines[at - 1].x0 + _INDENT * line.size and not hanging) or sentence_ended(lines[at - 1])


def _indented(lines: Sequence[Line], labels: Sequence[Label | None], start: int, at: int, mid: bool, full: bool) -> bool:
    """Whether the left edge of line `at` says that a paragraph begins; `mid`: a sentence goes on with a small letter; `full`: one
    may go on with a capital."""
    line, above = lines[at], lines[at - 1]
    step = _INDENT * line.size
    following = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].column is line.column else None
    if at - start >= 2 and lines[start + 1].column is line.column:
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


def _goes_on(lines: Sequence[Line], labels: Sequence[Label | None], rights: Sequence[float], start: int, at: int) -> bool:
    """Whether line `at`, the first of its column or page, goes on the paragraph above."""
    above, line = lines[at - 1], lines[at]
    if abs(above.size - line.size) > _SIZE * line.size or above.bold != line.bold or above.sheet.angle != line.sheet.angle:
        return False
    if above.mono and line.mono:
        return True
    if TAB.search(above.text) or leader(above.text):
        return False
    level = abs(above.x0 - above.column.left - line.x0 + line.column.left) < 1
    if (
        above.mono != line.mono
        or (is_centred(line) and not level)
        or (
            labels[at] is not None
            and _foreign(labels[at], labels[start])
            and not _number_in_sentence(labels[at], above, rights[at - 1])
        )
    ):
        return False
    running = begins_small(line) or above.text.endswith(HYPHENS)
    shown = level and rights[at] < line.column.right
    right = min(rights[at - 1], rights[at] - line.column.left + above.column.left) if shown else rights[at - 1]
    full = right - above.x1 < first_word_width(line) + 0.3 * line.size
    if not full:
        return running and not sentence_ended(above) and right - above.x1 < 0.35 * above.column.width
    if running or (level and is_running_text(above) and not sentence_ended(above) and not _heading_like(above, line)):
        return True
    offset = line.x0 - line.column.left
    if at - start >= 2:
        inner = lines[start + 1] if lines[start + 1].column is above.column else above
        return abs(offset - (inner.x0 - inner.column.left)) < _INDENT * line.size
    return offset < _INDENT * line.size and line.column.width > 0.8 * above.column.width and not _heading_like(above, line)


def _foreign(label: Label | None, first: Label | None) -> bool:
    """Any label opens a paragraph at the top of a column, a weak bullet (a dash in a sentence) excepted."""
    return label is not None and not (label.bullet and label.strength is Strength.WEAK and first is None)


def _number_in_sentence(label: Label | None, above: Line, right: float) -> bool:
    """Whether the number at the top of a column may stand in the sentence that the full line above did not end."""
    weak = label is not None and label.strength is Strength.WEAK and not label.bullet
    return weak and is_running_text(above) and not sentence_ended(above) and right - above.x1 < 0.1 * above.column.width


def _heading_like(above: Line, line: Line) -> bool:
    return above.bold or above.x1 - above.x0 < 0.5 * line.column.width
