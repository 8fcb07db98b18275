"""The new version as the knock-on checks see it: blocks by id, which of them changed, anchors made of spans."""

from functools import cached_property

from core.comparison.judge.sentences.places import typed_number
from core.comparison.numbering.typed_numbers import typed_length
from core.model.change import Change, ChangeKind
from core.model.document import Block, Document, Flag


class View:
    """Changes over two documents, indexed once for all checks."""

    def __init__(self, changes: tuple[Change, ...], old: Document, new: Document) -> None:
        self.changes, self.old, self.new = changes, old, new

    @cached_property
    def old_blocks(self) -> dict[str, Block]:
        """By id."""
        return {block.block: block for block in self.old.blocks}

    @cached_property
    def new_blocks(self) -> dict[str, Block]:
        """By id."""
        return {block.block: block for block in self.new.blocks}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each block of the new version among all, by id."""
        return {block.block: at for at, block in enumerate(self.new.blocks)}

    @cached_property
    def rows(self) -> dict[tuple[str, int], list[Block]]:
        """The cells of each row of the tables that changed in the new version, by table and row."""
        tables = {anchor.table.id for change in self.changes for anchor in change.new if anchor.table is not None}
        found: dict[tuple[str, int], list[Block]] = {}
        for block in self.new.blocks if tables else ():
            if block.table is not None and block.table.id in tables:
                found.setdefault((block.table.id, block.table.row), []).append(block)
        return found

    @cached_property
    def cells(self) -> dict[tuple[str, int, int], list[Block]]:
        """The blocks of each cell of the tables that changed in the new version, by table, row and column."""
        found: dict[tuple[str, int, int], list[Block]] = {}
        for (table, row), blocks in self.rows.items():
            for block in blocks:
                if block.table is not None:
                    found.setdefault((table, row, block.table.column), []).append(block)
        return found

    @cached_property
    def rows_changed(self) -> dict[str, dict[tuple[int, int], list[str]]]:
        """The rows in which cells changed, in the old and in the new version, with the ids of the changes; by the new table."""
        found: dict[str, dict[tuple[int, int], list[str]]] = {}
        for change in self.changes:
            if change.kind is not ChangeKind.CELL_CHANGED:
                continue
            for one, two in zip(change.old, change.new, strict=False):
                if one.table is not None and two.table is not None:
                    found.setdefault(two.table.id, {}).setdefault((one.table.row, two.table.row), []).append(change.id)
        return found

    @cached_property
    def edited(self) -> dict[str, list[str]]:
        """Ids of the changes that touch the text of a block of the new version, by block."""
        found: dict[str, list[str]] = {}
        for change in self.changes:
            for edit in change.edits:
                for name in {edit.new.block if edit.new else "", change.at.new.after or ""} - {""}:
                    found.setdefault(name, []).append(change.id)
            for anchor in change.new if change.edits else ():
                found.setdefault(anchor.block, []).append(change.id)
        return found

    @cached_property
    def reworded(self) -> set[str]:
        """Ids of the blocks of the new version that another change than a renumbering touches."""
        counted = {change.id for change in self.changes if change.kind is ChangeKind.RENUMBERED}
        return {block for block, changes in self.edited.items() if not counted.issuperset(changes)}

    @cached_property
    def old_texts(self) -> set[str]:
        """What the blocks of the old version say, without their numbers."""
        return {said(block) for block in self.old.blocks}

    @cached_property
    def old_labels(self) -> dict[str, Block]:
        """The first block of each clause number, by that number."""
        return _labels(self.old)

    @cached_property
    def new_labels(self) -> dict[str, Block]:
        """The first block of each clause number, by that number."""
        return _labels(self.new)


def _labels(document: Document) -> dict[str, Block]:
    found: dict[str, Block] = {}
    for block in document.blocks:
        if label := number_in(block):
            found.setdefault(label, block)
    return found


def said(block: Block) -> str:
    """The text of a clause without its number."""
    return block.text if block.label else block.text[typed_length(block) :]


def number_in(block: Block) -> str:
    """The number of a clause as references name it: its label, or what was typed at its start; "" in contents."""
    if block.label:
        return block.label.strip().rstrip(".)")
    return "" if Flag.GENERATED in block.flags else typed_number(block)
