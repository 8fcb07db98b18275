"""The supervisor's decisions that need no process."""

import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.config import read_config
from core.errors import SetupError
from tasks.launcher import part, preflight, valkey
from tasks.launcher.logs import keep_bounded
from tasks.launcher.parts import ollama_part, part_environment


def test_pauses_grow_and_a_steady_part_starts_afresh() -> None:
    running = part.Running(part=SimpleNamespace(), process=SimpleNamespace(), started=0.0)  # type: ignore[arg-type]
    pauses = [part.pause_before_restart(running, now=1.0) for _ in range(8)]
    assert pauses == [*part.PAUSES, part.PAUSES[-1], part.PAUSES[-1]]
    assert part.pause_before_restart(running, now=part.STEADY_SECONDS) == part.PAUSES[0]


def test_valkey_is_private_durable_and_on_loopback(tmp_path: Path) -> None:
    server = valkey.prepare(tmp_path)
    lines = server.configuration.read_text().splitlines()
    for line in ("bind 127.0.0.1", "appendonly yes", "maxmemory-policy noeviction", f"requirepass {server.password}"):
        assert line in lines
    for path in (server.configuration, tmp_path / "run" / "redis.url"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (tmp_path / "run" / "redis.url").read_text() == server.url
    assert not valkey.answers("127.0.0.1", server.port, server.password)


def test_a_wide_file_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("old")
    path.chmod(0o644)
    valkey.write_private(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_lock_is_held_once(tmp_path: Path) -> None:
    with preflight.only_supervisor(tmp_path), pytest.raises(SetupError) as caught:
        preflight.only_supervisor(tmp_path)
    assert str(tmp_path) in caught.value.message()
    preflight.only_supervisor(tmp_path).close()


def test_parts_get_whole_paths_and_one_queue(tmp_path: Path) -> None:
    environment = part_environment(read_config({"SVERKA_HOME": str(tmp_path)}), "redis://q")
    assert environment["SVERKA_HOME"] == str(tmp_path)
    assert environment["SVERKA_REDIS_URL"] == "redis://q"


def test_a_model_elsewhere_is_not_started_here(tmp_path: Path) -> None:
    assert ollama_part(read_config({"SVERKA_OLLAMA_URL": "http://model.example:11434"}), tmp_path) is None


def test_a_log_is_put_aside_while_it_is_written(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    with log.open("ab", buffering=0) as part_of_it:
        part_of_it.write(b"first\n" * 10)
        assert not keep_bounded(log, most=60)
        part_of_it.write(b"second\n")
        assert keep_bounded(log, most=60)
        part_of_it.write(b"third\n")
        assert log.read_bytes() == b"third\n"
        assert (tmp_path / "worker.log.1").read_bytes() == b"first\n" * 10 + b"second\n"
        part_of_it.write(b"fourth\n" * 10)
        assert keep_bounded(log, most=60)
    assert log.read_bytes() == b""
    assert (tmp_path / "worker.log.1").read_bytes() == b"third\n" + b"fourth\n" * 10


def test_a_log_that_is_not_there_is_no_matter(tmp_path: Path) -> None:
    assert not keep_bounded(tmp_path / "page.log")
