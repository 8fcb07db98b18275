"""Starts the parts, says how each is, restarts what dies, ends them all."""

import signal
import sys
import time
import webbrowser
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from core.config import Config
from tasks.launcher import parts, valkey
from tasks.launcher.logs import keep_bounded
from tasks.launcher.part import Part, Running, pause_before_restart, start
from tasks.launcher.preflight import free_page_port, only_supervisor, writable_home
from tasks.words import words

LOOK_SECONDS = 0.2
READY_SECONDS = 60.0
"""After so long a part that is not ready is said to be late; it is left to go on."""
QUEUE_SECONDS = 10.0


def say(text: str) -> None:
    """A line of standard output, at once: whoever watches the start sees it also through a pipe."""
    print(text, flush=True)


class Supervisor:
    """The running parts of one data folder."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.logs: Path = config.home / "logs"
        self.running: list[Running] = []
        self.stopping = False
        self._ = words()
        self.names = {
            "queue": self._("queue"),
            "database": self._("database"),
            "worker": self._("worker"),
            "page": self._("page"),
            "model": self._("model"),
        }

    def run(self) -> int:
        """Until a signal comes. Returns the exit status."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._asked_to_stop)
        with ExitStack() as stack:
            writable_home(self.config.home)
            stack.enter_context(only_supervisor(self.config.home))
            free_page_port(self.config.port)
            stack.callback(self.stop)
            redis_url = self._start_queue()
            code = self._open_database()
            self._start_others(redis_url)
            self._await_ready()
            if not self.stopping:
                self._show_page(code)
            while not self.stopping:
                self._look_after()
                time.sleep(LOOK_SECONDS)
        return 0

    def stop(self) -> None:
        """Asks all parts to end (the queue last, since the worker puts its work back), then makes sure."""
        order = list(reversed(self.running))
        for running in order:
            if running.part.name != "queue":
                running.ask_to_stop()
        for running in order:
            if running.part.name == "queue":
                running.ask_to_stop()
            running.end(time.monotonic() + running.part.stop_seconds)
        self.running.clear()
        say(self._("Everything has stopped."))

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        if not self.stopping:
            self.stopping = True
            say(self._("Stopping …"))

    def _line(self, name: str, address: str, state: str) -> None:
        say(f"  {self.names[name]:<14} {address:<28} {state}")

    def _launch(self, part: Part) -> Running:
        running = start(part)
        self.running.append(running)
        return running

    def _start_queue(self) -> str:
        if self.config.redis_url:
            ready = parts.redis_ready(self.config.redis_url)()
            address = self.config.redis_url.rpartition("@")[2].removeprefix("redis://")
            state = self._("answers") if ready else self._("does not answer yet; jobs wait until it does")
            self._line("queue", address, state)
            return self.config.redis_url
        server = valkey.prepare(self.config.home)
        running = self._launch(parts.valkey_part(server, self.logs))
        self._await(running, QUEUE_SECONDS)
        return server.url

    def _open_database(self) -> str | None:
        """Migrates the database and returns the one-time code where no user exists yet."""
        from tasks.compose import prepare_database

        code = prepare_database(self.config)
        self._line("database", _shown(self.config), self._("ready"))
        return code

    def _start_others(self, redis_url: str) -> None:
        environment = parts.part_environment(self.config, redis_url)
        self._launch(parts.page_part(self.config, environment, self.logs))
        self._launch(parts.worker_part(self.config, environment, self.logs))
        model = parts.ollama_part(self.config, self.logs)
        if model is not None:
            self._launch(model)
        elif parts.http_answers(self.config.ollama_url):
            self._line("model", self.config.ollama_url, self._("answers"))
        else:
            self._line("model", self.config.ollama_url, self._("not connected; comparing works without it"))

    def _await_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self.stopping and time.monotonic() < deadline:
            self._look_after()
            if all(running.announced for running in self.running):
                return
            time.sleep(LOOK_SECONDS / 4)
        for running in self.running:
            if not running.announced and not self.stopping:
                log = running.part.log
                self._line(running.part.name, running.part.address, self._("not ready yet; see {log}").format(log=log))

    def _await(self, running: Running, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self.stopping and not running.announced and time.monotonic() < deadline:
            self._look_after()
            time.sleep(LOOK_SECONDS / 10)

    def _look_after(self) -> None:
        for running in self.running:
            keep_bounded(running.part.log)
            if not running.alive:
                self._restart_when_due(running)
            elif not running.announced and running.part.ready():
                running.announced = True
                self._line(running.part.name, running.part.address, self._("ready"))

    def _restart_when_due(self, running: Running) -> None:
        now = time.monotonic()
        if running.restart_at is None:
            pause = pause_before_restart(running, now)
            running.restart_at = now + pause
            ended = self._("ended with status {status}; starting again").format(status=running.process.returncode)
            self._line(running.part.name, running.part.address, ended)
        elif now >= running.restart_at:
            fresh = start(running.part)
            running.process, running.started = fresh.process, fresh.started
            running.restart_at, running.announced = None, False

    def _show_page(self, code: str | None) -> None:
        url = f"http://localhost:{self.config.port}/" + (f"?code={code}" if code else "")
        say("")
        say(self._("Open {url}").format(url=url))
        if code:
            say(self._("One-time code of the first sign-in: {code}").format(code=code))
        say(self._("Ctrl-C ends everything."))
        if sys.stdout.isatty() and _opens_browser(self.config):
            webbrowser.open(url)


def _shown(config: Config) -> str:
    """The database's address without its password."""
    if config.database_url:
        return config.database_url.rpartition("@")[2]
    return str(config.home / "sverka.db")


def _opens_browser(config: Config) -> bool:
    from tasks.compose import opens_browser

    return opens_browser(config)
