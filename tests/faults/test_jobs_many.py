"""Many jobs from two web processes to four workers on PostgreSQL; and a long time of everything, in which nothing grows."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from core.errors import SverkaError
from tests.figures import note
from tests.plant import SECONDS, Plant, kill_tree
from tests.stored import new_postgres
from tests.supervised import ROOT

FULL = os.environ.get("SVERKA_FULL") == "1"
POOLED_FILES = 24
"""Connections to the database are kept open as they are needed: a leak of one file a job would be hundreds."""
WARM = 0.25
"""The part of a soak after which the memory is looked at first: what is imported late and kept is in place by then."""
MOST_GROWTH = 1.25
"""Memory at the end beside that at the first look: more would be a leak, less is what allocators do."""


@pytest.mark.timeout(3600)
@pytest.mark.postgres
def test_two_web_processes_and_four_workers(tmp_path: Path) -> None:
    jobs = 1000 if FULL else 24
    with Plant(tmp_path, database_url=new_postgres()) as plant:
        plant.start_queue()
        workers = [plant.start_worker() for _ in range(4 if FULL else 2)]
        begun = time.monotonic()
        webs = [submitter(plant, first, jobs // 2) for first in (0, 1_000_000)]
        assert [web.wait(1200) for web in webs] == [0, 0]
        plant.until(plant.all_over, "all jobs are over", 1200)
        took = time.monotonic() - begun
        assert plant.counts() == {"completed": jobs}
        assert plant.results() == jobs
        assert all(worker.poll() is None for worker in workers)
        assert "deadlock" not in plant.log.read_text(errors="replace").lower()
        for worker in workers:
            plant.workers.remove(worker)
            kill_tree(worker, signal.SIGTERM)
        note(
            f"2 web processes, {len(workers)} workers, PostgreSQL",
            "1,000 small comparisons done, no deadlock",
            f"{jobs} of {jobs} done once in {took:.0f} s ({jobs / took:.1f} a second, submitting included), no deadlock",
        )


def submitter(plant: Plant, first: int, count: int) -> "subprocess.Popen[bytes]":
    """A second process with a service of its own: submits and looks at its lists meanwhile, as a page does."""
    command = [sys.executable, "-m", "tests.faults.submitter", str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, env=plant.environment)


@pytest.mark.timeout(3600)
def test_a_long_time_of_everything_in_which_nothing_grows(tmp_path: Path) -> None:
    """Comparisons, hostile files, cancelled jobs and pages' calls without a pause."""
    seconds = float(os.environ.get("SVERKA_SOAK_SECONDS", "1800" if FULL else "12"))
    with Plant(tmp_path) as plant:
        plant.start_queue()
        worker = plant.start_worker()
        begun, number = time.monotonic(), 0
        first: dict[str, float] = {}
        while time.monotonic() - begun < seconds:
            number = one_round(plant, number)
            if not first and time.monotonic() - begun > seconds * WARM:
                first = footprint(worker)
        last = footprint(worker)
        assert last["files"] <= first["files"] + POOLED_FILES
        assert last["children"] <= first["children"] + 1
        if FULL:
            assert last["MB"] <= MOST_GROWTH * first["MB"]
        assert not plant.service.jobs(plant.user, active_only=True, limit=1)
        note(
            f"soak of {seconds / 60:.0f} minutes",
            "memory, files, children flat",
            f"{number} jobs; after a quarter and at the end: {shown(first)}; {shown(last)}",
        )


def one_round(plant: Plant, number: int) -> int:
    """Some jobs of each sort to their end; returns the next free number."""
    for _ in range(4):
        plant.compare(number)
        number += 1
    for data in (b"PK\x03\x04 no zip", b"%PDF-1.7 no more", b"\x00\x01" * 99):
        try:
            plant.service.compare_files(plant.user, old=("a.pdf", data), new=("b.pdf", data + b"%d" % number))
            number += 1
        except SverkaError:
            continue
    plant.service.cancel(plant.user, plant.compare(number))
    plant.service.system_status(plant.user)
    plant.until(plant.all_over, "the round's jobs", 2 * SECONDS)
    return number + 1


def footprint(worker: "subprocess.Popen[bytes]") -> dict[str, float]:
    """Of the worker with all its children: memory of their own in MB, open files, and how many they are."""
    family = [psutil.Process(worker.pid), *psutil.Process(worker.pid).children(recursive=True)]
    own = sum(process.memory_full_info().uss for process in family)
    return {"MB": own / 1024 / 1024, "files": sum(process.num_fds() for process in family), "children": len(family) - 1}


def shown(found: dict[str, float]) -> str:
    return ", ".join(f"{value:.0f} {name}" for name, value in found.items())
