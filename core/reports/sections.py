"""Changes under the outermost sections that part them: a title over the whole document parts nothing."""

from collections.abc import Iterable

from core.model.change import Change
from core.reports.correspondence import pairs, title_of
from core.reports.data import ReportData
from core.reports.rows import Row


def by_section(data: ReportData, made: tuple[Row, ...]) -> list[tuple[str, list[Row]]]:
    """Each section once, in the order of its first change; "" for what stands in none. What went stands under the present
    title of its section."""
    renamed = {title_of(old): title_of(new) for old, new in pairs(data) if old is not None and new is not None}
    depth = depth_of(data.comparison.changes)
    found: dict[str, list[Row]] = {}
    for row in made:
        title = section_of(row.change, depth)
        found.setdefault(title if row.change.new else renamed.get(title, title), []).append(row)
    return list(found.items())


def depth_of(changes: Iterable[Change]) -> int:
    """How many sections from the outermost hold every change that stands in one, on either side: they part nothing."""
    sides: tuple[set[tuple[str, ...]], ...] = (set(), set())
    for change in changes:
        sides[bool(change.new)].add(_path(change))
    paths = [{path for path in side if path} for side in sides]
    deepest = max((len(path) for side in paths for path in side), default=1) - 1
    shared = (at for at in range(deepest) if any(len({path[: at + 1] for path in side}) > 1 for side in paths))
    return next(shared, deepest)


def section_of(change: Change, depth: int) -> str:
    """The section at that depth, or the innermost one above it, on the new side where there is one; "" for a change in none."""
    path = _path(change)
    return path[min(depth, len(path) - 1)] if path else ""


def _path(change: Change) -> tuple[str, ...]:
    anchors = change.new or change.old
    return anchors[0].section if anchors else ()
