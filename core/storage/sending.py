"""Messages that wake workers: which are owed, which are out, which were lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, update

from core.model.job import JobKind, JobState
from core.storage.jobs import ACTIVE
from core.storage.tables import jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a message needs to wake a worker for a job."""

    id: str
    kind: JobKind
    arguments: tuple[str, ...]
    priority: int
    user_id: str


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
    """Of these jobs those that are still pending are owed a message again."""
    query = update(jobs).where(jobs.c.id.in_(list(job_ids)), jobs.c.state == JobState.PENDING.value)
    tx.execute(query.values(sent=None))


def forget_sent(tx: Connection, before: datetime) -> int:
    """Messages sent before that time count as lost: their jobs will be sent again. Returns how many."""
    lost = _locked(tx, and_(jobs.c.state == JobState.PENDING.value, jobs.c.sent < before))
    return tx.execute(update(jobs).where(jobs.c.id.in_(lost)).values(sent=None)).rowcount


def _locked(tx: Connection, which: ColumnElement[bool]) -> list[str]:
    """The ids of such jobs, held until the transaction ends; what another transaction holds is left to it, and nobody waits
    for anybody (PostgreSQL; SQLite has one writer)."""
    query = select(jobs.c.id).where(which).order_by(jobs.c.id).with_for_update(skip_locked=True)
    return list(tx.execute(query).scalars())


def _owed(row: Row[Any]) -> Owed:
    arguments = tuple(row.arguments) or (row.id,)
    return Owed(id=row.id, kind=JobKind(row.kind), arguments=arguments, priority=row.priority, user_id=row.user_id)
