"""The rows that say work is owed: submitting, cancelling, trying again; what stands, and the results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, update

from core.limits import JOB_ATTEMPTS
from core.model.job import Job, JobKind, JobState
from core.storage.tables import jobs, results

ACTIVE = (JobState.PENDING.value, JobState.PROCESSING.value)
FREE = {"owner": None, "worker": None, "lease": None}
"""What a job has that no worker holds."""


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


def ahead_of(tx: Connection, job: Job, now: datetime) -> int:
    """How many jobs a worker holds or takes before this pending one: due and more urgent, or as urgent and older."""
    due = or_(jobs.c.next_try.is_(None), jobs.c.next_try <= now)
    older = or_(jobs.c.created < job.created, and_(jobs.c.created == job.created, jobs.c.id < job.id))
    first = or_(jobs.c.priority < job.priority, and_(jobs.c.priority == job.priority, older))
    waits = and_(jobs.c.state == JobState.PENDING.value, due, first)
    query = select(func.count()).where(jobs.c.kind != JobKind.BATCH.value, jobs.c.id != job.id)
    return int(tx.execute(query.where(or_(jobs.c.state == JobState.PROCESSING.value, waits))).scalar_one())


def cancel(tx: Connection, job_id: str, now: datetime) -> bool:
    """Ends a job that is not over; its worker notices at its next write or heartbeat."""
    query = update(jobs).where(jobs.c.id == job_id, jobs.c.state.in_(ACTIVE))
    return tx.execute(query.values(state=JobState.CANCELLED.value, finished=now, **FREE)).rowcount == 1


def reset(tx: Connection, job_id: str) -> bool:
    """A job that failed or was cancelled is pending again, with fresh attempts, and is owed a message."""
    over = (JobState.ERROR.value, JobState.CANCELLED.value)
    fresh: dict[str, Any] = dict.fromkeys(("error", "error_values", "started", "finished", "next_try", "stage", "stage_started"))
    query = update(jobs).where(jobs.c.id == job_id, jobs.c.state.in_(over))
    values = {"state": JobState.PENDING.value, "attempt": 0, "stops": 0, "done": 0, "total": 0, "stage_from": 0, "sent": None}
    return tx.execute(query.values(**values, **fresh, **FREE)).rowcount == 1


def processing_count(tx: Connection) -> int:
    """Jobs of all users that a worker holds."""
    return int(tx.execute(select(func.count()).where(jobs.c.state == JobState.PROCESSING.value)).scalar_one())


def counts(tx: Connection) -> dict[str, int]:
    """Jobs by state; a batch is no work of its own."""
    query = select(jobs.c.state, func.count()).where(jobs.c.kind != JobKind.BATCH.value).group_by(jobs.c.state)
    return {row[0]: row[1] for row in tx.execute(query)}


def waiting_by_kind(tx: Connection) -> dict[str, int]:
    """How many jobs of each kind are pending; a batch waits for its children and counts in none."""
    query = select(jobs.c.kind, func.count()).where(jobs.c.state == JobState.PENDING.value, jobs.c.kind != JobKind.BATCH.value)
    return {row[0]: row[1] for row in tx.execute(query.group_by(jobs.c.kind))}


def active_count(tx: Connection, user_id: str) -> int:
    """How many jobs of a user are pending or held; what `JOBS_QUEUED` bounds."""
    query = select(func.count()).where(jobs.c.user_id == user_id, jobs.c.state.in_(ACTIVE))
    return int(tx.execute(query).scalar_one())


def oldest_created(tx: Connection) -> datetime | None:
    """When the job that has waited longest was submitted."""
    query = select(jobs.c.created).where(jobs.c.state == JobState.PENDING.value, jobs.c.kind != JobKind.BATCH.value)
    return tx.execute(query.order_by(jobs.c.created).limit(1)).scalar()


def get(tx: Connection, job_id: str, now: datetime) -> Job | None:
    """One job as it stands; None where it is gone."""
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
    """The rest of the stage at the speed of what this stage has done so far; nothing before the first step is done, nor where
    the last one is what is left: the clock of that runs on, and the time told would grow instead of running out."""
    done = row.done - row.stage_from
    if row.state != JobState.PROCESSING.value or row.stage_started is None or done <= 0 or row.total - row.done <= 1:
        return None
    spent = max(0.0, (now - row.stage_started).total_seconds())
    rest: float = max(0, row.total - row.done) * spent / done
    return round(rest, 1)
