"""Reports as the service keeps them: the template of the settings, several at once, made anew when something has changed."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as word
from pypdf import PdfReader

from core.analysis.ollama import Ollama
from core.errors import BadSetting, NotFound, NotReady
from core.limits import RENEW_QUIET_SECONDS, RENEW_WITHIN_SECONDS, REPORT_VERSIONS
from core.model.analysis import Analysis, AnalysisStatus
from core.model.job import JobState
from core.model.record import Choice, ComparisonRecord, ReportRecord, User
from core.service import Service
from core.service.engines import Engines
from core.service.memory import HandClock
from core.service.sweeper import sweep
from tests.integration.pages_bench import Bench, open_bench
from tests.scripted_ollama import ScriptedOllama

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
TEMPLATE = {
    "lanes": "substance",
    "least": "medium",
    "parts": "summary,changes",
    "heading": "ООО «Вектор», отдел договоров",
    "author": "Отдел договоров",
    "logo": base64.b64encode(PNG).decode(),
}


def untimed(page: str) -> str:
    """A page without the moment of its making."""
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "", page)


def test_the_template_of_the_settings_holds_for_every_report(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    service = bench.service
    settings = replace(service.settings(user), report_options=TEMPLATE, report_language="en")
    service.save_settings(user, settings)
    page, paper, other = (service.start_report(user, record.id, name) for name in ("html", "pdf", "html"))
    changed = service.start_report(user, record.id, "html", {"heading": "Мой заголовок"})
    bench.work()
    text = service.report_bytes(user, page.id).data.decode()
    assert "ООО «Вектор», отдел договоров" in text
    assert "data:image/png;base64," in text
    assert 'id="ledger"' not in text
    assert "without the parts: Values, Connected places" in text
    assert "Мой заголовок" in service.report_bytes(user, changed.id).data.decode()
    assert untimed(service.report_bytes(user, other.id).data.decode()) == untimed(text)
    words = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(service.report_bytes(user, paper.id).data)).pages)
    assert "отдел договоров" in words
    assert "Connected places" in words
    assert len(PdfReader(io.BytesIO(service.report_bytes(user, paper.id).data)).pages[0].images) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"logo": "!!"},
        {"logo": base64.b64encode(PNG[:-20]).decode()},
        {"logo": base64.b64encode(b"GIF89a").decode()},
        {"parts": "all"},
        {"changes": "a"},
    ],
)
def test_a_wrong_template_is_refused(bench: Bench, wrong: dict[str, str]) -> None:
    user = bench.administrator()
    with pytest.raises(BadSetting):
        bench.service.save_settings(user, replace(bench.service.settings(user), report_options=wrong))


def test_the_certificate_names_who_looked_at_how_many_changes(bench: Bench) -> None:
    user, service = bench.administrator(), bench.service
    record = bench.compared(user)
    result = service.comparison_result(user, record.id)
    assert result is not None
    for change, choice in zip(result.changes, (Choice.ACCEPTED, Choice.REJECTED, Choice.OPEN), strict=False):
        service.set_decision(user, record.id, change.id, choice, "Смотрели.")
    made = service.start_report(user, record.id, "certificate", language="ru")
    bench.work()
    table = word(io.BytesIO(service.report_bytes(user, made.id).data)).tables[0]
    facts = {row.cells[0].text: row.cells[1].text for row in table.rows}
    assert facts["Проверено визуально"] == f"изменений: 2 из {len(result.changes)} (analyst: 2)"


def test_several_at_once_and_each_name_once(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    reports = [bench.service.start_report(user, record.id, name) for name in ("docx", "protocol", "xlsx")]
    with pytest.raises(NotReady):
        bench.service.reports_zip(user, [one.id for one in reports])
    bench.work()
    packed = bench.service.reports_zip(user, [one.id for one in reports])
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names)) == 3
        files = [bench.service.report_preview(user, one.id).data for one in reports]
        assert [archive.read(name) for name in names] == files
    with pytest.raises(BadSetting):
        bench.service.reports_zip(user, [])
    other = bench.analyst(user, "other")
    with pytest.raises(NotFound):
        bench.service.reports_zip(other, [reports[0].id])


def test_a_report_is_outdated_after_a_decision_and_can_be_made_anew(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    result = bench.service.comparison_result(user, record.id)
    assert result is not None
    first = bench.service.start_report(user, record.id, "docx", {"heading": "Сверка"})
    bench.work()
    assert not bench.service.report(user, first.id).outdated
    bench.service.set_decision(user, record.id, result.changes[0].id, Choice.REJECTED, "Заметка рецензента.")
    assert bench.service.report(user, first.id).outdated
    second = bench.service.renew_report(user, first.id)
    bench.work()
    assert not bench.service.report(user, second.id).outdated
    assert second.options["heading"] == "Сверка"
    assert bench.service.report_bytes(user, first.id).data != bench.service.report_bytes(user, second.id).data
    bench.service.delete_report(user, first.id)
    assert [one.id for one in bench.service.reports(user, record.id)] == [second.id]


@dataclass
class Renewing:
    """A comparison of a bench whose clock is moved by hand."""

    bench: Bench
    clock: HandClock
    user: User
    record: ComparisonRecord

    def swept(self, seconds: float) -> None:
        """So much later a worker sweeps, and what it sends is done."""
        self.clock.move(seconds)
        sweep(self.bench.service.parts)
        self.bench.work()

    def made(self, name: str) -> list[ReportRecord]:
        return [one for one in self.bench.service.reports(self.user, self.record.id) if one.format == name]

    def decide(self, number: int, decision: Choice) -> None:
        result = self.bench.service.comparison_result(self.user, self.record.id)
        assert result is not None
        name = result.changes[number].id
        before = self.bench.service.decisions(self.user, self.record.id).get(name)
        version = before.row_version if before else 0
        self.bench.service.set_decision(self.user, self.record.id, name, decision, "Заметка.", version)


@pytest.fixture
def renewing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Renewing]:
    clock = HandClock(time=datetime(2026, 3, 1, 9, tzinfo=UTC))
    bench = open_bench(tmp_path / "data", monkeypatch, clock)
    user = bench.administrator()
    made = Renewing(bench, clock, user, bench.compared(user))
    for name in ("docx", "redline"):
        bench.service.start_report(user, made.record.id, name)
    bench.work()
    clock.move(1)
    yield made
    bench.service.parts.database.dispose()


def test_a_report_is_made_anew_by_itself_once_the_review_rests(renewing: Renewing) -> None:
    renewing.decide(0, Choice.REJECTED)
    renewing.swept(RENEW_QUIET_SECONDS / 2)
    renewing.decide(1, Choice.REJECTED)
    renewing.swept(RENEW_QUIET_SECONDS / 2 + 1)
    assert len(renewing.made("docx")) == 1
    renewing.swept(RENEW_QUIET_SECONDS / 2)
    new, old = renewing.made("docx")
    assert (new.outdated, old.outdated, new.state) == (False, True, JobState.COMPLETED)
    assert new.options == old.options
    files = [renewing.bench.service.report_bytes(renewing.user, one.id).data for one in (new, old)]
    assert files[0] != files[1]
    renewing.swept(RENEW_QUIET_SECONDS)
    assert len(renewing.made("docx")) == 2


def test_a_report_without_the_review_in_it_stays(renewing: Renewing) -> None:
    renewing.decide(0, Choice.REJECTED)
    renewing.swept(RENEW_QUIET_SECONDS + 1)
    (redline,) = renewing.made("redline")
    assert not redline.outdated


def test_a_new_version_that_was_deleted_does_not_come_back(renewing: Renewing) -> None:
    renewing.decide(0, Choice.REJECTED)
    renewing.swept(RENEW_QUIET_SECONDS + 1)
    renewing.bench.service.delete_report(renewing.user, renewing.made("docx")[0].id)
    renewing.swept(RENEW_QUIET_SECONDS)
    assert len(renewing.made("docx")) == 1


def test_what_changed_long_ago_is_made_anew_by_hand_alone(renewing: Renewing) -> None:
    renewing.decide(0, Choice.REJECTED)
    renewing.swept(RENEW_WITHIN_SECONDS + 1)
    assert [one.outdated for one in renewing.made("docx")] == [True]


def test_of_one_report_there_are_not_more_versions_than_the_limit(renewing: Renewing) -> None:
    for turn in range(REPORT_VERSIONS + 2):
        renewing.clock.move(1)
        renewing.decide(0, Choice.REJECTED if turn % 2 else Choice.QUESTION)
        renewing.swept(RENEW_QUIET_SECONDS + 1)
    assert len(renewing.made("docx")) == REPORT_VERSIONS


def test_the_end_of_an_analysis_makes_reports_anew(renewing: Renewing) -> None:
    service = renewing.bench.service
    said = Analysis(model="m", status=AnalysisStatus.COMPLETED, analysed=1, total=1)
    service.parts = replace(service.parts, engines=Engines(analyse=lambda _work: said))
    analysis = service.start_analysis(renewing.user, renewing.record.id, "m", "ru")
    renewing.bench.work()
    renewing.swept(RENEW_QUIET_SECONDS + 1)
    new, old = renewing.made("redline")
    assert (new.outdated, old.outdated) == (False, True)
    assert (new.analysis_id, old.analysis_id) == (analysis.id, None)


def test_an_analysis_that_read_nothing_leaves_the_reports_as_they_are(renewing: Renewing) -> None:
    service = renewing.bench.service
    silent = Analysis(model="m", status=AnalysisStatus.COMPLETED, analysed=0, total=1)
    service.parts = replace(service.parts, engines=Engines(analyse=lambda _work: silent))
    service.start_analysis(renewing.user, renewing.record.id, "m", "ru")
    renewing.bench.work()
    renewing.swept(RENEW_QUIET_SECONDS + 1)
    (redline,) = renewing.made("redline")
    assert not redline.outdated


def test_the_evidence_pack_tells_what_was_done_and_repeats_the_comparison(bench: Bench, tmp_path: Path) -> None:
    from core.__main__ import main

    user = bench.administrator()
    record = bench.compared(user)
    made = bench.service.start_report(user, record.id, "evidence")
    bench.work()
    pack = tmp_path / "pack.zip"
    pack.write_bytes(bench.service.report_bytes(user, made.id).data)
    with zipfile.ZipFile(pack) as archive:
        actions = [line["action"] for line in json.loads(archive.read("audit.json"))]
    assert "comparison.start" in actions
    assert main(["evidence", str(pack)]) == 0


def test_the_evidence_pack_holds_every_prompt_and_answer(bench: Bench) -> None:
    user = bench.administrator()
    record = bench.compared(user)
    with ScriptedOllama("right") as scripted, closing(Ollama(scripted.url)) as port:
        service = bench.service = Service(replace(bench.service.parts, engines=Engines(model=lambda _url: port)))
        first = service.start_analysis(user, record.id, "scripted", "ru")
        bench.work()
        asked = len(scripted.requests)
        second = service.start_analysis(user, record.id, "scripted", "ru")
        bench.work()
        assert len(scripted.requests) == asked > 0
    for analysis in (first, second):  # the second asked nothing anew, and still says what was said
        report = service.start_report(user, record.id, "evidence", analysis_id=analysis.id)
        bench.work()
        with zipfile.ZipFile(io.BytesIO(service.report_bytes(user, report.id).data)) as archive:
            said = json.loads(archive.read("exchanges.json"))
            assert "exchanges.json" in json.loads(archive.read("manifest.json"))["files"]
        assert len(said) == asked
        assert {one["task"] for one in said} >= {"changes"}
        assert all(one["system"] and "<<<" in one["user"] and one["answer"] for one in said)
    without = service.start_report(user, record.id, "evidence", {"with_model": "no"}, analysis_id=first.id)
    bench.work()
    with zipfile.ZipFile(io.BytesIO(service.report_bytes(user, without.id).data)) as archive:
        assert "exchanges.json" not in archive.namelist()
