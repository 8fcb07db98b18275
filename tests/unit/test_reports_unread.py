"""A change that the model did not read is named in every report that has rows, with the reason; one that it read is not."""

from dataclasses import replace

import pytest

from core.model.analysis import NotAnalysed, Rates
from core.reports import ReportData, ReportOptions, render
from core.reports.data import select
from core.reports.rows import rows
from core.reports.verdict import model_line, rates_line
from tests.report_sample import report_data
from tests.report_texts import text_of, whole_text

SAID = {"ru": "Не прочитано моделью: ", "en": "Not read by the model: "}


def unread_data(language: str, *numbers: int, reason: str = "left out") -> ReportData:
    """The sample whose analysis missed the shown changes of these numbers."""
    data = report_data()
    assert data.analysis is not None
    shown = select(data).shown
    missed = tuple(NotAnalysed(change=shown[number - 1].id, reason=reason) for number in numbers)
    kept = tuple(one for one in data.analysis.statements if not {m.change for m in missed} & set(one.changes))
    return replace(data, language=language, analysis=replace(data.analysis, not_analysed=missed, statements=kept))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["html", "md", "csv", "xlsx", "docx", "pdf"])
def test_it_is_named_at_its_change(name: str, language: str) -> None:
    made = render(name, unread_data(language, 1))
    assert SAID[language].strip() in text_of(name, made)
    assert SAID[language].strip() not in text_of(name, render(name, report_data()))


def test_the_line_of_the_model_lists_their_numbers_by_reason() -> None:
    data = unread_data("ru", 1, 2)
    assert model_line(data).endswith("(2: №\u00a01–2)")
    assert [row.number for row in rows(data) if row.unread] == [1, 2]


def test_one_that_the_report_hides_is_still_counted() -> None:
    data = unread_data("en", 1)
    hidden = replace(data, options=ReportOptions(changes=()))
    assert model_line(hidden).endswith("(1)")


def test_a_report_without_the_model_says_nothing_of_it() -> None:
    data = replace(unread_data("en", 1), options=ReportOptions(with_model=False))
    assert [row.unread for row in rows(data) if row.unread] == []


COUNTED = {"ru": "Проанализировано изменений: 1 из 2", "en": "1 of 2 changes analysed"}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["html", "md", "csv", "xlsx", "pdf", "docx", "certificate"])
def test_how_many_were_read_stands_in_the_report(name: str, language: str) -> None:
    data = unread_data(language, 1)
    assert data.analysis is not None
    made = render(name, replace(data, analysis=replace(data.analysis, analysed=1)))
    told = whole_text(made) if name in ("docx", "certificate") else text_of(name, made)
    assert COUNTED[language] in told


WITHOUT = {
    "ru": "Без нейросети: все описания составлены по правилам.",
    "en": "Without a model: every description is made by rules.",
}


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["html", "md", "xlsx", "pdf", "docx", "certificate"])
def test_a_report_without_a_model_is_labelled_so(name: str, language: str) -> None:
    made = render(name, replace(report_data(), language=language, analysis=None))
    told = whole_text(made) if name in ("docx", "certificate") else text_of(name, made)
    assert WITHOUT[language] in told
    assert WITHOUT[language] not in str(render("html", replace(report_data(), language=language)).decode())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "пояснения: подтверждено\u00a05, исправлено и подтверждено\u00a02, не подтверждено\u00a03"),
        ("en", "explanations: verified\u00a05, repaired and verified\u00a02, not verified\u00a03"),
    ],
)
def test_the_rate_of_an_analysis_is_told(language: str, said: str) -> None:
    assert rates_line(Rates(verified=5, repaired=2, quarantined=3), language) == said
