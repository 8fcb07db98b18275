"""Contents and lists of figures that somebody typed: lines below such a title that end in page numbers, or repeat what stands
below them. A program that gathers them marks them itself."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.model.document import Block, BlockKind, Flag

_TITLE: Final = re.compile(
    r"\W*(?:содержание|оглавление|(?:перечень|список) (?:рисунков|иллюстраций|таблиц)"
    r"|(?:table of )?contents|list of (?:figures|tables|illustrations))\W*",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(r"(?:\t[\s.…_]*|\s?(?:\.\s?){3,}\s*|\s?…+\s*|\s?_{3,}\s*|\s{3,})(\d{1,4}|[ivxlc]{1,7})\Z")
"""The page of a line, behind a tab, dots, a rule or wide space."""
_PART: Final = re.compile(r"\s*(?:chapter|part|section|appendix|annex|глава|часть|раздел|приложение)\s+(?=\S+\s)", re.IGNORECASE)
_LEAST: Final = 3
"""Lines that make a list."""
_LINE: Final = 100
"""Characters of a long title's first line."""
_LONGEST: Final = 300
"""Characters of a line."""


def with_contents(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those of typed lists flagged as generated."""
    found = list(blocks)
    for place, block in enumerate(blocks):
        if block.table is None and len(block.text) < 40 and _TITLE.fullmatch(block.text):
            for at in _lines(blocks, place + 1):
                found[at] = _listed(blocks[at])
    return tuple(found)


def _lines(blocks: Sequence[Block], first: int) -> range:
    """The places of the list's lines below its title; none where they are too few."""
    titles = [(at, block) for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    last = {said: at for at, block in titles for said in (_without_part(block.text), _evened(block.text), _said(block))}
    end = first
    while end < len(blocks):
        if _is_line(blocks[end], blocks[first].story, named=last.get(_said(blocks[end]), -1) > end):
            end += 1
        elif end > first and _goes_on(blocks[end : end + 2], blocks[first].story):
            end += 2
        else:
            break
    return range(first, end) if end - first >= _LEAST else range(0)


def _goes_on(pair: Sequence[Block], story: str) -> bool:
    """Whether a long title ends, with its dots and its page, on a line of its own."""
    if len(pair) < 2 or any(block.table is not None or block.story != story for block in pair):
        return False
    opens, ends = pair
    dotted = _PAGE.search(ends.text)
    return bool(opens.label) and not ends.label and len(opens.text) <= _LINE and dotted is not None and ". ." in dotted[0]


def _is_line(block: Block, story: str, *, named: bool) -> bool:
    """`named`: a heading farther below says the same."""
    if block.table is not None or block.story != story or len(block.text) > _LONGEST or Flag.GENERATED in block.flags:
        return False
    return named or _PAGE.search(block.text) is not None


def _said(block: Block) -> str:
    return _evened(f"{block.label or ''} {block.text}")


def _without_part(text: str) -> str:
    """A title without the word for what it heads, which a line of contents goes without: "Chapter 1. Scope", "1. Scope"."""
    return _evened(_PART.sub("", text))


def _evened(text: str) -> str:
    return " ".join(text.casefold().split())


def _listed(block: Block) -> Block:
    """A line of such a list is no heading, whatever it looks like."""
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
    return replace(block, kind=kind, level=None if kind is not block.kind else block.level, flags=(*block.flags, Flag.GENERATED))
