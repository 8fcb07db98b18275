"""Databases and a composed service for the tests: SQLite in a folder, a PostgreSQL server of the test's own."""

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import uuid4

import pg8000
import pytest
from sqlalchemy.engine import make_url

from core.config import Config, read_config
from core.model.record import ComparisonRecord, User
from core.service import Service
from core.service.base import Parts
from core.service.engines import Engines
from core.service.journal import Journal
from core.service.memory import FixedProbe, HandClock, MemoryQueue
from core.service.setup import ensure_setup_code
from core.service.worker import Worker
from core.storage import preferences
from core.storage.blobs import MemoryBlobs
from core.storage.database import Database
from core.storage.postgres import opener
from core.storage.upgrade import upgrade
from tests.supervised import until

PASSWORD = "a long enough one"
UNPRIVILEGED = ("postgres", "nobody")
NOBODY = "http://127.0.0.1:9"
"""Where no model answers: the usual address may have one on a machine of whoever runs the tests, and every comparison would be
explained by it."""


def _programs() -> Path | None:
    """The folder with initdb and postgres: Debian's, else wherever initdb really lies."""
    folders = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)]
    found = shutil.which("initdb")
    folders += [Path(found).resolve().parent] if found else []
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


@cache
def postgres_server() -> str:
    """The URL of a server's maintenance database, started once a test process, ended with it."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs are not installed")
    folder = Path(tempfile.mkdtemp(prefix="sverka-pg-"))
    before: list[str] = []
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root: an account that exists already runs it.
        user = next(pwd.getpwnam(name) for name in UNPRIVILEGED if _exists(name))
        os.chown(folder, user.pw_uid, user.pw_gid)
        before = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    data = folder / "data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "cwd": folder}
    initdb = [str(programs / "initdb"), "-D", str(data), "-U", "sverka", "--auth=trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*before, *initdb], check=True, **quiet)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    server = subprocess.Popen([*before, str(programs / "postgres"), "-D", str(data), *options.split()], **quiet)
    atexit.register(_stop, server, folder)
    url = f"postgresql://sverka@127.0.0.1:{port}/postgres"
    until(lambda: _answers(url), 60, "PostgreSQL answers")
    return url


def _answers(url: str) -> bool:
    try:
        opener(make_url(url))().close()
    except pg8000.Error:
        return False
    return True


def _exists(name: str) -> bool:
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False


def _stop(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.send_signal(signal.SIGINT)  # PostgreSQL's fast end: another waits until the last connection is closed
    server.wait(30)
    shutil.rmtree(folder, ignore_errors=True)


def new_postgres(template: str = "template0") -> str:
    """The URL of a database of its own: empty, or a copy of another."""
    server = postgres_server()
    name = f"t{uuid4().hex}"
    with closing(opener(make_url(server))()) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.rsplit("/", 1)[0] + f"/{name}"


@cache
def migrated_postgres() -> str:
    """The name of a database with this version's tables, from which others are copied."""
    database = Database(new_postgres())
    upgrade(database)
    database.dispose()
    return str(database.url.database)


BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def database_url(kind: str, folder: Path) -> str:
    return f"sqlite:///{folder / 'sverka.db'}" if kind == "sqlite" else new_postgres()


@dataclass
class Stand:
    """A service on a real database, with a queue in memory and a clock that stands still; `work` does what was sent."""

    parts: Parts
    service: Service
    queue: MemoryQueue
    clock: HandClock
    admin: User
    users: list[User] = field(default_factory=list)

    def user(self, name: str) -> User:
        return self.service.create_user(self.admin, name, PASSWORD)

    def worker(self, name: str = "w1") -> Worker:
        return Worker(self.parts, name)

    def work(self, limit: int = 100) -> int:
        """Takes messages until there is none. Returns how many jobs were done."""
        done = 0
        while limit and (message := self.queue.take()):
            kind, _job, arguments, _priority = message
            worker, limit = self.worker(), limit - 1
            done += worker.run_analysis(*arguments) if kind == "analyse" else worker.run(*arguments)
        return done


def parts_on(database: Database, config: Config, engines: Engines | None = None) -> Parts:
    """Collaborators in memory on a real database."""
    return Parts(
        config=config,
        database=database,
        blobs=MemoryBlobs(),
        queue=MemoryQueue(),
        clock=HandClock(),
        probe=FixedProbe(),
        engines=engines or Engines(),
        journal=Journal(),
    )


def stand_on(database: Database, home: Path, engines: Engines | None = None) -> Stand:
    """A composed service with its first administrator."""
    with database.write() as tx:
        preferences.save(tx, preferences.SYSTEM, {"ollama_url": NOBODY})
    parts = parts_on(database, read_config({"SVERKA_HOME": str(home)}), engines)
    service = Service(parts)
    code = ensure_setup_code(database, home)
    assert code is not None
    admin = service.create_first_admin(code, "Admin", PASSWORD)
    assert isinstance(parts.queue, MemoryQueue)
    assert isinstance(parts.clock, HandClock)
    return Stand(parts=parts, service=service, queue=parts.queue, clock=parts.clock, admin=admin)


OLD = ("Договор.txt", "Договор поставки\n\nЦена товара составляет 1 250 000 рублей.\n\nСрок оплаты 10 дней.\n".encode())
NEW = ("Договор 2.txt", "Договор поставки\n\nЦена товара составляет 1 520 000 рублей.\n\nСрок оплаты 10 дней.\n".encode())


def compared(stand: Stand, user: User | None = None) -> ComparisonRecord:
    """OLD and NEW compared for a user, the administrator where none is given."""
    record = stand.service.compare_files(user or stand.admin, old=OLD, new=NEW)
    stand.work()
    return stand.service.comparison(user or stand.admin, record.id)
