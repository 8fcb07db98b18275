"""What the tests of the pages stand on: the real service on SQLite with a queue in memory, and the library's own AppTest."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from core.config import read_config
from core.model.record import ComparisonRecord, Role, User
from core.ports import Clock, PartState
from core.service import Service
from core.service.base import Parts
from core.service.engines import Engines
from core.service.journal import Journal
from core.service.memory import FixedProbe, MemoryQueue, SystemClock
from core.service.setup import ensure_setup_code
from core.service.worker import Worker
from core.storage.blobs import open_blobs
from pages import door
from pages.routes.cookie import COOKIE
from pages.samples import sample
from tasks.compose import open_database

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "correct horse battery"
NOWHERE = "http://127.0.0.1:9"
"""An address where no model answers."""


@dataclass(slots=True)
class Bench:
    """One installation in a temporary folder. `cookies` is what the browser of the next page sends."""

    service: Service
    queue: MemoryQueue
    cookies: dict[str, str]
    redis: str = "running"
    locale: str = "ru-RU"

    def administrator(self, name: str = "analyst") -> User:
        """Makes the first administrator and signs the browser in."""
        parts = self.service.parts
        code = ensure_setup_code(parts.database, parts.config.home)
        assert code is not None
        made = self.service.create_first_admin(code, name, PASSWORD)
        self.sign_in(name)
        return made

    def analyst(self, administrator: User, name: str) -> User:
        return self.service.create_user(administrator, name, PASSWORD, Role.ANALYST)

    def sign_in(self, name: str) -> str:
        sid = self.service.redeem_ticket(self.service.sign_in(name, PASSWORD))
        self.cookies[COOKIE] = sid
        return sid

    def work(self) -> int:
        """Does every job that a message woke a worker for; returns how many there were."""
        worker, done = Worker(self.service.parts, "test"), 0
        while (message := self.queue.take()) is not None:
            kind, _job, arguments, _priority = message
            worker.run_analysis(*arguments) if kind == "analyse" else worker.run(*arguments)
            done += 1
        return done

    def compared(self, user: User, language: str = "ru") -> ComparisonRecord:
        old, new = sample(language)
        record = self.service.compare_files(user, old=old, new=new)
        self.work()
        return self.service.comparison(user, record.id)

    def page(self, path: str = "", **query: str | list[str]) -> AppTest:
        """The whole application as a browser with these cookies would run it, at the page `path`."""
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        # AppTest switches between files only; a page that is a function is named by the hash of its address.
        app._page_hash = calc_hash(path) if path else ""
        return app.run()


def open_bench(home: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock | None = None, ollama: str = NOWHERE) -> Bench:
    config = read_config({"SVERKA_HOME": str(home), "SVERKA_OLLAMA_URL": ollama})
    queue, cookies = MemoryQueue(), {}
    bench: Bench
    parts = Parts(
        config=config,
        database=open_database(config),
        blobs=open_blobs(None, config.home),
        queue=queue,
        clock=clock or SystemClock(),
        probe=FixedProbe(lambda: {"redis": PartState(state=bench.redis, since=None, detail="")}),
        engines=Engines(),
        journal=Journal(),
    )
    bench = Bench(service=Service(parts), queue=queue, cookies=cookies)
    # The pages reach this composition instead of the process's; cookies and locale come from a connection, which a test lacks.
    monkeypatch.setattr(door, "service", lambda: bench.service)
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _self: bench.cookies))
    monkeypatch.setattr(ContextProxy, "locale", property(lambda _self: bench.locale))
    return bench


def words(app: AppTest) -> str:
    """Everything that a reader sees as text, of the elements that AppTest knows."""
    kinds = (
        "title",
        "header",
        "subheader",
        "markdown",
        "caption",
        "text",
        "warning",
        "error",
        "info",
        "success",
        "button",
        "expander",
    )
    shown: list[str] = []
    for kind in kinds:
        for element in app.get(kind):
            shown.append(str(getattr(element, "value", None) or getattr(element, "label", None) or ""))
    return "\n".join(shown).replace("\\", "").replace("\u2060", "").replace("\u00a0", " ")
