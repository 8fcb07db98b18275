"""Comparing two versions: reading what is not read yet, then the comparison itself."""

import msgspec
from sqlalchemy import Connection

from core.analysis.installed import same_model
from core.errors import NotFound
from core.limits import TASK_SOFT_SECONDS
from core.model.comparison import Comparison, Options
from core.model.document import Document
from core.model.job import JobKind
from core.service.base import pack
from core.service.choosing import best_installed
from core.service.models import WATCH
from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.service.running import Run
from core.service.steps.read import read_claim, read_version
from core.storage import comparisons as rows
from core.storage import jobs as job_rows
from core.storage.tables import analyses, comparisons

MODEL_WAIT_SECONDS = 5.0
"""For a busy server's list of models: an analysis that is to start by itself must not be lost because a page would not wait."""
LANGUAGE_BLOCKS = 200
SHARE_OF_TIME = 0.8
"""Of the task's time the comparison may take so much before it goes on more coarsely."""


def compare(run: Run) -> Outcome:
    """The body of a comparison job. A version that was read before is not read again. Raises NotFound, an InputError."""
    parts, comparison_id = run.parts, run.job.subject
    with parts.database.read() as tx:
        row = rows.row_of(tx, comparisons, comparison_id)
    if row is None:
        raise NotFound
    options = msgspec.convert(row.options, Options)
    run.progress("reading", 0, 2)
    old = read_version(run, row.old_id, options.old_revisions)
    run.progress("reading", 1, 2)
    new = read_version(run, row.new_id, options.new_revisions)
    claimed = read_claim(run, row.new_id, new)
    run.progress("comparing", 0, 1)
    result = parts.engines.compare(old, new, options, run.until(TASK_SOFT_SECONDS * SHARE_OF_TIME), claimed)
    run.check()
    digest = parts.blobs.put(pack(result))
    model = _ready_model(run)
    return Outcome(digest=digest, finish=lambda tx: _finish(tx, run, result, model, language_of(new)))


def _finish(tx: Connection, run: Run, result: Comparison, model: str | None, written: str) -> list[job_rows.NewJob]:
    facts = {"complete": result.complete, "proved": result.proof.holds, "totals": dict(result.totals)}
    rows.change(tx, comparisons, run.job.subject, **facts)
    if model is None or not result.changes:
        return []
    settings = load_settings(tx, run.parts.config, run.job.user_id)
    return [analysis_job(tx, run, run.job.subject, model, settings.language or settings.spoken or written)]


def language_of(document: Document) -> str:
    """The language that a document is written in: the nearest guess for a user whom no page has met. Not that of the changed
    words, which may be figures alone."""
    letters = [char for block in document.blocks[:LANGUAGE_BLOCKS] for char in block.text[:500]]
    cyrillic = sum("а" <= char.lower() <= "я" for char in letters)
    return "ru" if 2 * cyrillic > sum(char.isalpha() for char in letters) else "en"


def _ready_model(run: Run) -> str | None:
    """The model whose analysis is to start by itself: where the user's settings ask for it and the model is there."""
    if run.job.priority == Priority.BULK:
        return None
    with run.parts.database.read() as tx:
        settings = load_settings(tx, run.parts.config, run.job.user_id)
    if not settings.auto_analyse:
        return None
    found = WATCH.models(run.parts, settings.ollama_url, MODEL_WAIT_SECONDS) or ()
    wanted = settings.model or best_installed(run.parts, found)
    return wanted if any(same_model(info.name, wanted) for info in found) else None


def analysis_job(tx: Connection, run: Run, comparison_id: str, model: str, language: str) -> job_rows.NewJob:
    """A new analysis and the job for it."""
    user_id = run.job.user_id
    values = {"comparison_id": comparison_id, "owner_id": user_id, "model": model, "language": language}
    now = run.parts.clock.now()
    analysis_id = rows.add(tx, analyses, options={}, created=now, analysed=0, total=0, **values)
    arguments = (comparison_id, user_id)
    return job_rows.NewJob(
        kind=JobKind.ANALYSE, user_id=user_id, subject=analysis_id, priority=Priority.LATER, arguments=arguments
    )
