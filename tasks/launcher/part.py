"""A part of the system as the supervisor sees it: a command, how to tell that it is ready, the process that runs it."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before each restart of a part that keeps dying; the last one repeats."""
STEADY_SECONDS = 60.0
"""A part that ran so long starts again with the shortest pause."""
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`address` is for people. `ready` answers whether the part can be used. `stop_signal` asks it to end,
    `stop_seconds` is how long it may take before it is killed with all its children."""

    name: str
    address: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path
    ready: Callable[[], bool]
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = 5.0


def _die_with_parent() -> None:
    """Linux: a supervisor that is killed takes its parts with it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(slots=True)
class Running:
    """A part and its process. The process leads a group of its own, so that its children end with it."""

    part: Part
    process: subprocess.Popen[bytes]
    started: float
    failures: int = 0
    restart_at: float | None = None
    announced: bool = field(default=False)

    @property
    def alive(self) -> bool:
        """Asks the system; a child that ended is reaped by it."""
        return self.process.poll() is None

    def ask_to_stop(self) -> None:
        """Sends the part's signal; a part that ended has heard enough."""
        if self.alive:
            self.process.send_signal(self.part.stop_signal)

    def end(self, deadline: float) -> None:
        """Waits until `deadline` (monotonic seconds), then kills what is left of the group."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, deadline - time.monotonic()))
        kill_group(self.process.pid)
        self.process.wait()


def start(part: Part) -> Running:
    """A process group of its own, which dies with its parent; output is appended to the part's log."""
    part.log.parent.mkdir(parents=True, exist_ok=True)
    with part.log.open("ab") as log:
        process = subprocess.Popen(
            part.command,
            env=dict(part.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
    return Running(part=part, process=process, started=time.monotonic())


def pause_before_restart(running: Running, now: float) -> float:
    """Seconds to wait before the part is started again; counts the failure."""
    if now - running.started >= STEADY_SECONDS:
        running.failures = 0
    pause = PAUSES[min(running.failures, len(PAUSES) - 1)]
    running.failures += 1
    return pause


def kill_group(pid: int) -> None:
    """Kills whatever is left of a part's process group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
