"""What a step of work hands back, and what becomes of one that failed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from core.errors import ModelUnavailable, OutOfTime, SverkaError
from core.limits import RETRY_PAUSES
from core.storage import audit, parents
from core.storage import users as user_rows
from core.storage.jobs import NewJob

Finish = Callable[[Connection], list[NewJob]]


def nothing(_tx: Connection) -> list[NewJob]:
    """Leaves nothing to write and no job to follow."""
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`digest` of the result's blob. `finish` writes the facts of the result in the transaction that ends the job, and
    names the jobs that follow."""

    digest: str
    finish: Finish = nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """To the queue again after `pause` seconds; `free`: without using an attempt."""

    pause: float
    free: bool


def after_failure(error: SverkaError, *, attempt: int, max_attempts: int, stored: bool) -> PutBack | None:
    """What to do with a job whose attempt number `attempt` ended with this error; None: it is over, in error.

    Out of time, or a model that went away, after storing something new is no failure: the next attempt starts further on. What a
    retry cannot help is not tried again.
    """
    if isinstance(error, OutOfTime) and stored:
        return PutBack(pause=0.0, free=True)
    pause = RETRY_PAUSES[min(attempt, len(RETRY_PAUSES)) - 1]
    if isinstance(error, ModelUnavailable) and stored:
        return PutBack(pause=pause, free=True)
    if not error.retryable or attempt >= max_attempts:
        return None
    return PutBack(pause=pause, free=False)


def record_end(tx: Connection, *, user_id: str, kind: str, subject: str, parent: str | None, outcome: str, now: datetime) -> None:
    """What belongs to every end of a job: the audit row, and the parent's count."""
    user = user_rows.get(tx, user_id)
    audit.add(tx, now=now, user=user, action=f"{kind}.end", subject=subject, outcome=outcome)
    if parent is not None:
        parents.settle(tx, parent, now)
