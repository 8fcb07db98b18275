"""A claimed job: from the claim to its end, one conditional UPDATE decides each step.

A worker's write names its `Claim`; where it touches no row, the job is no longer that worker's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, insert, literal, or_, select, update

from core.limits import LEASE_SECONDS
from core.model.job import JobState
from core.storage.jobs import FREE, result_of
from core.storage.tables import Moment, jobs, results

_LEASE = timedelta(seconds=LEASE_SECONDS)


@dataclass(frozen=True, slots=True)
class Claim:
    """A job and the token of whoever holds it. `lapsed`: only where its lease ran out before that time, for a sweeper."""

    job_id: str
    owner: str
    lapsed: datetime | None = None


def claim(tx: Connection, job_id: str, *, owner: str, worker: str, now: datetime) -> bool:
    """Whether the job is now this owner's: it was pending, due, and had attempts left."""
    due = or_(jobs.c.next_try.is_(None), jobs.c.next_try <= now)
    free = and_(jobs.c.id == job_id, jobs.c.state == JobState.PENDING.value, jobs.c.attempt < jobs.c.max_attempts, due)
    values = {
        "state": JobState.PROCESSING.value,
        "attempt": jobs.c.attempt + 1,
        "owner": owner,
        "worker": worker,
        "lease": now + _LEASE,
        "started": func.coalesce(jobs.c.started, literal(now, Moment)),
        "progressed": False,
        "error": None,
        "error_values": None,
        "next_try": None,
    }
    return tx.execute(update(jobs).where(free).values(values)).rowcount == 1


def beat(tx: Connection, held: Claim, now: datetime) -> bool:
    """Prolongs the lease. False: cancelled, or no longer this owner's."""
    return _write(tx, held, {"lease": now + _LEASE})


def progress(tx: Connection, held: Claim, *, stage: str, done: int, total: int, now: datetime) -> bool:
    """Where the work stands. A new stage starts its own clock, from which the estimate is made."""
    same = jobs.c.stage == stage
    values = {
        "stage": stage,
        "done": done,
        "total": total,
        "lease": now + _LEASE,
        "stage_started": case((same, jobs.c.stage_started), else_=literal(now, Moment)),
        "stage_from": case((same, jobs.c.stage_from), else_=done),
    }
    return _write(tx, held, values)


def progressed(tx: Connection, held: Claim) -> bool:
    """Notes that this attempt stored something new: a stop after it does not count as a failure."""
    return _write(tx, held, {"progressed": True})


def complete(tx: Connection, held: Claim, *, subject: str, digest: str, now: datetime) -> bool:
    """The job's end and its subject's one result row, in the caller's transaction. A result that is there already stays.

    False: no longer this owner's, nothing written. Raises IntegrityError where another wrote the result at the same moment.
    """
    kept = result_of(tx, subject)
    end = {"state": JobState.COMPLETED.value, "finished": now, "result": kept or digest, **FREE}
    if not _write(tx, held, end):
        return False
    if kept is None:
        tx.execute(insert(results).values(subject=subject, job_id=held.job_id, digest=digest, created=now))
    return True


def fail(tx: Connection, held: Claim, *, error: str, values: dict[str, str], now: datetime) -> bool:
    """The job's end in error."""
    end = {"state": JobState.ERROR.value, "error": error, "error_values": values, "finished": now, **FREE}
    return _write(tx, held, end)


def put_back(
    tx: Connection,
    held: Claim,
    *,
    free: bool,
    next_try: datetime | None = None,
    error: str | None = None,
    values: dict[str, str] | None = None,
    stopped: bool = False,
) -> bool:
    """To pending again. `free`: the attempt does not count. `error`: what the last try ended with. `stopped`: its whole
    worker ended."""
    attempt = jobs.c.attempt - 1 if free else jobs.c.attempt
    why = {"error": error, "error_values": values, "attempt": attempt, "next_try": next_try, "stops": jobs.c.stops + int(stopped)}
    return _write(tx, held, {"state": JobState.PENDING.value, "sent": None, **why, **FREE})


def expired(tx: Connection, now: datetime) -> list[Row[Any]]:
    """The jobs whose worker has not been heard of since their lease ran out, but for those that another sweeper holds now."""
    query = _held().where(jobs.c.lease < now).order_by(jobs.c.id)
    return list(tx.execute(query.with_for_update(skip_locked=True)))


def held_by(tx: Connection, worker: str) -> list[Row[Any]]:
    """The jobs that a worker holds."""
    return list(tx.execute(_held().where(jobs.c.worker == worker)))


def _held() -> Select[Any]:
    columns = (jobs.c.id, jobs.c.owner, jobs.c.worker, jobs.c.attempt, jobs.c.max_attempts, jobs.c.stops, jobs.c.progressed)
    return select(*columns, jobs.c.parent, jobs.c.user_id, jobs.c.kind, jobs.c.subject).where(
        jobs.c.state == JobState.PROCESSING.value
    )


def release_worker(tx: Connection, worker: str) -> int:
    """Puts back, without using an attempt, whatever a worker that ends still holds. Returns how many."""
    query = update(jobs).where(jobs.c.worker == worker, jobs.c.state == JobState.PROCESSING.value)
    values = {"state": JobState.PENDING.value, "attempt": jobs.c.attempt - 1, "sent": None}
    return tx.execute(query.values(**values, **FREE)).rowcount


def _write(tx: Connection, held: Claim, values: dict[str, Any]) -> bool:
    """A write of the job's owner. False: no longer the owner."""
    mine = and_(jobs.c.id == held.job_id, jobs.c.owner == held.owner, jobs.c.state == JobState.PROCESSING.value)
    mine = mine if held.lapsed is None else and_(mine, jobs.c.lease < held.lapsed)
    return tx.execute(update(jobs).where(mine).values(values)).rowcount == 1
