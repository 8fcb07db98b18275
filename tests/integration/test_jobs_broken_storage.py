"""The database fails at the n-th operation of a comparison, for every n: coded, nothing half-written, then completed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError

from core.errors import StorageError
from core.limits import LEASE_SECONDS, RESEND_SECONDS, RETRY_PAUSES
from core.model.job import JobState
from core.service.sweeper import sweep
from core.storage import workers
from core.storage.database import Database
from core.storage.tables import readings, results
from core.storage.upgrade import upgrade
from tests.stored import Stand, stand_on

OLD = ("a.txt", "Срок оплаты составляет 10 дней.\n".encode())
NEW = ("b.txt", "Срок оплаты составляет 15 дней.\n".encode())
MOST = 200
"""More operations than one comparison has."""


class Faults:
    """Lets n operations through, then fails one of them and all after it, until it is over."""

    def __init__(self, database: Database) -> None:
        self.left: int | None = None
        self.hit = False
        self.said: set[str] = set()
        for engine in (database._writer, database._reader):
            event.listen(engine, "before_cursor_execute", self._count)

    def _count(self, *_: Any) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.hit = True
            raise OperationalError("statement", {}, Exception("disk I/O error"))

    @contextmanager
    def at(self, number: int) -> Iterator[None]:
        self.left, self.hit = number, False
        try:
            yield
        except StorageError as error:
            self.said.add(str(error))
        finally:
            self.left = None


def test_every_operation_of_a_comparison_may_fail(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'sverka.db'}")
    upgrade(database)
    stand, faults = stand_on(database, tmp_path), Faults(database)
    for number in range(MOST):
        with faults.at(number):
            one_comparison(stand, number)
        recover(stand)
        all_is_whole(stand)
        if not faults.hit:
            break
    assert 15 < number < MOST
    assert faults.said
    assert all("disk I/O error" in sentence for sentence in faults.said)
    database.dispose()


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
    """What happens by itself once the database works again: leases end, pauses end, messages are sent again."""
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
