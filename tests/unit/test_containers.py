"""The Dockerfile and compose.yaml as linters and the project's own rules see them; no image is built here."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]


def program(name: str) -> str:
    """A linter of requirements-dev.txt, beside the Python that runs the tests."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name) or name


@pytest.mark.parametrize("command", [("hadolint", "Dockerfile"), ("yamllint", "-s", "compose.yaml")])
def test_linters_find_nothing(command: tuple[str, ...]) -> None:
    result = subprocess.run([program(command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_process_runs_as_root() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert int(re.findall(r"^USER (\d+)$", text, re.M)[-1]) > 0
    for name in ("redis", "ollama"):
        assert int(SERVICES[name]["user"]) > 0


def test_all_parts_are_there_without_privileges() -> None:
    assert {"web", "worker", "redis", "ollama"} <= set(SERVICES)
    for service in SERVICES.values():
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]


def test_the_page_is_published_on_loopback_and_redis_is_not() -> None:
    assert all(str(port).startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])
    assert "ports" not in SERVICES["redis"]


def test_redis_has_a_password_that_nobody_typed_in() -> None:
    assert "--requirepass" in SERVICES["redis"]["command"][-1]
    assert "${SERVICES" not in str(SERVICES)
    assert ":?" in SERVICES["redis"]["environment"]["SVERKA_REDIS_PASSWORD"]


def test_the_servers_profile_has_what_many_analysts_need() -> None:
    server = {name for name, service in SERVICES.items() if "server" in service.get("profiles", [])}
    assert server == {"postgres", "seaweedfs", "bucket"}
    for name, service in SERVICES.items():
        assert service["read_only"], name
        assert int(service.get("user", "10001")) > 0, name
        assert name in ("web", "bucket") or "test" in service["healthcheck"], name
        assert name in ("web",) or "ports" not in service, name
    needed = SERVICES["worker"]["depends_on"]
    assert {name for name, how in needed.items() if how.get("required", True)} == {"redis"}
    assert set(needed) == {"redis", "postgres", "bucket"}


def test_the_example_of_the_servers_settings_names_every_variable() -> None:
    example = (ROOT / "server.env.example").read_text(encoding="utf-8")
    given = set(re.findall(r"^(\w+)=", example, re.M))
    used = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text(encoding="utf-8")))
    assert used - given == {"SVERKA_PORT"}
    assert not re.search(r"(?:PASSWORD|SECRET|KEY)=(?!CHANGE-ME)\S", example)


def test_the_workers_health_is_asked_of_its_own_heartbeat() -> None:
    assert SERVICES["worker"]["healthcheck"]["test"] == ["CMD", "python", "-m", "tasks", "alive"]


def test_no_read_only_service_asks_compose_to_put_a_file_into_it() -> None:
    """Compose copies configs and secrets that are no files into the container, and fails where its root is read-only."""
    for name, service in SERVICES.items():
        assert not {"configs", "secrets"} & set(service), name


def test_the_s3_server_gets_its_keys(tmp_path: Path) -> None:
    script = SERVICES["seaweedfs"]["command"][0].replace("$$", "$").replace("/tmp/", f"{tmp_path}/")
    (tmp_path / "weed").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "weed").chmod(0o700)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "SVERKA_S3_KEY": "key1", "SVERKA_S3_SECRET": "secret1"}
    command = [*SERVICES["seaweedfs"]["entrypoint"], script]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert f"-s3 -s3.config={tmp_path}/s3.json" in said
    kept = json.loads((tmp_path / "s3.json").read_text())
    assert kept["identities"][0]["credentials"] == [{"accessKey": "key1", "secretKey": "secret1"}]
    assert (tmp_path / "s3.json").stat().st_mode & 0o777 == 0o600
