"""How the supervisor sees from the database that a worker lives."""

import socket
from collections.abc import Callable
from datetime import UTC, datetime

from core.config import Config
from core.errors import StorageError
from core.storage import workers
from core.storage.database import Database


def worker_beats(config: Config) -> Callable[[], bool]:
    """A test whether a worker of this machine has written its row since now."""
    database, since, host = Database(config.database), datetime.now(UTC), socket.gethostname()

    def beats() -> bool:
        try:
            with database.read() as tx:
                return any(living.host == host for living in workers.listed(tx, since))
        except StorageError:
            return False

    return beats
