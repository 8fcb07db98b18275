"""What becomes of Redis must not matter: down at submit, flushed, killed, restarted, swallowing everything."""

import os
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from redis import Redis

from core.model.job import JobState
from core.model.record import BatchRecord, User
from tests.figures import note
from tests.plant import SECONDS, Plant, small_pair

FULL = os.environ.get("SVERKA_FULL") == "1"


def test_who_waits_goes_first_and_nobody_behind_anothers_batch(plant: Plant) -> None:
    """By the real queue: one worker, a batch of one user, then a small one of another, then a person who waits."""
    anna = plant.service.create_user(plant.user, "anna", "a long enough password")
    long = plant.service.compare_pairs(plant.user, "long", [small_pair(n) for n in range(16)])
    short = plant.service.compare_pairs(anna, "short", [small_pair(n) for n in range(100, 102)])
    urgent = plant.compare(200)
    plant.start_worker()
    plant.until(plant.all_over, "all jobs are over")

    def ends(user: User, batch: BatchRecord) -> list[datetime]:
        return sorted(job.finished for job in plant.service.batch(user, batch.job.id).children if job.finished)

    first = plant.service.job(plant.user, urgent).finished
    assert first is not None
    assert first < ends(plant.user, long)[0]
    assert ends(anna, short)[-1] < ends(plant.user, long)[len(long.children) // 2]


def test_a_queue_that_was_down_at_submit(plant: Plant) -> None:
    plant.stop_queue()
    ids = [plant.compare(number) for number in range(3)]
    assert plant.counts() == {"pending": 3}
    plant.start_worker(wait=False)
    time.sleep(2)
    plant.start_queue()
    plant.until(plant.all_over, "all jobs are over")
    assert {plant.service.job(plant.user, job_id).state for job_id in ids} == {JobState.COMPLETED}
    note("Redis down at submit", "every job ends", f"{len(ids)} of {len(ids)} completed once it was back")


@pytest.mark.timeout(3600 if FULL else 300)
def test_a_queue_that_is_flushed_and_killed(plant: Plant) -> None:
    number, rounds, slowest = 0, 20 if FULL else 2, 0.0
    plant.start_worker()
    for turn in range(rounds):
        for _ in range(3):
            plant.compare(number)
            number += 1
        if turn % 2 == 0:
            Redis.from_url(plant.redis_url).flushall()
        plant.stop_queue()
        plant.compare(number)
        number += 1
        plant.start_queue()
        back = time.monotonic()
        plant.until(plant.all_over, "all jobs are over", 2 * SECONDS)
        slowest = max(slowest, time.monotonic() - back)
    assert plant.counts() == {"completed": number}
    assert plant.results() == number
    note(
        "Redis killed and restarted, every other time flushed first",
        "every job ends",
        f"{rounds} times, {number} jobs: all completed once, at most {slowest:.1f} s after it was back",
    )


def test_a_queue_that_swallows_everything_holds_nobody_up(tmp_path: Path) -> None:
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen(64)
        with Plant(tmp_path, redis_url=f"redis://127.0.0.1:{hole.getsockname()[1]}/0") as plant:
            took: list[float] = []

            def timed(call: Callable[[], object]) -> None:
                begun = time.monotonic()
                call()
                took.append(time.monotonic() - begun)

            def pages() -> None:
                for number in range(3):
                    timed(lambda n=number: plant.compare(n))  # type: ignore[misc]
                timed(lambda: plant.service.system_status(plant.user))
                timed(plant.service.ready)

            thread = threading.Thread(target=pages, daemon=True)
            thread.start()
            thread.join(30)
            assert len(took) == 5, "five calls of a page hang"
            assert plant.counts() == {"pending": 3}
            assert plant.service.ready()["redis"] is False
            found = f"the slowest of {len(took)} calls of a page took {max(took):.1f} s; the jobs are kept"
            note("Redis takes connections and never answers", "the page never hangs over 3 s", found)
