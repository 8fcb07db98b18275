"""Plain text that was printed in pages, as standards, drafts and programs that take text out of files write it: lines that run
along at the tops and feet of pages are headers and footers, and what a page's end parts belongs together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
    """Takes the running lines off the pages' edges (in place); each shape once, in the order of the pages."""
    found: dict[str, str] = {}
    for depth in range(_LINES):
        edges = [_edge(page, top=top) for page in pages]
        shapes = Counter(_shape(page[at]) for page, at in zip(pages, edges, strict=True) if at is not None)
        least = min(len(pages), max(_PAGES, (_DEEP if depth else _SHARE) * len(pages)))
        known = {shape for shape, count in shapes.items() if count >= least}
        for page, at in zip(pages, edges, strict=True):
            if at is not None and (shape := _shape(page[at])) in known:
                found.setdefault(shape, " ".join(page[at].split()))
                page[:] = page[at + 1 :] if top else page[:at]
        if not known:
            break
    return tuple(found.values())


def _edge(page: Sequence[str], *, top: bool) -> int | None:
    """The place of the first line that shows something, or of the last one."""
    places = range(len(page)) if top else range(len(page) - 1, -1, -1)
    return next((at for at in places if page[at].strip()), None)


def _shape(line: str) -> str:
    """What is the same of a line on each of its pages: all but figures, case and white space."""
    return re.sub(r"\d+", "#", " ".join(line.casefold().split()))


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
