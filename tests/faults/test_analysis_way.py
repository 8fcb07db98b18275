"""The whole way with the real parts: supervisor, queue, worker, and a model's server, scripted or real."""

import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from core.config import read_config
from core.errors import ModelUnavailable
from core.model.analysis import Analysis, Verdict
from core.model.job import JobState
from core.model.record import AnalysisRecord, User
from core.service import Service
from tests.golden.build import docx_bytes
from tests.golden.pair import pairs
from tests.random_model import make_random_model
from tests.real_ollama import real_ollama
from tests.scripted_ollama.server import MODEL, ScriptedOllama
from tests.supervised import Supervised, free_port, start, until

pytestmark = pytest.mark.timeout(900)
PASSWORD = "correct horse battery staple"
WAIT_SECONDS = 540.0
"""Generous: a random model writes until it may write no more, on a machine that others use too."""


def service_of(running: Supervised, ollama_url: str) -> tuple[Service, User]:
    """The service on the running system's folder and queue, and its administrator."""
    from tasks.compose import parts

    redis = (running.home / "run" / "redis.url").read_text().strip()
    config = read_config({"SVERKA_HOME": str(running.home), "SVERKA_REDIS_URL": redis, "SVERKA_OLLAMA_URL": ollama_url})
    service = Service(parts(config))
    user = service.create_first_admin(running.code, "Администратор", PASSWORD)
    service.save_settings(user, replace(service.settings(user), auto_analyse=False))
    return service, user


def compared(service: Service, user: User) -> str:
    """The id of a completed comparison of a written pair."""
    pair = next(pair for pair in pairs() if pair.name == "ru-contract-1-payment")
    record = service.compare_files(
        user, old=("Договор 1.docx", docx_bytes(pair.old)), new=("Договор 2.docx", docx_bytes(pair.new))
    )
    until(lambda: not service.comparison(user, record.id).state.active, WAIT_SECONDS, "the comparison's end")
    assert service.comparison(user, record.id).state is JobState.COMPLETED
    return record.id


def ended(service: Service, user: User, comparison_id: str, analysis_id: str) -> AnalysisRecord:
    def now() -> AnalysisRecord:
        return next(a for a in service.analyses(user, comparison_id) if a.id == analysis_id)

    until(lambda: not now().state.active, WAIT_SECONDS, "the analysis's end")
    return now()


@pytest.fixture
def scripted() -> Iterator[ScriptedOllama]:
    with ScriptedOllama("slow,right", pause=0.5) as server:
        yield server


def test_a_killed_worker_costs_no_result(scripted: ScriptedOllama, tmp_path: Path) -> None:
    running = start(tmp_path / "home", SVERKA_OLLAMA_URL=scripted.url)
    try:
        service, user = service_of(running, scripted.url)
        comparison = compared(service, user)
        analysis = service.start_analysis(user, comparison, model=MODEL, language="ru")
        until(lambda: scripted.requests, WAIT_SECONDS, "the first request to the model")
        for process in running.named("celery"):
            with suppress(psutil.NoSuchProcess):  # the child may end with its parent
                process.send_signal(signal.SIGKILL)
        done = ended(service, user, comparison, analysis.id)
        assert done.state is JobState.COMPLETED
        result = service.analysis_result(user, analysis.id)
        assert result is not None
        assert result.analysed == result.total == 4
        assert result.rates.verified > 0
        assert "starting again" in running.output
    finally:
        assert running.stop() == 0


def test_right_wrong_and_malformed_answers_through_the_real_worker(tmp_path: Path) -> None:
    """One installation, one comparison; the model's server changes its mind between the analyses."""
    with ScriptedOllama("wrong") as scripted:
        running = start(tmp_path / "home", SVERKA_OLLAMA_URL=scripted.url)
        try:
            service, user = service_of(running, scripted.url)
            comparison = compared(service, user)
            wrong = analysed(service, user, comparison, "ru")
            assert wrong.analysed == 4
            said = [one for one in (*wrong.statements, *wrong.summary) if one.role != "tone"]
            assert {one.verdict for one in said} == {Verdict.QUARANTINED}
            scripted.script = ["ignored"]
            malformed = analysed(service, user, comparison, "en")
            assert (malformed.analysed, malformed.statements) == (0, ())
            assert {one.reason for one in malformed.not_analysed} == {"malformed"}
            scripted.script = ["cut", "invalid", "right"]
            right = analysed(service, user, comparison, "en")
            assert (right.analysed, right.rates.quarantined) == (4, 0), "what could not be read is asked again"
            assert right.rates.verified >= 4
            report = service.reports(user)[0]
            assert report.state is JobState.COMPLETED
            page = service.report_bytes(user, report.id).data.decode("utf-8")
            assert "999" not in page, "an unverified sentence reached a report"
        finally:
            assert running.stop() == 0


def analysed(service: Service, user: User, comparison: str, language: str) -> Analysis:
    started = service.start_analysis(user, comparison, model=MODEL, language=language)
    done = ended(service, user, comparison, started.id)
    assert done.state is JobState.COMPLETED, done
    result = service.analysis_result(user, started.id)
    assert result is not None
    until(lambda: not any(one.state.active for one in service.reports(user)), WAIT_SECONDS, "the reports' end")
    return result


@pytest.mark.ollama
def test_a_real_ollama_with_random_weights_is_believed_in_nothing(ollama_program: str, tmp_path: Path) -> None:
    with real_ollama(ollama_program, tmp_path / "ollama") as host:
        url = f"http://{host}"
        model = make_random_model(ollama_program, host)
        running = start(tmp_path / "home", SVERKA_OLLAMA_URL=url)
        try:
            service, user = service_of(running, url)
            comparison = compared(service, user)
            analysis = service.start_analysis(user, comparison, model=model, language="ru")
            done = ended(service, user, comparison, analysis.id)
            assert done.state is JobState.COMPLETED, done
            result = service.analysis_result(user, analysis.id)
            assert result is not None
            assert result.rates.verified == result.rates.repaired == 0
            assert all(s.verdict is Verdict.QUARANTINED for s in result.statements if s.origin == "model")
            assert result.total == 4
        finally:
            running.stop()


def test_no_ollama_ends_in_a_sentence_and_the_comparison_stands(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    running = start(tmp_path / "home", SVERKA_OLLAMA_URL=url)
    try:
        service, user = service_of(running, url)
        comparison = compared(service, user)
        analysis = service.start_analysis(user, comparison, model="qwen2.5:3b", language="ru")
        done = ended(service, user, comparison, analysis.id)
        assert (done.state, done.job.error) == (JobState.ERROR, ModelUnavailable.code)
        assert service.comparison_result(user, comparison) is not None
    finally:
        running.stop()
