"""The way to the warm server from any process and thread, a Celery task's too: started at first use, gone with its process."""

import atexit
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

import msgspec

from core.errors import ReaderCrashed, SetupError
from core.intake.child import collect
from core.intake.server import MESSAGE_BYTES, STARTED
from core.intake.wire import Ending, Request, Stopped, counted, drawn, opened, outcome
from core.jsonform import decode
from core.model.document import Document
from core.model.picture import PagePicture

_ROOT: Final = Path(__file__).resolve().parent.parent.parent
_ENDING_BYTES: Final = 4096
_START_SECONDS: Final = 30.0
_GRACE_SECONDS: Final = 5.0
"""How long after a child's deadline the server may take to report its end."""


def never() -> bool:
    """For work that nobody cancels."""
    return False


class ServerGone(Exception):
    """The server died; the request can be sent to a new one."""


@dataclass(slots=True)
class Server:
    """One server process and the socket to it. Requests of several threads run side by side."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def start(cls) -> "Server":
        """Starts the process with an environment of its own, without the secrets of this one. Raises SetupError."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", "core.intake.server", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,
            )
        server = cls(process, ours)
        ours.settimeout(_START_SECONDS)
        try:
            started = ours.recv(1)
        except OSError:
            started = b""
        if started != STARTED:
            server.close()
            raise SetupError(what="The process that reads files cannot be started; python -m core.intake.server says why.")
        return server

    def ask(self, request: Request, data: bytes, cancelled: Callable[[], bool] = never) -> tuple[bytes, Ending]:
        """What the child for this file answered, and how it ended; ended early as soon as `cancelled` says so. Raises
        ServerGone."""
        message = msgspec.json.encode(request)
        if len(message) > MESSAGE_BYTES:
            raise ReaderCrashed
        answer, theirs = os.pipe()
        status, their_status = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with status, os.fdopen(answer, "rb", buffering=0) as pipe:
            try:
                with _file(data) as source, their_status:
                    self._send(message, [source.fileno(), theirs, their_status.fileno()])
            finally:
                os.close(theirs)
            return _collect(pipe.fileno(), status, request, cancelled)

    def _send(self, message: bytes, descriptors: list[int]) -> None:
        with self._lock:
            try:
                socket.send_fds(self.control, [message], descriptors)
                started = self.control.recv(1)
            except OSError as fault:
                raise ServerGone from fault
        if started != STARTED:
            raise ServerGone

    def read(self, request: Request, data: bytes, cancelled: Callable[[], bool] = never) -> Document:
        """The file as a Document. Raises an InputError: one that was cancelled counts as too slow."""
        return outcome(*self._asked(request, data, cancelled), request.bounds)

    def count(self, request: Request, data: bytes, cancelled: Callable[[], bool] = never) -> int:
        """How many pages a PDF has. Raises an InputError."""
        return counted(*self._asked(request, data, cancelled), request.bounds)

    def open(self, request: Request, data: bytes) -> bytes:
        """The file without its password; empty where it has none. Raises an InputError."""
        return opened(*self._asked(request, data, never), request.bounds)

    def draw(self, request: Request, data: bytes) -> PagePicture:
        """One page of the file. Raises an InputError."""
        return drawn(*self._asked(request, data, never), request.bounds)

    def _asked(self, request: Request, data: bytes, cancelled: Callable[[], bool]) -> tuple[bytes, Ending]:
        """A server that dies is replaced once."""
        try:
            return self.ask(request, data, cancelled)
        except ServerGone:
            try:
                return shared_server().ask(request, data, cancelled)
            except ServerGone as fault:
                raise ReaderCrashed from fault

    @property
    def alive(self) -> bool:
        """Whether the process runs; one that ended is reaped by asking."""
        return self.process.poll() is None

    def close(self) -> None:
        """Ends the server and waits for it."""
        self.control.close()
        try:
            self.process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _collect(answer: int, status: socket.socket, request: Request, cancelled: Callable[[], bool]) -> tuple[bytes, Ending]:
    """Reads the answer to its end, then the ending; the server keeps the time, this only does not wait for ever."""
    deadline = time.monotonic() + request.bounds.wall_seconds + _GRACE_SECONDS

    def left() -> float:
        return 0.0 if cancelled() else deadline - time.monotonic()

    received, stopped = collect(answer, request.bounds.result_bytes, left)
    if stopped is not Stopped.NO:
        return b"", Ending(stopped=stopped)  # closing the status socket makes the server end the child
    status.settimeout(max(_GRACE_SECONDS, deadline - time.monotonic()))
    try:
        ending = status.recv(_ENDING_BYTES)
    except OSError as fault:
        raise ServerGone from fault
    if not ending:
        raise ServerGone
    return received, decode(ending, Ending)


def _file(data: bytes) -> IO[bytes]:
    """The file as an open descriptor without a name: in memory where the system has that."""
    if hasattr(os, "memfd_create"):
        made: IO[bytes] = os.fdopen(os.memfd_create("sverka-input"), "w+b", buffering=0)
    else:
        made = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - the caller closes it
    view = memoryview(data)
    while view:
        view = view[os.write(made.fileno(), view) :]
    return made


_shared: tuple[int, Server] | None = None
_shared_lock = threading.Lock()


def shared_server() -> Server:
    """This process's server, started at the first call and again where it has died."""
    global _shared
    with _shared_lock:
        if _shared is not None and _shared[0] == os.getpid() and _shared[1].alive:
            return _shared[1]
        if _shared is not None and _shared[0] == os.getpid():
            _shared[1].close()
        _shared = (os.getpid(), Server.start())
        return _shared[1]


def close_shared_server() -> None:
    """Ends this process's server, if it has one."""
    global _shared
    with _shared_lock:
        mine, _shared = _shared, None
    if mine is not None and mine[0] == os.getpid():
        mine[1].close()


def _forget_after_fork() -> None:
    """A forked process must not speak on its parent's socket, nor keep it open."""
    global _shared, _shared_lock
    if _shared is not None:
        _shared[1].control.close()
        _shared[1].process.returncode = 0  # not ours to wait for
    _shared = None
    _shared_lock = threading.Lock()


atexit.register(close_shared_server)
os.register_at_fork(after_in_child=_forget_after_fork)
