"""PDF: the old original with the changes highlighted."""

from core.model.document import Side
from core.reports.data import ReportData
from core.reports.marked import marked


def render(data: ReportData) -> bytes:
    return marked(data, Side.OLD)
