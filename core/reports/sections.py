"""Changes under the outermost sections that part them: a title over the whole document parts nothing."""

from collections.abc import Iterable, Sequence

from core.model.change import Anchor, Change
from core.model.document import Document
from core.reports.correspondence import headings, pairs, title_of
from core.reports.data import ReportData
from core.reports.rows import Row

_Path = tuple[str, ...]


def by_section(data: ReportData, made: tuple[Row, ...]) -> list[tuple[str, list[Row]]]:
    """Each section once, in the order of its first change; "" for what stands in none. What went stands under the present
    title of its section."""
    renamed = {title_of(old): title_of(new) for old, new in pairs(data) if old is not None and new is not None}
    sections = sections_of(data.comparison.changes, data.old, data.new)
    found: dict[str, list[Row]] = {}
    for row in made:
        title = sections[row.change.id]
        found.setdefault(title if row.change.new else renamed.get(title, title), []).append(row)
    return list(found.items())


def sections_of(changes: Sequence[Change], old: Document, new: Document) -> dict[str, str]:
    """By change: the title of its section on the new side where there is one, "" for a change in none. A heading, and what came
    or went from a heading on, stands in the section that the heading opens."""
    of_old, of_new = _opened(old), _opened(new)
    paths = {
        change.id: (bool(change.new), _path(change.new or change.old, of_new if change.new else of_old)) for change in changes
    }
    depth = _depth_of(paths.values())
    return {change: path[min(depth, len(path) - 1)] if path else "" for change, (_, path) in paths.items()}


def _opened(document: Document) -> dict[str, _Path]:
    """By heading: the section that it opens, with those around it."""
    found = ((block, (title_of(block),)) for block in headings(document))
    return {block.block: block.section if block.section[-1:] == title else block.section + title for block, title in found}


def _path(anchors: Sequence[Anchor], opened: dict[str, _Path]) -> _Path:
    return opened.get(anchors[0].block, anchors[0].section) if anchors else ()


def _depth_of(paths: Iterable[tuple[bool, _Path]]) -> int:
    """How many sections from the outermost hold every change that stands in one, on either side: they part nothing."""
    sides: tuple[set[_Path], ...] = (set(), set())
    for side, path in paths:
        sides[side].add(path)
    found = [{path for path in side if path} for side in sides]
    deepest = max((len(path) for side in found for path in side), default=1) - 1
    shared = (at for at in range(deepest) if any(len({path[: at + 1] for path in side}) > 1 for side in found))
    return next(shared, deepest)
