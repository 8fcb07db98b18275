"""How the system is."""

import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from datetime import timedelta
from functools import cache
from pathlib import Path

from core.errors import SverkaError
from core.limits import WORKER_SILENT_SECONDS
from core.model.record import Disk, SystemStatus, User
from core.ports import ModelInfo, PartState
from core.service.base import UseCases, scope
from core.service.models import WATCH
from core.service.preferences import load_settings
from core.storage import jobs as job_rows
from core.storage import workers as worker_rows

FREE_BYTES = 512 * 1024 * 1024
"""Less free space than this is a warning."""
WAIT_SECONDS = 1.5
SANDBOX_WORDS = ("files", "network", "processes", "memory", "environment", "user")
"""What must be held back for the isolation to be whole: the words of core.intake.trial."""
_PROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"
_pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="status")


class Status(UseCases):
    def system_status(self, user: User) -> SystemStatus:
        """Every part with its state, never longer than some 3 s. Jobs of others are shown to administrators only."""
        now = self.now
        with self.parts.database.read() as tx:
            settings = load_settings(tx, self.parts.config, user.id)
            counts, oldest = job_rows.counts(tx), job_rows.oldest_created(tx)
            active = job_rows.listed(tx, now, user_id=scope(user), states=job_rows.ACTIVE)
        models = WATCH.models(self.parts, settings.ollama_url)
        disk = self._disk()
        parts = {
            **self._probed(),
            "worker": self._worker(),
            "sandbox": self._sandbox(),
            "database": PartState(state="running", since=None, detail=self.parts.database.url.get_backend_name()),
            "model": _model(settings.ollama_url, models),
            "disk": PartState(state="running" if disk.free > FREE_BYTES else "degraded", since=None, detail=""),
        }
        return SystemStatus(
            parts=parts,
            counts=counts,
            oldest_s=(now - oldest).total_seconds() if oldest else None,
            active=tuple(active),
            models=models or (),
            disk=disk,
            version=_version(),
        )

    def ready(self) -> dict[str, bool]:
        """Database, redis and worker: whether each answers. For /api/ready; takes no user and tells nothing else."""
        redis = self._probed().get("redis")
        try:
            worker, database = self._worker().state == "running", True
        except SverkaError:
            worker, database = False, False
        return {"database": database, "redis": redis is not None and redis.state == "running", "worker": worker}

    def _probed(self) -> dict[str, PartState]:
        """What the probe says, in time; a broker that swallows everything holds no page up."""
        try:
            return _pool.submit(self.parts.probe.state).result(WAIT_SECONDS)
        except NotInTime:
            return {"redis": PartState(state="stopped", since=None, detail="")}

    def _worker(self) -> PartState:
        """From the heartbeats that every worker writes."""
        with self.parts.database.read() as tx:
            living = worker_rows.listed(tx, self.now - timedelta(seconds=WORKER_SILENT_SECONDS))
        at_work = [worker for worker in living if not worker.stopping]
        if not at_work:
            return PartState(state="stopped", since=None, detail="")
        detail = ", ".join(f"{worker.host}:{worker.pid} × {worker.concurrency}" for worker in at_work)
        return PartState(state="running", since=at_work[0].started.isoformat(), detail=detail)

    def _sandbox(self) -> PartState:
        """What holds the readers back, as each worker found it when it tried; the least of them counts."""
        with self.parts.database.read() as tx:
            living = worker_rows.listed(tx, self.now - timedelta(seconds=WORKER_SILENT_SECONDS))
        found = [worker.sandbox.split() for worker in living if worker.sandbox]
        if not found:
            return PartState(state="unknown", since=None, detail="")
        common = [word for word in found[0] if all(word in words for words in found)]
        whole = set(SANDBOX_WORDS) <= set(common)
        return PartState(state="running" if whole else "degraded", since=None, detail=" ".join(common))

    def _disk(self) -> Disk:
        home = self.parts.config.home
        usage = shutil.disk_usage(home if home.exists() else Path.cwd())
        name = self.parts.database.url.database
        file = Path(name) if self.parts.database.is_sqlite and name else None
        return Disk(free=usage.free, total=usage.total, database=file.stat().st_size if file and file.exists() else None)


def _model(url: str, models: tuple[ModelInfo, ...] | None) -> PartState:
    if models is None:
        return PartState(state="stopped", since=None, detail=url)
    return PartState(state="running" if models else "degraded", since=None, detail=url)


@cache
def _version() -> str:
    return str(tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"]) if _PROJECT.exists() else "?"
