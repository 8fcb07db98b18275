"""The model's work on a comparison, batch by batch; what was answered before is not asked again."""

from sqlalchemy import Connection

from core.errors import ModelMissing, NotFound
from core.model.analysis import Analysis
from core.model.comparison import Comparison
from core.ports import LanguageModel
from core.service.base import pack, unpack
from core.service.engines import AnalysisWork
from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.running import Run
from core.service.steps.read import read_version
from core.service.steps.report import report_job
from core.storage import answers
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import analyses, comparisons


def analyse(run: Run) -> Outcome:
    parts = run.parts
    with parts.database.read() as tx:
        row = rows.row_of(tx, analyses, run.job.subject)
        compared = rows.row_of(tx, comparisons, row.comparison_id) if row else None
        settings = load_settings(tx, parts.config, run.job.user_id)
        result = job_rows.result_of(tx, row.comparison_id) if row else None
    if row is None or compared is None or result is None:
        raise NotFound
    run.progress("preparing", 0, 0)
    comparison = unpack(parts.blobs.get(result), Comparison)
    model = parts.engines.model(settings.ollama_url)
    work = AnalysisWork(
        comparison=comparison,
        old=read_version(run, compared.old_id, comparison.options.old_revisions),
        new=read_version(run, compared.new_id, comparison.options.new_revisions),
        model=model,
        name=row.model or first_installed(model),
        language=row.language,
        options=dict(row.options),
        answer=lambda key: _answer(run, key),
        keep=lambda key, data: _keep(run, key, data),
        ready=lambda partial: _ready(run, partial),
        cancelled=run.cancelled,
    )
    analysis = parts.engines.analyse(work)
    run.check()
    return Outcome(digest=parts.blobs.put(pack(analysis)), finish=lambda tx: _finish(tx, run, row.comparison_id, analysis))


def first_installed(model: LanguageModel) -> str:
    """Raises ModelUnavailable, ModelMissing."""
    found = model.models()
    if not found:
        raise ModelMissing(model="?")
    return found[0].name


def _answer(run: Run, key: str) -> bytes | None:
    with run.parts.database.read() as tx:
        return answers.get(tx, key)


def _keep(run: Run, key: str, data: bytes) -> None:
    """Stores what the model answered, while the job is ours. Raises Fenced."""
    with run.parts.database.write() as tx:
        run.keep(tx)
        answers.put(tx, key, data, run.parts.clock.now())


def _ready(run: Run, partial: Analysis) -> None:
    """Shows what is ready, and the progress. Raises Fenced, Stopped."""
    run.progress("analysing", partial.analysed, partial.total)
    with run.parts.database.write() as tx:
        facts = {"partial": pack(partial), "analysed": partial.analysed, "total": partial.total}
        rows.change(tx, analyses, run.job.subject, **facts)


def _finish(tx: Connection, run: Run, comparison_id: str, analysis: Analysis) -> list[job_rows.NewJob]:
    facts = {"partial": None, "model": analysis.model, "analysed": analysis.analysed, "total": analysis.total}
    rows.change(tx, analyses, run.job.subject, **facts)
    return [report_job(tx, run, comparison_id, run.job.subject, analysis.language)]
