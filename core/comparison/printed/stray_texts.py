"""Texts that a page shows among the others: those of boxes and diagrams, in pieces or several in one; headers and footers of
pages too few to say what stands on each of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from core.comparison.alignment.units import Side, flow_of
from core.comparison.numbering.fields import FIELD
from core.comparison.printed.free import PIECES, Free
from core.comparison.printed.reflow import letters
from core.comparison.text.kept_values import values_stay
from core.model.document import Block, Flag

RUNNING: Final = frozenset({"header", "footer"})
"""Flows that stand on every page."""
_RESULT: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
"""Numbers of pages in what a field shows."""
_NUMBER: Final = r"(?:\d++|[ivxlc]{1,7})"
NUMBERS: Final = 4
"""Numbers of pages that one text may hold; each has a few ways to be read, so more of them are read as they stand."""
_COUNTED, _APART = "\x00", "\x01"
"""In a text that is sought: a number that each page has of its own; one that a block of its own shows, here or elsewhere."""
_SIGNS: Final = re.compile(f"[{_COUNTED}{_APART}]+")

Piece = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Sought:
    """Blocks of a document and their letters, with signs for the numbers that each page has of its own; `said`: all that they
    say, without these."""

    places: list[int]
    text: str
    said: list[str]
    running: bool

    @property
    def firsts(self) -> set[str]:
        """What the text on a page may begin with: a letter, 0 for any number."""
        signs = {self.text[0], self.text.lstrip(_APART)[0]}
        return {"0" if sign in (_COUNTED, _APART) or sign.isdecimal() else sign for sign in signs}

    def on_page(self) -> re.Pattern[str] | None:
        """What a page shows of it, if it counts there."""
        parts = [{_COUNTED: _NUMBER, _APART: f"{_NUMBER}?"}.get(sign, re.escape(sign)) for sign in self.text]
        return re.compile("".join(parts)) if _COUNTED in self.text or _APART in self.text else None


def scattered(document: Free, pages: Free, boxed: Set[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Blocks of a document's boxes (flows `boxed`), headers and footers, and the blocks of a page's body that have the same
    letters, one behind the other; the longest texts first, each block once, a header once on each page."""
    wanted = list(_wanted(*document, boxed | RUNNING))
    if not wanted:
        return
    body = [place for place, block in enumerate(pages[0].blocks) if flow_of(block.story) == "body"]
    pieces = _free(*pages, body)
    shown = _Pages(pages[0], pieces)
    done: set[int] = set()
    used: set[int] = set()
    for one in sorted(wanted, key=lambda one: -len(one.text)):
        if done.isdisjoint(one.places) and (found := shown.find(one, used)):
            done.update(one.places)
            used.update(found)
            yield one.places, found


class _Pages:
    """The free blocks of pages with their letters, by the first of these."""

    def __init__(self, side: Side, pieces: Sequence[Piece]) -> None:
        self.side, self.pieces = side, pieces
        self.starts: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, text) in enumerate(pieces):
            self.starts["0" if text[:1].isdecimal() else text[:1]].append(at)

    def find(self, sought: _Sought, used: Set[int]) -> list[int]:
        """The blocks that show a text; of a header or footer those of every page."""
        found: list[int] = []
        seen: set[int | None] = set()
        counted = sought.on_page()
        for at in sorted(at for first in sought.firsts for at in self.starts[first]):
            page = self.side.blocks[self.pieces[at][0]].page
            run = [] if page in seen else _counted(self.pieces, at, counted) if counted else _run(self.pieces, at, sought.text)
            if run and used.isdisjoint(run) and self._stays(sought, run):
                found += run
                seen.add(page)
                if not sought.running:
                    break
        return found

    def _stays(self, sought: _Sought, run: Sequence[int]) -> bool:
        return values_stay(sought.said, [self.side.blocks[place].text for place in run], more=sought.on_page() is not None)


def _wanted(side: Side, taken: Set[int], flows: Set[str]) -> Iterator[_Sought]:
    """Each free block of these flows by itself, and all those of one story together; a table in a header only so."""
    stories: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(side.blocks):
        if flow_of(block.story) in flows:
            stories[block.story].append(place)
    for story, places in stories.items():
        running = flow_of(story) in RUNNING
        whole = [place for place, _ in _free(side, taken, places, cells=running)]
        groups = [[place] for place, _ in _free(side, taken, places)]
        for group in groups if [whole] == groups else [*groups, whole]:
            text = _text(side, group if len(group) < 2 and groups else places, set(group), running)
            if len(_SIGNS.findall(text)) > NUMBERS:
                text = "".join(letters(side.blocks[place].text) for place in group)
            if text.strip(_COUNTED + _APART):
                said = [_of_its_own(side.blocks[place]) if running else side.blocks[place].text for place in group]
                yield _Sought(group, text, said, running)


def _text(side: Side, places: Iterable[int], told: Set[int], running: bool) -> str:
    """The letters of the blocks `told`; of headers and footers with signs for numbers of pages, those of blocks between too."""
    blocks = [(side.blocks[place], place in told) for place in places]
    if not running:
        return "".join(letters(block.text) for block, wanted in blocks if wanted)
    found = (_letters(block) if wanted else _APART * (Flag.GENERATED in block.flags) for block, wanted in blocks)
    return _SIGNS.sub(lambda run: min(run.group()), "".join(found))


def _letters(block: Block) -> str:
    """The letters of a header's block, its numbers of pages as signs."""
    return _COUNTED.join(letters(part) for part in _of_its_own(block).split(_COUNTED))


def _of_its_own(block: Block) -> str:
    """A header's text; in what fields show, its numbers are those of each page, and a sign stands for each."""
    found, at = "", 0
    for mark in sorted((mark for mark in block.marks if mark.type == FIELD), key=lambda mark: mark.start):
        if mark.start >= at:
            found += block.text[at : mark.start] + _RESULT.sub(_COUNTED, block.text[mark.start : mark.end])
            at = mark.end
    return found + block.text[at:]


def _free(side: Side, taken: Set[int], places: Iterable[int], *, cells: bool = False) -> list[Piece]:
    """The blocks without a counterpart that say something, in cells too if asked for; what a program counted goes its own way."""
    blocks = [(place, side.blocks[place]) for place in places if place not in taken]
    told = [(place, block) for place, block in blocks if (cells or not block.table) and Flag.GENERATED not in block.flags]
    return [(place, text) for place, block in told if (text := letters(block.text))]


def _run(pieces: Sequence[Piece], at: int, sought: str) -> list[int]:
    """The blocks from a place on whose letters together are the sought ones; none where they are others."""
    run: list[int] = []
    for place, text in pieces[at : at + PIECES]:
        if not sought.startswith(text):
            return []
        run.append(place)
        sought = sought[len(text) :]
        if not sought:
            return run
    return []


def _counted(pieces: Sequence[Piece], at: int, sought: re.Pattern[str]) -> list[int]:
    """The same for a text with numbers of pages in it."""
    run: list[int] = []
    text = ""
    for place, piece in pieces[at : at + PIECES]:
        run.append(place)
        text += piece
        if sought.fullmatch(text):
            return run
    return []
