"""What goes to a reader's child and what comes back: a request, and a code, a Document as checked JSON, the bytes of a file
without its password, the number of its pages, or a page's pixels. Never pickle."""

import logging
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

import msgspec

from core import errors, limits
from core.errors import Damaged, InputError, LimitExceeded, NoWords, ReaderCrashed, ReaderMemory, ReaderTimeout
from core.jsonform import decode, encode
from core.model.document import Document
from core.model.picture import PagePicture

_LOG: Final = logging.getLogger("core.intake")
DOCUMENT: Final = b"D"
OPENED: Final = b"O"
DRAWN: Final = b"P"
COUNTED: Final = b"N"
REFUSAL: Final = b"R"
_VALUE_CHARACTERS: Final = 200
_COUNT_DIGITS: Final = 9
_NEAR_THE_LIMIT: Final = 0.7
"""A child that died by a signal with so much of its memory in use died of that: C code seldom says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a child may use: seconds of CPU and on the wall, bytes of memory and of its answer."""

    cpu_seconds: int = limits.READER_SECONDS
    wall_seconds: float = limits.READER_WALL_SECONDS
    memory_bytes: int = limits.READER_BYTES
    result_bytes: int = limits.READER_RESULT_BYTES


class Task(StrEnum):
    """What a child does with its file: count its pages, read it, hand it back without its password, draw one of its pages."""

    COUNT = "count"
    READ = "read"
    OPEN = "open"
    DRAW = "draw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`reader` is a format of core.readers.FORMATS, or "module:function" in the tests of the sandbox itself. `page` counts from
    1 and is only for drawing."""

    reader: str
    name: str
    revisions: str = "accepted"
    password: str | None = None
    task: Task = Task.READ
    page: int = 0
    bounds: Bounds = field(default_factory=Bounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`detail` is where a reader failed (type, file, line; no text of the document): for the log alone."""

    code: str
    values: dict[str, str | int] = field(default_factory=dict)
    detail: str = ""


class Stopped(StrEnum):
    """Why the parent ended a child."""

    NO = "no"
    SILENT = "silent"
    TOO_MUCH = "too much output"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a child ended. `signal` is 0 where none killed it; `peak_bytes` is the most memory that it had in use."""

    status: int = 0
    signal: int = 0
    peak_bytes: int = 0
    stopped: Stopped = Stopped.NO


SIGKILL: Final = 9
SIGXCPU: Final = 24


def outcome(answer: bytes, ending: Ending, bounds: Bounds) -> Document:
    """The Document that a child sent, or its end as an InputError. The answer is trusted in nothing."""
    return _document(_sent(answer, ending, bounds, DOCUMENT))


def opened(answer: bytes, ending: Ending, bounds: Bounds) -> bytes:
    """The file that a child opened, empty where it has no password; or its end as an InputError."""
    return _sent(answer, ending, bounds, OPENED)


def counted(answer: bytes, ending: Ending, bounds: Bounds) -> int:
    """How many pages a child counted; or its end as an InputError."""
    found = _sent(answer, ending, bounds, COUNTED)
    if not found.isdigit() or len(found) > _COUNT_DIGITS:
        raise _crash("no number")
    return int(found)


def framed(picture: PagePicture) -> bytes:
    """A page as it goes over the wire: what it measures as one line of JSON, then its pixels."""
    return encode(replace(picture, pixels=b"")) + b"\n" + picture.pixels


def drawn(answer: bytes, ending: Ending, bounds: Bounds) -> PagePicture:
    """The page that a child drew, or its end as an InputError. Plain pixels: whatever they are, they are a picture."""
    head, _, pixels = _sent(answer, ending, bounds, DRAWN).partition(b"\n")
    try:
        found = decode(head, PagePicture)
    except (msgspec.MsgspecError, RecursionError) as fault:
        raise _crash("a picture of another shape") from fault
    size = found.columns * found.rows
    if min(found.columns, found.rows) < 1 or size > limits.PAGE_PICTURE_PIXELS or len(pixels) != 3 * size:
        raise _crash("a picture of another size")
    return replace(found, pixels=pixels)


def _sent(answer: bytes, ending: Ending, bounds: Bounds, kind: bytes) -> bytes:
    """What came after the letter of that kind. Raises an InputError."""
    if ending.stopped is Stopped.SILENT:
        raise ReaderTimeout(seconds=round(bounds.wall_seconds))
    if ending.stopped is Stopped.TOO_MUCH or len(answer) > bounds.result_bytes + 1:
        raise LimitExceeded(limit=f"READER_RESULT_BYTES {bounds.result_bytes}")
    if ending.signal == SIGXCPU:
        raise ReaderTimeout(seconds=bounds.cpu_seconds)
    if ending.signal == SIGKILL or (ending.signal and ending.peak_bytes > _NEAR_THE_LIMIT * bounds.memory_bytes):
        raise ReaderMemory
    if ending.signal or ending.status:
        raise _crash(f"signal {ending.signal}" if ending.signal else f"exit status {ending.status}")
    if answer[:1] == REFUSAL:
        raise _refused(answer[1:])
    if answer[:1] != kind:
        raise _crash("no answer")
    return answer[1:]


def _document(answer: bytes) -> Document:
    try:
        found = decode(answer, Document)
    except (msgspec.MsgspecError, RecursionError) as fault:
        raise _crash("an answer of another shape") from fault
    # All that a file says may be marked as inserted, or as deleted: then one of its readings is rightly empty.
    if not found.revisions and not any(block.text and not block.text.isspace() for block in found.blocks):
        if any(line.status != "compared" for line in found.ledger):
            raise Damaged
        raise NoWords
    return found


def _refused(answer: bytes) -> InputError:
    try:
        refusal = decode(answer, Refusal)
    except (msgspec.MsgspecError, RecursionError):
        return _crash("a refusal of another shape")
    if refusal.detail:
        _LOG.warning("a reader failed: %s", refusal.detail[:500])
    kinds = {kind.code: kind for kind in _kinds(InputError)}
    values = {key: value[:_VALUE_CHARACTERS] if isinstance(value, str) else value for key, value in refusal.values.items()}
    error = kinds.get(refusal.code, ReaderCrashed)(**values)
    try:
        error.message()
    except (KeyError, IndexError, ValueError):
        return _crash("a refusal without its values")
    return error


def _crash(what: str) -> ReaderCrashed:
    _LOG.warning("a reader's child ended with %s", what)
    return ReaderCrashed()


def _kinds(root: type[InputError]) -> list[type[InputError]]:
    return [root, *(deeper for kind in root.__subclasses__() for deeper in _kinds(kind))]


def refusal_of(error: errors.InputError) -> bytes:
    """What a child sends for an error of ours."""
    values = {key: value if isinstance(value, int) else str(value)[:_VALUE_CHARACTERS] for key, value in error.values.items()}
    return REFUSAL + msgspec.json.encode(Refusal(code=error.code, values=values))
