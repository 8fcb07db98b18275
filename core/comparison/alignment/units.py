"""What is aligned: a paragraph, or a whole table, in the order of its flow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from core.model.document import OBJECT, Block, BlockKind, CellPlace, Document, Flag

FLOWS = ("body", "sheet", "header", "footer", "footnote", "endnote", "comment", "textbox")
_STORIES: Final = 1024
"""Names of stories whose flow is kept at hand; every block is asked for its own."""


@dataclass(slots=True)
class Unit:
    """One paragraph (one block) or one table (all its blocks). `key` is its exact identity; `blocks` index the document;
    `generated`: a line of a list that a program made; `title`: a heading; `label`: the number that a program counted it with;
    `sheet`: the workbook's sheet that it is, by name."""

    key: str
    blocks: list[int]
    table: str | None = None
    generated: bool = False
    title: bool = False
    label: str = ""
    sheet: str = ""


@dataclass(slots=True)
class Side:
    """One of the two documents made ready: blocks, identities (`keys`), flows of units, and where each block stands
    (`index`). The model's `Side` only names one of the two."""

    document: Document
    blocks: tuple[Block, ...]
    keys: list[str]
    flows: dict[str, list[Unit]]
    index: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=_STORIES)
def flow_of(story: str) -> str:
    """The kind of a story: what stands before its number. Stories of one kind are compared as one flow; the sheets of a workbook
    are its body, so that a table meets itself in a file of another format."""
    kind = story.partition(":")[0]
    return "body" if kind == "sheet" else kind


def identity(block: Block) -> str:
    """The text, with the content hash of each picture that stands in it."""
    if OBJECT not in block.text:
        return block.text
    return block.text + "\x00" + "\x00".join(objects(block))


def objects(block: Block) -> list[str]:
    """The content hash of each object character of the text, in order; empty where the reader gave none."""
    if OBJECT not in block.text:
        return []
    found = {mark.start: mark.value for mark in block.marks if mark.type == "image"}
    return [found.get(place, "") for place, char in enumerate(block.text) if char == OBJECT]


def prepare(document: Document) -> Side:
    """Splits a document into flows of paragraphs and tables."""
    blocks = document.blocks
    keys = [identity(block) for block in blocks]
    flows: dict[str, list[Unit]] = {}
    tables: dict[tuple[str, str], Unit] = {}
    of_story: dict[str, list[Unit]] = {}
    for place, block in enumerate(blocks):
        units = of_story.get(block.story)
        if units is None:
            units = of_story[block.story] = flows.setdefault(flow_of(block.story), [])
        if block.table is None:
            title = block.kind is BlockKind.HEADING
            made = Flag.GENERATED in block.flags
            units.append(Unit(keys[place], [place], generated=made, title=title, label=block.label or ""))
        else:
            _into_table(units, tables, block, block.table, place)
    for (_, name), unit in tables.items():
        unit.key = "\x01" + "\x01".join(_cell_key(blocks[place], keys[place]) for place in unit.blocks)
        unit.table = name
    return Side(document, blocks, keys, flows, {block.block: place for place, block in enumerate(blocks)})


def _into_table(units: list[Unit], tables: dict[tuple[str, str], Unit], block: Block, place: CellPlace, index: int) -> None:
    """A nested table is a unit of its own that follows the table around it."""
    unit = tables.get((block.story, place.id))
    if unit is None:
        kind, _, name = block.story.partition(":")
        unit = tables[(block.story, place.id)] = Unit("", [], sheet=name if kind == "sheet" else "")
        units.append(unit)
    unit.blocks.append(index)


def _cell_key(block: Block, key: str) -> str:
    place = block.table
    assert place is not None
    return f"{place.row}\x02{place.column}\x02{key}"


def sizes(texts: Iterable[str]) -> list[int]:
    """The weight of each text in an order: about its number of words, at least one."""
    return [1 + len(text) // 6 for text in texts]


def spread(units: Sequence[Unit]) -> list[int]:
    """All block indexes of the units, in order."""
    return [block for unit in units for block in unit.blocks]
