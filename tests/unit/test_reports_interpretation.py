"""An interpretation is called so in every report that holds it, and counted apart."""

from dataclasses import replace

import pytest

from core.model.analysis import CONCLUSION, Rates
from core.reports import ReportData, render
from core.reports.verdict import model_line
from tests.report_sample import report_data
from tests.unit.test_reports_unread import text_of

NAMES = {"ru": ("Толкование:", "толкование модели"), "en": ("Interpretation:", "the model's interpretation")}


def interpreted(language: str) -> ReportData:
    data = report_data()
    assert data.analysis is not None
    said = replace(data.analysis.statements[0], role=CONCLUSION)
    analysis = replace(data.analysis, statements=(said,), rates=Rates(interpreted=1))
    return replace(data, language=language, analysis=analysis)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["html", "md", "csv", "xlsx", "docx", "pdf"])
def test_it_is_called_so(name: str, language: str) -> None:
    text = text_of(name, render(name, interpreted(language)))
    assert any(word in text.replace("&#39;", "'") for word in NAMES[language])
    assert not any(word in text_of(name, render(name, report_data())) for word in NAMES[language])


def test_it_is_counted_apart() -> None:
    assert "толкований\u00a01" in model_line(interpreted("ru"))
    assert "проверено" not in model_line(interpreted("ru"))
