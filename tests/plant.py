"""A real queue and real workers on a folder of their own, to be killed, starved and restarted."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

import psutil
from sqlalchemy import func, select

from core.config import read_config
from core.model.record import User
from core.service import Service
from core.storage.tables import results
from tasks.compose import parts
from tasks.launcher.parts import redis_ready
from tasks.launcher.valkey import Valkey, prepare
from tests.supervised import ROOT, until

SECONDS = 90.0
"""How long anything may take on a machine that does other things too."""


def kill_tree(process: subprocess.Popen[bytes], number: signal.Signals = signal.SIGKILL) -> None:
    """The process and all that it started, at once."""
    try:
        family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        family = []
    for member in family:
        try:
            member.send_signal(number)
        except psutil.NoSuchProcess:
            continue
    process.wait(SECONDS)
    psutil.wait_procs(family, timeout=SECONDS)


def small_pair(number: int) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """Two short texts that are like no others."""
    old, new = (f"Приложение {number}\n\nСрок оплаты {days} дней, лимит {number} рублей.\n".encode() for days in (10, 15))
    return (f"{number}-old.txt", old), (f"{number}-new.txt", new)


class Plant:
    """A context manager. `service` acts in this process, as the pages do; `user` is who it acts as."""

    def __init__(self, home: Path, *, database_url: str | None = None, redis_url: str | None = None) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.valkey: Valkey | None = None if redis_url else prepare(home)
        self.redis_url = redis_url or (self.valkey.url if self.valkey else "")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SVERKA_", "LC_", "LANG"))}
        mine = {"SVERKA_HOME": str(home), "SVERKA_REDIS_URL": self.redis_url, "SVERKA_PYTHON": sys.executable}
        if database_url:
            mine["SVERKA_DATABASE_URL"] = database_url
        self.environment = {**kept, **mine, "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
        self.kind = "PostgreSQL" if database_url else "SQLite"
        self.queue: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []
        self.service = Service(parts(read_config(self.environment)))
        self.user: User = self.service.terminal_user()
        # Each test says itself when a model is asked.
        self.service.save_settings(self.user, replace(self.service.settings(self.user), auto_analyse=False))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            kill_tree(worker)
        self.stop_queue()
        self.service.parts.database.dispose()

    def start_queue(self) -> None:
        assert self.valkey is not None
        with (self.home / "queue.log").open("ab") as log:
            self.queue = subprocess.Popen(self.valkey.command, stdout=log, stderr=log)
        until(redis_ready(self.valkey.url), SECONDS, "the queue answers")

    def stop_queue(self) -> None:
        """As kill -9 does."""
        if self.queue is not None:
            self.queue.kill()
            self.queue.wait(SECONDS)
            self.queue = None

    def start_worker(self, concurrency: int = 1, *, wait: bool = True, options: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """With `options` of Celery's own in place of the script that starts it."""
        ready = self.home / f"ready-{time.monotonic_ns()}"
        environment = {**self.environment, "SVERKA_READY_FILE": str(ready)}
        with self.log.open("ab") as log:
            command = [str(ROOT / "start_celery_worker.sh"), str(concurrency)]
            if options:
                environment |= {"SVERKA_WORKER": "1"}
                command = [sys.executable, "-m", "celery", "-A", "tasks", "worker", "--concurrency", str(concurrency), *options]
            worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
        self.workers.append(worker)
        if wait:
            self.until(lambda: ready.exists() or worker.poll() is not None, "the worker is ready")
            assert worker.poll() is None, self.tail()
        return worker

    def kill_worker(self, worker: subprocess.Popen[bytes]) -> None:
        self.workers.remove(worker)
        kill_tree(worker)

    @property
    def log(self) -> Path:
        return self.home / "worker.log"

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-4000:]

    def until(self, condition: Callable[[], object], what: str, seconds: float = SECONDS) -> None:
        try:
            until(condition, seconds, what)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.counts()}\n{self.tail()}") from error

    def compare(self, number: int) -> str:
        """Submits a small comparison that is like no other; returns its job's id."""
        old, new = small_pair(number)
        record = self.service.compare_files(self.user, old=old, new=new)
        return record.job.id

    def counts(self) -> dict[str, int]:
        """Jobs by state."""
        return self.service.system_status(self.user).counts

    def all_over(self) -> bool:
        return not self.service.jobs(self.user, active_only=True, limit=1)

    def results(self) -> int:
        with self.service.parts.database.read() as tx:
            return int(tx.execute(select(func.count()).select_from(results)).scalar_one())
