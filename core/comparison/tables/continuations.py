"""Titles of a table's continuation that only one of two documents has, or each at another place."""

from collections.abc import Set

from core.comparison.alignment.units import Side
from core.model.continued import is_continuation as titled
from core.model.document import Block


def is_continuation(block: Block) -> bool:
    """Whether a block outside a table is such a title and nothing else."""
    return block.table is None and titled(block.text)


def continuations(side: Side, taken: Set[int]) -> list[int]:
    """The titles without a counterpart."""
    return [place for place, block in enumerate(side.blocks) if place not in taken and is_continuation(block)]
