"""The model's server: what it has, and pulling what it lacks."""

import re
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

import psutil

from core.analysis.installed import same_model
from core.errors import ModelMissing, ModelUnavailable, ModelUnknown, SverkaError
from core.model.job import Job, JobKind
from core.model.record import ModelState, User
from core.model.scorecard import ScoreCard
from core.ports import Loaded, ModelInfo, ModelServer
from core.service import choosing
from core.service.base import Parts, UseCases, administrators_only
from core.service.choosing import PREFIX
from core.service.preferences import load_settings
from core.service.priority import Priority
from core.storage import jobs as job_rows

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,150}(:[A-Za-z0-9._-]{1,60})?")
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
KEEP_SECONDS = 3.0
"""How long the server's answer is taken as it is: a page that refreshes itself asks no more often."""
WAIT_SECONDS = 1.5
"""A page waits no longer for the model's server; the answer that comes later is there for the next look."""


@dataclass(frozen=True, slots=True)
class _Server:
    version: str
    loaded: dict[str, Loaded]
    """By digest."""


_SILENT: Final = _Server("", {})


class ModelsWatch:
    """The last answer of each server, so that a slow one holds nobody up."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[float, tuple[ModelInfo, ...] | None]] = {}
        self._servers: dict[str, _Server] = {}
        self._shown: dict[str, ModelInfo] = {}
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="models")

    def models(self, parts: Parts, url: str, wait: float = WAIT_SECONDS) -> tuple[ModelInfo, ...] | None:
        """None where the server does not answer within `wait` seconds: short for a page, longer for a worker."""
        with self._lock:
            seen = self._seen.get(url)
        if seen is not None and time.monotonic() - seen[0] < KEEP_SECONDS:
            return seen[1]
        try:
            return self._pool.submit(self._ask, parts, url).result(wait)
        except NotInTime:
            return seen[1] if seen is not None else None

    def _with_window(self, model: ModelServer, info: ModelInfo) -> ModelInfo:
        """The list says nothing of what a model's window holds and takes: each model is asked once."""
        if info.digest not in self._shown:
            self._shown[info.digest] = model.show(info.name)
        shown = self._shown[info.digest]
        return replace(info, context=shown.context, token_bytes=shown.token_bytes)

    def server(self, url: str) -> _Server:
        """As it last answered there; an empty one before."""
        with self._lock:
            return self._servers.get(url, _SILENT)

    def forget(self, url: str) -> None:
        """After something was installed or removed: the next look asks again."""
        with self._lock:
            self._seen.pop(url, None)

    def _ask(self, parts: Parts, url: str) -> tuple[ModelInfo, ...] | None:
        found: tuple[ModelInfo, ...] | None
        try:
            model = parts.engines.model(url)
            found = tuple(self._with_window(model, info) for info in model.models())
            server = _Server(version=model.version(), loaded=model.loaded())
        except SverkaError:
            found, server = None, _SILENT
        with self._lock:
            self._servers[url] = server
            self._seen[url] = (time.monotonic(), found)
        return found


WATCH = ModelsWatch()


class Models(UseCases):
    """Asks the server of the settings; jobs do the pulling and the scoring."""

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
        chosen = settings.model or choosing.best_installed(self.parts, found)
        missing = not any(same_model(info.name, chosen) for info in found)
        server, here = WATCH.server(settings.ollama_url), urlsplit(settings.ollama_url).hostname in _HERE
        return ModelState(
            url=settings.ollama_url,
            reachable=True,
            chosen=chosen,
            installed=found,
            error=ModelMissing.code if missing else None,
            version=server.version,
            memory=psutil.virtual_memory().total if here else 0,
            card=self.parts.engines.card() if here else 0,
            loaded=server.loaded,
            replaces=self._replaced(user, found) if chosen and not settings.model else "",
        )

    def _replaced(self, user: User, found: Sequence[ModelInfo]) -> str:
        with self.parts.database.read() as tx:
            return choosing.gone(tx, self.parts, user.id, found)

    def pull_model(self, user: User, name: str) -> Job:
        """Installs a model as a job: `done` and `total` are bytes. Raises ModelUnknown for a name that is none."""
        if not _NAME.fullmatch(name.strip()):
            raise ModelUnknown(model=name.strip())
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

    def delete_model(self, user: User, name: str) -> None:
        """Removes an installed model from the server, for everybody. Raises Forbidden, ModelUnavailable, ModelMissing."""
        administrators_only(user)
        with self.parts.database.write() as tx:
            url = load_settings(tx, self.parts.config, user.id).ollama_url
            self._record(tx, user, "model.delete", name)
        self.parts.engines.model(url).delete(name)
        WATCH.forget(url)

    def score_model(self, user: User, name: str) -> Job:
        """Has the model read the built-in changes, as a job; the card replaces one that is there. Raises ModelUnavailable,
        ModelMissing."""
        info = next((one for one in self.models(user) if same_model(one.name, name)), None)
        if info is None:
            raise ModelMissing(model=name)
        subject = PREFIX + info.digest
        new = job_rows.NewJob(kind=JobKind.SCORE, user_id=user.id, subject=subject, priority=Priority.LATER)
        with self.parts.database.write() as tx:
            known = job_rows.latest_of(tx, [subject], self.now).get(subject)
            if known is not None and known.state.active:
                return known
            job_rows.forget_result(tx, subject)
            ready = self._submit(tx, new)
            self._record(tx, user, "model.score", info.name)
            job = job_rows.latest_of(tx, [subject], self.now)[subject]
        self._publish(ready)
        return job

    def score_cards(self, user: User) -> dict[str, ScoreCard]:
        """By the model's digest; of models that are gone too: they are facts of the weights, not of anybody's documents."""
        with self.parts.database.read() as tx:
            return choosing.score_cards(tx, self.parts)
