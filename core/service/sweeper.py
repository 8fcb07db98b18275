"""The sweeper: what a worker does every few seconds beside its work, so that nothing stays owed unseen."""

from datetime import timedelta

from core.errors import WorkerLost
from core.limits import RESEND_SECONDS, WORKER_SILENT_SECONDS
from core.service.base import Parts
from core.service.dispatch import dispatch
from core.storage import documents as document_rows
from core.storage import jobs as rows
from core.storage import workers

DEAD_SECONDS = 3_600
"""After so long the row of a silent worker is removed."""


def sweep(parts: Parts) -> int:
    """Puts back what a dead worker held, forgets lost messages, sends what is owed. Returns how many messages went out.

    Safe to run in any number of workers at once: every step is one conditional UPDATE.
    """
    put_back_expired(parts)
    now = parts.clock.now()
    with parts.database.write() as tx:
        living = workers.listed(tx, now - timedelta(seconds=WORKER_SILENT_SECONDS))
        if rows.processing_count(tx) < sum(worker.concurrency for worker in living):
            # Somebody is idle although a message went out a while ago: it was lost (Redis flushed, a worker killed).
            rows.forget_sent(tx, now - timedelta(seconds=RESEND_SECONDS))
        for parent in rows.open_parents(tx):
            rows.settle(tx, parent, now)
        workers.forget(tx, now - timedelta(seconds=DEAD_SECONDS))
    return dispatch(parts)


def put_back_expired(parts: Parts) -> int:
    """Jobs whose worker is silent past its lease go back to the queue; after the last attempt they end as WORKER_LOST.

    A stop after new work was stored does not count as a failure: the next attempt starts further on.
    """
    now, count = parts.clock.now(), 0
    with parts.database.write() as tx:
        for row in rows.expired(tx, now):
            if row.progressed or row.attempt < row.max_attempts:
                done = rows.put_back(tx, row.id, row.owner, free=row.progressed, lapsed=now)
            else:
                values = {"attempts": str(row.attempt)}
                done = rows.fail(tx, row.id, row.owner, error=WorkerLost.code, values=values, now=now, lapsed=now)
                document_rows.change_version(tx, row.subject, error=WorkerLost.code, error_values=values)
            count += done
            parts.journal.event("job.expired", job=row.id, attempt=row.attempt)
    return count
