"""Where the result of each batch is kept, so that nothing is asked twice."""

import hashlib
from typing import Protocol

import msgspec


class BatchCache(Protocol):
    """Bytes by key. A key is 64 hex digits; a value is small JSON. Losing one costs one question to the model."""

    def get(self, key: str) -> bytes | None:
        """What was put or noted under the key; None where nothing was, or it was lost."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """A result: the work got on by it, and goes on from it after a stop."""
        ...

    def note(self, key: str, value: bytes) -> None:
        """Something for the record, which brings the work no further: what was said, also in vain, and what it cost."""
        ...


class MemoryCache:
    """Kept as long as the object: the command line and the tests."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        self.kept[key] = value

    def note(self, key: str, value: bytes) -> None:
        self.put(key, value)


def key_of(*parts: object) -> str:
    """The sha256 of what a batch's answer depends on, in hex. Parts are strings, numbers, tuples of them."""
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
