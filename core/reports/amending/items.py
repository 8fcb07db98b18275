"""A document as the sequence that amendments speak of: paragraphs, tables and notes, each with an address of its own."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from core.model.document import Block, BlockKind, Document, Flag

_TYPED = re.compile(r"^([1-9]\d{0,2}(?:\.[1-9]\d{0,2}){0,5})([.)]?)\s+\S")
"""No part begins with a zero: "05.03 " is a date."""
TEXT = ("body", "sheet")
"""The text itself; a workbook's is in its sheets."""
NOTES = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class Address:
    """A place as it is printed. `noun`: clause, section, paragraph, heading, table, sheet, footnote, endnote; `within` is the
    clause or section that a paragraph's number counts in, "" for the whole document. A sheet's number is its name."""

    noun: str
    number: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph (`text`) or a table (`rows`). `blocks` are the ids of the reader's blocks in it."""

    blocks: tuple[str, ...]
    text: str = ""
    label: str | None = None
    rows: tuple[tuple[str, ...], ...] | None = None
    cells: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """The block ids of each cell."""
    plain: bool = True
    """False for a table with merged cells."""

    @property
    def content(self) -> tuple[str | None, str, tuple[tuple[str, ...], ...] | None]:
        """What has to be equal: number, text, rows."""
        return self.label, self.text, self.rows


def items_of(document: Document) -> list[Item]:
    """Body and notes; what the program makes itself (contents) and empty paragraphs are left out."""
    found: list[Item] = []
    blocks = [b for b in document.blocks if b.story.partition(":")[0] in (*TEXT, *NOTES) and Flag.GENERATED not in b.flags]
    for table, members in groupby(blocks, key=lambda block: _outer(block)):
        if table is None:
            found += [Item(blocks=(b.block,), text=b.text, label=b.label) for b in members if b.text]
        else:
            found.append(_table(list(members)))
    return found


def covered(story: str) -> bool:
    """Whether amendments speak of a story: headers, text boxes and comments are left to the list at the end."""
    return story.partition(":")[0] in (*TEXT, *NOTES)


def _outer(block: Block) -> str | None:
    """The outermost table that a block stands in: a nested one counts as the text of its cell."""
    if block.table is None:
        return None
    return block.table.parent or block.table.id


def _table(members: list[Block]) -> Item:
    places = [block.table for block in members if block.table is not None]
    own = [place for place in places if place.parent is None]
    height, width = 1 + max(p.row for p in own or places), 1 + max(p.column for p in own or places)
    cells: dict[tuple[int, int], list[Block]] = {}
    last = (0, 0)
    for block in members:
        if block.table is not None and block.table.parent is None:
            last = block.table.row, block.table.column
        cells.setdefault(last, []).append(block)
    grid = [[cells.get((row, column), []) for column in range(width)] for row in range(height)]
    return Item(
        blocks=tuple(block.block for block in members),
        rows=tuple(tuple("\n".join(b.text for b in cell) for cell in row) for row in grid),
        cells=tuple(tuple(tuple(b.block for b in cell) for cell in row) for row in grid),
        plain=all(place.row_span == place.column_span == 1 and place.parent is None for place in places),
    )


def addresses(document: Document, items: list[Item]) -> dict[tuple[str, ...], Address]:
    """The address of each item, by its blocks. Each is unique: a number that two clauses share names neither."""
    known = {block.block: block for block in document.blocks}
    labels = [_label(known[item.blocks[0]], item) for item in items]
    shared = Counter(label for label in labels if label)
    found: dict[tuple[str, ...], Address] = {}
    counts: Counter[str] = Counter()
    within = ""
    for item, label in zip(items, labels, strict=True):
        block = known[item.blocks[0]]
        kind = block.story.partition(":")[0]
        counts["all"] += kind in TEXT and item.rows is None
        if kind in NOTES:
            number = block.story.partition(":")[2]
            part = counts[block.story] = counts[block.story] + 1
            found[item.blocks] = Address(kind, number) if part == 1 else Address("paragraph", str(part), f"{kind} {number}")
        elif item.rows is not None:
            found[item.blocks] = _grid(block.story, counts)
        elif label and shared[label] == 1:
            within, counts["inside"] = f"{_noun(block)} {label}", 1
            found[item.blocks] = Address("heading" if block.kind is BlockKind.HEADING else "clause", label)
        elif within and block.kind is not BlockKind.HEADING:
            counts["inside"] += 1
            found[item.blocks] = Address("paragraph", str(counts["inside"]), within)
        else:
            within = ""
            found[item.blocks] = Address("paragraph", str(counts["all"]))
    return found


def _grid(story: str, counts: Counter[str]) -> Address:
    """A table by its number in the document; the cells of a workbook's sheet by the sheet's name."""
    kind, _colon, name = story.partition(":")
    counts[story if kind == "sheet" else "table"] += 1
    if kind == "sheet" and name and counts[story] == 1:
        return Address("sheet", name)
    return Address("table", str(counts["table"]))


def _noun(block: Block) -> str:
    return "section" if block.kind is BlockKind.HEADING else "clause"


def _label(block: Block, item: Item) -> str:
    """The number of a clause: made by the program, or typed before the text."""
    if item.rows is not None or block.story != "body":
        return ""
    if block.label and any(character.isalnum() for character in block.label):
        return block.label.strip().rstrip(".):")
    typed = _TYPED.match(block.text)
    if typed is None:
        return ""
    # "12 January 2026": a whole number with nothing after it numbers headings alone.
    marked = "." in typed[1] or bool(typed[2]) or block.kind is BlockKind.HEADING
    return typed[1] if marked else ""


def numbered(items: list[Item]) -> Iterator[str]:
    """Each paragraph as it reads, with its number."""
    for item in items:
        yield f"{item.label} {item.text}" if item.label else item.text
