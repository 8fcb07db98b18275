"""Rows that stand for many jobs: a batch is over when its children are."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, case, func, select, update

from core.model.job import Job, JobKind, JobState
from core.storage.jobs import ACTIVE, NewJob, add, as_job
from core.storage.tables import jobs

_MADE = timedelta(hours=1)
"""A parent's children are all written within this, or the making was cut off."""


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


def leave(tx: Connection, which: ColumnElement[bool], now: datetime) -> None:
    """Takes these children out of their parents, which expect so many less and are over with the last of the others."""
    left = Counter(tx.execute(select(jobs.c.parent).where(which, jobs.c.parent.is_not(None))).scalars())
    tx.execute(update(jobs).where(which).values(parent=None))
    for parent, count in left.items():
        tx.execute(update(jobs).where(jobs.c.id == parent).values(total=jobs.c.total - count))
        settle(tx, parent, now)


def reopen(tx: Connection, parent: str) -> None:
    """A parent that was over is pending again, since a child is."""
    over = and_(jobs.c.id == parent, jobs.c.state.not_in(ACTIVE))
    tx.execute(update(jobs).where(over).values(state=JobState.PENDING.value, finished=None, error=None))


def open_parents(tx: Connection) -> list[str]:
    """Ids of the batches that are not over."""
    query = select(jobs.c.id).where(jobs.c.kind == JobKind.BATCH.value, jobs.c.state == JobState.PENDING.value)
    return list(tx.execute(query).scalars())


def children(tx: Connection, parent: str, now: datetime) -> list[Job]:
    """The jobs of one batch, in the order in which they were made."""
    query = select(jobs).where(jobs.c.parent == parent).order_by(jobs.c.created, jobs.c.id)
    return [as_job(row, now) for row in tx.execute(query)]
