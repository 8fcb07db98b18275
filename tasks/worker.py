"""What a worker does beside its tasks: says that it lives, sweeps, and puts its work back when it ends."""

import logging
import os
import socket
import threading
import time
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import celery.apps.worker
import psutil
from celery import Celery, bootsteps
from celery.signals import setup_logging, worker_process_init, worker_ready, worker_shutdown, worker_shutting_down
from celery.utils.log import get_multiprocessing_logger

from core.config import read_config
from core.errors import SverkaError
from core.intake import sandbox_state
from core.intake.client import shared_server
from core.limits import SWEEP_SECONDS, WORKER_BEAT_SECONDS, WORKER_STOP_SECONDS
from core.service.base import Parts
from core.service.journal import log_to_stderr
from core.service.retention import Retention
from core.service.sweeper import put_back_of_dead, put_back_of_dead_children, sweep
from core.storage import claims, workers
from tasks import compose
from tasks.guard import limit_memory
from tasks.identity import new_worker_id, worker_id

LOOK_SECONDS = 0.5


class Keeper(threading.Thread):
    """The main process's thread. A fork waits until it is between two pieces of work: a child that inherited a lock of
    SQLite or of the log in the middle of its use would hang for ever."""

    def __init__(self, parts: Parts, concurrency: int) -> None:
        super().__init__(name="keeper", daemon=True)
        self.parts = parts
        self._over = threading.Event()
        self._forking = threading.Lock()
        self._retention = Retention(parts)
        started = parts.clock.now()
        self._living = workers.Living(
            id=worker_id(),
            host=socket.gethostname(),
            pid=os.getpid(),
            concurrency=concurrency,
            started=started,
            beat=started,
            stopping=False,
        )
        os.register_at_fork(
            before=self._forking.acquire, after_in_parent=self._forking.release, after_in_child=self._forking.release
        )

    def run(self) -> None:
        """Until `end`: a beat each WORKER_BEAT_SECONDS, a sweep each SWEEP_SECONDS. No failure of either ends it."""
        beat_at = sweep_at = 0.0
        while not self._over.wait(LOOK_SECONDS):
            now = time.monotonic()
            if now >= beat_at:
                self._safely(self.beat)
                beat_at = time.monotonic() + WORKER_BEAT_SECONDS
            if now >= sweep_at:
                self._safely(self._sweep)
                sweep_at = time.monotonic() + SWEEP_SECONDS

    def beat(self) -> None:
        """Renews the row by which others know that this worker lives."""
        with self.parts.database.write() as tx:
            workers.beat(tx, _at(self._living, self.parts.clock.now()))

    def stop_within(self, seconds: float) -> None:
        """Called on a signal: the running jobs notice at their next heartbeat, go back to the queue, and the worker ends.
        What does not end in that time is killed, and its job put back all the same."""
        self._safely(self._write_stop)
        time.sleep(seconds)
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                child.kill()
        self.end()
        os._exit(0)

    def end(self) -> None:
        """Puts back what the children still held."""
        self._over.set()
        self._safely(self._release)

    def _sweep(self) -> None:
        put_back_of_dead_children(self.parts, self._living.id, psutil.pid_exists)
        sweep(self.parts)
        self._retention.look()

    def _write_stop(self) -> None:
        with self.parts.database.write() as tx:
            workers.stop(tx, self._living.id)

    def _release(self) -> None:
        with self.parts.database.write() as tx:
            claims.release_worker(tx, self._living.id)
            workers.remove(tx, self._living.id)

    def _safely(self, work: Any) -> None:
        """The keeper outlives a database or a broker that is away, and any bug of its own."""
        with self._forking:
            try:
                work()
            except SverkaError as error:
                self.parts.journal.event("keeper.waits", code=error.code)
            except Exception:  # noqa: BLE001  the sweeper is an edge: it must not die
                self.parts.journal.bug("keeper.bug")


def _at(living: workers.Living, now: datetime) -> workers.Living:
    values = {name: getattr(living, name) for name in workers.Living.__slots__}
    return workers.Living(**{**values, "beat": now})


@cache
def _keepers() -> list[Keeper]:
    return []


class KeeperStep(bootsteps.StartStopStep):
    """Starts the keeper with the worker's main process."""

    requires = {"celery.worker.components:Timer"}  # noqa: RUF012  Celery's own form

    def start(self, parent: Any) -> None:
        """Puts back what an earlier worker of this machine left, says that this one lives, then looks around by itself."""
        config = read_config()
        log_to_stderr()
        keeper = Keeper(compose.parts(config), parent.concurrency or config.worker_concurrency)
        _keepers().append(keeper)
        put_back_of_dead(keeper.parts, socket.gethostname(), psutil.pid_exists)
        keeper.beat()
        keeper.start()


def install(app: Celery) -> None:
    """Makes the app a worker's."""
    log_to_stderr()
    logging.captureWarnings(True)
    setup_logging.connect(_log_as_we_do, weak=False)
    new_worker_id()
    app.steps["worker"].add(KeeperStep)
    worker_ready.connect(_say_ready, weak=False)
    worker_shutting_down.connect(_begin_to_stop, weak=False)
    worker_shutdown.connect(_end, weak=False)
    worker_process_init.connect(_fresh_child, weak=False)


def _log_as_we_do(**_: Any) -> None:
    """Celery sets up no log of its own where somebody is connected here: what it has to say comes as our lines, its pool's
    words too."""
    get_multiprocessing_logger().propagate = True
    celery.apps.worker.safe_say = _say_nothing  # its "Warm shutdown" goes past every log, as plain text


def _say_nothing(*_: Any) -> None:
    """In place of what Celery says on standard error when a signal comes; `_begin_to_stop` does what is to be done."""


def _say_ready(**_: Any) -> None:
    """The supervisor waits for this file."""
    named = os.environ.get("SVERKA_READY_FILE")
    if named:
        Path(named).parent.mkdir(parents=True, exist_ok=True)
        Path(named).write_text(str(os.getpid()), encoding="ascii")


def _begin_to_stop(**_: Any) -> None:
    """In a thread: the signal's handler must not wait for a lock that the interrupted code holds."""
    for keeper in _keepers():
        threading.Thread(target=keeper.stop_within, args=(WORKER_STOP_SECONDS,), daemon=True).start()


def _end(**_: Any) -> None:
    """The pool is closed: no child holds anything any more."""
    while _keepers():
        _keepers().pop().end()


def _fresh_child(**_: Any) -> None:
    """A child composes its own parts; its reader's server warms up before the first file comes."""
    log_to_stderr()
    limit_memory()
    compose.process_parts.cache_clear()
    _keepers().clear()
    threading.Thread(target=_warm_up, daemon=True).start()


def _warm_up() -> None:
    """The reader's server is there before the first file; and what holds it back is tried and kept for the status page."""
    with suppress(SverkaError):
        shared_server()
        found = sandbox_state().words
        with compose.process_parts().database.write() as tx:
            workers.say_sandbox(tx, worker_id(), found)
