"""The rows that say work is owed: submitting, claiming, beating, ending. One conditional UPDATE decides each step.

A worker's write names the token of its claim (`owner`); where it touches no row, the job is no longer that worker's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, delete, func, insert, literal, or_, select, update

from core.limits import JOB_ATTEMPTS, LEASE_SECONDS
from core.model.job import Job, JobKind, JobState
from core.storage.tables import Moment, jobs, results

ACTIVE = (JobState.PENDING.value, JobState.PROCESSING.value)
_LEASE = timedelta(seconds=LEASE_SECONDS)
_MADE = timedelta(hours=1)
"""A parent's children are all written within this, or the making was cut off."""
_FREE = {"owner": None, "worker": None, "lease": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a message needs to wake a worker for a job."""

    id: str
    kind: JobKind
    arguments: tuple[str, ...]
    priority: int
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """`arguments` of the message; empty: the job's id."""

    kind: JobKind
    user_id: str
    subject: str
    priority: int
    arguments: tuple[str, ...] = ()
    parent: str | None = None
    max_attempts: int = JOB_ATTEMPTS


def add(tx: Connection, new: NewJob, now: datetime, *, sent: bool) -> str:
    """Writes a pending job; `sent` where the caller publishes its message after the commit. Returns its id."""
    job_id = uuid4().hex
    row = {
        "id": job_id,
        "kind": new.kind.value,
        "state": JobState.PENDING.value,
        "user_id": new.user_id,
        "subject": new.subject,
        "arguments": list(new.arguments),
        "parent": new.parent,
        "priority": new.priority,
        "attempt": 0,
        "max_attempts": new.max_attempts,
        "stops": 0,
        "done": 0,
        "total": 0,
        "stage_from": 0,
        "progressed": False,
        "created": now,
        "sent": now if sent else None,
    }
    tx.execute(insert(jobs).values(row))
    return job_id


def add_done(tx: Connection, like: Job, parent: str, now: datetime) -> None:
    """A child that was over before its parent was asked for: the same work, done earlier."""
    job_id = add(
        tx, NewJob(kind=like.kind, user_id=like.user_id, subject=like.subject, priority=0, parent=parent), now, sent=False
    )
    end = {"state": JobState.COMPLETED.value, "started": now, "finished": now, "result": like.result}
    tx.execute(update(jobs).where(jobs.c.id == job_id).values(end))


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


def oldest_pending(tx: Connection, kind: JobKind, user_id: str, subjects: Sequence[str], now: datetime) -> str | None:
    """The id of that user's oldest job of a kind that is pending and due, for one of the subjects."""
    query = (
        select(jobs.c.id)
        .where(jobs.c.kind == kind.value, jobs.c.user_id == user_id, jobs.c.subject.in_(subjects))
        .where(jobs.c.state == JobState.PENDING.value, or_(jobs.c.next_try.is_(None), jobs.c.next_try <= now))
        .order_by(jobs.c.created, jobs.c.id)
        .limit(1)
    )
    return tx.execute(query).scalar()


def someone_waits(tx: Connection, before: int, now: datetime) -> bool:
    """Whether a job of a more urgent priority (a lower number) is pending and due."""
    query = (
        select(jobs.c.id)
        .where(jobs.c.state == JobState.PENDING.value, jobs.c.priority < before, jobs.c.kind != JobKind.BATCH.value)
        .where(or_(jobs.c.next_try.is_(None), jobs.c.next_try <= now))
        .limit(1)
    )
    return tx.execute(query).scalar() is not None


def beat(tx: Connection, job_id: str, owner: str, now: datetime) -> bool:
    """Prolongs the lease. False: cancelled, or no longer this owner's."""
    return _write(tx, job_id, owner, {"lease": now + _LEASE})


def progress(tx: Connection, job_id: str, owner: str, *, stage: str, done: int, total: int, now: datetime) -> bool:
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
    return _write(tx, job_id, owner, values)


def progressed(tx: Connection, job_id: str, owner: str) -> bool:
    """Notes that this attempt stored something new: a stop after it does not count as a failure."""
    return _write(tx, job_id, owner, {"progressed": True})


def complete(tx: Connection, job_id: str, owner: str, *, subject: str, digest: str, now: datetime) -> bool:
    """The job's end and its subject's one result row, in the caller's transaction. A result that is there already stays.

    False: no longer this owner's, nothing written. Raises IntegrityError where another wrote the result at the same moment.
    """
    kept = result_of(tx, subject)
    end = {"state": JobState.COMPLETED.value, "finished": now, "result": kept or digest, **_FREE}
    if not _write(tx, job_id, owner, end):
        return False
    if kept is None:
        tx.execute(insert(results).values(subject=subject, job_id=job_id, digest=digest, created=now))
    return True


def fail(
    tx: Connection,
    job_id: str,
    owner: str,
    *,
    error: str,
    values: dict[str, str],
    now: datetime,
    lapsed: datetime | None = None,
) -> bool:
    """The job's end in error. `lapsed`: only where the lease ran out before that time."""
    end = {"state": JobState.ERROR.value, "error": error, "error_values": values, "finished": now, **_FREE}
    return _write(tx, job_id, owner, end, lapsed)


def put_back(
    tx: Connection,
    job_id: str,
    owner: str,
    *,
    free: bool,
    next_try: datetime | None = None,
    error: str | None = None,
    values: dict[str, str] | None = None,
    stopped: bool = False,
    lapsed: datetime | None = None,
) -> bool:
    """To pending again. `free`: the attempt does not count. `error`: what the last try ended with. `stopped`: its whole
    worker ended."""
    attempt = jobs.c.attempt - 1 if free else jobs.c.attempt
    why = {"error": error, "error_values": values, "attempt": attempt, "next_try": next_try, "stops": jobs.c.stops + int(stopped)}
    return _write(tx, job_id, owner, {"state": JobState.PENDING.value, "sent": None, **why, **_FREE}, lapsed)


def cancel(tx: Connection, job_id: str, now: datetime) -> bool:
    """Ends a job that is not over; its worker notices at its next write or heartbeat."""
    query = update(jobs).where(jobs.c.id == job_id, jobs.c.state.in_(ACTIVE))
    return tx.execute(query.values(state=JobState.CANCELLED.value, finished=now, **_FREE)).rowcount == 1


def reset(tx: Connection, job_id: str) -> bool:
    """A job that failed or was cancelled is pending again, with fresh attempts, and is owed a message."""
    over = (JobState.ERROR.value, JobState.CANCELLED.value)
    fresh: dict[str, Any] = dict.fromkeys(("error", "error_values", "started", "finished", "next_try", "stage", "stage_started"))
    query = update(jobs).where(jobs.c.id == job_id, jobs.c.state.in_(over))
    values = {"state": JobState.PENDING.value, "attempt": 0, "stops": 0, "done": 0, "total": 0, "stage_from": 0, "sent": None}
    return tx.execute(query.values(**values, **fresh, **_FREE)).rowcount == 1


def expired(tx: Connection, now: datetime) -> list[Row[Any]]:
    """The jobs whose worker has not been heard of since their lease ran out, but for those that another sweeper holds now."""
    query = _held().where(jobs.c.lease < now).order_by(jobs.c.id)
    return list(tx.execute(query.with_for_update(skip_locked=True)))


def held_by(tx: Connection, worker: str) -> list[Row[Any]]:
    """The jobs that a worker holds."""
    return list(tx.execute(_held().where(jobs.c.worker == worker)))


def _held() -> Select[Any]:
    columns = (jobs.c.id, jobs.c.owner, jobs.c.worker, jobs.c.attempt, jobs.c.max_attempts, jobs.c.stops, jobs.c.progressed)
    return select(*columns, jobs.c.parent).where(jobs.c.state == JobState.PROCESSING.value)


def release_worker(tx: Connection, worker: str) -> int:
    """Puts back, without using an attempt, whatever a worker that ends still holds. Returns how many."""
    query = update(jobs).where(jobs.c.worker == worker, jobs.c.state == JobState.PROCESSING.value)
    values = {"state": JobState.PENDING.value, "attempt": jobs.c.attempt - 1, "sent": None}
    return tx.execute(query.values(**values, **_FREE)).rowcount


def owed(tx: Connection, now: datetime, share: int) -> list[Owed]:
    """What is due and has no message yet, fairly: at most `share` jobs of a user and priority at once, the most urgent first."""
    turn = func.row_number().over(partition_by=(jobs.c.user_id, jobs.c.priority), order_by=(jobs.c.created, jobs.c.id))
    columns = (jobs.c.id, jobs.c.kind, jobs.c.arguments, jobs.c.priority, jobs.c.user_id, jobs.c.created)
    due = or_(jobs.c.next_try.is_(None), jobs.c.next_try <= now)
    waiting = select(*columns, turn.label("turn")).where(jobs.c.state == JobState.PENDING.value, jobs.c.sent.is_(None), due)
    waiting = waiting.where(jobs.c.kind != JobKind.BATCH.value)
    first = waiting.subquery()
    query = select(first).where(first.c.turn <= share).order_by(first.c.priority, first.c.turn, first.c.created)
    return [_owed(row) for row in tx.execute(query)]


def in_flight(tx: Connection) -> dict[tuple[str, int], int]:
    """How many jobs of a user and priority have a message out or are being worked on."""
    busy = or_(jobs.c.state == JobState.PROCESSING.value, jobs.c.sent.is_not(None))
    query = select(jobs.c.user_id, jobs.c.priority, func.count()).where(jobs.c.state.in_(ACTIVE), busy)
    return {(row[0], row[1]): row[2] for row in tx.execute(query.group_by(jobs.c.user_id, jobs.c.priority))}


def mark_sent(tx: Connection, job_ids: Iterable[str], now: datetime) -> set[str]:
    """Those of the jobs whose messages this caller, and no other, is to publish."""
    unsent = and_(jobs.c.id.in_(list(job_ids)), jobs.c.state == JobState.PENDING.value, jobs.c.sent.is_(None))
    mine = _locked(tx, unsent)
    tx.execute(update(jobs).where(jobs.c.id.in_(mine)).values(sent=now))
    return set(mine)


def mark_unsent(tx: Connection, job_ids: Iterable[str]) -> None:
    query = update(jobs).where(jobs.c.id.in_(list(job_ids)), jobs.c.state == JobState.PENDING.value)
    tx.execute(query.values(sent=None))


def forget_sent(tx: Connection, before: datetime) -> int:
    """Messages sent before that time count as lost: their jobs will be sent again. Returns how many."""
    lost = _locked(tx, and_(jobs.c.state == JobState.PENDING.value, jobs.c.sent < before))
    return tx.execute(update(jobs).where(jobs.c.id.in_(lost)).values(sent=None)).rowcount


def processing_count(tx: Connection) -> int:
    return int(tx.execute(select(func.count()).where(jobs.c.state == JobState.PROCESSING.value)).scalar_one())


def counts(tx: Connection) -> dict[str, int]:
    """Jobs by state; a batch is no work of its own."""
    query = select(jobs.c.state, func.count()).where(jobs.c.kind != JobKind.BATCH.value).group_by(jobs.c.state)
    return {row[0]: row[1] for row in tx.execute(query)}


def waiting_by_kind(tx: Connection) -> dict[str, int]:
    query = select(jobs.c.kind, func.count()).where(jobs.c.state == JobState.PENDING.value, jobs.c.kind != JobKind.BATCH.value)
    return {row[0]: row[1] for row in tx.execute(query.group_by(jobs.c.kind))}


def active_count(tx: Connection, user_id: str) -> int:
    query = select(func.count()).where(jobs.c.user_id == user_id, jobs.c.state.in_(ACTIVE))
    return int(tx.execute(query).scalar_one())


def oldest_created(tx: Connection) -> datetime | None:
    """When the job that has waited longest was submitted."""
    query = select(jobs.c.created).where(jobs.c.state == JobState.PENDING.value, jobs.c.kind != JobKind.BATCH.value)
    return tx.execute(query.order_by(jobs.c.created).limit(1)).scalar()


def get(tx: Connection, job_id: str, now: datetime) -> Job | None:
    row = tx.execute(select(jobs).where(jobs.c.id == job_id)).first()
    return None if row is None else as_job(row, now)


def listed(
    tx: Connection,
    now: datetime,
    *,
    user_id: str | None = None,
    states: Sequence[str] = (),
    kind: JobKind | None = None,
    limit: int = 200,
) -> list[Job]:
    """The latest first."""
    query = select(jobs).order_by(jobs.c.created.desc(), jobs.c.id).limit(limit)
    query = query.where(jobs.c.user_id == user_id) if user_id else query
    query = query.where(jobs.c.state.in_(states)) if states else query
    query = query.where(jobs.c.kind == kind.value) if kind else query
    return [as_job(row, now) for row in tx.execute(query)]


def latest_of(tx: Connection, subjects: Iterable[str], now: datetime) -> dict[str, Job]:
    """The latest job for each subject that has one."""
    query = select(jobs).where(jobs.c.subject.in_(list(subjects))).order_by(jobs.c.created, jobs.c.id)
    return {row.subject: as_job(row, now) for row in tx.execute(query)}


def add_parent(tx: Connection, *, user_id: str, subject: str, total: int, priority: int, now: datetime) -> str:
    """A row that stands for many jobs. No worker runs it: it is over when its children are (`settle`)."""
    new = NewJob(kind=JobKind.BATCH, user_id=user_id, subject=subject, priority=priority)
    job_id = add(tx, new, now, sent=False)
    tx.execute(update(jobs).where(jobs.c.id == job_id).values(total=total))
    return job_id


def settle(tx: Connection, parent: str, now: datetime) -> None:
    """Counts the children that are over into their parent, which is completed with the last one. A parent whose making was
    cut off, so that it has fewer children than it was to have, is over after an hour."""
    active = func.coalesce(func.sum(case((jobs.c.state.in_(ACTIVE), 1), else_=0)), 0)
    row = tx.execute(select(func.count(), active).where(jobs.c.parent == parent)).one()
    children, done = int(row[0]), int(row[0]) - int(row[1])
    mine = and_(jobs.c.id == parent, jobs.c.state == JobState.PENDING.value)
    tx.execute(update(jobs).where(mine).values(done=done))
    end = {"state": JobState.COMPLETED.value, "finished": now}
    tx.execute(update(jobs).where(mine, jobs.c.total <= done).values(end))
    if done == children:
        tx.execute(update(jobs).where(mine, jobs.c.created < now - _MADE).values(total=children, **end))


def reopen(tx: Connection, parent: str) -> None:
    """A parent that was over is pending again, since a child is."""
    over = and_(jobs.c.id == parent, jobs.c.state.not_in(ACTIVE))
    tx.execute(update(jobs).where(over).values(state=JobState.PENDING.value, finished=None, error=None))


def open_parents(tx: Connection) -> list[str]:
    query = select(jobs.c.id).where(jobs.c.kind == JobKind.BATCH.value, jobs.c.state == JobState.PENDING.value)
    return list(tx.execute(query).scalars())


def children(tx: Connection, parent: str, now: datetime) -> list[Job]:
    query = select(jobs).where(jobs.c.parent == parent).order_by(jobs.c.created, jobs.c.id)
    return [as_job(row, now) for row in tx.execute(query)]


def result_of(tx: Connection, subject: str) -> str | None:
    """The digest of the one result for a subject."""
    return tx.execute(select(results.c.digest).where(results.c.subject == subject)).scalar()


def results_under(tx: Connection, prefix: str) -> dict[str, str]:
    """Subject → digest of every result whose subject begins so."""
    query = select(results.c.subject, results.c.digest).where(results.c.subject.startswith(prefix, autoescape=True))
    return {row.subject: row.digest for row in tx.execute(query)}


def forget_result(tx: Connection, subject: str) -> None:
    """What is made anew on purpose (a model that is pulled again) makes a new result."""
    tx.execute(delete(results).where(results.c.subject == subject))


def _locked(tx: Connection, which: ColumnElement[bool]) -> list[str]:
    """The ids of such jobs, held until the transaction ends; what another transaction holds is left to it, and nobody waits
    for anybody (PostgreSQL; SQLite has one writer)."""
    query = select(jobs.c.id).where(which).order_by(jobs.c.id).with_for_update(skip_locked=True)
    return list(tx.execute(query).scalars())


def _write(tx: Connection, job_id: str, owner: str, values: dict[str, Any], lapsed: datetime | None = None) -> bool:
    """A write of the job's owner; `lapsed`: only where the lease ran out before that time. False: no longer the owner."""
    mine = and_(jobs.c.id == job_id, jobs.c.owner == owner, jobs.c.state == JobState.PROCESSING.value)
    mine = mine if lapsed is None else and_(mine, jobs.c.lease < lapsed)
    return tx.execute(update(jobs).where(mine).values(values)).rowcount == 1


def _owed(row: Row[Any]) -> Owed:
    arguments = tuple(row.arguments) or (row.id,)
    return Owed(id=row.id, kind=JobKind(row.kind), arguments=arguments, priority=row.priority, user_id=row.user_id)


def as_job(row: Row[Any], now: datetime) -> Job:
    """A row of the table as the frozen value."""
    return Job(
        id=row.id,
        kind=JobKind(row.kind),
        state=JobState(row.state),
        user_id=row.user_id,
        subject=row.subject,
        attempt=row.attempt,
        max_attempts=row.max_attempts,
        priority=row.priority,
        stage=row.stage,
        done=row.done,
        total=row.total,
        estimate_s=_estimate(row, now),
        error=row.error,
        result=row.result,
        created=row.created,
        started=row.started,
        finished=row.finished,
        parent=row.parent,
        error_values=row.error_values or {},
        next_try=row.next_try,
    )


def _estimate(row: Row[Any], now: datetime) -> float | None:
    """The rest of the stage at the speed of what this stage has done so far; nothing before the first step is done."""
    done = row.done - row.stage_from
    if row.state != JobState.PROCESSING.value or row.stage_started is None or done <= 0 or row.total <= 0:
        return None
    spent = max(0.0, (now - row.stage_started).total_seconds())
    rest: float = max(0, row.total - row.done) * spent / done
    return round(rest, 1)
