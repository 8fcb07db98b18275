"""The model's server: what it has, and pulling what it lacks."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime

from core.errors import BadSetting, ModelMissing, ModelUnavailable, SverkaError
from core.model.job import Job, JobKind
from core.model.record import ModelState, User
from core.ports import ModelInfo
from core.service.base import Parts, UseCases
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.storage import jobs as job_rows

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,150}(:[A-Za-z0-9._-]{1,60})?")
KEEP_SECONDS = 3.0
"""How long the server's answer is taken as it is: a page that refreshes itself asks no more often."""
WAIT_SECONDS = 1.5
"""A page waits no longer for the model's server; the answer that comes later is there for the next look."""


class ModelsWatch:
    """The last answer of each server, so that a slow one holds nobody up."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[float, tuple[ModelInfo, ...] | None]] = {}
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="models")

    def models(self, parts: Parts, url: str) -> tuple[ModelInfo, ...] | None:
        """None where the server does not answer (in time)."""
        with self._lock:
            seen = self._seen.get(url)
        if seen is not None and time.monotonic() - seen[0] < KEEP_SECONDS:
            return seen[1]
        try:
            return self._pool.submit(self._ask, parts, url).result(WAIT_SECONDS)
        except NotInTime:
            return seen[1] if seen is not None else None

    def _ask(self, parts: Parts, url: str) -> tuple[ModelInfo, ...] | None:
        found: tuple[ModelInfo, ...] | None
        try:
            found = tuple(parts.engines.model(url).models())
        except SverkaError:
            found = None
        with self._lock:
            self._seen[url] = (time.monotonic(), found)
        return found


WATCH = ModelsWatch()


class Models(UseCases):
    def models(self, user: User) -> list[ModelInfo]:
        """The models that are installed. Raises ModelUnavailable."""
        state = self.model_state(user)
        if not state.reachable:
            raise ModelUnavailable(url=state.url)
        return list(state.installed)

    def model_state(self, user: User) -> ModelState:
        """Whether an analysis could run now; asked of the server at most every few seconds, never longer than 2 s."""
        with self.parts.database.read() as tx:
            settings = load_settings(tx, self.parts.config, user.id)
        found = WATCH.models(self.parts, settings.ollama_url)
        if found is None:
            return ModelState(url=settings.ollama_url, reachable=False, chosen=settings.model, error=ModelUnavailable.code)
        chosen = settings.model or (found[0].name if found else "")
        missing = not any(same_model(info.name, chosen) for info in found)
        return ModelState(
            url=settings.ollama_url,
            reachable=True,
            chosen=chosen,
            installed=found,
            error=ModelMissing.code if missing else None,
        )

    def pull_model(self, user: User, name: str) -> Job:
        """Installs a model as a job: `done` and `total` are bytes. Raises BadSetting for a name that is none."""
        if not _NAME.fullmatch(name.strip()):
            raise BadSetting(field="model")
        new = job_rows.NewJob(kind=JobKind.PULL, user_id=user.id, subject=name.strip(), priority=Priority.LATER)
        with self.parts.database.write() as tx:
            known = job_rows.latest_of(tx, [new.subject], self.now).get(new.subject)
            if known is not None and known.state.active:
                return known
            job_rows.forget_result(tx, new.subject)
            ready = self._submit(tx, new)
            self._record(tx, user, "model.pull", new.subject)
            job = job_rows.latest_of(tx, [new.subject], self.now)[new.subject]
        self._publish(ready)
        return job


def same_model(first: str, second: str) -> bool:
    """Ollama takes a name without a tag as :latest."""
    return first == second or f"{first}:latest" == second or first == f"{second}:latest"
