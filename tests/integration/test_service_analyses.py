"""An analysis as a job: it waits for its model, gives way to who waits, and ends with its sentence."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from core.analysis.ollama import Ollama
from core.errors import (
    InputError,
    ModelUnavailable,
)
from core.limits import (
    JOB_ATTEMPTS,
    RETRY_PAUSES,
)
from core.model.analysis import Analysis, AnalysisStatus
from core.model.job import JobState
from core.model.record import ComparisonRecord
from core.ports import ModelAnswer, ModelRequest
from core.service.engines import AnalysisWork, Engines
from core.service.sweeper import sweep
from core.storage.database import Database
from tests.stored import NEW, OLD, Stand, compared, stand_on


def test_the_work_is_counted_and_timed(database: Database, tmp_path: Path) -> None:
    server = Server()
    bench = stand_on(database, tmp_path, Engines(analyse=server.analyse))
    bench.service.start_analysis(bench.admin, compared(bench).id, "m", "ru")
    with pytest.raises(InputError):
        bench.service.upload(bench.admin, name="a.txt", data=b"")
    bench.service.upload(bench.admin, name="пробелы.txt", data=b" \n ")
    bench.work()
    bench.clock.move(RETRY_PAUSES[0] + 1)
    server.away = False
    sweep(bench.parts)
    assert bench.service.figures().waiting == {"analyse": 1}
    bench.work()
    bench.service.compare_files(bench.admin, old=OLD, new=(NEW[0], NEW[1] + b"2"))
    bench.clock.move(7)
    figures = bench.service.figures()
    assert (figures.waiting, figures.oldest_s) == ({"compare": 1}, 7.0)
    counts = {key: count for key, (count, _seconds) in figures.grown.items()}
    assert counts["retry", "MODEL_DOWN"] == 1
    assert counts["job", "analyse"] == 2
    assert counts["stage", "comparing"] == 1
    assert counts["error", "NO_WORDS"] == 1
    assert all(seconds >= 0 for _count, seconds in figures.grown.values())
    assert figures.grown["job", "compare"][1] > 0


class Server:
    """A model's server that is away, then back: what the analysis engine sees of it."""

    def __init__(self) -> None:
        self.away = True
        self.asked: list[str] = []

    def analyse(self, work: AnalysisWork) -> Analysis:
        keys = [f"{number:064d}" for number in range(4)]
        for number, key in enumerate(keys):
            if work.cache.get(key) is None:
                if self.away and number == 2:
                    raise ModelUnavailable(url="http://localhost:1")
                self.asked.append(key)
                work.cache.put(key, b"{}")
            work.progress("changes", number + 1, 4)
            work.ready(self.made(number + 1, AnalysisStatus.PARTIAL))
        return self.made(4, AnalysisStatus.COMPLETED)

    def made(self, analysed: int, status: AnalysisStatus) -> Analysis:
        return Analysis(model="m", status=status, analysed=analysed, total=4)


def test_an_analysis_waits_for_its_model_goes_on_and_is_reported(database: Database, tmp_path: Path) -> None:
    server = Server()
    bench = stand_on(database, tmp_path, Engines(analyse=server.analyse))
    record = compared(bench)
    bench.service.save_settings(
        bench.admin, replace(bench.service.settings(bench.admin), report_language="en", report_format="md")
    )
    analysis = bench.service.start_analysis(bench.admin, record.id, "m", "ru")
    assert bench.work() == 1
    waiting = bench.service.analysis(bench.admin, analysis.id)
    assert (waiting.state, waiting.job.error, waiting.analysed) == (JobState.PENDING, "MODEL_DOWN", 2)
    partial = bench.service.analysis_result(bench.admin, analysis.id)
    assert partial is not None
    assert partial.analysed == 2
    assert bench.work() == 0
    server.away = False
    bench.clock.move(RETRY_PAUSES[0] + 1)
    sweep(bench.parts)
    assert bench.work() == 2
    done = bench.service.analysis(bench.admin, analysis.id)
    assert (done.state, done.analysed, done.job.attempt) == (JobState.COMPLETED, 4, 1)
    assert len(server.asked) == len(set(server.asked)) == 4
    report = bench.service.reports(bench.admin, record.id)[0]
    assert (report.state, report.format, report.analysis_id) == (JobState.COMPLETED, "md", analysis.id)
    assert report.language == "en", "the report's own language goes before the analysis's"


def test_an_analysis_gives_way_to_a_person_who_waits_and_goes_on(database: Database, tmp_path: Path) -> None:
    server = Server()
    server.away = False
    bench = stand_on(database, tmp_path, Engines(analyse=lambda work: interrupted(work)))
    record = compared(bench)
    waiting: list[ComparisonRecord] = []

    def interrupted(work: AnalysisWork) -> Analysis:
        if not waiting:
            other = ("Иной договор.txt", NEW[1] + "Подписи сторон.\n".encode())
            waiting.append(bench.service.compare_files(bench.admin, old=OLD, new=other))
        return server.analyse(work)

    analysis = bench.service.start_analysis(bench.admin, record.id, "m", "ru")
    assert bench.work(1) == 1
    held = bench.service.analysis(bench.admin, analysis.id)
    assert (held.state, held.analysed, held.job.attempt) == (JobState.PENDING, 1, 0)
    assert bench.work(1) == 1
    assert bench.service.comparison(bench.admin, waiting[0].id).state is JobState.COMPLETED
    sweep(bench.parts)
    bench.work()
    assert bench.service.analysis(bench.admin, analysis.id).state is JobState.COMPLETED
    assert len(server.asked) == len(set(server.asked)) == 4


class Failing(Ollama):
    """A model that answers, and of whose answers none can be kept."""

    asked = 0

    def ask(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        self.asked += 1
        return ModelAnswer(text="", prompt_tokens=1, answer_tokens=1, finished=True)


@pytest.mark.parametrize(("after", "times"), [(0.0, 1), (60.0, 5)])
def test_a_model_of_which_nothing_can_be_kept_gives_way_after_a_while(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: float, times: int
) -> None:
    """One comparison waited half an hour behind it."""
    monkeypatch.setattr(import_module("core.service.steps.analyse"), "UNKEPT_SECONDS", after)
    server, model = Server(), Failing("http://127.0.0.1:1")
    bench = stand_on(database, tmp_path, Engines(analyse=lambda work: interrupted(work), model=lambda _url: model))
    record = compared(bench)

    def interrupted(work: AnalysisWork) -> Analysis:
        request = ModelRequest(model="m", system="", user="", schema={}, num_ctx=512, num_predict=64)
        work.model.ask(request, work.cancelled)
        other = ("Иной договор.txt", NEW[1] + "Подписи сторон.\n".encode())
        bench.service.compare_files(bench.admin, old=OLD, new=other)
        for _ in range(4):
            work.model.ask(request, work.cancelled)
        return server.made(4, AnalysisStatus.COMPLETED)

    analysis = bench.service.start_analysis(bench.admin, record.id, "m", "ru")
    assert bench.work(1) == 1
    held = bench.service.analysis(bench.admin, analysis.id)
    assert model.asked == times
    assert (held.state, held.job.attempt) == ((JobState.PENDING, 0) if times == 1 else (JobState.COMPLETED, 1))


def test_an_analysis_without_a_model_ends_with_its_sentence(stand: Stand) -> None:
    record = compared(stand)
    settings = replace(stand.service.settings(stand.admin), ollama_url="http://127.0.0.1:1")
    stand.service.save_settings(stand.admin, settings)
    state = stand.service.model_state(stand.admin)
    assert (state.reachable, state.error) == (False, "MODEL_DOWN")
    analysis = stand.service.start_analysis(stand.admin, record.id, "m")
    for pause in (*RETRY_PAUSES, 0):
        stand.work()
        stand.clock.move(pause + 1)
        sweep(stand.parts)
    job = stand.service.analysis(stand.admin, analysis.id).job
    assert (job.state, job.error, job.attempt) == (JobState.ERROR, "MODEL_DOWN", JOB_ATTEMPTS)
    assert "ollama serve" in stand.service.error_sentence(job.error, job.error_values)
    assert stand.service.comparison(stand.admin, record.id).state is JobState.COMPLETED
