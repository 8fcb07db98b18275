"""The score card of a model: the built-in changes, read by it; what was answered before is not asked again."""

from core.errors import ModelMissing, OutOfTime
from core.limits import TASK_SOFT_SECONDS
from core.service.base import pack
from core.service.choosing import PREFIX
from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.running import Run
from core.service.steps.analyse import RESERVE_SECONDS, KeptBatches, TimedModel


def score(run: Run) -> Outcome:
    """The job's subject names the model by its digest: the same weights under another name have the same card."""
    parts = run.parts
    with parts.database.read() as tx:
        url = load_settings(tx, parts.config, run.job.user_id).ollama_url
    run.progress("preparing", 0, 0)
    model = TimedModel(parts.engines.model(url), run)
    digest = run.job.subject.removeprefix(PREFIX)
    name = next((info.name for info in model.models() if info.digest == digest), None)
    if name is None:
        raise ModelMissing(model=digest[:12])
    until = run.until(TASK_SOFT_SECONDS - RESERVE_SECONDS)
    card = parts.engines.score(model, name, KeptBatches(run), run.progress, until)
    run.check()
    if card is None:
        raise OutOfTime(minutes=TASK_SOFT_SECONDS // 60)
    return Outcome(digest=parts.blobs.put(pack(card)))
