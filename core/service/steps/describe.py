"""What stands in one version, said by the model; what was answered before is not asked again."""

from core.errors import OutOfTime
from core.limits import TASK_SOFT_SECONDS
from core.model.analysis import AnalysisStatus
from core.service.base import pack
from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.running import Run
from core.service.steps.analyse import RESERVE_SECONDS, KeptBatches, TimedModel, first_choice
from core.service.steps.read import read_version
from core.storage.comparisons import described


def describe(run: Run) -> Outcome:
    """The job's subject names the version and the language."""
    parts = run.parts
    version_id, language = described(run.job.subject)
    with parts.database.read() as tx:
        settings = load_settings(tx, parts.config, run.job.user_id)
    run.progress("preparing", 0, 0)
    document = read_version(run, version_id)
    model = TimedModel(parts.engines.model(settings.ollama_url), run)
    name = settings.model or first_choice(parts, model)
    until = run.until(TASK_SOFT_SECONDS - RESERVE_SECONDS)
    analysis = parts.engines.describe(document, model, name, language, KeptBatches(run), run.progress, until)
    run.check()
    if analysis.status is AnalysisStatus.CANCELLED:
        raise OutOfTime(minutes=TASK_SOFT_SECONDS // 60)
    return Outcome(digest=parts.blobs.put(pack(analysis)))
