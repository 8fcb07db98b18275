"""Every prompt and answer of an analysis, kept beside each batch's result, so that what was answered before is told again."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from core.analysis.cache import BatchCache, key_of
from core.jsonform import decode, encode
from core.model.exchange import Exchange

Heard = Callable[[Exchange], None]
_SAID: Final = "said"


def deaf(exchange: Exchange) -> None:
    """Where nobody keeps what was said."""


@dataclass(slots=True, kw_only=True)
class Transcript:
    """`heard` is told each exchange once. A batch's own are those of its calls, without those of the halves that it was split
    into. Batches run in threads; each thread knows its own."""

    heard: Heard = deaf
    _own: threading.local = field(default_factory=threading.local)

    def add(self, exchange: Exchange) -> None:
        """Tells an exchange, and keeps it with the innermost batch that is open in this thread."""
        self.heard(exchange)
        for open_batch in self._open()[-1:]:
            open_batch.append(exchange)

    @contextmanager
    def of(self, cache: BatchCache, key: str) -> Iterator[None]:
        """Keeps what is said inside under the batch's key. What is broken off is told, but not kept."""
        said: list[Exchange] = []
        self._open().append(said)
        try:
            yield
        finally:
            self._open().pop()
        cache.note(key_of(_SAID, key), encode(said))

    def again(self, cache: BatchCache, key: str) -> None:
        """Tells what was said when the batch of that key was asked."""
        kept = cache.get(key_of(_SAID, key))
        for exchange in decode(kept, list[Exchange]) if kept is not None else ():
            self.heard(exchange)

    def _open(self) -> list[list[Exchange]]:
        found: list[list[Exchange]] | None = getattr(self._own, "open", None)
        if found is None:
            found = self._own.open = []
        return found
