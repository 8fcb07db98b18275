"""Work that is owed: queue down, messages lost, workers and children that die, cancel and retry, too many jobs."""

import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from core.errors import (
    NotOver,
    QueueFull,
    ReaderTimeout,
)
from core.limits import (
    JOB_ATTEMPTS,
    JOB_STOPS,
    JOBS_IN_FLIGHT,
    LEASE_SECONDS,
    RESEND_SECONDS,
    RETRY_PAUSES,
    WORKER_SILENT_SECONDS,
)
from core.model.document import Document
from core.model.job import JobState
from core.model.record import ComparisonRecord
from core.ports import ReadOptions
from core.service.engines import Engines
from core.service.sweeper import put_back_expired, put_back_of_dead, put_back_of_dead_children, sweep
from core.storage import claims, workers
from core.storage.database import Database
from tests.stored import NEW, OLD, Stand, stand_on

PROCESS = 4711
"""The id of a process that the tests make up."""


def test_a_queue_that_is_down_keeps_the_job(stand: Stand) -> None:
    stand.queue.down = True
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    assert record.state is JobState.PENDING
    assert sweep(stand.parts) == 0
    stand.queue.down = False
    assert sweep(stand.parts) == 1
    assert stand.work() == 1
    assert stand.service.comparison(stand.admin, record.id).state is JobState.COMPLETED


def test_one_message_five_times_is_one_result(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    stand.queue.messages *= 5
    assert stand.work() == 1
    assert stand.service.job(stand.admin, record.job.id).attempt == 1


def test_a_lost_message_is_sent_again_once_a_worker_is_idle(stand: Stand) -> None:
    stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    stand.queue.messages.clear()
    stand.clock.move(RESEND_SECONDS + 1)
    assert sweep(stand.parts) == 0
    alive(stand)
    assert sweep(stand.parts) == 1
    assert sweep(stand.parts) == 0
    assert stand.work() == 1


def alive(stand: Stand, worker: str = "w1", pid: int = 1) -> None:
    now = stand.clock.now()
    living = workers.Living(id=worker, host="here", pid=pid, concurrency=1, started=now, beat=now, stopping=False)
    with stand.parts.database.write() as tx:
        workers.beat(tx, living)


def test_the_worker_is_missed_within_seconds(stand: Stand) -> None:
    assert stand.service.ready() == {"database": True, "redis": False, "worker": False}
    alive(stand)
    assert stand.service.figures().workers == 1
    assert stand.service.ready()["worker"]
    stand.clock.move(WORKER_SILENT_SECONDS + 1)
    assert not stand.service.ready()["worker"]
    assert stand.service.system_status(stand.admin).parts["worker"].state == "stopped"


def claimed(stand: Stand, record: ComparisonRecord, name: str) -> None:
    with stand.parts.database.write() as tx:
        assert claims.claim(tx, record.job.id, owner=f"{PROCESS}-{uuid4().hex}", worker=name, now=stand.clock.now())


def test_a_child_that_dies_each_time_ends_the_job_and_a_retry_completes_it(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    for attempt in range(1, JOB_ATTEMPTS + 1):
        claimed(stand, record, "w1")
        assert stand.service.job(stand.admin, record.job.id).attempt == attempt
        stand.clock.move(LEASE_SECONDS + 1)
        alive(stand)
        assert put_back_expired(stand.parts) == 1
    job = stand.service.job(stand.admin, record.job.id)
    assert (job.state, job.error, job.error_values) == (JobState.ERROR, "WORKER_LOST", {"attempts": str(JOB_ATTEMPTS)})
    assert stand.service.figures().grown["error", "WORKER_LOST"][0] == 1
    ends = [(row.action, row.outcome) for row in stand.service.audit(stand.admin) if row.action == "compare.end"]
    assert ends == [("compare.end", "WORKER_LOST")]
    again = stand.service.retry(stand.admin, job.id)
    assert (again.state, again.attempt, again.error) == (JobState.PENDING, 0, None)
    assert stand.work() == 1
    assert stand.service.job(stand.admin, job.id).state is JobState.COMPLETED


def test_a_process_that_died_under_a_job_is_noticed_without_the_lease(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    claimed(stand, record, "w1")
    assert put_back_of_dead_children(stand.parts, "w1", lambda pid: pid == PROCESS) == 0
    assert put_back_of_dead_children(stand.parts, "w2", lambda pid: False) == 0
    assert put_back_of_dead_children(stand.parts, "w1", lambda pid: False) == 1
    job = stand.service.job(stand.admin, record.job.id)
    assert (job.state, job.attempt) == (JobState.PENDING, 1)


def test_a_dead_workers_job_goes_back_at_once_and_not_for_ever(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    for number in range(JOB_STOPS + 1):
        alive(stand, f"w{number}", pid=number)
        claimed(stand, record, f"w{number}")
        assert put_back_of_dead(stand.parts, "here", lambda pid: True) == 0
        assert put_back_of_dead(stand.parts, "elsewhere", lambda pid: False) == 0
        assert put_back_of_dead(stand.parts, "here", lambda pid: False) == 1
    job = stand.service.job(stand.admin, record.job.id)
    assert (job.state, job.error) == (JobState.ERROR, "WORKER_LOST")


def test_cancel_and_retry(stand: Stand) -> None:
    record = stand.service.compare_files(stand.admin, old=OLD, new=NEW)
    with pytest.raises(NotOver):
        stand.service.retry(stand.admin, record.job.id)
    assert stand.service.cancel(stand.admin, record.job.id).state is JobState.CANCELLED
    assert stand.work() == 0
    stand.service.retry(stand.admin, record.job.id)
    assert stand.work() == 1
    assert stand.service.cancel(stand.admin, record.job.id).state is JobState.COMPLETED


def test_cancelled_while_a_file_is_read_the_file_is_not_to_blame(database: Database, tmp_path: Path) -> None:
    """The reading ends as soon as the heartbeat has seen it, and says nothing of the file."""

    def endless(data: bytes, name: str, options: ReadOptions, cancelled: Callable[[], bool] = lambda: False) -> Document:
        bench.service.cancel(bench.admin, record.job.id)
        while not cancelled():
            time.sleep(0.05)
        raise ReaderTimeout(seconds=1)

    bench = stand_on(database, tmp_path, Engines(read=endless))
    record = bench.service.compare_files(bench.admin, old=OLD, new=NEW)
    bench.work()
    stopped = bench.service.comparison(bench.admin, record.id)
    assert (stopped.state, stopped.old.error) == (JobState.CANCELLED, None)


def test_a_batch_is_behind_all_and_over_with_its_last_pair(stand: Stand) -> None:
    pairs = [((f"{n}.txt", OLD[1] + str(n).encode()), (f"{n}.txt", NEW[1] + str(n).encode())) for n in range(6)]
    batch = stand.service.compare_pairs(stand.admin, "две папки", pairs)
    assert len(stand.queue.messages) == JOBS_IN_FLIGHT
    urgent = stand.service.compare_files(stand.user("anna"), old=OLD, new=NEW)
    assert stand.queue.take()[1] == urgent.job.id  # type: ignore[index]
    stand.service.cancel(stand.admin, urgent.job.id)
    assert stand.work() == 6
    assert {stand.service.comparison(stand.admin, child.subject).state for child in batch.children} == {JobState.COMPLETED}
    whole = stand.service.job(stand.admin, batch.job.id)
    assert (whole.state, whole.done, whole.total) == (JobState.COMPLETED, 6, 6)


def test_too_many_jobs_are_refused(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.service.base.JOBS_QUEUED", 1)
    stand.service.upload(stand.admin, name="a.txt", data=OLD[1])
    with pytest.raises(QueueFull):
        stand.service.upload(stand.admin, name="b.txt", data=NEW[1])
    assert len(stand.service.documents(stand.admin)) == 1


def test_a_bug_is_tried_again_and_ends_without_words_of_a_library(database: Database, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret text of a document")

    bench = stand_on(database, tmp_path, Engines(compare=broken))  # type: ignore[arg-type]
    record = bench.service.compare_files(bench.admin, old=OLD, new=NEW)
    for attempt in range(JOB_ATTEMPTS):
        assert bench.work() == 1
        bench.clock.move(RETRY_PAUSES[min(attempt, len(RETRY_PAUSES) - 1)] + 1)
        sweep(bench.parts)
    job = bench.service.job(bench.admin, record.job.id)
    assert (job.state, job.error, job.attempt) == (JobState.ERROR, "INTERNAL", JOB_ATTEMPTS)
    assert "secret" not in bench.service.error_sentence(job.error, job.error_values)
