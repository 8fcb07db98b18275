"""The JSON of the comparison, whole: what another program reads."""

from dataclasses import replace

from core.jsonform import publish
from core.reports.data import ReportData


def render(data: ReportData) -> bytes:
    """Every change and the analysis where there is one, whatever the report's options hide: JSON is the record."""
    comparison = replace(data.comparison, analysis=data.analysis) if data.analysis else data.comparison
    return publish(comparison)
