"""What the use cases share: their collaborators, the checks of rights, the record of what happened."""

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table

from core.config import Config
from core.errors import Forbidden, NotFound, QueueFull, SverkaError
from core.jsonform import decode, encode
from core.limits import JOBS_IN_FLIGHT, JOBS_QUEUED
from core.model.record import User
from core.ports import BlobStore, Clock, JobQueue, Probe
from core.service.engines import Engines
from core.service.journal import Journal
from core.storage import audit as audit_rows
from core.storage import jobs as job_rows
from core.storage import sending
from core.storage.database import Database, after_commit

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the service is composed of. `engines`: the stages that do the work (read, compare, analyse, report, models)."""

    config: Config
    database: Database
    blobs: BlobStore
    queue: JobQueue
    clock: Clock
    probe: Probe
    engines: Engines
    journal: Journal


class UseCases:
    """The root of the nouns."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    @property
    def now(self) -> datetime:
        return self.parts.clock.now()

    def _record(
        self,
        tx: Connection,
        user: User | None,
        action: str,
        subject: str = "",
        outcome: str = "ok",
        detail: str = "",
        **more: Any,
    ) -> None:
        """An audit row in the transaction of what it tells of, and a line in the log once that holds."""
        audit_rows.add(tx, now=self.now, user=user, action=action, subject=subject, outcome=outcome, detail=detail)
        fields = {"user": user.id if user else None, "subject": subject, "outcome": outcome, **more}
        after_commit(tx, lambda: self.parts.journal.event(action, **fields))

    def _submit(self, tx: Connection, *new: job_rows.NewJob) -> list[sending.Owed]:
        """Writes jobs; returns those whose messages are to be published after the commit. Raises QueueFull."""
        now, ready = self.now, []
        busy = sending.in_flight(tx)
        waiting = {user: job_rows.active_count(tx, user) for user in {job.user_id for job in new}}
        for job in new:
            waiting[job.user_id] += 1
            if waiting[job.user_id] > JOBS_QUEUED:
                raise QueueFull(limit=JOBS_QUEUED)
            key = (job.user_id, job.priority)
            send = busy.get(key, 0) < JOBS_IN_FLIGHT
            busy[key] = busy.get(key, 0) + send
            job_id = job_rows.add(tx, job, now, sent=send)
            if send:
                arguments = job.arguments or (job_id,)
                ready.append(
                    sending.Owed(id=job_id, kind=job.kind, arguments=arguments, priority=job.priority, user_id=job.user_id)
                )
        return ready

    def _publish(self, ready: list[sending.Owed]) -> None:
        """Wakes workers. Where the broker is away the jobs stay marked as unsent: the sweeper sends them when it is back."""
        for index, owed in enumerate(ready):
            try:
                self.parts.queue.wake(owed.kind.value, owed.id, owed.arguments, owed.priority)
            except SverkaError as error:
                self.parts.journal.event("job.unsent", job=owed.id, user=owed.user_id, code=error.code)
                with self.parts.database.write() as tx:
                    sending.mark_unsent(tx, [rest.id for rest in ready[index:]])
                return

    def _load(self, digest: str, kind: type[T]) -> T:
        """The frozen value of a compressed JSON blob. Raises NotFound."""
        return unpack(self.parts.blobs.get(digest), kind)

    def _keep(self, value: object) -> str:
        """Stores a frozen value as compressed JSON; returns the blob's digest."""
        return self.parts.blobs.put(pack(value))


def pack(value: object) -> bytes:
    """Compressed JSON; the same value gives the same bytes."""
    return zlib.compress(encode(value), 3)


def unpack(data: bytes, kind: type[T]) -> T:
    """What `pack` made; `kind` is the type that it was made of."""
    return decode(zlib.decompress(data), kind)


def owned(user: User, row: Row[Any] | None) -> Row[Any]:
    """The row, where the user owns it or is an administrator. Raises NotFound: nobody learns what others have."""
    if row is None or not (user.is_admin or row.owner_id == user.id):
        raise NotFound
    return row


def owned_row(tx: Connection, user: User, table: Table, row_id: str) -> Row[Any]:
    """`owned` of the row with this id."""
    return owned(user, tx.execute(table.select().where(table.c.id == row_id)).first())


def scope(user: User) -> str | None:
    """Whose rows a list shows: None for everybody's."""
    return None if user.is_admin else user.id


def administrators_only(user: User) -> None:
    """Raises Forbidden."""
    if not user.is_admin:
        raise Forbidden
