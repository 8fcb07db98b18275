"""The only way from the pages to the service. Everything that a page shows or does goes through here, as the acting user."""

from functools import cache

from core.errors import SverkaError
from core.intake.check import check
from core.model.record import User
from core.service import Service


@cache
def service() -> Service:
    """The process's service: composed at the first call, never at import, and safe to share between threads."""
    from tasks.compose import service as composed

    return composed()


def check_file(name: str, data: bytes) -> None:
    """What intake would say of the file, before it is kept. Raises an InputError."""
    check(data, name)


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
