"""Jobs with real workers and a real queue, and what kills, restarts and floods do to them: nothing is lost, nothing is twice."""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from redis import Redis

from core.model.job import Job, JobState
from tests.docx_package import docx, paragraph
from tests.figures import note
from tests.plant import SECONDS, Plant
from tests.scripted_ollama import ScriptedOllama
from tests.scripted_ollama.server import MODEL
from tests.stored import BOTH, new_postgres

FULL = os.environ.get("SVERKA_FULL") == "1"
OVER_SECONDS = 60.0
"""After the last kill everything is to be done within this; on a busy machine it may take three times as long."""
STARTING = 0.2
"""So many of the kills come at any moment of a start, the others while there is work."""


@pytest.fixture(params=BOTH)
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Plant]:
    """On SQLite and on PostgreSQL."""
    url = new_postgres() if request.param == "postgres" else None
    with Plant(tmp_path, database_url=url) as made:
        made.start_queue()
        yield made


@pytest.mark.timeout(3600 if FULL else 400)
@pytest.mark.parametrize("seed", [1, 2, 3] if FULL else [1])
def test_kills_at_random_points_lose_nothing_and_double_nothing(either: Plant, seed: int) -> None:
    """Each worker is killed with all its children: while it starts, or a random moment after a random number of jobs."""
    kills, jobs = (100, 5) if FULL else (3, 3)
    chance, number, at_work = random.Random(seed), 0, 0
    for _ in range(kills):
        for _ in range(jobs):
            either.compare(number)
            number += 1
        worker = either.start_worker(wait=False)
        if chance.random() < STARTING:
            time.sleep(chance.uniform(0.0, 2.0))
        else:
            some = either.counts().get("completed", 0) + chance.randrange(2 * jobs + 1)
            either.until(lambda n=some: either.counts().get("completed", 0) >= n or either.all_over(), "some jobs are done")
            time.sleep(chance.uniform(0.0, 0.1))
        at_work += either.counts().get("processing", 0) > 0
        either.kill_worker(worker)
    left, killed = sum(either.counts().get(state, 0) for state in ("pending", "processing")), time.monotonic()
    either.start_worker(2)
    either.until(either.all_over, "all jobs are over", 3 * OVER_SECONDS)
    over = time.monotonic() - killed
    # Among few kills on a fast machine none may fall into a job; that one does is a test of its own, below.
    assert at_work > 0 or not FULL
    assert either.counts() == {"completed": number}
    assert either.results() == number
    note(
        f"worker group killed (-9) at random points, {either.kind}, seed {seed}",
        "0 lost, 0 second results, all done ≤ 60 s after the last kill",
        f"{kills} kills ({at_work} during a job) over {number} jobs: 0 lost, 0 second results; "
        f"{left} left at the last kill, all done {over:.1f} s after it",
    )


def test_a_job_killed_in_its_middle_completes_with_one_result(plant: Plant) -> None:
    """An analysis of which some batches are stored: after the kill only the rest is asked for."""
    with ScriptedOllama("right", pause=0.3) as server:
        settings = replace(plant.service.settings(plant.user), ollama_url=server.url)
        plant.service.save_settings(plant.user, settings)
        worker = plant.start_worker()
        lines = [f"Пункт {n}. Поставщик обязан передать товар номер {n} в течение {{}} дней.\n\n" for n in range(60)]
        old, new = ("".join(line.format(days) for line in lines).encode() for days in (10, 25))
        record = plant.service.compare_files(plant.user, old=("a.txt", old), new=("b.txt", new))
        plant.until(lambda: plant.service.comparison(plant.user, record.id).state is JobState.COMPLETED, "the comparison")
        analysis = plant.service.start_analysis(plant.user, record.id, MODEL, "ru")
        plant.until(lambda: plant.service.analysis(plant.user, analysis.id).analysed > 0, "the first batches")
        plant.kill_worker(worker)
        assert plant.service.analysis(plant.user, analysis.id).state is JobState.PROCESSING
        asked = len(server.requests)
        plant.start_worker()
        plant.until(lambda: not plant.service.analysis(plant.user, analysis.id).state.active, "the analysis is over")
        done = plant.service.analysis(plant.user, analysis.id)
        assert (done.state, done.analysed) == (JobState.COMPLETED, done.total), plant.tail()
        plant.until(plant.all_over, "its report")
        bodies = [str(request["messages"][-1]["content"]).partition("\n")[2] for request in server.requests]
        assert asked
        assert len(bodies) - len(set(bodies)) <= 1
        assert plant.results() == 3
        assert [report.state for report in plant.service.reports(plant.user)] == [JobState.COMPLETED]


def test_cancel_closes_the_models_stream(plant: Plant) -> None:
    with ScriptedOllama("silent") as server:
        plant.service.save_settings(plant.user, replace(plant.service.settings(plant.user), ollama_url=server.url))
        plant.start_worker()
        plant.compare(1)
        plant.until(plant.all_over, "the comparison")
        record = plant.service.comparisons(plant.user)[0]
        analysis = plant.service.start_analysis(plant.user, record.id, MODEL, "ru")
        plant.until(lambda: server.requests, "the model is asked")
        plant.service.cancel(plant.user, analysis.job.id)
        cancelled = time.monotonic()
        assert plant.service.analysis(plant.user, analysis.id).state is JobState.CANCELLED
        plant.until(lambda: server.closed, "the stream is closed", 30)
        note(
            "cancel while the model answers",
            "stopped ≤ 5 s",
            f"the model's stream closed after {time.monotonic() - cancelled:.1f} s",
        )
        plant.compare(2)
        plant.until(plant.all_over, "the next job: the worker is free")
        assert plant.service.analysis(plant.user, analysis.id).state is JobState.CANCELLED


def test_one_message_delivered_five_times_at_once(plant: Plant) -> None:
    job_id = plant.compare(1)
    queue, redis = plant.service.parts.queue, Redis.from_url(plant.redis_url)
    for _ in range(4):
        queue.wake("compare", job_id, (job_id,), 0)
    assert redis.llen("celery") == 5
    plant.start_worker(4)
    plant.until(lambda: plant.all_over() and redis.llen("celery") == 0, "all messages are taken")
    plant.until(lambda: redis.hlen("unacked") == 0, "all messages are acknowledged")
    assert plant.service.job(plant.user, job_id).attempt == 1
    assert plant.results() == 1
    plant.until(lambda: plant.service.system_status(plant.user).parts["sandbox"].state != "unknown", "the sandbox is tried")
    sandbox = plant.service.system_status(plant.user).parts["sandbox"]
    assert sandbox.state == "running" or sys.platform != "linux", sandbox
    note("one message delivered 5 times at once, 4 processes", "1 claim, 1 result", "1 claim, 1 result")


def test_a_poison_job_stops_and_the_queue_goes_on(plant: Plant) -> None:
    """Its child is killed each time it has begun."""
    with ScriptedOllama("silent") as server:
        plant.service.save_settings(plant.user, replace(plant.service.settings(plant.user), ollama_url=server.url))
        worker = plant.start_worker()
        plant.compare(1)
        plant.until(plant.all_over, "the comparison")
        record = plant.service.comparisons(plant.user)[0]
        poison = plant.service.start_analysis(plant.user, record.id, MODEL, "ru").job.id
        for attempt in (1, 2, 3):
            plant.until(lambda n=attempt: plant.service.job(plant.user, poison).attempt == n, f"attempt {attempt}")
            plant.until(lambda n=attempt: len(server.requests) >= n, "the model is asked")
            how = signal.SIGSEGV if attempt % 2 else signal.SIGKILL
            for child in psutil.Process(worker.pid).children():
                with suppress(psutil.NoSuchProcess):
                    child.send_signal(how)
        plant.until(lambda: plant.service.job(plant.user, poison).state is JobState.ERROR, "the end", 2 * SECONDS)
        assert plant.service.job(plant.user, poison).error == "WORKER_LOST"
        plant.compare(2)
        plant.until(plant.all_over, "the queue goes on")
        found = f"{plant.service.job(plant.user, poison).attempt} attempts, then WORKER_LOST; the next job completed"
        note("a job's child killed each time (SIGSEGV, SIGKILL)", "3 attempts, then its code; the queue goes on", found)
    events = [json.loads(line) for line in plant.log.read_text().splitlines()]  # all that was written: Celery's words too
    assert {"job.start", "job.lost", "job.completed"} <= {event["event"] for event in events}
    assert {event["job"] for event in events if event["event"] == "job.lost"} == {poison}


def test_a_job_at_its_time_limit_goes_back_and_the_queue_goes_on(plant: Plant) -> None:
    """The soft limit is an error of ours, whatever is done at the time: here a file is being read."""
    old, new = (docx("".join(paragraph(f"Пункт {n}, {days} дней") for n in range(200_000))) for days in (10, 15))
    job_id = plant.service.compare_files(plant.user, old=("1.docx", old), new=("2.docx", new)).job.id
    plant.start_worker(options=["--", "task.soft_time_limit=3"])
    plant.until(lambda: plant.service.job(plant.user, job_id).attempt == 1, "it is begun")
    plant.until(lambda: plant.service.job(plant.user, job_id).state is not JobState.PROCESSING, "it goes back", 60)
    job = plant.service.job(plant.user, job_id)
    assert (job.attempt, job.error) == (1, "TIME_LIMIT")
    plant.service.cancel(plant.user, job_id)
    plant.compare(2)
    plant.until(plant.all_over, "the queue goes on")


def gone_back(job: Job) -> bool:
    """Its first attempt is over: it waits, or a worker has taken it again already."""
    return job.state is JobState.PENDING or job.attempt > 1


def test_a_job_that_does_not_end_at_its_time_limit_is_ended(plant: Plant) -> None:
    """An analysis whose threads wait for a silent model outlives the soft limit; its process does not outlive the hard one."""
    with ScriptedOllama("silent") as server:
        plant.service.save_settings(plant.user, replace(plant.service.settings(plant.user), ollama_url=server.url))
        plant.start_worker(options=["--", "task.soft_time_limit=8", "task.time_limit=9"])
        plant.compare(1)
        plant.until(plant.all_over, "the comparison")
        job_id = plant.service.start_analysis(plant.user, plant.service.comparisons(plant.user)[0].id, MODEL, "ru").job.id
        plant.until(lambda: server.requests, "the model is asked")
        plant.until(lambda: plant.service.job(plant.user, job_id).attempt == 1, "it is begun")
        plant.until(lambda: gone_back(plant.service.job(plant.user, job_id)), "it goes back", 60)
        plant.service.cancel(plant.user, job_id)
        plant.compare(2)
        plant.until(plant.all_over, "the queue goes on")


def test_a_signal_puts_running_work_back(plant: Plant) -> None:
    with ScriptedOllama("silent") as server:
        plant.service.save_settings(plant.user, replace(plant.service.settings(plant.user), ollama_url=server.url))
        worker = plant.start_worker()
        plant.compare(1)
        plant.until(plant.all_over, "the comparison")
        record = plant.service.comparisons(plant.user)[0]
        analysis = plant.service.start_analysis(plant.user, record.id, MODEL, "ru")
        plant.until(lambda: server.requests, "the model is asked")
        family = psutil.Process(worker.pid).children(recursive=True)
        worker.terminate()
        asked = time.monotonic()
        worker.wait(SECONDS)
        ended = time.monotonic() - asked
        _gone, alive = psutil.wait_procs(family, timeout=10)
        assert not alive
        job = plant.service.analysis(plant.user, analysis.id).job
        assert (job.state, job.attempt) == (JobState.PENDING, 0), plant.tail()
        assert plant.service.ready()["worker"] is False
        note("SIGTERM while a job runs", "put back and ended ≤ 30 s", f"ended after {ended:.1f} s, the attempt given back")
    assert all(json.loads(line) for line in plant.log.read_text().splitlines())
