"""One streamed answer: read in a thread, watched for silence, cancelling, endless repetition, and a proper end."""

import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from core.analysis.stop import Stopped
from core.errors import ModelMalformed, ModelSilent

POLL_SECONDS: Final = 0.25
"""How often a waiting call looks whether it is still wanted."""
REPEATED_CHARACTERS: Final = 600
"""So many characters at the end of an answer that are one short piece over and over: the model is in a loop."""
_LONGEST_PIECE: Final = 120


Opens = Callable[[Callable[[str, Any], None]], AbstractContextManager[httpx.Response]]
"""Begins a request; it is given the `trace` extension of the call."""


class Lines:
    """The lines of a response that a thread asks for and reads, so that nobody waits for a server that does not even answer.
    Closing it closes the socket: the server stops generating at once. `begun` once the server has answered."""

    def __init__(self, opens: Opens, refused: Callable[[httpx.Response], Exception]) -> None:
        self._opens, self._refused = opens, refused
        self._found: queue.Queue[str | BaseException | None] = queue.Queue()
        self._network: Any = None
        self._closed = False
        self.begun = threading.Event()
        threading.Thread(target=self._read, name="ollama-stream", daemon=True).start()

    def _read(self) -> None:
        try:
            with self._opens(self._trace) as response:
                self.begun.set()
                if response.status_code != 200:
                    self._found.put(self._refused(response))
                    return
                for line in response.iter_lines():
                    self._found.put(line)
            self._found.put(None)
        except (httpx.HTTPError, httpx.StreamError, OSError, ValueError, RuntimeError) as error:
            self._found.put(error)

    def _trace(self, event: str, info: Any) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._network = info["return_value"]
            if self._closed:
                self.close()  # it was closed while it connected

    def next(self, seconds: float) -> str | None:
        """The next line; None at the end. Raises queue.Empty after `seconds`, or what reading raised."""
        item = self._found.get(timeout=seconds)
        if isinstance(item, BaseException):
            raise item
        return item

    def close(self) -> None:
        """Shuts the connection down under the reading thread."""
        self._closed = True
        raw = self._network.get_extra_info("socket") if self._network is not None else None
        if raw is not None:
            try:
                raw.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # the other side was faster


def watched(lines: Lines, cancelled: Callable[[], bool], silence: float, first: float) -> Iterator[dict[str, Any]]:
    """The response's JSON objects. `silence`: seconds without a line, `first`: without any answer at all. Raises Stopped,
    ModelSilent, ModelMalformed (a cut line), and what the request raised."""
    last = time.monotonic()
    try:
        while True:
            if cancelled():
                raise Stopped
            try:
                line = lines.next(POLL_SECONDS)
            except queue.Empty:
                patience = silence if lines.begun.is_set() else first
                if time.monotonic() - last > patience:
                    raise ModelSilent(seconds=int(patience)) from None
                continue
            if line is None:
                return
            last = time.monotonic()
            if line.strip():
                yield _object(line)
    finally:
        lines.close()


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise ModelMalformed from error
    if not isinstance(found, dict):
        raise ModelMalformed
    return found


@dataclass(slots=True, kw_only=True)
class Collected:
    """What has arrived of an answer."""

    content: list[str] = field(default_factory=list)
    thinking: list[str] = field(default_factory=list)
    tail: str = ""
    last: dict[str, Any] | None = None

    def add(self, item: dict[str, Any]) -> None:
        """Takes one line of the stream: pieces of `message`, and the last line, which has `done: true` and the counts."""
        message = item.get("message")
        message = message if isinstance(message, dict) else {}
        for name, pieces in (("content", self.content), ("thinking", self.thinking)):
            piece = message.get(name)
            if isinstance(piece, str) and piece:
                pieces.append(piece)
                self.tail = (self.tail + piece)[-REPEATED_CHARACTERS:]
        if item.get("done") is True:
            self.last = item

    @property
    def text(self) -> str:
        """The answer: what stands in `content`, else what a thinking model left in `thinking`."""
        return "".join(self.content).strip() or "".join(self.thinking).strip()


def repeats(tail: str) -> bool:
    """Whether the end of an answer is one piece of at most 120 characters again and again."""
    if len(tail) < REPEATED_CHARACTERS:
        return False
    return any(tail[:-size] == tail[size:] for size in range(1, _LONGEST_PIECE + 1))
