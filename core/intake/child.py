"""Forks one child a file and sees it to its end: its answer, its death, or its time."""

import contextlib
import fcntl
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.intake import body
from core.intake.confine import NOBODY
from core.intake.wire import Bounds, Ending, Request, Stopped, counted, opened, outcome
from core.model.document import Document

_CHUNK: Final = 1 << 20
_LOOK: Final = 0.25
_SET_PIPE_SIZE: Final = 1031
_PEAK_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""What ru_maxrss counts in."""


@dataclass(slots=True)
class Child:
    """A forked reader. `answer`: the pipe that it writes to, or -1 where somebody else reads that."""

    pid: int
    answer: int
    folder: str
    bounds: Bounds
    deadline: float
    stopped: Stopped = Stopped.NO

    def stop(self, why: Stopped) -> None:
        """Kills the child; its end is then reaped as any other."""
        if self.stopped is Stopped.NO:
            self.stopped = why
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def reap(self, options: int = 0) -> Ending | None:
        """How it ended; None while it runs (with os.WNOHANG). Afterwards nothing of it is left."""
        pid, status, usage = os.wait4(self.pid, options)
        if not pid:
            return None
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)
        if self.answer >= 0:
            os.close(self.answer)
        return Ending(
            status=os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 0,
            signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
            peak_bytes=usage.ru_maxrss * _PEAK_UNIT,
            stopped=self.stopped,
        )


def start(request: Request, data: bytes | Callable[[], bytes], answer: int | None = None) -> Child:
    """Forks a reader from this process, which must have one thread alone. A callable `data` is called in the child.
    `answer`: where the child writes; None makes a pipe that `finish` reads."""
    ours, theirs = os.pipe() if answer is None else (-1, answer)
    folder = _own_folder()
    deadline = time.monotonic() + request.bounds.wall_seconds
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        _run(request, data, theirs, folder, parent)
    if answer is None:
        os.close(theirs)
        with contextlib.suppress(OSError):
            fcntl.fcntl(ours, _SET_PIPE_SIZE, _CHUNK)
    return Child(pid=pid, answer=ours, folder=folder, bounds=request.bounds, deadline=deadline)


def finish(child: Child) -> tuple[bytes, Ending]:
    """What a started child answered, and how it ended. Afterwards it is gone."""
    answer = _received(child)
    while (ending := child.reap(os.WNOHANG)) is None:
        if time.monotonic() > child.deadline:
            child.stop(Stopped.SILENT)
        time.sleep(0.0005)
    return answer, ending


def read_in_child(request: Request, data: bytes) -> Document:
    """Reads one file in a child of this process, which must have one thread alone. Raises an InputError."""
    return outcome(*finish(start(request, data)), request.bounds)


def count_in_child(request: Request, data: bytes) -> int:
    """Counts the pages of a PDF in a child of this process, which must have one thread alone. Raises an InputError."""
    return counted(*finish(start(request, data)), request.bounds)


def open_in_child(request: Request, data: bytes) -> bytes:
    """Opens one file in a child of this process, which must have one thread alone. Raises an InputError."""
    return opened(*finish(start(request, data)), request.bounds)


def collect(answer: int, most: int, too_late: Callable[[], float]) -> tuple[bytes, Stopped]:
    """What comes through a pipe until its end, at most `most` bytes and one, while `too_late` says that seconds are left: it
    is asked every quarter of a second."""
    parts: list[bytes] = []
    size = 0
    while True:
        left = too_late()
        if not select.select([answer], [], [], max(0.0, min(left, _LOOK)))[0]:
            if left > 0:
                continue
            return b"".join(parts), Stopped.SILENT
        part = os.read(answer, _CHUNK)
        if not part:
            return b"".join(parts), Stopped.NO
        parts.append(part)
        size += len(part)
        if size > most + 1:
            return b"", Stopped.TOO_MUCH


def _received(child: Child) -> bytes:
    answer, stopped = collect(child.answer, child.bounds.result_bytes, lambda: child.deadline - time.monotonic())
    if stopped is not Stopped.NO:
        child.stop(stopped)
    return answer


def _run(request: Request, data: bytes | Callable[[], bytes], answer: int, folder: str, parent: int) -> None:
    """What the forked side does: nothing of the parent's may run on in it, not even when its input cannot be had."""
    try:
        body.run(request, data if isinstance(data, bytes) else data(), answer, folder, parent)
    finally:
        os._exit(1)


def _own_folder() -> str:
    """An empty folder that the child may stand in."""
    folder = tempfile.mkdtemp(prefix="sverka-reader-")
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    return folder
