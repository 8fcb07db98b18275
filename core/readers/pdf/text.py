"""A paragraph's lines as one text with marks: bold, italic, links, note references, hidden spans."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np

from core.model.document import Box, Flag, Mark
from core.model.unseen import has_unseen
from core.readers.pdf.contents import COUNTED
from core.readers.pdf.drawings import Area, Picture
from core.readers.pdf.line import Line, leader, word_width
from core.readers.pdf.lineends import BLANK
from core.readers.pdf.page import Link, Page
from core.readers.pdf.pages import page_marks
from core.readers.pdf.paragraph import Paragraph
from core.readers.pdf.sheet import Piece, Sheet, ligatures_undone, sign_of, turned_back
from core.readers.pdf.words import HYPHENS, Words, is_address, settled

_UNSURE = re.compile("[\ufffd\ue000-\uf8ff]")
_NARROW = 14.0
"""In font sizes: words are cut without a hyphen only in columns narrower than this."""
_TINY = 1.0
"""Points: text of at most this size is not to be seen."""
NoteStories = Mapping[tuple[int, str], str]
"""The story of each note by its page and its sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph's text with marks in code points of it, a box a line, and what a careful reader would be told."""

    text: str
    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    flags: tuple[Flag, ...]


class _Run(NamedTuple):
    """Characters [start, end) of the paragraph's text that one piece wrote, with what is true of them all."""

    start: int
    end: int
    kinds: frozenset[str]
    link: str


class TextMaker:
    """Writes texts for one document. `pages` by number."""

    def __init__(
        self,
        words: Words,
        pages: Mapping[int, Page],
        notes: NoteStories,
        labels: Mapping[int, str],
        *,
        plain: Collection[str] = (),
        trailing: bool = False,
    ) -> None:
        """`labels`: what the file calls its pages. `plain`: stories to which a sign behind no figure leads. `trailing`: the
        file's producer writes the space at a line's end."""
        self._plain = plain
        self._labels = labels
        self._words = words
        self._trailing = trailing
        self._pages = pages
        self._notes = notes
        self._inner: dict[int, bool] = {}

    def make(self, paragraph: Paragraph, *, indent: str = "") -> Text:
        """`indent`: the white space that the text begins with, in code."""
        text = indent
        marks: list[Mark] = []
        runs: list[_Run] = []
        begins: list[int] = []
        for number, line in enumerate(paragraph.lines):
            skip = paragraph.label.length if number == 0 and paragraph.label else 0
            own, own_runs, own_notes = self._line(line, skip)
            cut = number == 0 or self._cut(paragraph, number)
            joined = text + own if cut else self._words.joined(text, own)
            shift = len(joined) - len(own)
            begins.append(shift)
            _cut_off(runs, shift)
            runs = [run for run in runs if run.end > run.start]
            runs += [_Run(start + shift, end + shift, kinds, link) for start, end, kinds, link in own_runs]
            _cut_off(runs, len(joined))
            marks += [Mark(start=n.start + shift, end=n.end + shift, type=n.type, value=n.value) for n in own_notes]
            text = joined
        text = settled(text)
        spans = [_trimmed(mark, text) for mark in _spans(runs, len(text))]
        everything = [*spans, *page_marks(text, spans, self._labels), *marks]
        return Text(
            text=text,
            marks=tuple(sorted(everything, key=lambda m: (m.start, m.end, m.type))),
            boxes=tuple(self._box(line, begin) for line, begin in zip(paragraph.lines, begins, strict=True)),
            flags=self._flags(text, runs),
        )

    def _cut(self, paragraph: Paragraph, number: int) -> bool:
        """Whether a word goes on to this line from the one above without a hyphen: an address, a word too wide for its
        narrow cell."""
        above, line = paragraph.lines[number - 1], paragraph.lines[number]
        if not above.closed or above.text.endswith(HYPHENS):
            return False
        if is_address(above.text, line.text) and (self._trailing or self._same_link(above, line)):
            return above.column.right - above.x1 < word_width(line)
        if line.column.width > _NARROW * line.size:
            return False
        first, room = float(line.sheet.x1[line.pieces[0].start]) - line.x0, above.column.right - above.x1
        if room >= first:
            return False
        if self._words.broken(above.text, line.text):
            return True
        widest = max(other.x1 - other.x0 for other in paragraph.lines)
        wide = word_width(above, last=True) + word_width(line) > widest
        return self._trailing and wide and self._words.goes_on(above.text, line.text, sure=room >= BLANK * line.size)

    def _same_link(self, above: Line, line: Line) -> bool:
        """Whether the end of one line and the start of the next lead to the same address."""
        one, two = self._links_at(above, above.pieces[-1]), self._links_at(line, line.pieces[0])
        last, first = above.pieces[-1].end - 1, line.pieces[0].start
        target = _link_of(one, above, last)
        return bool(target) and target == _link_of(two, line, first)

    def _flags(self, text: str, runs: Sequence[_Run]) -> tuple[Flag, ...]:
        flags = []
        if runs and all("hidden" in r.kinds for r in runs):
            flags.append(Flag.HIDDEN)
        if not text.isascii() and _UNSURE.search(text):
            flags.append(Flag.DOUBTFUL)
        if leader(text) or COUNTED.search(text):
            flags.append(Flag.GENERATED)
        if has_unseen(text):
            flags.append(Flag.ZERO_WIDTH)
        return tuple(flags)

    def _line(self, line: Line, skip: int) -> tuple[str, list[_Run], list[Mark]]:
        """The line's text from character `skip` on, ligatures undone and note references taken out."""
        text, runs, notes = "", [], []
        for piece, offset in zip(line.pieces, line.offsets, strict=True):
            first = max(skip - offset, 0)
            if first >= piece.end - piece.start:
                continue
            if text and offset > 0 and line.text[offset - 1] in " \t":
                text += line.text[offset - 1]
            for start, end, kinds, link, note in self._pieces(line, piece, piece.start + first):
                if note:
                    text = text.rstrip(" ")
                    notes.append(Mark(start=len(text), end=len(text), type="note", value=note))
                    continue
                part = ligatures_undone(line.sheet.text[start:end])
                runs.append(_Run(len(text), len(text) + len(part), kinds, link))
                text += part
        dots = leader(text)
        if not dots:
            return text, runs, notes
        moved = [_Run(_tabbed(start, dots), _tabbed(end, dots), kinds, link) for start, end, kinds, link in runs]
        places = [replace(note, start=_tabbed(note.start, dots), end=_tabbed(note.end, dots)) for note in notes]
        return f"{text[: dots.start()]}\t{text[dots.end() :]}", [run for run in moved if run.end > run.start], places

    def _pieces(self, line: Line, piece: Piece, first: int) -> list[tuple[int, int, frozenset[str], str, str]]:
        """The piece cut where its style, a link, a line through it or a raised sign begins or ends."""
        sheet, links = line.sheet, self._links_at(line, piece)
        if piece.even and not links:
            return [(first, piece.end, self._kinds(line, first), "", "")]
        styles = sheet.style[first : piece.end]
        raised = sheet.raised[first : piece.end]
        cuts = (np.flatnonzero((styles[1:] != styles[:-1]) | (raised[1:] != raised[:-1])) + first + 1).tolist()
        for link in links:
            cuts += [k for k in _cut_at(line, piece, first, link) if first < k < piece.end]
        cuts = [k for k in cuts if not (sheet.raised[k - 1] and sheet.raised[k])]  # the figure of "[1]" alone may be a link
        bounds = [first, *sorted(set(cuts)), piece.end]
        found = []
        for start, end in pairwise(bounds):
            note = ""
            if sheet.raised[start]:
                note = self._notes.get((sheet.page, sign_of(sheet.text[start:end])), "")
            kinds = self._kinds(line, start) | (_STRUCK if _is_struck(links, line, start) else frozenset())
            power = start > first and sheet.raised[start] and _is_power(sheet.text, start, end)
            note = "" if power and note in self._plain else note
            if power and not note:
                kinds |= _RAISED
            found.append((start, end, kinds, _link_of(links, line, start), note))
        return found

    def _links_at(self, line: Line, piece: Piece) -> list[Link]:
        links = self._pages[line.page].links
        if not links or line.sheet.angle:
            return []
        return [k for k in links if k.x0 < piece.x1 and k.x1 > piece.x0 and k.y0 < piece.base - 0.2 * piece.size < k.y1]

    def _kinds(self, line: Line, at: int) -> frozenset[str]:
        sheet = line.sheet
        style = sheet.styles[sheet.style.item(at)]
        hidden = style.invisible or style.size <= _TINY or self._unseen(line, at, style.colour)
        return _KINDS[style.bold, style.italic, hidden]

    def _unseen(self, line: Line, at: int, colour: int) -> bool:
        """Off the page, or white without anything dark below it."""
        page, sheet = self._pages[line.page], line.sheet
        white = colour >= 0xFDFDFD and min(colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF) >= 0xFD
        if not white and self._inside(sheet):
            return False
        width, height = page.frame.shown
        x = float(sheet.x0[at] + sheet.x1[at]) / 2
        y = float(sheet.y0[at] + sheet.y1[at]) / 2
        if sheet.angle:
            x, y, _, _ = turned_back((x, y, x, y), sheet.angle)
        if x < 0 or y < 0 or x > width or y > height:
            return True
        if not white:
            return False
        shapes: list[Area | Picture] = [*(a for a in page.drawings.areas if a.colour < 0xF0F0F0), *page.drawings.pictures]
        return not any(s.x0 - 1 <= x <= s.x1 + 1 and s.y0 - 1 <= y <= s.y1 + 1 for s in shapes)

    def _inside(self, sheet: Sheet) -> bool:
        """Whether all of an upright sheet lies on its page: then nothing need be asked for each piece of it."""
        known = self._inner.get(id(sheet))
        if known is None:
            width, height = self._pages[sheet.page].frame.shown
            ends = (sheet.x0, 0, width), (sheet.x1, 0, width), (sheet.y0, 0, height), (sheet.y1, 0, height)
            known = not sheet.angle and all(at.min() >= low and at.max() <= high for at, low, high in ends)
            self._inner[id(sheet)] = known
        return known

    def _box(self, line: Line, begin: int) -> Box:
        page = self._pages[line.page]
        x0, y0, x1, y1 = page.box(*turned_back((line.x0, line.y0, line.x1, line.y1), line.sheet.angle))
        upright = not line.sheet.angle and not page.leftward
        edges = {"x0": round(x0, 1), "y0": round(y0, 1), "x1": round(x1, 1), "y1": round(y1, 1)}
        return Box(page=line.page, start=begin if upright else None, **edges)


_KINDS = {
    flags: frozenset(name for name, has in zip(("bold", "italic", "hidden"), flags, strict=True) if has)
    for flags in product((False, True), repeat=3)
}


_STRUCK = frozenset(("strike",))
_RAISED = frozenset(("superscript",))


def _is_power(text: str, start: int, end: int) -> bool:
    """Whether raised figures stand at a figure: 10 to the power of 6, which is not 106."""
    return text[start - 1].isdigit() and text[start:end].strip().isdigit()


def indent_of(left: float, line: Line) -> str:
    """The spaces by which a line of code is set in, against the left edge of its listing, as far from its column's."""
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    return " " * round((line.x0 - line.column.left - left) / width) if width > 0 else ""


def _cut_at(line: Line, piece: Piece, first: int, link: Link) -> tuple[int, int]:
    """The first character inside the link and the first one behind it."""
    sheet = line.sheet
    middles = ((sheet.x0[first : piece.end] + sheet.x1[first : piece.end]) / 2).tolist()
    return first + bisect_right(middles, link.x0 - 0.5), first + bisect_right(middles, link.x1 + 0.5)


def _link_of(links: Sequence[Link], line: Line, at: int) -> str:
    return next((link.target for link in _over(links, line, at) if link.target), "")


def _is_struck(links: Sequence[Link], line: Line, at: int) -> bool:
    return any(link.struck for link in _over(links, line, at))


def _over(links: Sequence[Link], line: Line, at: int) -> Iterator[Link]:
    """The rectangles over a character."""
    middle = float(line.sheet.x0[at] + line.sheet.x1[at]) / 2
    return (link for link in links if link.x0 - 0.5 <= middle <= link.x1 + 0.5)


def _tabbed(at: int, dots: re.Match[str]) -> int:
    """Where a place in a line of contents is when a tab stands for its dots."""
    return at if at <= dots.start() else max(at - len(dots.group()), dots.start()) + 1


def _cut_off(runs: list[_Run], end: int) -> None:
    """Cuts the runs at the text's end, which may have lost a hyphen."""
    for at in range(len(runs) - 1, -1, -1):
        if runs[at].end <= end:
            return
        runs[at] = runs[at]._replace(end=end)


def _spans(runs: Sequence[_Run], length: int) -> list[Mark]:
    """Marks over neighbouring runs that share a property; what is bold from end to end is one mark."""
    marks = []
    shown = frozenset[str]().union(*[run.kinds for run in runs])
    for kind in ("bold", "italic", "hidden", "strike", "superscript") if shown else ():
        if kind in shown:
            marks += _joined(runs, [kind if kind in r.kinds else "" for r in runs], length, kind)
    return marks + _joined(runs, [r.link for r in runs], length, "link") if any(r.link for r in runs) else marks


def _trimmed(mark: Mark, text: str) -> Mark:
    """The mark without white space at its ends."""
    span = text[mark.start : mark.end]
    start = mark.start + len(span) - len(span.lstrip())
    return Mark(start=start, end=start + len(span.strip()), type=mark.type, value=mark.value)


def _joined(runs: Sequence[_Run], values: Sequence[str], length: int, kind: str) -> list[Mark]:
    found: list[Mark] = []
    previous = ""
    for run, value in zip(runs, values, strict=True):
        end = min(run.end, length)
        if end <= run.start:
            continue
        if value and value == previous:
            found[-1] = Mark(start=found[-1].start, end=end, type=kind, value=found[-1].value)
        elif value:
            found.append(Mark(start=run.start, end=end, type=kind, value=value if kind == "link" else ""))
        previous = value
    return found
