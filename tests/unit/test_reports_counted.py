"""Of every format: how many of how many changes the model read, and which not; in papers for the other side, no word of it."""

import io
import json
import zipfile
from dataclasses import replace
from functools import cache

import pytest

from core.model.analysis import Analysis, AnalysisStatus, NotAnalysed, Origin, Rates, Statement, Verdict
from core.reports import FORMATS, ReportData, render, select
from tests.redlines import WORD, data_of
from tests.report_sample import pdf_data
from tests.report_texts import highlights, text_of, whole_text
from tests.word_comments import comments

MODEL = "babel-of-7b"
SAID = "Срок «не такой», говорит нейросеть."
OUTGOING = {"answer", "amendments", "protocol", "correspondence"}


@cache
def word_data() -> ReportData:
    return next(data for pair in WORD if len(select(data := data_of(pair)).shown) > 2)


@cache
def paged_data() -> ReportData:
    return pdf_data()


def analysed(data: ReportData) -> ReportData:
    """The model read all but two changes, and said one thing of the first and one of the whole."""
    changes = [change.id for change in select(data).shown]
    missed = (NotAnalysed(change=changes[-2], reason="left out"), NotAnalysed(change=changes[-1], reason="silent"))
    said = Statement(text=SAID, origin=Origin.MODEL, changes=(changes[0],), verdict=Verdict.VERIFIED)
    analysis = Analysis(
        model=MODEL,
        status=AnalysisStatus.COMPLETED,
        analysed=len(changes) - 2,
        total=len(changes),
        not_analysed=missed,
        summary=(replace(said, role="risk"),),
        statements=(said,),
        rates=Rates(verified=2),
    )
    return replace(data, analysis=analysis)


def told(name: str, made: bytes) -> str:
    """What a reader of the file reads of it as a whole."""
    if name == "redline":
        return comments(made)[-1].said
    if name.startswith("marked"):
        return str(highlights(made, "/Text")[0]["/Contents"])
    if name == "evidence":
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            return archive.read("report.html").decode()
    return whole_text(made) if name in ("docx", "certificate") else text_of(name, made)


def anywhere(made: bytes) -> str:
    """Every part of a Word file, as it is written."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_which_papers_go_to_the_other_side() -> None:
    assert {name for name, one in FORMATS.items() if one.outgoing} == OUTGOING


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - OUTGOING - {"json"}))
def test_it_says_how_many_were_read_and_which_were_not(name: str) -> None:
    data = analysed(paged_data() if name.startswith("marked") else word_data())
    assert data.analysis is not None
    total = data.analysis.total
    said = " ".join(told(name, render(name, data)).split())
    assert f"Проанализировано изменений: {total - 2} из {total}" in said
    assert f"№ {total}" in said.partition("не прочитано")[2]
    assert f"№ {total - 1}" in said.partition("не прочитано")[2]


@pytest.mark.parametrize("name", ["json", "evidence"])
def test_programs_read_the_same_counts(name: str) -> None:
    data = analysed(word_data())
    assert data.analysis is not None
    made = render(name, data)
    if name == "evidence":
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            made = archive.read("comparison.json")
    found = json.loads(made)["analysis"]
    assert (found["analysed"], found["total"]) == (data.analysis.analysed, data.analysis.total)
    assert [one["reason"] for one in found["not_analysed"]] == ["left out", "silent"]


@pytest.mark.parametrize("name", sorted(OUTGOING))
def test_a_paper_for_the_other_side_says_nothing_of_a_model(name: str) -> None:
    data = word_data()
    with_model, without = (anywhere(render(name, one)) for one in (analysed(data), replace(data, analysis=None)))
    assert with_model == without
    assert not any(word in with_model.lower() for word in (MODEL, "нейросет", "проанализировано"))
