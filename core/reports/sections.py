"""Changes under the outermost sections that they stand in."""

from core.reports.correspondence import pairs, title_of
from core.reports.data import ReportData
from core.reports.rows import Row


def by_section(data: ReportData, made: tuple[Row, ...]) -> list[tuple[str, list[Row]]]:
    """Each section once, in the order of its first change; "" for what stands in none. What went stands under the present
    title of its section."""
    renamed = {title_of(old): title_of(new) for old, new in pairs(data) if old is not None and new is not None}
    found: dict[str, list[Row]] = {}
    for row in made:
        found.setdefault(_title(row, renamed), []).append(row)
    return list(found.items())


def _title(row: Row, renamed: dict[str, str]) -> str:
    anchors = row.change.new or row.change.old
    title = anchors[0].section[0] if anchors and anchors[0].section else ""
    return title if row.change.new else renamed.get(title, title)
