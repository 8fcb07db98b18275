"""A claimed job while it runs: its heartbeat, its progress, and whether it is to stop."""

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from core.errors import Fenced, SverkaError
from core.limits import HEARTBEAT_SECONDS, LEASE_SECONDS, PROGRESS_SECONDS
from core.model.job import Job
from core.service.base import Parts
from core.service.metering import Meter
from core.storage import claims, workers


class Stopped(Exception):
    """The worker is to end: the job goes back to the queue as it is. Never leaves the runner."""


class Run:
    """One claim of one job. A thread prolongs its lease; every write names its token.

    `fenced` once the job is cancelled or another's, `stopping` once the worker is to end.
    """

    def __init__(self, parts: Parts, job: Job, token: str, worker: str) -> None:
        self.parts = parts
        self.job = job
        self.claim = claims.Claim(job.id, token)
        self.fenced = threading.Event()
        self.stopping = threading.Event()
        self.stored = False
        self._worker = worker
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"beat-{job.id[:8]}", daemon=True)
        self._seen = time.monotonic()
        self._said: tuple[str, int, int, float] = ("", -1, -1, 0.0)
        self.meter = Meter()
        self._begun = self._stage_since = time.monotonic()
        self._stage = ""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join(HEARTBEAT_SECONDS)

    @property
    def age(self) -> float:
        """Seconds since it was begun."""
        return time.monotonic() - self._begun

    def cancelled(self) -> bool:
        """Whether to stop now: asked by the stages between two pieces of work."""
        return self.fenced.is_set() or self.stopping.is_set()

    def check(self) -> None:
        """Raises Fenced or Stopped where the work is to stop."""
        if self.fenced.is_set():
            raise Fenced
        if self.stopping.is_set():
            raise Stopped

    def until(self, seconds: float) -> Callable[[], bool]:
        """A deadline that comes after so many seconds, or as soon as the work is to stop."""
        end = time.monotonic() + seconds
        return lambda: self.cancelled() or time.monotonic() > end

    def progress(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Writes where the work stands, at most twice a second within a stage. Raises Fenced, Stopped."""
        self.check()
        now = time.monotonic()
        same_stage = stage == self._said[0]
        if not same_stage:
            self.end_stage(stage)
        if same_stage and (self._said[1:3] == (done, total) or (done < total and now - self._said[3] < PROGRESS_SECONDS)):
            return
        self._said = (stage, done, total, now)
        moment = self.parts.clock.now()
        with self.parts.database.write() as tx:
            mine = claims.progress(tx, self.claim, stage=stage, done=done, total=total, now=moment)
        self._must_be(mine)

    def end_stage(self, following: str = "") -> None:
        """Notes how long the stage took that is over now."""
        now = time.monotonic()
        if self._stage:
            self.meter.add("stage", self._stage, now - self._stage_since)
        self._stage, self._stage_since = following, now

    def keep(self, tx: Connection) -> None:
        """Called in the transaction that stores a piece of the work: it is kept only while the job is ours. Raises Fenced."""
        self._must_be(claims.progressed(tx, self.claim))
        self.stored = True

    def hold(self, tx: Connection) -> None:
        """The same for what brings the work no further. Raises Fenced."""
        self._must_be(claims.beat(tx, self.claim, self.parts.clock.now()))

    def _must_be(self, mine: bool) -> None:
        if not mine:
            self.fenced.set()
            raise Fenced

    def _beat(self) -> None:
        while not self._over.wait(HEARTBEAT_SECONDS):
            try:
                self._beat_once()
            except SverkaError as error:
                # A database that does not answer for a while is waited for; once the lease is over the job is another's.
                self.parts.journal.event("job.beat_missed", job=self.job.id, user=self.job.user_id, code=error.code)
            if time.monotonic() - self._seen > LEASE_SECONDS:
                self.fenced.set()

    def _beat_once(self) -> None:
        with self.parts.database.write() as tx:
            mine = claims.beat(tx, self.claim, self.parts.clock.now())
            stopping = workers.is_stopping(tx, self._worker)
        self._seen = time.monotonic()
        if not mine and not self._over.is_set():
            self.fenced.set()
        if stopping:
            self.stopping.set()
