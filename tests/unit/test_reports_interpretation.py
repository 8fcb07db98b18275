"""An interpretation is called so in every report that holds it, and counted apart."""

from dataclasses import replace

import pytest

from core.model.analysis import CONCLUSION, Analysis, AnalysisStatus, NotAnalysed, Origin, Rates, Statement, Verdict
from core.reports import ReportData, render
from core.reports.verdict import model_line
from tests.redlines import WORD, data_of
from tests.report_sample import pdf_data, report_data
from tests.report_texts import highlights, text_of
from tests.word_comments import comments

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


def said_of(data: ReportData, role: str) -> ReportData:
    """The data with one statement of a model on each change."""
    ids = tuple(change.id for change in data.comparison.changes)
    said = Statement(text="Сказано моделью.", origin=Origin.MODEL, changes=ids, verdict=Verdict.VERIFIED, role=role)
    analysis = Analysis(model="m", status=AnalysisStatus.COMPLETED, analysed=1, total=1, statements=(said,), rates=Rates())
    return replace(data, analysis=analysis)


def test_comments_and_annotations_call_it_so() -> None:
    word = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment"))
    for role, lead in ((CONCLUSION, "Толкование: "), ("", "")):
        *told, last = [one.said.split("\n")[-1] for one in comments(render("redline", said_of(word, role)))]
        assert set(told) == {f"{lead}Сказано моделью."}
        assert last.startswith("Проанализировано изменений: 1 из 1")
        paged = render("marked_new", said_of(pdf_data(), role))
        assert {str(mark["/Contents"]).split("\n")[-1] for mark in highlights(paged)} == {f"{lead}Сказано моделью."}
        (note,) = highlights(paged, "/Text")
        assert note["/Contents"].split("\n")[-1].startswith("Проанализировано изменений: 1 из 1")


def test_comments_and_annotations_name_what_the_model_did_not_read() -> None:
    word, paged = data_of(next(pair for pair in WORD if pair.name == "ru-contract-1-payment")), pdf_data()

    def unread(data: ReportData) -> ReportData:
        missed = tuple(NotAnalysed(change=change.id, reason="left out") for change in data.comparison.changes)
        analysis = Analysis(model="m", status=AnalysisStatus.COMPLETED, analysed=0, total=1, not_analysed=missed, rates=Rates())
        return replace(data, analysis=analysis)

    *told, last = [one.said for one in comments(render("redline", unread(word)))]
    assert told
    assert all("Не прочитано моделью: " in one for one in told)
    assert "Проанализировано изменений: 0 из 1" in last
    made = render("marked_new", unread(paged))
    assert all("Не прочитано моделью: " in mark["/Contents"] for mark in highlights(made))
    (note,) = highlights(made, "/Text")
    assert "Проанализировано изменений: 0 из 1" in note["/Contents"]
    silent = replace(unread(word), options=replace(word.options, with_model=False))
    assert not any("прочитано" in one.said or "Проанализировано" in one.said for one in comments(render("redline", silent)))


def test_it_is_counted_apart() -> None:
    assert "толкований\u00a01" in model_line(interpreted("ru"))
    assert "проверено" not in model_line(interpreted("ru"))
