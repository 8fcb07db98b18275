"""The body of a reader's child: prepare, confine, read one file, answer, end. It never returns to its caller."""

import gc
import os
import signal
from collections.abc import Callable
from importlib import import_module
from typing import Final, NoReturn, cast

import msgspec

from core.errors import InputError, LimitExceeded, ReaderCrashed, ReaderMemory
from core.intake.confine import confine
from core.intake.wire import COUNTED, DOCUMENT, DRAWN, OPENED, REFUSAL, Refusal, Request, Task, framed, refusal_of
from core.jsonform import encode
from core.model.document import Document
from core.ports import Reader, ReadOptions
from core.readers import reader_for
from core.readers.opening import opened
from core.traces import where

LOCKED: Final = {
    "docx": "core.readers.locked",
    "xlsx": "core.readers.locked",
    "pdf": "core.readers.pdf.unlocked",
}
"""What opens files of a format behind a password."""
DRAWER: Final = "core.readers.pdf.picture"
PLACES: Final = 4
"""How many places a failure in a reader names: what is told must be short."""
_RARE_COLLECTIONS: Final = (200_000, 20, 20)
"""A reader makes many values and few cycles, and ends soon."""


def run(request: Request, data: bytes, answer: int, folder: str, parent: int) -> NoReturn:
    """Reads `data` and writes the answer to the file descriptor `answer`. `folder`: an empty folder of its own."""
    try:
        _plain_signals()
        gc.set_threshold(*_RARE_COLLECTIONS)
        read = prepare(request.reader, locked=bool(request.password))
        if request.task is Task.DRAW:
            import_module(DRAWER)
        confine(request.bounds, folder, answer, parent)
        _send(answer, _answer(request, data, read))
    except MemoryError:
        _send_refusal(answer, ReaderMemory())
    except BaseException:  # noqa: BLE001 - whatever it is, the child's one duty is to end here
        os._exit(1)
    os._exit(0)


def prepare(reader: str, *, locked: bool = False) -> Reader:
    """The reader with everything that it imports, while files can still be opened. `locked`: there is a password."""
    if locked and reader in LOCKED:
        import_module(LOCKED[reader])
    if ":" in reader:
        module, function = reader.split(":")
        return cast(Reader, getattr(import_module(module), function))
    return reader_for(reader)


def _answer(request: Request, data: bytes, read: Callable[..., Document]) -> bytes:
    options = ReadOptions(revisions=request.revisions, password=request.password)
    try:
        kind, found = _done(request, data, read, options)
        if len(found) > request.bounds.result_bytes:
            raise LimitExceeded(limit=f"READER_RESULT_BYTES {request.bounds.result_bytes}")
        return kind + found
    except InputError as error:
        return refusal_of(error)
    except MemoryError:
        return refusal_of(ReaderMemory())
    except Exception as fault:  # noqa: BLE001 - a bug of a reader, or of a library below it, on a strange file
        return REFUSAL + msgspec.json.encode(Refusal(code=ReaderCrashed.code, detail=where(fault, PLACES)))


def _done(request: Request, data: bytes, read: Callable[..., Document], options: ReadOptions) -> tuple[bytes, bytes]:
    """The letter of what was asked for, and its bytes."""
    if request.task is Task.OPEN:
        return OPENED, opened(data, request.reader, request.password or "")
    if request.task is Task.COUNT:
        from core.readers.pdf.file import page_count

        return COUNTED, str(page_count(data, request.password)).encode()
    if request.task is Task.DRAW:
        from core.readers.pdf.picture import drawn

        return DRAWN, framed(drawn(data, request.page))
    return DOCUMENT, encode(read(data, name=request.name, options=options))


def _send(answer: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(answer, view[: 1 << 20]) :]


def _send_refusal(answer: int, error: InputError) -> None:
    try:
        _send(answer, refusal_of(error))
    except MemoryError:
        os._exit(1)


def _plain_signals() -> None:
    """Forgets the parent's handlers."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
