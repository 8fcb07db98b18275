"""What a job costs beside its work, how soon it stops, and how workers share the work.

python -m benchmarks.jobs [--jobs 100] [--workers 1,2,4] [--postgres] [--write]

Real Valkey, real workers, small comparisons, each like no other. The table goes to standard output as Markdown; --write puts
its rows into docs/scaling.md.
"""

import argparse
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psutil

from core.model.job import Job, JobState
from tests.docx_package import docx, paragraph
from tests.figures import write
from tests.plant import Plant
from tests.scripted_ollama import ScriptedOllama
from tests.scripted_ollama.server import MODEL
from tests.stored import new_postgres

IDLE_SUBMITS = 30
TURNS = 3
LONG_PARAGRAPHS = 150_000
"""A Word file that takes many seconds to read."""
PAGE = Path(__file__).parent.parent / "docs" / "scaling.md"
HEAD = ("what", "bar", "found")
COMMAND = "python -m benchmarks.jobs --write"
Row = list[str]


def latency(plant: Plant, first: int) -> list[float]:
    """Seconds from submit to start, each on an idle queue."""
    found = []
    for number in range(first, first + IDLE_SUBMITS):
        job_id = plant.compare(number)
        plant.until(plant.all_over, "the job")
        job = plant.service.job(plant.user, job_id)
        assert job.started is not None
        found.append((job.started - job.created).total_seconds())
    return sorted(found)


def spent(job: Job) -> float:
    """Seconds from its start to its end."""
    assert job.started is not None
    assert job.finished is not None
    return (job.finished - job.started).total_seconds()


def throughput(plant: Plant, workers: int, jobs: int, first: int) -> tuple[float, float]:
    """Jobs a second, of those that are left when all are queued, with warm workers; and the workers' memory in MB."""
    started = [plant.start_worker() for _ in range(workers)]
    for number in range(first, first + 2 * workers):
        plant.compare(number)
    plant.until(plant.all_over, "the warming up", 300)
    batch = plant.service.compare_pairs(plant.user, "benchmark", [pair(first + 100 + n) for n in range(jobs)])
    queued = datetime.now(UTC)
    plant.until(plant.all_over, "all jobs", 1800)
    done = plant.service.batch(plant.user, batch.job.id).children
    left = [job.finished for job in done if job.finished and job.finished > queued]
    if not left:  # all were done as they came
        queued = min(job.started for job in done if job.started)
        left = [job.finished for job in done if job.finished]
    memory = sum(own_memory(worker.pid) for worker in started)
    for worker in started:
        plant.kill_worker(worker)
    return len(left) / (max(left) - queued).total_seconds(), memory / 1024 / 1024


def own_memory(pid: int) -> int:
    """Bytes that only this process and its children hold (USS): what they share is not counted."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(process.memory_full_info().uss for process in family)


def pair(number: int) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """Two files of the same forty terms that differ in a number; no other pair has the same bytes."""
    text = "".join(f"{n}. Срок оплаты составляет {{}} дней, лимит {number}{n} рублей.\n\n" for n in range(40))
    old, new = (text.replace("{}", days).encode() for days in ("10", "15"))
    return (f"{number}-old.txt", old), (f"{number}-new.txt", new)


def beside_its_work(plant: Plant) -> tuple[float, float]:
    """Milliseconds of a whole job by a worker in this process, and of the work alone (reading both files in the sandbox,
    comparing them): one after the other in turn, the least of each, since a busy machine only adds."""
    from core.comparison import compare
    from core.intake import read
    from core.service.worker import Worker

    worker, whole, alone = Worker(plant.service.parts, "benchmark"), [], []
    for number in range(IDLE_SUBMITS):
        (old_name, old), (new_name, new) = pair(50_000 + number)
        begun = time.perf_counter()
        compare(read(old, old_name), read(new, new_name))
        alone.append(1000 * (time.perf_counter() - begun))
        record = plant.service.compare_files(plant.user, old=(old_name, old), new=(new_name, new))
        worker.run(record.job.id)
        whole.append(1000 * spent(plant.service.job(plant.user, record.job.id)))
    return min(whole), min(alone)


def a_child() -> float:
    """Milliseconds of a reader's child from asking to its answer, on a file of one word, the least of many."""
    from core.intake import read

    found = []
    for _ in range(IDLE_SUBMITS):
        begun = time.perf_counter()
        read(b"word", "a.txt")
        found.append(1000 * (time.perf_counter() - begun))
    return min(found)


def cancelled_while_read(plant: Plant) -> float:
    """Seconds from the cancel of a comparison whose file is being read until the worker does the next job."""
    old, new = (docx("".join(paragraph(f"Пункт {n}, {d} дней") for n in range(LONG_PARAGRAPHS))) for d in (10, 15))
    record = plant.service.compare_files(plant.user, old=("long-1.docx", old), new=("long-2.docx", new))
    plant.until(lambda: plant.service.job(plant.user, record.job.id).stage == "reading", "it is being read")
    time.sleep(0.5)
    assert plant.service.cancel(plant.user, record.job.id).state is JobState.CANCELLED
    begun = time.perf_counter()
    plant.compare(900_000)
    plant.until(plant.all_over, "the next job")
    return time.perf_counter() - begun


def cancelled_while_asked(plant: Plant) -> float:
    """Seconds from the cancel of an analysis whose model says nothing until its stream is closed."""
    with ScriptedOllama("silent") as server:
        plant.service.save_settings(plant.user, replace(plant.service.settings(plant.user), ollama_url=server.url))
        plant.compare(900_001)
        plant.until(plant.all_over, "a comparison")
        analysis = plant.service.start_analysis(plant.user, plant.service.comparisons(plant.user)[0].id, MODEL, "ru")
        plant.until(lambda: server.requests, "the model is asked")
        plant.service.cancel(plant.user, analysis.job.id)
        begun = time.perf_counter()
        plant.until(lambda: server.closed, "the stream is closed")
        return time.perf_counter() - begun


def measure(home: Path, name: str, database_url: str | None, workers: list[int], jobs: int) -> list[Row]:
    """All rows of one database. Starts a queue and workers of its own under `home`, and ends them."""
    with Plant(home, database_url=database_url) as plant:
        plant.start_queue()
        whole, alone = beside_its_work(plant)
        worker = plant.start_worker()
        plant.compare(0)
        plant.until(plant.all_over, "the warming up")
        waits = latency(plant, 1)
        reading, asking = cancelled_while_read(plant), cancelled_while_asked(plant)
        plant.kill_worker(worker)
        middle, late = 1000 * statistics.median(waits), 1000 * waits[int(0.95 * len(waits))]
        rows = [
            [f"{name}: submit to start, idle queue", "p95 ≤ 200 ms", f"median {middle:.0f} ms, p95 {late:.0f} ms"],
            [f"{name}: a job beside its work", "≤ 30 ms", f"{whole - alone:.0f} ms ({whole:.0f} − {alone:.0f})"],
            [f"{name}: a reader's child, from asking to its answer", "≤ 50 ms", f"{a_child():.0f} ms"],
            [f"{name}: cancel while a file is read, to the end of the next job", "≤ 5 s", f"{reading:.1f} s"],
            [f"{name}: cancel while a model answers, to its stream's end", "≤ 5 s", f"{asking:.1f} s"],
        ]
        return rows + shared(plant, name, workers, jobs)


def shared(plant: Plant, name: str, workers: list[int], jobs: int) -> list[Row]:
    """A row for each number of workers, beside the first one: in turn, the best of each, since a busy machine only takes."""
    speeds: dict[int, float] = dict.fromkeys(workers, 0.0)
    memory: dict[int, float] = {}
    for turn in range(TURNS):
        for at, count in enumerate(workers):
            first = 100_000 * (1 + turn * len(workers) + at)
            speed, memory[count] = throughput(plant, count, jobs, first)
            speeds[count] = max(speeds[count], speed)
    one = speeds[workers[0]] / workers[0]
    bars = {2: "≥ 1.5 × one", 4: "not slower than two (two cores)"}
    return [
        [
            f"{name}: small comparisons, workers: {count}",
            bars.get(count, ""),
            f"{speeds[count]:.1f} a second ({speeds[count] / one:.2f} × one), {memory[count] / count:.0f} MB a worker",
        ]
        for count in workers
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=100)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of its own, too")
    parser.add_argument("--write", action="store_true", help="put the rows into docs/scaling.md")
    asked = parser.parse_args()
    counts = [int(part) for part in asked.workers.split(",")]
    databases = {"SQLite": None} | ({"PostgreSQL": new_postgres()} if asked.postgres else {})
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    found: list[Row] = []
    for name, url in databases.items():
        with tempfile.TemporaryDirectory(prefix="sverka-jobs-") as folder:
            rows = measure(Path(folder), name, url, counts, asked.jobs)
            print("\n".join(f"| {' | '.join(row)} |" for row in rows), flush=True)
            found += rows
    if asked.write:
        write(PAGE, found, COMMAND, HEAD)


if __name__ == "__main__":
    main()
