"""What the sandbox holds back on this machine, found by trying it inside a child: nothing here is taken on trust."""

import contextlib
import os
import socket
from dataclasses import dataclass

from core import limits
from core.intake import landlock
from core.intake.wire import Request
from core.model.document import Block, BlockKind, Document
from core.ports import ReadOptions

_FOREIGN_FILE = "/etc/passwd"
"""A file that every user may read, and that no reader needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxState:
    """What a reader's child cannot do here. `landlock`: the kernel's ABI, 0 for none. `user`: the child's user id."""

    files_shut: bool
    network_shut: bool
    processes_shut: bool
    memory_limited: bool
    environment_empty: bool
    unprivileged: bool
    user: int
    landlock: int

    @property
    def words(self) -> str:
        """What is in force, as a line of codes: files network processes memory environment user landlock=7."""
        held = {
            "files": self.files_shut,
            "network": self.network_shut,
            "processes": self.processes_shut,
            "memory": self.memory_limited,
            "environment": self.environment_empty,
            "user": self.unprivileged,
        }
        return " ".join([*(name for name, fits in held.items() if fits), f"landlock={self.landlock}"])

    @property
    def whole(self) -> bool:
        """Whether every protection is in force."""
        return (
            self.files_shut
            and self.network_shut
            and self.processes_shut
            and self.memory_limited
            and self.environment_empty
            and self.unprivileged
        )


def sandbox_state() -> SandboxState:
    """Tries the sandbox once, in a child of the warm server. Raises what `core.intake.read` raises where none can be had."""
    from core.intake.client import shared_server

    found = shared_server().read(Request(reader="core.intake.trial:attempt", name="trial"), b"trial").properties
    return SandboxState(
        files_shut=found["files"] == "shut",
        network_shut=found["network"] == "shut",
        processes_shut=found["processes"] == "shut",
        memory_limited=found["memory"] == "shut",
        environment_empty=found["environment"] == "shut",
        unprivileged=found["user"] != "0",
        user=int(found["user"]),
        landlock=landlock.abi(),
    )


def attempt(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """A reader that reads nothing: it tries what a reader must not be able to do, and tells what it could."""
    tried = {
        "files": _opens_file() or _writes_file(),
        "network": _opens_socket(),
        "processes": _forks(),
        "memory": _takes_memory(),
        "environment": bool(os.environ),
    }
    properties = {key: "open" if possible else "shut" for key, possible in tried.items()}
    block = Block(block="b0", story="body", kind=BlockKind.PARAGRAPH, text="trial")
    return Document(
        name=name, sha256="0" * 64, format="txt", blocks=(block,), properties={**properties, "user": str(os.geteuid())}
    )


def _opens_file() -> bool:
    with contextlib.suppress(OSError):
        os.close(os.open(_FOREIGN_FILE, os.O_RDONLY))
        return True
    return False


def _writes_file() -> bool:
    with contextlib.suppress(OSError):
        made = os.open("made", os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(made, b"a byte more than none")
        return True
    return False


def _opens_socket() -> bool:
    with contextlib.suppress(OSError), socket.socket():
        return True
    return False


def _takes_memory() -> bool:
    with contextlib.suppress(MemoryError):
        return bool(bytearray(limits.READER_BYTES))
    return False


def _forks() -> bool:
    with contextlib.suppress(OSError):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
        return True
    return False
