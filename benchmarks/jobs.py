"""What a job costs beside its work, and how workers share it.

python -m benchmarks.jobs [--jobs 40] [--workers 1,2,4] [--postgres]

Real Valkey, real workers, small comparisons, each like no other. The table goes to standard output as Markdown.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from core.model.job import Job
from tests.plant import Plant
from tests.stored import new_postgres

IDLE_SUBMITS = 30


def latency(plant: Plant, first: int) -> list[float]:
    """Seconds from submit to start, each on an idle queue."""
    found = []
    for number in range(first, first + IDLE_SUBMITS):
        job_id = plant.compare(number)
        plant.until(plant.all_over, "the job")
        job = plant.service.job(plant.user, job_id)
        assert job.started is not None
        found.append((job.started - job.created).total_seconds())
    return found


def spent(job: Job) -> float:
    """Seconds from its start to its end."""
    assert job.started is not None
    assert job.finished is not None
    return (job.finished - job.started).total_seconds()


def throughput(plant: Plant, workers: int, jobs: int, first: int) -> float:
    """Jobs a second: from the moment that all are queued, with warm workers, to the last end."""
    started = [plant.start_worker() for _ in range(workers)]
    for number in range(first, first + 2 * workers):
        plant.compare(number)
    plant.until(plant.all_over, "the warming up", 300)
    parent, _made = plant.service.compare_pairs(plant.user, "benchmark", [pair(first + 100 + n) for n in range(jobs)])
    records = [job for job in plant.service.jobs(plant.user, limit=2 * jobs) if job.parent == parent]
    plant.until(plant.all_over, "all jobs", 1800)
    done = [plant.service.job(plant.user, job.id) for job in records]
    begun = min(job.started for job in done if job.started)
    ended = max(job.finished for job in done if job.finished)
    for worker in started:
        plant.kill_worker(worker)
    return jobs / (ended - begun).total_seconds()


def pair(number: int) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    text = "".join(f"{n}. Срок оплаты составляет {{}} дней, лимит {number}{n} рублей.\n\n" for n in range(40))
    old, new = (text.replace("{}", days).encode() for days in ("10", "15"))
    return (f"{number}-old.txt", old), (f"{number}-new.txt", new)


def bare(jobs: int) -> float:
    """Milliseconds of the work alone: reading both files in the sandbox and comparing them, median."""
    from core.comparison import compare
    from core.intake import read

    found = []
    for number in range(jobs):
        (old_name, old), (new_name, new) = pair(number)
        begun = time.perf_counter()
        compare(read(old, old_name), read(new, new_name))
        found.append(1000 * (time.perf_counter() - begun))
    return statistics.median(found)


def measure(home: Path, database_url: str | None, workers: list[int], jobs: int) -> list[tuple[str, str, str]]:
    """Rows of (what, bar, found)."""
    with Plant(home, database_url=database_url) as plant:
        plant.start_queue()
        worker = plant.start_worker()
        plant.compare(0)
        plant.until(plant.all_over, "the warming up")
        waits = sorted(latency(plant, 1))
        for number in range(jobs):
            (old, new) = pair(50_000 + number)
            plant.service.compare_files(plant.user, old=old, new=new)
            plant.until(plant.all_over, "the job")
        own = 1000 * statistics.median(spent(job) for job in plant.service.jobs(plant.user, limit=jobs))
        plant.kill_worker(worker)
        work = bare(jobs)
        rows = [
            ("submit to start, idle queue, p95", "≤ 200 ms", f"{1000 * waits[int(0.95 * len(waits))]:.0f} ms"),
            ("a job's start to end beside its work, median", "≤ 30 ms", f"{own - work:.0f} ms ({own:.0f} − {work:.0f})"),
        ]
        for at, count in enumerate(workers):
            speed = throughput(plant, count, jobs, 100_000 * (at + 1))
            rows.append((f"{jobs} comparisons, {count} workers", "", f"{speed:.1f} jobs/s"))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=40)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of its own, too")
    asked = parser.parse_args()
    counts = [int(part) for part in asked.workers.split(",")]
    databases = {"SQLite": None} | ({"PostgreSQL": new_postgres()} if asked.postgres else {})
    print("| database | what | bar | found |\n|---|---|---|---|")
    for name, url in databases.items():
        with tempfile.TemporaryDirectory(prefix="sverka-jobs-") as folder:
            for row in measure(Path(folder), url, counts, asked.jobs):
                print(f"| {name} | {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
