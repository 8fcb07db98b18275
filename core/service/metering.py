"""What Sverka tells of itself in figures: the queue as it is, and what the work so far took."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from core.errors import SverkaError
from core.limits import WORKER_SILENT_SECONDS
from core.model.record import Disk
from core.service.base import Parts
from core.service.status import Status
from core.storage import jobs as job_rows
from core.storage import meters, workers

FORGET_SECONDS = 3_600
"""A worker that has been silent for so long is no longer shown."""


class Meter:
    """What one attempt grew; `write` adds it to what stands, in a transaction of its own after the work, so that no job waits
    for another's figures. What a killed worker had not written yet is lost, and nothing but that."""

    def __init__(self) -> None:
        self._grown: dict[meters.Key, tuple[int, float]] = defaultdict(lambda: (0, 0.0))

    def add(self, name: str, label: str, seconds: float = 0.0) -> None:
        count, total = self._grown[name, label]
        self._grown[name, label] = (count + 1, total + seconds)

    def write(self, parts: Parts) -> None:
        grown, self._grown = dict(self._grown), defaultdict(lambda: (0, 0.0))
        if not grown:
            return
        try:
            with parts.database.write() as tx:
                meters.add(tx, grown)
        except SverkaError as error:
            parts.journal.event("meter.unwritten", code=error.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`waiting`: pending jobs by kind. `oldest_s`: how long the longest has waited. `beats`: seconds since each worker was
    heard of. `grown`: count and seconds by name and label: stage, job, retry, error, lost, model."""

    states: dict[str, int]
    waiting: dict[str, int]
    oldest_s: float
    beats: dict[str, float]
    workers: int
    grown: dict[meters.Key, tuple[int, float]]
    disk: Disk


class Metering(Status):
    """The use case behind /api/metrics."""

    def figures(self) -> Figures:
        """For /api/metrics, which knows who may ask."""
        now = self.now
        with self.parts.database.read() as tx:
            oldest = job_rows.oldest_created(tx)
            known = workers.listed(tx, now - timedelta(seconds=FORGET_SECONDS))
            living = [one for one in known if (now - one.beat).total_seconds() <= WORKER_SILENT_SECONDS]
            return Figures(
                states=job_rows.counts(tx),
                waiting=job_rows.waiting_by_kind(tx),
                oldest_s=(now - oldest).total_seconds() if oldest else 0.0,
                beats={f"{one.host}:{one.pid}": (now - one.beat).total_seconds() for one in known},
                workers=len(living),
                grown=meters.listed(tx),
                disk=self._disk(),
            )
