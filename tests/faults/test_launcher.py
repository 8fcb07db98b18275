"""The supervisor with real parts: starting, a part that dies, stopping, and what stands in its way."""

import os
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.supervised import ROOT, Supervised, command_line, free_port, launch, start, until

STOP_SECONDS = 30.0


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Supervised]:
    started = start(tmp_path_factory.mktemp("home"))
    yield started
    started.stop()


def refused(home: Path, port: int) -> str:
    """What a supervisor says that cannot start; its status must be 2."""
    process = launch(home, port)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 2, output
    assert "Traceback" not in output
    return output


def test_each_part_has_a_line_and_the_page_answers(running: Supervised) -> None:
    for name in ("queue", "database", "worker", "page", "model"):
        assert any(line.split()[:1] == [name] for line in running.lines), running.output
    with urllib.request.urlopen(f"{running.url}/api/health", timeout=10) as answer:
        assert answer.status == 200
    assert len(running.code) >= 12


def test_a_container_is_told_whether_its_worker_lives(running: Supervised, tmp_path: Path) -> None:
    for home, status in ((running.home, 0), (tmp_path, 1)):
        command = [sys.executable, "-m", "tasks", "alive"]
        asked = subprocess.run(command, cwd=ROOT, env={**os.environ, "SVERKA_HOME": str(home)}, check=False, timeout=60)
        assert asked.returncode == status


def test_the_code_is_in_a_private_file(running: Supervised) -> None:
    private = [
        path
        for path in running.home.rglob("*")
        if path.is_file() and path.stat().st_size < 200 and running.code in path.read_text(errors="ignore")
    ]
    assert private
    assert all(path.stat().st_mode & 0o077 == 0 for path in private)


@pytest.mark.parametrize("what", ["active", "stats"])
def test_celerys_own_commands_find_the_worker(running: Supervised, what: str) -> None:
    """Celery always waits as long as it is told to: a short time, again and again, where the machine is busy."""
    environment = {**os.environ, "SVERKA_HOME": str(running.home)}

    def answered() -> bool:
        command = [sys.executable, "-m", "celery", "-A", "tasks", "inspect", what, "--timeout", "2"]
        asked = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
        return asked.returncode == 0 and "1 node online" in asked.stdout

    until(answered, 60, f"the worker answers `inspect {what}`")


def test_a_part_that_dies_is_restarted_with_a_line(running: Supervised) -> None:
    queue = running.named("valkey")[0]
    queue.kill()
    until(lambda: "starting again" in running.output, 20, "the line on the restart")
    until(lambda: any(p.pid != queue.pid for p in running.named("valkey")), 20, "a new queue")


def test_only_one_supervisor_a_folder(running: Supervised) -> None:
    assert "already runs" in refused(running.home, free_port())


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert "is taken" in refused(tmp_path / "home", other.getsockname()[1])


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert "cannot be written" in refused(tmp_path / "file" / "home", free_port())


def test_a_database_of_a_newer_version_is_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with sqlite3.connect(home / "sverka.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('from_the_future')")
    database.close()
    assert "newer" in refused(home, free_port())


def test_a_signal_ends_all_and_leaves_no_process(tmp_path: Path) -> None:
    started = start(tmp_path / "home")
    processes = started.tree()
    assert len(processes) >= 3
    assert started.stop() == 0
    _gone, alive = psutil.wait_procs(processes, timeout=5)
    assert not alive, [command_line(p) for p in alive]
    assert "Everything has stopped." in started.output


@pytest.mark.ollama
def test_a_model_server_is_started_where_its_program_is_and_ended_with_the_rest(ollama_program: str, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "ollama").symlink_to(ollama_program)
    address = f"http://127.0.0.1:{free_port()}"
    path = f"{programs}:{os.environ['PATH']}"
    started = start(tmp_path / "home", PATH=path, SVERKA_OLLAMA_URL=address, HOME=str(tmp_path))
    assert any(line.split()[:1] == ["model"] and address in line and "ready" in line for line in started.lines), started.output
    with urllib.request.urlopen(f"{address}/api/version", timeout=10) as answer:
        assert answer.status == 200
    assert started.stop() == 0
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"{address}/api/version", timeout=10)
