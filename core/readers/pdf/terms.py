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
_SPACED = 0.4
"""The share of a list's entries with such a step above them; the other lines of a term seem to be entries without one."""
_PARTED = 0.2
"""Rows of which a third part begins at one place, for each entry: in a table of more columns there are such."""
_COLUMNS = 12
"""Parts of a row from which on it says nothing of lists of terms."""
_FAR, _NEXT = 4.5, 1.6
"""In font sizes: the widest step inside a list, and that of two lines of one explanation."""
_LISTS = 40
"""Places of lists in one document, those with the most entries: each line is held to all of them."""
_MOST = 0.6
"""The share of a list's terms, and of its explanations, that are words."""


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
        return abs(row[0].x0 - self.term) <= _NEAR and self.second(row) is not None

    def second(self, row: Row) -> int | None:
        """Where the explanation begins among a row's pieces."""
        return next((k for k in range(1, len(row)) if abs(row[k].x0 - self.text) <= _NEAR and row[k - 1].x1 < self.text), None)

    def goes_on(self, above: Row, row: Row) -> bool:
        """Whether a row's first part is another line of the term above."""
        level = abs(row[0].x0 - self.term) <= _NEAR
        return self.spaced and level and self._close(above, row) and row[0].x1 < self.text

    def explains(self, above: Row, row: Row) -> bool:
        """Whether a row goes on the explanation that began in the row above, because that was full."""
        full = above[-1].x1 + _word(row) > self.right
        return full and self._close(above, row) and abs(row[0].x0 - self.text) <= _NEAR

    def inside(self) -> "Hang":
        """A list among the explanations, set in as far."""
        return replace(self, term=self.text, text=2 * self.text - self.term)

    def _close(self, above: Row, row: Row) -> bool:
        return row[0].base - above[0].base <= _APART * self.step


@dataclass(slots=True)
class _Evidence:
    """What was seen of the lists of one place: where terms and explanations begin, the terms, how many explanations are words,
    where rows have one part more, steps above entries and inside explanations, and the ends of lines that an explanation goes
    on below, with the room that its next word takes."""

    places: Counter[tuple[float, float]] = field(default_factory=Counter)
    terms: list[str] = field(default_factory=list)
    worded: int = 0
    parted: Counter[int] = field(default_factory=Counter)
    above: list[float] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    ends: list[tuple[float, float]] = field(default_factory=list)

    def hang(self) -> Hang | None:
        """The list's places, if it is one."""
        lines, entries = len(self.inside), len(self.terms)
        if entries < _ENTRIES or lines < _LINES or max(self.parted.values(), default=0) > _PARTED * entries:
            return None
        step = median(self.inside)
        spaced = sum(gap > _APART * step for gap in self.above) >= _SPACED * max(len(self.above), 1)
        right = sorted(end for end, _ in self.ends)[int(_REACHED * (lines - 1))]
        full = sum(end + word > right for end, word in self.ends)
        words = sum(any(map(str.isalpha, term)) and not is_list_label(term) for term in self.terms)
        enough = lines >= _EACH * entries and full >= _FULL * lines
        if not enough or min(words, self.worded) < _MOST * entries:
            return None
        term, text = self.places.most_common(1)[0][0]
        return Hang(term=term, text=text, right=right, step=step, spaced=spaced)


def find_terms(pages: Iterable[Sequence[Row]]) -> tuple[Hang, ...]:
    """The lists of terms of a document, from the rows of its pages."""
    found: dict[tuple[int, int], _Evidence] = defaultdict(_Evidence)
    for rows in pages:
        _look(rows, found)
    many = sorted(found.values(), key=lambda seen: -len(seen.terms))
    hangs = [hang for seen in many if (hang := seen.hang()) is not None][:_LISTS]
    for outer in hangs:  # grows: a list may stand in a list in a list
        inner = outer.inside()
        if _place(inner.term, inner.text) in found and not any(_alike(inner, hang) for hang in hangs):
            hangs.append(inner)
    return tuple(hangs)


def _alike(one: Hang, other: Hang) -> bool:
    return abs(one.term - other.term) <= _NEAR and abs(one.text - other.text) <= _NEAR


def _look(rows: Sequence[Row], found: dict[tuple[int, int], _Evidence]) -> None:
    """Adds what the rows of one page show."""
    seen: _Evidence | None = None
    text = 0.0
    above: Row | None = None
    for row in rows:
        first, *others = chunks(row)
        left = first[0].x0
        if len(others) == 1:
            text = others[0][0].x0
            before, seen = seen, found[_place(left, text)]
            _add(seen, row, others[0], above if before is seen else None)
        elif others:
            seen = None
            for part in others if len(others) < _COLUMNS else ():
                found[_place(left, part[0].x0)].parted.update(round(other[0].x0) for other in others if other is not part)
        elif seen is not None and above is not None and left > text - _NEAR:
            step = row[0].base - above[0].base
            if abs(left - text) <= _NEAR and step < _NEXT * row[0].size:
                seen.inside.append(step)
                seen.ends.append((above[-1].x1, _word(row)))
            elif step > _FAR * row[0].size:
                seen = None
        else:
            seen = None
        above = row


def _place(term: float, text: float) -> tuple[int, int]:
    return round(term / 2), round(text / 2)


def _add(seen: _Evidence, row: Row, explanation: Row, above: Row | None) -> None:
    """Adds a term and the first line of its explanation. `above`: the row above, if it is of the same list."""
    seen.places[round(row[0].x0, 1), round(explanation[0].x0, 1)] += 1
    seen.terms.append(row[0].text)
    seen.worded += len(explanation) > 1 or " " in explanation[0].text
    if above is not None:
        seen.above.append(row[0].base - above[0].base)


def _word(row: Row) -> float:
    """About the width of a row's first word and a space before it, in points."""
    piece = row[0]
    return (piece.x1 - piece.x0) * (len(piece.text.split(" ", 1)[0]) + 1) / len(piece.text)


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
    cuts = [hang.second(row) for row in rows]
    terms = [row[:cut] for row, cut in zip(rows, cuts, strict=True)]
    texts = [row[cut:] for row, cut in zip(rows, cuts, strict=True) if cut is not None]
    lines = [line_of(sheet, part, column) for part in [*terms, *texts]]
    return [replace(line, begins=number == 0) for number, line in enumerate(lines)]
