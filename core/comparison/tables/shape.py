"""The shape of tables under changes: where each cell stands once rows and columns came, went and moved."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from core.model.change import Anchor, ChangeKind
from core.model.document import Block, CellPlace

Kinds = Sequence[tuple[ChangeKind, Sequence[Anchor], Sequence[Anchor]]]


class Shape:
    """Checks that the cells of pairs of blocks stand where the changes of rows and columns put them.

    `pairs`: source and target block in the target's order, at least one of the two in a table. `shaped`: source block → target
    block whose place a change gives.
    """

    def __init__(self, pairs: Sequence[tuple[Block, Block]], kinds: Kinds, shaped: Mapping[str, str]) -> None:
        self.pairs = pairs
        self.shaped = shaped
        self.lines = _lines(kinds)
        self.axes: dict[tuple[str, str, str], _Axis] = {}

    def wrong(self) -> str | None:
        """The first target block whose place is not explained."""
        found = self.unexplained()
        return found[0][1].block if found else None

    def unexplained(self) -> list[tuple[Block, Block]]:
        """All pairs whose place in a table no change explains."""
        twins: dict[str, str] = {}
        back: dict[str, str] = {}
        last, twin, as_before = ("", ""), False, False
        found = []
        for one, two in self.pairs:
            if self.shaped.get(one.block) == two.block:
                continue
            if one.table is None or two.table is None:
                found.append((one, two))
                continue
            left, right = one.table.id, two.table.id
            if (left, right) != last:
                last = left, right
                twin = twins.setdefault(left, right) == right and back.setdefault(right, left) == left
                as_before = (left, 0) not in self.lines and (right, 1) not in self.lines
            if not (twin and (_stays if as_before else self._stands)(one.table, two.table)):
                found.append((one, two))
        return found

    def _stands(self, old: CellPlace, new: CellPlace) -> bool:
        if (old.parent is None) != (new.parent is None):
            return False
        rows, columns = self._axis(old.id, new.id, "row"), self._axis(old.id, new.id, "column")
        return (
            rows(old.row) == new.row
            and columns(old.column) == new.column
            and _span(rows, old.row, old.row_span) == new.row_span
            and _span(columns, old.column, old.column_span) == new.column_span
        )

    def _axis(self, old: str, new: str, axis: str) -> "_Axis":
        found = self.axes.get((old, new, axis))
        if found is None:
            lines = self.lines.get((old, 0), {})
            come = self.lines.get((new, 1), {}).get(axis, ())
            found = self.axes[old, new, axis] = _Axis(lines.get(axis, ()), come, lines.get(axis + "_moved", ()))
        return found


class _Axis:
    """Old place → new place on one axis of one table."""

    def __init__(self, gone: Sequence[int], come: Sequence[int], moved: Sequence[int]) -> None:
        steps = dict(zip(moved[::2], moved[1::2], strict=True))
        self.moved = steps
        self.left = {*gone, *steps}
        self.gone = sorted(self.left)
        self.come = [place - before for before, place in enumerate(sorted({*come, *steps.values()}))]

    def __call__(self, place: int) -> int:
        if place in self.moved:
            return self.moved[place]
        rank = place - bisect_left(self.gone, place)
        return rank + bisect_right(self.come, rank)

    def kept(self, place: int) -> bool:
        return place not in self.left


def _stays(old: CellPlace, new: CellPlace) -> bool:
    """Whether a cell of a table without changed rows and columns stands where it stood."""
    return (
        old.row == new.row
        and old.column == new.column
        and old.row_span == new.row_span
        and old.column_span == new.column_span
        and (old.parent is None) == (new.parent is None)
    )


def _span(axis: _Axis, start: int, span: int) -> int:
    """The span of a cell after lines inside it came or went."""
    if span == 1:
        return 1
    kept = [place for place in range(start, start + span) if axis.kept(place)]
    return axis(kept[-1]) - axis(kept[0]) + 1 if kept else span


def _lines(kinds: Kinds) -> dict[tuple[str, int], dict[str, list[int]]]:
    """(table, 0) → rows and columns that go out, and those that move as old, new, old, new …; (table, 1) → those that come."""
    found: dict[tuple[str, int], dict[str, set[int]]] = {}
    moves: dict[str, dict[str, dict[int, int]]] = {}
    for kind, source, target in kinds:
        axis = "row" if kind.value.startswith("row_") else "column"
        if kind in (ChangeKind.ROW_MOVED, ChangeKind.COLUMN_MOVED):
            for one, two in zip(source, target, strict=False):
                if one.table and two.table:
                    steps = moves.setdefault(one.table.id, {}).setdefault(axis + "_moved", {})
                    steps.setdefault(getattr(one.table, axis), getattr(two.table, axis))
                    found.setdefault((two.table.id, 1), {})
            continue
        for side, anchors in ((0, source), (1, target)):
            for anchor in anchors:
                if anchor.table:
                    found.setdefault((anchor.table.id, side), {}).setdefault(axis, set()).add(getattr(anchor.table, axis))
    result = {key: {axis: sorted(places) for axis, places in axes.items()} for key, axes in found.items()}
    for table, axes in moves.items():
        result.setdefault((table, 0), {}).update(
            {axis: [place for step in steps.items() for place in step] for axis, steps in axes.items()}
        )
    return result
