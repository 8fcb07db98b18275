"""What was found of two documents matched block by block."""

from collections.abc import Set
from dataclasses import dataclass, field

from core.comparison.alignment.sequence import Pair
from core.comparison.tables.axes import Axis
from core.comparison.tables.grid import Grid

Reflow = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class TableMatch:
    """Two versions of one table, with its rows and columns."""

    old: Grid
    new: Grid
    rows: Axis
    columns: Axis


@dataclass(slots=True)
class Match:
    """All by places in the documents' blocks. `pairs`: one old block and its one new block. `moves`: groups of pairs out of
    order that moved together. `reflows`: old blocks whose words stand in other new blocks: splits, merges. `coarse`: flows that
    the deadline cut short. `heads`: new blocks, old blocks of a head that was set again where a table was cut in two.
    `scattered`: texts of boxes and the pieces in which a page shows them, in another flow."""

    pairs: dict[int, int] = field(default_factory=dict)
    moves: list[list[Pair]] = field(default_factory=list)
    reflows: list[Reflow] = field(default_factory=list)
    tables: list[TableMatch] = field(default_factory=list)
    coarse: list[str] = field(default_factory=list)
    heads: tuple[Set[int], Set[int]] = (frozenset(), frozenset())
    scattered: list[Reflow] = field(default_factory=list)

    def moved_rows(self) -> set[int]:
        """Old blocks whose row or column moved: the table's own changes say where to."""
        found: set[int] = set()
        for table in self.tables:
            for (row, column), blocks in table.old.cells.items():
                if row in table.rows.moved or column in table.columns.moved:
                    found.update(blocks)
        return found
