"""The new version as the knock-on checks see it: blocks by id, which of them changed, anchors made of spans."""

from functools import cached_property

from core.comparison.judge.places import typed_number
from core.model.change import Change
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


def number_in(block: Block) -> str:
    """The number of a clause as references name it: its label, or what was typed at its start; "" in contents."""
    if block.label:
        return block.label.strip().rstrip(".)")
    return "" if Flag.GENERATED in block.flags else typed_number(block)
