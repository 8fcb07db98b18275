"""What a cell is called by whoever reads its table: the words at the head of its row and of its column."""

from collections.abc import Container, Mapping, Sequence

from core.model.change import Anchor, Change, ChangeKind
from core.model.document import Block, Document
from core.reports.context import Line, Piece

Cells = Mapping[tuple[str, int, int], str]
"""By table, row and column: what the cell says; the paragraphs of one cell in one line."""
NAME_CHARACTERS = 80
NAMED = frozenset({ChangeKind.CELL_CHANGED, ChangeKind.ROW_INSERTED, ChangeKind.ROW_DELETED})
"""The changes whose place in a table words can say."""


def cells_of(document: Document, wanted: Container[tuple[str, int]] | None = None) -> dict[tuple[str, int, int], str]:
    """All cells with words; where `wanted` names rows of tables, these rows alone and the heads."""
    found: dict[tuple[str, int, int], list[str]] = {}
    for block in document.blocks:
        place = block.table
        if place is None or not (wanted is None or place.row == 0 or (place.id, place.row) in wanted):
            continue
        if block.text.strip():
            found.setdefault(_key(block), []).append(" ".join(block.text.split()))
    return {key: " ".join(texts) for key, texts in found.items()}


def cell_name(anchor: Anchor, cells: Cells) -> tuple[str, str]:
    """The first words of the cell's row, and what stands at the head of its column; "" where there are none, or the cell
    itself is that one."""
    place = anchor.table
    if place is None:
        return "", ""
    row = next((text for column in range(place.column) if _names(text := cells.get((place.id, place.row, column), ""))), "")
    head = cells.get((place.id, 0, place.column), "") if place.row else ""
    return _short(row), _short(head) if _names(head) else ""


def names_of(change: Change, cells: Cells) -> tuple[tuple[str, ...], bool]:
    """The words that say where in its table a change stands: those of row and column for a cell, those of the row for a row that
    came or went; and whether they suffice, without numbers."""
    place = (change.new or change.old)[0].table if change.new or change.old else None
    if place is None or change.kind not in NAMED:
        return (), False
    if change.kind is ChangeKind.CELL_CHANGED:
        names = tuple(name for name in cell_name((change.new or change.old)[0], cells) if name)
        return names, len(names) > 1
    row = (cells.get((place.id, place.row, anchor.table.column), "") for anchor in (change.new or change.old) if anchor.table)
    name = next((_short(text) for text in row if _names(text)), "")
    return ((name,), True) if name else ((), False)


def with_names(lines: tuple[Line, ...], anchors: Sequence[Anchor], cells: Cells) -> tuple[Line, ...]:
    """The lines of a change of several cells, each behind the name of its row, or of its column where they share the row: a
    column of bare figures says nothing."""
    places = list(dict.fromkeys((anchor.block, anchor.table) for anchor in anchors))
    if len(places) != len(lines) or any(place is None for _, place in places):
        return lines
    across = len({place.row for _, place in places if place}) == 1
    first = {anchor.block: anchor for anchor in anchors}
    names = [cell_name(first[block], cells)[1 if across else 0] for block, _ in places]
    return tuple(
        (Piece(text=f"{name}: ", changed=False), *line) if name else line for name, line in zip(names, lines, strict=True)
    )


def _key(block: Block) -> tuple[str, int, int]:
    place = block.table
    return (place.id, place.row, place.column) if place is not None else ("", 0, 0)


def _names(text: str) -> bool:
    """A number or a dash names nothing."""
    return any(letter.isalpha() for letter in text)


def _short(text: str) -> str:
    return text if len(text) <= NAME_CHARACTERS else text[: NAME_CHARACTERS - 1].rstrip() + "…"
