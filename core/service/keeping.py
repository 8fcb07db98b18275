"""Keeping what the stages made: readings with the document's own title."""

from sqlalchemy import Connection

from core.limits import TITLE_CHARACTERS
from core.model.document import BlockKind, Document
from core.service.base import Parts, pack
from core.storage import documents as rows

TITLE_WITHIN_BLOCKS = 12
"""A title further down than this is a heading of the text."""
TITLE_LONGEST = 120


def keep_document(parts: Parts, tx: Connection, version_id: str, revisions: str, document: Document) -> bool:
    """Stores a reading; False where the version had been read so already. The blob is written before the row."""
    facts = {"pages": document.pages, "words": document.words, "completeness": document.completeness}
    digest = parts.blobs.put(pack(document))
    kept = rows.keep_reading(tx, version_id, revisions, digest=digest, created=parts.clock.now(), **facts)
    title, row = title_of(document), rows.version_row(tx, version_id)
    if kept and title and row is not None:
        rows.title_unless_by_hand(tx, row.document_id, title)
    return kept


def title_of(document: Document) -> str | None:
    """The first heading near the start of the body, where it reads like a title."""
    first = [block for block in document.blocks if block.story == "body" and block.text.strip()][:TITLE_WITHIN_BLOCKS]
    for block in first:
        text = " ".join(block.text.split())
        if block.kind is BlockKind.HEADING and 2 < len(text) <= TITLE_LONGEST and not text.isdigit():
            return text[:TITLE_CHARACTERS]
    return None
