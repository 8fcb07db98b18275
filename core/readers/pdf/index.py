"""The index at a document's end: terms with the numbers of their pages, which a program gathered. Generated, as contents are."""

import re
from collections.abc import Sequence
from itertools import takewhile

from core.model.document import Block, BlockKind
from core.readers.pdf.linked import generated

_TITLE = re.compile(r"(?:[^\W\d]+(?: & |[ -])){0,3}(?:index|указатель(?: [^\W\d]+){0,3})|index of [\w ]{3,40}", re.IGNORECASE)
_ENTRY = re.compile(r"[^\s\d].*[\s,.(](?:\d{1,4}|[ivxlc]{1,7})(?:[–-]\d{1,4})?[.)]?\Z", re.DOTALL)
"""A term with a page's number at its end; options and signs are terms too ("--format … 70")."""
_PAGE = re.compile(r",[ \u00a0]?\d{1,4}(?=\s[^\W\d]|\Z)")
"""The last number of an entry."""
_SHORT = 2
"""Letters of a heading inside an index: the first of the terms below it."""
_LEAST = 5
"""Entries of which an index has more."""
_SHARE = 0.6
_TERM = 40
"""Characters of the longest text in an index of few entries at a document's end."""


def with_index(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of an index flagged as generated and its letters no headings. `blocks` in the order of the document."""
    found = list(blocks)
    for at, block in enumerate(found):
        if block.kind is BlockKind.HEADING and block.story == "body" and _TITLE.fullmatch(block.text.strip()):
            inside = _inside(found, at)
            texts = [other for other in inside if other.kind is not BlockKind.HEADING]
            last = not any(other.story == "body" for other in found[at + 1 + len(inside) :])
            if _gathered(texts, last=last):
                found[at + 1 : at + 1 + len(inside)] = [generated(other) for other in inside]
    return found


def _gathered(texts: Sequence[Block], *, last: bool) -> bool:
    """Whether most texts under a title are terms with pages. `last`: nothing stands behind them, and fewer are enough."""
    entries = [_ENTRY.search(other.text) is not None for other in texts]
    if sum(entries) >= max(_LEAST, _SHARE * len(texts)):
        return True
    short = all(entry or len(other.text) <= _TERM for entry, other in zip(entries, texts, strict=True))
    return last and short and sum(len(_PAGE.findall(other.text)) for other in texts) >= 2


def _inside(blocks: Sequence[Block], at: int) -> list[Block]:
    return list(takewhile(lambda other: _below(other, blocks[at]), blocks[at + 1 :]))


def _below(block: Block, title: Block) -> bool:
    """Whether a block stands under a heading: above the next one of its level that is no single letter or entry."""
    if block.story != "body" or block.table is not None:
        return False
    if block.kind is not BlockKind.HEADING:
        return True
    return (block.level or 1) > (title.level or 1) or len(block.text.strip()) <= _SHORT or _ENTRY.search(block.text) is not None
