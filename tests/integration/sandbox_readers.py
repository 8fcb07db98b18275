"""Readers that misbehave, each in one way that a child can end. They run inside the sandbox only."""

import ctypes
import os
import socket
import time
from pathlib import Path

from core.errors import Damaged, LimitExceeded
from core.model.document import Block, BlockKind, Document
from core.ports import ReadOptions


def _document(text: str, **properties: str) -> Document:
    block = Block(block="b0", story="body", kind=BlockKind.PARAGRAPH, text=text)
    return Document(name="n", sha256="0" * 64, format="txt", words=1, blocks=(block,), properties=properties)


def done(data: bytes, *, name: str, options: ReadOptions) -> Document:
    return _document(data.decode(), name=name, revisions=options.revisions, password=options.password or "")


def refuse(data: bytes, *, name: str, options: ReadOptions) -> Document:
    raise LimitExceeded(limit="XML_DEPTH 100")


def refuse_without_values(data: bytes, *, name: str, options: ReadOptions) -> Document:
    raise LimitExceeded


def fail(data: bytes, *, name: str, options: ReadOptions) -> Document:
    raise KeyError("secret words of the document")


def crash(data: bytes, *, name: str, options: ReadOptions) -> Document:
    ctypes.string_at(0)
    raise Damaged


def leave(data: bytes, *, name: str, options: ReadOptions) -> Document:
    os._exit(0)


def take_memory(data: bytes, *, name: str, options: ReadOptions) -> Document:
    taken = []
    while True:
        taken.append(bytes(1 << 24))


def spin(data: bytes, *, name: str, options: ReadOptions) -> Document:
    while True:
        pass


def sleep(data: bytes, *, name: str, options: ReadOptions) -> Document:
    time.sleep(600)
    raise Damaged


def say_too_much(data: bytes, *, name: str, options: ReadOptions) -> Document:
    return _document("много слов " * 200_000)


def flood(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Writes past the answer's limit by itself: the descriptor is the only one that is open besides the standard three."""
    for descriptor in range(3, 64):
        try:
            while True:
                os.write(descriptor, b"D" * (1 << 16))
        except OSError:
            continue
    raise Damaged


def lie(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Answers with what is no Document."""
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b'D{"schema": "sverka.document/1", "blocks": 7}')
            os._exit(0)
        except OSError:
            continue
    raise Damaged


def probe(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Tries what a reader must not be able to do; the properties name the error of each, or "done"."""
    found = {
        "open": _tried(lambda: os.open("/etc/passwd", os.O_RDONLY)),
        "list": _tried(lambda: os.listdir("/")),
        "write": _tried(lambda: os.write(os.open("made", os.O_WRONLY | os.O_CREAT, 0o600), b"x")),
        "tmp": _tried(lambda: Path("/tmp/sverka-escaped").write_text("x")),
        "socket": _tried(socket.socket),
        "unix": _tried(lambda: socket.socket(socket.AF_UNIX)),
        "fork": _tried(os.fork),
        "exec": _tried(lambda: os.execv("/bin/true", ["true"])),
        "kill": _tried(lambda: os.kill(os.getppid(), 0)),
        "ptrace": _tried(_ptrace),
        "setuid": _tried(lambda: os.setuid(0)),
    }
    late = _tried(lambda: __import__("wave"))
    return _document("x", **found, late_import=late, user=str(os.geteuid()), environment=",".join(os.environ))


def environment_in_memory(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """What getenv of the C library still finds."""
    getenv = ctypes.CDLL(None).getenv
    getenv.restype = ctypes.c_char_p
    return _document("x", secret=str(getenv(b"SVERKA_TEST_SECRET")))


def _ptrace() -> None:
    if ctypes.CDLL(None, use_errno=True).ptrace(0, 0, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")


def _tried(attempt: object) -> str:
    try:
        attempt()  # type: ignore[operator]
    except Exception as error:
        return type(error).__name__
    return "done"
