"""Keeping what the stages made: readings with the document's own title."""

import re
from itertools import takewhile
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
TITLE_LETTERS = 3
"""What two names of files share is a title from so many letters on."""
_LETTERS: Final = re.compile(r"[^\W\d_]")
_WORD_BEGUN: Final = re.compile(r"[^\W_]+\Z")
_COUNTING: Final = re.compile(
    r"(?:[\W_]+|(?<![^\W_])(?:v|ver|version|rev|revision|draft|no|of|from|в|вер|версия|ред|редакция|изм|проект|вариант|от|n)(?=[\W_]*\Z))+\Z",
    re.IGNORECASE,
)
"""At the end of what both names begin with: the words that count versions, with the signs around them."""
_NUMBERED: Final = re.compile(r"(?:\d+|[IVX]+)[.)]|(?:раздел|глава|статья|section|article|chapter)\s+\d", re.IGNORECASE)
"""How a part of a text begins, not the whole."""
_OF_ANY: Final = re.compile(
    r"(?:abstract|summary|executive summary|preface|foreword|introduction|(?:table of )?contents|revision history|change log|"
    r"copyright(?: notice)?|licen[cs]e|аннотация|реферат|резюме|предисловие|введение|содержание|оглавление|"
    r"лист (?:согласования|утверждения|изменений)|история (?:изменений|версий))[.:]?",
    re.IGNORECASE,
)
"""What a part of any document is called: no title of one."""


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


def title_of_pair(old: str, new: str) -> str:
    """What two versions are called together before their text was read: the words that both names begin with, without those
    that only count versions; the first one's name where that leaves no word."""
    first, second = title_from(old), title_from(new)
    if first == second:
        return first
    shared = "".join(a for a, _b in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    if any(rest[:1].isalnum() for rest in (first[len(shared) :], second[len(shared) :])):
        shared = _WORD_BEGUN.sub("", shared)
    return shared if len(_LETTERS.findall(shared := _COUNTING.sub("", shared))) >= TITLE_LETTERS else first


def _names(tx: Connection, document_id: str, version_id: str) -> bool:
    """Whether this version may name the document: the first one, and a later one only while the first has not said its title.
    Else one wrong file given beside a known one would rename every earlier comparison and report of it."""
    first, document = rows.first_version(tx, document_id), rows.document_row(tx, document_id)
    if first is None or document is None:
        return False
    later = rows.version_row(tx, version_id)
    by_name = {title_from(first.name), title_of_pair(first.name, later.name) if later is not None else ""}
    return bool(first.id == version_id or document.title in by_name)


def title_of(document: Document) -> str | None:
    """What the document calls itself: a heading without a number near the start of the body, else a first line that is set
    apart by its size or weight. None: it does not say."""
    first = [block for block in document.blocks if block.story == "body" and block.text.strip()][:TITLE_WITHIN_BLOCKS]
    for block in first:
        if block.kind is BlockKind.HEADING and (title := _as_title(block)):
            return title
        if _NUMBERED.match(block.text.strip()) or _OF_ANY.fullmatch(block.text.strip()):
            break
    return _as_title(first[0]) if first and first[0].kind is BlockKind.PARAGRAPH and _set_apart(first[0]) else None


def _as_title(block: Block) -> str | None:
    text = " ".join(block.text.split())
    named = 2 < len(text) <= TITLE_LONGEST and any(char.isalpha() for char in text)
    of_a_part = block.label or _NUMBERED.match(text) or _OF_ANY.fullmatch(text)
    return text[:TITLE_CHARACTERS] if named and not of_a_part else None


def _set_apart(block: Block) -> bool:
    return any(mark.type in ("size", "bold") and mark.end - mark.start >= len(block.text.strip()) for mark in block.marks)
