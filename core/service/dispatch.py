"""Sending the messages that are owed, fairly."""

from datetime import timedelta

from core.errors import SverkaError
from core.limits import JOBS_IN_FLIGHT, WORKER_SILENT_SECONDS
from core.service.base import Parts
from core.storage import sending, workers


def dispatch(parts: Parts) -> int:
    """Sends messages for what is due and unsent, so that no user has more out than a fair share. Returns how many went out.

    The share grows with the workers: each always finds a next message, and nobody's thousand jobs stand before another's one.
    """
    now = parts.clock.now()
    with parts.database.read() as tx:
        living = workers.listed(tx, now - timedelta(seconds=WORKER_SILENT_SECONDS))
        share = max(JOBS_IN_FLIGHT, 2 * sum(worker.concurrency for worker in living))
        owed = sending.owed(tx, now, share)
        busy = sending.in_flight(tx) if owed else {}
    chosen = []
    for job in owed:
        key = (job.user_id, job.priority)
        if busy.get(key, 0) < share:
            busy[key] = busy.get(key, 0) + 1
            chosen.append(job)
    return _send(parts, chosen)


def send_owed(parts: Parts) -> None:
    """As the sweeper does it, after a step that may have made work due. What fails here the sweeper sends."""
    try:
        dispatch(parts)
    except SverkaError as error:
        parts.journal.event("job.dispatch_failed", code=error.code)


def _send(parts: Parts, chosen: list[sending.Owed]) -> int:
    if not chosen:
        return 0
    with parts.database.write() as tx:
        sent = sending.mark_sent(tx, [job.id for job in chosen], parts.clock.now())
    mine = [job for job in chosen if job.id in sent]
    for index, job in enumerate(mine):
        try:
            parts.queue.wake(job.kind.value, job.id, job.arguments, job.priority)
        except SverkaError as error:
            parts.journal.event("job.unsent", job=job.id, user=job.user_id, code=error.code)
            with parts.database.write() as tx:
                sending.mark_unsent(tx, [rest.id for rest in mine[index:]])
            return index
    return len(mine)
