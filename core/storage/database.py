"""One database, two doors: `write` for transactions that change something, `read` for those that must not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import OperationalError
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from core.storage.refusals import of_driver

BUSY_MILLISECONDS = 5_000
"""How long SQLite waits for another writer before it gives up."""
WAL_PAUSE_SECONDS = 0.02
POOL_SECONDS = 10
POOL_CONNECTIONS = 5
POOL_OVERFLOW = 20
_AFTER = "after_commit"
"""Where a connection keeps what is to be told once its transaction holds."""


class Database:
    """The engines of one URL. Nothing connects before the first transaction. Safe to share between threads, not over a fork.

    Never hold a transaction open across a model call or the reading of a file: SQLite has one writer.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._writer = _sqlite(url, "IMMEDIATE") if self.is_sqlite else _server(self.url)
        self._reader = _sqlite(url, "DEFERRED", read_only=True) if self.is_sqlite else _server(self.url, read_only=True)

    @property
    def engine(self) -> Engine:
        """The writing engine, for the migrations."""
        return self._writer

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on an error. Raises StorageError."""
        told: list[Callable[[], None]] = []
        with _coded(), self._writer.begin() as connection:
            connection.info[_AFTER] = told
            yield connection
        for tell in told:
            tell()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view that cannot write. Raises StorageError."""
        with _coded(), self._reader.begin() as connection:
            yield connection

    def dispose(self) -> None:
        """Closes every connection."""
        self._writer.dispose()
        self._reader.dispose()


def after_commit(tx: Connection, tell: Callable[[], None]) -> None:
    """Calls `tell` once the transaction of `Database.write` holds: a log must not tell of what was rolled back."""
    tx.info[_AFTER].append(tell)


@contextmanager
def _coded() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, PoolTimeout) as error:
        raise of_driver(error) from error


def _sqlite(url: str, begin: str, *, read_only: bool = False) -> Engine:
    """SQLAlchemy's own SQLite transactions lose updates: BEGIN is sent by us, so that a writer holds the lock from the start."""
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_MILLISECONDS / 1000, "check_same_thread": False},
        pool_size=POOL_CONNECTIONS,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_SECONDS,
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        _write_ahead(cursor)
        cursor.execute("PRAGMA foreign_keys=ON")
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine


def _write_ahead(cursor: Any) -> None:
    """Turns the write-ahead log on. A file keeps it; while another connection turns it on, SQLite answers "locked" at once,
    without the busy timeout, so that the wait is ours."""
    until = monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except OperationalError:
            if monotonic() > until:
                raise
            sleep(WAL_PAUSE_SECONDS)


def _server(url: URL, *, read_only: bool = False) -> Engine:
    from core.storage.postgres import engine_of  # half of SQLite's own start, and most installations have no server

    return engine_of(url, read_only=read_only, pool_size=POOL_CONNECTIONS, max_overflow=POOL_OVERFLOW, pool_timeout=POOL_SECONDS)
