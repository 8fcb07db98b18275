"""Files from the command line, each read in a confined child of its own; two at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from core.errors import CannotOpen, NoFile, NotAFile, SverkaError
from core.intake import check, open_direct
from core.intake.allowance import with_allowance
from core.intake.child import count_in_child, finish, start
from core.intake.wire import Request, outcome
from core.model.document import Document


@contextmanager
def named(path: str) -> Iterator[None]:
    """Notes the path in an error of ours: of two files the reader must know which."""
    try:
        yield
    except SverkaError as error:
        error.add_note(path)
        raise


def data_of(path: str) -> bytes:
    """The file's bytes. Raises NoFile, NotAFile or CannotOpen."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise refusal(path, error) from error


def refusal(path: str, error: OSError) -> SverkaError:
    """What the system said of a path, as one of ours."""
    if isinstance(error, FileNotFoundError):
        return NoFile(path=path)
    if isinstance(error, IsADirectoryError):
        return NotAFile(path=path)
    return CannotOpen(path=path, why=error.strerror)


def password_of(path: str | None) -> str | None:
    """The first line of the password's file."""
    if path is None:
        return None
    lines = data_of(path).decode("utf-8", "replace").splitlines()
    return lines[0] if lines else ""


def opened(path: str, data: bytes, password: str | None) -> bytes | None:
    """The file without its password; None where it has none, or none was given. Raises an InputError."""
    with named(path):
        return open_direct(data, Path(path).name, password) or None if password else None


def read_claim(path: str, data: bytes, new: Document, password: str | None = None) -> Document | None:
    """The new file with its tracked changes rejected; None where it has none."""
    return read_files((path, data, "rejected"), password=password)[0] if new.revisions else None


def read_files(
    *wanted: tuple[str, bytes, str], password: str | None = None, meanwhile: Callable[[], object] | None = None
) -> list[Document]:
    """Each (path, bytes, revisions) as a Document; their children run side by side, and `meanwhile` beside them.
    Raises the first InputError, with the path as its note."""
    checked = []
    for path, data, _revisions in wanted:
        with named(path):
            checked.append(check(data, Path(path).name, password))
    children: list[Any] = []
    for known, (_path, data, revisions) in zip(checked, wanted, strict=True):
        request = Request(reader=known.format, name=known.name, revisions=revisions, password=password)
        timed = with_allowance(request, len(data), partial(count_in_child, data=data))
        children.append((timed, start(timed, data)))
    if meanwhile:
        meanwhile()
    endings = [(request, *finish(child)) for request, child in children]
    found: list[Document] = []
    failed: SverkaError | None = None
    for (path, _data, _revisions), (request, answer, ending) in zip(wanted, endings, strict=True):
        try:
            with named(path):
                found.append(outcome(answer, ending, request.bounds))
        except SverkaError as error:
            failed = failed or error
    if failed is not None:
        raise failed
    return found
