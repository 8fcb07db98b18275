"""Bytes to a checked, safely read file: what is known before parsing, and the sandbox that readers run in.

`check` refuses what need not be opened; `read` does all of it, through the warm server (from processes with threads) or a
direct fork (from the command line).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.errors import WrongType
from core.intake.allowance import with_allowance
from core.intake.check import Checked, check
from core.intake.wire import Bounds, Request, Task
from core.model.document import Document
from core.model.picture import PagePicture
from core.ports import ReadOptions

if TYPE_CHECKING:
    from core.intake.trial import SandboxState

__all__ = ["Bounds", "Checked", "check", "draw", "open_direct", "open_locked", "read", "read_direct", "sandbox_state"]


def read(data: bytes, name: str, options: ReadOptions | None = None, cancelled: Callable[[], bool] = lambda: False) -> Document:
    """Checks the file and reads it in a confined child of the warm server, which ends as soon as `cancelled` says so. Raises an
    InputError."""
    from core.intake.client import shared_server

    server = shared_server()
    asked = _request(check(data, name, _password(options)), options)
    timed = with_allowance(asked, len(data), lambda request: server.count(request, data, cancelled))
    return server.read(timed, data, cancelled)


def open_locked(data: bytes, name: str, password: str) -> bytes:
    """The file without its password, checked like any other; empty where it has none. It is opened in a confined child of the
    warm server. Raises an InputError."""
    from core.intake.client import shared_server

    found = shared_server().open(_opening(check(data, name, password), password), data)
    return _check_opened(found, name)


def draw(data: bytes, name: str, page: int) -> PagePicture:
    """A page of a PDF, counted from 1, drawn in a confined child of the warm server. Raises an InputError: WrongType for a file
    without pages."""
    from core.intake.client import shared_server

    checked = check(data, name)
    if checked.format != "pdf":
        raise WrongType
    return shared_server().draw(Request(reader="pdf", name=checked.name, task=Task.DRAW, page=page), data)


def open_direct(data: bytes, name: str, password: str) -> bytes:
    """The same in a child of this very process, which must have one thread only. Raises an InputError."""
    from core.intake.child import open_in_child

    return _check_opened(open_in_child(_opening(check(data, name, password), password), data), name)


def _check_opened(data: bytes, name: str) -> bytes:
    """What was behind a password met no limit yet but those of its size. Raises an InputError."""
    if data:
        check(data, name)
    return data


def read_direct(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """The same in a child of this very process, which must have one thread only. Raises an InputError."""
    from core.intake.child import count_in_child, read_in_child

    asked = _request(check(data, name, _password(options)), options)
    return read_in_child(with_allowance(asked, len(data), lambda request: count_in_child(request, data)), data)


def sandbox_state() -> "SandboxState":
    """What of the sandbox is in force on this machine, tried in a child of the warm server."""
    from core.intake import trial

    return trial.sandbox_state()


def _password(options: ReadOptions | None) -> str | None:
    return options.password if options else None


def _opening(checked: Checked, password: str) -> Request:
    return Request(reader=checked.format, name=checked.name, password=password, task=Task.OPEN)


def _request(checked: Checked, options: ReadOptions | None) -> Request:
    asked = options or ReadOptions()
    return Request(reader=checked.format, name=checked.name, revisions=asked.revisions, password=asked.password)
