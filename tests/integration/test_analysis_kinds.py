"""Every kind of sentence about the whole, through the analysis itself: checked, kept, shown, reported; a false one set apart.

The model is the scripted one: it answers each prompt from the prompt's own lines, with a sentence of every kind that it may use.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.model.analysis import Analysis, Statement, Verdict
from core.model.comparison import Comparison
from core.model.job import JobState
from core.model.record import AnalysisRecord, User
from core.reports.labels import ROLES
from tests.integration.pages_bench import Bench, open_bench, words
from tests.report_texts import text_of, whole_text
from tests.scripted_ollama import ScriptedOllama
from tests.scripted_ollama.answers import OPENINGS
from tests.scripted_ollama.server import MODEL

FORMATS = ("html", "md", "pdf", "docx", "xlsx")
TITLES = {
    "ru": ["Вкратце", "Что нейросеть считает важным", "Риски", "Что спросить", "Таблицы", "Тон"],
    "en": ["In short", "What the model holds to be important", "Risks", "Questions to ask", "Tables", "Tone"],
}


@contextmanager
def analysed(
    script: str, home: Path, patch: pytest.MonkeyPatch, language: str = "ru"
) -> Iterator[tuple[Bench, User, AnalysisRecord]]:
    """The sample contract, compared and read by the scripted model."""
    with ScriptedOllama(script) as server:
        bench = open_bench(home, patch, ollama=server.url)
        bench.locale = f"{language}-XX"
        user = bench.administrator()
        bench.service.save_settings(user, replace(bench.service.settings(user), auto_analyse=False, report_language=language))
        record = bench.compared(user, language)
        started = bench.service.start_analysis(user, record.id, model=MODEL, language=language)
        bench.work()
        found = bench.service.analysis(user, started.id)
        assert found.state is JobState.COMPLETED
        yield bench, user, found
        bench.service.parts.database.dispose()


def result(bench: Bench, user: User, record: AnalysisRecord) -> tuple[Analysis, Comparison]:
    found = bench.service.analysis_result(user, record.id)
    compared = bench.service.comparison_result(user, record.comparison_id)
    assert found is not None
    assert compared is not None
    return found, compared


def listed(app: AppTest) -> str:
    """The sentences that the page's lists were given."""
    points = [json.loads(one.proto.json) for one in app.get("bidi_component") if "points" in one.proto.component_name]
    return "\n".join(point["sentence"] for given in points for point in given["points"])


def told_in(bench: Bench, user: User, record: AnalysisRecord, name: str) -> str:
    made = bench.service.start_report(user, record.comparison_id, name, analysis_id=record.id)
    bench.work()
    data = bench.service.report_bytes(user, made.id).data
    told = whole_text(data) if name == "docx" else text_of(name, data)
    return " ".join(told.split()).replace("\u2060", "")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_kind_is_verified_kept_shown_and_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    with analysed("right", tmp_path / "data", monkeypatch, language) as (bench, user, record):
        found, compared = result(bench, user, record)
        assert {one.role: one.verdict for one in found.summary} == dict.fromkeys(ROLES, Verdict.VERIFIED)
        assert all(one.changes and one.quotes for one in found.summary)
        tables = {change.id for change in compared.changes if any(anchor.table for anchor in (*change.old, *change.new))}
        assert all(set(one.changes) <= tables for one in found.summary if one.role == "table")
        page = bench.page("analysis")
        assert not page.exception
        assert all(title in words(page) for title in TITLES[language])
        said = {role: next(one.text for one in found.summary if one.role == role) for role in ROLES}
        assert all(text in listed(page).replace("\u2060", "") for text in said.values())
        for name in FORMATS if language == "ru" else FORMATS[:1]:
            told = told_in(bench, user, record, name)
            missing = [role for role, text in said.items() if " ".join(text.split()) not in told]
            assert not missing, (name, missing)
            assert all(title in told for title in TITLES[language])


def test_a_false_one_of_each_kind_is_set_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with analysed("mistaken", tmp_path / "data", monkeypatch) as (bench, user, record):
        found, _ = result(bench, user, record)
        false = [one for one in found.summary if "999 999" in one.text]
        assert {one.role for one in false} == {"key_point", *OPENINGS}
        assert {one.verdict for one in false} == {Verdict.QUARANTINED}
        assert all(one.reasons for one in false)
        assert {one.role for one in found.summary if one.verdict is not Verdict.QUARANTINED} == {"tone"}
        page = bench.page("analysis")
        assert "999 999" not in listed(page)
        assert false[0].text in words(page)  # in the folded list, with its reason
        for name in ("html", "md", "pdf", "docx"):
            assert "999 999" not in told_in(bench, user, record, name)


def described(bench: Bench, user: User, language: str) -> tuple[Analysis, AppTest]:
    document = bench.service.documents(user)[0]
    bench.service.describe_version(user, document.versions[-1].id, language)
    bench.work()
    _job, found = bench.service.description(user, document.versions[-1].id, language)
    assert found is not None
    return found, bench.page("documents", d=document.id)


def spoken(found: Analysis, role: str) -> list[Statement]:
    return [one for one in found.statements if one.role == role]


def test_a_version_s_points_risks_tables_and_tone_stand_on_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with analysed("right", tmp_path / "data", monkeypatch) as (bench, user, _):
        found, page = described(bench, user, "ru")
        assert found.analysed == found.total > 0
        assert {one.verdict for one in found.statements} == {Verdict.VERIFIED}
        read = bench.service.read_document(user, bench.service.documents(user)[0].versions[-1].id)
        assert read is not None
        cells = {f"new:{block.block}" for block in read.blocks if block.table is not None}
        assert all(set(one.changes) <= cells for one in spoken(found, "table"))
        shown = words(page).replace("\u2060", "")
        for role in ("key_point", "risk", "table", "tone"):
            assert spoken(found, role), role
            assert spoken(found, role)[0].text in shown


def test_what_a_paper_for_the_other_side_cannot_say_stands_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with analysed("forgets", tmp_path / "data", monkeypatch) as (bench, user, record):
        found, _ = result(bench, user, record)
        missed = found.total - found.analysed
        assert [one.reason for one in found.not_analysed] == ["left out"] * missed
        assert 0 < missed < found.total
        counted = f"Проанализировано изменений: {found.analysed} из {found.total}"
        made = bench.service.start_report(user, record.comparison_id, "protocol", analysis_id=record.id)
        bench.work()
        beside = words(bench.page("reports", r=made.id))
        assert f"Для вас: {counted}" in beside
        assert f"не прочитано: нейросеть его пропустила ({missed}: №" in beside
        assert counted in words(bench.page(c=record.comparison_id, view="report"))
        data = bench.service.report_bytes(user, made.id).data
        assert "Проанализировано" not in whole_text(data)
