"""How the supervisor sees from the database that a worker lives."""

import socket
from collections.abc import Callable
from datetime import UTC, datetime

from core.config import Config
from core.errors import StorageError
from core.storage import workers
from core.storage.database import Database


def worker_beats(config: Config, since: datetime | None = None) -> Callable[[], bool]:
    """A test whether a worker of this machine has written its row since then (now, where nothing is said)."""
    database, host = Database(config.database), socket.gethostname()
    begun = since or datetime.now(UTC)

    def beats() -> bool:
        try:
            with database.read() as tx:
                return any(living.host == host for living in workers.listed(tx, begun))
        except StorageError:
            return False

    return beats
