"""A real Ollama of the test's own, on a free port, with its models in the test's folder."""

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.supervised import free_port, until

START_SECONDS = 60


@contextmanager
def real_ollama(program: str, folder: Path) -> Iterator[str]:
    """Host and port."""
    folder.mkdir(parents=True, exist_ok=True)
    host = f"127.0.0.1:{free_port()}"
    environment = {**os.environ, "OLLAMA_HOST": host, "OLLAMA_MODELS": str(folder / "models"), "HOME": str(folder)}
    with (folder / "ollama.log").open("wb") as log:
        process = subprocess.Popen([program, "serve"], env=environment, stdout=log, stderr=log)
    try:
        until(lambda: _answers(f"http://{host}/api/version"), START_SECONDS, "Ollama's answer")
        yield host
    finally:
        process.terminate()
        process.wait(30)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        time.sleep(0.2)
        return False
