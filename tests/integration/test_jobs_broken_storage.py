"""Storage fails at the n-th operation of a comparison, for every n: coded, nothing half-written, then completed.

Operations are the database's statements, its commits (before them, and after them when the answer is lost), and the blobs'.
Then the real thing: a database that another holds, a disk that is full, a file system that is read-only.
"""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError

from core.errors import DiskFull, StorageError
from core.limits import LEASE_SECONDS, RESEND_SECONDS, RETRY_PAUSES
from core.model.job import JobState
from core.service.sweeper import sweep
from core.storage import workers
from core.storage.blobs import FolderBlobs
from core.storage.database import Database
from core.storage.tables import readings, results
from core.storage.upgrade import upgrade
from tests.figures import note
from tests.stored import Stand, stand_on

OLD = ("a.txt", "Срок оплаты составляет 10 дней.\n".encode())
NEW = ("b.txt", "Срок оплаты составляет 15 дней.\n".encode())
long = pytest.mark.skipif(os.environ.get("SVERKA_FULL") != "1", reason="the same once more: make faults")
MOST = 250
"""More operations than one comparison has."""


class Faults:
    """Lets n operations through, then fails one of them, and all after it where the fault stays, until it is over."""

    def __init__(self, reason: str, *, stays: bool) -> None:
        self.reason, self.stays = reason, stays
        self.left: int | None = None
        self.hit = False
        self.said: set[str] = set()

    def count(self, *_: Any) -> None:
        if self.left is None or (self.left < 0 and not self.stays):
            return
        self.left -= 1
        if self.left < 0:
            self.hit = True
            raise self.error()

    def error(self) -> Exception:
        return OperationalError("statement", {}, sqlite3.OperationalError(self.reason))

    @contextmanager
    def at(self, number: int) -> Iterator[None]:
        self.left, self.hit = number, False
        try:
            yield
        except StorageError as error:
            self.said.add(str(error))
        finally:
            self.left = None


class BlobFaults(Faults):
    def error(self) -> Exception:
        return StorageError(what=self.reason)


class FailingBlobs(FolderBlobs):
    """A folder whose operations fail when they are told to."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        super().__init__(folder)
        self._faults = faults

    def put(self, data: bytes) -> str:
        self._faults.count()
        return super().put(data)

    def get(self, digest: str) -> bytes:
        self._faults.count()
        return super().get(digest)


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    database = Database(f"sqlite:///{tmp_path / 'sverka.db'}")
    upgrade(database)
    yield stand_on(database, tmp_path)
    database.dispose()


def on_statements(stand: Stand, faults: Faults) -> None:
    for engine in (stand.parts.database._writer, stand.parts.database._reader):
        event.listen(engine, "before_cursor_execute", faults.count)


def on_commits(stand: Stand, faults: Faults) -> None:
    event.listen(stand.parts.database._writer, "commit", faults.count)


def after_commits(stand: Stand, faults: Faults) -> None:
    """The commit is done, and its answer is lost on the way."""

    def lose(connection: Any) -> None:
        connection.connection.dbapi_connection.commit()
        faults.count()

    event.listen(stand.parts.database._writer, "commit", lose)


def on_blobs(stand: Stand, faults: Faults) -> None:
    store(stand, FailingBlobs(stand.parts.config.home / "blobs", faults))


def store(stand: Stand, blobs: FolderBlobs) -> None:
    stand.parts = replace(stand.parts, blobs=blobs)
    stand.service.parts = stand.parts


@pytest.mark.parametrize(
    ("where", "faults", "least"),
    [
        pytest.param(on_statements, Faults("disk I/O error", stays=True), 15, id="statement"),
        pytest.param(on_statements, Faults("database is locked", stays=False), 15, id="statement, once", marks=long),
        pytest.param(on_commits, Faults("database or disk is full", stays=True), 5, id="commit"),
        pytest.param(on_commits, Faults("attempt to write a readonly database", stays=False), 5, id="commit, once"),
        pytest.param(after_commits, Faults("the connection is lost", stays=True), 5, id="answer of a commit"),
        pytest.param(after_commits, Faults("the connection is lost", stays=False), 5, id="answer of a commit, once"),
        pytest.param(on_blobs, BlobFaults("No space left on device", stays=True), 5, id="blob"),
        pytest.param(on_blobs, BlobFaults("Input/output error", stays=False), 5, id="blob, once"),
    ],
)
def test_every_operation_of_a_comparison_may_fail(
    stand: Stand, request: pytest.FixtureRequest, where: Callable[[Stand, Faults], None], faults: Faults, least: int
) -> None:
    where(stand, faults)
    for number in range(MOST):
        with faults.at(number):
            one_comparison(stand, number)
        recover(stand)
        all_is_whole(stand)
        if not faults.hit:
            break
    assert least < number < MOST
    assert faults.said
    said = DiskFull.sentence if "disk is full" in faults.reason else faults.reason
    assert all(said in sentence for sentence in faults.said)
    note(
        f"storage fails at the n-th {request.node.callspec.id}",
        "a coded error, nothing half-written, the next try completes",
        f"each n of {number}: held ({faults.reason})",
    )


def test_a_database_that_another_holds(stand: Stand) -> None:
    """It is waited for as long as it is said to be, then refused with a code; afterwards all goes on."""
    holder = sqlite3.connect(str(stand.parts.database.url.database), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError, match="locked"):
        one_comparison(stand, 1)
    holder.execute("ROLLBACK")
    holder.close()
    one_comparison(stand, 2)
    recover(stand)
    all_is_whole(stand)
    assert len(stand.service.comparisons(stand.admin)) == 1


@pytest.mark.parametrize("options", ["full", "read-only"])
def test_a_real_file_system_that_takes_nothing_more(tmp_path: Path, options: str) -> None:
    with mounted(tmp_path / "small") as folder:
        database = Database(f"sqlite:///{folder / 'sverka.db'}")
        upgrade(database)
        stand = stand_on(database, folder)
        store(stand, FolderBlobs(folder / "blobs"))
        one_comparison(stand, 0)
        refusal = DiskFull if options == "full" else StorageError
        with taking_nothing(folder, options), pytest.raises(refusal) as refused:
            several(stand)
        recover(stand)
        one_comparison(stand, 100)
        recover(stand)
        all_is_whole(stand)
        assert len(stand.service.comparisons(stand.admin)) >= 2
        note(f"a file system that is {options} during a comparison", "a coded error, the next try completes", str(refused.value))
        database.dispose()


def several(stand: Stand) -> None:
    """More than one, since what is open already may take a little still."""
    for number in range(1, 40):
        one_comparison(stand, number)


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A file system of 4 MB in memory."""
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "sverka-test", str(folder)], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("this user may not mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def taking_nothing(folder: Path, how: str) -> Iterator[None]:
    ballast = folder / "ballast"
    if how == "full":
        free = os.statvfs(folder)
        ballast.write_bytes(bytes(free.f_bavail * free.f_frsize))
        yield
        ballast.unlink()
        return
    # Files that are open for writing would hold the file system back from becoming read-only: a bind mount has its own flag.
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def alive(stand: Stand) -> None:
    now = stand.clock.now()
    living = workers.Living(id="w1", host="h", pid=1, concurrency=1, started=now, beat=now, stopping=False)
    with stand.parts.database.write() as tx:
        workers.beat(tx, living)


def one_comparison(stand: Stand, number: int) -> None:
    (old_name, old), (new_name, new) = OLD, NEW
    mark = f"{number}\n".encode()
    stand.service.compare_files(stand.admin, old=(old_name, old + mark), new=(new_name, new + mark))
    stand.work()


def recover(stand: Stand) -> None:
    """What happens by itself once the storage works again: leases end, pauses end, messages are sent again."""
    for pause in (LEASE_SECONDS, RESEND_SECONDS, *RETRY_PAUSES):
        stand.clock.move(pause + 1)
        alive(stand)
        sweep(stand.parts)
        stand.work()


def all_is_whole(stand: Stand) -> None:
    """Everything that was accepted is completed, with one result each; nothing is half there."""
    records = stand.service.comparisons(stand.admin, limit=MOST)
    assert {record.state for record in records} <= {JobState.COMPLETED}
    with stand.parts.database.read() as tx:
        assert tx.execute(select(func.count()).select_from(results)).scalar_one() == len(records)
        assert tx.execute(select(func.count()).select_from(readings)).scalar_one() == 2 * len(records)
    for document in stand.service.documents(stand.admin):
        assert len(document.versions) == 2
