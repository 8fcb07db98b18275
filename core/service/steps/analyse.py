"""The model's work on a comparison, batch by batch; what was answered before is not asked again."""

import time
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row

from core.errors import ModelMissing, NotFound, OutOfTime
from core.limits import TASK_SOFT_SECONDS
from core.model.analysis import Analysis, AnalysisStatus
from core.model.comparison import Comparison
from core.model.exchange import Exchange, ToldAnalysis
from core.model.record import QUESTION
from core.ports import LanguageModel, ModelAnswer, ModelInfo, ModelRequest, ModelServer
from core.service.base import Parts, pack, unpack
from core.service.choosing import best_installed
from core.service.engines import AnalysisWork
from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.service.running import Run, Stopped
from core.service.steps.read import read_version
from core.service.steps.report import report_job
from core.storage import answers
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import analyses, comparisons

UNKEPT_SECONDS = 60
"""So long an analysis works before it gives way where none of its answers could be kept."""
RESERVE_SECONDS = 30
"""Before the soft time limit: the stream is closed and what is ready is kept."""


def analyse(run: Run) -> Outcome:
    """The body of an analysis job. Each finished batch is stored, so that a retry goes on from there. Raises NotFound, a
    ModelError."""
    parts = run.parts
    row, compared, result, url = _asked(run)
    run.progress("preparing", 0, 0)
    comparison = unpack(parts.blobs.get(result), Comparison)
    server = parts.engines.model(url)
    model = TimedModel(server, run)
    said: list[Exchange] = []
    work = AnalysisWork(
        comparison=comparison,
        old=read_version(run, compared.old_id, comparison.options.old_revisions),
        new=read_version(run, compared.new_id, comparison.options.new_revisions),
        model=model,
        name=row.model or first_choice(parts, model),
        language=row.language,
        cache=KeptBatches(run),
        progress=run.progress,
        heard=said.append,
        ready=lambda partial: _ready(run, partial),
        cancelled=run.until(TASK_SOFT_SECONDS - RESERVE_SECONDS),
        parallel=parts.config.model_parallel,
    )
    question = (row.options or {}).get(QUESTION)
    if question:
        run.progress("asking", 0, 0)
        work = replace(work, embed=_embedding(server))
    analysis = parts.engines.ask(work, question) if question else parts.engines.analyse(work)
    run.check()
    if analysis.status is AnalysisStatus.CANCELLED:
        raise OutOfTime(minutes=TASK_SOFT_SECONDS // 60)
    return Outcome(
        digest=parts.blobs.put(pack(_told(analysis, said))),
        finish=lambda tx: _finish(tx, run, row.comparison_id, analysis, question),
    )


def _asked(run: Run) -> tuple[Row[Any], Row[Any], str, str]:
    """The rows of the analysis and of its comparison, the digest of that one's result, and where the user's model answers."""
    with run.parts.database.read() as tx:
        row = rows.row_of(tx, analyses, run.job.subject)
        compared = rows.row_of(tx, comparisons, row.comparison_id) if row else None
        result = job_rows.result_of(tx, row.comparison_id) if row else None
        url = load_settings(tx, run.parts.config, run.job.user_id).ollama_url
    if row is None or compared is None or result is None:
        raise NotFound
    return row, compared, result, url


def _told(analysis: Analysis, said: list[Exchange]) -> ToldAnalysis:
    return ToldAnalysis(**{field.name: getattr(analysis, field.name) for field in fields(analysis)}, exchanges=tuple(said))


def _embedding(server: ModelServer) -> Callable[[Sequence[str]], list[list[float]]] | None:
    """By the first installed model of vectors; a failure of it costs only the order in meaning."""
    name = next((info.name for info in server.models() if info.embeds), None)
    if name is None:
        return None
    return partial(server.embed, name)


class TimedModel:
    """A model whose answers are timed for the figures, and which is asked nothing more while a person waits."""

    def __init__(self, model: LanguageModel, run: Run) -> None:
        self._model, self._run = model, run

    def models(self) -> list[ModelInfo]:
        return self._model.models()

    def show(self, model: str) -> ModelInfo:
        return self._model.show(model)

    def ask(self, request: ModelRequest, cancelled: Callable[[], bool]) -> ModelAnswer:
        _give_way(self._run)
        begun = time.monotonic()
        try:
            return self._model.ask(request, cancelled)
        finally:
            self._run.meter.add("model", request.model, time.monotonic() - begun)


class KeptBatches:
    """The results of batches, kept in the database: whatever was answered once is never asked again, by no attempt and by
    no later analysis of the same."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def get(self, key: str) -> bytes | None:
        with self._run.parts.database.read() as tx:
            return answers.get(tx, key)

    def put(self, key: str, value: bytes) -> None:
        """Only while the job is ours. Raises Fenced."""
        with self._run.parts.database.write() as tx:
            self._run.keep(tx)
            answers.put(tx, key, value, self._run.parts.clock.now())

    def note(self, key: str, value: bytes) -> None:
        """The same, but an attempt that stored nothing else has stored nothing: it would begin anew. Raises Fenced."""
        with self._run.parts.database.write() as tx:
            self._run.hold(tx)
            answers.put(tx, key, value, self._run.parts.clock.now())


def first_choice(parts: Parts, model: LanguageModel) -> str:
    """Raises ModelUnavailable, ModelMissing."""
    found = best_installed(parts, model.models())
    if not found:
        raise ModelMissing(model="?")
    return found


def _ready(run: Run, partial: Analysis) -> None:
    """Shows what is ready. Raises Fenced, Stopped."""
    run.check()
    with run.parts.database.write() as tx:
        facts = {"partial": pack(partial), "analysed": partial.analysed, "total": partial.total}
        rows.change(tx, analyses, run.job.subject, **facts)
    _give_way(run)


def _give_way(run: Run) -> None:
    """A person who watches goes first, also where one worker does everything: what was answered is kept, and the analysis goes
    on from there afterwards. A model of which nothing can be kept (its answers fail, batch by batch) is given a while in each
    turn, and does not hold everybody up until its time is over. Raises Stopped."""
    if run.job.priority < Priority.SOON or not (run.stored or run.age > UNKEPT_SECONDS):
        return
    with run.parts.database.read() as tx:
        waits = job_rows.someone_waits(tx, Priority.SOON, run.parts.clock.now())
    if waits:
        run.parts.journal.event("job.gives_way", job=run.job.id, user=run.job.user_id)
        raise Stopped


def _finish(tx: Connection, run: Run, comparison_id: str, analysis: Analysis, question: str | None) -> list[job_rows.NewJob]:
    """A report follows an analysis, none an answer."""
    facts = {"partial": None, "model": analysis.model, "analysed": analysis.analysed, "total": analysis.total}
    rows.change(tx, analyses, run.job.subject, **facts)
    if question:
        return []
    return [report_job(tx, run, comparison_id, run.job.subject, analysis.language)]
