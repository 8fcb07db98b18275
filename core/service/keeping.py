"""Keeping what the stages made: readings with the document's own title."""

import re
from pathlib import PurePath
from typing import Final

from sqlalchemy import Connection

from core.limits import TITLE_CHARACTERS
from core.model.document import Block, BlockKind, Document
from core.service.base import Parts, pack
from core.storage import documents as rows

TITLE_WITHIN_BLOCKS = 12
"""A title further down than this is a heading of the text."""
TITLE_LONGEST = 120
_NUMBERED: Final = re.compile(r"(?:\d+|[IVX]+)[.)]|(?:раздел|глава|статья|section|article|chapter)\s+\d", re.IGNORECASE)
"""How a part of a text begins, not the whole."""


def keep_document(parts: Parts, tx: Connection, version_id: str, revisions: str, document: Document) -> bool:
    """Stores a reading; False where the version had been read so already. The blob is written before the row."""
    facts = {"pages": document.pages, "words": document.words, "completeness": document.completeness}
    digest = parts.blobs.put(pack(document))
    kept = rows.keep_reading(tx, version_id, revisions, digest=digest, created=parts.clock.now(), **facts)
    title, row = title_of(document), rows.version_row(tx, version_id)
    if kept and title and row is not None and _names(tx, row.document_id, version_id):
        rows.title_unless_by_hand(tx, row.document_id, title)
    return kept


def title_from(name: str) -> str:
    """What a document is called before its text was read: the file's name without its ending."""
    return " ".join((PurePath(name).stem or name or "?").split())[:TITLE_CHARACTERS]


def _names(tx: Connection, document_id: str, version_id: str) -> bool:
    """Whether this version may name the document: the first one, and a later one only while the first has not said its title.
    Else one wrong file given beside a known one would rename every earlier comparison and report of it."""
    first, document = rows.first_version(tx, document_id), rows.document_row(tx, document_id)
    if first is None or document is None:
        return False
    return bool(first.id == version_id or document.title == title_from(first.name))


def title_of(document: Document) -> str | None:
    """What the document calls itself: a heading without a number near the start of the body, else a first line that is set
    apart by its size or weight. None: it does not say."""
    first = [block for block in document.blocks if block.story == "body" and block.text.strip()][:TITLE_WITHIN_BLOCKS]
    for block in first:
        if block.kind is BlockKind.HEADING and (title := _as_title(block)):
            return title
        if _NUMBERED.match(block.text.strip()):
            break
    return _as_title(first[0]) if first and first[0].kind is BlockKind.PARAGRAPH and _set_apart(first[0]) else None


def _as_title(block: Block) -> str | None:
    text = " ".join(block.text.split())
    named = 2 < len(text) <= TITLE_LONGEST and any(char.isalpha() for char in text)
    return text[:TITLE_CHARACTERS] if named and not block.label and not _NUMBERED.match(text) else None


def _set_apart(block: Block) -> bool:
    return any(mark.type in ("size", "bold") and mark.end - mark.start >= len(block.text.strip()) for mark in block.marks)
