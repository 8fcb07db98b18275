"""The database before the parts start: migrated, with the one-time code where nobody can sign in yet."""

import socket
from collections.abc import Callable
from datetime import UTC, datetime

from core.config import Config
from core.errors import StorageError
from core.service.setup import ensure_setup_code
from core.storage import preferences, workers
from core.storage.database import Database
from core.storage.upgrade import upgrade


def prepare(config: Config) -> str | None:
    """Migrates the database; returns the one-time code while no user exists. Raises SetupError, StorageError."""
    database = Database(config.database)
    try:
        upgrade(database)
        return ensure_setup_code(database, config.home)
    finally:
        database.dispose()


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


def opens_browser(config: Config) -> bool:
    """Whether the page's address is to be opened in the browser: a setting of the system, on by default."""
    database = Database(config.database)
    try:
        with database.read() as tx:
            return bool(preferences.load(tx, preferences.SYSTEM).get("open_browser", True))
    finally:
        database.dispose()
