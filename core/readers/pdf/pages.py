"""Links to pages of the same file that show the page's number: a program computes it anew, as Word's PAGEREF field."""

import re
from collections.abc import Iterator, Mapping, Sequence

from core.model.document import Mark

_TARGET = "#page="
_NUMBER = re.compile(r"(?<![\w.])(?:\d{1,4}|[ivxlcIVXLC]{1,7})(?![\w])")
_PAGE = re.compile(r"(?:\b(?:pp?|cc?|сс?|стр)\.|\b(?:pages?|страниц\w{0,2}))[\s\u00a0]*\(?\Z", re.IGNORECASE)
"""The word for a page, before its number."""
_LIST = re.compile(r"[\s\u00a0]*(?:[,;–-]|and|и)[\s\u00a0]*")
"""What stands between two numbers of pages."""
_BEFORE = 12
"""Characters before a number in which the word for a page stands."""


def page_marks(text: str, links: Sequence[Mark], labels: Mapping[int, str]) -> Iterator[Mark]:
    """Fields over the numbers of pages that the links lead to. `labels`: what the file calls its pages, by number."""
    end = -1
    for link in links:
        if link.type != "link" or not link.value.startswith(_TARGET):
            continue
        page = link.value.removeprefix(_TARGET)
        names = {page, labels.get(int(page), page).casefold()}
        for match in _NUMBER.finditer(text, link.start, link.end):
            before = text[max(match.start() - _BEFORE, 0) : match.start()]
            listed = end >= 0 and _LIST.fullmatch(text, end, match.start())
            if match.group().casefold() in names and (listed or _PAGE.search(before)):
                end = match.end()
                yield Mark(start=match.start(), end=end, type="field", value="PAGEREF")
