"""What a reader returns: blocks in stories, and a ledger of what was read and what was not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.model.setting import Setting
from core.swift import swift

SCHEMA = "sverka.document/1"
OBJECT = "\ufffc"
"""Stands in a block's text for a picture or another object; its mark holds the content hash."""


class BlockKind(StrEnum):
    """What a block is in its story; a paragraph of a cell is one of these too, with its `table`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    CODE = "code"
    FORMULA = "formula"


class Source(StrEnum):
    """Whether the file holds the letters, or a program recognised them in a picture (a layer over a scan)."""

    TEXT = "text"
    OCR = "ocr"


class PartStatus(StrEnum):
    """`doubtful`: read, but something says that it may not be what the page shows."""

    COMPARED = "compared"
    DOUBTFUL = "doubtful"
    NOT_COMPARED = "not compared"


class Side(StrEnum):
    """The version before, the version after."""

    OLD = "old"
    NEW = "new"


class Flag(StrEnum):
    """What a careful reader would want to be told of a block."""

    HIDDEN = "hidden"
    """Vanished, white on white, tiny or off the page: in the file, but not to be seen."""
    LOOKALIKE = "lookalike"
    """Latin letters inside a Cyrillic word, or the reverse."""
    WORDS_DISAGREE = "words_disagree"
    """A figure and the words that repeat it do not agree."""
    DOUBTFUL = "doubtful"
    GENERATED = "generated"
    """Made by the program that laid the text out: contents, page references, "continued"."""
    HEADER_ROW = "header_row"
    REPEATED = "repeated"
    ZERO_WIDTH = "zero_width"
    """Invisible characters inside the text."""


class RevisionKind(StrEnum):
    """What a tracked change of the file says was done."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"
    FORMATTED = "formatted"


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in points (1/72 inch) from the page's top left corner; pages count from 1. `start`: where in the block's text
    the line begins that stands in it, running from left to right; None for any other box."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    start: int | None = None


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A property of a span of a block's text, in code points. `type`: bold, italic, underline, strike, size, colour,
    highlight, style, align, link (value: target), note (value: story), image (value: sha256, after # what is cut off), alt
    (value: text), field (value: instruction), hidden, formula (value: a sheet's formula), stored (value: the number of a cell
    that shows fewer of its digits), math, comment (value: story), blank, anchor."""

    start: int
    end: int
    type: str
    value: str = ""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """Where in which table a block stands. Rows and columns count from 0; `parent` is the table around a nested one."""

    id: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    parent: str | None = None


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, list item or caption, or a paragraph inside a cell.

    `block` is unique in the document; `story` is body, header:2:first, footer:1:default, footnote:7, endnote:1,
    comment:3, textbox:1, sheet:Name; `section` holds the labels and titles of the headings above, outermost first; `label` is the
    computed number, which is no part of `text`; `page` counts from 1 and is None where the format has no pages.
    """

    block: str
    story: str
    kind: BlockKind
    level: int | None = None
    label: str | None = None
    text: str
    section: tuple[str, ...] = ()
    page: int | None = None
    table: CellPlace | None = None
    source: Source = Source.TEXT
    boxes: tuple[Box, ...] = ()
    marks: tuple[Mark, ...] = ()
    flags: tuple[Flag, ...] = ()


Blocks = Mapping[str, Block]
"""Blocks by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line of the ledger. `units` counts the words of the part (1 for a picture or an object); `place` is for people. `digest`:
    sha256 of what was not read for certain (an embedded file's bytes, a page's looks): where the other version has the same,
    nothing of it can have changed."""

    side: Side | None = None
    story: str
    place: str
    units: int
    status: PartStatus
    reason: str | None = None
    digest: str | None = None


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A tracked change found in the file, at the text as it was asked for (accepted or rejected).

    Text that the asked-for view holds has start < end; text that it lacks has start == end and stands in `text`.
    `block` is None where the view lacks the whole block; `after` then names the block before it.
    """

    kind: RevisionKind
    author: str
    date: str | None = None
    block: str | None = None
    after: str | None = None
    start: int = 0
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a comparison says of each of its two documents."""

    name: str
    sha256: str
    format: str
    pages: int | None
    words: int
    completeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All that a file says. `completeness` is the share of its words that were read without doubt, 0 to 1."""

    schema: str = SCHEMA
    name: str
    sha256: str
    format: str
    pages: int | None = None
    words: int = 0
    completeness: float = 1.0
    ledger: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()
    revisions: tuple[Revision, ...] = ()
    settings: tuple[Setting, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    """Title, author, encoding and the like: what the lane `layout` compares as metadata."""

    @property
    def header(self) -> Header:
        """What the JSON of a comparison says of each document, without its blocks."""
        return Header(
            name=self.name,
            sha256=self.sha256,
            format=self.format,
            pages=self.pages,
            words=self.words,
            completeness=self.completeness,
        )


def letters_of(column: int) -> str:
    """A column of a workbook as its program calls it: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
