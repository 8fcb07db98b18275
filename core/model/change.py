"""One edit as a person names it, and what it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from core.model.document import Block, Box, CellPlace
from core.swift import swift


class ChangeKind(StrEnum):
    """What was done, as the JSON names it (docs/schema/)."""

    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    MOVED = "moved"
    MOVED_AND_EDITED = "moved_and_edited"
    SPLIT = "split"
    MERGED = "merged"
    ROW_INSERTED = "row_inserted"
    ROW_DELETED = "row_deleted"
    ROW_MOVED = "row_moved"
    COLUMN_INSERTED = "column_inserted"
    COLUMN_DELETED = "column_deleted"
    COLUMN_MOVED = "column_moved"
    CELL_CHANGED = "cell_changed"
    RENUMBERED = "renumbered"
    OBJECT_CHANGED = "object_changed"
    LINK_CHANGED = "link_changed"
    FORMATTING = "formatting"
    LAYOUT = "layout"
    METADATA = "metadata"


MOVES: Final = frozenset({ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED, ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED})
"""Kinds whose blocks stand elsewhere now."""
MOVED: Final = "moved"
"""The reason of what stands elsewhere now; with the kind `replaced` these are sentences of a text."""
ONE_SIDED: Final = frozenset(
    {
        ChangeKind.INSERTED,
        ChangeKind.DELETED,
        ChangeKind.ROW_INSERTED,
        ChangeKind.ROW_DELETED,
        ChangeKind.COLUMN_INSERTED,
        ChangeKind.COLUMN_DELETED,
    }
)
"""Kinds whose words stand in one of the versions alone."""


class Lane(StrEnum):
    """What a change is of: what the text says, how it says it, how it is written, its numbers, its looks, its place on the
    page. The rules: docs/values.md. A lane that nobody asked for is no gap of the comparison."""

    SUBSTANCE = "substance"
    WORDING = "wording"
    COSMETIC = "cosmetic"
    NUMBERING = "numbering"
    FORMATTING = "formatting"
    LAYOUT = "layout"


DEFAULT_LANES = (Lane.SUBSTANCE, Lane.WORDING, Lane.COSMETIC, Lane.NUMBERING)


class Significance(StrEnum):
    """How much a change matters to who signs. Rules set the least; a model can only raise it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"

    @property
    def rank(self) -> int:
        """3 for high down to 0 for none."""
        return ("none", "low", "medium", "high").index(self.value)


class ValueType(StrEnum):
    """What a text was understood to hold; docs/values.md has their forms."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    PERIOD = "period"
    QUANTITY = "quantity"
    REFERENCE = "reference"
    NAME = "name"
    MODALITY = "modality"
    NEGATION = "negation"
    RANGE = "range"


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place in one document: the span [start, end) of a block's text, in code points, with that span's text."""

    story: str
    block: str
    start: int
    end: int
    text: str
    section: tuple[str, ...] = ()
    page: int | None = None
    table: CellPlace | None = None
    boxes: tuple[Box, ...] = ()

    @classmethod
    def of(cls, block: Block, start: int, end: int) -> "Anchor":
        """The span [start, end) of a block."""
        return cls(
            story=block.story,
            block=block.block,
            start=start,
            end=end,
            text=block.text[start:end],
            section=block.section,
            page=block.page,
            table=block.table,
            boxes=block.boxes,
        )


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a change stands, or would stand, in a document: after which block of which story, at which offset."""

    story: str
    after: str | None = None
    offset: int = 0


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a change stands on each side, also where it has no words."""

    old: Place
    new: Place


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """[start, end) of a block's text, in code points."""

    block: str
    start: int
    end: int


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The words that changed: what goes out of the old block and what comes into the new one."""

    old: Span | None
    new: Span | None


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class FoundValue:
    """A typed value in a text. `start`, `end`: code points in the block. `value`: a decimal string, an ISO 8601 date or
    period, a normal form of a reference or name. `unit`: ISO 4217, %, pp, WD (working days), or an SI symbol."""

    text: str
    start: int
    end: int
    value: str
    unit: str | None = None


Found = tuple[ValueType, FoundValue]
"""What a text holds: a value with its type."""


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value that changed, appeared or went away. `delta` is a decimal string (days for dates and periods)."""

    type: ValueType
    old: FoundValue | None
    new: FoundValue | None
    delta: str | None = None
    delta_percent: str | None = None


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What code says of a change: plain text in both languages."""

    ru: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """Who marked the change in the new file, and when (ISO 8601 as the file has it)."""

    author: str
    date: str | None


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`reasons` are codes such as amount, deadline, negation, unmarked; see docs/comparison.md."""

    id: str
    kind: ChangeKind
    lane: Lane
    old: tuple[Anchor, ...]
    new: tuple[Anchor, ...]
    at: Places
    edits: tuple[Edit, ...] = ()
    values: tuple[Value, ...] = ()
    significance: Significance = Significance.LOW
    reasons: tuple[str, ...] = ()
    sentence: Sentence
    tracked: Tracked | None = None

    @property
    def moves_words(self) -> bool:
        """Whether sentences went from one place of a text to another: the same words are on both sides."""
        return self.kind is ChangeKind.REPLACED and MOVED in self.reasons

    def by_value(self) -> Iterator[tuple["Change", Value]]:
        """Its values, each with the change at the value's own place: where several cells went by one step, each cell has one."""
        own = len(self.values) == len(self.old) == len(self.new) and self.kind is ChangeKind.CELL_CHANGED
        for at, value in enumerate(self.values):
            yield replace(self, old=self.old[at : at + 1], new=self.new[at : at + 1]) if own else self, value

    @property
    def called(self) -> str:
        """The kind that a reader is told."""
        return ChangeKind.MOVED.value if self.moves_words else self.kind.value

    @property
    def of_labels(self) -> bool:
        """Whether the words stayed and only the numbers or signs before them changed, which the text does not hold."""
        return self.kind is ChangeKind.RENUMBERED and not self.edits

    @property
    def of_looks(self) -> bool:
        """Whether the words stayed and look otherwise: hidden, crossed out, bold."""
        return self.kind is ChangeKind.FORMATTING and self.lane is not Lane.NUMBERING
