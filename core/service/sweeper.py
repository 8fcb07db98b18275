"""The sweeper: what a worker does every few seconds beside its work, so that nothing stays owed unseen."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from core.errors import WorkerLost
from core.limits import JOB_STOPS, RESEND_SECONDS, WORKER_SILENT_SECONDS
from core.service.base import Parts
from core.service.dispatch import dispatch
from core.service.metering import Meter
from core.service.outcome import record_end
from core.service.renewing import renew
from core.storage import claims, parents, sending, workers
from core.storage import jobs as rows

DEAD_SECONDS = 3_600
"""After so long the row of a silent worker is removed."""


def sweep(parts: Parts) -> int:
    """Puts back what a dead worker held, forgets lost messages, asks for reports to be made anew, sends what is owed. Returns how
    many messages went out.

    Safe to run in any number of workers at once: every step is one conditional UPDATE.
    """
    put_back_expired(parts)
    now = parts.clock.now()
    with parts.database.write() as tx:
        living = workers.listed(tx, now - timedelta(seconds=WORKER_SILENT_SECONDS))
        if rows.processing_count(tx) < sum(worker.concurrency for worker in living):
            # Somebody is idle although a message went out a while ago: it was lost (Redis flushed, a worker killed).
            sending.forget_sent(tx, now - timedelta(seconds=RESEND_SECONDS))
        for parent in parents.open_parents(tx):
            parents.settle(tx, parent, now)
        workers.forget(tx, now - timedelta(seconds=DEAD_SECONDS))
    renew(parts)
    return dispatch(parts)


def put_back_expired(parts: Parts) -> int:
    """Jobs whose worker is silent past its lease go back to the queue. Returns how many."""
    now, meter = parts.clock.now(), Meter()
    with parts.database.write() as tx:
        living = {worker.id for worker in workers.listed(tx, now - timedelta(seconds=WORKER_SILENT_SECONDS))}
        lost = claims.expired(tx, now)
        count = sum(_lost(parts, tx, row, now, meter, stopped=row.worker not in living, lapsed=now) for row in lost)
    return _counted(parts, meter, count, "lease")


def put_back_of_dead(parts: Parts, host: str, lives: Callable[[int], bool]) -> int:
    """Jobs of this host's workers whose process is gone go back at once: nobody waits for the lease. Returns how many."""
    now, meter, count = parts.clock.now(), Meter(), 0
    with parts.database.write() as tx:
        for worker in workers.of_host(tx, host):
            if not lives(worker.pid):
                count += sum(_lost(parts, tx, row, now, meter, stopped=True) for row in claims.held_by(tx, worker.id))
                workers.remove(tx, worker.id)
    return _counted(parts, meter, count, "worker")


def put_back_of_dead_children(parts: Parts, worker: str, lives: Callable[[int], bool]) -> int:
    """Jobs of this worker whose own process died under them (memory, a crash) go back without waiting for the lease."""
    now, meter = parts.clock.now(), Meter()
    with parts.database.write() as tx:
        lost = [row for row in claims.held_by(tx, worker) if not lives(process_of(row.owner))]
        count = sum(_lost(parts, tx, row, now, meter, stopped=False) for row in lost)
    return _counted(parts, meter, count, "process")


def _counted(parts: Parts, meter: Meter, count: int, how: str) -> int:
    """Notes for the figures how many jobs a dead worker, a dead process or an expired lease left behind."""
    for _ in range(count):
        meter.add("lost", how)
    meter.write(parts)
    return count


def process_of(token: str) -> int:
    """The id of the process that claimed with this token."""
    return int(token.partition("-")[0])


def _lost(
    parts: Parts, tx: Connection, row: Row[Any], now: datetime, meter: Meter, *, stopped: bool, lapsed: datetime | None = None
) -> bool:
    """One job that a worker left behind: to the queue, or to its end as WORKER_LOST where it is taken for the cause.

    A process that died alone under a job counts as an attempt, unless it had stored something new: the next one starts further
    on. A whole worker that ended (`stopped`) rarely ended because of the job, and counts apart with a higher bound.
    """
    parts.journal.event("job.lost", job=row.id, user=row.user_id, attempt=row.attempt, stops=row.stops)
    held, free = claims.Claim(row.id, row.owner, lapsed), stopped or row.progressed
    if row.stops < JOB_STOPS if stopped else free or row.attempt < row.max_attempts:
        return claims.put_back(tx, held, free=free, stopped=stopped)
    values = {"attempts": str(row.stops + 1 if stopped else row.attempt)}
    ended = claims.fail(tx, held, error=WorkerLost.code, values=values, now=now)
    if ended:
        meter.add("error", WorkerLost.code)
        parts.journal.event("job.failed", job=row.id, user=row.user_id, code=WorkerLost.code, again=False)
        record_end(
            tx, user_id=row.user_id, kind=row.kind, subject=row.subject, parent=row.parent, outcome=WorkerLost.code, now=now
        )
    return ended
