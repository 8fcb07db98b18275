"""A running Sverka for the tests: the supervisor as its user starts it, on its own folder and port."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
START_SECONDS = 120.0
"""Generous: these machines are shared."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition: Callable[[], object], seconds: float, what: str) -> None:
    """Polls until the condition holds. Raises AssertionError with `what` when the time is up."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what}")


def command_line(process: psutil.Process) -> str:
    """A process's command line; empty where it ended meanwhile or waits to be collected."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # a zombie's error is one of these
        return ""


@dataclass
class Supervised:
    """The process, what it prints, and its address."""

    home: Path
    port: int
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    reader: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def output(self) -> str:
        return "\n".join(self.lines)

    @property
    def code(self) -> str:
        """The one-time code of the first sign-in."""
        found = re.search(r"\?code=(\S+)", self.output)
        assert found, self.output
        return found[1]

    def tree(self) -> list[psutil.Process]:
        """The supervisor's processes, itself not among them."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def named(self, word: str) -> list[psutil.Process]:
        """Its living processes whose command line has this word."""
        return [process for process in self.tree() if word in command_line(process)]

    def logs(self) -> str:
        return "\n".join(
            f"{path.name}: {path.read_text(errors='replace')[-1500:]}" for path in (self.home / "logs").glob("*.log")
        )

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(60)
        if self.reader is not None:
            self.reader.join(10)
        return status


def start(home: Path, port: int | None = None, **environment: str) -> Supervised:
    """Starts `python -m tasks` and waits until it says where the page is."""
    number = port or free_port()
    process = launch(home, number, **environment)
    running = Supervised(home=home, port=number, process=process)
    running.reader = threading.Thread(target=_collect, args=(running,), daemon=True)
    running.reader.start()
    try:
        until(lambda: "Open http" in running.output or process.poll() is not None, START_SECONDS, "the page's address")
        assert process.poll() is None, running.output
    except AssertionError as error:
        running.stop()
        raise AssertionError(f"{error}\n{running.output}\n{running.logs()}") from error
    return running


def launch(home: Path, port: int, **environment: str) -> subprocess.Popen[str]:
    """The supervisor's process, its output in a pipe; the environment has no Redis, database or locale of the caller's."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SVERKA_", "LC_", "LANG"))}
    settings = {"SVERKA_HOME": str(home), "SVERKA_PORT": str(port), "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1", **environment}
    return subprocess.Popen(
        [sys.executable, "-m", "tasks"],
        cwd=ROOT,
        env=kept | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _collect(running: Supervised) -> None:
    assert running.process.stdout is not None
    with running.process.stdout as output:
        for line in output:
            running.lines.append(line.rstrip())
