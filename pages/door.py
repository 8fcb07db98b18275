"""The only way from the pages to the service. Everything that a page shows or does goes through here, as the acting user."""

from functools import cache
from pathlib import PurePosixPath

from core.errors import SverkaError
from core.intake import check, open_locked
from core.intake.bundle import Named, is_document, unpack_bundle
from core.intake.bundle import is_bundle as is_zip
from core.model.record import User
from core.service import Service

__all__ = ["Named", "check_file", "is_bundle", "service", "user_of"]

LOCKED_PDF = b"/Encrypt"
"""Stands in every encrypted PDF; many of them open without a password all the same."""


@cache
def service() -> Service:
    """The process's service: composed at the first call, never at import, and safe to share between threads."""
    from tasks.compose import service as composed

    return composed()


def is_bundle(name: str, data: bytes) -> bool:
    """Whether this is a zip file of documents. What is called a Word file and is a zip file of something else is a bad document,
    and is said to be one before it is kept."""
    return is_zip(data) and not is_document(PurePosixPath(name))


def check_file(name: str, data: bytes, password: str | None = None) -> None:
    """What intake would say of the file, before it is kept; one that may be locked is opened, and so is a zip file of several.
    Raises an InputError."""
    if is_bundle(name, data):
        unpack_bundle(data)
        return
    checked = check(data, name, password)
    if password or (checked.format == "pdf" and LOCKED_PDF in data):
        open_locked(data, name, password or "")


def user_of(sid: str | None) -> User | None:
    """Who is signed in under the cookie's value; None for nobody."""
    if not sid:
        return None
    try:
        return service().user_of_session(sid)
    except SverkaError:
        # A database that does not answer lets nobody in; the page behind says what is wrong.
        return None


if __name__ == "__main__":
    # The library takes every file in pages/ for a page when it is the first that a process is asked for.
    from pages.shell.navigation import main

    main()
