"""What a model says of the whole stands in the reports, by kind, with the numbers of the changes; what was not verified not."""

from dataclasses import replace

import pytest

from core.model.analysis import Origin, Statement, Verdict
from core.model.document import OBJECT
from core.reports import ReportData, ReportOptions, render
from core.reports.labels import ROLES, pictured
from core.reports.overall import overall
from tests.report_sample import report_data
from tests.report_texts import text_of, whole_text

TITLES = {
    "ru": ["Вкратце", "Что нейросеть считает важным", "Риски", "Что спросить", "Таблицы", "Тон"],
    "en": ["In short", "What the model holds to be important", "Risks", "Questions to ask", "Tables", "Tone"],
}


def summed_data(language: str = "ru") -> ReportData:
    """The sample with one sentence of each kind about its first change, and one that was not verified."""
    data = report_data()
    assert data.analysis is not None
    said = [
        Statement(text=f"Sentence <of> {role}.", origin=Origin.MODEL, changes=("a1",), verdict=Verdict.VERIFIED, role=role)
        for role in ROLES
    ]
    said.append(replace(said[0], text="MADE UP", verdict=Verdict.QUARANTINED))
    return replace(data, language=language, analysis=replace(data.analysis, summary=tuple(said)))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["html", "md", "pdf", "docx", "xlsx"])
def test_each_kind_has_its_title_its_sentence_and_the_numbers(name: str, language: str) -> None:
    made = render(name, summed_data(language))
    told = whole_text(made) if name == "docx" else text_of(name, made).replace("&lt;", "<").replace("&gt;", ">")
    for title, role in zip(TITLES[language], ROLES, strict=True):
        assert title in told
        assert f"Sentence <of> {role}." in told
    assert name == "xlsx" or "MADE UP" not in told  # the workbook has a sheet of what was not verified


def test_a_report_without_the_model_or_without_a_summary_has_none_of_it() -> None:
    data = summed_data()
    assert [len(group.said) for group in overall(data)] == [1] * 6
    assert {one.numbers for group in overall(data) for one in group.said} == {(1,)}
    assert overall(replace(data, options=ReportOptions(with_model=False))) == ()
    assert overall(replace(data, options=ReportOptions(parts=("changes",)))) == ()
    assert overall(replace(data, analysis=None)) == ()


def test_a_risk_that_interprets_says_so() -> None:
    data = summed_data("en")
    assert data.analysis is not None
    summary = tuple(replace(one, interpreted=one.role == "risk") for one in data.analysis.summary)
    said = overall(replace(data, analysis=replace(data.analysis, summary=summary)))
    assert [one.text for group in said for one in group.said if "Interpretation" in one.text] == [
        "Interpretation: Sentence <of> risk."
    ]


def test_a_change_that_the_report_hides_has_no_number() -> None:
    hidden = replace(summed_data(), options=ReportOptions(changes=()))
    assert {one.whole for group in overall(hidden) for one in group.said} == {f"Sentence <of> {role}." for role in ROLES}


def test_a_picture_in_a_text_is_named_where_no_font_can_draw_it() -> None:
    assert pictured(f"Схема {OBJECT} цеха", "ru") == "Схема [рисунок] цеха"
    assert pictured("Схема цеха", "ru") == "Схема цеха"
