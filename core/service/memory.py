"""A queue, a clock and a probe without anything outside: for tests, notebooks and work in one process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from core.errors import QueueUnavailable
from core.ports import PartState

Message = tuple[str, str, tuple[str, ...], int]


@dataclass(slots=True)
class MemoryQueue:
    """Keeps the messages in order of their coming, most urgent first; `down` makes it refuse them."""

    down: bool = False
    messages: list[Message] = field(default_factory=list)

    def wake(self, kind: str, job_id: str, arguments: tuple[str, ...], priority: int) -> None:
        if self.down:
            raise QueueUnavailable
        self.messages.append((kind, job_id, arguments, priority))

    def take(self) -> Message | None:
        """The next message, removed; None where there is none."""
        if not self.messages:
            return None
        first = min(range(len(self.messages)), key=lambda index: (self.messages[index][3], index))
        return self.messages.pop(first)


class SystemClock:
    """The machine's time. Machines that share a database have to keep theirs in step (NTP), within a lease's length."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class HandClock:
    """Stands still until it is moved."""

    time: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class FixedProbe:
    """Says what it was told."""

    parts: Callable[[], dict[str, PartState]] = dict

    def state(self) -> dict[str, PartState]:
        return self.parts()
