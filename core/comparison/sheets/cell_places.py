"""Where the cells of a workbook stand now, and whether a formula still refers to the cells that it referred to."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from core.comparison.alignment.sequence import Pair
from core.comparison.alignment.units import Side
from core.comparison.sheets.formulas import Reference, references
from core.model.document import Block

_SHEET: Final = "sheet:"


class Standing:
    """The rows, columns and sheets of the new workbook that those of the old one became, as the paired cells say."""

    def __init__(self, old: Side, new: Side, pairs: Iterable[Pair]) -> None:
        went: dict[str, Counter[str]] = defaultdict(Counter)
        cells = defaultdict(list)
        for i, j in pairs:
            one, two = old.blocks[i], new.blocks[j]
            if one.table and two.table and one.story.startswith(_SHEET):
                went[one.story][two.story] += 1
                cells[one.story, two.story].append((one.table, two.table))
        self._sheets = {_name(story): _name(found.most_common(1)[0][0]) for story, found in went.items()}
        self._lines = {
            _name(one): (
                _Line((before.row, after.row) for before, after in found),
                _Line((before.column, after.column) for before, after in found),
            )
            for (one, two), found in cells.items()
            if self._sheets[_name(one)] == _name(two)
        }

    def refers_elsewhere(self, old: Block, new: Block, before: str, after: str) -> bool:
        """Whether a formula names other cells than it did, wherever these stand now. A range that grew over rows or columns which
        came at its end still names its cells; of a row that went nothing is known."""
        return self.names_others(before, after, old.story, new.story)

    def story_now(self, story: str) -> str:
        """The story that a sheet's became: that of the sheet to which most of its cells went, else of the one of its name."""
        name = story.removeprefix(_SHEET)
        return f"{_SHEET}{self._sheets.get(name, name)}" if story.startswith(_SHEET) else story

    def names_others(self, before: str, after: str, old_story: str, new_story: str) -> bool:
        """The same of two formulas that stand in no cell, each with the story of its sheet."""
        olds, news = (list(references(said, _name(story))) for said, story in ((before, old_story), (after, new_story)))
        if len(olds) != len(news):
            return True
        return any(self._differs(one, two) for one, two in zip(olds, news, strict=True))

    def _differs(self, one: Reference, two: Reference) -> bool:
        if one.sheet not in self._sheets:
            return self._differs_unseen(one, two)
        if self._sheets[one.sheet] != two.sheet:
            return True
        rows, columns = self._lines[one.sheet]
        places = ((rows, one.row, two.row), (columns, one.column, two.column))
        return any(line.differs(was, now, one.edge) for line, was, now in places)

    def _differs_unseen(self, one: Reference, two: Reference) -> bool:
        """The same of a sheet whose cells nobody knows: without any, not there at all, or in another workbook ("[b.xlsx]Prices").
        One of this workbook may bear another name now."""
        renamed = not one.sheet.startswith("[") and two.sheet not in self._sheets.values()
        return (one.row, one.column) != (two.row, two.column) or (one.sheet != two.sheet and not renamed)


def _name(story: str) -> str:
    return story.removeprefix(_SHEET)


class _Line:
    """The rows, or the columns, of a sheet: which old one is which new one."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for one, two in pairs:
            votes[one][two] += 1
        self._now = {one: found.most_common(1)[0][0] for one, found in sorted(votes.items())}
        self._known = list(self._now)
        self._stayed = set(self._now.values())

    def differs(self, was: int | None, now: int | None, edge: int) -> bool:
        """Whether a reference's row (None: it names none) is another one than it was. `edge`: −1 at the beginning of a range, 1
        at its end, 0 elsewhere."""
        if was is None or now is None:
            return was is not now
        expected = self._of(was)
        if expected is None or expected == now:
            return False
        return not (edge and all(at not in self._stayed for at in _beyond(expected, now, edge)))

    def _of(self, line: int) -> int | None:
        """Where a line stands now: one in which nothing stands moves with its neighbours; None where these parted."""
        if line in self._now:
            return self._now[line]
        at = bisect_left(self._known, line)
        shifts = {self._now[self._known[k]] - self._known[k] for k in (at - 1, at) if 0 <= k < len(self._known)}
        return line + shifts.pop() if len(shifts) == 1 else None


def _beyond(expected: int, now: int, edge: int) -> Iterator[int]:
    """The lines by which a range grew; its own end where it shrank."""
    grew = (now - expected) * edge > 0
    yield from range(expected + edge, now + edge, edge) if grew else (expected,)
