"""One streamed answer: read in a thread, watched for silence, cancelling, endless repetition, and a proper end."""

import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
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


class Lines:
    """The lines of a response. Closing it closes the socket, so that the server stops generating at once."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._found: queue.Queue[str | BaseException | None] = queue.Queue()
        threading.Thread(target=self._read, name="ollama-stream", daemon=True).start()

    def _read(self) -> None:
        try:
            for line in self._response.iter_lines():
                self._found.put(line)
            self._found.put(None)
        except (httpx.HTTPError, httpx.StreamError, OSError, ValueError) as error:
            self._found.put(error)

    def next(self, seconds: float) -> str | None:
        """The next line; None at the end. Raises queue.Empty after `seconds`, or what reading raised."""
        item = self._found.get(timeout=seconds)
        if isinstance(item, BaseException):
            raise item
        return item

    def close(self) -> None:
        """Shuts the connection down under the reading thread."""
        stream = self._response.extensions.get("network_stream")
        raw = stream.get_extra_info("socket") if stream is not None else None
        if raw is not None:
            try:
                raw.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # the other side was faster


def watched(lines: Lines, cancelled: Callable[[], bool], silence: float) -> Iterator[dict[str, Any]]:
    """The response's JSON objects. Raises Stopped, ModelSilent, ModelMalformed (a cut line)."""
    last = time.monotonic()
    while True:
        if cancelled():
            lines.close()
            raise Stopped
        try:
            line = lines.next(POLL_SECONDS)
        except queue.Empty:
            if time.monotonic() - last > silence:
                lines.close()
                raise ModelSilent(seconds=int(silence)) from None
            continue
        if line is None:
            return
        last = time.monotonic()
        if line.strip():
            yield _object(line)


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
