"""Lists of terms beside their explanations: glossaries, options of a program. They are read as text, the same on every page of a
document: an entry is its term, however many lines that has, and what stands beside and below it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from core.readers.pdf.label import is_list_label
from core.readers.pdf.line import Column, Line, Row, chunks, line_of
from core.readers.pdf.sheet import Sheet

_NEAR = 1.2
"""Points within which the terms of a list, or its explanations, begin."""
_ENTRIES = 3
"""Entries that make a list, all over the document."""
_LINES, _EACH = 4, 0.6
"""Lines of explanations below their first ones, in all and for each entry: cells of a table have fewer."""
_FULL = 0.7
"""The share of lines, of those that an explanation goes on below, at whose end the next word found no room."""
_REACHED = 0.9
"""The share of these lines that end no further right than an explanation reaches: a few run over."""
_APART = 1.15
"""A wider step, as a share of the usual one, parts two entries or paragraphs."""
_FAR = 4.5
"""In font sizes: the widest step inside a list."""
_MOST = 0.6
"""The share of a list's entries that have a space above them, or a term in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """Where a list's terms and its explanations begin and how far right these reach, in points; `step`: between two lines of an
    explanation; `spaced`: whether its entries have more space above them."""

    term: float
    text: float
    right: float
    step: float
    spaced: bool

    def begins(self, row: Row) -> bool:
        """Whether a row has a term, or a line of one, and a line of its explanation."""
        return abs(row[0].x0 - self.term) <= _NEAR and _second(row, self.text) is not None

    def goes_on(self, above: Row, row: Row) -> bool:
        """Whether a row's first part is another line of the term above."""
        return self.spaced and self._close(above, row) and abs(row[0].x0 - self.term) <= _NEAR and row[0].x1 < self.text

    def explains(self, above: Row, row: Row) -> bool:
        """Whether a row goes on the explanation that began in the row above, because that was full."""
        full = above[-1].x1 + _word(row) > self.right
        return full and self._close(above, row) and abs(row[0].x0 - self.text) <= _NEAR

    def moved(self, by: float) -> "Hang":
        """The same so many points further right."""
        return replace(self, term=self.term + by, text=self.text + by, right=self.right + by)

    def _close(self, above: Row, row: Row) -> bool:
        return row[0].base - above[0].base <= _APART * self.step


@dataclass(slots=True)
class _Evidence:
    """What was seen of the lists of one place: terms, steps above entries and inside explanations, and
    the ends of lines that an explanation goes on below, with the room that its next word takes."""

    terms: list[str] = field(default_factory=list)
    above: list[float] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    ends: list[tuple[float, float]] = field(default_factory=list)

    def hang(self, term: float, text: float) -> Hang | None:
        """The list's places, if it is one."""
        lines, entries = len(self.inside), len(self.terms)
        if entries < _ENTRIES or lines < max(_LINES, _EACH * entries):
            return None
        right = sorted(end for end, _ in self.ends)[int(_REACHED * (lines - 1))]
        full = sum(end + word > right for end, word in self.ends)
        words = sum(any(map(str.isalpha, found)) and not is_list_label(found) for found in self.terms)
        step = median(self.inside)
        if full < _FULL * lines or words < _MOST * entries:
            return None
        spaced = sum(gap > _APART * step for gap in self.above)
        return Hang(term=term, text=text, right=right, step=step, spaced=spaced >= _MOST * max(len(self.above), 1))


class Terms:
    """The lists of terms of a document. Their places are measured from the margins of their pages."""

    def __init__(self, pages: Iterable[tuple[float, Sequence[Row]]]) -> None:
        """`pages`: each one's left margin, in points, and its rows."""
        found: dict[tuple[int, int], _Evidence] = defaultdict(_Evidence)
        places: dict[tuple[int, int], Counter[tuple[float, float]]] = defaultdict(Counter)
        for margin, rows in pages:
            _look(margin, rows, found, places)
        hangs = {key: seen.hang(*places[key].most_common(1)[0][0]) for key, seen in found.items()}
        self._hangs = [hang for hang in hangs.values() if hang is not None]

    def on(self, margin: float) -> tuple[Hang, ...]:
        """The lists' places on a page with this left margin."""
        return tuple(hang.moved(margin) for hang in self._hangs)


def _look(
    margin: float,
    rows: Sequence[Row],
    found: dict[tuple[int, int], _Evidence],
    places: dict[tuple[int, int], Counter[tuple[float, float]]],
) -> None:
    """Adds what the rows of one page show."""
    seen: _Evidence | None = None
    text, above = 0.0, None
    for row in rows:
        entry = _entry(row)
        if entry is not None:
            at = row[0].x0 - margin, entry[0].x0 - margin
            key = round(at[0] / 2), round(at[1] / 2)
            same = seen is not None and seen is found.get(key)
            seen, text = found[key], entry[0].x0
            places[key][round(at[0], 1), round(at[1], 1)] += 1
            seen.terms.append(row[0].text)
            if above is not None and same:
                seen.above.append(row[0].base - above[0].base)
        elif seen is not None and above is not None and row[0].x0 > text - _NEAR:
            step = row[0].base - above[0].base
            if step > _FAR * row[0].size:
                seen = None
            elif abs(row[0].x0 - text) <= _NEAR and step < 1.6 * row[0].size:
                seen.inside.append(step)
                seen.ends.append((above[-1].x1 - margin, _word(row)))
        else:
            seen = None
        above = row


def _word(row: Row) -> float:
    """About the width of a row's first word and a space before it, in points."""
    piece = row[0]
    return (piece.x1 - piece.x0) * (len(piece.text.split(" ", 1)[0]) + 1) / len(piece.text)


def _entry(row: Row) -> Row | None:
    """The second part of a row of two."""
    if len(row) < 2:
        return None
    parts = chunks(row)
    return parts[1] if len(parts) == 2 else None


def _second(row: Row, text: float) -> int | None:
    """Where the explanation begins among a row's pieces."""
    return next((k for k in range(1, len(row)) if abs(row[k].x0 - text) <= _NEAR and row[k - 1].x1 < text), None)


def lines_with_terms(sheet: Sheet, rows: Sequence[Row], column: Column, hangs: Sequence[Hang]) -> tuple[Line, ...]:
    """The rows' lines; where a term has several, they stand before its explanation's."""
    lines: list[Line] = []
    k = 0
    while k < len(rows):
        hang = next((hang for hang in hangs if hang.begins(rows[k])), None)
        if hang is None:
            lines.append(line_of(sheet, rows[k], column))
            k += 1
            continue
        end = k + 1
        while end < len(rows) and hang.goes_on(rows[end - 1], rows[end]):
            end += 1
        lines += _entry_lines(sheet, rows[k:end], column, hang)
        if end < len(rows) and hang.explains(rows[end - 1], rows[end]):
            lines.append(replace(line_of(sheet, rows[end], column), begins=False))
            end += 1
        k = end
    return tuple(lines)


def _entry_lines(sheet: Sheet, rows: Sequence[Row], column: Column, hang: Hang) -> list[Line]:
    """The lines of an entry as far down as its term reaches."""
    if len(rows) == 1:
        return [replace(line_of(sheet, rows[0], column), begins=True)]
    cuts = [_second(row, hang.text) for row in rows]
    terms = [row[:cut] for row, cut in zip(rows, cuts, strict=True)]
    texts = [row[cut:] for row, cut in zip(rows, cuts, strict=True) if cut is not None]
    lines = [line_of(sheet, part, column) for part in [*terms, *texts]]
    return [replace(line, begins=number == 0) for number, line in enumerate(lines)]
