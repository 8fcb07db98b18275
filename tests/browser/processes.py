"""Pages served by real processes: the page alone, or the whole system."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.supervised import ROOT, free_port

START_SECONDS = 60.0


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_for(happened: Callable[[], bool], seconds: float = START_SECONDS) -> bool:
    """Whether it happened in time; looks ten times a second."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if happened():
            return True
        time.sleep(0.1)
    return False


@contextmanager
def served(script: Path, home: Path, **environment: str) -> Iterator[str]:
    """`streamlit run script` alone on a free port of the loopback; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.address", "127.0.0.1"]
    settings = {**os.environ, "SVERKA_HOME": str(home), "SVERKA_PORT": str(port), "PYTHONPATH": str(ROOT), **environment}
    home.mkdir(parents=True, exist_ok=True)
    with (home / "page.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=log, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            if not wait_for(lambda: answers(f"{url}/_stcore/health")):
                pytest.fail((home / "page.log").read_text(errors="replace"))
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def whole_system(home: Path, **environment: str) -> Iterator[str]:
    """Everything, by one command, `python -m tasks`, on a free port; yields the page's address with the one-time code."""
    port = free_port()
    settings = {
        **os.environ,
        "SVERKA_HOME": str(home),
        "SVERKA_PORT": str(port),
        "SVERKA_OLLAMA_URL": "http://127.0.0.1:9",
        "LC_ALL": "C.UTF-8",
        **environment,
    }
    home.mkdir(parents=True, exist_ok=True)
    log = home / "supervisor.log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "tasks"]
        process = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=out, stderr=subprocess.STDOUT)
        try:
            if not wait_for(lambda: b"\nOpen http" in log.read_bytes() or process.poll() is not None):
                pytest.fail(_logs(home))
            if process.poll() is not None:
                pytest.fail(_logs(home))
            yield next(line.split()[1] for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("Open http"))
        finally:
            process.terminate()
            process.wait(timeout=60)


def _logs(home: Path) -> str:
    """What the parts wrote, for a failing test's message."""
    return "\n".join(f"== {path.name}\n{path.read_text(errors='replace')[-4000:]}" for path in sorted(home.rglob("*.log")))
