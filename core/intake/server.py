"""The warm server: a process that has imported the readers and forks one child a file.

python -m core.intake.server FD: FD is one end of a unix socket, the other end is held by core.intake.client. Each message is
a request with three descriptors: the file, the pipe for the child's answer, and a socket that gets the child's ending and whose
closing cancels the child. The server ends when its own socket closes, and with it every child.

A format's reader is imported with its first file, the others while nothing is asked for.
"""

import contextlib
import gc
import os
import select
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final

import msgspec

from core.intake import child as children
from core.intake.child import Child
from core.intake.wire import Request, Stopped
from core.jsonform import encode
from core.readers import FORMATS

MESSAGE_BYTES: Final = 60_000
"""A request without its file."""
STARTED: Final = b"+"
_TICK: Final = 0.5
_PAUSE: Final = 0.05
"""Seconds without a request before the server goes on warming up."""
_LATE: Final = ("pypdf", "encodings.cp1251", "encodings.cp866", "encodings.koi8_r", "encodings.utf_16")
"""What readers import only for some files."""


@dataclass(slots=True)
class _Server:
    control: socket.socket
    parent: int
    wake: int
    running: dict[int, tuple[Child, socket.socket]] = field(default_factory=dict)
    cold: list[str] = field(default_factory=lambda: [*reversed(FORMATS), *_LATE])

    def serve(self) -> None:
        while os.getppid() == self.parent:
            ready = self._wait()
            if self.wake in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self.wake, 4096)
            if self.control in ready and not self._accept():
                break
            self._watch(ready)
            if not ready and self.cold:
                self._warm(self.cold.pop())
        for child, _ in self.running.values():
            child.stop(Stopped.SILENT)

    def _wait(self) -> list[socket.socket | int]:
        watched: list[socket.socket | int] = [self.control, self.wake, *(status for _, status in self.running.values())]
        ready, _, _ = select.select(watched, [], [], _PAUSE if self.cold and not self.running else _TICK)
        return ready

    def _accept(self) -> bool:
        """Starts a child for the next request; False where nobody is left to ask."""
        message, descriptors, _, _ = socket.recv_fds(self.control, MESSAGE_BYTES, 3)
        if not message:
            return False
        source, answer, status = descriptors
        try:
            request = msgspec.json.decode(message, type=Request)
            if request.reader in self.cold:
                self.cold.remove(request.reader)
                self._warm(request.reader)
            started = children.start(request, lambda: _whole(source), answer)
            self.running[started.pid] = (started, socket.socket(fileno=status))
        finally:
            os.close(source)
            os.close(answer)
        self.control.sendall(STARTED)
        return True

    def _warm(self, module: str) -> None:
        """Imports what a child would else import for itself. A reader that cannot be imported fails in its own children."""
        with contextlib.suppress(ImportError):
            import_module(FORMATS.get(module, module))
        if not self.cold:
            gc.collect()
            gc.freeze()

    def _watch(self, ready: list[socket.socket | int]) -> None:
        """Ends children whose time is up or whose asker is gone; reports those that have ended."""
        now = time.monotonic()
        for pid, (child, status) in list(self.running.items()):
            if child.stopped is Stopped.NO and (child.deadline < now or status in ready):
                child.stop(_reason(status) if status in ready else Stopped.SILENT)
            ending = child.reap(os.WNOHANG)
            if ending is not None:
                with contextlib.suppress(OSError):
                    status.sendall(encode(ending))
                status.close()
                del self.running[pid]


def _reason(status: socket.socket) -> Stopped:
    """A byte on the status socket says that the child writes too much; its closing, that nobody waits any more."""
    with contextlib.suppress(OSError):
        if status.recv(1):
            return Stopped.TOO_MUCH
    return Stopped.SILENT


def _whole(source: int) -> bytes:
    parts = []
    place = 0
    while part := os.pread(source, 1 << 24, place):
        parts.append(part)
        place += len(part)
    return b"".join(parts)


def main(arguments: list[str]) -> int:
    """Serves one client on the socket whose descriptor is the first argument, until that end is closed."""
    control = socket.socket(fileno=int(arguments[0]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends whoever holds the other end, and so this
    wake, signalled = os.pipe()
    for end in (wake, signalled):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(signalled, warn_on_full_buffer=False)
    control.sendall(STARTED)
    _Server(control=control, parent=os.getppid(), wake=wake).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
