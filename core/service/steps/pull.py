"""Installing a model on the model's server."""

from functools import partial

from core.service.outcome import Outcome
from core.service.preferences import load_settings
from core.service.running import Run


def pull(run: Run) -> Outcome:
    """The job's subject is the model's name. What was pulled before stays on the server: a retry goes on from there."""
    with run.parts.database.read() as tx:
        url = load_settings(tx, run.parts.config, run.job.user_id).ollama_url
    run.progress("pulling", 0, 0)
    run.parts.engines.pull(url, run.job.subject, partial(run.progress, "pulling"), run.cancelled)
    run.check()
    return Outcome(digest=run.parts.blobs.put(run.job.subject.encode()))
