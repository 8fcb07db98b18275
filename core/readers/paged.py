"""Plain text that was printed in pages, as standards, drafts and programs that take text out of files write it: lines that run
along at the tops and feet of pages are headers and footers, and what a page's end parts belongs together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

FORM_FEED: Final = "\f"
_PAGES: Final = 3
"""Pages from which a line runs along; two may begin alike by chance."""
_SHARE: Final = 0.2
"""So many of the pages at least begin, or end, with a line of one shape before it counts: chapters have headers of their own."""
_DEEP: Final = 0.5
"""The same of a line behind the first running one."""
_LINES: Final = 3
"""Running lines at a page's edge."""
_NUMBERED: Final = re.compile(
    r"(?:^|.*[ \t\[(—–-])(?:page|стр(?:аница|\.)|seite)[ \t]*(\d{1,4})(?:[ \t]*(?:of|из|/)[ \t]*\d{1,4})?[\])]?\s*", re.IGNORECASE
)
"""The foot of a page that says its number: "Author   Standards Track   [Page 7]"."""
_FIGURES: Final = re.compile(r"\d{1,18}")
_LONGEST: Final = 200
"""Characters of such a foot."""
_FULL: Final = 0.85
"""The share of a page's longest line from which a line may go on over the page's end with a word in capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged:
    """`lines` of the text without what runs along; `headers` and `footers`: each running line once, its white space as one."""

    lines: tuple[str, ...]
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()


def without_running(text: str, line_end: re.Pattern[str]) -> Paged:
    """The text's lines, those that run along over its pages apart; all of them where it has no pages."""
    pages = _pages(text, line_end)
    if len(pages) < _PAGES:
        return Paged(lines=tuple(line_end.split(text)))
    headers = _running(pages[1:], top=True)
    footers = _running(pages, top=False)
    if not headers and not footers:
        return Paged(lines=tuple(line_end.split(text)))
    return Paged(lines=tuple(_joined(pages)), headers=headers, footers=footers)


def _pages(text: str, line_end: re.Pattern[str]) -> list[list[str]]:
    """Parted by form feeds, else behind the feet that count the pages from 1."""
    if text.count(FORM_FEED) >= _PAGES - 1:
        pages = [line_end.split(page) for page in text.split(FORM_FEED)]
        return pages if any(map(str.strip, pages[-1])) else pages[:-1]
    lines = line_end.split(text)
    feet = {at: match for at, line in enumerate(lines) if len(line) <= _LONGEST and (match := _NUMBERED.fullmatch(line))}
    ends, numbers = list(feet), [int(match.group(1)) for match in feet.values()]
    if len(ends) < _PAGES or any(two != one + 1 for one, two in pairwise(numbers)):
        return []
    bounds = [0, *(at + 1 for at in ends), len(lines)]
    pages = [lines[one:two] for one, two in pairwise(bounds)]
    return pages if any(map(str.strip, pages[-1])) else pages[:-1]


def _running(pages: Sequence[list[str]], *, top: bool) -> tuple[str, ...]:
    """Takes the running lines off the pages' edges (in place). Each that says something of its own once, in their order: but for
    the number of the page no figure of them is lost."""
    found: dict[tuple[str, ...], str] = {}
    whole = [page[:] for page in pages]
    for depth in range(_LINES):
        edges = {number: at for number, page in enumerate(pages) if (at := _edge(page, top=top)) is not None}
        lines = {number: " ".join(pages[number][at].split()) for number, at in edges.items()}
        least = min(len(pages), max(_PAGES, (_DEEP if depth else _SHARE) * len(pages)))
        running = _alike(lines, least)
        for number, said in sorted(running.items()):
            found.setdefault(said, lines[number])
            page, at = pages[number], edges[number]
            page[:] = page[at + 1 :] if top else page[:at]
        if not running:
            break
    if found and not _stand_apart(whole, pages, top=top):
        for page, kept in zip(pages, whole, strict=True):
            page[:] = kept
        return ()
    return tuple(found.values())


def _stand_apart(whole: Sequence[list[str]], pages: Sequence[list[str]], *, top: bool) -> bool:
    """Whether an empty line parts what was taken off from the text on most pages; a table that goes over their ends has none."""
    taken = [page for before, page in zip(whole, pages, strict=True) if len(before) != len(page) and page]
    return sum(not page[0 if top else -1].strip() for page in taken) > len(taken) / 2


def _alike(lines: Mapping[int, str], least: float) -> dict[int, tuple[str, ...]]:
    """Of the lines at one edge, by the number of the page, those of a shape that `least` pages have: with what each says beside
    the number of its page."""
    shapes: dict[str, list[int]] = {}
    for number, line in lines.items():
        shapes.setdefault(_shape(line), []).append(number)
    running: dict[int, tuple[str, ...]] = {}
    for shape, numbers in shapes.items():
        if len(numbers) < least:
            continue
        figures = {number: [int(one) for one in _FIGURES.findall(lines[number])] for number in numbers}
        counts = [_counts([(number, figures[number][place]) for number in numbers]) for place in range(shape.count("#"))]
        if not any(map(str.isalpha, shape)) and counts != [True]:
            continue  # figures alone are a table's, but for the number of the page
        for number in numbers:
            kept = (str(one) for one, is_page in zip(figures[number], counts, strict=True) if not is_page)
            running[number] = (shape, *kept)
    return running


def _counts(values: Sequence[tuple[int, int]]) -> bool:
    """Whether a figure counts the pages: from one to the next it grows as their number does, but where it begins anew."""
    steps = [two[1] - one[1] == two[0] - one[0] for one, two in pairwise(values)]
    return sum(steps) > len(steps) / 2


def _edge(page: Sequence[str], *, top: bool) -> int | None:
    """The place of the first line that shows something, or of the last one."""
    places = range(len(page)) if top else range(len(page) - 1, -1, -1)
    return next((at for at in places if page[at].strip()), None)


def _shape(line: str) -> str:
    """What is the same of a line on each of its pages: all but figures, case and white space."""
    return _FIGURES.sub("#", " ".join(line.replace("#", "").casefold().split()))


def _joined(pages: Sequence[list[str]]) -> Iterator[str]:
    """The lines of all pages; where a paragraph goes on over a page's end, without the empty lines there."""
    held: list[str] = []
    for page in pages:
        first = _edge(page, top=True)
        if first is None:
            continue
        body = page
        if held and _goes_on(held, page[first]):
            last = _edge(held, top=False)
            held, body = held[: (last or 0) + 1], page[first:]
        yield from held
        held = [*body, ""]
    yield from held[:-1]


def _goes_on(page: Sequence[str], following: str) -> bool:
    at = _edge(page, top=False)
    line = page[at].rstrip() if at is not None else ""
    if not line or line[-1] in '.:;!?»”")' or line.isupper():
        return False
    begins = following.lstrip()
    if begins[0].islower():
        return True
    indented = len(following) - len(begins) == len(line) - len(line.lstrip())
    full = len(line) >= _FULL * max(len(one.rstrip()) for one in page)
    return indented and full and (begins[0].isupper() or begins[0] in '(«“"[')
