"""Files that wait for the other one, while a page is loaded anew: a reload is a new session of the library and forgets all.

They stay in this process's memory, each with its owner, under an id that stands in the address; a second tab, which has
another address, begins empty."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from core.limits import WAITING_BYTES, WAITING_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file as it was given."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    user: str
    files: Mapping[str, Waiting]
    until: float

    @property
    def size(self) -> int:
        return sum(len(file.data) for file in self.files.values())


class Shelf:
    """Safe to share between threads. What was put longest ago goes first where there is too much."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._kept: dict[str, _Kept] = {}

    def put(self, identity: str, user: str, files: Mapping[str, Waiting]) -> None:
        """`files` by their side in place of what stood under the id before; none takes it away."""
        with self._lock:
            self._kept.pop(identity, None)
            if files:
                self._kept[identity] = _Kept(user=user, files=dict(files), until=self._clock() + WAITING_SECONDS)
            self._tidy()

    def of(self, identity: str, user: str) -> Mapping[str, Waiting]:
        """What waits under the id; nothing for anybody but its owner."""
        with self._lock:
            self._tidy()
            kept = self._kept.get(identity)
            return kept.files if kept is not None and kept.user == user else {}

    def _tidy(self) -> None:
        now = self._clock()
        self._kept = {identity: kept for identity, kept in self._kept.items() if kept.until > now}
        while sum(kept.size for kept in self._kept.values()) > WAITING_BYTES:
            del self._kept[next(iter(self._kept))]


SHELF = Shelf()
"""The process's own."""
