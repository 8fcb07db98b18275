"""The workers that live: each writes its row every few seconds."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from core.storage.tables import workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """A worker as it last said of itself. `concurrency`: jobs at a time; `sandbox`: what its reader is held back from, None
    until it was tried."""

    id: str
    host: str
    pid: int
    concurrency: int
    started: datetime
    beat: datetime
    stopping: bool
    sandbox: str | None = None


def beat(tx: Connection, living: Living) -> None:
    """Writes or renews the worker's row; `stopping` is only ever set by `stop`."""
    done = tx.execute(update(workers).where(workers.c.id == living.id).values(beat=living.beat))
    if done.rowcount == 0:
        row = {name: getattr(living, name) for name in Living.__slots__}
        tx.execute(insert(workers).values(row))


def stop(tx: Connection, worker_id: str) -> None:
    """Says that the worker wants to end: its jobs stop at their next safe point."""
    tx.execute(update(workers).where(workers.c.id == worker_id).values(stopping=True))


def say_sandbox(tx: Connection, worker_id: str, found: str) -> None:
    """Keeps what a worker's reader was held back from, when it was tried."""
    tx.execute(update(workers).where(workers.c.id == worker_id).values(sandbox=found))


def is_stopping(tx: Connection, worker_id: str) -> bool:
    """Whether the worker was told to end; False where it is unknown."""
    return bool(tx.execute(select(workers.c.stopping).where(workers.c.id == worker_id)).scalar())


def remove(tx: Connection, worker_id: str) -> None:
    """The worker ended and said so."""
    tx.execute(delete(workers).where(workers.c.id == worker_id))


def listed(tx: Connection, since: datetime) -> list[Living]:
    """Those heard of since then."""
    rows = tx.execute(select(workers).where(workers.c.beat >= since).order_by(workers.c.started))
    return [Living(**row._mapping) for row in rows]


def forget(tx: Connection, before: datetime) -> None:
    """Workers that have not been heard of since then are taken from the list."""
    tx.execute(delete(workers).where(workers.c.beat < before))


def of_host(tx: Connection, host: str) -> list[Living]:
    """All that were ever heard of on a host and did not say farewell."""
    return [Living(**row._mapping) for row in tx.execute(select(workers).where(workers.c.host == host))]
