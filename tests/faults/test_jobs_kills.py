"""Jobs with real workers and a real queue, and what kills, restarts and floods do to them: nothing is lost, nothing is twice."""

import os
import random
import signal
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from redis import Redis

from core.model.job import JobState
from tests.plant import SECONDS, Plant, kill_tree
from tests.scripted_ollama import ScriptedOllama
from tests.scripted_ollama.server import MODEL
from tests.stored import BOTH, new_postgres

FULL = os.environ.get("SVERKA_FULL") == "1"
OVER_SECONDS = 60.0
"""After the last kill everything is to be done within this; on a busy machine it may take three times as long."""


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    with Plant(tmp_path) as made:
        made.start_queue()
        yield made


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
    jobs, kills = (500, 100) if FULL else (10, 3)
    chance = random.Random(seed)
    for number in range(jobs):
        either.compare(number)
    for _ in range(kills):
        worker = either.start_worker(wait=False)
        time.sleep(chance.uniform(1.5, 4.0))
        either.kill_worker(worker)
    either.start_worker(2)
    either.until(either.all_over, "all jobs are over", 3 * OVER_SECONDS if FULL else SECONDS)
    assert either.counts() == {"completed": jobs}
    assert either.results() == jobs


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
        assert plant.service.analysis(plant.user, analysis.id).state is JobState.CANCELLED
        plant.until(lambda: server.closed, "the stream is closed", 30)
        plant.compare(2)
        plant.until(plant.all_over, "the next job: the worker is free")
        assert plant.service.analysis(plant.user, analysis.id).state is JobState.CANCELLED


def test_a_queue_that_was_down_at_submit(plant: Plant) -> None:
    plant.stop_queue()
    ids = [plant.compare(number) for number in range(3)]
    assert plant.counts() == {"pending": 3}
    plant.start_worker(wait=False)
    time.sleep(2)
    plant.start_queue()
    plant.until(plant.all_over, "all jobs are over")
    assert {plant.service.job(plant.user, job_id).state for job_id in ids} == {JobState.COMPLETED}


def test_a_queue_that_is_flushed_and_killed(plant: Plant) -> None:
    number, rounds = 0, 20 if FULL else 2
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
        plant.until(plant.all_over, "all jobs are over", 2 * SECONDS)
    assert plant.counts() == {"completed": number}
    assert plant.results() == number


def test_a_queue_that_swallows_everything_holds_nobody_up(tmp_path: Path) -> None:
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen(64)
        with Plant(tmp_path, redis_url=f"redis://127.0.0.1:{hole.getsockname()[1]}/0") as plant:
            finished = threading.Event()

            def pages() -> None:
                for number in range(3):
                    plant.compare(number)
                plant.service.system_status(plant.user)
                plant.service.ready()
                finished.set()

            threading.Thread(target=pages, daemon=True).start()
            assert finished.wait(30), "five calls of a page hang"
            assert plant.counts() == {"pending": 3}
            assert plant.service.ready()["redis"] is False


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
                child.send_signal(how)
        plant.until(lambda: plant.service.job(plant.user, poison).state is JobState.ERROR, "the end", 2 * SECONDS)
        assert plant.service.job(plant.user, poison).error == "WORKER_LOST"
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
        worker.wait(SECONDS)
        _gone, alive = psutil.wait_procs(family, timeout=10)
        assert not alive
        job = plant.service.analysis(plant.user, analysis.id).job
        assert (job.state, job.attempt) == (JobState.PENDING, 0), plant.tail()
        assert plant.service.ready()["worker"] is False


@pytest.mark.skipif(not FULL, reason="many small comparisons: make faults")
@pytest.mark.timeout(3600)
@pytest.mark.postgres
def test_four_workers_on_postgresql(tmp_path: Path) -> None:
    with Plant(tmp_path, database_url=new_postgres()) as plant:
        plant.start_queue()
        workers = [plant.start_worker() for _ in range(4)]
        for number in range(1000):
            plant.compare(number)
        plant.until(plant.all_over, "all jobs are over", 1200)
        assert plant.counts() == {"completed": 1000}
        assert plant.results() == 1000
        assert all(worker.poll() is None for worker in workers)
        for worker in workers:
            plant.workers.remove(worker)
            kill_tree(worker, signal.SIGTERM)
