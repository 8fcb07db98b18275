"""Where in the made document each change stands, so that its comment covers its words and no others."""

from collections import defaultdict

from core.model.change import Change, ChangeKind
from core.reports.redline.columns import COLUMN_KINDS
from core.reports.redline.package import Element

Stretch = tuple[Element, Element]
"""The first and the last element of a stretch; both stay where they are."""


class Spots:
    """The stretches of each change, by its id. The new side counts where a change stands on both in different places."""

    def __init__(self) -> None:
        self._new: dict[str, list[Stretch]] = defaultdict(list)
        self._old: dict[str, list[Stretch]] = defaultdict(list)

    def came(self, change: Change, stretch: Stretch) -> None:
        self._new[change.id].append(stretch)

    def gone(self, change: Change, stretch: Stretch) -> None:
        self._old[change.id].append(stretch)

    def stretch(self, change: Change, order: dict[int, int]) -> Stretch | None:
        """From the change's first element to its last. `order`: the place of each element in its document, by id()."""
        found = [s for s in self._chosen(change) if id(s[0]) in order and id(s[1]) in order]
        if not found:
            return None
        found.sort(key=lambda s: order[id(s[0])])
        if change.kind in COLUMN_KINDS:
            return found[0]
        return found[0][0], max((last for _first, last in found), key=lambda last: order[id(last)])

    def _chosen(self, change: Change) -> list[Stretch]:
        moved = change.moves_words or change.kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_EDITED, ChangeKind.ROW_MOVED)
        in_cells = any(anchor.table is not None for anchor in change.new)
        if (moved or in_cells) and self._new[change.id]:
            return self._new[change.id]
        return self._new[change.id] + self._old[change.id]

    def elements(self) -> set[int]:
        """The ids of all elements that are known."""
        sides = (self._new, self._old)
        return {id(one) for side in sides for found in side.values() for stretch in found for one in stretch}
