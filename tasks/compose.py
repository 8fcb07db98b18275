"""The composition root: the only place that builds the database, the blobs, the queue and the service."""

import sys
from functools import cache

from core.config import Config, read_config
from core.ports import JobQueue, Probe
from core.service import Service
from core.service.base import Parts
from core.service.engines import Engines
from core.service.journal import Journal, log_to_stderr
from core.service.memory import SystemClock
from core.service.preferences import stored_choice
from core.service.setup import FILE as SETUP_FILE
from core.service.setup import ensure_setup_code
from core.storage.blobs import open_blobs
from core.storage.database import Database
from core.storage.upgrade import upgrade


def parts(config: Config) -> Parts:
    """The collaborators for a configuration, the database at this version's tables. Raises SetupError, StorageError."""
    from tasks.app import make_app, redis_url
    from tasks.queue import CeleryQueue, RedisProbe

    url = redis_url(config)
    queue: JobQueue = CeleryQueue(make_app(url))
    probe: Probe = RedisProbe(url)
    return Parts(
        config=config,
        database=open_database(config),
        blobs=open_blobs(config.blobs_url, config.home),
        queue=queue,
        clock=SystemClock(),
        probe=probe,
        engines=Engines(),
        journal=Journal(),
    )


def open_database(config: Config) -> Database:
    """The database, migrated. Raises DatabaseNewer, StorageError."""
    config.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(config.database)
    upgrade(database)
    return database


def prepare_database(config: Config) -> str | None:
    """Migrates the database; returns the one-time code of the first sign-in where no user exists yet."""
    database = open_database(config)
    try:
        return ensure_setup_code(database, config.home)
    finally:
        database.dispose()


def opens_browser(config: Config) -> bool:
    """Whether the page's address is to open by itself."""
    database = open_database(config)
    try:
        return bool(stored_choice(database, "open_browser", default=True))
    finally:
        database.dispose()


@cache
def process_parts() -> Parts:
    """This process's collaborators, from the environment. Not to be carried over a fork."""
    return parts(read_config())


@cache
def service() -> Service:
    """This process's service, for the pages; logs to standard error, prints the one-time code where it comes first."""
    log_to_stderr()
    made = Service(process_parts())
    if made.needs_setup():
        announce_setup(made)
    return made


def announce_setup(made: Service) -> None:
    """Prints the code where it is new or somebody looks at the terminal, never again into a log file."""
    home = made.parts.config.home
    known = (home / SETUP_FILE).exists()
    code = ensure_setup_code(made.parts.database, home)
    if code is not None and (not known or sys.stdout.isatty()):
        print(f"http://localhost:{made.parts.config.port}/?code={code}", flush=True)
