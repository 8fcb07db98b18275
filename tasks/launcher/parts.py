"""Which parts there are, with their commands and environments."""

import os
import shutil
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from core.config import Config
from core.limits import WORKER_STOP_SECONDS
from tasks.launcher import database
from tasks.launcher.part import Part
from tasks.launcher.valkey import Valkey, answers

ROOT = Path(__file__).parent.parent.parent
ANSWER_SECONDS = 1.0
STOP_GRACE_SECONDS = 5.0
"""Beyond what a worker takes to end by itself: it is to write its last line."""


def http_answers(url: str) -> bool:
    """Whether an HTTP GET gets any answer that is no server error."""
    try:
        with urllib.request.urlopen(url, timeout=ANSWER_SECONDS) as answer:  # noqa: S310  our own addresses
            return bool(answer.status < 500)
    except urllib.error.HTTPError as error:
        return error.code < 500
    except (OSError, ValueError):
        return False


def part_environment(config: Config, redis_url: str) -> dict[str, str]:
    """The environment of the worker and the page: the settings, whole paths, and one queue."""
    return {
        **os.environ,
        "SVERKA_HOME": str(config.home),
        "SVERKA_REDIS_URL": redis_url,
        "SVERKA_PORT": str(config.port),
        "PYTHONUNBUFFERED": "1",
    }


def redis_ready(url: str) -> Callable[[], bool]:
    """Whether the server answers a PING; asked over and over."""
    parts = urlsplit(url)
    return lambda: answers(parts.hostname or "127.0.0.1", parts.port or 6379, parts.password)


def valkey_part(valkey: Valkey, logs: Path) -> Part:
    """The embedded queue."""
    return Part(
        name="queue",
        address=valkey.address,
        command=valkey.command,
        environment=os.environ,
        log=logs / "queue.log",
        ready=redis_ready(valkey.url),
    )


def worker_part(config: Config, environment: Mapping[str, str], logs: Path) -> Part:
    """The Celery worker. It has time to put its jobs back when it is told to stop."""
    return Part(
        name="worker",
        address=f"× {config.worker_concurrency}",
        command=(str(ROOT / "start_celery_worker.sh"), str(config.worker_concurrency)),
        environment={**environment, "SVERKA_PYTHON": sys.executable},
        log=logs / "worker.log",
        ready=database.worker_beats(config),
        stop_seconds=WORKER_STOP_SECONDS + STOP_GRACE_SECONDS,
    )


def page_part(config: Config, environment: Mapping[str, str], logs: Path) -> Part:
    """Streamlit, ready as soon as its health answers."""
    command = (
        *(sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py")),
        *("--server.port", str(config.port), "--server.headless", "true"),
    )
    url = f"http://127.0.0.1:{config.port}"
    return Part(
        name="page",
        address=f"http://localhost:{config.port}",
        command=command,
        environment=environment,
        log=logs / "page.log",
        ready=lambda: http_answers(f"{url}/api/health"),
    )


def ollama_part(config: Config, logs: Path) -> Part | None:
    """`ollama serve`, where the program is installed, is meant to run here, and nothing answers yet."""
    program = shutil.which("ollama")
    host = urlsplit(config.ollama_url).hostname
    if program is None or host not in ("localhost", "127.0.0.1", "::1") or http_answers(config.ollama_url):
        return None
    return Part(
        name="model",
        address=config.ollama_url,
        command=(program, "serve"),
        environment={**os.environ, "OLLAMA_HOST": urlsplit(config.ollama_url).netloc},
        log=logs / "model.log",
        ready=lambda: http_answers(config.ollama_url),
    )
